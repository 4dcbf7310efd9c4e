"""Rows for a list of batches: what an officer looks for first."""

from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, value_of
from customs_cli.domain.batch.goods.collection import status_told
from customs_cli.domain.batch.status import status
from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money, add
from customs_cli.domain.values.quantity import Amount, by_unit, pieces
from customs_cli.domain.values.word_lists import Channel, CountedOn, Direction, Status


class ListRow(Record, frozen=True):
    """One batch in a list; holds only what the list shows, because a list may include every batch.

    Attributes:
        ref: Reference of the batch.
        found_on: The day found, with the precision that is known.
        office: Code of the office.
        direction: Direction of the batch.
        channel: Channel of the batch.
        lines: Its goods.
        marks: Marks on all lines.
        holders: Holders of its proceedings.
        status: Status of the batch, derived from its proceedings.
        status_shown: What readers call it: `collected` where it is kept as `confiscated`.
        items: Pieces on all lines, detained or not.
        units: Goods not counted in pieces: unit to amount.
        values: Total value of all lines, by currency.
        due_on: The nearest open deadline.
    """

    ref: str
    found_on: str
    office: str
    direction: Direction | None
    channel: Channel | None
    lines: tuple[Line, ...]
    marks: tuple[str, ...]
    holders: tuple[str, ...]
    status: Status
    status_shown: str
    items: int
    units: dict[str, Amount]
    values: tuple[Money, ...]
    due_on: date | None = None


class Listing(Record, frozen=True):
    """A list of batches, in the order asked for.

    Attributes:
        rows: One row for each batch shown.
        total: Number of batches regardless of the limit; None if not asked for.
        is_cut: Whether the limit has left some out.
        counted_on: Which day of a batch must lie in the period; None without a period.
    """

    rows: tuple[ListRow, ...]
    total: int | None = None
    is_cut: bool = False
    counted_on: CountedOn | None = None

    @property
    def items(self) -> int:
        """Pieces in the batches shown."""
        return sum(row.items for row in self.rows)

    @property
    def units(self) -> dict[str, Amount]:
        """Goods in the batches shown that are not counted in pieces: unit to amount."""
        return by_unit((amount, unit) for row in self.rows for unit, amount in row.units.items())

    @property
    def values(self) -> tuple[Money, ...]:
        """Value of the batches shown, by currency."""
        totals = add(value for row in self.rows for value in row.values)
        return tuple(Money(amount=totals[code], currency=code) for code in sorted(totals))


def listing(books: Books, ask: Ask, *, counted: bool = False) -> Listing:
    """Return a list of batches that tells whether a limit has left some out.

    Args:
        books: The books of the register.
        ask: Which batches, in which order, how many.
        counted: Whether to count all matching batches; if not, one more than the limit is read, which is faster.

    Raises:
        UsageError: The order is unknown.
    """
    on = None if ask.words else ask.period.counted_on  # a search by words is not by day
    if not counted:
        one_more = None if ask.limit is None else ask.limit + 1
        rows = tuple(row_of(batch) for batch in books.batches(replace(ask, limit=one_more)))
        return Listing(rows=rows[: ask.limit], is_cut=len(rows) == one_more, counted_on=on)
    rows = tuple(row_of(batch) for batch in books.batches(ask))
    total = books.count(ask) if len(rows) == ask.limit else len(rows)
    return Listing(rows=rows, total=total, is_cut=total > len(rows), counted_on=on)


def row_of(batch: Batch) -> ListRow:
    """Return the row of a batch."""
    quantities = [(line.quantity, line.unit) for line in batch.lines]
    next_due, state = nearest_deadline(batch), status(batch)
    return ListRow(
        ref=batch.ref,
        found_on=batch.found_on,
        office=batch.office,
        direction=batch.direction,
        channel=batch.channel,
        lines=batch.lines,
        marks=batch.marks,
        holders=tuple(batch.proceedings),
        status=state,
        status_shown=status_told(state, batch.proceedings.values()),
        items=pieces(quantities),
        units=by_unit(quantities),
        values=tuple(Money(amount=amount, currency=code) for code, amount in sorted(value_of(batch).items())),
        due_on=next_due.due_on if next_due else None,
    )


def nearest_deadline(batch: Batch) -> Deadline | None:
    return min((d for d in batch.deadlines if d.is_owed), key=lambda d: d.due_on, default=None)
