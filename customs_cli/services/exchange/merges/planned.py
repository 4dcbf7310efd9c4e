"""What a merge would do, and what of it is done when somebody's word counts."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.register.file.codec import TABLES, Serial, key_of, table_of
from customs_cli.register.register import Register
from customs_cli.services.exchange.incoming import Leap
from customs_cli.services.exchange.joint_cases import Joint
from customs_cli.services.exchange.merges.differing import Differing, with_papers_of

Word = Literal["ours", "theirs"]
"""Whose record counts where both have one and they differ."""


class Plan(NamedTuple):
    """What a merge would do.

    Attributes:
        new: Records that only theirs has, or has whole; serials among them where theirs are higher.
        equal: How many records both have that are the same.
        differing: What both have and differs.
        joint: Batches that may be one case.
        leaps: Counters of theirs that ours does not follow.
        theirs: Their register: identity, number of its last act, hash of it.
        ours: Hash of the last act of ours by which this was found.
        is_noted: Whether an earlier merge had noted it: nothing of theirs but its bytes was looked at.
        unread: References of batches that only theirs has and that are not in `new`, but read when they come in.
        filled: How many of `new` are names that ours has as incomplete.
    """

    new: tuple[Record, ...]
    equal: int
    differing: tuple[Differing, ...]
    joint: tuple[Joint, ...]
    leaps: tuple[Leap, ...]
    theirs: tuple[str, int, str]
    ours: str = ""
    is_noted: bool = False
    unread: tuple[str, ...] = ()
    filled: int = 0

    @property
    def brings(self) -> bool:
        """Whether theirs has anything that ours has not, or has otherwise."""
        return bool(self.new or self.unread or self.differing)

    @property
    def records(self) -> tuple[Record, ...]:
        """The records that only theirs has, without the counters."""
        return tuple(record for record in self.new if not isinstance(record, Serial))

    @property
    def batches(self) -> tuple[str, ...]:
        """References of the batches that come in."""
        return (*(record.ref for record in self.new if isinstance(record, Batch)), *self.unread)

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """(table, code) of the holders, rights, offices, campaigns and enterprises that come in."""
        kept = (record for record in self.records if not isinstance(record, Batch))
        return tuple((table_of(type(record)), key_of(record)) for record in kept)

    def unsettled(self, word: Word | None) -> tuple[Differing, ...]:
        """What stays a conflict when that is the officer's word."""
        return tuple(row for row in self.differing if word is None or row.later == "another batch")


def coming(ours: Register, other: Register, found: Plan, word: Word | None) -> list[Record]:
    """The records of theirs that come in, each with the papers that were issued of ours."""
    return [*found.new, *(_theirs(ours, other, found) if word == "theirs" else ())]


def going(ours: Register, found: Plan, word: Word | None) -> list[Record]:
    """The records of ours that go, since theirs took them back and its word counts."""
    gone = (row for row in found.differing if row.is_gone_there) if word == "theirs" else ()
    records = (ours.find(TABLES[row.table], row.key) for row in gone)
    return [record for record in records if record is not None]


def _theirs(ours: Register, other: Register, found: Plan) -> Iterator[Record]:
    for row in found.differing:
        kind = TABLES[row.table]
        record, mine = other.find(kind, row.key), ours.find(kind, row.key)
        if record is not None:
            yield with_papers_of(mine, record) if mine else record
