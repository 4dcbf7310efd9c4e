"""Remarks with which the note of a line begins, where the line differs from its batch in office, day or way."""

from collections.abc import Mapping

from customs_cli.domain.batch.batch import Batch
from customs_cli.services.importing.cases import MERGED

WAYS = ("found_on", *MERGED)
"""Columns of the day and the ways that all goods of a batch share."""
_REMARKS = {"office": "office", "found": "found_on", **{name: name for name in MERGED}}
"""Word with which a remark begins -> the column of its value."""


def note_apart(note: str) -> tuple[dict[str, str], str]:
    """Split a line's note into (column -> its remark on office, day or way) and the rest of the note."""
    own: dict[str, str] = {}
    while note:
        part, _, rest = note.partition("; ")
        name, colon, value = part.partition(": ")
        if not colon or name not in _REMARKS:
            break
        own[_REMARKS[name]] = value
        note = rest
    return own, note


def with_remarks(own: Mapping[str, str], rest: str, draft: Batch, batch: Batch) -> str:
    """Return the note of a line, with remarks on the days and ways in which it differs from the batch as it is now."""
    remarks = []
    for name, column in _REMARKS.items():
        value = own.get(column) or ("" if column == "office" else getattr(draft, column))
        if value and (column == "office" or value != getattr(batch, column)):
            remarks.append(f"{name}: {value}")
    return "; ".join([*remarks, rest] if rest else remarks)
