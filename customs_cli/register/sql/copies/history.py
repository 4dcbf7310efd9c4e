"""The acts of all chains of a shared register as the journal of one file: each act once, in the order of their numbers.

A document belongs to one chain, so that the acts give the same documents in this order. What an act says stays word for
word; its number and its place in the one chain are its own, since those of the chains are kept beside (`backup`).
"""

from collections.abc import Iterator
from datetime import datetime
from os import urandom

from msgspec.structs import replace

from customs_cli.register.file.line import Entry, hash_in, to_line
from customs_cli.register.sql.chains import Acts
from customs_cli.register.sql.connecting import Session


def lines(session: Session, *, at: datetime, reason: str) -> Iterator[bytes]:
    """The lines of such a journal, with their ends; the first tells whence it is.

    Args:
        session: The connection, in a transaction that sees one state.
        at: When it is made, UTC.
        reason: Whence: the register, and the roots of its chains.
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
