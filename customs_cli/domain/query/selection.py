"""Selecting and sorting batches by a period, a filter and an order.

expr = compiled("office:53 due<3wd", today)
for batch in selected(batches, period, expr, directory, today): ...
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from customs_cli.domain.batch.batch import Batch, value_of
from customs_cli.domain.batch.status import status
from customs_cli.domain.query.calendars import days_compared_on
from customs_cli.domain.query.closed_words import refuse_no_countries, refuse_other_words, with_codes, with_values
from customs_cli.domain.query.counted_days import day_counted
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.fields import BY_NAME, FIELDS, Asked, values_of
from customs_cli.domain.query.filters import Expr, compile_filter, matches
from customs_cli.domain.time.dates import AddsWorkingDays
from customs_cli.domain.time.partial_dates import day_of
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.money import HOME
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed


def selected(
    batches: Iterable[Batch],
    period: Period | None,
    expr: Expr | None,
    directory: Directory,
    today: date,
) -> Iterator[Batch]:
    """Return the batches of a period that a filter finds, in the given order."""
    within = batches if period is None else found_in(batches, period)
    return iter(within) if expr is None else filter(finding(expr, directory, today), within)


def finding(expr: Expr | None, directory: Directory, today: date) -> Callable[[Batch], bool]:
    """Return a function that tells whether a filter finds a batch; arguments as for `selected`."""
    if expr is None:
        return lambda _: True
    asked = Asked(directory, days_compared_on(today, directory))
    return lambda batch: matches(expr, partial(_found, batch, asked))


def found_in(batches: Iterable[Batch], period: Period) -> Iterator[Batch]:
    """The batches whose day of the kind `counted_on` (found, by default) lies in a period, both ends inclusive."""
    is_whole = period.from_ is None and period.to is None and period.counted_on == "found"
    return iter(batches) if is_whole else filter(is_found_in(period), batches)


def is_found_in(period: Period) -> Callable[[Batch], bool]:
    first, last = bounds(period)
    if period.counted_on == "found":
        return lambda batch: first <= day_of(batch.found_on) <= last
    return lambda batch: (day := day_counted(batch, period.counted_on)) is not None and first <= day <= last


def bounds(period: Period) -> tuple[str, str]:
    """Return the ends of a period as ISO days, which compare as text; an open end lies beyond every day."""
    return (
        period.from_.isoformat() if period.from_ else "",
        period.to.isoformat() if period.to else "9999-12-31",
    )


def compiled(
    text: str,
    today: date,
    meant: Callable[[str, str], str] | None = None,
    *,
    calendar: AddsWorkingDays | None = None,
    is_kept: Callable[[Expr], bool] = lambda term: False,
) -> Expr:
    """Read a filter of batches.

    Args:
        text: As the officer wrote it.
        today: The day that `found:this-week` is counted from.
        meant: (field, value as written) -> the value as stored, where officers write other words; None: as written.
        calendar: Counts the working days of `found>-5wd`; they are refused without one.
        is_kept: Tells whether any goods have the unit of a term that is not known here: another office's own unit.

    Raises:
        UsageError: The text is not a filter, or has a word outside a closed list, an unknown country or currency.
        NotFound: The filter asks for an unknown unit.
    """
    expr = compile_filter(text, FIELDS, today=today, calendar=calendar)
    expr = with_values(expr, meant) if meant else expr
    refuse_other_words(expr)
    refuse_no_countries(expr)
    return with_codes(expr, is_kept)


def ordered(batches: Iterable[Batch], keys: Iterable[str], directory: Directory) -> list[Batch]:
    """Return the batches sorted by named keys (`ORDERS`), then by reference; `-items` sorts in descending order.

    Batches without a value for a key come last in either order.

    Raises:
        UsageError: There is no such key.
    """
    by_ref = {batch.ref: batch for batch in batches}
    return [by_ref[ref] for ref in ordered_refs(by_ref.values(), order_keys(keys), directory)]


def ordered_refs(batches: Iterable[Batch], keys: list[tuple[str, bool]], directory: Directory) -> list[str]:
    """Return the references of batches in the order of `ordered`; the batches themselves are not kept in memory."""
    found = sorted((b.ref, [ORDERS[name](b, directory) for name, _ in keys]) for b in batches)
    for place, (_, is_reversed) in reversed(list(enumerate(keys))):
        known = [row for row in found if row[1][place] is not None]
        unknown = [row for row in found if row[1][place] is None]
        found = _by(place, known, is_reversed) + unknown
    return [ref for ref, _ in found]


def _by(place: int, rows: list[tuple[str, list[Any]]], is_reversed: bool) -> list[tuple[str, list[Any]]]:
    return sorted(rows, key=lambda row: row[1][place], reverse=is_reversed)


def order_keys(keys: Iterable[str]) -> list[tuple[str, bool]]:
    """Return (name of an order, whether it is descending) for each key as typed."""
    asked = [(key.strip().lower().lstrip("-"), key.strip().startswith("-")) for key in keys]
    for name, _ in reversed(asked):
        if name not in ORDERS:
            raise UsageError(
                "cannot sort by {name!r}",
                name=name[:40],
                hint="sort by {orders}; -items puts the most first",
                orders=Listed(ORDERS),
            )
    return asked


def _found(batch: Batch, asked: Asked, name: str) -> list[Any]:
    return values_of(BY_NAME[name], batch, asked)


def _home_value(batch: Batch) -> Any:
    totals = value_of(batch)
    currency = HOME if HOME in totals else min(totals, default="")
    return (currency == HOME, currency, totals[currency]) if totals else None


ORDERS: Mapping[str, Callable[[Batch, Directory], Any]] = {
    "ref": lambda b, _: b.ref,
    "found": lambda b, _: day_of(b.found_on),
    "recorded": lambda b, _: b.recorded_on,
    "office": lambda b, _: b.office,
    "district": lambda b, directory: directory.district_of(b.office),
    "status": lambda b, _: status(b),
    "items": lambda b, _: sum(int(line.quantity or 0) for line in b.lines if line.unit == "pcs"),
    "value": lambda b, _: _home_value(b),
    "mark": lambda b, _: b.marks[0] if b.marks else None,
    "holder": lambda b, _: next(iter(b.proceedings), None),
    "goods": lambda b, _: b.lines[0].goods or None if b.lines else None,
    "channel": lambda b, _: b.channel,
    "direction": lambda b, _: b.direction,
    "destination": lambda b, _: b.destination,
    "due": lambda b, _: min((d.due_on for d in b.deadlines if d.is_owed), default=None),
}
"""Sort key that officers name -> function that gives a batch's value, None for none."""
