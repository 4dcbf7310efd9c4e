"""The rules of what records other than batches may hold; a module apart, as acts on a batch do not need it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.chain.same import Verdict, check_verdict
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.leads.visit import Visit
from customs_cli.domain.record import Record
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import KINDS, Named
from customs_cli.domain.rights.office import Office, parse_office_code
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.sheets.issued import IssuedSheet
from customs_cli.domain.surveillance.inspections import Inspections, check_inspections
from customs_cli.domain.validation import values
from customs_cli.domain.validation.faults import Fault, Known, as_kept, tried, word
from customs_cli.domain.validation.leads import clue_faults, visit_faults
from customs_cli.domain.validation.sheets import sheet_faults
from customs_cli.domain.values.countries import parse_country
from customs_cli.domain.values.money import parse_currency
from customs_cli.domain.values.rates import Rate, check_rate
from customs_cli.errors import UsageError
from customs_cli.sentences import said

NICE = range(1, 46)
"""The Nice classes of goods and services."""


def record_faults(record: Record, known: Known) -> list[Fault]:
    """Return all that is wrong with a record that is no batch, except excessive length, which `swept` checks."""
    faults = _FAULTS.get(type(record))
    return list(faults(record, known)) if faults else []


def _named_faults(record: Named, known: Known) -> Iterator[Fault]:
    if isinstance(record, Office):
        yield from tried("code", as_kept, record.code, parse_office_code)
        if record.parent:
            yield from tried("parent", as_kept, record.parent, parse_office_code)
    else:
        yield from tried("code", values.check_code, record.code)
    if isinstance(record, Holder | Office | Enterprise):
        yield from word("country", parse_country, record.country)
    if isinstance(record, Holder) and record.guarantee_approved_on:
        yield from tried("guarantee_approved_on", values.check_happened, record.guarantee_approved_on, known.today)
    if isinstance(record, Trademark):
        yield from tried("holder", values.check_holder, record.holder)
        for place, number in enumerate(record.nice):
            yield from tried(f"nice[{place}]", _check_nice, number)
    for name in ("valid_from", "valid_until", "from_", "to"):
        if day := getattr(record, name, None):
            yield from tried(name, values.check_day, day)
    yield from tried(said("dates"), _check_order, record)


def _check_nice(number: int) -> None:
    if number not in NICE:
        raise UsageError("{number}: Nice classes are 1 to 45", number=number, hint="such as 9;25")


def _check_order(record: Named) -> None:
    for first, last in (("valid_from", "valid_until"), ("from_", "to")):
        start, end = getattr(record, first, None), getattr(record, last, None)
        if start and end and end < start:
            raise UsageError(
                "the end ({end}) is before the beginning ({start})", end=end, start=start, hint="check the two dates"
            )


def _inspection_faults(record: Inspections, _: Known) -> Iterator[Fault]:
    yield from tried("code", check_inspections, record)
    yield from tried("from", values.check_day, record.from_)
    yield from tried("to", values.check_day, record.to)
    yield from tried("office", as_kept, record.office, parse_office_code)


def _serial_faults(record: Serial, known: Known) -> Iterator[Fault]:
    yield from tried("last", values.check_serial, record.last, record.code, known.today, record.until)


def _rate_faults(record: Rate, _: Known) -> Iterator[Fault]:
    yield from tried("rate", check_rate, record)
    yield from tried("from", values.check_day, record.from_)
    yield from tried("currency", as_kept, record.currency, parse_currency)


def _verdict_faults(record: Verdict, known: Known) -> Iterator[Fault]:
    yield from tried("a", check_verdict, record)
    yield from tried("on", values.check_happened, record.on, known.today)


_FAULTS: dict[type[Record], Callable[[Any, Known], Iterable[Fault]]] = {
    **dict.fromkeys(KINDS, _named_faults),
    Clue: clue_faults,
    Visit: visit_faults,
    IssuedSheet: sheet_faults,
    Inspections: _inspection_faults,
    Serial: _serial_faults,
    Rate: _rate_faults,
    Verdict: _verdict_faults,
}
"""Kind of record -> the function that yields its faults."""
