"""What acts speak of exactly: a line may not become less than that, nor be counted in another unit, nor go."""

from collections.abc import Iterable
from typing import Any, Protocol

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.values.quantity import Amount
from customs_cli.errors import Refusal
from customs_cli.sentences import command


class _Exact(Protocol):
    @property
    def line(self) -> int: ...

    @property
    def quantity(self) -> Amount | None: ...


def spoken_of(batch: Batch, number: int) -> Amount:
    """The most of a line, in its unit, that acts of one kind on one holder speak of exactly; 0 where none does.

    Moves of goods are each by itself: the same goods are moved again.
    """

    def of_line(parts: Iterable[_Exact]) -> Amount:
        return sum((part.quantity or 0 for part in parts if part.line == number), start=0)

    proceedings = batch.proceedings.values()
    return max(
        of_line(batch.disposals),
        of_line(goods for transfer in batch.transfers if not transfer.refused_on for goods in transfer.goods),
        *(of_line(parts) for p in proceedings for parts in (p.parts, p.found)),
        *(of_line(notice.retained) for p in proceedings for notice in p.court),
        *(of_line(state.said) for p in proceedings for state in p.marks.values()),
        *(of_line([one]) for p in proceedings for one in p.earlier),
        *(move.quantity for move in batch.custody if move.line == number),
    )


def refuse_less_than_spoken_of(batch: Batch, number: int, fields: dict[str, Any]) -> None:
    """Refuse another quantity, or unit, of a line than what acts speak of allows.

    Args:
        batch: As it stands.
        number: The line.
        fields: Fields of `Line` with their new values.

    Raises:
        Refusal: It would be less than they speak of, or more where all of it is decided, or of another unit.
    """
    line, count = batch.line(number), spoken_of(batch, number)
    quantity = fields.get("quantity")
    if quantity is not None and (quantity < count or (quantity != line.quantity and _is_ended(batch, number))):
        raise Refusal(
            "acts speak of {count} of line {line}: it cannot hold {quantity}",
            count=count,
            line=number,
            quantity=quantity,
            hint=command("show", batch.ref),
        )
    if count and fields.get("unit", line.unit) != line.unit:
        raise Refusal(
            "acts speak of {count} of line {line}: its unit stays",
            count=count,
            line=number,
            hint=command("show", batch.ref),
        )


def _is_ended(batch: Batch, number: int) -> bool:
    """Whether exact parts of a line met an outcome, and nothing of its holder's goods is held any more."""
    return any(p.outcome and any(part.line == number for part in p.parts) for p in batch.proceedings.values())


def refuse_to_remove(batch: Batch, number: int) -> None:
    """Refuse to take out a line that acts speak of.

    Raises:
        Refusal: They do.
    """
    if count := spoken_of(batch, number):
        raise Refusal(
            "acts speak of {count} of line {line}: it stays", count=count, line=number, hint=command("show", batch.ref)
        )
    if any(piece.line == number for piece in batch.evidence):
        raise Refusal(
            "evidence is kept of line {line}: it stays", line=number, hint=command("evidence list", batch.ref)
        )
