"""Goods, or a mark, and their quantity in one column: `货物及数量` over `运动鞋1200双` or `1200双运动鞋`."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from customs_cli.domain.values.units import parse_unit, unit_of
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.amounts import quantity
from customs_cli.services.importing.mapping.further_goods import KEYS, OF_GOODS, named_rows
from customs_cli.services.importing.mapping.guessing import HEADING, Column
from customs_cli.services.importing.mapping.header.told_in import is_unit, tells_unit
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.title_words import unit_in
from customs_cli.services.importing.table import ReadTable, Rows

_NUMBER = r"(数量(?:及?单位)?|件数|quantity|qty)\.?"
_JOINT = r"\s*(?:及其?|和|与|、|/|&|\+|,|，|\band\b)\s*"
_BOTH = re.compile(f"(.+?){_JOINT}{_NUMBER}", re.I)
_NUMBER_FIRST = re.compile(f"{_NUMBER}{_JOINT}(.+)", re.I)
_AMOUNT = r"([\d,，]*\d(?:\.\d+)?\s*(?:[百万亿]|千(?![克米升]))?)"
_BEHIND = re.compile(rf"(.*?[^\s\d.,，(（:：*×xX+＋/／|-])[\s:：,，*×(（/／|-]*{_AMOUNT}\s*([^\W\d]+)[)）]?")
_BEFORE = re.compile(rf"{_AMOUNT}\s*([^\W\d].*)")
_UNIT_BEHIND, _BARE = re.compile(r".+[(（]([\u4e00-\u9fff]{1,3})[)）]"), re.compile(r"[\d,，]*\d")
_PLUS = re.compile(r"\s*[+＋]\s*")
_AMONG = re.compile(r"\s*[、;；\n]+\s*")
_AND = re.compile(r"\s*(?:[,，](?!\d{3}(?!\d))|以及|及|和|与|[/&+＋]|\band\b)\s*")
_GOES_ON = re.compile(rf"{_AMOUNT}\s*([^\W\d]+?)\s*(?:[,，/&+＋]|以及|及|和|与|$)")
_ADDED = "quantity"
"""Heading of the column of quantities that is added to a list."""
_WORDS = tuple(
    "双肩 双面 箱包 箱子 盒子 袋子 桶装 瓶装 罐头 头盔 头饰 头带 头巾 头套 台灯 台历 台扇 座椅 座钟 座垫 支架 架子 "
    "把手 套装 套头 套盒 盘子 条码 条纹 件套 个人 板鞋 板材 卷尺 卷纸 卷发 本子 组合 组件 部件 顶灯 片剂 管件 管材 "
    "包装 包袋 只读 根雕".split()
)
"""Words for goods that begin with a word for a unit: `20双肩包` may be 20 of `双肩包`."""


def with_quantities(table: ReadTable, words: Vocabulary) -> ReadTable:
    """Return the list with goods (or marks) and quantity in separate columns, where one column holds both."""
    if words.kind != "batch" or not isinstance(table.rows, Rows) or _tells_number(table, words):
        return table
    for place, name in enumerate(table.header):
        for goods, number in _both(name.strip()):
            if words.fields(goods)[:1] in (("goods",), ("marks",)):
                return _apart(table, place, (goods, number))
    return table


def with_listed(table: ReadTable, columns: tuple[Column, ...]) -> tuple[ReadTable, tuple[Column, ...]]:
    """Return the list and its columns with the goods in a cell (`手表3只、皮带2条`) separated from their quantities.

    This is done where nothing else gives quantities, in rows that name their case, have no value (it could not be
    shared out), and have at most one of anything else, such as a mark, which then applies to each of the goods.
    """
    places = {c.field: table.header.index(c.name) for c in columns if not c.is_remark and c.name in table.header}
    keys, at, by = [places[key] for key in KEYS if key in places], places.get("goods"), places.get("quantity")
    if at is None or not keys or not isinstance(table.rows, Rows):
        return table, columns
    width, seen = len(table.header), cache(_pieces)
    empty = [place for place in (by, places.get("value")) if place is not None]
    single = [places[field] for field in OF_GOODS if field in places and field != "goods"]

    def told(cells: Sequence[str]) -> list[tuple[str, str]]:
        is_open = len(cells) == width and not any(cells[place].strip() for place in empty)
        is_open = is_open and not any(_AMONG.search(cells[place].strip()) for place in single)
        return seen(cells[at]) if is_open and any(cells[key].strip() for key in keys) else []

    if not any(len(told(cells)) > 1 for _, cells in table.rows.numbered):
        return table, columns
    rows = []
    for line, cells in table.rows.numbered:
        pairs = told(cells) if by is None or len(told(cells)) > 1 else []
        goods, number = ("、".join(each) for each in zip(*pairs, strict=True)) if pairs else (cells[at], "")
        if by is None:
            rows.append((line, [*cells[:at], goods, *cells[at + 1 : width], number, *cells[width:]]))
        else:
            part = {at: goods, by: number} if pairs else {}
            rows.append((line, [part.get(place, cell) for place, cell in enumerate(cells)]))
    if by is not None:
        return table._replace(rows=Rows(table.header, rows)), columns
    note = said("column {column} is split into the goods and their quantity", column=table.header[at])
    header = (*table.header, _ADDED)
    table = table._replace(header=header, rows=Rows(header, rows), notes=(*table.notes, note))
    return table, (*columns, Column(_ADDED, "quantity", HEADING, is_added=True))


def with_units(table: ReadTable, columns: Sequence[Column], given: Collection[str]) -> ReadTable:
    """Return the list with the unit behind the goods (`运动鞋（双）`) added to bare quantities without another unit."""
    told = {column.field: column.name for column in columns if not column.is_remark and column.name in table.header}
    name = told.get("quantity", "")
    if not name or "goods" not in told or "unit" in {*told, *given} or not isinstance(table.rows, Rows):
        return table
    if tells_unit("quantity", name) or unit_in(table.title, "quantity"):
        return table
    goods, place = table.header.index(told["goods"]), table.header.index(name)
    rows, lines = list[tuple[int, Sequence[str]]](), list[int]()
    for line, cells in table.rows.numbered:
        found = _UNIT_BEHIND.fullmatch(cells[goods].strip()) if len(cells) > max(goods, place) else None
        if found and is_unit(found[1]) and _BARE.fullmatch(cells[place].strip()):
            cells = [*cells[:place], f"{cells[place].strip()}{found[1]}", *cells[place + 1 :]]
            lines.append(line)
        rows.append((line, cells))
    if not lines:
        return table
    note = said("the unit of the quantity is read from behind the goods: rows {rows}", rows=named_rows(lines))
    return table._replace(rows=Rows(table.header, rows), notes=(*table.notes, note))


def _pieces(cell: str) -> list[tuple[str, str]]:
    found = [pair for part in _AMONG.split(cell.strip()) for pair in _goods(part) or [("", "")]]
    told = [dict(quantity(number, "")).get("unit", "") for _, number in found]
    are_counted = all(is_unit(word) and unit_of(parse_unit(word)[1]).kind != "measure" for word in told)
    return found if are_counted else []


def with_warning(table: ReadTable, columns: Sequence[Column], given: Collection[str]) -> ReadTable:
    """Return the list with a note where its goods contain numbers and no column has the quantity."""
    told = {column.field: column for column in columns if not column.is_remark}
    goods = told.get("goods")
    found = [_BEHIND.fullmatch(cell) for cell in goods.samples] if goods else []
    if goods is None or "quantity" in {*told, *given} or not all(part and is_unit(part[3]) for part in found):
        return table
    note = said("no column gives the quantity: the numbers in {column} stay in the goods", column=goods.name)
    return table._replace(notes=(*table.notes, note)) if found else table


def _both(name: str) -> Iterator[tuple[str, str]]:
    if parted := _BOTH.fullmatch(name):
        yield parted[1], parted[2]
    if parted := _NUMBER_FIRST.fullmatch(name):
        yield parted[2], parted[1]


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
    told = said("column {column} is split into {first} and {second}", column=whole, first=names[0], second=names[1])
    notes = (*table.notes, told)
    for cell, (goods, number) in seen.items():
        if cell and not cell.strip().startswith(goods.partition("、")[0]):
            told = said("{cell} is taken for {number} of {goods}", cell=cell[:60], number=number, goods=goods)
            notes = (*notes, told)
            break
    return table._replace(header=header, rows=Rows(header, rows), notes=notes)


def _parted(cell: str, line: int, name: str) -> tuple[str, str]:
    told = [pair for part in _AMONG.split(cell.strip()) if part for pair in _goods(part) or [("", "")]]
    if not all(goods for goods, _ in told):
        raise UsageError(
            "row {row}, {column}: what does {cell!r} count, and how many?",
            row=line,
            column=name,
            cell=cell[:60],
            hint="give the quantity a column of its own",
            at=name,
        )
    return "、".join(goods for goods, _ in told), "、".join(number for _, number in told)


def _goods(text: str) -> list[tuple[str, str]]:
    parts = _AND.split(text)
    several = [_counted(part) for part in parts]
    if len(parts) > 1 and all(several):
        return [pair for pair in several if pair]
    if several[0] and len(parts) > 1 and _PLUS.split(text)[1:] == parts[1:]:
        goods, number = several[0]
        summed = "+".join([number, *parts[1:]])
        return [(goods, summed)] if _is_sum(summed) else []
    one = _counted(text)
    return [one] if one else []


def _counted(text: str) -> tuple[str, str] | None:
    behind = _BEHIND.fullmatch(text)
    if behind and is_unit(behind[3]):
        return None if _goes_on(behind[1]) else (behind[1].strip(), f"{behind[2]}{behind[3]}")
    before = _BEFORE.fullmatch(text)
    if not before:
        return None
    number, rest = before.groups()
    end = next((end for end in range(len(rest), 0, -1) if _is_word(rest, end) and is_unit(rest[:end])), 0)
    goods = rest[end:].strip().removeprefix("of ").strip()
    is_certain = end and goods and not is_unit(goods) and not rest.startswith(_WORDS)
    has_more = _AND.search(goods) and any(map(str.isdigit, goods))
    return (goods, f"{number}{rest[:end]}") if is_certain and not has_more else None


def _is_word(text: str, end: int) -> bool:
    return end == len(text) or not (text[end - 1].isascii() and text[end].isascii() and text[end].isalnum())


def _is_sum(text: str) -> bool:
    return is_unit(dict(quantity(text, "")).get("unit", ""))


def _goes_on(goods: str) -> bool:
    return any(is_unit(found[2]) for found in _GOES_ON.finditer(goods))
