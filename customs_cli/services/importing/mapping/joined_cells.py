"""Merged cells that a spreadsheet extends over several rows: values of a whole case, or goods with several marks."""

import re
from collections.abc import Iterator, Sequence
from itertools import count, takewhile

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.further_goods import OF_GOODS, named_rows
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.header.counters import is_counter_name
from customs_cli.services.importing.mapping.header.told_in import money_hint
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.reading.grid import Grid, Span
from customs_cli.services.importing.table import ReadTable, Rows

_OF_A_LINE = {"goods", "quantity", "value", "case_value", "confirmed_items", "note"}
_NAMES = ("marks", "holder")
_GROUP = re.compile(
    r"\s*(?:基本|案件|案情|[查截]|发现|货物|商品|物品|涉案|侵权|权利|知识产权|[发收寄]件|[发收]货|申报|实际|扣留|通知|确认|认定"
    r"|处[理置罚]|结案|放行|没收|销毁|移[送交]|运输|价值|案值|流向|贸易|担保|seizure|detention|case|goods|right|ipr|mark"
    r"|sender|receiver|consign|import|export|release|outcome|closure|declared|found|transport|destruction)",
    re.I,
)
"""Matches a group of columns."""
_TELLING_CASES = ("reference", "case_id", "document_number")
JOINED = "joined"
"""The reason for which a column is taken as the value of whole cases."""
Numbered = list[tuple[int, list[str]]]


def joined_down(spans: Sequence[Span], names: Sequence[str], rows: Numbered, words: Vocabulary) -> Numbered:
    """Return the rows with the text of a merged cell repeated in each row that it covers.

    A quantity or value merged over two rows is not repeated. Where both goods and quantity are merged, the rows become
    one row, with the marks and holders that stand below one another.

    Args:
        spans: The merged cells, rows and columns counted from 0.
        names: Headings of the columns.
        rows: (line, cells) of every row of the list.
        words: The headings that are known.
    """
    fields = [next(iter(words.fields(name)), "") for name in names]
    places = {line: place for place, (line, _) in enumerate(rows)}
    for span in spans:
        field = fields[span.left] if span.left < len(fields) else ""
        if span.top + 1 not in places or span.bottom == span.top or field in _OF_A_LINE:
            continue
        first = rows[places[span.top + 1]][1]
        cell = first[span.left] if span.left < len(first) else ""
        for line in range(span.top + 2, span.bottom + 2):
            if line in places and span.left < len(rows[places[line]][1]):
                rows[places[line]][1][span.left] = cell
    return _with_marks_of_one(spans, fields, rows)


def joined_cells(spans: Sequence[Span], names: Sequence[str]) -> dict[tuple[int, str], int]:
    """Return (line, column) of each cell that is merged with those below it -> the last line of the merged cell."""
    return {
        (span.top + 1, names[span.left]): span.bottom + 1
        for span in spans
        if span.bottom > span.top and span.left < len(names)
    }


def with_values_of_cases(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns; a value merged over all rows of a case moves to a column for values of cases."""
    fields = {column.field: column for column in columns if not column.is_remark and column.name in table.header}
    value = fields.get("value")
    if value is None or "case_value" in fields or not table.joined or not isinstance(table.rows, Rows):
        return table, columns
    place = table.header.index(value.name)
    of_case = [table.header.index(own.name) for field, own in fields.items() if field not in OF_GOODS and field]
    told = [table.header.index(fields[field].name) for field in _TELLING_CASES if field in fields]
    counts = [name for name in table.header if is_counter_name(name)]
    rows = [(line, [*cells, *[""] * (len(table.header) + 1 - len(cells))]) for line, cells in table.rows.numbered]
    moved = []
    for at, (line, cells) in enumerate(rows):
        last = table.joined.get((line, value.name), 0)
        if not last or not (case := _case_at(rows, at, of_case)) or last < case[-1]:
            continue
        is_counted = any(table.joined.get((line, name), 0) >= case[-1] for name in counts)
        if is_counted or any(cells[number].strip() for number in told):  # else they may be batches of one day
            cells[place], cells[len(table.header)] = "", cells[place]
            moved.append(cells[-1])
    if not moved or any(len(cells) > len(table.header) for _, cells in table.rows.numbered):
        return table, columns
    hint = money_hint(value.name)
    name = f"批次案值（{hint}）" if is_chinese(value.name) else f"case value ({hint or value.name})"
    header = (*table.header, name)
    column = Column(name, "case_value", JOINED, tuple(dict.fromkeys(moved))[:3], is_added=True)
    return table._replace(header=header, rows=Rows(header, rows)), (*columns, column)


def joined_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
    """Yield a note on each column of quantities or values in which one cell covers several rows."""
    if not table.joined or not isinstance(table.rows, Rows):
        return
    rows = dict(table.rows.numbered)
    for column in columns:
        if column.field not in ("quantity", "value") or column.is_remark or column.name not in table.header:
            continue
        place = table.header.index(column.name)
        spans = ((line, last) for (line, name), last in table.joined.items() if name == column.name and line in rows)
        shared = [
            line
            for line, last in sorted(spans)
            if place < len(rows[line]) and rows[line][place].strip() and any(map(rows.__contains__, _below(line, last)))
        ]
        if shared:
            yield said(
                "{column}: cells that cover several rows count only in the first of these rows: rows {rows} "
                "({count} in all)",
                column=column.name,
                rows=named_rows([next(each for each in rows if each == line) for line in shared]),
                count=len(shared),
            )


def _below(line: int, last: int) -> range:
    return range(int(line) + 1, last + 1)


def _case_at(rows: Numbered, at: int, of_case: Sequence[int]) -> list[int]:
    own = [rows[at][1][column] for column in of_case]

    def is_of_it(other: int) -> bool:
        return 0 <= other < len(rows) and [rows[other][1][column] for column in of_case] == own

    return [] if is_of_it(at - 1) else [rows[other][0] for other in takewhile(is_of_it, count(at + 1))]


def _with_marks_of_one(spans: Sequence[Span], fields: Sequence[str], rows: Numbered) -> Numbered:
    told = {field: place for place, field in enumerate(fields) if field}
    if not {"goods", "quantity", "marks"} <= told.keys():
        return rows
    joined = {(span.left, span.top, span.bottom) for span in spans if span.bottom > span.top}
    both = [(top, bottom) for left, top, bottom in joined if left == told["goods"]]
    if not both:
        return rows
    found = dict(rows)
    for top, bottom in both:
        lines = [line for line in range(top + 1, bottom + 2) if line in found]
        if (told["quantity"], top, bottom) in joined and len(lines) > 1 and _differ_in_names(lines, found, fields):
            for place in (told[field] for field in _NAMES if field in told):
                cells = [found[line][place].strip() for line in lines]
                found[lines[0]][place] = ";".join(cells if len(set(cells)) > 1 else cells[:1])
            for line in lines[1:]:
                del found[line]
    return list(found.items())


def _differ_in_names(lines: Sequence[int], found: dict[int, list[str]], fields: Sequence[str]) -> bool:
    first = found[lines[0]]
    if any(len(found[line]) != len(first) for line in lines):
        return False
    of_names = [place for place, field in enumerate(fields) if field in _NAMES]
    others = [place for place in range(len(first)) if place not in of_names]
    says_same = all(found[line][at].strip() in ("", first[at].strip()) for line in lines[1:] for at in others)
    return says_same and all(found[line][fields.index("marks")].strip() for line in lines)


def grouped(grid: Grid, place: int, below: Sequence[str], names: Sequence[str], words: Vocabulary) -> int:
    """Return how much speaks for a row of groups over the headings below, and for one that tells equal headings apart.

    Groups are merged cells, or words for groups in fewer cells than there are headings.
    """
    line, cells = grid.rows[place]
    wide = [span for span in grid.spans if span.top == line - 1 and span.right > span.left < len(cells)]
    is_merged = len(wide) > 1 and not any(map(str.isdigit, "".join(cells[span.left] for span in wide)))
    told, filled = [name for name in below if name], [cell for cell in cells if cell.strip()]
    is_sparse = len(filled) < len(told) * 0.8 and sum(map(bool, map(_GROUP.match, filled))) > 1
    is_merged = is_merged or is_below_groups(grid, place, below, words)
    return 2 * (is_merged or is_sparse) + (len(told) - len({*told}) if len({*names}) == len(names) else 0)


def is_below_groups(grid: Grid, place: int, below: Sequence[str], words: Vocabulary) -> bool:
    """Return whether all headings of a row stand below joined cells that are known headings: `件数` below `数量`."""
    line, cells = grid.rows[place]
    wide = [span for span in grid.spans if span.top == span.bottom == line - 1 and span.left < span.right]
    groups = {at: cells[span.left].strip() for span in wide for at in range(span.left, min(span.right + 1, len(cells)))}
    filled = {at for at, name in enumerate(below) if name}
    others = {cell.strip() for at, cell in enumerate(cells) if at not in groups}
    return len(filled) > 1 and filled <= {at for at, name in groups.items() if words.fields(name)} and any(others)
