"""Which batches an officer means: the fields of the filter language, and the orders in which batches are listed.

expr = compiled("office:53 due<3wd", today)
for batch in selected(register.batches(), period, expr, directory, today): ...
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from customs_cli.domain.batch import Batch, value_of
from customs_cli.domain.filters import TEXT_FIELD, Expr, FieldKind, Found, compile_filter, matches
from customs_cli.domain.money import HOME
from customs_cli.domain.periods import Period
from customs_cli.domain.status import status
from customs_cli.errors import UsageError
from customs_cli.reports.calendars import DaysLeft, days_left_on
from customs_cli.reports.closed_words import refuse_other_words, terms
from customs_cli.reports.dimensions import day_of
from customs_cli.reports.directory import Directory
from customs_cli.reports.search import numbers_of, text_of, written_all_ways
from customs_cli.reports.summary import found_in


class Asked(NamedTuple):
    """What a field may need beside the batch."""

    directory: Directory
    days_left: DaysLeft


class Field(NamedTuple):
    """A field of the filter language: how it compares, and what a batch has in it."""

    kind: FieldKind
    values: Callable[[Batch, Asked], Iterable[Found | None]]


def selected(
    batches: Iterable[Batch],
    period: Period | None,
    expr: Expr | None,
    directory: Directory,
    today: date,
) -> Iterator[Batch]:
    """The batches found in a period that a filter finds, in the order given.

    Args:
        batches: Any.
        period: Both ends inclusive; None for all time.
        expr: A filter compiled with `FIELDS`; None for every batch.
        directory: What tells names, districts and right types.
        today: The day that `due<3wd` counts from.
    """
    within = batches if period is None else found_in(batches, period)
    return iter(within) if expr is None else filter(finding(expr, directory, today), within)


def finding(expr: Expr | None, directory: Directory, today: date) -> Callable[[Batch], bool]:
    """Whether a filter finds a batch; arguments as for `selected`."""
    if expr is None:
        return lambda _: True
    asked = Asked(directory, days_left_on(today, directory))
    return lambda batch: matches(expr, partial(_found, batch, asked))


def compiled(text: str, today: date) -> Expr:
    """Read a filter of batches.

    Args:
        text: As the officer wrote it.
        today: The day that `found:this-week` is counted from.

    Raises:
        UsageError: It is no filter, or asks a field of closed words for another word.
    """
    expr = compile_filter(text, FIELDS, today=today)
    refuse_other_words(expr)
    return expr


def fields_in(expr: Expr | None) -> set[str]:
    """Every field that a filter asks of a batch."""
    return {term.field for term in terms(expr)} if expr else set()


def ordered(batches: Iterable[Batch], keys: Iterable[str], directory: Directory) -> list[Batch]:
    """The batches sorted by named keys (`ORDERS`), the first key first; `-items` is most first; then by reference.

    What has nothing to be sorted by comes last either way.

    Raises:
        UsageError: There is no such key.
    """
    found = sorted(batches, key=lambda batch: batch.ref)
    for key in reversed(list(keys)):
        name = key.strip().lower().lstrip("-")
        if name not in ORDERS:
            raise UsageError(f"cannot sort by {name[:40]!r}", hint=f"sort by {', '.join(ORDERS)}; -items is most first")
        of = ORDERS[name]
        known = [batch for batch in found if of(batch, directory) is not None]
        unknown = [batch for batch in found if of(batch, directory) is None]
        known.sort(key=lambda batch: of(batch, directory), reverse=key.strip().startswith("-"))
        found = known + unknown
    return found


def _found(batch: Batch, asked: Asked, name: str) -> Collection[Found]:
    return [value for value in _FIELDS[name].values(batch, asked) if value is not None and value != ""]


def _marks(batch: Batch, asked: Asked) -> Iterable[Found]:
    for code in batch.marks:
        yield code
        if mark := asked.directory.trademarks.get(code):
            yield mark.name
            yield from mark.aliases


def _holders(batch: Batch, asked: Asked) -> Iterable[Found]:
    for code in batch.proceedings:
        yield code
        if holder := asked.directory.holders.get(code):
            yield holder.name
            yield holder.name_zh


def _offices(batch: Batch, asked: Asked) -> Iterable[Found]:
    office = asked.directory.offices.get(batch.office)
    return (batch.office, office.name, office.name_zh) if office else (batch.office,)


def _dues(batch: Batch, asked: Asked) -> Iterable[Found]:
    return (asked.days_left(batch, deadline) for deadline in batch.deadlines if not deadline.met_on)


def _parties(batch: Batch, name: str) -> Iterable[Found | None]:
    party = batch.consignor if name == "consignor" else batch.consignee
    return (party.name, party.uscc) if party else ()


def _items(batch: Batch, _: Asked) -> Iterable[Found | None]:
    """Pieces of all lines, whether detained or not."""
    known = [int(line.quantity) for line in batch.lines if line.quantity and line.unit == "pcs"]
    return (sum(known),) if known else ()


def _values(batch: Batch, _: Asked) -> Iterable[Found | None]:
    return value_of(batch).values()


def _currencies(batch: Batch, _: Asked) -> Iterable[Found | None]:
    return value_of(batch)


def _home_value(batch: Batch) -> Any:
    """The value in the home currency, else in the first other one; currencies are sorted apart, never mixed."""
    totals = value_of(batch)
    currency = HOME if HOME in totals else min(totals, default="")
    return (currency == HOME, currency, totals[currency]) if totals else None


def _of_lines(name: str) -> Callable[[Batch, Asked], Iterable[Found | None]]:
    return lambda batch, _: (getattr(line, name) for line in batch.lines)


def _of_proceedings(name: str) -> Callable[[Batch, Asked], Iterable[Found | None]]:
    return lambda batch, _: (getattr(p, name) for p in batch.proceedings.values())


def _of_batch(name: str) -> Callable[[Batch, Asked], Iterable[Found | None]]:
    return lambda batch, _: (getattr(batch, name),)


def _of_marks(name: str) -> Callable[[Batch, Asked], Iterable[Found | None]]:
    return lambda batch, _: (getattr(state, name) for p in batch.proceedings.values() for state in p.marks.values())


_FIELDS: Mapping[str, Field] = {
    TEXT_FIELD: Field(FieldKind.TEXT, lambda b, a: (text_of(b, a.directory),)),
    "ref": Field(FieldKind.TEXT, _of_batch("ref")),
    "office": Field(FieldKind.PREFIX, _offices),
    "district": Field(FieldKind.CODE, lambda b, a: (a.directory.district_of(b.office),)),
    "country": Field(FieldKind.CODE, lambda b, a: (a.directory.country_of(b.office),)),
    "joint-office": Field(FieldKind.PREFIX, lambda b, _: b.joint_offices),
    "campaign": Field(FieldKind.CODE, lambda b, _: b.campaigns),
    "holder": Field(FieldKind.CODE, _holders),
    "mark": Field(FieldKind.CODE, _marks),
    "right-type": Field(FieldKind.WORD, lambda b, a: (a.directory.right_type(mark) for mark in b.marks)),
    "status": Field(FieldKind.WORD, lambda b, _: (status(b),)),
    "basis": Field(FieldKind.WORD, _of_batch("basis")),
    "procedure": Field(FieldKind.CODE, _of_batch("procedure")),
    "direction": Field(FieldKind.WORD, _of_batch("direction")),
    "channel": Field(FieldKind.WORD, _of_batch("channel")),
    "transport": Field(FieldKind.WORD, _of_batch("transport")),
    "origin": Field(FieldKind.CODE, _of_batch("origin")),
    "departure": Field(FieldKind.PREFIX, _of_batch("departure")),
    "destination": Field(FieldKind.PREFIX, _of_batch("destination")),
    "consignor": Field(FieldKind.TEXT, lambda b, _: _parties(b, "consignor")),
    "consignee": Field(FieldKind.TEXT, lambda b, _: _parties(b, "consignee")),
    "document": Field(FieldKind.TEXT, lambda b, _: written_all_ways(b.document.number or "") if b.document else ()),
    "number": Field(FieldKind.TEXT, lambda b, _: (way for n in numbers_of(b) for way in written_all_ways(n))),
    "goods": Field(FieldKind.TEXT, _of_lines("goods")),
    "category": Field(FieldKind.CODE, _of_lines("category")),
    "hs": Field(FieldKind.PREFIX, _of_lines("hs")),
    "unit": Field(FieldKind.CODE, _of_lines("unit")),
    "items": Field(FieldKind.NUMBER, _items),
    "quantity": Field(FieldKind.NUMBER, _of_lines("quantity")),
    "value": Field(FieldKind.NUMBER, _values),
    "currency": Field(FieldKind.CODE, _currencies),
    "note": Field(FieldKind.TEXT, lambda b, _: (*(note.text for note in b.notes), *(line.note for line in b.lines))),
    "source": Field(FieldKind.TEXT, lambda b, _: b.source.values()),
    "officer": Field(FieldKind.TEXT, lambda b, _: b.officers),
    "found": Field(FieldKind.DATE, _of_batch("found_on")),
    "recorded": Field(FieldKind.DATE, _of_batch("recorded_on")),
    "notified": Field(FieldKind.DATE, _of_proceedings("notified_on")),
    "served": Field(FieldKind.DATE, _of_proceedings("served_on")),
    "replied": Field(FieldKind.DATE, _of_proceedings("replied_on")),
    "detained": Field(FieldKind.DATE, _of_proceedings("detained_on")),
    "confirmed": Field(FieldKind.DATE, _of_marks("confirmed_on")),
    "closed": Field(FieldKind.DATE, _of_proceedings("outcome_on")),
    "reply": Field(FieldKind.WORD, _of_proceedings("reply")),
    "confirmation": Field(FieldKind.WORD, _of_marks("confirmation")),
    "finding": Field(FieldKind.WORD, _of_proceedings("finding")),
    "outcome": Field(FieldKind.WORD, _of_proceedings("outcome")),
    "transfer": Field(FieldKind.WORD, lambda b, _: (transfer.to for transfer in b.transfers)),
    "due": Field(FieldKind.DURATION, _dues),
}

FIELDS: Mapping[str, FieldKind] = {name: field.kind for name, field in _FIELDS.items()}
"""The kinds of the fields, as `compile_filter` wants them."""

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
    "due": lambda b, _: min((d.due_on for d in b.deadlines if not d.met_on), default=None),
}
"""What batches may be sorted by; None is nothing to sort by."""
