"""Notes on how the columns of a list are read: what its title says about them, and whose cells do not fit."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from shlex import quote

from customs_cli.domain.values.money import HOME
from customs_cli.domain.values.name_matching import folded
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.amounts import value
from customs_cli.services.importing.mapping.cells.yes_no import are_answers, doubt_notes
from customs_cli.services.importing.mapping.further_goods import SECTION, named_rows
from customs_cli.services.importing.mapping.guessing import OTHER, SECOND, Column
from customs_cli.services.importing.mapping.header.headings import stands_beside
from customs_cli.services.importing.mapping.header.of_others import is_of_another
from customs_cli.services.importing.mapping.header.told_in import ToldIn, money_hint, tells_unit, told_in
from customs_cli.services.importing.mapping.header.vocabulary import vocabulary
from customs_cli.services.importing.mapping.header.words import CLOSED
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.mapping.proofs import is_outcome, says_kind
from customs_cli.services.importing.mapping.title_words import unit_in, units_in, year_in
from customs_cli.services.importing.rows.cells import ROUNDED
from customs_cli.services.importing.table import ReadTable, Rows

_WAYS = r"confiscated|forfeited|released|returned|destroyed|transferred|genuine|infringing"
_OF_A_PART = re.compile(
    r"(?:没收|收缴|放行|退运|返还|销毁|移送|移交|侵权|真品).{0,4}(?:数量?|件数|双数)(?:\s*[(（].*)?$"
    rf"|\b(?:{_WAYS})\b.*\b(?:qty|quantity|number|pieces|pcs|items)\b"
    rf"|\b(?:qty|quantity|number|pieces|pcs|items)\b.*\b(?:{_WAYS})\b",
    re.I,
)
"""Matches a heading for how much of the goods had one outcome."""
_OF_FINDING = re.compile(
    "[查截]|发现|案发|seiz|detect|intercept|detain|found|find|saisi|constat|incaut|decomis|sequestr|apreen|beslag|feststell|schlagnahm",
    re.I,
)
"""Matches a heading of days on which goods were found or seized."""
_LAPSED = re.compile(
    r"\s*(?:(?:已|被)?(?:注销|失效|无效|撤销|终止|过期|到期|停用)"
    r"|(?:cancell?ed|expired|lapsed|revoked|withdrawn|inactive|invalid|surrendered|terminated|abolished|closed))\s*",
    re.I,
)
"""Matches what lists of rights or offices say of one that has ceased."""
_INFRINGING = re.compile(r"(?:侵权|假冒).{0,4}(?:数量?|件数|双数)(?:\s*[(（].*)?$")
"""Matches a heading for how much of the quantity infringes."""
_OTHER_QUANTITY = re.compile(
    r"(?:货物|商品|总|实际|实有|查获|扣留|查扣|涉案)?数量(?:\s*[(（].*)?"
    r"|(?:(?:total|actual|seized|detained) )?(?:qty|quantity)(?: (?:seized|detained))?(?:\s*[(（].*)?",
    re.I,
)
"""Matches a heading for a quantity that may be that of the goods found."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LOOKED_AT = 200
_YUAN = re.compile("[元圆]")
_TOLD = {*CLOSED, "origin", "departure", "destination"}
"""Fields of closed lists of words; codes in their place get another note."""


def unfit_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
    """Yield a note on each column that became a remark because its cells do not fit its heading."""
    words = vocabulary("batch")
    is_told = any(column.field == "outcome" and not column.is_remark for column in columns)
    for column in columns:
        field = next(iter(words.fields(column.name)), "")
        if not is_told and _tells_other_outcomes(table, column):
            yield said(
                "column {column} holds outcomes, but its heading tells of a proposal, of somebody or something else: "
                "they stay in the note; {option} takes them for the outcome of the goods",
                column=column.name,
                option=f"--map {quote(f'{column.name}=outcome')}",
            )
            continue
        if not (field and column.is_remark and column.why == OTHER):
            continue
        if field not in _TOLD and not are_answers(column.samples):
            yield said(
                "column {column} looks like {field}, but most of its cells cannot be read as such: they "
                "stay in the note",
                column=column.name,
                field=field,
            )
        elif field in _TOLD and not all(map(str.isdigit, column.samples)):
            yield said(
                "column {column} looks like {field}, but most of its cells are not known values: they stay in the note",
                column=column.name,
                field=field,
            )


def _tells_other_outcomes(table: ReadTable, column: Column) -> bool:
    if not (column.is_remark and column.samples and is_of_another("outcome", column.name)):
        return False
    cells = list(dict.fromkeys(filter(None, table.rows.column(column.name)))) if isinstance(table.rows, Rows) else []
    return bool(cells) and all(map(is_outcome, cells)) and not says_kind(column.name, cells)


def marks_note(table: ReadTable, columns: Sequence[Column], given: Collection[str], known: Known) -> Iterator[str]:
    """Yield a note where no column has the marks although a known one is told: the goods are logged without a mark.

    Goods may name it, or a column may hold its recordation beside others that are not known.
    """
    told = {column.field: column.name for column in columns if not column.is_remark}
    if "goods" not in told or {"marks", "holder"} & {*told, *given} or not isinstance(table.rows, Rows):
        return
    cells = (folded(cell) for column in columns if column.is_remark for cell in column.samples)
    is_told = "marks" in vocabulary("batch").parts(told["goods"]) or any(cell in known.recorded for cell in cells)
    marks = [mark for mark in known.marks if len(mark) > 1]
    for goods in islice(table.rows.column(told["goods"]), _LOOKED_AT):
        plain = folded(goods)
        if is_told or any(mark in plain for mark in marks):
            yield said("no column names the marks: goods such as {goods} are recorded without marks", goods=goods[:40])
            return


def twin_notes(table: ReadTable, columns: Sequence[Column], known: Known) -> Iterator[str]:
    """Yield a note on each known mark in the column of another language that is not the mark beside it."""
    names = [column.name for column in columns if column.field == "marks" and not column.is_remark]
    if len(names) < 2 or not isinstance(table.rows, Rows):
        return
    rows: dict[tuple[str, ...], list[int]] = {}
    places = [table.header.index(name) for name in names[:2]]
    for line, cells in table.rows.numbered:
        rows.setdefault(tuple("".join(cells[place : place + 1]).strip() for place in places), []).append(line)
    for (first, other), lines in rows.items():
        if folded(first) in known.marks >= {folded(other)} and folded(other) not in known.beside[folded(first)]:
            yield said(
                "{other} is another mark than {first}, and stays in the note: rows {rows} ({count} in all)",
                other=other,
                first=first,
                rows=named_rows(lines),
                count=len(lines),
            )


def told_notes(table: ReadTable, columns: Sequence[Column], year: str) -> Iterator[str]:
    """Yield the notes on what was taken from the title, and on what in the cells was not read."""
    yield from title_notes(table, columns, year)
    yield from part_notes(table, columns)
    yield from quantity_notes(table, columns)
    yield from currency_notes(table, columns)
    yield from unit_notes(table, columns)
    yield from lapsed_notes(table, columns)
    yield from doubt_notes(table, columns)
    for column in columns:
        is_by_cells = (column.field, column.why) == ("found_on", "days") and column.name != SECTION
        if is_by_cells and not _OF_FINDING.search(column.name):
            yield said(
                "no column says when the goods were found: the days of {column} are used for it", column=column.name
            )


def lapsed_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
    for column in columns:
        if column.field or not isinstance(table.rows, Rows):
            continue
        place = table.header.index(column.name)
        lapsed = [line for line, cells in table.rows.numbered if _LAPSED.fullmatch("".join(cells[place : place + 1]))]
        if lapsed:
            yield said(
                "{column} says that rows {rows} ({count} in all) are no longer in force: they are read all the same",
                column=column.name,
                rows=named_rows(lapsed),
                count=len(lapsed),
            )


def unit_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
    told = {column.field: column.name for column in columns if column.field and not column.is_remark}
    name, words = told.get("quantity", ""), vocabulary("batch")
    units = [
        c.name
        for c in columns
        if c.is_remark and c.why == SECOND and "unit" in (*words.fields(c.name), *words.parts(c.name))
    ]
    if not (name and units) or "unit" in told or not isinstance(table.rows, Rows):
        return
    if tells_unit("quantity", name) or unit_in(table.title, "quantity"):
        return
    if any(map(_NUMBER.fullmatch, table.rows.column(name))):
        yield said(
            "{unit} is not the unit of {column}, whose numbers without a unit are read as pieces",
            unit=units[0],
            column=name,
        )


def currency_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
    if not isinstance(table.rows, Rows) or any(column.field == "currency" for column in columns):
        return
    for column in columns:
        if column.is_remark or column.field not in ("value", "case_value"):
            continue
        is_own = tells_unit(column.field, column.name)
        hint = money_hint(column.name) if is_own else unit_in(table.title, column.field)
        told = (told_in(hint) if hint else None) or ToldIn()
        above = ToldIn(1, told.currency or (HOME if _YUAN.search(hint) else ""))
        if not above.currency:
            continue
        place = table.header.index(column.name)
        others = [line for line, cells in table.rows.numbered if _is_of_another(cells[place : place + 1], above)]
        if others:
            yield said(
                "{column} is counted in {currency}, but amounts that name another currency keep it: rows "
                "{rows} ({count} in all)",
                column=column.name,
                currency=above.currency,
                rows=named_rows(others),
                count=len(others),
            )


def _is_of_another(cells: Sequence[str], above: ToldIn) -> bool:
    cell = "".join(cells).strip()
    return not _NUMBER.fullmatch(cell) and dict(value("", cell, above, "")).get("currency", above.currency) != above[1]


def part_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
    told = {column.field: column.name for column in columns if column.field and not column.is_remark}
    if "quantity" not in told or not isinstance(table.rows, Rows):
        return
    whole = table.header.index(told["quantity"])
    for column in columns:
        is_infringing = "outcome" not in told and _INFRINGING.search(column.name)
        if not column.is_remark or not (is_infringing or ("outcome" in told and _OF_A_PART.search(column.name))):
            continue
        place = table.header.index(column.name)
        parted = [line for line, cells in table.rows.numbered if _is_part(cells, place, whole)]
        told_of = {"column": column.name, "rows": named_rows(parted), "count": len(parted)}
        if parted and is_infringing:
            yield said(
                "{column} concerns a part of the goods; their mark is taken for all goods: rows {rows} "
                "({count} in all)",
                **told_of,
            )
        elif parted:
            yield said(
                "{column} concerns a part of the goods; the outcome is taken for all goods: rows {rows} "
                "({count} in all)",
                **told_of,
            )


def quantity_notes(table: ReadTable, columns: Sequence[Column]) -> Iterator[str]:
    """Yield a note on a quantity that says otherwise than the one taken, as `数量` or `实际数量` may beside `扣留数量`.

    What was declared is no other quantity of the goods found.
    """
    told = next((column.name for column in columns if column.field == "quantity" and not column.is_remark), "")
    if told not in table.header or not isinstance(table.rows, Rows):
        return
    for column in columns:
        is_other = column.is_remark and column.why == SECOND and not stands_beside(column.name)
        if is_other and _OTHER_QUANTITY.fullmatch(column.name.strip()):
            place, whole = table.header.index(column.name), table.header.index(told)
            others = [line for line, cells in table.rows.numbered if _is_part(cells, place, whole)]
            if others:
                yield said(
                    "{column} differs from {taken}, which is taken for the quantity: rows {rows} ({count} in all)",
                    column=column.name,
                    taken=told,
                    rows=named_rows(others),
                    count=len(others),
                )


def _is_part(cells: Sequence[str], place: int, whole: int) -> bool:
    part, of = (_NUMBER.search(cells[at]) if at < len(cells) else None for at in (place, whole))
    return (
        part is not None
        and part[0].strip("0.") != ""
        and part[0].replace(",", "") != (of[0].replace(",", "") if of else "")
    )


def is_told_above(table: ReadTable) -> bool:
    """Return whether the title gives units of the amounts, so that the headings alone do not explain the list."""
    return any(units_in(table.title, field) for field in ("quantity", "value"))


def title_notes(table: ReadTable, columns: Sequence[Column], year: str) -> Iterator[str]:
    if year and year == year_in(table.title):
        yield said("days without a year are read as days of {year}, from the title", year=year)
    for column in columns:
        if column.is_remark and (cell := next(filter(ROUNDED.fullmatch, column.samples), "")):
            yield said(
                "{column}: {text} is rounded: the spreadsheet kept fifteen digits of it", column=column.name, text=cell
            )
        if not tells_unit(column.field, column.name) and (unit := unit_in(table.title, column.field)):
            yield said("{column} is counted in {unit}, as the title says", column=column.name, unit=unit)
