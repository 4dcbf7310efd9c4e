"""The quantity of a line that recorded acts are about: it may not be reduced below, change its unit, or be removed.

And the quantity of it that had left before its detention, which that act was not about.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, get_args

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.goods.balance import STAYS, is_let_go
from customs_cli.domain.batch.proceeding_record import Part, Proceeding
from customs_cli.domain.values.quantity import Amount
from customs_cli.domain.values.word_lists import TransferTo
from customs_cli.errors import Refusal
from customs_cli.sentences import command

_UNDETAINED = ("c1", "declined")
"""Grounds on which only goods are released that were never detained: their holder did not apply for them."""


class _Exact(Protocol):
    @property
    def line(self) -> int: ...

    @property
    def quantity(self) -> Amount | None: ...


def spoken_of(batch: Batch, number: int) -> Amount:
    """Return the largest quantity of a line that acts of one kind for one holder are about; 0 where there are none.

    Custody events count singly, as the same goods are moved again, and so do hand-overs after which customs has them:
    courts may preserve the same goods in turn. Others count by whom they are made to, as a court may give goods to the
    police.
    """

    def of_line(parts: Iterable[_Exact]) -> Amount:
        return sum((part.quantity or 0 for part in parts if part.line == number), start=0)

    proceedings = batch.proceedings.values()
    handed = [transfer for transfer in batch.transfers if not transfer.refused_on]
    gone = [one for one in handed if not (one.to == "court" and (one.kind in STAYS or is_let_go(batch, one)))]
    return max(
        of_line(batch.disposals),
        *(of_line(one.goods) for one in handed),
        *(of_line(goods for one in gone if one.to == to for goods in one.goods) for to in get_args(TransferTo)),
        *(of_line(parts) for p in proceedings for parts in (p.parts, p.found)),
        *(of_line(notice.retained) for p in proceedings for notice in p.court),
        *(of_line(state.said) for p in proceedings for state in p.marks.values()),
        *(of_line([one]) for p in proceedings for one in p.earlier),
        *(of_line([*p.found, *_gone_before_found(p, number)]) for p in proceedings if p.found and p.parts),
        *(move.quantity for move in batch.custody if move.line == number),
    )


def _gone_before_found(p: Proceeding, number: int) -> list[Part]:
    first = min((one.on for one in p.found if one.line == number), default=date.min)
    return [part for part in p.parts if part.line == number and part.on < first and part.outcome != "confiscated"]


def refuse_less_than_spoken_of(batch: Batch, number: int, fields: dict[str, Any]) -> None:
    """Refuse another quantity, or unit, of a line that contradicts recorded acts.

    Args:
        batch: The batch as it is.
        number: Number of the line.
        fields: Field of `Line` -> new value.

    Raises:
        Refusal: The new quantity is less than acts are about, or changes a line that is wholly decided, or the unit
            changes.
    """
    line, count = batch.line(number), spoken_of(batch, number)
    quantity = fields.get("quantity")
    if quantity is not None and (quantity < count or (quantity != line.quantity and _is_ended(batch, number))):
        raise Refusal(
            "acts already cover {count} of line {line}: its quantity cannot be {quantity}",
            count=count,
            line=number,
            quantity=quantity,
            hint=command("show", batch.ref),
        )
    if count and fields.get("unit", line.unit) != line.unit:
        raise Refusal(
            "acts already cover {count} of line {line}: its unit cannot be changed",
            count=count,
            line=number,
            hint=command("show", batch.ref),
        )


def _is_ended(batch: Batch, number: int) -> bool:
    return any(p.outcome and any(part.line == number for part in p.parts) for p in batch.proceedings.values())


def refuse_to_remove(batch: Batch, number: int) -> None:
    """Refuse to remove a line that acts, or evidence, are about."""
    if count := spoken_of(batch, number):
        raise Refusal(
            "acts already cover {count} of line {line}: the line cannot be removed",
            count=count,
            line=number,
            hint=command("show", batch.ref),
        )
    if any(piece.line == number for piece in batch.evidence):
        raise Refusal(
            "evidence is kept of line {line}: the line cannot be removed",
            line=number,
            hint=command("evidence list", batch.ref),
        )


def gone_before(p: Proceeding, line: Line, outcome: str = "") -> Amount:
    """Return the quantity of a line that one holder's proceeding had let go before the detention.

    Args:
        p: The proceeding.
        line: The line.
        outcome: The outcome it met; empty for any.
    """
    own = [part for part in left_before(p) if part.line == line.no and outcome in ("", part.outcome)]
    return min(round(sum(part.quantity for part in own), 3), line.quantity or 0)


def left_before(p: Proceeding) -> list[Part]:
    """Return the parts of one holder's goods that had left before the detention; all where there was none.

    Of the day of the detention only what was released without one counts, whatever was released from it that day.
    """
    day = p.detained_on or date.max
    return [part for part in p.parts if part.on < day or (part.on == day and _was_never_detained(p, part))]


def _was_never_detained(p: Proceeding, part: Part) -> bool:
    return part.undetained or (part.outcome == "released" and (part.ground or p.ground) in _UNDETAINED)
