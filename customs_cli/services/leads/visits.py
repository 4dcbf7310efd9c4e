"""The act of logging a visit, and the list of all visits, including notes of earlier versions."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from customs_cli.domain.leads.numbers import VISIT, series
from customs_cli.domain.leads.visit import TEXTS, Visit, noted_visits
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.errors import UsageError
from customs_cli.register.act import Act
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.leads.meant import one_of
from customs_cli.services.lookup.naming import Names


class GivenVisit(NamedTuple):
    """A visit as an officer enters it.

    Attributes:
        office: The visiting office, as typed.
        fields: Fields of `Visit` except its number, enterprise and officers; `on` is today if left out.
    """

    office: str
    fields: dict[str, Any]


def add(duty: Duty, enterprise: str, given: GivenVisit) -> Visit:
    """Log a visit to an enterprise.

    Args:
        duty: The context of the act.
        enterprise: Code or name of the enterprise.
        given: The visit.

    Raises:
        NotFound: The enterprise or the office is unknown.
        UsageError: The day is in the future, or there is no text about the visit.
    """

    def added(act: Act) -> Visit:
        code = Names(duty.register, act).enterprise(enterprise).code
        return put_visit(duty, act, code, given)

    return duty.do("visit add", added, office=given.office)


def put_visit(duty: Duty, act: Act, enterprise: str, given: GivenVisit) -> Visit:
    """Put a visit into an act."""
    on = duty.past(given.fields.get("on"), "--on")
    if not any(str(given.fields.get(name, "")).strip() for name in TEXTS):
        raise UsageError(
            "the visit has no text: give its purpose or its findings",
            hint="--purpose TEXT --findings TEXT",
            at="--findings",
        )
    office = Names(duty.register, act).office(given.office).code
    number = act.next_number(Visit, series(on.year, office, VISIT))
    own = {**given.fields, "code": number, "enterprise": enterprise, "on": on, "by": duty.officers}
    return act.put(Visit(**own))


def visits_of(register: Register, enterprises: Iterable[Enterprise] | None = None) -> list[Visit]:
    """Return every visit by day and number: those logged, and the notes that earlier versions kept."""
    notes = noted_visits(register.all(Enterprise) if enterprises is None else enterprises)
    return sorted([*register.all(Visit), *notes], key=lambda visit: (visit.on, visit.code))


def visit_meant(register: Register, text: str) -> Visit:
    """Return the visit with a number or with any unique shortening of it.

    Raises:
        NotFound: No visit fits.
        Ambiguous: Several visits fit; they are the candidates.
    """
    return register.find(Visit, text.strip()) or one_of(visits_of(register), text, Visit)
