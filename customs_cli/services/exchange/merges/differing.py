"""Records that two registers have under one key, and in what they differ."""

from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.evidence.piece import kept_here
from customs_cli.domain.record import Record
from customs_cli.domain.sheets.issued import IssuedSheet
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

    @property
    def is_gone_there(self) -> bool:
        """Whether ours has it and theirs took it back."""
        return len(self.fields) == 1 and self.fields[0][0] == "" and self.fields[0][2] is None


def differing_at(mine: Record, record: Record, comparing: dict[tuple[str, str], Later]) -> Differing:
    """What differs between two records of one key."""
    table, key = table_of(type(mine)), key_of(mine)
    steps = difference(to_document(comparable(mine)), to_document(comparable(record)))
    fields = tuple((".".join(map(str, path)), old, new) for path, old, new in steps)
    word = comparing[table, key]
    if word == "both" and comparable(with_papers_of(mine, record)) == comparable(mine):
        word = "ours"  # theirs was taken in before, and papers of ours were kept
    return Differing(table, key, fields, word)


def with_papers_of(mine: Record, record: Record) -> Record:
    """Theirs in the place of ours, and what was issued of ours, papers or sheets: it is in other hands, and stays."""
    if isinstance(mine, IssuedSheet) and isinstance(record, IssuedSheet):
        return replace(record, issues=(*record.issues, *mine.issues[len(record.issues) :]))
    if not (isinstance(mine, Batch) and isinstance(record, Batch)):
        return record
    known = {alike(one.number) for one in record.documents}
    kept = [one for one in mine.documents if alike(one.number) not in known]
    files = {file.sha256 for one in kept for file in one.files} - {piece.sha256 for piece in record.evidence}
    pieces = (piece for piece in mine.evidence if piece.sha256 in files)
    documents = sorted((*record.documents, *kept), key=attrgetter("on"))
    return replace(record, documents=tuple(documents), evidence=(*record.evidence, *pieces)) if kept else record


def comparable(record: Record) -> Record:
    """A record as two registers may be compared by it.

    Of a batch it matters neither where the files of its evidence are, nor its time limits and by which rules they were
    counted: these follow from the rest, and are counted anew where it is read.
    """
    if not isinstance(record, Batch):
        return record
    return replace(record, evidence=kept_here(record.evidence), deadlines=(), law="")
