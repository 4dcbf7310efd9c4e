"""Converts records to documents and bytes and back, and says which field names a document in each table."""

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


class _Kinds(Mapping[str, type[Record]]):
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
        "serials": "domain.batch.reference.Serial",
        "batches": "domain.batch.batch.Batch",
    }
)
"""Tables in the order of the file; batches last, since they are the most."""

LATER = ("rates", "verdicts", "clues", "visits", "inspections", "sheets")
"""Tables added in later versions: written only if they hold something, so that older files stay valid."""

Document = dict[str, Any]
"""A document as TinyDB sees it: anything that JSON can hold."""


class _Keyed(msgspec.Struct):
    ref: str = ""
    code: str = ""


_encoder = msgspec.json.Encoder()
_keys = msgspec.json.Decoder(_Keyed)
_any = msgspec.json.Decoder()

BROKEN = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What decoding bytes that no version wrote may raise: a number without end, text that is not UTF-8, deep nesting."""


@cache
def _decoder(kind: type[Record]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


PAPERS = b'"documents":['
"""Bytes that occur in the document of a batch if and only if papers were issued for it."""


def encoded(value: Any) -> bytes:
    """Return any record or value as JSON bytes.

    Raises:
        UsageError: A text contains half of a surrogate pair (from broken input), which UTF-8 cannot hold.
    """
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError as error:
        place = error.object[max(0, error.start - 20) : error.end + 20]
        raise UsageError("a text cannot be kept as UTF-8: {place!a}", place=place, hint="type it again") from error


def encoded_lines(values: Sequence[Any]) -> list[bytes]:
    """Return several values as JSON bytes, each as `encoded` gives it."""
    try:
        return _encoder.encode_lines(values).split(b"\n")[:-1]  # no line end occurs inside: in a text it is escaped
    except UnicodeEncodeError:
        return [encoded(value) for value in values]


def table_of(kind: type[Record]) -> str:
    """Return the name of the table that holds a kind of record."""
    return TABLES.table_of[kind.__name__]


def key_of(record: Record) -> str:
    """Return the reference or code of a record, its key in the journal."""
    return record.ref if isinstance(record, Batch) else record.code  # type: ignore[attr-defined]


Place = tuple[str, str]
"""Table and key (reference or code) of a record."""


def place_of(record: Record) -> Place:
    """Return table and key of a record."""
    return table_of(type(record)), key_of(record)


def key_in(body: bytes) -> str:
    """Return the reference or code of a document given as bytes.

    Raises:
        Damaged: The bytes are no document.
    """
    try:
        found = _keys.decode(body)
    except BROKEN as error:
        raise unfit("documents", error) from error
    return found.ref or found.code


def to_body(record: Record) -> bytes:
    """Return the document of a record as bytes; fields with their default value are left out.

    The record is decoded and encoded again, because msgspec leaves out a default text only if it is the same object,
    which a typed-in text is not.

    Raises:
        UsageError: A field has a value that the record does not allow, or that JSON cannot give back unchanged.
    """
    body = encoded(record)
    try:
        kept = _decoder(type(record)).decode(body)
    except msgspec.ValidationError as error:
        raise UsageError("{key}: {error}", key=key_of(record), error=error) from error
    if kept != record:
        raise UsageError("{key}: a value cannot be kept as it is (for example, it is not a number)", key=key_of(record))
    return encoded(kept)


def from_body(kind: type[R], body: bytes) -> R:
    """Return the record of a document given as bytes.

    Raises:
        Damaged: The document does not fit the kind of record.
    """
    try:
        record: R = _decoder(kind).decode(body)
    except BROKEN as error:
        raise unfit(table_of(kind), error) from error
    return record


def to_document(record: Record) -> Document:
    """Return a record as a document, checked as in `to_body`."""
    return decode_document(to_body(record))


def from_document(table: str, document: Document) -> Record:
    """Return a document as a record.

    Raises:
        Damaged: The document does not fit its table, or a newer version wrote it.
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
    """Return the bytes of a document with the fields in the record's order: equal documents give equal bytes."""
    return encoded(from_document(table, document))


def decode_document(body: bytes) -> Document:
    """Return the document encoded in some bytes.

    Raises:
        Damaged: The bytes are no document.
    """
    try:
        return _any.decode(body)  # type: ignore[no-any-return]
    except BROKEN as error:
        raise unfit("documents", error) from error


def as_stored(batch: Batch) -> Batch:
    """Return a batch unchanged: used where the rules for recomputing deadlines are not available."""
    return batch
