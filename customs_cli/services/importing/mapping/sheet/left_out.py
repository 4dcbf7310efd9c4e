"""Recognises rows that do not belong to the list: a repeated header, totals, months, signatures and remarks."""

import re
from collections.abc import Sequence

from customs_cli.domain.values.units import known_unit
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.header.headings import heading

REMARK = said("a signature or a remark below the list")
PART_OF_YEAR = said("it only names a month")
TOTAL = re.compile(
    r"(合计数?|总计数?|小计|共计|累计|总数|总和|汇总|本页合计|[过转][次下]页|[承接][前上]页|(grand|sub|sous)?totals?|sum"
    r"|(zwischen|gesamt|end)?summe|(ins)?gesamt|gesamtergebnis|totalg[eé]n[eé]ral|totaux|somme|suma"
    r"|(sub|eind)?totaal|(sub)?totale(generale)?|somma|итого|всего|[합총소]계|toplam|tổngcộng|المجموع|合計)"
    r"[大小]?写?(\d+(items?|rows?|pieces|pcs|cases|[件双个批票宗起条项]?))?"
    r"|(以上|上述|本[月周期表页])?(共|共计|合计|总计)(查[获扣]|扣留)?\d+[批票宗起]"
)
_TOTAL_ZH = re.compile("(本页)?(合计|总计|小计|共计|累计)")
SUM_OF = re.compile(r".{1,12}(合计|总计|小计|共计|累计)|subtotal.{1,40}")
_SUM_BEHIND = re.compile(".{1,40}(total|totale|totaal|summe|ergebnis|汇总)")
"""Matches a subtotal that a spreadsheet adds (`NIKE Total`), which has only numbers beside it; goods have more."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_NUMERIC = re.compile(r"[^\W\d]{0,3}[¥￥$€]?-?[\d,，.]+\s*[^\W\d]{0,4}%?")
"""Matches a cell with a number, and at most a unit or a currency beside it."""
_LABELLED = re.compile(r"\s*[^\W\d][^\d:：/]{1,11}[:：](?!//)")
"""Matches a cell with its own label: `审批人：`, `Approved by: Li`."""
_NAME = 12
"""Most letters of a name that may stand alone in a row of further goods or marks."""
_PART_OF_YEAR = re.compile(
    r"((?:19|20)\d\d年(度)?)?(\d{1,2}|[一二三四五六七八九十]{1,2})月份?|((?:19|20)\d\d年?)?第?[一二三四1-4]季度|(?:19|20)\d\d年度?"
    r"|(january|february|march|april|may|june|july|august|september|october|november|december)((?:19|20)\d\d)?"
)
FOOT = re.compile(
    r"\s*(制表|填表|填报|审核|复核|负责人|单位负责人|经办|[注备说][注明]?[:：]|第\s*\d+\s*页|prepared by|page \d"
    r"|(?:foot)?notes?\s*[:：]|sources?\s*[:：]|remarks?\s*[:：])",
    re.I,
)
"""Matches the beginning of a signature or a remark below a list."""
_LINE = re.compile(r"\s*:?[-=_─—]{2,}:?\s*")
"""Matches a line that is drawn below the header: `|---|:---:|`."""
_HOW_TO_FILL = re.compile(
    r"\s*[(（]?(?:(?:必|选|可)[填选]|文本|数字|数值|日期|字符|下拉(?:选择)?|text|number|date|string|required|optional|mandatory)[)）]?\s*",
    re.I,
)
"""Matches an instruction that the form of another system prints below its headings."""


def left_out(cells: list[str], following: list[str], width: int, again: list[list[str]]) -> str:
    """Return why a row does not belong to the list; empty where it does.

    Args:
        cells: The cells of the row.
        following: The cells of the next row.
        width: Number of columns.
        again: The rows of the header.
    """
    filled = list(filter(str.strip, cells))
    if not filled:
        return said("it is empty")
    if len(filled) > 3 and cells in again:
        return said("a repeated header")
    if len(filled) == 1 and following in again:
        return said("a title above the header")
    if len(filled) > 1 and all(map(_LINE.fullmatch, filled)):
        return said("a line below the header")
    if len(filled) > 2 and _number_columns(filled):
        return said("the numbers of the columns")
    if len(filled) > 2 and _HOW_TO_FILL.fullmatch(filled[0].strip()) and all(map(_HOW_TO_FILL.fullmatch, filled)):
        return said("how the columns are to be filled in")
    first = filled[0]
    if len(filled) == 1 and _PART_OF_YEAR.fullmatch(heading(first)):
        return PART_OF_YEAR
    if all(map(_is_amount, filled[1:])) and TOTAL.fullmatch(heading(first)):
        return said("a total")
    if len(filled) <= max(4, width // 2):
        if _is_total(filled, width):
            return said("a total")
        is_labelled = all(map(_LABELLED.match, filled)) and not _heads(filled, following, width)
        if len(filled) <= 4 and (FOOT.match(first) or is_labelled):
            return REMARK
    return ""


def _heads(filled: list[str], following: list[str], width: int) -> bool:
    below = sum(map(bool, map(str.strip, following)))
    return len(filled) == 1 and filled[0].rstrip().endswith((":", "：")) and below > max(2, width // 2)


def _number_columns(filled: list[str]) -> bool:
    last = filled[-1].strip("()（） ")
    if last not in _STEMS and not (last.isdecimal() and int(last) <= len(filled)):
        return False  # a quick answer for most rows
    numbers = [cell.strip("()（） ") for cell in filled]
    numbers = numbers[1:] if numbers[0] in ("栏次", "栏号", "column") else numbers
    stems = "".join(number for number in numbers if number in _STEMS)
    told = [number for number in numbers if number not in _STEMS]
    return told == [str(place) for place in range(1, len(told) + 1)] and _STEMS.startswith(stems) and len(numbers) > 2


def _is_total(filled: list[str], width: int) -> bool:
    first, *others = map(heading, filled)
    is_first = bool(TOTAL.fullmatch(first) or SUM_OF.fullmatch(first))
    if others and _SUM_BEHIND.fullmatch(first) and all(map(str.isdecimal, others)):
        return True
    return is_first or (len(filled) <= min(4, width // 2) and any(map(_TOTAL_ZH.fullmatch, others)))


def _is_amount(cell: str) -> bool:
    text = cell.strip()
    return bool(_NUMERIC.fullmatch(text)) or (not text[:1].isdecimal() and known_unit(text) is not None)


def last_row(rows: Sequence[tuple[int, list[str]]], width: int) -> int:
    """Return the line of the last row with more than one cell, where there are more than three columns; else 0."""
    full = (line for line, cells in reversed(rows) if sum(map(bool, map(str.strip, cells))) > 1)
    return next(full, 0) if width > 3 else 0


def behind(cells: list[str], line: int, last: int) -> str:
    """Return why a row below the last full row does not belong to the list; empty where it may.

    Such a row is a single text that is no number.
    """
    if not last or line <= last:
        return ""
    told = [(place, cell.strip()) for place, cell in enumerate(cells) if cell.strip()]
    if len(told) != 1:
        return ""
    ((place, text),) = told
    is_text = not text.replace(".", "").isdigit() and len(text) > 3
    is_apart = place < 2 or len(text) > _NAME or bool(_LABELLED.match(text))  # else it may be a further mark
    return REMARK if is_text and is_apart else ""
