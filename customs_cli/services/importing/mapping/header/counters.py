"""Columns that only count the rows or cases of a list (`No.`, `序号`), and are no case number outside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from customs_cli.services.importing.mapping.header.headings import halves_of, heading
from customs_cli.services.importing.mapping.proofs import PROVES, is_document, share
from customs_cli.services.importing.mapping.readers import is_untold
from customs_cli.services.importing.table import ReadTable, Rows

_LOOKED_AT = 200
"""The most cells of a column that are looked at."""
_COUNTS = {
    heading(name)
    for name in (
        "序号",
        "序",
        "行号",
        "no",
        "s no",
        "sn",
        "nr",
        "n",
        "item no",
        "row",
        "line no",
        "seq",
        "seq no",
        "sl no",
        "sr no",
        "serial no",
    )
}
_MAY_COUNT = ("编号", "编码", "号", "项号", "项次", "id")
"""Headings that may number the cases of an office, or only the rows of the list."""
_OF_BATCHES = ("批次", "批", "batch", "case", "案件")
"""Headings that may name a batch, or say of how many batches a row is: of one."""


def is_counter_name(name: str) -> bool:
    """Return whether a heading is that of a column that may only count rows."""
    return any(heading(each) in _COUNTS or each.strip() == "#" for each in (name, *(halves_of(name) or ())))


def is_counter(name: str, cells: Sequence[str]) -> bool:
    """Return whether a column only counts the rows or cases from 1.

    A column `编号` counts them if it leaves no number out. Any of these columns may begin anew at 1, for each month or
    office. A column `序号` also counts them in any order: the rows may have been sorted since.
    """
    if is_counter_name(name) and _counts_in_any_order(cells):
        return True
    if cells[:1] != ["1"]:
        return False
    if not _counts(cells):
        return may_count(name) and _counts_anew(cells)
    steps = {int(after) - int(before) for before, after in pairwise(cells)}
    return is_counter_name(name) or (heading(name) in _MAY_COUNT and len(steps - {0}) < 2)


def counts_batches(name: str, cells: Sequence[str]) -> bool:
    """Return whether a column says of each row that it is one batch: `批次` over nothing but 1."""
    return heading(name) in _OF_BATCHES and len(cells) > 1 and {*cells} == {"1"}


def may_count(name: str) -> bool:
    return is_counter_name(name) or heading(name) in _MAY_COUNT


def _counts(cells: Sequence[str]) -> bool:
    return _are_numbers(cells) and [int(cell) for cell in cells] == sorted(map(int, cells))


def _counts_in_any_order(cells: Sequence[str]) -> bool:
    return _are_numbers(cells) and {*map(int, cells)} == {*range(1, len({*cells}) + 1)}


def _counts_anew(cells: Sequence[str]) -> bool:
    if not _are_numbers(cells):
        return False
    pairs = pairwise([0, *map(int, cells)])
    return all(after - before in (0, 1) or after == 1 for before, after in pairs)


def _are_numbers(cells: Sequence[str]) -> bool:
    return all(cell.isdecimal() and len(cell) < 9 for cell in cells)


def counts_rows(name: str, cells: Sequence[str], *, is_known: bool) -> bool:
    """Return whether a column that is not used for a field counts the rows, starting at any number."""
    is_sorted_out = not is_known and _are_numbers(cells) and len({*cells}) == len(cells)
    is_count = is_counter_name(name) and (_counts(cells) or _counts_anew(cells) or is_sorted_out)
    return is_count or is_counter(name, cells)


def only_counts(name: str, rows: Iterable[Mapping[str, str]], document: str, day: str) -> bool:
    """Return whether a column called like a case number counts something, as its numbers cannot be those of cases.

    They differ between goods of one document, or are the same mere numbers of batches on several days.
    """
    if may_count(name):
        return _differ((row.get(document, ""), row.get(name, "")) for row in rows)
    if heading(name) in _OF_BATCHES:
        pairs = [(row.get(name, "").strip(), row.get(day, "")) for row in rows]
        return _are_numbers([number for number, _ in pairs if number]) and _differ(pairs)
    return False


def holds_documents(name: str, cells: Mapping[str, Sequence[str]]) -> bool:
    """Return whether a column called like a case number (`编号`) holds numbers of declarations or mail items."""
    return heading(name) != heading("case_id") and share(cells.get(name, ()), is_document) >= PROVES


def _differ(pairs: Iterable[tuple[str, str]]) -> bool:
    told = defaultdict(set)
    for first, second in pairs:
        if first and second:
            told[first].add(second)
    return any(len(others) > 1 for others in told.values())


def cells_of(table: ReadTable) -> dict[str, list[str]]:
    """Return column -> up to `_LOOKED_AT` cells that are not empty, spread over the file."""
    step = max(1, len(table.rows) // (4 * _LOOKED_AT))
    found: dict[str, list[str]] = {name: [] for name in table.header}
    for row in table.rows[::step]:
        for name, cell in row.cells.items():
            if name in found and len(found[name]) < _LOOKED_AT and (plain := cell.strip()) and not is_untold(plain):
                found[name].append(plain)
    if isinstance(table.rows, Rows) and len(table.rows) > _LOOKED_AT:
        for name in filter(may_count, table.header):  # that it begins anew shows only in all of it
            found[name] = list(table.rows.column(name))
    return found
