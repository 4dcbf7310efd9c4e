"""Cuts an act of the second format into parts that can be shown separately, and computes the root over them.

The changes of one document (a batch, for example) form a group; the reason of the act is the first group. A group
consists of parts: what belongs to one holder, to one line, to one deadline, and so on. Each part is salted, so that the
hash of a part that is not shown reveals nothing about it. docs/FORMAT.md describes the same in words.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from typing import Any

import msgspec
from msgspec import Raw

from customs_cli.register.file.changes import Change, Path
from customs_cli.register.file.codec import decode_document, encoded, encoded_lines
from customs_cli.register.file.line import Cut, Entry, Kept, is_as_written
from customs_cli.register.hashing import hasher, sha256
from customs_cli.register.proof.merkle import leaf_of, root_of
from customs_cli.sentences import said

Name = tuple[str | int, ...]
"""The name of a part: the beginning of the paths in it.

`()` is common to all holders; `("former",)` holds old values.
"""

FORMER: Name = ("former",)
COMMON = frozenset(
    "ref office found_on direction channel transport basis procedure campaigns origin departure destination "
    "joint_offices officers recorded_on law".split()
)
"""Fields of a batch that are shown to anyone who is shown any part of it."""
INNER = {"lines": ("note", "marks"), "transfers": ("holders", "goods")}
"""Fields of an item that are parts of their own; if they are lists, each item is a part."""
_SALT = 16


class Unread(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A change whose values are not looked at yet: one act may have 60,000."""

    table: str
    key: str
    path: Path
    old: Raw
    new: Raw

    def read(self) -> Change:
        """Return the change with its values decoded."""
        return Change(self.table, self.key, self.path, _values.decode(self.old), _values.decode(self.new))


_changes = msgspec.json.Decoder(list[Unread])
_values = msgspec.json.Decoder()


Piece = tuple[Name, Path, Any]
"""Name of the part, path and new value."""


class Part(msgspec.Struct, frozen=True):
    """One part of a group.

    Attributes:
        name: The name of the part.
        salt: 16 bytes that nobody can guess.
        text: The content as JSON: `[table, key, [[path, new], ...]]`, or `["reason", text]`.
    """

    name: Name
    salt: bytes
    text: bytes

    @property
    def hash(self) -> bytes:
        """The salted hash that represents the part in the journal, whether or not the part is shown."""
        return _hash(self.salt, self.text)


class Group(msgspec.Struct, frozen=True):
    """The parts of one document; `table` and `key` are empty for the reason."""

    table: str
    key: str
    parts: tuple[Part, ...]

    @property
    def leaf(self) -> bytes:
        """The leaf of the group in the tree of the act."""
        return leaf_of(b"".join([part.hash for part in self.parts]))


def unread(entry: Entry) -> list[Unread]:
    """Return the changes of an entry that was read `with_changes=False`.

    Raises:
        ValueError: The bytes are no list of changes.
    """
    return _changes.decode(entry.changes)  # type: ignore[arg-type]


def groups(salt: str, reason: str, changes: Iterable[Change | Unread]) -> Iterator[Group]:
    """Yield the groups of an act: its reason, then each document in the order in which it is first changed.

    Args:
        salt: The salt of the act, 64 hex digits.
        reason: Its reason, or empty.
        changes: Its changes; the `new` of a document that is added may be its bytes.
    """
    for seed, (table, key, texts) in zip(_seeds(salt), _grouped(reason, changes), strict=False):
        salts = (_salt(seed, place) for place in range(len(texts)))
        yield Group(table, key, tuple(map(Part, texts, salts, texts.values())))


def root(salt: str, reason: str, changes: Iterable[Change | Unread]) -> str:
    """Return the root over the groups of an act as 64 hex digits, as in the header of its line."""
    grouped = enumerate(_grouped(reason, changes))
    return root_of([leaf(salt, number, texts.values()) for number, (_, _, texts) in grouped]).hex()


def root_with(entry: Entry, cut: Cut | None) -> str:
    """Return the root over the groups of an act that is being written, as `root` does."""
    known = cut.leaves if cut and _are_groups(cut.refs, entry.changes) else []
    grouped = enumerate(_grouped(entry.reason, entry.changes[len(known) :]))
    reason, *others = [leaf(entry.salt, n and n + len(known), texts.values()) for n, (_, _, texts) in grouped]
    return root_of([reason, *known, *others]).hex()


def _are_groups(keys: list[str], changes: Sequence[Change]) -> bool:
    first, others = changes[: len(keys)], changes[len(keys) :]
    return [change.key for change in first] == keys and {change.key for change in others}.isdisjoint(keys)


def leaf(salt: str, number: int, texts: Iterable[bytes]) -> bytes:
    """Return the leaf of the group with a number, given the texts of its parts."""
    seed, own = bytes.fromhex(salt) + number.to_bytes(4, "big"), hasher()
    return leaf_of(  # `_hash` and `_salt`, written out: an import has half a million parts
        b"".join(
            [
                own(b"\2" + own(seed + place.to_bytes(4, "big")).digest()[:_SALT] + text).digest()
                for place, text in enumerate(texts)
            ]
        )
    )


def odd(kept: Kept) -> str:
    """Return what is wrong with an entry's line, apart from its hash; empty if nothing is.

    An entry in the first format has no root, and nothing is checked.

    Args:
        kept: An entry read `with_changes=False`.
    """
    entry, found, is_plain = kept.entry, "", False
    if not entry.salt:
        return ""
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        changes = unread(entry)
        is_plain = encoded(changes) == bytes(entry.changes) and all(map(_is_plain, changes))  # type: ignore[arg-type]
        found = root(entry.salt, entry.reason, changes)
    if b',"root":"%b","digest":"' % found.encode() not in kept.proven:
        return said("was altered: its root does not match its changes")
    return "" if is_plain and is_as_written(kept, found) else said("is not written in the form of an act")


def _is_plain(change: Unread) -> bool:
    return encoded(change.read()) == encoded(change)


def cut(change: Change) -> list[Piece]:
    """Cut the new value of a change into pieces, an outer piece before the inner ones; only batches are cut."""
    path = change.path
    value = decode_document(bytes(change.new)) if isinstance(change.new, Raw) else change.new
    if change.table != "batches":
        return [((), path, value)]
    if not path and isinstance(value, dict):
        pieces: list[Piece] = [((), (), {field: item for field, item in value.items() if field in COMMON})]
        for field, item in value.items():
            if field not in COMMON:
                _cut_field(pieces, field, item)
        return pieces
    if not path or path[0] in COMMON:
        return [((), path, value)]
    return _cut_below(path, value, is_new=change.old is None)


def _cut_below(path: Path, value: Any, *, is_new: bool) -> list[Piece]:
    """Return the pieces of a value in a field of a batch that is not common.

    A list or dict it replaces is emptied first.
    """
    pieces: list[Piece] = []
    field = str(path[0])
    if len(path) == 1:
        if _has_items(field, value) and not is_new:
            pieces.append((path, path, type(value)()))
        _cut_field(pieces, field, value)
    elif len(path) == 2:
        _cut_item(pieces, path, value)
    elif path[2] in INNER.get(field, ()):
        if len(path) == 3 and isinstance(value, list) and not is_new:
            pieces.append((path[:2], path, []))
        _cut_inner(pieces, path, value)
    else:
        pieces.append((_name(path), path, value))
    return pieces


def _has_items(field: str, value: Any) -> bool:
    return isinstance(value, list) or (field == "proceedings" and isinstance(value, dict))


def _cut_field(pieces: list[Piece], field: str, value: Any) -> None:
    if not _has_items(field, value):
        pieces.append(((field,), (field,), value))
        return
    for step, item in enumerate(value) if isinstance(value, list) else value.items():
        _cut_item(pieces, (field, step), item)


def _cut_item(pieces: list[Piece], path: Path, value: Any) -> None:
    inner = INNER.get(str(path[0])) if isinstance(value, dict) else None
    if not inner:
        pieces.append((_name(path), path, value))
        return
    pieces.append((_name(path), path, {field: item for field, item in value.items() if field not in inner}))
    for field in inner:
        if field in value:
            _cut_inner(pieces, (*path, field), value[field])


def _cut_inner(pieces: list[Piece], path: Path, value: Any) -> None:
    if len(path) == 3 and isinstance(value, list):
        pieces += [((*path, step), (*path, step), item) for step, item in enumerate(value)]
    else:
        pieces.append((path[:4], path, value))


def _name(path: Path) -> Name:
    return path[:2] if len(path) > 1 and (isinstance(path[1], int) or path[0] == "proceedings") else path[:1]


def _grouped(reason: str, changes: Iterable[Change | Unread]) -> Iterator[tuple[str, str, dict[Name, bytes]]]:
    yield "", "", {(): encoded(["reason", reason])}
    documents: dict[tuple[str, str], list[Change | Unread]] = {}
    for change in changes:
        documents.setdefault((change.table, change.key), []).append(change)
    for (table, key), own in documents.items():
        yield table, key, _texts(table, key, own)


def _texts(table: str, key: str, changes: Iterable[Change | Unread]) -> dict[Name, bytes]:
    told: dict[Name, list[tuple[Path, Any]]] = {}
    former = []
    for given in changes:
        change = given.read() if isinstance(given, Unread) else given
        for name, path, value in cut(change):
            told.setdefault(name, []).append((path, value))
        if change.old is not None:
            former.append((change.path, change.old))
    texts = dict(zip(told, encoded_lines([(table, key, steps) for steps in told.values()]), strict=True))
    if former:
        texts[FORMER] = encoded((table, key, "former", former))
    return texts


def _seeds(salt: str) -> Iterator[bytes]:
    own = bytes.fromhex(salt)
    return (own + number.to_bytes(4, "big") for number in count())


def _salt(seed: bytes, place: int) -> bytes:
    return sha256(seed + place.to_bytes(4, "big")).digest()[:_SALT]


def _hash(salt: bytes, text: bytes) -> bytes:
    return sha256(b"\2" + salt + text).digest()
