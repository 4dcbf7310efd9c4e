"""The rules of what a clue and a visit may hold."""

from collections.abc import Iterator

from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.leads.numbers import CLUE, VISIT
from customs_cli.domain.leads.visit import TEXTS, Visit
from customs_cli.domain.validation import values
from customs_cli.domain.validation.faults import Fault, Known, tried
from customs_cli.errors import UsageError


def clue_faults(clue: Clue, known: Known) -> Iterator[Fault]:
    """Yield all that is wrong with a clue."""
    yield from tried("code", values.check_number_of, clue.code, CLUE, known.today)
    yield from tried("text", _check_told, clue.text)
    days = (("on", clue.on), ("result_on", clue.result_on), *(("sent", sent.on) for sent in clue.sent))
    for path, day in days:
        if day:
            yield from tried(path, values.check_happened, day, known.today)
    if clue.due_on:
        yield from tried("due_on", values.check_day, clue.due_on)
    yield from tried("sent", _check_bodies, tuple(sent.body for sent in clue.sent))
    yield from tried("result", _check_result, clue)


def visit_faults(visit: Visit, known: Known) -> Iterator[Fault]:
    """Yield all that is wrong with a visit."""
    yield from tried("code", values.check_number_of, visit.code, VISIT, known.today)
    yield from tried("enterprise", values.check_code, visit.enterprise)
    yield from tried("on", values.check_happened, visit.on, known.today)
    yield from tried("findings", _check_told, "".join(getattr(visit, name) for name in TEXTS))
    if visit.is_note:
        yield from tried("is_note", _refuse_note, visit)


def _check_told(text: str) -> None:
    if not text.strip():
        raise UsageError("the text is empty", hint="write what was reported or seen")


def _check_bodies(bodies: tuple[str, ...]) -> None:
    if not all(body.strip() for body in bodies):
        raise UsageError("nobody is named to whom the clue was sent", hint="--body NAME")


def _check_result(clue: Clue) -> None:
    if bool(clue.result.strip()) != (clue.result_on is not None):
        raise UsageError("a result has a text and a day, or neither", hint="--result TEXT --on DATE")


def _refuse_note(visit: Visit) -> None:
    raise UsageError(
        "{code} is a note about an enterprise, not a visit", code=visit.code[:60], hint="give the number of a visit"
    )
