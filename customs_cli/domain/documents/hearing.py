"""The notice before a penalty (告知书): which of several decisions it comes before, and the goods it is about."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.goods.balance import fate_of
from customs_cli.domain.batch.goods.collection import is_punished, penalties, with_fines_told
from customs_cli.domain.batch.goods.findings import to_confiscate
from customs_cli.domain.batch.proceeding_record import FoundPart, Proceeding
from customs_cli.domain.documents.data import Goods, told_by
from customs_cli.domain.documents.decisions import (
    decision_typed,
    decisions,
    of_decision,
    own_of,
    punished,
)
from customs_cli.domain.documents.forms import FORMS
from customs_cli.domain.documents.issued import Issued, that_count
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.sentences import said


def decision_before(batch: Batch, holder: str, typed: str) -> str:
    """Return the decision that a notice before a penalty comes after, by number or day; empty before the first one.

    Without `typed`, the notice is about goods that wait for a decision, if there are any, else about the last decision.
    """
    told = decisions(batch, holder)
    if typed:
        place = told.index(decision_typed(batch, told, typed))
    else:
        place = len(told) if any(_waits(batch, p) for p in own_of(batch, holder)) else len(told) - 1
    return told[place - 1] if place > 0 else ""


def to_be_heard(batch: Batch, holder: str, before: str) -> Batch:
    """The batch reduced to what the notice after a decision is about: the next decision, or what waits for one."""
    told = decisions(batch, holder)
    place = _after(told, before)
    if place < len(told):
        return of_decision(batch, FORMS["penalty-decision"], told[place])
    return replace(batch, proceedings={code: _waiting_alone(batch, p) for code, p in batch.proceedings.items()})


def is_heard_by(paper: Issued, goods: Iterable[Goods], batch: Batch, before: str) -> bool:
    """Return whether a notice that was issued covers all that a notice after a later decision would be about."""
    told = decisions(batch, paper.holder)
    first, last = _after(told, paper.about), _after(told, before)
    since, heard = told[first : last + 1], {row.no: row.quantity or 0 for row in goods}
    asked = [
        (line.no, much)
        for p in own_of(batch, paper.holder)
        for line in lines_with(batch, p.marks)
        if (much := _asked(batch, p, line, since, is_open=last >= len(told)))
    ]
    return first <= last and bool(asked) and all(much <= heard.get(no, 0) for no, much in asked)


def told_of_less(batch: Batch, p: Proceeding, fine: Decimal) -> str:
    """Return a warning where the notice before the penalty told the party of no fine, or of a lower one; else "".

    Without a notice that was issued for these goods, or with a fine told in words, in another currency or kept back,
    nothing is compared.
    """
    before = decision_before(batch, p.holder, "")
    papers = [one for one in that_count(batch.documents) if one.form == "hearing-notice"]
    own = (one for one in papers if one.holder in ("", p.holder))
    heard = [one for one in own if is_heard_by(one, told_by(one).goods, batch, before)]
    if not heard:
        return ""
    data = told_by(heard[-1])
    told = data.fields.get("fine")
    if told is None and "fine" not in data.hidden:
        return said("{ref}: notice {number} told the party of no fine", ref=batch.ref, number=heard[-1].number)
    if isinstance(told, Money) and told.currency == HOME and told.amount < fine:
        return said(
            "{ref}: notice {number} told the party of a fine of {told} CNY",
            ref=batch.ref,
            number=heard[-1].number,
            told=told.amount,
        )
    return ""


def _asked(batch: Batch, p: Proceeding, line: Line, since: Iterable[str], *, is_open: bool) -> Amount:
    waiting = _waiting(p, line) if is_open and _waits(batch, p) else 0
    return round(sum(punished(p, line, one) for one in since) + waiting, 3)


def _after(told: Sequence[str], before: str) -> int:
    return next((place for place, one in enumerate(told, start=1) if alike(one) == alike(before)), 0)


def _waits(batch: Batch, p: Proceeding) -> bool:
    if p.outcome or p.finding != "infringing":
        return False
    return not (p.found or p.parts) or any(_waiting(p, line) for line in lines_with(batch, p.marks))


def _waiting(p: Proceeding, line: Line) -> Amount:
    held = fate_of(p, line, "held")
    return min(held, to_confiscate(p, line)) if p.found else held


def _waiting_alone(batch: Batch, p: Proceeding) -> Proceeding:
    if not _waits(batch, p):
        is_told_of = is_punished(p) or (not p.outcome and p.finding == "infringing")
        return replace(p, outcome=None, finding="not-infringing", found=(), parts=()) if is_told_of else p
    lines = lines_with(batch, p.marks) if p.found or p.parts else ()
    found = (_found(p, line, much) for line in lines if (much := _waiting(p, line)))
    p = with_fines_told(p)
    return replace(p, found=tuple(found), parts=(), fine=p.fine_but_for(penalties(p)))


def _found(p: Proceeding, line: Line, much: Amount) -> FoundPart:
    days = [one.on for one in p.found if one.line == line.no and one.finding == "infringing"]
    return FoundPart(line=line.no, quantity=much, finding="infringing", on=max(days, default=p.finding_on or date.min))
