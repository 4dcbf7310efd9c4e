"""Makes the derived rows of all batches at once, with one process per core.

Meanwhile the rules in `meta` are `LOADING`: reports are answered from the batches, and acts are refused. After an
interruption the work starts again from the beginning when it is repeated.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from queue import SimpleQueue

from customs_cli.errors import Refusal
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.sql.connecting import Session, telling
from customs_cli.register.sql.derived import GATHERED, fill, taken
from customs_cli.register.sql.making.agreed import LOADING, rules
from customs_cli.register.sql.making.allowed import no_administrator
from customs_cli.register.sql.making.functions import WORDS
from customs_cli.register.sql.making.processes import Tell, at_once, cores
from customs_cli.register.sql.making.schema import DERIVED, INDEXES, ROWS, rights_by_chain
from customs_cli.register.sql.snapshot import SharedSnapshot
from customs_cli.register.sql.store import SharedStore

MANY = 5_000
"""For fewer batches, the rows are written act by act."""
PORTION = 5_000
"""Number of batches whose rows are made and written together."""
MOST = 8
"""Maximum number of processes."""
_MEMORY = "SET maintenance_work_mem = '256MB'"
_PORTIONS = """
SELECT min(key), max(key)
FROM (SELECT key, row_number() OVER (ORDER BY key) - 1 AS place FROM documents WHERE tbl = 'batches') AS refs
GROUP BY place / %s ORDER BY 1
"""

Told = Callable[[int, int], None]
Portion = tuple[str, str]
"""The first and the last reference of a portion."""


def begin(session: Session, how: str = "") -> None:
    """Begin a transaction as an administrator.

    Args:
        session: The connection.
        how: Its isolation level; empty for the default.

    Raises:
        Refusal: The role is not an administrator.
    """
    session.end()
    if session.ask(f"BEGIN {how}; SELECT 1 WHERE is_administrator()").fetchone() is None:
        raise no_administrator(session)


def begin_loading(store: SharedStore, count: int) -> bool:
    """Let the acts of this process leave the derived rows to `project`, and block all others until it has ended."""
    session = store.session
    with suppress(Refusal):
        begin(session)
        session.ask("SELECT 1 FROM chains ORDER BY name FOR UPDATE")
        none = "%s AND NOT EXISTS (SELECT 1 FROM documents WHERE tbl = 'batches')"
        sql = f"UPDATE meta SET value = %s WHERE key = 'rules' AND (value = %s OR {none})"
        store.is_loading = session.ask(sql, (LOADING, LOADING, count >= MANY)).rowcount == 1
        session.ask("COMMIT")
    return store.is_loading


def project(store: SharedStore, told: Told) -> int:
    """Make all derived rows again, by the rules of this program; acts are refused meanwhile.

    Args:
        store: The storage, with an administrator's connection; its `current` is applied to each batch.
        told: Progress callback: batches done, batches in all.

    Returns:
        The number of batches.

    Raises:
        Refusal: The role is not an administrator.
    """
    session = store.session
    whole = _emptied(store, are_of_now=not store.is_loading and _are_of_now(session))
    portions: list[Portion] = session.ask(_PORTIONS, (PORTION,)).fetchall()
    if not _made_by_many(store, portions, told, whole):
        whole = _emptied(store, are_of_now=True)
        done = 0
        for count in _made(store, portions):
            told(done := done + count, whole)
    for table, which in GATHERED.items():
        session.ask(f"INSERT INTO {table} {which.format(taken(table))}; DROP TABLE {taken(table)}")
    session.ask(WORDS)
    _in_parallel(session, INDEXES.strip().splitlines())
    session.ask(f"ANALYZE documents, {', '.join(DERIVED)}")
    session.ask("UPDATE meta SET value = %s WHERE key = 'rules'", (rules(),))
    store.is_loading = False
    return whole


def _emptied(store: SharedStore, *, are_of_now: bool) -> int:
    """Delete all rows and block queries and acts; return the number of batches without rows.

    Running queries are not waited for, unless the tables themselves must be recreated.
    """
    session = store.session
    begin(session)
    session.ask("SELECT 1 FROM chains ORDER BY name FOR UPDATE")
    if are_of_now:
        session.ask(f"DELETE FROM {'; DELETE FROM '.join(DERIVED)}")
    else:
        session.ask(f"DROP TABLE IF EXISTS {', '.join(DERIVED)}; {ROWS}; {rights_by_chain(DERIVED)}")
    session.ask(f"DROP TABLE IF EXISTS {', '.join(map(taken, GATHERED))}")
    for table in GATHERED:
        session.ask(f"CREATE UNLOGGED TABLE {taken(table)} (LIKE {table})")
    session.ask("UPDATE meta SET value = %s WHERE key = 'rules'", (LOADING,))
    session.ask("COMMIT")
    row = session.ask("SELECT count(*) FROM documents WHERE tbl = 'batches'").fetchone()
    return int(row[0]) if row else 0


def _are_of_now(session: Session) -> bool:
    if session.ask("SELECT 1 FROM meta WHERE (key, value) = ('rules', %s)", (rules(),)).fetchone() is None:
        return False
    sql = "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 ORDER BY attnum"
    there = {table: [name for (name,) in session.ask(sql, (f"customs.{table}",))] for table in DERIVED}
    due = {table: [column.split()[0] for column in said.split(", ")] + ["chain"] for table, said in DERIVED.items()}
    return there == due


def _made(store: SharedStore, portions: list[Portion]) -> Iterator[int]:
    session = store.session
    for first, last in portions:
        session.ask("BEGIN")
        with telling(session.address, session.may_see):
            count = fill(session.db.cursor(), SharedSnapshot(store).from_to(first, last))
        session.ask("COMMIT")
        yield count


def _made_by_many(store: SharedStore, portions: list[Portion], told: Told, whole: int) -> bool:
    many, done = min(cores(), len(portions), MOST), 0

    def work(some: list[Portion], tell: Tell) -> None:
        store.session.leave()
        with gc_paused():
            for count in _made(store, some):
                tell(str(count))

    def heard(count: str) -> None:
        nonlocal done
        told(done := done + int(count), whole)

    return many > 1 and at_once([partial(work, portions[place::many]) for place in range(many)], heard)


def _in_parallel(session: Session, statements: list[str]) -> None:
    free: SimpleQueue[Session] = SimpleQueue()
    sessions = [session.another() for _ in range(cores())]
    for one in sessions:
        one.ask(_MEMORY)
        free.put(one)

    def put(sql: str) -> None:
        own = free.get()
        try:
            own.ask(sql)
        finally:
            free.put(own)

    try:
        with ThreadPoolExecutor(len(sessions)) as pool:
            list(pool.map(put, statements))
    finally:
        for one in sessions:
            one.close()
