"""Rows whose goods are the sum, or a part, of other rows; they would be counted twice."""

import re
from collections.abc import Sequence

from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import named_rows
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.sheet.left_out import SUM_OF, TOTAL
from customs_cli.services.importing.table import ReadTable, Rows

_OF_WHICH = re.compile(r"\s*[(（]?(?:其中|(?:of which|davon|dont|de los cuales|waarvan|di cui)\b)", re.I)


def _is_sum(cell: str) -> bool:
    plain = heading(cell)
    return bool(TOTAL.fullmatch(plain) or SUM_OF.fullmatch(plain))


def without_sums(table: ReadTable, columns: Sequence[Column]) -> ReadTable:
    """Return the list without the rows whose goods are called a sum and have no mark; a note lists these rows."""
    told = {column.field: column.name for column in columns if not column.is_remark and column.name in table.header}
    goods = told.get("goods", "")
    if not goods or not isinstance(table.rows, Rows):
        return table
    marks = table.header.index(told["marks"]) if "marks" in told else None
    odd = {cell for cell in set(table.rows.column(goods)) if _is_sum(cell) or _OF_WHICH.match(cell)}
    if not odd:
        return table
    place = table.header.index(goods)
    rows, sums = [], []
    for line, cells in table.rows.numbered:
        cell = cells[place].strip() if place < len(cells) else ""
        if cell in odd and _OF_WHICH.match(cell):
            raise UsageError(
                "row {row}: {goods} is a part of the goods above, and would count twice",
                row=line,
                goods=cell[:40],
                hint="leave out the row of the total, or the rows of its parts",
                at=goods,
            )
        is_marked = marks is not None and bool("".join(cells[marks : marks + 1]).strip())
        if cell in odd and not is_marked:
            sums.append(line)
        else:
            rows.append((line, cells))
    if not sums:
        return table
    note = said(
        "rows left out because they are sums of other rows: {rows} ({count} in all)",
        rows=named_rows(sums),
        count=len(sums),
    )
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, note))
