"""Refuses a second table to the right of a list, behind an empty column, where it may be taken for part of the list."""

from collections.abc import Sequence

from customs_cli.errors import UsageError
from customs_cli.sentences import Listed
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.header.headings import is_nameless
from customs_cli.services.importing.table import ReadTable, Rows


def refuse_side_table(table: ReadTable, columns: Sequence[Column]) -> None:
    """Refuse a list in which columns behind an empty one are mapped to fields and end above the other columns."""
    if not isinstance(table.rows, Rows):
        return
    telling = {column.name for column in columns if column.field and not column.is_remark}
    for place, name in enumerate(table.header):
        if not is_nameless(name) or any(table.rows.column(name)) or telling.isdisjoint(table.header[:place]):
            continue
        beside = telling.intersection(table.header[place + 1 :])
        filled = [any(map(str.strip, cells[place + 1 :])) for _, cells in table.rows.numbered]
        if beside and any(filled) and not all(filled) and filled == sorted(filled, reverse=True):
            raise UsageError(
                "columns {names} come after an empty column, and end above row {row}: are they another table?",
                names=Listed(table.header[place + 1 :]),
                row=table.rows.numbered[filled.index(False)][0],
                hint="remove the empty column, or the other table",
                at=table.header[place + 1],
            )
