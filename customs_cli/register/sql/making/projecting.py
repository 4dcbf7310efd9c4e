"""The rows of all batches made at once, by a process on each core; nobody asks them, nor acts, until all are there.

`meta` says `LOADING` in the place of the rules meanwhile: reports answer from the batches, and acts are refused. What
was cut off begins anew when it is repeated.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from queue import SimpleQueue

from customs_cli.errors import Refusal
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.derived import GATHERED, fill, taken
from customs_cli.register.sql.making.agreed import LOADING, rules
from customs_cli.register.sql.making.allowed import no_administrator
from customs_cli.register.sql.making.functions import WORDS
from customs_cli.register.sql.making.processes import Tell, at_once, cores
from customs_cli.register.sql.making.schema import DERIVED, INDEXES, ROWS, rights_by_chain
from customs_cli.register.sql.snapshot import SharedSnapshot
from customs_cli.register.sql.store import SharedStore

MANY = 5_000
"""Of fewer batches the rows are written act by act."""
PORTION = 5_000
"""The rows of so many batches are made and written together."""
MOST = 8
"""At most so many processes make rows."""
_MEMORY = "SET maintenance_work_mem = '256MB'"
_PORTIONS = """
SELECT min(key), max(key)
FROM (SELECT key, row_number() OVER (ORDER BY key) - 1 AS place FROM documents WHERE tbl = 'batches') AS refs
GROUP BY place / %s ORDER BY 1
"""

Told = Callable[[int, int], None]
Portion = tuple[str, str]
"""The first reference of a portion and the last one."""


def begin(session: Session, how: str = "") -> None:
    """Begin a transaction of an administrator.

    Args:
        session: The connection.
        how: Its isolation, where it is another than usual.

    Raises:
        Refusal: It is none.
    """
    session.end()
    if session.ask(f"BEGIN {how}; SELECT 1 WHERE is_administrator()").fetchone() is None:
        raise no_administrator(session)


def begin_loading(store: SharedStore, count: int) -> bool:
    """Have the acts of this process leave the rows to `project`, and nobody else act until it has ended.

    Args:
        store: Where the register lives.
        count: How many batches come in.

    Returns:
        Whether they do: an administrator's, where there is no batch yet and many come, or where it was begun before.
    """
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
    """Make the rows beside the documents anew, by the rules of this program; nobody acts meanwhile.

    Args:
        store: An administrator's; it says how batches are read.
        told: Told how many batches are done, of how many.

    Returns:
        How many batches there are.

    Raises:
        Refusal: It is no administrator's.
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
    """Leave no rows, and nobody who asks them or acts; how many batches wait for theirs.

    Whoever reads at this moment need not end first, but where the tables themselves are made anew.
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
    """Whether the tables of derived rows are those that this version writes."""
    if session.ask("SELECT 1 FROM meta WHERE (key, value) = ('rules', %s)", (rules(),)).fetchone() is None:
        return False
    sql = "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 ORDER BY attnum"
    there = {table: [name for (name,) in session.ask(sql, (f"customs.{table}",))] for table in DERIVED}
    due = {table: [column.split()[0] for column in said.split(", ")] + ["chain"] for table, said in DERIVED.items()}
    return there == due


def _made(store: SharedStore, portions: list[Portion]) -> Iterator[int]:
    """Make and commit the rows of some portions; of how many batches, of each."""
    session = store.session
    for first, last in portions:
        session.ask("BEGIN")
        count = fill(session.db.cursor(), SharedSnapshot(store).from_to(first, last))
        session.ask("COMMIT")
        yield count


def _made_by_many(store: SharedStore, portions: list[Portion], told: Told, whole: int) -> bool:
    """Have a process on each core make the rows of every so many-th portion; whether all of them could."""
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
    """Put statements on several connections, each taking the next one when it is free."""
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
