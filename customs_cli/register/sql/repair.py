"""Repairs what can be restored without guessing in a shared register: documents and rows, from sound chains."""

from collections.abc import Callable

from customs_cli.errors import Damaged
from customs_cli.register.file.codec import TABLES, key_in
from customs_cli.register.file.snapshot import After
from customs_cli.register.proof.verify import verify
from customs_cli.register.sql.acting.writing import documents, taken_out
from customs_cli.register.sql.chains import ChainStore, End
from customs_cli.register.sql.connecting import telling
from customs_cli.register.sql.escaping import key_kept
from customs_cli.register.sql.making.projecting import begin, project
from customs_cli.register.sql.replayed import STRAYS, Replayed, is_said_where, kept_of, misplaced
from customs_cli.register.sql.store import SharedStore
from customs_cli.sentences import counted, said

Told = Callable[[int, int], None]


def repair(store: SharedStore, told: Told) -> tuple[str, ...]:
    """Rewrite the documents that differ from the chains, and then all derived rows; for administrators.

    Args:
        store: The storage of the register.
        told: Progress callback: batches whose rows are done, batches in all.

    Returns:
        Sentences that say what was done; empty if there was nothing to repair.

    Raises:
        Damaged: A chain itself is at fault: only a backup of the database helps.
        Refusal: This officer is not an administrator.
    """
    session = store.session
    begin(session)
    names = [name for (name,) in session.ask("SELECT name FROM chains ORDER BY name FOR UPDATE").fetchall()]
    names += [name for (name,) in session.ask(STRAYS).fetchall()]
    mended = {name: count for name in names if (count := _mended(ChainStore(session, name)))}
    session.ask("COMMIT")
    project(store, told)
    return tuple(
        said("{chain}: {records} rebuilt", chain=name, records=counted(n, "1 record", "{count:,} records"))
        for name, n in mended.items()
    )


def _mended(chain: ChainStore) -> int:
    verdict, end = verify(chain), chain.end()
    for fault in (*verdict.faults, *(fault for fault in misplaced(chain) if fault.line)):
        raise Damaged(fault.what, hint=said("restore a backup of the database"), at=fault.file)
    if End(verdict.entries, verdict.head, chain.journal_size()) != end:
        name, hint = chain.journal_name, said("restore a backup of the database")
        raise Damaged("{chain} does not end where the database says", chain=name, hint=hint)
    spoken: list[tuple[str, int]] = []
    replayed = Replayed(chain, lambda key, seq: spoken.append((key, seq)))
    if not is_said_where(replayed, chain.session):
        _say_where(chain, spoken)
    due = {(table, key_in(row.body)): row.body for table in TABLES for row in replayed.rows(table)}
    kept = {(table, key_kept(key)) for table, key in due}
    there = {(table, key): body for table, key, body in kept_of(chain.chain, chain.session)}
    odd = {place for place, body in there.items() if place not in kept or body is None}
    after: After = {
        (table, key): body for (table, key), body in due.items() if there.get((table, key_kept(key))) != body.decode()
    }
    if odd:
        chain.session.ask(*taken_out(odd))
    for sql, args in documents(after):
        chain.session.ask(sql, args)
    return len(after) + len(odd)


def _say_where(chain: ChainStore, spoken: list[tuple[str, int]]) -> None:
    from psycopg2.extras import execute_values

    chain.session.ask("DELETE FROM seen WHERE chain = %s", (chain.chain,))
    sql = (
        "INSERT INTO seen (key, chain, act) SELECT s.key, j.chain, j.act FROM (VALUES %s) AS s (key, seq)"
        f" JOIN journal AS j ON j.chain = '{chain.chain}' AND j.seq = s.seq"
    )
    with telling(chain.session.address, chain.session.may_see):
        execute_values(chain.session.db.cursor(), sql, spoken, page_size=1_000)
