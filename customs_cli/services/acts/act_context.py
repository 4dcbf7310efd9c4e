"""The context of every act (`Duty`): the officers, the day and the register."""

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
    """The context in which an act is done.

    Attributes:
        register: The register.
        officers: The officers who do the act.
        today: The day of the act; days of events may not be later.
        calendar: Returns the working calendar of a country (ISO 3166 alpha-2).
        add_missing: Whether unknown marks, holders, offices and campaigns are added as incomplete records.
        within: The act under way of which this becomes a part; None for an act of its own.
        is_tried: Whether the act is only tried: the result is returned, and nothing is written.
        express: The office's procedure for express goods found ex officio in China; None if not configured.
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
        """Return a copy with some attributes changed."""
        return replace(self, **changes)

    def do(self, name: str, body: Callable[[Act], Answer], *, office: str = "", reason: str = "") -> Answer:
        """Run one transaction of these officers; every record put must pass the rules of `domain.validation`.

        Args:
            name: Name of the act.
            body: As for `Register.do`: it may run again.
            office: Code of the office that does it.
            reason: Reason to record.

        Returns:
            The return value of `body`.
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
        """Run a transaction whose body returns a `Done`; return it with the act's number and the next step."""
        act, done = self.do(name, lambda act: (act, body(act)), office=office, reason=reason)
        return replace(done, seq=act.seq, next=next_step(done.batch, law_of(done.batch), done.on or self.today))

    @property
    def known(self) -> Known:
        """What the rules of `domain.validation` need to know: today and the codes of procedures."""
        return Known(self.today, codes())

    def past(self, day: date | None, option: str) -> date:
        """Return the day of an event: today if none is given.

        Raises:
            UsageError: The day is in the future.
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
