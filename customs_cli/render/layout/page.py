"""The model of every report: a page of tables, cards and sentences in the reader's language, independent of a form.

Cells keep their types, so that each form can show a number as it should. Text in them may come from users; the form
makes it safe (`clean`), and nothing before it does.
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

Kind = Literal["text", "code", "ref", "number", "money", "date", "share", "word", "command"]
"""How a cell is shown. Only `text` may be folded anywhere, and `word` (of the program) at blanks; nothing is cut.

A `command` may be folded on paper; on a screen it runs over the end of the line, so that it can be copied.
"""

Cell: TypeAlias = str | int | float | Decimal | Money | date | tuple[str, ...] | tuple[Money, ...] | None

Readers = Literal["all", "people", "wide", "narrow", "machines"]
"""Who sees a column: people get what is easy to read, machines (TSV, CSV, XLSX) every value in a cell of its own.

`wide` columns are for people with room for all columns; `narrow` ones replace them where there is less.
"""
_SEEN: dict[Readers, tuple[Readers, ...]] = {
    "people": ("all", "people", "wide"),
    "narrow": ("all", "people", "narrow"),
    "machines": ("all", "machines"),
}

PIECE = 1_000
"""The number of rows of a long table that are read at a time."""
RIGHT = ("number", "money", "share")


class Column(Record, frozen=True):
    """One column of a table.

    Attributes:
        key: Name for machines, in snake_case.
        heading: Name for readers.
        kind: How its cells are shown.
        readers: Who sees it.
    """

    key: str
    heading: str
    kind: Kind = "text"
    readers: Readers = "all"


def columns_of(*columns: tuple[str, str, Kind]) -> tuple[Column, ...]:
    """Return the columns of (key, heading, kind), for all readers."""
    return tuple(Column(key=key, heading=heading, kind=kind) for key, heading, kind in columns)


class Table(Record, frozen=True):
    """A table: rows under columns.

    Attributes:
        columns: The columns from left to right.
        rows: The rows, each with a cell for every column.
        total: A last row with the totals, or None.
        title: Title above the table; empty for none.
        notes: Sentences below the table.
        keys: How many columns at the left name a row. A table that is too wide is drawn in parts, each with these
            columns; with 0, each of its rows is drawn as a card instead.
        is_ruled: Whether paper has lines between rows and columns.
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
        """Return the table with the columns that these readers see: `people`, `narrow` or `machines`."""
        kept = [i for i, column in enumerate(self.columns) if column.readers in _SEEN[readers]]
        rows = self.rows
        if self.aside and readers != "machines":
            rows = [row for place, row in enumerate(rows) if place not in self.aside]
        return replace(self, rows=rows, aside=()).of_columns(kept) if self.aside else self.of_columns(kept)

    def idle_for_machines(self) -> "Table":
        """Return the table with its empty columns shown to machines only, whose columns thus never change."""
        filled = [any(row[i] not in (None, "", ()) for row in self.rows) for i in range(len(self.columns))]
        columns = [
            column if is_filled else replace(column, readers="machines")
            for column, is_filled in zip(self.columns, filled, strict=True)
        ]
        kept = [i for i, column in enumerate(self.columns) if filled[i] or column.readers != "people"]
        return replace(self, columns=tuple(columns)).of_columns(kept) if self.rows else self

    def of_columns(self, kept: Sequence[int]) -> "Table":
        """Return the table with only the columns at these places, in this order."""
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
    """A table for machines whose rows are read while they are written; only one piece is in memory.

    Attributes:
        columns: The columns from left to right.
        rows: The rows, as in `Table`; they can be read once.
    """

    columns: tuple[Column, ...]
    rows: Iterator[tuple[Cell, ...]]

    @property
    def pieces(self) -> Iterator[Table]:
        """Yield the rows as consecutive tables, at least one, which may be empty."""
        rows = tuple(islice(self.rows, PIECE))
        yield Table(columns=self.columns, rows=rows)
        while rows := tuple(islice(self.rows, PIECE)):
            yield Table(columns=self.columns, rows=rows)


class CardField(Record, frozen=True):
    """One line of a card; for the attributes see `Column`."""

    key: str
    label: str
    value: Cell
    kind: Kind = "text"


def field(key: str, label: str, value: Cell, kind: Kind = "text") -> CardField:
    """Make one line of a card."""
    return CardField(key=key, label=label, value=value, kind=kind)


class Card(Record, frozen=True):
    """Labels and values of one thing.

    Attributes:
        fields: The lines from top to bottom; people do not see lines without a value.
        title: Title above the card; empty for none.
        names: (key, value) that identify the thing for machines, which do not see the title.
    """

    fields: tuple[CardField, ...]
    title: str = ""
    names: tuple[tuple[str, str], ...] = ()


class Text(Record, frozen=True):
    """One sentence or paragraph of a page.

    Attributes:
        text: The text.
        is_typed: Whether its lines end in commands to be copied; then a screen and plain text do not fold them.
    """

    text: str
    is_typed: bool = False


class Code(Record, frozen=True):
    """A text that paper also shows as a QR code.

    Attributes:
        text: The contents of the code.
        label: Text before it.
    """

    text: str
    label: str = ""

    @property
    def line(self) -> str:
        """Label and text, for forms without QR codes."""
        return f"{self.label} {self.text}".strip()


class Bar(Record, frozen=True):
    """One bar of a chart; its lengths are not negative.

    Attributes:
        label: What the bar is about.
        length: Its length.
        before: Its length a year before.
        text: The length as readers see it.
        change: The change against a year before as readers see it; empty for none.
        expected: The expected length; None where there is no expectation.
        upper: The greatest length that is no alarm; None where there is none.
        is_alarm: Whether the bar is an alarm.
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
    """Bars, each with a mark where it ended a year before.

    Attributes:
        bars: The bars from top to bottom, or from left to right.
        title: What is measured, and in which unit.
        legend: Explanations of bar and mark, and of band and alarm where there are bands.
        table: The same figures as a table, for machines and beside a picture.
    """

    bars: tuple[Bar, ...]
    title: str
    legend: tuple[str, ...]
    table: Table


class Break(Record, frozen=True):
    """Begins a new page on paper; other forms ignore it."""


Solid: TypeAlias = Table | Card | Text | Code | Chart
Block: TypeAlias = Solid | Break


class Page(Record, frozen=True):
    """A report, ready for any form.

    Attributes:
        title: Its title.
        blocks: Its blocks from top to bottom.
        refs: The references (or codes) listed in it, for `-q`.
        is_sheet: Whether it is meant for paper: its plain text is divided into numbered pages by form feeds.
        long: A table that programs (CSV, TSV) read before the blocks; no other form shows it.
    """

    title: str
    blocks: tuple[Block, ...]
    refs: tuple[str, ...] = ()
    is_sheet: bool = False
    long: LongTable | None = None

    @property
    def unbroken(self) -> tuple[Solid, ...]:
        """The blocks without page breaks."""
        return tuple(block for block in self.blocks if not isinstance(block, Break))
