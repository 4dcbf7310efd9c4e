"""Writes an act into a shared register: its lines, documents and derived rows, in one transaction."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import datetime
from os import urandom
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Raw
from msgspec.structs import replace

from customs_cli.register.file.changes import Change, office_of
from customs_cli.register.file.line import Entry, from_line, hash_in, to_line
from customs_cli.register.file.snapshot import After
from customs_cli.register.sql.chains import End, chain_of
from customs_cli.register.sql.derived import AGAIN, Became, Row, as_kept, changed, copy, rows_changed
from customs_cli.register.sql.escaping import key_kept
from customs_cli.register.sql.making.agreed import NAMES
from customs_cli.register.sql.snapshot import SharedSnapshot

if TYPE_CHECKING:
    from psycopg2.extensions import cursor

_AT_A_TIME, _FEW = 1_000, 300
_NEXT = "nextval('names_put')"

Statement = tuple[str, tuple[Any, ...]]


class Deed(NamedTuple):
    """What the entry of an act says in each of its chains.

    Attributes:
        at: Time of the act, UTC.
        by: The officers.
        office: Code of the office that acts, or empty.
        act: Name of the act.
        reason: The reason, or empty.
    """

    at: datetime
    by: tuple[str, ...]
    office: str
    act: str
    reason: str


Dated = Callable[[str], Deed]
"""Given a reason of its own, or none, returns an act dated now."""


class Line(NamedTuple):
    """The line of an act in one chain.

    Attributes:
        chain: Name of the chain.
        seq: Number of its entry in the chain.
        text: The line without a line end.
        after: The documents after the act.
    """

    chain: str
    seq: int
    text: bytes
    after: After


def line_of(
    deed: Deed,
    chain: str,
    end: End,
    changes: tuple[Change, ...],
    snapshot: SharedSnapshot,
    reverts: int | None,
    salt: str,
) -> Line:
    """Return the line of a chain, after making sure that it can be replayed; see `register.file.committing`.

    Args:
        deed: The act.
        chain: Name of the chain.
        end: Where the chain ends.
        changes: The changes of the act that belong to the chain.
        snapshot: The state before.
        reverts: Number of the entry of this chain that is reverted, or None.
        salt: 64 random hex digits.

    Raises:
        UsageError: A text cannot be kept.
    """
    entry = Entry(
        seq=end.seq + 1,
        at=deed.at,
        by=deed.by,
        office=deed.office or office_of(changes),
        act=deed.act,
        reason=deed.reason,
        reverts=reverts,
        changes=changes,
        prev=end.head or urandom(32).hex(),
        salt=salt,
    )
    line = to_line(entry)
    added = {(c.table, c.key): bytes(c.new) for c in changes if isinstance(c.new, Raw)}
    rest = replace(entry, changes=tuple(c for c in changes if not isinstance(c.new, Raw)))
    kept = from_line(to_line(rest)[:-1], end.ends + len(line), chain)
    return Line(chain, entry.seq, line[:-1], {**snapshot.after(kept.entry), **added})


def statements(lines: Sequence[Line], snapshot: SharedSnapshot) -> Iterator[Statement]:
    """Yield the statements that write some lines, their documents and rows."""
    yield from journal(lines)
    after = _after(lines)
    yield from documents(after)
    yield from changed(rows_changed(_became(after, snapshot)))
    seen = list(_seen(lines))
    for start in range(0, len(seen), _AT_A_TIME):
        own = seen[start : start + _AT_A_TIME]
        values = ", ".join(["(%s, %s, currval('acts_done'))"] * len(own))
        yield f"INSERT INTO seen VALUES {values}", tuple(text for row in own for text in row)


def journal(lines: Iterable[Line]) -> Iterator[Statement]:
    """Yield the statements that write some lines; the first draws the number of the act."""
    number = "nextval('acts_done')"
    for line in lines:
        yield (
            f"INSERT INTO journal (chain, seq, act, ends, hash, line) VALUES (%s, %s, {number}, 0, %s, %s)",
            (line.chain, line.seq, hash_in(line.text + b"\n"), line.text.decode()),
        )
        number = "currval('acts_done')"


def is_bulky(lines: Iterable[Line]) -> bool:
    """Whether so many documents are written that copying (`copied`) is faster."""
    return sum(len(line.after) for line in lines) > _FEW


def copied(db: "cursor", lines: Sequence[Line], snapshot: SharedSnapshot) -> None:
    """Write what `statements` would, for an act on many records: copied into temporary tables, and from there.

    PostgreSQL does not allow COPY into tables under row-level security.
    """
    for sql, args in journal(lines):
        db.execute(sql, args)
    after = _after(lines)
    bodies = [(*_place(place), chain_of(*place), body.decode()) for place, body in after.items() if body is not None]
    if gone := [_place(place) for place, body in after.items() if body is None]:
        db.execute(*taken_out(gone))
    nth = f"CASE WHEN chain = '{NAMES}' THEN {_NEXT} ELSE 0 END"
    again = "ON CONFLICT (tbl, key) DO UPDATE SET body = excluded.body"
    _taken_in(db, "documents", "tbl, key, chain, body", bodies, f"tbl, key, chain, {nth}, body", again)
    _taken_in(db, "seen", "key, chain", _seen(lines), "key, chain, currval('acts_done')")
    what = rows_changed(_became(after, snapshot))
    for table, those in ((table, those) for table, those in what.gone.items() if those):
        db.execute(f"DELETE FROM {table} WHERE no = ANY (%s)", (those,))
    for table, rows in what.new.items():
        _taken_in(db, table, "*", map(as_kept, rows), "*", "ON CONFLICT DO NOTHING" if table in AGAIN else "")


def _taken_in(db: "cursor", table: str, columns: str, rows: Iterable[Row], how: str, again: str = "") -> None:
    db.execute(
        f"DROP TABLE IF EXISTS pg_temp.taken; CREATE TEMP TABLE taken ON COMMIT DROP AS SELECT {columns} FROM {table}"
        " WITH NO DATA"
    )
    copy(db, "pg_temp.taken", rows)
    db.execute(f"INSERT INTO {table} SELECT {how} FROM pg_temp.taken {again}")


def _after(lines: Iterable[Line]) -> After:
    return {place: body for line in lines for place, body in line.after.items()}


def _place(place: tuple[str, str]) -> tuple[str, str]:
    return place[0], key_kept(place[1])


def _seen(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    return ((key, line.chain) for line in lines for key in sorted({key_kept(key) for _, key in line.after}))


def taken_out(gone: Collection[tuple[str, str]]) -> Statement:
    """Return the statement that deletes documents (table, key).

    Thousands of pairs in a list would exceed PostgreSQL's stack.
    """
    tables, keys = ([place[at] for place in gone] for at in (0, 1))
    return "DELETE FROM documents WHERE (tbl, key) IN (SELECT * FROM unnest(%s::text[], %s::text[]))", (tables, keys)


def documents(after: After) -> Iterator[Statement]:
    """Yield the statements that write or delete some documents."""
    places = {place: _place(place) for place in after}
    if gone := [places[place] for place, body in after.items() if body is None]:
        yield taken_out(gone)
    kept = [(places[place], chain_of(*place), body.decode()) for place, body in after.items() if body is not None]
    for start in range(0, len(kept), _AT_A_TIME):
        own = kept[start : start + _AT_A_TIME]
        values = ", ".join(f"(%s, %s, %s, {_NEXT if chain == NAMES else '0'}, %s)" for _, chain, _ in own)
        yield (
            f"INSERT INTO documents (tbl, key, chain, nth, body) VALUES {values}"
            " ON CONFLICT (tbl, key) DO UPDATE SET body = excluded.body",
            tuple(text for place, chain, body in own for text in (*place, chain, body)),
        )


def _became(after: After, snapshot: SharedSnapshot) -> Iterator[Became]:
    if snapshot.is_loading:
        return
    for (table, key), body in after.items():
        if table == "batches":
            before = snapshot.body(table, key)
            yield Became(
                key,
                None if before is None else snapshot.current(before),
                None if body is None else snapshot.current(body),
            )
