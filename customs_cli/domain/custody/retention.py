"""Goods that were investigated, collected and are kept for a court: which, what quantity, and until when."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.goods.balance import balance
from customs_cli.domain.batch.proceeding_record import CourtNotice, Proceeding, Retained
from customs_cli.domain.law.deadlines import RETENTION, Deadline
from customs_cli.domain.values.quantity import Amount
from customs_cli.errors import Refusal, UsageError
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.domain.batch.goods.parts import Portion


class Kept(Struct, frozen=True):
    """Goods kept for a court by one notice.

    Attributes:
        holder: Code of the holder in whose proceeding the notice is.
        notice: The court's notice.
        until: The last day, included; None where the court named none.
        over_on: The day on which the court freed them, or got them; None while they are kept.
    """

    holder: str
    notice: CourtNotice
    until: date | None
    over_on: date | None


def kept_for_courts(batch: Batch) -> Iterator[Kept]:
    for p in batch.proceedings.values():
        for notice in p.court:
            if notice.retain_until or notice.retained:
                yield Kept(p.holder, notice, notice.retain_until, notice.freed_on or _handed_on(batch, p, notice))


def retention_deadlines(batch: Batch) -> Iterator[Deadline]:
    """Yield the last day of each retention as a deadline of its proceeding; it is set by the court, not by law."""
    for kept in kept_for_courts(batch):
        if kept.until:
            yield Deadline(
                rule=RETENTION,
                holder=kept.holder,
                since_on=kept.notice.on,
                due_on=kept.until,
                actor="customs",
                act="court",
                article=kept.notice.notice,
                lapse="retention-over",
                met_on=kept.over_on,
            )


def retained(batch: Batch, line: int, on: date) -> Amount:
    """Return the quantity of a line that is still kept for courts on a day, at most the whole line."""
    found = [
        part.quantity
        for kept in kept_for_courts(batch)
        if kept.over_on is None and not (kept.until and kept.until < on)
        for part in kept.notice.retained
        if part.line == line
    ]
    return min(round(sum(found), 3), batch.line(line).quantity or 0)


def refuse_retained(batch: Batch, line: int, quantity: Amount, on: date) -> None:
    """Refuse to part with goods that are kept for a court.

    Raises:
        Refusal: The quantity exceeds what is not kept for a court.
    """
    kept = retained(batch, line, on)
    free = max(0, round(balance(batch, line).in_store - kept, 3))
    if kept and quantity > free:
        raise Refusal(
            "{kept} of line {line} of {ref} are kept for a court: only {free} are free, not {quantity}",
            kept=kept,
            line=line,
            ref=batch.ref,
            free=free,
            quantity=quantity,
            hint="--court-word NO, once the court has freed them",
        )


def with_retention(
    batch: Batch, p: Proceeding, notice: str, *, on: date, until: date | None, part: "Portion | None"
) -> Proceeding:
    """Return the proceeding with the goods, or the last day, that a recorded notice keeps; they replace earlier ones.

    Args:
        batch: The batch.
        p: The proceeding.
        notice: Number of the notice.
        on: Day of this act.
        until: The last day, included; None leaves the one named before.
        part: Goods of one line; None leaves those named before.

    Raises:
        UsageError: The last day lies before the notice or the act, or the line bears no mark of the holder.
        Refusal: The quantity exceeds what is in the store.
    """
    if part:
        _refuse_other_goods(batch, p, part)

    def kept(own: CourtNotice) -> CourtNotice:
        if own.notice != notice:
            return own
        if until and until < max(own.on, on):
            raise _ends_too_early(until, max(own.on, on))
        goods = own.retained
        if part:
            others = (one for one in goods if one.line != part.line)
            goods = tuple(sorted((*others, Retained(line=part.line, quantity=part.quantity)), key=lambda one: one.line))
        return replace(own, retain_until=until or own.retain_until, retained=goods)

    return replace(p, court=tuple(map(kept, p.court)))


def _ends_too_early(until: date, on: date) -> UsageError:
    return UsageError(
        "--retain-until {until} is before {on}",
        until=until,
        on=on,
        hint="check the two dates",
        at="--retain-until",
    )


def _refuse_other_goods(batch: Batch, p: Proceeding, part: "Portion") -> None:
    line = batch.line(part.line)
    if p.marks.keys().isdisjoint(line.named_marks):
        raise UsageError(
            "line {line} of {ref} bears no mark of {holder}",
            line=line.no,
            ref=batch.ref,
            holder=p.holder,
            hint=command("show", batch.ref),
            at="--line",
        )
    there = balance(batch, line.no).in_store
    if part.quantity > there:
        raise _holds_less(batch, line, part, there)


def _holds_less(batch: Batch, line: Line, part: "Portion", held: Amount) -> Refusal:
    from customs_cli.domain.values.units import counted_in

    return Refusal(
        "line {line} of {ref} holds {held} {unit}, not {quantity}",
        line=part.line,
        ref=batch.ref,
        held=held,
        unit=counted_in(line.unit),
        quantity=part.quantity,
        hint=command("show", batch.ref),
    )


def _handed_on(batch: Batch, p: Proceeding, notice: CourtNotice) -> date | None:
    days = [
        transfer.on
        for transfer in batch.transfers
        if transfer.to == "court" and transfer.on >= notice.on and transfer.concerns(p.holder)
    ]
    return min(days, default=None)
