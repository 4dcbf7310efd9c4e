"""Who is on duty, on which day, over which register: what every act needs, handed in once."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.batch.course.next_step import next_step
from customs_cli.domain.batch.done import Done
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.validation import Known
from customs_cli.domain.validation.values import check_signed
from customs_cli.errors import UsageError
from customs_cli.procedures import codes, law_of
from customs_cli.register.act import Act
from customs_cli.register.register import Register
from customs_cli.services.acts.admission import admit

Answer = TypeVar("Answer")


class Duty(Struct, frozen=True):
    """What an act is done with.

    Attributes:
        register: Where it is kept.
        officers: Who does it.
        today: The day it is done; what happened is dated no later.
        calendar: Gives the working calendar of a country (ISO 3166 alpha-2).
        add_missing: Whether marks, holders, offices and campaigns that are not known yet are added as incomplete.
        within: The act under way that what is done becomes a part of; None where it is an act of its own.
        is_tried: Whether an act is only tried: what would become true is told, and nothing is written.
        express: The procedure that the office gives to express goods found ex officio in China; None where none.
    """

    register: Register
    officers: tuple[str, ...]
    today: date
    calendar: Callable[[str], WorkingCalendar]
    add_missing: bool = False
    within: Act | None = None
    is_tried: bool = False
    express: str | None = None

    def but(self, **changes: Any) -> "Duty":
        """The same duty with something changed."""
        return replace(self, **changes)

    def do(self, name: str, body: Callable[[Act], Answer], *, office: str = "", reason: str = "") -> Answer:
        """One transaction of these officers; a record put in it may hold only what `domain.validation` lets in.

        Args:
            name: What is done.
            body: As `Register.do` runs it: it may run again.
            office: Office that does it.
            reason: Why.

        Returns:
            What the body answered.
        """
        check_signed(self.officers, reason)

        def admitting(act: Act) -> Answer:
            act.admit = partial(admit, act, self.known)
            return body(act)

        if self.within is not None:
            return admitting(self.within)
        if self.is_tried:
            return self.register.tried(admitting, by=self.officers)
        self.register.adds_names = self.add_missing
        return self.register.do(name, admitting, by=self.officers, office=office, reason=reason)

    def log(self, name: str, body: Callable[[Act], Done], *, office: str = "", reason: str = "") -> Done:
        """The same for a body that tells what it has done: with the act's number and what comes next."""
        act, done = self.do(name, lambda act: (act, body(act)), office=office, reason=reason)
        return replace(done, seq=act.seq, next=next_step(done.batch, law_of(done.batch), done.on or self.today))

    @property
    def known(self) -> Known:
        """What the rules of `domain.validation` must know."""
        return Known(self.today, codes())

    def past(self, day: date | None, option: str) -> date:
        """The day an act happened: today when none is given.

        Raises:
            UsageError: It is still to come.
        """
        if day is not None and day > self.today:
            raise UsageError(
                "{option} {day} is after today ({today})",
                option=option,
                day=day,
                today=self.today,
                hint="what has not happened yet cannot be recorded; --today sets another day",
                at=option,
            )
        return day or self.today
