"""The tables that GACC, the European Commission and US CBP publish, all counted from the same batches.

- GACC: measures, batches detained, items (pieces, and every other countable thing as one), value; year on year.
- EU: a case is one interception by customs, whatever it covers; procedures are counted separately, one for each right
  holder of a case whose goods were detained; articles are items; value is the retail value of the genuine goods.
- US: seizures are batches detained; the unit is the line, "one type of seized product differentiated by product or
  brand name"; MSRP is the retail value.

Only a value recorded as retail value counts as one; no other value is used instead, and missing ones are counted.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.counting.facts import WHOLE, Counts, Scope, Tally, facts_of
from customs_cli.domain.counting.portions import as_detained
from customs_cli.domain.query.dimensions import Key
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.money import Money
from customs_cli.reports.sums.style_parts import PARTS

TABLES = {
    "gacc": ("right_type", "basis", "direction", "channel", "transport", "category", "office", "holder_country"),
    "eu": ("category", "provenance", "transport", "channel", "right_type", "basis", "result"),
    "us": ("category", "origin", "channel", "transport", "right_type"),
}
"""Style to its tables, in the order in which they are published."""


class Figures(Record, frozen=True):
    """The figures of a row.

    Attributes:
        counts: As in every summary.
        procedures: Number of proceedings (batch x holder) with goods detained.
        lines: Number of detained lines x marks.
        retail: Retail value of lines for which one was recorded, by currency.
        lines_valued: Number of lines (each once) with such a value.
        lines_known: Number of lines (each once) that were detained.
    """

    counts: Counts = Counts()
    procedures: int = 0
    lines: int = 0
    retail: tuple[Money, ...] = ()
    lines_valued: int = 0
    lines_known: int = 0


class StyleRow(Record, frozen=True):
    """One row: its key (None for unknown), the figures, and those of a year before."""

    key: Key
    now: Figures
    before: Figures = Figures()


class StyleTable(Record, frozen=True):
    """Batches, items and value broken down by one dimension.

    Attributes:
        name: The dimension.
        rows: The rows, most batches first, unknown last.
        unknown: Number of batches detained, or parts of batches, without a key.
    """

    name: str
    rows: tuple[StyleRow, ...]
    unknown: int


class StyleReport(Record, frozen=True):
    """All tables of a style.

    Attributes:
        style: `gacc`, `eu` or `us`.
        period: Both ends inclusive.
        tables: The tables in order.
        total: Figures over all batches, each once.
        before: The same days a year before, not after a year before today; None if the period is open.
    """

    style: str
    period: Period
    tables: tuple[StyleTable, ...]
    total: StyleRow
    before: Period | None = None


def style_report(books: Books, style: str, period: Period, where: Expr | None = None) -> StyleReport:
    """Return the tables of a style.

    Args:
        books: The books of the register.
        style: One of `TABLES`.
        period: Both ends inclusive.
        where: A filter; None for every batch.
    """
    sums = [_Table(name, books.directory) for name in TABLES[style]]
    whole = _Sum(), _Sum()
    # An open period is not compared: the year before would overlap it. In mid-year only days up to today are compared.
    is_closed = period.from_ is not None and period.to is not None
    before = period.until(books.today).previous_year() if is_closed else None
    for then, span in ((0, period), (1, before)):
        if span is None:
            break
        for batch in books.batches(Ask(period=span, where=where)):
            whole[then].add(batch, WHOLE)
            for table in sums:
                table.add(batch, then)
    return StyleReport(
        style=style,
        period=period,
        tables=tuple(table.made for table in sums),
        total=StyleRow(key="", now=whole[0].figures, before=whole[1].figures),
        before=before,
    )


class _Sum:
    def __init__(self) -> None:
        self._tally = Tally()
        self._procedures = self._lines = self._valued = self._known = 0
        self._retail: dict[str, Decimal] = defaultdict(Decimal)

    def add(self, batch: Batch, scope: Scope) -> None:
        self._tally.add(facts_of(batch, scope))
        own = [p for p in batch.proceedings.values() if p.detained_on and _shares(scope, p.marks)]
        held = {mark for p in own for mark in p.marks if scope.marks is None or mark in scope.marks}
        self._procedures += len(own)
        for found, line in zip(batch.lines, as_detained(batch, held).lines, strict=True):
            marks = held & set(line.named_marks)
            if not marks or line.quantity == 0 or (scope.lines is not None and line.no not in scope.lines):
                continue
            self._lines += len(marks)
            self._known += 1
            if found.value and line.value and (line.value_basis or batch.value_basis) == "retail":
                self._valued += 1
                self._retail[line.value.currency] += line.value.amount

    @property
    def figures(self) -> Figures:
        return Figures(
            counts=self._tally.counts,
            procedures=self._procedures,
            lines=self._lines,
            retail=tuple(Money(amount=self._retail[code], currency=code) for code in sorted(self._retail)),
            lines_valued=self._valued,
            lines_known=self._known,
        )


class _Table:
    def __init__(self, name: str, directory: Directory) -> None:
        self._name, self._directory = name, directory
        self._sums: dict[Key, tuple[_Sum, _Sum]] = {}

    def add(self, batch: Batch, then: int) -> None:
        merged: dict[Key, Scope] = {}
        for key, scope in PARTS[self._name](batch, self._directory):
            merged[key] = merged[key].joined(scope) if key in merged else scope
        for key, scope in merged.items():
            self._sums.setdefault(key, (_Sum(), _Sum()))[then].add(batch, scope)

    @property
    def made(self) -> StyleTable:
        rows = [StyleRow(key=key, now=now.figures, before=then.figures) for key, (now, then) in self._sums.items()]
        rows = [row for row in rows if row.now.counts.measures or row.before.counts.measures]
        rows.sort(key=lambda row: (row.key is None, -row.now.counts.batches, -row.now.counts.items, row.key or ""))
        unknown = sum(row.now.counts.batches for row in rows if row.key is None)
        return StyleTable(name=self._name, rows=tuple(rows), unknown=unknown)


def _shares(scope: Scope, marks: Iterable[str]) -> bool:
    return scope.marks is None or not scope.marks.isdisjoint(marks)
