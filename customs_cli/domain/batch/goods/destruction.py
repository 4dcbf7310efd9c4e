"""Destruction of goods by agreement (EU 608/2013, art. 23 and 26): not while the declarant may still object."""

from datetime import date

from customs_cli.domain.batch.batch import Batch, Line, lines_with
from customs_cli.domain.batch.course.conduct import is_said_by_line
from customs_cli.domain.batch.goods.balance import agreed, fates_of
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.values.quantity import Amount
from customs_cli.errors import Refusal
from customs_cli.sentences import REF, command, said

_SCALE = 3
CONSENT = "presumed-consent"
"""`lapse` of the time limit after which the declarant's silence is consent."""


_TOLD = "declarant_notified_on"


def may_still_object(batch: Batch, p: Proceeding, on: date) -> Deadline | None:
    """Return the time limit in which the declarant may still object; None where it was not told, or no such time runs.

    A court's word makes the declarant's consent unnecessary.

    Args:
        batch: The batch, whose deadlines include those of the declarant.
        p: The holder's proceeding.
        on: The day.
    """
    told = p.events.get(_TOLD)
    if told is None or p.outcome or any(notice.freed_by for notice in p.court):
        return None
    own = [d for d in batch.deadlines if d.lapse == CONSENT and d.since_on == told]
    shorter = [d for d in own if "perishable" in p.facts and d.rule.endswith("-perishable")]
    limit = max(shorter or own, key=lambda d: d.due_on, default=None)
    return limit if limit and limit.met_on is None and on <= limit.due_on else None


def is_untold(batch: Batch, p: Proceeding, law: Procedure) -> bool:
    """Return whether goods would go by agreement (EU) though the declarant was not told, and so cannot have agreed."""
    if p.court or p.outcome or not any(row.since == _TOLD for row in law.periods):
        return False
    told = {name for own in batch.proceedings.values() for name in own.events}
    return told.isdisjoint((_TOLD, "declarant_replied_on"))


def untold(batch: Batch, p: Proceeding, law: Procedure) -> str:
    """Return a warning where goods are destroyed though the declarant was not told of them; else an empty string."""
    if not is_untold(batch, p, law):
        return ""
    row = next(row for row in law.periods if row.since == _TOLD)
    return said(
        "{ref}: the declarant was not told of the goods, so that silence is not consent ({article})",
        ref=batch.ref,
        article=row.cited,
    )


def refuse_before_consent(batch: Batch, p: Proceeding, law: Procedure, on: date) -> None:
    """Refuse to destroy goods before the declarant has agreed, or its time to object is over.

    Raises:
        Refusal: The declarant may still object.
    """
    limit = may_still_object(batch, p, on)
    if limit:
        raise Refusal(
            "the declarant may object until {until}: the goods may not be destroyed on {on} ({article})",
            until=limit.due_on,
            on=on,
            article=law.period(limit.rule).cited,
            hint=if_it_agreed(),
        )


def if_it_agreed() -> str:
    """Return the hint for goods whose declarant may still object: the command that logs its agreement."""
    agreed = command("event", REF, "declarant-replied", "--on", "DATE")
    return said("if the declarant agreed: {command}", command=agreed)


def destroyed_by_agreement(batch: Batch, line: Line) -> Amount:
    """Return how much of a line is gone although nothing was decided about it."""
    gone = sum(one.quantity for one in batch.disposals if one.line == line.no and one.way != "return")
    owners = [p for p in batch.proceedings.values() if not p.marks.keys().isdisjoint(line.named_marks)]
    return agreed(round(gone, _SCALE), [fates_of(p, line) for p in owners])


def refuse_goods_untold(batch: Batch, p: Proceeding, law: Procedure) -> None:
    """Refuse to confiscate where the holder called the goods of some lines infringing, and it is not known how many."""
    lines = list(lines_with(batch, p.marks))
    unknown = next((line.no for line in lines if line.quantity is None), 0)
    if unknown and is_said_by_line(p, lines, law):
        raise Refusal(
            "the quantity of line {no} is not known, and {holder} did not call all its goods infringing",
            no=unknown,
            holder=p.holder,
            hint=command("line edit", batch.ref, unknown, "--quantity", "N"),
        )
