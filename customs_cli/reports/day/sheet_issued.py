"""The figures that a sheet states: kept when it is issued, and compared when it is made again."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from customs_cli.domain.counting.facts import Counts
from customs_cli.domain.sheets.issued import IssuedSheet, Stated
from customs_cli.domain.sheets.standing import issued_state
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount
from customs_cli.reports.compare.compared import Compared, Figures
from customs_cli.reports.day.sheet import Sheet
from customs_cli.reports.sums.summary import Summary, SummaryRow

ROWS = 8
FIRST = {"mark": 3, "goods": 3, "destination": 3}
"""Number of rows kept of a table, as many as are printed; of tables in `FIRST` those with the most batches."""


def beside(sheet: Sheet, record: IssuedSheet | None) -> Sheet:
    """Return a sheet that knows how it compares with what was issued; without a remark it takes the issued one.

    Args:
        sheet: The sheet as the register gives it now.
        record: The record of what was issued under its number; None for nothing.
    """
    if record is None:
        return sheet
    former = record.standing
    if former and not sheet.remark:
        sheet = replace(sheet, remark=next((one.value for one in former.figures if one.section == "remark"), ""))
    return replace(sheet, issued=issued_state(record, stated(sheet)))


def stated(sheet: Sheet) -> tuple[Stated, ...]:
    """Return every figure of a sheet that is not zero, in order; the day of printing is not one."""
    return tuple(
        Stated(section=section, row=row, figure=figure, value=value)
        for section, row, figure, value in _all(sheet)
        if value and (value != "0" or section == "remark")
    )


_Row = tuple[str, tuple[str, ...], str, str]


def _all(sheet: Sheet) -> Iterator[_Row]:
    for one in sheet.compared:
        yield from _compared(one)
    for table in sheet.tables:
        for row in _shown(table):
            key = (*table.by, *(row.key[by] or "" for by in table.by))
            yield from (("breakdown", key, figure, value) for figure, value in _counts(row.counts))
            yield "breakdown", key, "recorded", str(row.counts.recorded)
    for act in sheet.happened.totals:
        yield "acts", (act.kind,), "acts", str(act.acts)
        yield "acts", (act.kind,), "items", str(act.items)
        yield from (("acts", (act.kind,), figure, value) for figure, value in _more(act.units, act.money))
    for state in ("overdue", "today", "soon"):
        yield "deadlines", (), state, str(sheet.due.counts.get(state, 0))
    for name, sums in sheet.store.items():
        yield "store", (name,), "batches", str(sums.batches)
        yield "store", (name,), "items", str(sums.items)
        yield from (("store", (name,), figure, value) for figure, value in _more(sums.units))
    yield "remark", (), "remark", sheet.remark


def _shown(table: Summary) -> Sequence[SummaryRow]:
    if most := FIRST.get(table.by[0]):
        return sorted(table.rows, key=lambda row: -row.counts.recorded)[:most]
    return table.rows[:ROWS]


def _compared(one: Compared) -> Iterator[_Row]:
    code = (one.code,) if one.code else ()
    for what, figures in ((one.what, one.now), (f"{one.what}-before", one.then)):
        yield from (("figures", (what, *code), figure, value) for figure, value in _figures(figures))


def _figures(figures: Figures) -> Iterator[tuple[str, str]]:
    yield from _counts(figures.counts)
    yield "valued", str(figures.counts.valued)
    yield "transfers", str(figures.acted.transfers)
    yield "fines", str(figures.acted.fines)
    yield from ((f"fined:{sum_.currency}", _exact(sum_.amount)) for sum_ in figures.acted.fined)


def _counts(counts: Counts) -> Iterator[tuple[str, str]]:
    yield "measures", str(counts.measures)
    yield "batches", str(counts.batches)
    yield "items", str(counts.items)
    yield from _more(counts.units, counts.values)


def _more(units: dict[str, Amount], money: Iterable[Money] = ()) -> Iterator[tuple[str, str]]:
    yield from ((f"unit:{unit}", str(amount)) for unit, amount in units.items())
    yield from ((f"value:{one.currency}", _exact(one.amount)) for one in money)


def _exact(amount: Decimal) -> str:
    return f"{amount.normalize() + 0:f}"
