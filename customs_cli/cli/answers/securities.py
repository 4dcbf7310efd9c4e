"""The answer of `customs security`: for a value, or for each holder of a batch as it is recorded."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from customs_cli.cli.desk import Desk

if TYPE_CHECKING:
    from customs_cli.domain.batch.batch import Batch
    from customs_cli.domain.batch.proceeding_record import Proceeding
    from customs_cli.domain.values.word_lists import RightType
    from customs_cli.reports.batches.security import HolderSecurity, SecurityAnswer


def of_value(value: Decimal | None, basis: Any, right_type: Any, approved: date | None) -> "SecurityAnswer":
    """Return the security for goods of a value in CNY under Chinese law."""
    from customs_cli.procedures import default_for, get
    from customs_cli.reports.batches.security import security

    return security(value or Decimal(0), get(default_for("CN", basis)), basis, right_type, approved)


def of_batch(
    desk: Desk, ref: str, basis: str | None, right_type: str | None, approved: date | None
) -> "tuple[HolderSecurity, ...]":
    """Return what each holder of a batch has to lodge or has lodged; the options override what is recorded.

    Args:
        desk: The officer's desk.
        ref: Complete reference.
        basis: Replaces the basis of the proceeding.
        right_type: Replaces the right type of the marks.
        approved: Replaces the day on which the holder's general guarantee was approved.

    Raises:
        Refusal: The value on which the security depends is in a currency without an exchange rate in the register.
    """
    batch = desk.register.batch(ref)
    return tuple(of_holder(desk, batch, p, basis, right_type, approved) for p in batch.proceedings.values())


def of_holder(
    desk: Desk, batch: "Batch", p: "Proceeding", basis: Any = None, right_type: Any = None, approved: Any = None
) -> "HolderSecurity":
    """Return what one holder of a batch has to lodge or has lodged, at the rate of that day: see `of_batch`."""
    from customs_cli.domain.batch.course.limits import own_totals, own_value
    from customs_cli.domain.rights.holder import Holder
    from customs_cli.domain.values.rates import Rate, in_home
    from customs_cli.procedures import law_of
    from customs_cli.reports.batches.security import HolderSecurity, security

    basis = basis or p.basis or batch.basis or "ex-officio"
    kind, holder = right_type or _right_type(desk, p), desk.register.find(Holder, p.holder)
    law, day = law_of(batch).on_basis(basis), approved or (holder.guarantee_approved_on if holder else None)
    rates, on = desk.register.all(Rate), (p.security.lodged_on if p.security else None) or desk.today
    answer = None
    if law.security == "none":
        answer = security(own_value(batch, p, rates, on), law, basis, kind, day)
    elif totals := own_totals(batch, p):
        answer = security(in_home(totals, rates, on), law, basis, kind, day)
    return HolderSecurity(holder=p.holder, answer=answer, lodged=p.security)


def _right_type(desk: Desk, p: "Proceeding") -> "RightType":
    from customs_cli.domain.rights.trademark import Trademark

    rights = (desk.register.find(Trademark, mark) for mark in p.marks)
    kinds = [right.right_type for right in rights if right]
    return next((kind for kind in kinds if kind != "trademark"), "trademark")
