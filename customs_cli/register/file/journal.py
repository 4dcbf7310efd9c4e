"""Reads the journal, the commit point of a register: append-only, one line per act, chained by SHA-256.

`line` describes a line.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from customs_cli.errors import Damaged
from customs_cli.register.file.changes import Change
from customs_cli.register.file.codec import BROKEN, encoded
from customs_cli.register.file.disk.damage import RESTORE, damaged, unreadable
from customs_cli.register.file.line import Entry, Kept, digest, from_line, proven_in
from customs_cli.register.hashing import expect_much
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.register.file.checkpoint import Meta
    from customs_cli.register.file.store import Store

_PIECE = 1 << 20

Part = Callable[[int, int], bytes]
"""Returns the bytes of a journal from one offset to another (exclusive), fewer at its end."""


_apart = msgspec.json.Decoder(list[msgspec.Raw])


class _Key(msgspec.Struct, array_like=True):
    table: str
    key: str


class _Keyed(msgspec.Struct):
    changes: list[_Key] = []


_keyed = msgspec.json.Decoder(_Keyed)
_keys = msgspec.json.Decoder(list[_Key])


class _Bytes(Change, frozen=True, array_like=True):
    old: msgspec.Raw
    new: msgspec.Raw


_in_bytes = msgspec.json.Decoder(list[_Bytes])
_value = msgspec.json.Decoder()


def read(
    part: Part,
    *,
    name: str,
    start: int = 0,
    seq: int = 0,
    head: str = "",
    until: int | None = None,
    with_changes: bool = True,
) -> Iterator[Kept]:
    """Yield the complete entries from a byte offset on, oldest first, each checked against the one before it.

    A last line without a line end is left by a crash: it is skipped, and is no error.

    Args:
        part: Reads the journal.
        name: The file's name, for messages.
        start: Byte offset of the first entry to read.
        seq: Number of the entry before it; 0 at the beginning.
        head: Hash of the entry before it; empty at the beginning of the file.
        until: Byte offset to stop at, where an entry ends; None for the end of the file.
        with_changes: Whether to decode the changes; if not, use `changes_in`, `batches_in` or `unread_changes`.

    Raises:
        Damaged: A line cannot be read, or the chain is broken.
    """
    for line in _lines(part, start, until):
        start += len(line) + 1
        kept = from_line(line, start, name, number=seq + 1, with_changes=with_changes)
        if kept.entry.seq != seq + 1 or (head and kept.entry.prev != head):
            raise damaged(name, seq + 1, said("does not follow the entry before it"))
        seq, head = kept.entry.seq, kept.hash
        yield kept


def unread_changes(entry: Entry) -> list[bytes]:
    """Return the changes of an entry read `with_changes=False`, each as the bytes in its line.

    Raises:
        ValueError: The changes are not a list.
    """
    return [bytes(raw) for raw in _apart.decode(entry.changes)]  # type: ignore[arg-type]


def changes_in(entry: Entry, *, name: str) -> tuple[Change, ...]:
    """Return the changes of an entry, decoded now if it was read `with_changes=False`.

    In the latter case a batch that is added or removed whole is left as bytes.

    Raises:
        Damaged: The changes cannot be decoded.
    """
    if not isinstance(entry.changes, msgspec.Raw):
        return entry.changes
    try:
        return tuple(map(_read, _in_bytes.decode(entry.changes)))
    except BROKEN as error:
        raise _undecoded(entry, error, name) from error


def batches_in(entry: Entry, *, name: str) -> set[str]:
    """Return the references of the batches that an entry, read `with_changes=False`, changes."""
    try:
        return {one.key for one in _keys.decode(entry.changes) if one.table == "batches"}  # type: ignore[arg-type]
    except BROKEN as error:
        raise _undecoded(entry, error, name) from error


def _undecoded(entry: Entry, error: Exception, name: str) -> Damaged:
    return damaged(name, entry.seq, said("not UTF-8") if isinstance(error, UnicodeDecodeError) else str(error))


def read_changes(
    part: Part, *, name: str, start: int, seq: int, head: str, until: int | None
) -> Iterator[tuple[Kept, tuple[Change, ...]]]:
    """Yield the entries of `read`, each with its changes as in `changes_in`.

    So the many batches of an import are not all decoded.

    Raises:
        Damaged: As in `read`.
    """
    for kept in read(part, name=name, start=start, seq=seq, head=head, until=until, with_changes=False):
        try:
            changes = changes_in(kept.entry, name=name)
        except Damaged:
            next(read(part, name=name, start=start, seq=seq, head=head))  # raises with the byte offset
            raise
        start, seq, head = kept.end, kept.entry.seq, kept.hash
        yield kept, changes


def _read(change: _Bytes) -> Change:
    if change.table == "batches" and not change.path:
        old, new = (None if bytes(value).decode() == "null" else value for value in (change.old, change.new))
        return Change(change.table, change.key, change.path, old, new)
    return Change(change.table, change.key, change.path, _value.decode(change.old), _value.decode(change.new))


def read_back(part: Part, end: int, *, name: str, with_changes: bool = True) -> Iterator[Kept]:
    """Yield the entries before a byte offset, newest first, each checked against the one after it; reads on demand.

    Args:
        part: Reads the journal.
        end: Byte offset just after the newest entry.
        name: The file's name, for messages.
        with_changes: As in `read`.

    Raises:
        Damaged: A line cannot be read, or the chain is broken.
    """
    after: Kept | None = None
    for line in _lines_back(part, end):
        number = after.entry.seq - 1 if after else 0
        kept = from_line(line, end, name, number=number, with_changes=with_changes)
        if after and (after.entry.seq != kept.entry.seq + 1 or after.entry.prev != kept.hash):
            raise damaged(name, after.entry.seq, said("does not follow the entry before it"))
        end -= len(line) + 1
        after = kept
        yield kept


def read_about(part: Part, word: str, *, name: str) -> Iterator[Kept]:
    """Yield the entries whose line contains a word as a JSON text, oldest first.

    Of other lines only the chain is checked.

    Raises:
        Damaged: A line cannot be read, or the chain is broken.
    """
    wanted, end, head = encoded(word), 0, b""
    for number, line in enumerate(_lines(part, 0, None), start=1):
        end += len(line) + 1
        proven, before = proven_in(line) or b"", head
        head = digest(proven)
        is_sound = line.endswith(b'"%b"}' % head) and proven.endswith(b'"%b"' % before) and number > 1
        if wanted in line or not is_sound:
            kept = from_line(line, end, name, number=number)
            if kept.entry.seq != number or (before and kept.entry.prev.encode() != before):
                raise damaged(name, number, said("does not follow the entry before it"))
            if wanted in line:
                yield kept


def keys_in(part: Part, until: int, *, name: str) -> Iterator[tuple[int, set[str]]]:
    """Yield for each entry up to a byte offset: where its line begins, and the references and codes that it changes.

    Hashes are not checked here; they are checked when the entry at such an offset is read.
    """
    place = 0
    for number, line in enumerate(_lines(part, 0, until), start=1):
        try:
            yield place, {change.key for change in _keyed.decode(line).changes}
        except BROKEN as error:
            raise unreadable(name, number, place, error) from error
        place += len(line) + 1


def entry_at(part: Part, place: int, *, name: str) -> Kept:
    """Return the entry whose line begins at a byte offset, checked by its own hash."""
    line = next(_lines(part, place, None), b"")
    return from_line(line, place + len(line) + 1, name)


def torn(part: Part, end: int, size: int, *, name: str) -> bytes:
    """Return the bytes after the last complete line, which ends at `end`.

    They are left by a crash in the middle of an append.

    Raises:
        Damaged: A complete entry is there whose line end was altered: no crash leaves that.
    """
    tail = part(end, size)
    tail = tail[tail.rfind(b"\n") + 1 :]
    if tail[-2:-1] != b"}":
        return tail
    try:
        kept = from_line(tail[:-1], size, name)
    except Damaged:
        return tail
    raise damaged(name, kept.entry.seq, said("has lost its line end"))


def check_pair(meta: "Meta", store: "Store") -> None:
    """Refuse a checkpoint whose journal is missing, older, or another register's.

    Raises:
        Damaged: The journal does not contain the entry that the checkpoint names.
    """
    if store.journal(max(0, meta.offset - 67), meta.offset) == meta.head.encode() + b'"}\n':
        return
    name = store.journal_name
    first = next(read(store.journal, name=name), None)
    if first is None:
        what = said("is missing, but {name} refers to its entry {seq}", name=store.name, seq=meta.seq)
    elif first.entry.prev != meta.id:
        what = said("belongs to another register than {name}", name=store.name)
    elif store.journal_size() < meta.offset:
        what = said("is older than {name}: it ends before entry {seq}", name=store.name, seq=meta.seq)
    else:
        raise damaged(name, meta.seq, said("is not the journal that {name} was made from", name=store.name))
    raise Damaged(
        "{name} {what}",
        name=name,
        what=what,
        hint="put the right file back; or move the register's files away, then {restore}, or {taken} without one",
        restore=RESTORE,
        taken=command("import", f"OLD/{store.name}"),
        at=name,
    )


def _lines(part: Part, start: int, until: int | None) -> Iterator[bytes]:
    begun: list[bytes] = []
    while piece := part(start, start + _PIECE if until is None else min(start + _PIECE, until)):
        start += len(piece)
        if len(piece) == _PIECE:
            expect_much()
        *whole, rest = piece.split(b"\n")
        for end in whole:
            line, begun = b"".join((*begun, end)), []  # held once: the line of an import is many megabytes
            yield line
        begun.append(rest)


def _lines_back(part: Part, start: int) -> Iterator[bytes]:
    data = b""
    while start or data:
        cut = data.rfind(b"\n", 0, len(data) - 1) if data else -1
        if cut == -1 and start:
            more = max(0, start - max(1 << 16, len(data)))
            data, start = part(more, start) + data, more
        else:
            line, data = data[cut + 1 : -1], data[: cut + 1]
            yield line
