"""Hand-overs and fines, each counted by the day of the act: "eleven transferred this year" went this year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.goods.balance import standing
from customs_cli.domain.books.acts import KINDS
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money

FINE = "fine"
_FINING = [kind.of_each for kind in KINDS if kind.name in ("confiscated", "collected") and kind.of_each]


class Acted(NamedTuple):
    """One hand-over (`what`: `police`, `court` or `office`), or one fine (`fine`, with its amount)."""

    on: date
    what: str
    money: Money | None = None


class ActedSums(Record, frozen=True):
    """Sums of the hand-overs and fines of a period.

    Attributes:
        police: Number of hand-overs to the police.
        court: Number of hand-overs to courts.
        office: Number of hand-overs to other offices.
        fines: Number of decisions that carry a fine.
        fined: Sum of the fines, by currency.
    """

    police: int = 0
    court: int = 0
    office: int = 0
    fines: int = 0
    fined: tuple[Money, ...] = ()

    @property
    def transfers(self) -> int:
        """Number of all hand-overs, wherever they went."""
        return self.police + self.court + self.office


def acted_in(batch: Batch) -> Iterator[Acted]:
    """Yield the hand-overs of a batch, but for cases that the police refused, and the fines imposed over it."""
    for transfer in standing(batch):
        yield Acted(transfer.on, transfer.to)
    proceedings = batch.proceedings.values()
    if any(p.fine for p in proceedings):
        acts = (act for of_each in _FINING for p in proceedings for act in of_each(p))
        yield from (Acted(act.on, FINE, act.money) for act in acts if act.money)


class Sum:
    """Running sums of hand-overs and fines."""

    def __init__(self) -> None:
        self.times = {"police": 0, "court": 0, "office": 0, FINE: 0}
        self.fined: dict[str, Decimal] = {}

    def add(self, what: str, times: int, money: Money | None) -> None:
        """Add a number of hand-overs or fines of one kind, and the sum of money they come to."""
        self.times[what] += times
        if money:
            self.fined[money.currency] = self.fined.get(money.currency, Decimal(0)) + money.amount

    @property
    def sums(self) -> ActedSums:
        """The sums of all that was added so far."""
        return ActedSums(
            police=self.times["police"],
            court=self.times["court"],
            office=self.times["office"],
            fines=self.times[FINE],
            fined=tuple(Money(amount=self.fined[c].normalize() + 0, currency=c) for c in sorted(self.fined)),
        )
