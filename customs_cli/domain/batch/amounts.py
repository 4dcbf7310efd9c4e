"""The bounds that the law sets to fines, alone and together, and corrections of fines and securities within theirs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, lines_with, value_of
from customs_cli.domain.batch.course.limits import in_cny, own_value, refuse_too_little
from customs_cli.domain.batch.goods.balance import confiscated_of
from customs_cli.domain.batch.goods.collection import with_fines_told
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.counting.portions import only
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.money import HOME, Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.rates import Rate
from customs_cli.errors import Refusal, UsageError
from customs_cli.sentences import Citation, Listed, command


def with_security(batch: Batch, p: Proceeding, law: Procedure, amount: Decimal, rates: Iterable[Rate]) -> Proceeding:
    """Return the proceeding with another amount of security in place of the one that its holder lodged."""
    known = p.security
    if known is None or known.amount is None:
        raise UsageError(
            "{holder} lodged no amount for this case",
            holder=p.holder,
            hint=command("show", batch.ref),
            at="--security",
        )
    lodged = replace(known.amount, amount=amount)
    refuse_too_little(batch, p, law, lodged, rates, known.lodged_on or p.replied_on or date.min)
    return replace(p, security=replace(known, amount=lodged))


def lacking_security(batch: Batch, p: Proceeding, law: Procedure) -> str:
    """Return why a holder's security is too low for the value of its goods now known; empty when it is enough."""
    lodged = p.security.amount if p.security else None
    if lodged is None or own_value(batch, p) is None:
        return ""
    try:
        refuse_too_little(batch, p, law, lodged, (), date.min)
    except Refusal as lacking:
        return lacking.message
    return ""


def too_high_a_fine(batch: Batch, p: Proceeding, law: Procedure) -> str:
    """Return why a fine is above what the known value of the goods allows; empty when it is not.

    Of decisions about parts nothing is compared where the value of one was given, or where other holders' goods may
    have been decided together with these.
    """
    if p.parts and (p.penalty_value or any(_may_be_of_one_decision(p, q) for q in batch.proceedings.values())):
        return ""
    try:
        with_fine(batch, p, law, p.fine.amount if p.fine else None, None, ())
    except Refusal as high:
        return high.message
    return ""


def is_unmeasured(batch: Batch, p: Proceeding, law: Procedure, rates: Iterable[Rate] | None = None) -> bool:
    """Return whether the law bounds a fine by the value of the goods, and no value of these is known.

    Without `rates` a value in any currency is one.
    """
    own = [q for q in batch.proceedings.values() if _is_of_one_decision(q, p)] or [p]
    if not p.fine or p.penalty_value or "fine_too_high" not in law.articles:
        return False
    totals = totals_fined(goods_confiscated(batch, own), own)
    return not totals or (rates is not None and in_cny(totals, rates, p.outcome_on or date.max) is None)


def with_fine(
    batch: Batch, p: Proceeding, law: Procedure, amount: Decimal | None, value: Decimal | None, rates: Iterable[Rate]
) -> Proceeding:
    """Return the proceeding with another fine, or with another value by which its fine is measured.

    The fine belongs to one decision; it is measured by all goods which that decision confiscated, whoever holds the
    rights.
    """
    if amount is None and value is None:
        return p
    if amount == 0:
        return _with_fines(replace(p, penalty_value=None), None)
    fine = p.fine if amount is None else Money(amount=amount, currency=HOME)
    measure = p.penalty_value if value is None else Money(amount=value, currency=HOME)
    own = [q for q in batch.proceedings.values() if _is_of_one_decision(q, p)] or [p]
    fined = next((q.holder for q in own if q.fine and q.holder != p.holder), None)
    if fined and not p.fine:
        raise UsageError(
            "the fine of that decision is recorded with {holder}",
            holder=fined,
            hint=command("correct", batch.ref, "--holder", fined, "--fine", "AMOUNT", "--reason", "TEXT"),
            at="--fine",
        )
    if fine:
        day = p.outcome_on or max((part.on for part in p.parts), default=date.min)
        refuse_above_the_bounds(batch, own, law, fine, measure, rates, day)
    return _with_fines(replace(p, penalty_value=measure), fine)


def refuse_above_the_bounds(
    batch: Batch,
    own: Sequence[Proceeding],
    law: Procedure,
    fine: Money,
    measure: Money | None,
    rates: Iterable[Rate],
    day: date,
) -> None:
    """Refuse a fine above 30 % of the value of its goods, alone or with the fines of other decisions on these pieces.

    Nothing is added up where an officer gave the value of a decision, with duty and taxes: that of all is not known.
    """
    rates = tuple(rates)
    known = measure.amount if measure else value_fined(goods_confiscated(batch, own), own, rates, day)
    refuse_too_high_a_fine(law, fine, known)
    others = list(_fined_beside(batch, own))
    theirs = [q for decision in others for q in decision]
    if measure or not others or any(q.penalty_value for q in theirs):
        return
    every = value_fined(goods_confiscated(batch, own, *others), [*own, *theirs], rates, day)
    together = replace(fine, amount=fine.amount + sum(q.fine.amount for q in theirs if q.fine))
    if is_too_high(law, together, every):
        raise Refusal(
            "the fines for these goods, with {others}, come to {amount} CNY: above 30 % of their value ({value} CNY; "
            "{article})",
            amount=together.amount,
            others=Listed(q.holder for q in theirs if q.fine),
            value=every,
            article=Citation(law.articles["fine_too_high"]),
            hint="check --fine, or give the value with duty and taxes: --penalty-value AMOUNT",
        )


def refuse_too_high_a_fine(law: Procedure, fine: Money, value: Decimal | None) -> None:
    """Refuse a fine above 30 % of the value of the goods confiscated by its decision, in China (CAPR art. 25, 64).

    The value of a part of a line is rounded to the cent, and so are its 30 %.
    """
    if is_too_high(law, fine, value):
        raise Refusal(
            "a fine of {amount} CNY is above 30 % of the goods' value ({value} CNY; {article})",
            amount=fine.amount,
            value=value,
            article=Citation(law.articles["fine_too_high"]),
            hint="check --fine, or give the value with duty and taxes: --penalty-value AMOUNT",
        )


def is_too_high(law: Procedure, fine: Money, value: Decimal | None) -> bool:
    return "fine_too_high" in law.articles and value is not None and fine.amount > round(value * Decimal("0.3"), 2)


def value_fined(batch: Batch, fined: Sequence[Proceeding], rates: Iterable[Rate], on: date) -> Decimal | None:
    """Return the value in CNY of some holders' goods, at the rates of a day; None where it is not known."""
    return in_cny(totals_fined(batch, fined), rates, on)


def totals_fined(batch: Batch, fined: Sequence[Proceeding]) -> dict[str, Decimal]:
    by_line = any(line.value for line in batch.lines)
    return value_of(batch, [mark for p in fined for mark in p.marks] if by_line else None)


def _fined_beside(batch: Batch, own: Sequence[Proceeding]) -> Iterator[list[Proceeding]]:
    mine = {line.no for p in own for line in lines_with(batch, p.marks)}
    rest = [q for q in batch.proceedings.values() if q.holder not in {p.holder for p in own}]
    for fined in (q for q in rest if q.fine):
        decision = [q for q in rest if q is fined or _is_of_one_decision(q, fined)]
        if any(line.no in mine for q in decision for line in lines_with(batch, q.marks)):
            yield decision


def _with_fines(p: Proceeding, fine: Money | None) -> Proceeding:
    own = [place for place, part in enumerate(p.parts) if part.fine]
    if not own or fine is None:
        return with_fines_told(replace(p, fine=fine, parts=tuple(replace(part, fine=None) for part in p.parts)))
    last = own[-1]
    others = p.fine_but_for(p.parts[last : last + 1])
    if others and others.amount >= fine.amount:
        raise UsageError(
            "{holder} was fined {amount} CNY by the decisions before the last one: the total of all fines "
            "must be higher",
            holder=p.holder,
            amount=others.amount,
            hint="--fine AMOUNT is the total of all decisions",
            at="--fine",
        )
    rest = replace(fine, amount=fine.amount - (others.amount if others else 0))
    parts = tuple(replace(part, fine=rest) if place == last else part for place, part in enumerate(p.parts))
    return replace(p, fine=fine, parts=parts)


def _is_of_one_decision(one: Proceeding, other: Proceeding) -> bool:
    if one.fine and other.fine and one.holder != other.holder:
        return False
    is_whole = one.outcome == other.outcome == "confiscated" and not (one.parts or other.parts)
    return is_whole and (one.outcome_on, one.outcome_no) == (other.outcome_on, other.outcome_no)


def _may_be_of_one_decision(one: Proceeding, other: Proceeding) -> bool:
    return one.holder != other.holder and not _confiscated(one).isdisjoint(_confiscated(other))


def _confiscated(p: Proceeding) -> set[tuple[date | None, str | None]]:
    if not p.parts:
        return {(p.outcome_on, p.outcome_no)} if p.outcome == "confiscated" else set()
    return {(part.on, part.number) for part in p.parts if part.outcome == "confiscated"}


def goods_confiscated(batch: Batch, *decisions: Sequence[Proceeding]) -> Batch:
    """Return the batch reduced to the goods that were confiscated by decisions, each with the proceedings it ended.

    The batch comes back unchanged where no goods were decided about in parts, or only the value of several lines
    together is known. Pieces that bear the marks of two holders count once in a decision; those of two decisions may be
    others, as far as there are.
    """
    every = (p for own in (*decisions, batch.proceedings.values()) for p in own)
    is_known = len(batch.lines) == 1 or any(line.value for line in batch.lines)
    if not (is_known and any(p.parts for p in every)):
        return batch
    goods: dict[int, Amount] = {}
    for own in decisions:
        taken: dict[int, Amount] = {}
        for p in own:
            for line in lines_with(batch, p.marks):
                taken[line.no] = max(taken.get(line.no, 0), confiscated_of(batch, p, line))
        for no, much in taken.items():
            goods[no] = min(goods.get(no, 0) + much, batch.line(no).quantity or 0)
    return only(batch, {no: taken for no, taken in goods.items() if taken or batch.line(no).quantity is None})
