"""One act written into a shared register: its lines, its documents and their rows, in one transaction, or nothing."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from os import urandom
from typing import Any, NamedTuple

from msgspec import Raw
from msgspec.structs import replace

from customs_cli.register.file.changes import Change
from customs_cli.register.file.line import Entry, from_line, hash_in, to_line
from customs_cli.register.file.snapshot import After
from customs_cli.register.sql.chains import End, chain_of
from customs_cli.register.sql.derived import Became, changed
from customs_cli.register.sql.escaping import key_kept
from customs_cli.register.sql.schema import NAMES
from customs_cli.register.sql.snapshot import SharedSnapshot

_AT_A_TIME = 1_000
_NEXT = "nextval('names_put')"

Statement = tuple[str, tuple[Any, ...]]


class Deed(NamedTuple):
    """What is said of an act in the entry of each of its chains.

    Attributes:
        at: When, UTC.
        by: Officers.
        office: That acts, or empty.
        act: Its name.
        reason: Why, or empty.
    """

    at: datetime
    by: tuple[str, ...]
    office: str
    act: str
    reason: str


class Line(NamedTuple):
    """The line of one chain.

    Attributes:
        chain: Name of the chain.
        seq: Seq of its entry.
        text: Without a line end.
        after: What it leaves of the documents.
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
    """The line of a chain, once it is sure that it can be replayed; see `register.file.committing`.

    Args:
        deed: The act.
        chain: Name of the chain.
        end: Where it ends.
        changes: Those of them that belong to it.
        snapshot: The state before.
        reverts: Seq of the entry of this chain that is taken back, or None.
        salt: 64 hex digits.

    Raises:
        UsageError: A text cannot be kept.
    """
    entry = Entry(
        seq=end.seq + 1,
        at=deed.at,
        by=deed.by,
        office=deed.office,
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


def statements(lines: Iterable[Line], snapshot: SharedSnapshot) -> Iterator[Statement]:
    """What writes some lines, their documents and rows."""
    number = "nextval('acts_done')"
    after: After = {}
    for line in lines:
        yield (
            f"INSERT INTO journal (chain, seq, act, ends, hash, line) VALUES (%s, %s, {number}, 0, %s, %s)",
            (line.chain, line.seq, hash_in(line.text + b"\n"), line.text.decode()),
        )
        number = "currval('acts_done')"
        after |= line.after
    yield from documents(after)
    yield from changed(_became(after, snapshot))
    seen = [(key, line.chain) for line in lines for key in sorted({key_kept(key) for _, key in line.after})]
    for start in range(0, len(seen), _AT_A_TIME):
        own = seen[start : start + _AT_A_TIME]
        values = ", ".join([f"(%s, %s, {number})"] * len(own))
        yield f"INSERT INTO seen VALUES {values}", tuple(text for row in own for text in row)


def documents(after: After) -> Iterator[Statement]:
    """What makes some documents what they are now."""
    places = {place: (place[0], key_kept(place[1])) for place in after}
    if gone := tuple(places[place] for place, body in after.items() if body is None):
        yield "DELETE FROM documents WHERE (tbl, key) IN %s", (gone,)
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
    for (table, key), body in after.items():
        if table == "batches":
            before = snapshot.body(table, key)
            yield Became(
                key,
                None if before is None else snapshot.current(before),
                None if body is None else snapshot.current(body),
            )
