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
from customs_cli.errors import Damaged


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

_TABLE_OF = {kind: name for name, kind in TABLES.items()}
_encoder = msgspec.json.Encoder()
_batches = msgspec.json.Decoder(Batch)
_any = msgspec.json.Decoder()

encode = _encoder.encode


def table_of(record: Record) -> str:
    """The name of the table that holds a record."""
    return _TABLE_OF[type(record)]


def key_of(record: Record) -> str:
    """What names a record in the journal: its reference or its code."""
    return record.ref if isinstance(record, Batch) else record.code  # type: ignore[attr-defined]


def key_in(table: str, document: Document) -> str:
    """What names a document in the journal."""
    return str(document["ref" if table == "batches" else "code"])


def to_document(record: Record) -> Document:
    """A record as a document; fields at their default are left out."""
    return decode_document(encode(record))


def from_document(table: str, document: Document) -> Record:
    """A document as a record.

    Raises:
        Damaged: It does not fit its table.
    """
    try:
        return msgspec.convert(document, TABLES[table])
    except (msgspec.ValidationError, KeyError) as error:
        raise Damaged(f"{table}: {error}", hint="customs verify") from error


def canonical(table: str, document: Document) -> bytes:
    """The bytes of a document in the order of its record's fields, so that equal documents are equal bytes."""
    return _encoder.encode(from_document(table, document))


def decode_batch(body: bytes) -> Batch:
    """A batch from the bytes of its document."""
    return _batches.decode(body)


def decode_document(body: bytes) -> Document:
    """A document from its bytes."""
    return _any.decode(body)  # type: ignore[no-any-return]
