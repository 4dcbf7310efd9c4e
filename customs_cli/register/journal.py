"""The journal: append-only, one JSON line per act, chained by SHA-256; the commit point of the register.

A line: `{"seq":1,"at":"..","by":[..],"office":"..","act":"..","reason":"..","reverts":null,"changes":[..],"prev":"..",
"hash":".."}`.
`prev` is the hash of the line before (of the first line: the register's own random identity). `hash` is the SHA-256 of
everything in the line up to, and not including, `,"hash":`.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec

from customs_cli.errors import Damaged
from customs_cli.register.changes import Change

_TAIL = 75  # ,"hash":"<64 hex digits>"}


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One act as it is kept.

    Attributes:
        seq: From 1, without gaps.
        at: When it was committed, UTC.
        by: The officers.
        office: The office that acted, or empty.
        act: Name of the act, such as `detain`.
        reason: The officers' reason, or empty.
        reverts: For `undo` and `redo`: the seq of the entry taken back.
        changes: What changed.
        prev: Hash of the entry before.
    """

    seq: int
    at: datetime
    by: tuple[str, ...]
    office: str
    act: str
    reason: str
    reverts: int | None
    changes: tuple[Change, ...]
    prev: str


class Kept(NamedTuple):
    """An entry with its place in the file."""

    entry: Entry
    hash: str
    end: int
    """Byte offset just after its line."""


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Entry)


def to_line(entry: Entry) -> tuple[bytes, str]:
    """The line of an entry, and its hash.

    Every byte of a line is either hashed or is the hash, so that no altered byte goes unseen.
    """
    body = _encoder.encode(entry)[:-1]
    digest = hashlib.sha256(body).hexdigest()
    return b'%b,"hash":"%b"}\n' % (body, digest.encode()), digest


def read(data: bytes, *, start: int, seq: int, head: str, name: str) -> Iterator[Kept]:
    """The whole entries in `data`, each checked against the one before it.

    A last line without its end is what a crash leaves: it is not yielded and no error.

    Args:
        data: Bytes of the journal from offset `start` on.
        start: Offset in the file of the first byte of `data`.
        seq: Seq of the entry before; 0 at the beginning.
        head: Hash of the entry before; empty at the beginning of the file.
        name: The file's name, for messages.

    Raises:
        Damaged: A line cannot be read, or the chain is broken.
    """
    place = 0
    while (end := data.find(b"\n", place)) != -1:
        line = data[place:end]
        place = end + 1
        kept = _kept(line, start + place, name)
        if kept.entry.seq != seq + 1 or (head and kept.entry.prev != head):
            raise damaged(name, kept.entry.seq, "does not follow the entry before it")
        seq, head = kept.entry.seq, kept.hash
        yield kept


def _kept(line: bytes, end: int, name: str) -> Kept:
    body, tail = line[:-_TAIL], line[-_TAIL:]
    try:
        entry = _decoder.decode(body + b"}")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Damaged(f"{name}, byte {end - len(line) - 1}: {error}", hint="customs verify", at=name) from error
    digest = hashlib.sha256(body).hexdigest()
    if tail != b',"hash":"%b"}' % digest.encode():
        raise damaged(name, entry.seq, "was altered: its hash does not fit")
    return Kept(entry, digest, end)


def damaged(name: str, seq: int, what: str) -> Damaged:
    """The refusal to read on: which file, which line (its number is the entry's seq), what is wrong."""
    return Damaged(
        f"{name}, line {seq}: the entry {what}",
        hint="customs verify; restore the file from a backup",
        at=f"{name}:{seq}",
    )


def torn(data: bytes) -> bytes:
    """The bytes after the last whole line: what a crash in the middle of an append leaves."""
    return data[data.rfind(b"\n") + 1 :]
