"""What every report is drawn as: a page of tables, cards and sentences, in the reader's words but in no form yet.

Cells keep their types, so that each form can show a number as it should. Text in them may come from users: a form makes
it safe (`clean`), nobody before.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from operator import itemgetter
from typing import Literal, TypeAlias

from msgspec.structs import replace

from customs_cli.domain.record import Record
from customs_cli.domain.values.money import Money

Kind = Literal["text", "code", "ref", "number", "money", "date", "share", "word"]
"""How a cell is shown: free text may be folded, nothing else may ever be cut or folded (but `word`, of our own)."""

Cell: TypeAlias = str | int | float | Decimal | Money | date | tuple[str, ...] | tuple[Money, ...] | None

Readers = Literal["all", "people", "wide", "narrow", "machines"]
"""Who sees a column: people get what is easy to read, machines (TSV, CSV, XLSX) every value by itself.

`wide` columns are of people who have room for all of them, `narrow` ones stand in their place where there is less.
"""
_SEEN: dict[Readers, tuple[Readers, ...]] = {
    "people": ("all", "people", "wide"),
    "narrow": ("all", "people", "narrow"),
    "machines": ("all", "machines"),
}

PIECE = 1_000
"""So many rows of a long table are read at a time."""
RIGHT = ("number", "money", "share")


class Column(Record, frozen=True):
    """One column of a table.

    Attributes:
        key: Its name for machines, snake_case.
        heading: Its name for readers.
        kind: How its cells are shown.
        readers: Who sees it.
    """

    key: str
    heading: str
    kind: Kind = "text"
    readers: Readers = "all"


class Table(Record, frozen=True):
    """A table: rows under columns.

    Attributes:
        columns: From left to right.
        rows: Each with a cell for every column.
        total: A last row, or None.
        title: Above it; empty for none.
        notes: Sentences below it.
        keys: So many columns at the left name a row: a table too wide is drawn in parts, each with these. With 0, each
            row of a table too wide is drawn as a card.
        is_ruled: Whether paper has lines between its rows and columns.
        aside: Places of rows that only machines see.
    """

    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    total: tuple[Cell, ...] | None = None
    title: str = ""
    notes: tuple[str, ...] = ()
    keys: int = 0
    is_ruled: bool = False
    aside: tuple[int, ...] = ()

    def seen_by(self, readers: Readers) -> "Table":
        """The table with only the columns that these readers see: `people`, `narrow` or `machines`."""
        kept = [i for i, column in enumerate(self.columns) if column.readers in _SEEN[readers]]
        rows = self.rows
        if self.aside and readers != "machines":
            rows = [row for place, row in enumerate(rows) if place not in self.aside]
        return replace(self, rows=rows, aside=()).of_columns(kept) if self.aside else self.of_columns(kept)

    def idle_for_machines(self) -> "Table":
        """The table whose columns in which nothing stands are seen by machines alone: theirs do not move."""
        columns = tuple(
            column if any(row[i] not in (None, "", ()) for row in self.rows) else replace(column, readers="machines")
            for i, column in enumerate(self.columns)
        )
        return replace(self, columns=columns) if self.rows else self

    def of_columns(self, kept: Sequence[int]) -> "Table":
        """The table with only these of its columns, in this order."""
        if list(kept) == list(range(len(self.columns))):
            return self
        cells = itemgetter(*kept) if len(kept) > 1 else lambda row: tuple(row[i] for i in kept)
        return replace(
            self,
            columns=cells(self.columns),
            rows=tuple(map(cells, self.rows)),
            total=None if self.total is None else cells(self.total),
        )


class LongTable(Record, frozen=True):
    """A table for machines, whose rows are read as they are written: no more of them is held than a piece.

    Attributes:
        columns: From left to right.
        rows: As those of `Table`; they can be read once.
    """

    columns: tuple[Column, ...]
    rows: Iterator[tuple[Cell, ...]]

    @property
    def pieces(self) -> Iterator[Table]:
        """Its rows in tables one after another; at least one, which may be empty."""
        rows = tuple(islice(self.rows, PIECE))
        yield Table(columns=self.columns, rows=rows)
        while rows := tuple(islice(self.rows, PIECE)):
            yield Table(columns=self.columns, rows=rows)


class CardField(Record, frozen=True):
    """One line of a card; see `Column`."""

    key: str
    label: str
    value: Cell
    kind: Kind = "text"


def field(key: str, label: str, value: Cell, kind: Kind = "text") -> CardField:
    """One line of a card."""
    return CardField(key=key, label=label, value=value, kind=kind)


class Card(Record, frozen=True):
    """Labels and values of one thing.

    Attributes:
        fields: From top to bottom; those without a value are left out where people read.
        title: Above it; empty for none.
        names: What it is the card of, for machines, which see no title: key and value.
    """

    fields: tuple[CardField, ...]
    title: str = ""
    names: tuple[tuple[str, str], ...] = ()


class Text(Record, frozen=True):
    """One sentence or paragraph."""

    text: str


class Code(Record, frozen=True):
    """A text that paper shows as a QR code as well.

    Attributes:
        text: What the code says.
        label: What it is.
    """

    text: str
    label: str = ""

    @property
    def line(self) -> str:
        """What it is and what it says, for forms that draw no code."""
        return f"{self.label} {self.text}".strip()


class Bar(Record, frozen=True):
    """One bar of a chart; neither length is negative.

    Attributes:
        label: What it is of.
        length: How long it is.
        before: How long it was a year before.
        text: Its length as readers know it.
        change: Against a year before, as readers know it; empty for none.
        expected: How long it was to be expected; None where nobody told.
        upper: The longest that is no alarm; None where nobody told.
        is_alarm: Whether it is one.
    """

    label: str
    length: float
    before: float
    text: str
    change: str = ""
    expected: float | None = None
    upper: float | None = None
    is_alarm: bool = False


class Chart(Record, frozen=True):
    """Bars, each with a tick where it ended a year before.

    Attributes:
        bars: From top to bottom, or from left to right.
        title: Above it: what is measured, in what.
        legend: What bar and tick are; where bars have a band, what band and alarm are too.
        table: The same as figures, for machines and beside a picture.
    """

    bars: tuple[Bar, ...]
    title: str
    legend: tuple[str, ...]
    table: Table


class Break(Record, frozen=True):
    """On paper what follows begins a new page; elsewhere it is nothing."""


Solid: TypeAlias = Table | Card | Text | Code | Chart
Block: TypeAlias = Solid | Break


class Page(Record, frozen=True):
    """A report, ready for any form.

    Attributes:
        title: What it is.
        blocks: From top to bottom.
        refs: The references (or codes) it lists, for `-q`.
        is_sheet: Whether it is meant for paper: as plain text it is cut into numbered pages with form feeds.
        long: What stands before the blocks where a program reads it (CSV, TSV), and nowhere else.
    """

    title: str
    blocks: tuple[Block, ...]
    refs: tuple[str, ...] = ()
    is_sheet: bool = False
    long: LongTable | None = None

    @property
    def unbroken(self) -> tuple[Solid, ...]:
        """Its blocks where there is no paper."""
        return tuple(block for block in self.blocks if not isinstance(block, Break))
