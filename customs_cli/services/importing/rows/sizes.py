"""Finds cells that are longer than their field allows, so that they are listed with the other faults."""

from collections.abc import Iterator

from customs_cli.domain.batch.document import Document
from customs_cli.domain.validation.bounds import MAX_PLACE, MAX_REASON, MAX_TEXT
from customs_cli.domain.values.party import Party
from customs_cli.sentences import said
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.rows.entry import ReadRow


def too_long(entry: ReadRow) -> Iterator[Fault]:
    """Yield a fault for each cell of a row whose text is too long to be stored."""
    for column, text, most in _texts(entry):
        if len(text) > most:
            what = said("a text of {count:,} characters is too long", count=len(text))
            yield Fault(entry.row, column, what, said("at most {most:,}", most=most))


def _texts(entry: ReadRow) -> Iterator[tuple[str, str, int]]:
    yield "goods", entry.line.goods, MAX_REASON
    yield "note", entry.line.note or "", MAX_TEXT
    yield "case_id", entry.case_id, MAX_TEXT
    yield "source_url", entry.source_url, MAX_TEXT
    yield "office", entry.office, MAX_PLACE
    yield from ((column, text, MAX_TEXT) for column, text in entry.kept.items())
    for right in entry.rights:
        yield "marks", right.mark, MAX_PLACE
        yield "holder", right.holder, MAX_PLACE
    for column, value in entry.fields.items():
        if isinstance(value, Party):
            yield from _of_party(column, value)
        elif isinstance(value, Document):
            yield "document_number", value.number or "", MAX_PLACE
        elif isinstance(value, str):
            yield column, value, MAX_PLACE
        elif isinstance(value, tuple):
            yield from ((column, one, MAX_PLACE) for one in value if isinstance(one, str))


def _of_party(role: str, party: Party) -> Iterator[tuple[str, str, int]]:
    yield role, party.name, MAX_PLACE
    yield f"{role}_uscc", party.uscc, MAX_PLACE
    yield f"{role}_address", party.address, MAX_REASON
    yield from ((f"{role}_names", name, MAX_PLACE) for name in party.names)
