"""Rows for a list of batches: what an officer looks for first."""

from datetime import date

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, value_of
from customs_cli.domain.batch.status import status
from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money, add
from customs_cli.domain.values.quantity import Amount, by_unit, pieces
from customs_cli.domain.values.word_lists import Channel, CountedOn, Direction, Status


class ListRow(Record, frozen=True):
    """One batch of a list: what is told of it there, for a list may be of every batch.

    Attributes:
        ref: The batch.
        found_on: The day found, as far as it is known.
        office: Where.
        direction: As the batch has it.
        channel: As the batch has it.
        lines: Its goods.
        marks: Of all lines.
        holders: Of its proceedings.
        status: As its proceedings give it.
        items: Pieces on all lines, detained or not.
        units: What is not counted in pieces, by unit.
        values: Totals of all lines by currency.
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
    items: int
    units: dict[str, Amount]
    values: tuple[Money, ...]
    due_on: date | None = None


class Listing(Record, frozen=True):
    """A list of batches, in the order asked for.

    Attributes:
        rows: One for each batch shown.
        total: How many there are whatever the limit; None where nobody asked.
        is_cut: Whether the limit has left some out.
        counted_on: Which day of a batch had to lie in the period; None where no period was asked for.
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
        """What of them is not counted in pieces, by unit."""
        return by_unit((amount, unit) for row in self.rows for unit, amount in row.units.items())

    @property
    def values(self) -> tuple[Money, ...]:
        """What they are worth, by currency."""
        totals = add(value for row in self.rows for value in row.values)
        return tuple(Money(amount=totals[code], currency=code) for code in sorted(totals))


def listing(books: Books, ask: Ask, *, counted: bool = False, told: bool = False) -> Listing:
    """List the batches asked for.

    Args:
        books: Where.
        ask: Which, in which order, how many.
        counted: Whether to tell how many there are in all.
        told: Whether to tell, else, that there are more: by asking for one more, for to count them takes longer.

    Raises:
        UsageError: There is no such order.
    """
    on = None if ask.words else ask.period.counted_on  # a search asks for no day
    if not counted:
        one_more = ask.limit + 1 if told and ask.limit else ask.limit
        rows = tuple(row_of(batch) for batch in books.batches(replace(ask, limit=one_more)))
        return Listing(rows=rows[: ask.limit], is_cut=told and len(rows) == one_more, counted_on=on)
    rows = tuple(row_of(batch) for batch in books.batches(ask))
    total = books.count(ask) if len(rows) == ask.limit else len(rows)
    return Listing(rows=rows, total=total, is_cut=total > len(rows), counted_on=on)


def row_of(batch: Batch) -> ListRow:
    """The row of one batch."""
    quantities = [(line.quantity, line.unit) for line in batch.lines]
    next_due = nearest_deadline(batch)
    return ListRow(
        ref=batch.ref,
        found_on=batch.found_on,
        office=batch.office,
        direction=batch.direction,
        channel=batch.channel,
        lines=batch.lines,
        marks=batch.marks,
        holders=tuple(batch.proceedings),
        status=status(batch),
        items=pieces(quantities),
        units=by_unit(quantities),
        values=tuple(Money(amount=amount, currency=code) for code, amount in sorted(value_of(batch).items())),
        due_on=next_due.due_on if next_due else None,
    )


def nearest_deadline(batch: Batch) -> Deadline | None:
    """The open deadline that falls due first; None when nobody owes anything."""
    return min((d for d in batch.deadlines if d.is_owed), key=lambda d: d.due_on, default=None)
