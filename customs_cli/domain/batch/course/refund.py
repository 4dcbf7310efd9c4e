"""The return of a holder's security at the end: what goes back, what customs keeps of it, and when."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, lines_with
from customs_cli.domain.batch.course.limits import limits
from customs_cli.domain.batch.goods.balance import balance
from customs_cli.domain.batch.proceeding_record import Proceeding, SecurityReturn
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.money import Money
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, command, said


def security_returned(p: Proceeding, *, amount: Decimal | None, deduction: Decimal | None) -> Proceeding:
    """Return the proceeding with the amounts of its security that went back and that customs kept for costs.

    Args:
        p: The proceeding.
        amount: Amount that went back, in the currency of the security; None for what `deduction` leaves. More than the
            last deposit includes what was lodged with earlier replies.
        deduction: Amount that customs kept for storage, custody and disposal; None for what `amount` leaves.

    Raises:
        Refusal: No amount was lodged for this case, or the two do not add up to what was lodged.
    """
    lodged = _lodged(p, (amount or Decimal()) + (deduction or Decimal()))
    if lodged is None:
        if amount is None and deduction is None:
            return p
        raise Refusal(
            "{holder} lodged no amount for this case: nothing can be returned",
            holder=p.holder,
            hint=command("event", REF, "security-returned", "--holder", p.holder),
        )
    kept = deduction if deduction is not None else lodged.amount - (lodged.amount if amount is None else amount)
    back = lodged.amount - kept if amount is None else amount
    if kept < 0 or back < 0 or kept + back != lodged.amount:
        raise Refusal(
            "{holder} lodged {lodged} {currency}: {back} returned and {kept} kept do not add up to it",
            holder=p.holder,
            lodged=lodged.amount,
            currency=lodged.currency,
            back=back,
            kept=max(kept, Decimal(0)),
            hint=_that_makes_it(p, lodged, amount, deduction),
        )
    return replace(
        p,
        security_back=SecurityReturn(
            amount=Money(amount=back, currency=lodged.currency), deduction=Money(amount=kept, currency=lodged.currency)
        ),
    )


def _lodged(p: Proceeding, asked: Decimal) -> Money | None:
    lodged = p.deposited.amount if p.deposited else None
    if lodged is None or asked <= lodged.amount:
        return lodged
    return replace(lodged, amount=lodged.amount + _lodged_before(p))


def _lodged_before(p: Proceeding) -> Decimal:
    replies = [one.security for one in p.earlier_replies if one.security]
    before = replies if p.security else replies[:-1]
    currency = p.deposited.amount.currency if p.deposited and p.deposited.amount else ""
    return sum((one.amount.amount for one in before if one.amount and one.amount.currency == currency), Decimal())


def refunded_amiss(
    batch: Batch, p: Proceeding, law: Procedure, on: date, amount: Decimal | None, deduction: Decimal | None
) -> str:
    """Return why a security should not go back yet, or that it is not all that was lodged; or an empty string."""
    return early_refund(batch, p, law, on) or _another_lodged(p, (amount or Decimal()) + (deduction or Decimal()))


def _another_lodged(p: Proceeding, asked: Decimal) -> str:
    last, before = p.deposited.amount if p.deposited else None, _lodged_before(p)
    if last is None or not before or asked > last.amount:
        return ""
    return said(
        "{holder} lodged {before} {currency} with an earlier reply too: --amount {all} if that goes back as well",
        holder=p.holder,
        before=before,
        currency=last.currency,
        all=before + last.amount,
    )


def early_refund(batch: Batch, p: Proceeding, law: Procedure, on: date) -> str:
    """Return why no security of the holder should go back yet, or an empty string."""
    if p.deposited is None:
        return said("no security of {holder} is on record", holder=p.holder)
    if p.deposited.amount is None:
        return said("{holder} lodged no amount for this case: nothing can be returned", holder=p.holder)
    preserved = p.events.get("preservation_notice_on")
    if preserved and preserved <= on:
        return said(
            "a court preserved the security of {holder} on {day}: that court decides about it ({article})",
            holder=p.holder,
            day=preserved,
            article=law.cited("security_returned"),
        )
    for row, deadline in limits(batch, p, law):
        if row.lapse == "return-security" and not deadline.met_on and on <= deadline.due_on:
            return said(
                "a court may preserve the security until {due_on} ({article})",
                due_on=deadline.due_on,
                article=row.cited,
            )
    if _waits_for_disposal(batch, p):
        return said(
            "the goods are not disposed of yet: the security is returned after disposal, once the costs are "
            "settled ({article})",
            article=law.cited("security_returned"),
        )
    return ""


def _waits_for_disposal(batch: Batch, p: Proceeding) -> bool:
    if "confiscated" not in (p.outcome, *(part.outcome for part in p.parts)):
        return False
    there = (balance(batch, line.no) for line in lines_with(batch, p.marks))
    return any(line.confiscated > line.disposed or line.waiting for line in there)


def _that_makes_it(p: Proceeding, lodged: Money, amount: Decimal | None, deduction: Decimal | None) -> str:
    kept = deduction if deduction is not None and deduction <= lodged.amount else Decimal(0)
    if deduction is None and amount is not None and amount <= lodged.amount:
        kept = lodged.amount - amount
    words = ("--amount", lodged.amount - kept, "--deduction", kept)
    return command("event", REF, "security-returned", "--holder", p.holder, *words)
