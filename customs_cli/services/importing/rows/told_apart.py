"""Records different outcomes for lines of one holder's goods as exact parts.

For `鞋, 没收` and `包, 放行` in one case of one holder, one line was confiscated and another one was released.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with, with_proceeding
from customs_cli.domain.batch.goods.confirmed import with_unsaid, with_words
from customs_cli.domain.batch.goods.findings import with_findings
from customs_cli.domain.batch.goods.parts import closed_if_all
from customs_cli.domain.batch.proceeding_record import FoundPart, Part, Proceeding, SaidPart
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import Outcome

ENDS: dict[str, Outcome] = {"confiscate": "confiscated", "abandon": "abandoned", "release": "released"}
"""Step that ends the case of a part of the goods -> the outcome."""
_LEAVING = ("hand", "police")


class Step(NamedTuple):
    """One step that a row tells of a line.

    Attributes:
        line: Number of the line.
        marks: Codes of the marks that the step is about.
        verb: The act, such as `confirm` or `confiscate`.
        word: The result, such as `infringing` after `confirm`; empty where the verb needs none.
        day: Gives the day of a column for a proceeding.
        confirmed: How many of the line the holder confirmed, where that is not all of it.
    """

    line: int
    marks: tuple[str, ...]
    verb: str
    word: str
    day: Callable[[str, Proceeding], date]
    confirmed: Amount | None = None


Apart = frozenset[tuple[str, str]]
"""(holder or mark, verb) of steps that differ from line to line."""


def told_apart(batch: Batch, steps: Sequence[Step]) -> Apart:
    """Return whose goods have steps that differ from line to line, where these can be recorded as exact parts.

    Args:
        batch: The batch before any of the steps.
        steps: All steps that its rows tell.
    """
    found: set[tuple[str, str]] = set()
    for holder, p in batch.proceedings.items():
        lines = list(lines_with(batch, p.marks))
        own = [step for step in steps if not p.marks.keys().isdisjoint(step.marks)]
        if len(lines) < 2 or not all(line.quantity for line in lines):
            continue
        if (p.parts or (not p.outcome and _differ(lines, own, tuple(ENDS)))) and not _leave(own):
            found |= {(holder, verb) for verb in ENDS}
        if p.found or (not p.finding and _differ(lines, own, ("find",))):
            found.add((holder, "find"))
        for mark, state in p.marks.items():
            of_mark = [
                step for step in own if mark in step.marks and step.verb == "confirm" and step.word != "no-reply"
            ]
            words = {step.word for step in of_mark}
            if state.said or (state.confirmation == "pending" and len(words) > 1):
                found.add((mark, "confirm"))
    return frozenset(found)


def with_parts(batch: Batch, steps: Iterable[Step], apart: Apart) -> Batch:
    """Return the batch with the parts of its lines recorded; a line that has such a part already keeps it."""
    steps = list(steps)
    for holder, p in batch.proceedings.items():
        own = [step for step in steps if not p.marks.keys().isdisjoint(step.marks)]
        lines = list(lines_with(batch, p.marks))
        quantities = {line.no: line.quantity or 0 for line in lines}
        for mark in p.marks:
            if (mark, "confirm") in apart:
                p = _said(batch, p, mark, [step for step in own if mark in step.marks and step.verb == "confirm"])
        p = with_unsaid(p, lines)
        if (holder, "find") in apart:
            p = _found(p, lines, quantities, [step for step in own if step.verb == "find"])
        if any((holder, verb) in apart for verb in ENDS):
            p = _ended(p, lines, quantities, [step for step in own if step.verb in ENDS])
        batch = with_proceeding(batch, p)
    return batch


def _differ(lines: Sequence[Line], steps: Sequence[Step], verbs: Sequence[str]) -> bool:
    told: dict[int, set[tuple[str, str]]] = {}
    for step in steps:
        own = told.setdefault(step.line, set())
        if step.verb in verbs:
            own.add((step.verb, step.word))
    ends = {frozenset(told[line.no]) for line in lines if line.no in told}
    return len(ends) > 1 and all(len(end) < 2 for end in ends)


def _leave(steps: Sequence[Step]) -> bool:
    return any(step.verb in _LEAVING for step in steps)


def _new(steps: Iterable[Step], known: Iterable[SaidPart | FoundPart | Part]) -> Iterator[Step]:
    told = {part.line for part in known}
    for step in steps:
        if step.line not in told:
            told.add(step.line)
            yield step


def _said(batch: Batch, p: Proceeding, mark: str, steps: Iterable[Step]) -> Proceeding:
    state = p.marks[mark]
    new = tuple(
        SaidPart(
            line=step.line,
            quantity=step.confirmed or batch.line(step.line).quantity or 0,
            confirmation=step.word,  # type: ignore[arg-type]
            on=step.day("confirmed_on", p),
        )
        for step in _new(steps, state.said)
    )
    if not new:
        return p
    words = with_words(batch, mark, (*state.said, *new), document=state.document)
    return replace(p, marks={**p.marks, mark: words})


def _found(p: Proceeding, lines: list[Line], quantities: dict[int, Amount], steps: Iterable[Step]) -> Proceeding:
    new = tuple(
        FoundPart(
            line=step.line,
            quantity=quantities[step.line],
            finding=step.word,  # type: ignore[arg-type]
            on=step.day("finding_on", p),
        )
        for step in _new(steps, p.found)
    )
    return with_findings(p, lines, (*p.found, *new)) if new else p


def _ended(p: Proceeding, lines: list[Line], quantities: dict[int, Amount], steps: Iterable[Step]) -> Proceeding:
    new = tuple(
        Part(
            line=step.line,
            quantity=quantities[step.line],
            outcome=ENDS[step.verb],
            on=step.day("outcome_on", p),
            reason="as imported" if step.verb == "release" else None,
        )
        for step in _new(steps, p.parts)
    )
    return closed_if_all(replace(p, parts=(*p.parts, *new)), lines) if new else p
