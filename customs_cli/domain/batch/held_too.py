"""Pieces with the marks of several holders, of which a court's notice about one of them holds also those of the others.

A notice holds the piece, not only one holder's part in it: until the court frees it, it is not confiscated or given up
for another holder either, and does not leave with another holder's case.
"""

from collections.abc import Callable, Iterator
from datetime import date

from customs_cli.domain.batch.batch import Batch, Line, Transfer, lines_with
from customs_cli.domain.batch.course.conduct import Conduct
from customs_cli.domain.batch.course.readiness import LOCKS
from customs_cli.domain.batch.goods.balance import balance, fate_of
from customs_cli.domain.batch.goods.findings import to_confiscate
from customs_cli.domain.batch.goods.handover import still_held
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.values.quantity import Amount

_SCALE = 3


def held_with_others(batch: Batch, p: Proceeding, on: date, part: Portion | None = None) -> list[Proceeding]:
    """Return the proceedings of other holders whose court's notices hold pieces that an end of this one would take.

    Args:
        batch: The batch.
        p: The proceeding that is to end, by a confiscation or since the articles are given up.
        on: The day of that; notices of later days are ignored.
        part: The part of its goods that is meant; None for all that are held or, after findings on parts, infringing.
    """
    found: dict[str, Proceeding] = {}
    for line in lines_with(batch, p.marks):
        if part and part.line != line.no:
            continue
        wanted = part.quantity if part else _to_end(p, line)
        for other in _with_notices(batch, line, on, lambda q: q.holder != p.holder and q.outcome is None):
            theirs = fate_of(other, line, "held")
            if line.quantity is None or (theirs > 0 and wanted > max(0, _rest(fate_of(p, line, "held"), theirs))):
                found[other.holder] = other
    return list(found.values())


def confiscations(batch: Batch, p: Proceeding, law: Conduct, on: date) -> Iterator[tuple[int, Amount]]:
    """Yield what of a holder's goods is to be confiscated now: line and quantity, or one row of zeros for all of them.

    It is less where notices about other holders hold some of the goods, and nothing where the police have them all in
    another holder's case.
    """
    if not any(_is_here(batch, line) for line in lines_with(batch, p.marks)):
        return
    if not (law.court_locks and held_with_others(batch, p, on)):
        yield 0, 0
        return
    for line in lines_with(batch, p.marks):
        part = Portion(line.no, _to_end(p, line))
        if part.quantity > 0 and not held_with_others(batch, p, on, part):
            yield line.no, part.quantity


def held_in_transfer(batch: Batch, handed: Transfer) -> list[Proceeding]:
    """Return the proceedings of holders that a hand-over is not about whose court's notices hold pieces of it.

    Args:
        batch: The batch before the hand-over.
        handed: The hand-over, with its holders and goods.
    """
    found: dict[str, Proceeding] = {}
    for goods in handed.goods:
        line, there = batch.line(goods.line), balance(batch, goods.line)
        for other in _with_notices(batch, line, handed.on, lambda q: not handed.concerns(q.holder)):
            theirs = fate_of(other, line, "held") + fate_of(other, line, "confiscated")
            left = _rest(_rest(there.kept, there.waiting), theirs)
            if goods.quantity is None or (theirs > 0 and goods.quantity > max(0, left)):
                found[other.holder] = other
    return list(found.values())


def is_held_in_a_case(batch: Batch, holder: str, on: date) -> bool:
    """Whether notices about others hold pieces that a case of one holder's goods would take to the police."""
    return bool(held_in_transfer(batch, still_held(batch, Transfer(to="police", body="", on=on), [holder])))


def _with_notices(batch: Batch, line: Line, on: date, is_meant: Callable[[Proceeding], bool]) -> Iterator[Proceeding]:
    for other in batch.proceedings.values():
        if not other.court or other.marks.keys().isdisjoint(line.named_marks) or not is_meant(other):
            continue
        if any(notice.kind in LOCKS and not notice.freed_by and notice.on <= on for notice in other.court):
            yield other


def _is_here(batch: Batch, line: Line) -> bool:
    there = balance(batch, line.no)
    return line.quantity is None or _rest(there.kept, there.waiting) > 0


def _to_end(p: Proceeding, line: Line) -> Amount:
    return to_confiscate(p, line) if p.found else fate_of(p, line, "held")


def _rest(amount: Amount, less: Amount) -> Amount:
    return round(amount - less, _SCALE)
