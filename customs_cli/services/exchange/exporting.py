"""Writes batches out as rows with the columns of an import, or completely, as JSON lines.

Each row is a line of a batch. Rows imported into an empty register give the same figures: measures, detentions, items,
values, confirmations, outcomes and transfers. Remarks on a batch are in the note of its first line. What has no column
(custody, evidence, securities, parts of a line disposed of) is only in the JSON lines.
"""

from collections.abc import Iterable, Iterator

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.services.importing.columns import COLUMNS
from customs_cli.services.importing.rows.row_cells import Known, known_to, row_cells
from customs_cli.services.importing.table import safe

__all__ = ["HEADER", "Known", "export_rows", "known_to"]

HEADER = COLUMNS
"""The columns of an export."""


def export_rows(batches: Iterable[Batch], known: Known) -> Iterator[tuple[str, ...]]:
    """Yield the rows of batches in the columns of `HEADER`; they are safe to open in a spreadsheet."""
    for batch in batches:
        for line in batch.lines or (Line(no=1),):
            cells = row_cells(batch, line, known)
            if batch.value and cells["currency"] != batch.value.currency:
                cells.pop("case_value", None)  # a row has one currency: that of the goods' own values, which count
            if not batch.lines or line is batch.lines[0]:
                cells["note"] = "; ".join(filter(None, (line.note, *(note.text for note in batch.notes))))
            yield tuple(safe(cells.get(column, "")) for column in HEADER)
