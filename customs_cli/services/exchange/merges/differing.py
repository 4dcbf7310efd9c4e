"""Records that two registers have under one key, and in what they differ."""

from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.evidence.piece import kept_here
from customs_cli.domain.record import Record
from customs_cli.register.file.changes import difference
from customs_cli.register.file.codec import key_of, table_of, to_document
from customs_cli.services.exchange.record_ancestry import Later


class Differing(NamedTuple):
    """A record that both have and that differs.

    Attributes:
        table: Its table.
        key: Its reference or code.
        fields: (where in it, ours, theirs) for every value that differs.
        later: Who went on from the other's; `another batch` where the reference was given to two batches.
    """

    table: str
    key: str
    fields: tuple[tuple[str, object, object], ...]
    later: Later


def differing_at(mine: Record, record: Record, comparing: dict[tuple[str, str], Later]) -> Differing:
    """What differs between two records of one key."""
    table, key = table_of(type(mine)), key_of(mine)
    steps = difference(to_document(comparable(mine)), to_document(comparable(record)))
    fields = tuple((".".join(map(str, path)), old, new) for path, old, new in steps)
    return Differing(table, key, fields, comparing[table, key])


def comparable(record: Record) -> Record:
    """A record as two registers may be compared by it: where the files of its evidence are does not matter."""
    if isinstance(record, Batch) and any(piece.elsewhere for piece in record.evidence):
        return replace(record, evidence=kept_here(record.evidence))
    return record
