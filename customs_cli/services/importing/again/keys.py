"""The keys by which the case of a list is found among the batches: its reference, its number, its document."""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import is_ref
from customs_cli.domain.values.name_matching import folded, folded_number
from customs_cli.services.importing.cases import Case, tells_number

Key = tuple[str, str, str]
"""("reference", "case" or "document"; the number; code of the office, empty for a reference)."""


def has_key(case: Case) -> bool:
    """Return whether a case has a number by which its batch is found."""
    return bool(case.number or case.reference or case.document)


def keys_of_case(case: Case, office: str, *, is_known: bool) -> Iterator[Key]:
    """Yield the keys of a case.

    Args:
        case: The case.
        office: Code of its office.
        is_known: Whether its reference is that of a batch of this register.
    """
    if is_known:
        yield "reference", case.reference, ""
    elif number := case.number or case.reference:
        yield "case", folded_number(number), office
        if is_ref(case.case_id.upper()):
            yield "reference", case.case_id.upper(), ""
    elif case.document:
        yield "document", folded(case.document), office


def keys_of(batch: Batch) -> Iterator[Key]:
    """Yield the keys of a batch."""
    yield "reference", batch.ref, ""
    if (case_id := batch.source.get("case_id", "")) and tells_number("case_id", case_id):
        yield "case", folded_number(case_id), batch.office
    number = (batch.document and batch.document.number) or ""
    if tells_number("document_number", number):
        yield "document", folded(number), batch.office
