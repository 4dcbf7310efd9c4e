"""Sends a file's journal into its closed chain in pieces; each is committed, so an interrupted transfer continues."""

from collections.abc import Callable, Iterator

from customs_cli.errors import Conflict
from customs_cli.register.file.line import hash_in
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.sql.chains import End
from customs_cli.register.sql.closed.chain import ClosedStore, closed_name
from customs_cli.register.sql.connecting import Session, telling
from customs_cli.sentences import said

_PIECE = 1 << 22
"""Bytes of lines sent and committed together; a single line may be longer."""

Told = Callable[[int, int], None]
Row = tuple[str, int, str, int, str, str]


def offices_of(session: Session) -> set[str] | None:
    """Return the offices that this officer writes for; None for an administrator, who writes for all."""
    row = session.ask("SELECT is_administrator(), coalesce(writable(), '{}')").fetchone()
    return None if not row or row[0] else set(row[1])


def refuse_another_history(file: Store, chain: ClosedStore, size: int, *, is_pulled: bool) -> None:
    """Refuse a file whose journal does not continue what was sent of it before."""
    end = chain.end()
    if end.seq and (end.ends > size or hash_in(file.journal(end.ends - 100, end.ends)) != end.head):
        raise Conflict(
            "{file} does not continue what was pushed from it before: {chain} has {count} entries; nothing was written",
            file=file.name,
            chain=chain.chain,
            count=end.seq,
            hint=said("pull again to another place, and repeat there what was done in this copy since")
            if is_pulled
            else said("push the newest file of that office, not a copy of it or a backup"),
        )


def send(session: Session, file: Store, state: Snapshot, office: str, told: Told) -> int:
    """Send the entries that the closed chain of a file register does not have yet.

    Args:
        session: The connection.
        file: The file register, verified before.
        state: Its state; later entries are not sent.
        office: The office whose officers may see the chain; empty for administrators only.
        told: Progress callback: bytes of the journal done, and in all.

    Returns:
        The number of entries sent.

    Raises:
        Refusal: This officer may not write for that office.
        Conflict: Another process sends it at this moment, or it does not continue the chain.
    """
    chain = ClosedStore(session, closed_name(state.id))
    session.end()
    session.ask(
        "INSERT INTO closings (chain, office, register) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        (chain.chain, office, state.id),
    )
    try:
        return _sent(session, chain, file, state.offset, told)
    finally:
        session.end()


def _sent(session: Session, chain: ClosedStore, file: Store, size: int, told: Told) -> int:
    from psycopg2.extras import execute_values

    sent = 0
    while True:
        row = session.ask("BEGIN; SELECT office FROM closings WHERE chain = %s FOR UPDATE", (chain.chain,)).fetchone()
        end = chain.end()
        told(end.ends, size)
        if end.ends >= size:
            return sent
        rows = list(_rows(chain.chain, row[0] if row else "", end, _lines(file, end.ends, size)))
        with telling(session.address, session.may_see):
            sql = "INSERT INTO closed (chain, seq, office, ends, hash, line) VALUES %s"
            execute_values(session.db.cursor(), sql, rows, page_size=len(rows))
        session.ask("COMMIT")
        sent += len(rows)


def joined(session: Session, identity: str, seq: int) -> None:
    """Note that the records of a closed chain are merged up to an entry."""
    session.end()
    session.ask("UPDATE closings SET joined = greatest(joined, %s) WHERE chain = %s", (seq, closed_name(identity)))


def _lines(file: Store, start: int, end: int) -> Iterator[bytes]:
    piece = file.journal(start, min(end, start + _PIECE))
    while b"\n" not in piece:
        piece += file.journal(start + len(piece), min(end, start + len(piece) + _PIECE))
    yield from piece[: piece.rindex(b"\n")].split(b"\n")


def _rows(chain: str, office: str, end: End, lines: Iterator[bytes]) -> Iterator[Row]:
    place = end.ends
    for seq, line in enumerate(lines, end.seq + 1):
        place += len(line) + 1
        yield chain, seq, office, place, hash_in(line + b"\n"), line.decode()
