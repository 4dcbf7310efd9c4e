"""Sheets named after what all their rows have in common: `出口` and `进口`, `货运` and `邮递`, or a mark each."""

from collections.abc import Collection, Sequence

from customs_cli.domain.values.name_matching import folded
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.habits.sheets import SheetLine
from customs_cli.services.importing.mapping.header.words import word_of
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.table import ReadTable, Rows

_FIELDS = ("direction", "channel", "marks")


def with_words_of_sheets(
    table: ReadTable, columns: tuple[Column, ...], given: Collection[str], known: Known
) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns with a column of the names of its sheets, where they are values of a field.

    The names must all be words of one field that no column has.
    """
    lines = [line for line, _ in table.rows.numbered] if isinstance(table.rows, Rows) else []
    sheets = list(dict.fromkeys(line.sheet for line in lines if isinstance(line, SheetLine)))
    told = {column.field for column in columns if not column.is_remark} | {*given}
    if len(sheets) < 2 or not isinstance(table.rows, Rows):
        return table, columns
    for field in _FIELDS:
        if not {field} & {*told, *table.header} and all(_says(field, sheet, known) for sheet in sheets):
            rows = [(line, _beside(cells, line.sheet, len(table.header))) for line, cells in table.rows.numbered]  # type: ignore[attr-defined]
            header = (*table.header, field)
            table = table._replace(header=header, rows=Rows(header, rows))
            return table, (*columns, Column(field, field, "words", tuple(sheets[:3]), is_added=True))
    return table, columns


def _says(field: str, sheet: str, known: Known) -> bool:
    return folded(sheet) in known.marks if field == "marks" else word_of(field, sheet) is not None


def _beside(cells: Sequence[str], sheet: str, width: int) -> Sequence[str]:
    return cells if len(cells) < width else [*cells[:width], sheet, *cells[width:]]
