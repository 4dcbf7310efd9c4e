"""What a merge would do, and which part of it is done when one side is chosen."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.record import Record
from customs_cli.register.file.codec import TABLES, key_of, table_of
from customs_cli.register.register import Register
from customs_cli.services.exchange.incoming import Leap
from customs_cli.services.exchange.joint_cases import Joint
from customs_cli.services.exchange.merges.differing import Differing, with_papers_of
from customs_cli.services.exchange.record_ancestry import Later

Word = Literal["ours", "theirs"]
"""The side whose record counts where both have one and they differ."""


class Plan(NamedTuple):
    """What a merge would do.

    Attributes:
        new: Records that only theirs has, or has complete; also counters where theirs are higher.
        equal: How many records are the same in both.
        differing: Records that both have with different values.
        joint: Batches that may be one case.
        leaps: Counters of theirs that ours does not adopt.
        theirs: (identity, number of the last act, hash of it) of their register.
        ours: Hash of our last act at the time of the plan.
        is_noted: Whether an earlier merge had noted all this, so that only the bytes of theirs were read.
        unread: References of batches that only theirs has, which are not in `new` but read when they are merged.
        filled: How many of `new` complete records of ours.
        decided: Records that differ only as an earlier merge decided for ours.
        came: (table, key, path, value) of what fills a blank of ours.
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
    decided: tuple[Differing, ...] = ()
    came: tuple[tuple[str, str, str, object], ...] = ()

    @property
    def brings(self) -> bool:
        """Whether theirs has anything that ours lacks or has with other values."""
        return bool(self.new or self.unread or self.differing)

    @property
    def records(self) -> tuple[Record, ...]:
        """The records that only theirs has, without counters."""
        return tuple(record for record in self.new if not isinstance(record, Serial))

    @property
    def batches(self) -> tuple[str, ...]:
        """References of the batches to be merged."""
        return (*(record.ref for record in self.new if isinstance(record, Batch)), *self.unread)

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """(table, code) of the holders, rights, offices, campaigns and enterprises to be merged."""
        kept = (record for record in self.records if not isinstance(record, Batch))
        return tuple((table_of(type(record)), key_of(record)) for record in kept)

    @property
    def told(self) -> list[tuple[str, str, tuple[tuple[str, object, object], ...], Later]]:
        """The differences as readers are told of them: (table, key, fields, side that changed it last)."""
        return [row[:4] for row in self.differing]

    def heard(self, word: Word | None) -> "Plan":
        """Return the plan for a word: where nothing else differs, `theirs` is about what was decided before."""
        return self._replace(differing=self.decided) if word == "theirs" and not self.differing else self

    def unsettled(self, word: Word | None) -> tuple[Differing, ...]:
        """Return the differences that remain a conflict with the given word."""
        return tuple(
            row
            for row in self.differing
            if word is None or row.later == "another batch" or (word == "theirs" and row.numbered_twice)
        )


def coming(ours: Register, other: Register, found: Plan, word: Word | None) -> list[Record]:
    """Return the records of theirs to be merged; those that replace ours keep the documents that ours issued."""
    return [*found.new, *(_theirs(ours, other, found) if word == "theirs" else _ours(ours, found) if word else ())]


def going(ours: Register, found: Plan, word: Word | None) -> list[Record]:
    """Return the records of ours that are removed because theirs removed them and theirs was chosen."""
    gone = (row for row in found.differing if row.is_gone_there) if word == "theirs" else ()
    records = (ours.find(TABLES[row.table], row.key) for row in gone)
    return [record for record in records if record is not None]


def _theirs(ours: Register, other: Register, found: Plan) -> Iterator[Record]:
    for row in found.differing:
        if row.sides:
            yield with_papers_of(*row.sides)
            continue
        kind = TABLES[row.table]
        record, mine = other.find(kind, row.key), ours.find(kind, row.key)
        if record is not None:
            yield with_papers_of(mine, record) if mine else record


def _ours(ours: Register, found: Plan) -> Iterator[Record]:
    for row in found.differing:
        if row.sides and row.sides[0] != ours.find(TABLES[row.table], row.key):
            yield row.sides[0]
