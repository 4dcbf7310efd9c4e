"""What codes stand for in a register: all names read at once, or each when it is asked for."""

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
"""What a directory tells of."""


def all_names(register: Register, calendar: Calendars) -> Directory:
    """The names in a register; an office in it counts before a shipped one."""
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
    """The same, each looked up when it is asked for: for an answer that needs few of them."""
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
    """Have what a batch names read together, where the register is far away."""
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
    """The records of a kind in a register, and those shipped of codes that it has not."""

    def __init__(self, register: Register, kind: type[R], shipped: Callable[[], dict[str, R]] = dict) -> None:
        self._register = register
        self._kind: type[R] = kind
        self._shipped: Callable[[], dict[str, R]] = shipped

    def __getitem__(self, code: str) -> R:
        """The record of a code."""
        return self._register.find(self._kind, code) or self._shipped()[code]

    def __iter__(self) -> Iterator[str]:
        """Every code, the shipped ones first."""
        return iter({**self._shipped(), **{record.code: record for record in self._register.all(self._kind)}})

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)
