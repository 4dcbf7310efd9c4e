"""Goods that customs has in its hands, by state: held + confiscated + abandoned - disposed, and what waits.

What a court took is not among them, be it before or after a confiscation. Each piece counts once, as in the balance of
its line (`batch.goods.balance`). A line of unknown quantity counts as stored as long as its goods are there; it adds no
pieces.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.goods.balance import (
    balance,
    fate_of,
    handed_to_office,
    quantity_with_courts,
    taken_by_courts,
    whole_fate,
    with_a_court,
)
from customs_cli.domain.batch.proceeding_record import Proceeding
from customs_cli.domain.record import Record
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.quantity import Amount, by_unit

StoreState = Literal["detained", "undetained", "confiscated", "abandoned", "waiting"]
STATES: tuple[StoreState, ...] = ("detained", "undetained", "confiscated", "abandoned", "waiting")
"""Detained and undecided; found, but detained for no holder; confiscated, abandoned and not disposed of; waiting for
hand-over."""


class InStore(NamedTuple):
    """Goods of one batch in one state.

    Attributes:
        state: One of `STATES`.
        since: First day of detention; for undetained goods the day found.
        pieces: Number of pieces.
        others: (quantity, unit) of what is not counted in pieces.
    """

    state: StoreState
    since: date
    pieces: int
    others: tuple[tuple[Amount, str], ...] = ()


class StoreSums(Record, frozen=True):
    """Sums of the goods in the store, in one state or in all.

    Attributes:
        batches: Number of batches, each counted once.
        items: Number of pieces.
        units: Unit other than pieces -> quantity.
    """

    batches: int = 0
    items: int = 0
    units: dict[str, Amount] = {}


class Oldest(NamedTuple):
    """A batch with goods in the store, and the day since when."""

    since: date
    ref: str


def in_store(batch: Batch) -> Iterator[InStore]:
    """Yield the goods of a batch that customs has in its hands, one row for each state."""
    if _is_gone(batch):
        return
    proceedings = batch.proceedings.values()
    found: dict[StoreState, list[tuple[Amount, str]]] = {}
    for line in batch.lines:
        marks = line.named_marks
        owners = [p for p in proceedings if not p.marks.keys().isdisjoint(marks)]
        for state, amount in _of_line(batch, line, owners):
            found.setdefault(state, []).append((amount, line.unit))
    detained = min([p.detained_on for p in proceedings if p.detained_on], default=None)
    for state, amounts in found.items():
        yield InStore(
            state,
            first_day(batch.found_on) if detained is None or state == "undetained" else detained,
            sum(int(amount) for amount, unit in amounts if unit == "pcs"),
            tuple((amount, unit) for amount, unit in amounts if unit != "pcs" and amount),
        )


def summed(rows: Iterable[InStore], batches: int | None = None) -> StoreSums:
    """Return the sums of some rows; give `batches` where rows are of several states, so that no batch counts twice."""
    found = list(rows)
    return StoreSums(
        batches=len(found) if batches is None else batches,
        items=sum(row.pieces for row in found),
        units=by_unit([other for row in found for other in row.others]),
    )


def _of_line(batch: Batch, line: Line, owners: list[Proceeding]) -> Iterator[tuple[StoreState, Amount]]:
    if line.quantity is None:
        if state := _of_unknown(batch, line, owners):
            yield state, 0
        return
    if fate := whole_fate(batch, owners):
        if line.quantity and (state := _of_whole(fate, owners)):
            yield state, line.quantity
        return
    there = balance(batch, line.no)
    if there.held:
        is_detained = any(p.detained_on and fate_of(p, line, "held") for p in owners)
        yield "detained" if is_detained else "undetained", there.held
    left = round(there.confiscated - there.disposed - quantity_with_courts(batch, line.no), 3)
    if left > 0:
        yield "confiscated", left
    if there.given_up:
        yield "abandoned", there.given_up
    if there.waiting:
        yield "waiting", there.waiting


def _of_whole(fate: str, owners: list[Proceeding]) -> StoreState | None:
    if fate == "held":
        return "detained" if any(p.detained_on and not p.outcome for p in owners) else "undetained"
    return _FALLEN.get(fate)


_FALLEN: dict[str | None, StoreState] = {"confiscated": "confiscated", "abandoned": "abandoned"}
"""Outcome -> the state of goods that are in the store until they are disposed of."""


def _is_gone(batch: Batch) -> bool:
    if batch.transfers or batch.disposals or batch.other_hold:
        return False
    marks: set[str] = set()
    for p in batch.proceedings.values():
        if p.outcome != "released" or p.parts:
            return False
        marks.update(p.marks)
    return all(not marks.isdisjoint(line.named_marks) for line in batch.lines)


def _of_unknown(batch: Batch, line: Line, owners: list[Proceeding]) -> StoreState | None:
    if any(t.waits and any(part.line == line.no for part in t.goods) for t in batch.transfers):
        return "waiting"
    is_taken = bool(taken_by_courts(batch, line))
    still = [p for p in owners if not (p.outcome or is_taken or handed_to_office(batch, p.holder))]
    if still or not owners:
        return "detained" if any(p.detained_on for p in still) else "undetained"
    outcomes = {p.outcome for p in owners}
    if "confiscated" in outcomes:
        return None if with_a_court(batch, line.no) else "confiscated"
    if "abandoned" in outcomes:
        return "abandoned"
    return "undetained" if batch.other_hold and "released" in outcomes else None
