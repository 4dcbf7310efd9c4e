"""Records <-> documents <-> bytes, and what names a document in each table."""

from typing import Any

import msgspec

from customs_cli.domain.batch import Batch
from customs_cli.domain.campaign import Campaign
from customs_cli.domain.enterprise import Enterprise
from customs_cli.domain.holder import Holder
from customs_cli.domain.office import Office
from customs_cli.domain.record import Record
from customs_cli.domain.trademark import Trademark
from customs_cli.errors import Damaged, UsageError


class Serial(Record, frozen=True):
    """The last serial given to a batch of one office in one year; it only grows: no reference is used twice."""

    code: str
    last: int


TABLES: dict[str, type[Record]] = {
    "holders": Holder,
    "trademarks": Trademark,
    "offices": Office,
    "campaigns": Campaign,
    "enterprises": Enterprise,
    "serials": Serial,
    "batches": Batch,
}
"""Tables in the order of the file; batches last, since they are many."""

Document = dict[str, Any]
"""A document as TinyDB sees it: what JSON can hold."""


class _Named(msgspec.Struct):
    ref: str


_TABLE_OF = {kind: name for name, kind in TABLES.items()}
_encoder = msgspec.json.Encoder()
_batches = msgspec.json.Decoder(Batch)
_refs = msgspec.json.Decoder(_Named)
_any = msgspec.json.Decoder()


def encoded(value: Any) -> bytes:
    """Anything as JSON.

    Raises:
        UsageError: A text holds what UTF-8 cannot: half of a surrogate pair, as broken input gives it.
    """
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError as error:
        place = error.object[max(0, error.start - 20) : error.end + 20]
        raise UsageError(f"a text cannot be kept as UTF-8: {place!a}", hint="type it again") from error


def table_of(kind: type[Record]) -> str:
    """The name of the table that holds a kind of record."""
    return _TABLE_OF[kind]


def key_of(record: Record) -> str:
    """What names a record in the journal: its reference or its code."""
    return record.ref if isinstance(record, Batch) else record.code  # type: ignore[attr-defined]


def key_in(table: str, document: Document) -> str:
    """What names a document in the journal."""
    return str(document["ref" if table == "batches" else "code"])


def to_document(record: Record) -> Document:
    """A record as a document; fields at their default are left out.

    Raises:
        UsageError: A field holds what its record does not allow, or what JSON cannot give back as it was.
    """
    body = encoded(record)
    try:
        kept = msgspec.json.decode(body, type=type(record))
    except msgspec.ValidationError as error:
        raise UsageError(f"{key_of(record)}: {error}") from error
    if kept != record:
        raise UsageError(f"{key_of(record)}: a value cannot be kept as it is (not a number, say)")
    return decode_document(body)


def from_document(table: str, document: Document) -> Record:
    """A document as a record.

    Raises:
        Damaged: It does not fit its table.
    """
    try:
        return msgspec.convert(document, TABLES[table])
    except KeyError as error:
        raise Damaged(
            f"table {table[:40]!r} is not known to this version",
            hint="install the newer customs-cli on this machine too",
        ) from error
    except msgspec.ValidationError as error:
        raise Damaged(f"{table}: {error}", hint="customs verify") from error


def canonical(table: str, document: Document) -> bytes:
    """The bytes of a document in the order of its record's fields, so that equal documents are equal bytes."""
    return encoded(from_document(table, document))


def decode_batch(body: bytes) -> Batch:
    """A batch from the bytes of its document."""
    return _batches.decode(body)


def decode_ref(body: bytes) -> str:
    """The reference alone, from the bytes of a batch's document."""
    return _refs.decode(body).ref


def decode_document(body: bytes) -> Document:
    """A document from its bytes."""
    return _any.decode(body)  # type: ignore[no-any-return]
