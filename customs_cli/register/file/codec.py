"""Records <-> documents <-> bytes, and what names a document in each table."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.errors import UsageError
from customs_cli.register.file.disk.damage import NewerFormat, unfit

R = TypeVar("R", bound=Record)


class Serial(Record, frozen=True):
    """The last serial given in one office and year to a batch, a clue or a visit; it only grows: none is used twice.

    Attributes:
        code: Year and office.
        last: The last one given.
        until: In a file that was pulled from a shared register: the last of those that are reserved for it; else 0.
    """

    code: str
    last: int
    until: int = 0


class _Kinds(Mapping[str, type[Record]]):
    """The kind of record in each table; its module is imported when it is asked for: an act needs few of them."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places
        self.table_of = {place.rpartition(".")[2]: table for table, place in places.items()}

    def __getitem__(self, table: str) -> type[Record]:
        module, _, name = self._places[table].rpartition(".")
        kind: type[Record] = getattr(import_module(f"customs_cli.{module}"), name)
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


TABLES = _Kinds(
    {
        "holders": "domain.rights.holder.Holder",
        "trademarks": "domain.rights.trademark.Trademark",
        "offices": "domain.rights.office.Office",
        "campaigns": "domain.rights.campaign.Campaign",
        "enterprises": "domain.rights.enterprise.Enterprise",
        "rates": "domain.values.rates.Rate",
        "verdicts": "domain.chain.same.Verdict",
        "clues": "domain.leads.clue.Clue",
        "visits": "domain.leads.visit.Visit",
        "inspections": "domain.surveillance.inspections.Inspections",
        "sheets": "domain.sheets.issued.IssuedSheet",
        "serials": "register.file.codec.Serial",
        "batches": "domain.batch.batch.Batch",
    }
)
"""Tables in the order of the file; batches last, since they are many."""

LATER = ("rates", "verdicts", "clues", "visits", "inspections", "sheets")
"""Tables that came later: they stand in the file only where they hold something, so that older files stay true."""

Document = dict[str, Any]
"""A document as TinyDB sees it: what JSON can hold."""


class _Keyed(msgspec.Struct):
    ref: str = ""
    code: str = ""


_encoder = msgspec.json.Encoder()
_keys = msgspec.json.Decoder(_Keyed)
_any = msgspec.json.Decoder()


@cache
def _decoder(kind: type[Record]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


PAPERS = b'"documents":['
"""What stands in the bytes of a batch about which papers were issued, and in no other."""


def encoded(value: Any) -> bytes:
    """Any record or value as JSON bytes.

    Raises:
        UsageError: A text holds what UTF-8 cannot: half of a surrogate pair, as broken input gives it.
    """
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError as error:
        place = error.object[max(0, error.start - 20) : error.end + 20]
        raise UsageError("a text cannot be kept as UTF-8: {place!a}", place=place, hint="type it again") from error


def encoded_lines(values: Sequence[Any]) -> list[bytes]:
    """Several values as JSON bytes, as `encoded` gives each of them.

    Raises:
        UsageError: As `encoded` does.
    """
    try:
        return _encoder.encode_lines(values).split(b"\n")[:-1]  # no line end stands inside: a text has it escaped
    except UnicodeEncodeError:
        return [encoded(value) for value in values]


def table_of(kind: type[Record]) -> str:
    """The name of the table that holds a kind of record."""
    return TABLES.table_of[kind.__name__]


def key_of(record: Record) -> str:
    """What names a record in the journal: its reference or its code."""
    return record.ref if isinstance(record, Batch) else record.code  # type: ignore[attr-defined]


def key_in(body: bytes) -> str:
    """What names a document in the journal, from its bytes."""
    found = _keys.decode(body)
    return found.ref or found.code


def to_body(record: Record) -> bytes:
    """A record as the bytes of its document; fields at their default are left out.

    The bytes are those of the record as it is read back: msgspec takes a word for the default only when it is the very
    same object, which a word typed in is not.

    Raises:
        UsageError: A field holds what its record does not allow, or what JSON cannot give back as it was.
    """
    body = encoded(record)
    try:
        kept = _decoder(type(record)).decode(body)
    except msgspec.ValidationError as error:
        raise UsageError("{key}: {error}", key=key_of(record), error=error) from error
    if kept != record:
        raise UsageError("{key}: a value cannot be kept as it is (not a number, say)", key=key_of(record))
    return encoded(kept)


def from_body(kind: type[R], body: bytes) -> R:
    """A record from the bytes of its document.

    Raises:
        Damaged: They do not fit its kind.
    """
    try:
        record: R = _decoder(kind).decode(body)
    except msgspec.ValidationError as error:
        raise unfit(table_of(kind), error) from error
    return record


def to_document(record: Record) -> Document:
    """A record as a document, checked as `to_body` does."""
    return decode_document(to_body(record))


def from_document(table: str, document: Document) -> Record:
    """A document as a record.

    Raises:
        Damaged: It does not fit its table.
    """
    try:
        return msgspec.convert(document, TABLES[table])
    except KeyError as error:
        raise NewerFormat(
            "table {table!r} is not known to this version",
            table=table[:40],
            hint="install the newer customs-cli on this machine too",
        ) from error
    except msgspec.ValidationError as error:
        raise unfit(table, error) from error


def canonical(table: str, document: Document) -> bytes:
    """The bytes of a document in the order of its record's fields, so that equal documents are equal bytes."""
    return encoded(from_document(table, document))


def decode_document(body: bytes) -> Document:
    """A document from its bytes."""
    return _any.decode(body)  # type: ignore[no-any-return]


def as_stored(batch: Batch) -> Batch:
    """What a batch is read as where nobody says how its deadlines are counted today: as it is stored."""
    return batch
