"""Goods and their number in one column, as its heading says: `货物及数量` over `运动鞋1200双` is two columns."""

import re
from collections.abc import Collection, Sequence

from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.readers import is_unit
from customs_cli.services.importing.mapping.vocabulary import Vocabulary
from customs_cli.services.importing.table import ReadTable, Rows

_BOTH = re.compile(r"(.+?)\s*(?:及其?|和|与|、|/|&|\+|,|，|\band\b)\s*(数量(?:及?单位)?|件数|quantity|qty)\.?", re.I)
_COUNTED = re.compile(
    r"(.*?[^\s\d.,，(（:：*×xX-])[\s:：,，*×(（-]*([\d,，]*\d(?:\.\d+)?\s*[百千万]?)\s*([^\W\d]+)[)）]?"
)
_AMONG = re.compile(r"\s*[、;；\n]+\s*")


def with_quantities(table: ReadTable, words: Vocabulary) -> ReadTable:
    """The list with a column for its goods and one for their number, where one column is both.

    Args:
        table: The list as it came.
        words: What columns may be called.

    Raises:
        UsageError: A cell of it cannot be told apart.
    """
    if words.kind != "batch" or not isinstance(table.rows, Rows) or _tells_number(table, words):
        return table
    for place, name in enumerate(table.header):
        parted = _BOTH.fullmatch(name.strip())
        if parted and words.fields(parted[1])[:1] == ("goods",):
            return _apart(table, place, (parted[1], parted[2]))
    return table


def with_warning(table: ReadTable, columns: Sequence[Column], given: Collection[str]) -> ReadTable:
    """The list, which says so in a note where its goods bear numbers that no column tells.

    Args:
        table: The list as it came.
        columns: What its columns are taken for.
        given: Fields of which something is said for all rows.
    """
    told = {column.field: column for column in columns if not column.is_remark}
    goods = told.get("goods")
    found = [_COUNTED.fullmatch(cell) for cell in goods.samples] if goods else []
    if goods is None or "quantity" in {*told, *given} or not all(part and is_unit(part[3]) for part in found):
        return table
    note = said("no column says how many: the numbers in {column} stay in the goods", column=goods.name)
    return table._replace(notes=(*table.notes, note)) if found else table


def _tells_number(table: ReadTable, words: Vocabulary) -> bool:
    return any(words.fields(name)[:1] == ("quantity",) for name in table.header)


def _apart(table: ReadTable, place: int, names: tuple[str, str]) -> ReadTable:
    whole, seen = table.header[place], dict[str, tuple[str, str]]()
    rows: list[tuple[int, Sequence[str]]] = []
    for line, cells in table.rows.numbered:  # type: ignore[attr-defined]
        cell = cells[place] if len(cells) > place else ""
        if cell not in seen:
            seen[cell] = _parted(cell, line, whole)
        rows.append((line, [*cells[:place], *seen[cell], *cells[place + 1 :]] if len(cells) > place else cells))
    header = (*table.header[:place], *names, *table.header[place + 1 :])
    note = said("column {column} is taken for the goods and their number", column=whole)
    return table._replace(header=header, rows=Rows(header, rows), notes=(*table.notes, note))


def _parted(cell: str, line: int, name: str) -> tuple[str, str]:
    """The goods of a cell, and how many; several stand between `、`.

    Raises:
        UsageError: It cannot be told which is which.
    """
    found = [_COUNTED.fullmatch(part) for part in _AMONG.split(cell.strip()) if part]
    told = [(part[1].strip(), f"{part[2]}{part[3]}") for part in found if part and is_unit(part[3])]
    if len(told) < len(found):
        raise UsageError(
            "row {row}, {column}: which are the goods of {cell!r}, and how many?",
            row=line,
            column=name,
            cell=cell[:60],
            hint="give the quantity a column of its own",
            at=name,
        )
    return "、".join(goods for goods, _ in told), "、".join(number for _, number in told)
