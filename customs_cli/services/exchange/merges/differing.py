"""Records that two registers have under one key, and the values in which they differ."""

from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.documents.numbering import borne_twice, identity
from customs_cli.domain.evidence.piece import kept_here
from customs_cli.domain.record import Record
from customs_cli.domain.sheets.issued import IssuedSheet
from customs_cli.register.file.changes import difference
from customs_cli.register.file.codec import key_of, table_of, to_document
from customs_cli.services.exchange.record_ancestry import Later


class Differing(NamedTuple):
    """A record that both registers have with different values.

    Attributes:
        table: Its table.
        key: Its reference or code.
        fields: (path, our value, their value) of every difference.
        later: Which side changed it last; `another batch` where the reference was given to two batches.
        numbered_twice: Numbers that each side gave to a document of its own, neither of which is void.
        sides: Ours and theirs, each with what only the other one says, and theirs as an earlier merge decided.
    """

    table: str
    key: str
    fields: tuple[tuple[str, object, object], ...]
    later: Later
    numbered_twice: tuple[str, ...] = ()
    sides: tuple[Record, Record] | None = None

    @property
    def is_gone_there(self) -> bool:
        """Whether ours has the record and theirs removed it."""
        return len(self.fields) == 1 and self.fields[0][0] == "" and self.fields[0][2] is None


def differing_at(mine: Record, record: Record, comparing: dict[tuple[str, str], Later]) -> Differing:
    """Return the differences between two records with the same key."""
    table, key = table_of(type(mine)), key_of(mine)
    steps = difference(to_document(comparable(mine)), to_document(comparable(record)))
    fields = tuple((".".join(map(str, path)), old, new) for path, old, new in steps)
    word = comparing[table, key]
    whole = with_papers_of(mine, record)
    if word == "both" and comparable(whole) == comparable(mine):
        word = "ours"  # theirs came in before; our documents were kept
    return Differing(table, key, fields, word, borne_twice(whole.documents) if isinstance(whole, Batch) else ())


def with_papers_of(mine: Record, record: Record) -> Record:
    """Return their record with the documents and sheets that ours issued: people have received them, so they are kept.

    Args:
        mine: Our record.
        record: Their record, which replaces ours.
    """
    if isinstance(mine, IssuedSheet) and isinstance(record, IssuedSheet):
        return replace(record, issues=(*record.issues, *mine.issues[len(record.issues) :]))
    if not (isinstance(mine, Batch) and isinstance(record, Batch)):
        return record
    known = {identity(one) for one in record.documents}
    kept = [one for one in mine.documents if identity(one) not in known]
    files = {file.sha256 for one in kept for file in one.files} - {piece.sha256 for piece in record.evidence}
    pieces = (piece for piece in mine.evidence if piece.sha256 in files)
    documents = sorted((*record.documents, *kept), key=attrgetter("on"))
    return replace(record, documents=tuple(documents), evidence=(*record.evidence, *pieces)) if kept else record


def comparable(record: Record) -> Record:
    """Return a record without what two registers may differ in.

    For a batch these are the places of its evidence files, its deadlines, and the rules by which they were counted:
    they follow from the rest and are computed again when it is read.
    """
    if not isinstance(record, Batch):
        return record
    return replace(record, evidence=kept_here(record.evidence), deadlines=(), law="")
