"""Writes the acts of all chains of a shared register as the journal of one file, in the order of their numbers.

A document belongs to one chain, so the acts give the same documents in this order. What an act says stays verbatim; its
number and hash chain are new, since those of the chains are kept beside the file (`backup`).
"""

from collections.abc import Iterator
from datetime import datetime
from os import urandom

from msgspec.structs import replace

from customs_cli.register.file.line import Entry, hash_in, to_line
from customs_cli.register.sql.chains import Acts
from customs_cli.register.sql.connecting import Session


def lines(session: Session, *, at: datetime, reason: str) -> Iterator[bytes]:
    """Yield the lines of the journal, with line ends; the first entry says where it comes from.

    Args:
        session: The connection, in a transaction that sees one state.
        at: The time now, UTC.
        reason: The register it comes from, and the roots of its chains.
    """
    first = Entry(
        seq=1,
        at=at,
        by=(),
        office="",
        act="backup",
        reason=reason,
        reverts=None,
        changes=(),
        prev=urandom(32).hex(),
        salt=urandom(32).hex(),
    )
    yield (line := to_line(first))
    numbers: dict[int, int] = {}
    for seq, kept in enumerate(Acts(session).forwards(), 2):
        entry = kept.entry
        numbers[entry.seq] = seq
        reverts = None if entry.reverts is None else numbers[entry.reverts]
        yield (line := to_line(replace(entry, seq=seq, prev=hash_in(line), reverts=reverts)))
