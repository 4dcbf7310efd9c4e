"""A line of the journal: one act, chained to the one before it by SHA-256.

`{"format":2,"seq":1,"at":"..","by":[..],"office":"..","act":"..","reverts":null,"root":"..","digest":"..",
"prev":"..","salt":"..","reason":"..","changes":[..],"hash":".."}`.

`prev` is the hash of the line before (in the first line: the register's own random identity). The header is everything
before `,"salt":`, and `hash` is its SHA-256. `digest` is the SHA-256 of everything between the header and `,"hash":`,
and `root` is the root of the tree over the parts of the act (`proof.parts`). A line of the first format has no
`format`, `root`, `digest` and `salt`; its `hash` is the SHA-256 of everything before `,"hash":`.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Annotated

import msgspec

from customs_cli.register.file.changes import Change
from customs_cli.register.file.codec import BROKEN, encoded
from customs_cli.register.file.disk.damage import damaged, newer_entry, unreadable
from customs_cli.register.hashing import expect_much, sha256
from customs_cli.sentences import said

TAIL = 75  # ,"hash":"<64 hex digits>"}
_PREV = 74  # ,"prev":"<64 hex digits>"
_DIGEST = 76  # ,"digest":"<64 hex digits>"
_SECOND = b'{"format":2,'
_ANY_FORMAT = b'{"format":'
_BELOW = b',"salt":"'
_NONE = "0" * 64
_HEX = re.compile(r"[0-9a-f]{64}")
_AT_A_TIME = 1_000
"""Number of changes encoded at a time."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act as it is kept in the journal.

    Attributes:
        seq: Number of the act, from 1, without gaps.
        at: Time of the commit, UTC.
        by: The officers.
        office: Code of the office that acted, or empty.
        act: Name of the act, such as `detain`.
        reason: The officers' reason, or empty.
        reverts: For `undo` and `redo`: the number of the act that is reverted.
        changes: The changes to documents.
        prev: Hash of the entry before.
        salt: 64 random hex digits; empty in an entry of the first format.
    """

    seq: int
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    by: tuple[str, ...]
    office: str
    act: str
    reason: str
    reverts: int | None
    changes: tuple[Change, ...]
    prev: str
    salt: str = ""

    @property
    def format(self) -> int:
        """Format of the line: 1 or 2."""
        return 2 if self.salt else 1


class _Unread(Entry, frozen=True, kw_only=True, omit_defaults=True):
    changes: msgspec.Raw  # type: ignore[assignment]


class Cut(msgspec.Struct, frozen=True):
    """New batches, the first changes of an act, whose leaves in the proof tree another process has computed.

    Attributes:
        refs: References of the batches, in the order in which they are added.
        leaves: Their leaves, in the same order: those of the groups from number 1 on.
    """

    refs: list[str]
    leaves: list[bytes]


class _Header(msgspec.Struct, kw_only=True):
    format: int = 2
    seq: int
    at: datetime
    by: tuple[str, ...]
    office: str
    act: str
    reverts: int | None
    root: str
    digest: str
    prev: str


class Kept(msgspec.Struct, frozen=True):
    """An entry with its position in the file."""

    entry: Entry
    hash: str
    end: int
    """Byte offset just after the line."""
    proven: bytes
    """The bytes that are hashed: the header of the line, or (in the first format) the line up to `,"hash":`."""

    @property
    def leaf(self) -> bytes:
        """Its leaf in the Merkle tree over the journal: that of the header, or (in the first format) of the line."""
        from customs_cli.register.proof.merkle import leaf_of

        return leaf_of(self.proven if self.entry.salt else line_of(self))


_decoder = msgspec.json.Decoder(Entry)
_unread: msgspec.json.Decoder[Entry] = msgspec.json.Decoder(_Unread)


def to_line(entry: Entry, cut: Cut | None = None) -> bytes:
    """Return the line of an entry.

    Every byte of a line is either hashed or part of the hash, so that no altered byte goes unnoticed.

    Args:
        entry: The entry.
        cut: New batches whose leaves were computed with the entry's salt, if any.

    Raises:
        UsageError: A text cannot be kept as UTF-8.
    """
    if not entry.salt:
        body = encoded(entry)[:-1]
        return b'%b,"hash":"%b"}\n' % (body, digest(body))
    from customs_cli.register.proof.parts import root_with  # needed for writing only

    if len(entry.changes) > _AT_A_TIME:
        expect_much()
    own_root = root_with(entry, cut)
    # The changes of an import are many megabytes: they are joined once, in memory that does not grow piece by piece.
    line = BytesIO()
    line.seek(sum(len(change.new) for change in entry.changes if isinstance(change.new, msgspec.Raw)))
    line.write(b"\0")
    line.seek(0)
    size = line.write(_header(entry, _NONE, _NONE))
    line.write(b',"salt":%b,"reason":%b,"changes":[' % (encoded(entry.salt), encoded(entry.reason)))
    for start in range(0, len(entry.changes), _AT_A_TIME):
        line.write(b"," if start else b"")
        line.write(encoded(entry.changes[start : start + _AT_A_TIME])[1:-1])
    line.write(b"]")
    line.truncate()
    header = _header(entry, own_root, digest(line.getbuffer()[size:]).decode())
    line.write(b',"hash":"%b"}\n' % digest(header))
    line.seek(0)
    line.write(header)
    return line.getvalue()


def _header(entry: Entry, root: str, own_digest: str) -> bytes:
    return encoded(
        _Header(
            seq=entry.seq,
            at=entry.at,
            by=entry.by,
            office=entry.office,
            act=entry.act,
            reverts=entry.reverts,
            root=root,
            digest=own_digest,
            prev=entry.prev,
        )
    )[:-1]


def hash_in(line: bytes) -> str:
    """Return the hash at the end of a line made by `to_line`."""
    return line[-67:-3].decode()


def from_line(line: bytes, end: int, name: str, *, number: int = 0, with_changes: bool = True) -> Kept:
    """Return the entry of a line.

    Args:
        line: The line without its line end.
        end: Byte offset just after its line end.
        name: The file's name, for messages.
        number: Number of the line; 0 if unknown.
        with_changes: Whether to decode the changes, or only to check the hash.

    Raises:
        Damaged: The line cannot be read, its hash does not fit, or a newer version wrote it.
    """
    if line.startswith(_ANY_FORMAT) and not line.startswith(_SECOND):
        raise newer_entry(name, end - len(line) - 1)
    try:
        entry = (_decoder if with_changes else _unread).decode(line)  # `hash` is no field of it
    except BROKEN as error:
        what = said("not UTF-8") if isinstance(error, UnicodeDecodeError) else error
        raise unreadable(name, number, end - len(line) - 1, what) from error
    if entry.at.utcoffset() or not 1 < entry.at.year < 9999:  # those years may overflow in another time zone
        raise unreadable(name, number, end - len(line) - 1, said("its time is not in UTC"))
    proven = proven_in(line)
    own = digest(proven or b"")
    if line[-TAIL:] != b',"hash":"%b"}' % own or proven is None or bool(entry.salt) is not line.startswith(_SECOND):
        if line.endswith(b"\r"):
            raise damaged(name, entry.seq, said("ends with CR LF: another program changed the line ends, from LF"))
        raise damaged(name, entry.seq, said("was altered: its hash does not match"))
    return Kept(entry, own.decode(), end, proven)


def is_as_written(kept: Kept, root: str) -> bool:
    """Return whether the line of an entry in the second format is exactly what `to_line` writes, changes apart.

    So no field stands there twice, with a value that readers could choose, and there is no field that nobody reads.
    """
    entry = kept.entry
    below = b',"salt":%b,"reason":%b,"changes":' % (encoded(entry.salt), encoded(entry.reason))
    header = _header(entry, root, digest_of((below, entry.changes)).decode())  # type: ignore[arg-type]
    return kept.proven == header and bool(_HEX.fullmatch(entry.salt) and _HEX.fullmatch(entry.prev))


def line_of(kept: Kept) -> bytes:
    """Return the line of an entry of the first format, without its line end."""
    return b'%b,"hash":"%b"}' % (kept.proven, kept.hash.encode())


def proven_in(line: bytes) -> bytes | None:
    """Return the bytes of a line that are hashed; None if the rest does not fit the digest in the header."""
    end = max(len(line) - TAIL, 0)
    if not line.startswith(_SECOND):
        return line[:end]
    place = line.find(_BELOW, 0, end)
    header, below = line[:place], memoryview(line)[place:end]  # no copy: the line of an import is many megabytes
    is_so = place > 0 and header[-_DIGEST - _PREV : -_PREV] == b',"digest":"%b"' % digest(below)
    return header if is_so else None


def digest(data: bytes | memoryview) -> bytes:
    """Return the SHA-256 of some bytes as hex digits."""
    return sha256(data).hexdigest().encode()


def digest_of(parts: Iterable[bytes | memoryview]) -> bytes:
    """Return the SHA-256 of several pieces joined, as hex digits; each piece is made when the one before is hashed."""
    found = sha256()
    for part in parts:
        found.update(part)
    return found.hexdigest().encode()
