"""Pieces with the marks of several holders, of which a court's notice about one of them holds also those of the others.

A notice holds the piece, not only one holder's part in it: until the court frees it, it is not confiscated or given up
for another holder either, and does not leave with another holder's case.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Transfer, lines_with
from customs_cli.domain.batch.course.barred import held_for_a_court
from customs_cli.domain.batch.course.conduct import Conduct
from customs_cli.domain.batch.course.readiness import is_locked, locks
from customs_cli.domain.batch.goods.balance import balance, fate_of
from customs_cli.domain.batch.goods.findings import to_confiscate
from customs_cli.domain.batch.goods.handover import still_held
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.batch.stood import as_it_stood
from customs_cli.domain.custody.court_held import held_then
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.quantity import Amount
from customs_cli.errors import Refusal
from customs_cli.sentences import Listed, command

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
        for other in batch.proceedings.values():
            is_other = other.holder != p.holder and other.outcome is None and _is_held_for_a_court(other, on)
            if not is_other or other.marks.keys().isdisjoint(line.named_marks):
                continue
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
    """Return the proceedings of holders that a hand-over is not about whose court's notices hold pieces of it."""
    return _shared(batch, handed, lambda q: _is_held_for_a_court(q, handed.on))


def held_when_handed(batch: Batch, cases: Iterable[Transfer], law: Procedure, on: date) -> str:
    """Return a warning where goods follow their case to the police while a court holds them for others; else ""."""
    waiting = [replace(case, on=on) for case in cases if case.waits and law.court_locks]
    held = [p for case in waiting for p in held_in_transfer(batch, case) if is_locked(p)]
    return held_for_a_court(held[0], law).message if held else ""


def refuse_to_leave_others_behind(batch: Batch, handed: Transfer) -> None:
    """Refuse a hand-over to another office of pieces that are held for holders whose cases would stay here."""
    others = _shared(batch, handed, lambda q: q.outcome is None) if handed.to == "office" else []
    if others:
        holders = (*handed.holders, *(q.holder for q in others))
        own = [batch.proceedings[holder] for holder in holders if holder in batch.proceedings]
        word = next((notice.freed_by for p in own for notice in p.court if notice.freed_on == handed.on), None)
        raise Refusal(
            "these goods are also held for {others}, whose case would stay here",
            others=Listed(q.holder for q in others),
            hint="{command} hands over all of it",
            command=command(
                *("transfer", batch.ref, "--to", "office", "--body", handed.body or "NAME"),
                *(one for holder in holders for one in ("--holder", holder)),
                *(("--court-word", word) if word else ()),
            ),
        )


def refuse_in_another_case(batch: Batch, handed: Transfer) -> None:
    """Refuse to hand goods over on a day on which they were in a case that the police refused afterwards."""
    cases = (one for one in batch.transfers if one.to == "police" and one.refused_on)
    stood = as_it_stood(batch, handed.on)
    if stood and any(one.on <= handed.on < (one.refused_on or one.on) for one in cases):
        still_held(stood, handed, handed.holders)
        for one in handed.goods:
            part = None if one.quantity is None else Portion(one.line, one.quantity)
            still_held(stood, handed, handed.holders, part)


def _shared(batch: Batch, handed: Transfer, is_meant: Callable[[Proceeding], bool]) -> list[Proceeding]:
    found: dict[str, Proceeding] = {}
    for goods in handed.goods:
        line, there = batch.line(goods.line), balance(batch, goods.line)
        for other in batch.proceedings.values():
            if handed.concerns(other.holder) or other.marks.keys().isdisjoint(line.named_marks) or not is_meant(other):
                continue
            theirs = fate_of(other, line, "held") + fate_of(other, line, "confiscated")
            left = _rest(_rest(there.kept, there.waiting), theirs)
            if goods.quantity is None or (theirs > 0 and goods.quantity > max(0, left)):
                found[other.holder] = other
    return list(found.values())


def is_held_in_a_case(batch: Batch, holder: str, on: date) -> bool:
    """Whether notices about others hold pieces that a case of one holder's goods would take to the police."""
    return bool(held_in_transfer(batch, _as_if_handed_over(batch, holder, on)))


def refuse_unless_here(batch: Batch, holder: str, on: date) -> None:
    """Refuse an act about one holder's goods none of which customs has in its hands any more."""
    _as_if_handed_over(batch, holder, on)


def _as_if_handed_over(batch: Batch, holder: str, on: date) -> Transfer:
    return still_held(batch, Transfer(to="police", body="", on=on), [holder])


def _is_held_for_a_court(p: Proceeding, on: date) -> bool:
    return any(locks(notice) and notice.on <= on for notice in p.court) or held_then(p, on) is not None


def _is_here(batch: Batch, line: Line) -> bool:
    there = balance(batch, line.no)
    return line.quantity is None or _rest(there.kept, there.waiting) > 0


def _to_end(p: Proceeding, line: Line) -> Amount:
    return to_confiscate(p, line) if p.found else fate_of(p, line, "held")


def _rest(amount: Amount, less: Amount) -> Amount:
    return round(amount - less, _SCALE)
