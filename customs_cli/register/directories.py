"""Directories (names of marks, holders, offices, campaigns) of a register, read at once or on demand."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.query.directory import Directory
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


def all_names(register: Register, calendar: Calendars) -> Directory:
    """Return a directory with all names read at once; an office in the register takes precedence over a shipped one."""
    register.whole(KINDS)
    return Directory(
        trademarks=register.all(Trademark),
        holders=register.all(Holder),
        offices={**offices(), **{office.code: office for office in register.all(Office)}}.values(),
        campaigns=register.all(Campaign),
        calendar=calendar,
        countries=chinese_names,
        clues=register.all(Clue),
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


class _ByCode(Mapping[str, R], Generic[R]):
    """The records of one kind in a register by code.

    Codes that the register lacks are taken from the shipped records.
    """

    def __init__(self, register: Register, kind: type[R], shipped: Callable[[], dict[str, R]] = dict) -> None:
        self._register = register
        self._kind: type[R] = kind
        self._shipped: Callable[[], dict[str, R]] = shipped

    def __getitem__(self, code: str) -> R:
        """Return the record of a code."""
        return self._register.find(self._kind, code) or self._shipped()[code]

    def __iter__(self) -> Iterator[str]:
        """Yield every code, the shipped ones first."""
        return iter({**self._shipped(), **{record.code: record for record in self._register.all(self._kind)}})

    def __len__(self) -> int:
        """Return the number of codes."""
        return sum(1 for _ in self)
