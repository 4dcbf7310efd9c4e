"""The fields of the filter language as data: name, kind, and where in a batch the values are.

A path starts at the batch: `lines[].goods` is the goods of each line, `proceedings{}.reply` the reply of each value of
a mapping, `consignor.name` one value or none. A source with `@` is derived by the function of that name (`DERIVED`).
Python's evaluator (`selection`), the compiler to SQL, help and completion read the same rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from customs_cli.domain.batch.batch import Batch, value_of
from customs_cli.domain.batch.former import QUASHED
from customs_cli.domain.batch.status import deposits_of, status
from customs_cli.domain.books.decided import days_confirmed
from customs_cli.domain.custody.assistance import assistance_of
from customs_cli.domain.query.calendars import DaysLeft
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filter_syntax import TEXT_FIELD, FieldKind
from customs_cli.domain.query.search import numbers_of, text_of, written_all_ways
from customs_cli.domain.values.money import Money


class Asked(NamedTuple):
    """Data other than the batch that reading a field needs."""

    directory: Directory
    days_left: DaysLeft


class Field(NamedTuple):
    """A field of the filter language.

    Attributes:
        name: Name in a filter.
        kind: How its values are compared.
        sources: Paths, or `@name` of a derivation; the values of all of them count.
        named: The kind of code (`mark`, `holder`, `office`) whose names match too; empty for none.
        through: The translation of its codes before comparison (`TRANSLATIONS`): an office to its country; empty for
            none.
    """

    name: str
    kind: FieldKind
    sources: tuple[str, ...]
    named: str = ""
    through: str = ""


def field(name: str, kind: FieldKind, *sources: str, named: str = "", through: str = "") -> Field:
    """Return a row of `ROWS`; without sources the field is the attribute of `Batch` with the same name."""
    return Field(name, kind, sources or (name.replace("-", "_"),), named, through)


ROWS: tuple[Field, ...] = (
    field(TEXT_FIELD, FieldKind.TEXT, "@text"),
    field("ref", FieldKind.TEXT),
    field("office", FieldKind.PREFIX, named="office"),
    field("district", FieldKind.CODE, "office", named="district"),
    field("country", FieldKind.CODE, "office", through="country"),
    field("joint-office", FieldKind.PREFIX, "joint_offices[]", named="office"),
    field("campaign", FieldKind.CODE, "campaigns[]", named="campaign"),
    field("clue", FieldKind.CODE, "clues[]"),
    field("clue-source", FieldKind.WORD, "clues[]", through="clue-source"),
    field("holder", FieldKind.CODE, "@holders", named="holder"),
    field("mark", FieldKind.CODE, "marks[]", named="mark"),
    field("right-type", FieldKind.WORD, "marks[]", through="right-type"),
    field("status", FieldKind.WORD, "@status"),
    field("basis", FieldKind.WORD),
    field("procedure", FieldKind.CODE),
    field("direction", FieldKind.WORD),
    field("channel", FieldKind.WORD),
    field("transport", FieldKind.WORD),
    field("origin", FieldKind.CODE),
    field("departure", FieldKind.PREFIX),
    field("destination", FieldKind.PREFIX),
    field("consignor", FieldKind.TEXT, "consignor.name", "consignor.uscc"),
    field("consignee", FieldKind.TEXT, "consignee.name", "consignee.uscc"),
    field("storage", FieldKind.TEXT),
    field("trade-mode", FieldKind.CODE),
    field("found-by", FieldKind.WORD),
    field("other-hold", FieldKind.TEXT),
    field("document", FieldKind.TEXT, "@document-number"),
    field("number", FieldKind.TEXT, "@numbers"),
    field("goods", FieldKind.TEXT, "lines[].goods"),
    field("category", FieldKind.CODE, "lines[].category"),
    field("hs", FieldKind.PREFIX, "lines[].hs"),
    field("unit", FieldKind.CODE, "lines[].unit"),
    field("items", FieldKind.NUMBER, "@pieces"),
    field("quantity", FieldKind.NUMBER, "@quantities"),
    field("value", FieldKind.NUMBER, "@values"),
    field("currency", FieldKind.CODE, "@currencies"),
    field("note", FieldKind.TEXT, "notes[].text", "lines[].note"),
    field("source", FieldKind.TEXT, "source{}"),
    field("officer", FieldKind.TEXT, "officers[]"),
    field("found", FieldKind.DATE, "found_on"),
    field("recorded", FieldKind.DATE, "recorded_on"),
    field("notified", FieldKind.DATE, "proceedings{}.notified_on"),
    field("served", FieldKind.DATE, "proceedings{}.served_on"),
    field("replied", FieldKind.DATE, "proceedings{}.replied_on", "proceedings{}.earlier_replies[].on"),
    field("detained", FieldKind.DATE, "proceedings{}.detained_on"),
    field("confirmed", FieldKind.DATE, "@days-confirmed"),
    field("closed", FieldKind.DATE, "proceedings{}.outcome_on", "@days-quashed"),
    field("reply", FieldKind.WORD, "proceedings{}.reply"),
    field(
        "confirmation",
        FieldKind.WORD,
        "proceedings{}.marks{}.confirmation",
        "proceedings{}.marks{}.said[].confirmation",
    ),
    field("finding", FieldKind.WORD, "proceedings{}.finding", "proceedings{}.found[].finding"),
    field("outcome", FieldKind.WORD, "proceedings{}.outcome", "proceedings{}.parts[].outcome"),
    field("transfer", FieldKind.WORD, "transfers[].to"),
    field("assistance", FieldKind.WORD, "@assistance"),
    field("security", FieldKind.WORD, "@deposits"),
    field("due", FieldKind.DURATION, "@days-left"),
)
"""All fields, in the order in which help lists them."""

BY_NAME: Mapping[str, Field] = {row.name: row for row in ROWS}
FIELDS: Mapping[str, FieldKind] = {row.name: row.kind for row in ROWS}
"""Field -> its kind, as `compile_filter` needs it."""

Values: TypeAlias = Iterable[Any]


def values_of(row: Field, batch: Batch, asked: Asked) -> list[Any]:
    """Return all values that a batch has in a field, names of codes included; unknown values are left out."""
    found = [value for source in row.sources for value in _source(source)(batch, asked)]
    if row.through:
        translate = TRANSLATIONS[row.through]
        found = [translate(asked.directory, code) for code in found]
    elif row.named:
        found = [name for code in found for name in asked.directory.names_of(row.named, code)]
    return [value for value in found if value is not None and value != ""]


@cache
def reader(path: str) -> Callable[[Batch], list[Any]]:
    """Return a function that gives the values at a path of a batch; None where there is no value."""
    steps = [(step.rstrip("[]{}"), step[-2:]) for step in path.split(".")]

    def read(batch: Batch) -> list[Any]:
        found: list[Any] = [batch]
        for name, how in steps:
            found = [getattr(thing, name) for thing in found if thing is not None]
            if how == "[]":
                found = [one for many in found for one in many]
            elif how == "{}":
                found = [one for many in found for one in many.values()]
        return found

    return read


@cache
def _source(source: str) -> Callable[[Batch, Asked], Values]:
    if source.startswith("@"):
        return DERIVED[source[1:]]
    read = reader(source)
    return lambda batch, _: read(batch)


def _pieces(batch: Batch, _: Asked) -> Values:
    known = [int(line.quantity) for line in batch.lines if line.quantity and line.unit == "pcs"]
    return (sum(known),) if known else ()


def _quantities(batch: Batch, _: Asked) -> Values:
    return (Decimal(str(line.quantity)) for line in batch.lines if line.quantity is not None)


def _document_number(batch: Batch, _: Asked) -> Values:
    return written_all_ways(batch.document.number or "") if batch.document else ()


def _numbers(batch: Batch, _: Asked) -> Iterator[str]:
    return (way for number in numbers_of(batch) for way in written_all_ways(number))


def _days_confirmed(batch: Batch, _: Asked) -> Iterator[date]:
    return (day for p in batch.proceedings.values() for day in days_confirmed(p))


def _days_quashed(batch: Batch, _: Asked) -> Iterator[date]:
    return (one.on for p in batch.proceedings.values() for one in p.earlier if one.name == QUASHED)


def _days_left(batch: Batch, asked: Asked) -> Iterator[int]:
    return (asked.days_left(batch.office, deadline) for deadline in batch.deadlines if deadline.is_owed)


DERIVED: Mapping[str, Callable[[Batch, Asked], Values]] = {
    "text": lambda batch, asked: (text_of(batch, asked.directory),),
    "holders": lambda batch, _: batch.proceedings,
    "status": lambda batch, _: (status(batch),),
    "document-number": _document_number,
    "numbers": _numbers,
    "pieces": _pieces,
    "quantities": _quantities,
    "values": lambda batch, _: (Money(amount=much, currency=code) for code, much in value_of(batch).items()),
    "currencies": lambda batch, _: value_of(batch),
    "days-left": _days_left,
    "days-confirmed": _days_confirmed,
    "days-quashed": _days_quashed,
    "assistance": lambda batch, _: assistance_of(batch),
    "deposits": lambda batch, _: deposits_of(batch),
}
"""Name after `@` -> function that derives values no path leads to."""

TRANSLATIONS: Mapping[str, Callable[[Directory, str], str | None]] = {
    "country": Directory.country_of,
    "right-type": Directory.right_type,
    "clue-source": Directory.clue_source,
}
"""Name of a translation -> function from a code to the value that is compared."""
