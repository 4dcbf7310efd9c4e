"""Directories (names of marks, holders, offices, campaigns) of a register, read at once or on demand."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office, district_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.register.register import Register
from customs_cli.register.shipped_countries import chinese_names
from customs_cli.register.shipped_offices import offices

R = TypeVar("R", Trademark, Holder, Office, Campaign, Clue)
Calendars = Callable[[str], WorkingCalendar]


KINDS = (Trademark, Holder, Office, Campaign, Clue)
"""The kinds of records that a directory holds."""

_OF_DIMENSION: Mapping[str, type[Record]] = {
    **dict.fromkeys(("office", "district", "country"), Office),
    **dict.fromkeys(("holder", "holder-country"), Holder),
    **dict.fromkeys(("mark", "right-type"), Trademark),
    "campaign": Campaign,
    "clue-source": Clue,
}
"""Dimension -> the kind of records that names its keys, or from which they are derived."""


def kinds_of(dimensions: Iterable[str]) -> tuple[type[Record], ...]:
    """Return the kinds of records that name the keys of some dimensions."""
    return tuple({kind: None for name in dimensions if (kind := _OF_DIMENSION.get(name))})


def all_names(register: Register, calendar: Calendars, ahead: Collection[type[Record]] = KINDS) -> Directory:
    """Return a directory that reads all names of some kinds at once, and those of another when one is needed.

    An office in the register takes precedence over a shipped one.

    Args:
        register: The register.
        calendar: Gives the working calendar of a country.
        ahead: The kinds to read at once; a server is asked for all of them together.
    """
    register.whole(ahead)

    def named(kind: type[R], shipped: Callable[[], dict[str, R]] = dict) -> "_Whole[R]":
        names = _Whole(register, kind, shipped)
        if kind in ahead:
            len(names)
        return names

    return Directory(
        trademarks=named(Trademark),
        holders=named(Holder),
        offices=named(Office, offices),
        campaigns=named(Campaign),
        calendar=calendar,
        countries=chinese_names,
        clues=named(Clue),
    )


def names_asked_for(register: Register, calendar: Calendars) -> Directory:
    """Return a directory that looks up each name on demand: for answers that need only a few names."""
    return Directory(
        trademarks=_ByCode(register, Trademark),
        holders=_ByCode(register, Holder),
        offices=_ByCode(register, Office, offices),
        campaigns=_ByCode(register, Campaign),
        calendar=calendar,
        countries=chinese_names,
        clues=_ByCode(register, Clue),
    )


def ahead_of(register: Register, batch: Batch) -> None:
    """Read all records that a batch refers to in one request, if the register is on a server."""
    register.ahead(
        [
            *((Trademark, mark) for mark in batch.marks),
            *((Holder, holder) for holder in batch.proceedings),
            *((Office, office) for office in (batch.office, district_of(batch.office), *batch.joint_offices)),
            *((Campaign, code) for code in batch.campaigns),
            *((Clue, code) for code in batch.clues),
        ]
    )


class _Whole(Mapping[str, R], Generic[R]):
    def __init__(self, register: Register, kind: type[R], shipped: Callable[[], dict[str, R]]) -> None:
        self._register = register
        self._kind: type[R] = kind
        self._shipped: Callable[[], dict[str, R]] = shipped

    @cached_property
    def _records(self) -> dict[str, R]:
        self._register.whole([self._kind])
        return {**self._shipped(), **{record.code: record for record in self._register.all(self._kind)}}

    def __getitem__(self, code: str) -> R:
        return self._records[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


class _ByCode(Mapping[str, R], Generic[R]):
    """The records of one kind in a register by code.

    Codes that the register lacks are taken from the shipped records.
    """

    def __init__(self, register: Register, kind: type[R], shipped: Callable[[], dict[str, R]] = dict) -> None:
        self._register = register
        self._kind: type[R] = kind
        self._shipped: Callable[[], dict[str, R]] = shipped

    def __getitem__(self, code: str) -> R:
        return self._register.find(self._kind, code) or self._shipped()[code]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._shipped(), **{record.code: record for record in self._register.all(self._kind)}})

    def __len__(self) -> int:
        return sum(1 for _ in self)
