"""Rows of one holder's goods that tell different things: what became of each line is an exact part of them.

`鞋, 没收` and `包, 放行` of one case and one holder are a line that was confiscated, and another that was released.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Batch, Line, lines_with, with_proceeding
from customs_cli.domain.batch.goods.parts import Ending, Portion, ended_in_part, found_in_part, said_of_part
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.values.quantity import Amount

ENDS = {"confiscate": "confiscated", "abandon": "abandoned", "release": "released"}
"""Steps of an outcome that a part of the goods may meet -> the outcome."""
_LEAVING = ("hand", "police")


class Step(NamedTuple):
    """One step that a row tells of a line.

    Attributes:
        verb: Such as `confiscate`.
        word: What follows it, such as `infringing`; empty for nothing.
        day: (column of its day, proceeding) -> the day.
        confirmed: How many of the line the holder confirmed, where it is not all of it.
    """

    line: int
    marks: tuple[str, ...]
    verb: str
    word: str
    day: Callable[[str, Proceeding], date]
    confirmed: Amount | None = None


Apart = frozenset[tuple[str, str]]
"""(holder or mark, verb) of what is told apart, line by line."""


def told_apart(batch: Batch, steps: Sequence[Step]) -> Apart:
    """Of whose goods which steps are told otherwise of one line than of another, where they can be told in parts.

    Args:
        batch: Before anything of it is told.
        steps: All that its rows tell.
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
    """The batch with what is told apart of its lines.

    Args:
        batch: With all else that its rows tell.
        steps: What they tell.
        apart: What of it is told apart.
    """
    order = ("confirm", "find", *ENDS)
    for step in sorted((step for step in steps if step.verb in order), key=lambda step: order.index(step.verb)):
        for holder in [holder for holder, p in batch.proceedings.items() if not p.marks.keys().isdisjoint(step.marks)]:
            p = batch.proceedings[holder]
            if step.verb == "confirm":
                for mark in step.marks:
                    if (mark, "confirm") in apart and mark in p.marks:
                        p = _said(batch, p, mark, step)
            elif (holder, step.verb) in apart:
                p = _ended(batch, p, step) if step.verb in ENDS else _found(batch, p, step)
            batch = with_proceeding(batch, p)
    return batch


def _differ(lines: Sequence[Line], steps: Sequence[Step], verbs: Sequence[str]) -> bool:
    """Whether lines of which anything is told do not all come to the same by such verbs, each to one thing at most."""
    told: dict[int, set[tuple[str, str]]] = {}
    for step in steps:
        own = told.setdefault(step.line, set())
        if step.verb in verbs:
            own.add((step.verb, step.word))
    ends = {frozenset(told[line.no]) for line in lines if line.no in told}
    return len(ends) > 1 and all(len(end) < 2 for end in ends)


def _leave(steps: Sequence[Step]) -> bool:
    return any(step.verb in _LEAVING for step in steps)


def _portion(batch: Batch, step: Step) -> Portion:
    return Portion(step.line, batch.line(step.line).quantity or 0)


def _said(batch: Batch, p: Proceeding, mark: str, step: Step) -> Proceeding:
    if any(part.line == step.line for part in p.marks[mark].said):
        return p
    word: Any = step.word
    part = Portion(step.line, step.confirmed or batch.line(step.line).quantity or 0)
    return said_of_part(batch, p, mark, part, word=word, on=step.day("confirmed_on", p), document=None)


def _found(batch: Batch, p: Proceeding, step: Step) -> Proceeding:
    if any(part.line == step.line for part in p.found):
        return p
    finding: Any = step.word
    return found_in_part(batch, p, _portion(batch, step), finding=finding, on=step.day("finding_on", p))


def _ended(batch: Batch, p: Proceeding, step: Step) -> Proceeding:
    if any(part.line == step.line for part in p.parts):
        return p
    outcome: Any = ENDS[step.verb]
    reason = "as imported" if outcome == "released" else None
    end = Ending(outcome, step.day("outcome_on", p), reason=reason)
    return ended_in_part(batch, p, _portion(batch, step), end)
