"""The rule for the values of a record: what no act, import or merge would record."""

from collections.abc import Iterable, Iterator

from customs_cli.domain.record import Record
from customs_cli.domain.validation import Fault, Known, faults
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import FieldPath, said


def impossible(records: Iterable[Record], known: Known) -> Iterator[Broken]:
    """Report the impossible values of records that are no batches."""
    for record in records:
        yield from told(record.code, faults(record, known))  # type: ignore[attr-defined]


def told(key: str, found: Iterable[Fault]) -> Iterator[Broken]:
    """Report the faults of the record with this reference or code."""
    for fault in found:
        yield Broken(key, said("{path}: {what}", path=FieldPath(fault.path), what=fault.what), fault.hint)
