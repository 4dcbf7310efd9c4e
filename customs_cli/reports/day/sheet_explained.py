"""The references of the batches behind each figure of a sheet, so that anybody can look them up."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from msgspec.structs import replace

from customs_cli.domain.books.acted import acted_in
from customs_cli.domain.books.books import Ask, Books, Standing
from customs_cli.domain.books.store import STATES, in_store
from customs_cli.domain.counting.facts import Facts, facts_of
from customs_cli.domain.law.deadlines import SOON
from customs_cli.domain.query.dimensions import dimensions, parts_of
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.reports.compare.compared import Compared, of_campaign
from customs_cli.reports.day.due import due
from customs_cli.reports.day.sheet import Sheet, standing_on

Section = Literal["figures", "breakdown", "acts", "deadlines", "store"]


class Explained(Record, frozen=True):
    """One figure of a sheet, and the batches that it counts.

    Attributes:
        row: The row of the sheet: `period`, `year-before`; the keys of a breakdown; the kind of an act; a state.
        figure: Name of the figure.
        refs: References of the batches, sorted; of transfers, fines and deadlines, one for each.
        period: The days of the row, if it has some.
        code: Code of the campaign, if the row is about one.
        acts: Number of acts, of which a batch may have several; 0 where none are counted.
    """

    row: tuple[str, ...]
    figure: str
    refs: tuple[str, ...]
    period: Period | None = None
    code: str = ""
    acts: int = 0

    @property
    def count(self) -> int:
        """The figure that is explained."""
        return self.acts or len(self.refs)


COUNTED: Mapping[str, Callable[[Facts], bool]] = {
    "measures": lambda facts: facts.is_measure,
    "batches": lambda facts: facts.is_detained,
    "items": lambda facts: facts.items > 0,
    "units": lambda facts: bool(facts.others),
    "valued": lambda facts: facts.is_valued,
}
"""Figure to the function that says whether a batch adds to it."""


def explained(books: Books, sheet: Sheet, section: Section, where: Expr | None = None) -> tuple[Explained, ...]:
    """Return the references behind each figure of a section of a sheet; figures without batches are left out.

    Args:
        books: The books of the register.
        sheet: The sheet.
        section: The section.
        where: The filter that the sheet was made with.
    """
    rows: Iterator[Explained]
    match section:
        case "figures":
            rows = (row for one in sheet.compared for row in _of_compared(books, one, where))
        case "breakdown":
            rows = _of_breakdown(books, sheet, where)
        case "acts":
            rows = _of_acts(sheet)
        case "deadlines":
            rows = _of_deadlines(*standing_on(books, sheet.as_of, where), sheet.as_of)
        case _:
            rows = _of_store(*standing_on(books, sheet.as_of, where))
    return tuple(row for row in rows if row.refs)


def _of_acts(sheet: Sheet) -> Iterator[Explained]:
    for act in sheet.happened.rows:
        yield Explained(row=(act.kind, act.detail, *act.marks), figure="acts", refs=act.refs, acts=act.acts)
    for seen in sheet.seen:
        yield Explained(row=("seen", seen.uscc), figure="batches", refs=seen.refs)


def _of_breakdown(books: Books, sheet: Sheet, where: Expr | None) -> Iterator[Explained]:
    for table in sheet.tables:
        yield from _of_table(books, table.by, sheet.period, where)
    for one in sheet.rises:
        risen = {(one.by, rise.key or "") for rise in one.alarms}
        for row in _of_table(books, (one.by,), sheet.period, where):
            if row.row in risen and row.figure == "batches":
                yield replace(row, figure="rise")


def _of_compared(books: Books, one: Compared, where: Expr | None) -> Iterator[Explained]:
    own = of_campaign(one.code, where) if one.code else where
    for what, period, expr in ((one.what, one.period, own), (f"{one.what}-before", one.before, where)):
        batches = ((batch.ref, facts_of(batch)) for batch in books.batches(Ask(period=period, where=expr)))
        for figure, refs in _counted(batches):
            yield Explained(row=(what,), figure=figure, refs=refs, period=period, code=one.code)
        found: dict[str, list[str]] = {"transfers": [], "fines": []}
        for batch in books.touched(period, expr, of=("acted",)):
            for act in acted_in(batch):
                if period.contains(act.on):
                    found["fines" if act.money else "transfers"].append(batch.ref)
        for figure, own_refs in found.items():
            yield Explained(row=(what,), figure=figure, refs=tuple(own_refs), period=period, code=one.code)


def _counted(batches: Iterable[tuple[str, Facts]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    found: dict[str, list[str]] = {figure: [] for figure in COUNTED}
    for ref, facts in batches:
        for figure, adds in COUNTED.items():
            if adds(facts):
                found[figure].append(ref)
    return ((figure, tuple(refs)) for figure, refs in found.items())


def _of_table(books: Books, by: tuple[str, ...], period: Period, where: Expr | None) -> Iterator[Explained]:
    chosen = dimensions(by, period.counted_on)
    found: dict[tuple[str, ...], list[tuple[str, Facts]]] = {}
    for batch in books.batches(Ask(period=period, where=where)):
        for key, scope in parts_of(batch, chosen, books.directory):
            found.setdefault(tuple(part or "" for part in key), []).append((batch.ref, facts_of(batch, scope)))
    for key, own in sorted(found.items()):
        yield from (Explained(row=(*by, *key), figure=figure, refs=refs) for figure, refs in _counted(own))
        yield Explained(row=(*by, *key), figure="recorded", refs=tuple(ref for ref, _ in own))


def _of_deadlines(books: Standing, where: Expr | None, as_of: date) -> Iterator[Explained]:
    report = due(books, as_of, where=where, within=SOON)
    for state in ("overdue", "today", "soon"):
        refs = tuple(row.ref for row in report.deadlines if row.state == state)
        yield Explained(row=("deadlines",), figure=state, refs=refs)


def _of_store(books: Standing, where: Expr | None) -> Iterator[Explained]:
    found: dict[str, list[str]] = {state: [] for state in STATES}
    for ref in sorted(one.ref for one in books.stored_longest(where)):
        for row in in_store(books.batch(ref)):
            found[row.state].append(ref)
    for state, refs in found.items():
        yield Explained(row=(state,), figure="batches", refs=tuple(refs))
