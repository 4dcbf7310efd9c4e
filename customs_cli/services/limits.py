"""Amounts that the law bounds: the least security, the highest fine, and the reason that a lapsed time limit gives."""

from decimal import Decimal

from customs_cli.domain.batch import Batch, value_of
from customs_cli.domain.money import HOME, Money
from customs_cli.domain.procedure import Procedure
from customs_cli.domain.proceeding_record import Proceeding
from customs_cli.domain.security import missing, required_security
from customs_cli.errors import Refusal
from customs_cli.services.duty import Duty


def refuse_too_little(batch: Batch, p: Proceeding, law: Procedure, lodged: Money) -> None:
    """Each holder gives security on the value of its own goods; no check where that is not known in CNY."""
    value = _own_value(batch, p)
    if value is None or lodged.currency != HOME:
        return
    required = required_security(value, rule=law.security)
    lacking = missing(required.amount, lodged.amount)
    if lacking:
        raise Refusal(
            f"security of {lodged.amount} CNY is {lacking} CNY too little for {p.holder}: {required.rule} "
            f"({required.article})",
            hint=f"lodge {required.amount} CNY, or --general-guarantee NO",
        )


def refuse_too_high_a_fine(batch: Batch, p: Proceeding, law: Procedure, fine: Money) -> None:
    """A fine is at most 30 % of the value of the holder's goods (CAPR art. 25)."""
    value = _own_value(batch, p)
    if value is not None and fine.amount > value * Decimal("0.3"):
        article = law.articles.get("fine_too_high", law.name)
        raise Refusal(
            f"a fine of {fine.amount} CNY is above 30 % of the goods' value ({value} CNY; {article})",
            hint="check --fine, or correct the value with customs line edit",
        )


def _own_value(batch: Batch, p: Proceeding) -> Decimal | None:
    """The value in CNY of one holder's own goods; None where it is not known apart."""
    known_by_line = any(line.value for line in batch.lines)
    if not known_by_line and len(batch.proceedings) > 1:
        return None
    return value_of(batch, p.marks).get(HOME)


def lapse_of(duty: Duty, batch: Batch, p: Proceeding) -> str | None:
    """The legal reason for release that a time limit run out gives, where there is one."""
    for deadline in batch.deadlines:
        runs = deadline.holder == p.holder and deadline.lapse == "release" and not deadline.met_on
        if runs and deadline.due_on < duty.today:
            return f"the time limit {deadline.rule} ended on {deadline.due_on} ({deadline.article})"
    return None
