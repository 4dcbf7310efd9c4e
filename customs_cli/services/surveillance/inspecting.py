"""The act of recording how many consignments an office inspected."""

from datetime import date

from customs_cli.domain.surveillance.inspections import Inspections, inspections_of, overlapping
from customs_cli.errors import Conflict, UsageError
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.lookup.naming import Names


def keep(duty: Duty, office: str, first: date, last: date, number: int) -> tuple[Inspections, Inspections | None]:
    """Record the inspections of an office in a period; those of exactly the same days are replaced.

    Args:
        duty: The context of the act.
        office: The office, as typed.
        first: First day.
        last: Last day, included; not after today.
        number: Number of inspections.

    Returns:
        The record, and the one that it replaces, if any.

    Raises:
        NotFound: The office is unknown.
        UsageError: The number is recorded already, or the period is not over.
        Conflict: Some of the days are in another recorded period.
    """
    duty.past(last, "PERIOD")

    def kept(act: Act) -> tuple[Inspections, Inspections | None]:
        code = Names(duty.register, act).office(office).code
        own = inspections_of(code, first, last, number)
        former = act.find(Inspections, own.code)
        if former == own:
            raise UsageError("nothing to change: every value stays the same", hint=command("office inspections", code))
        if other := overlapping(own, duty.register.all(Inspections)):
            raise _counted_before(other, code, first, last)
        return act.put(own), former

    return duty.do("office inspections", kept, office=office)


def _counted_before(other: Inspections, office: str, first: date, last: date) -> Conflict:
    return Conflict(
        "some days of {first}..{last} are already counted in {from_}..{to}",
        first=first,
        last=last,
        from_=other.from_,
        to=other.to,
        hint="count each day only once: {command} shows the counts",
        command=command("office inspections", office),
    )
