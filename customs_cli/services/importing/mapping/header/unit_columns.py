"""Joins columns of one quantity or value with a unit each: `数量（双）` and `数量（件）`, or `双` and `件` alone."""

import re
from collections.abc import Callable, Sequence

from customs_cli.domain.values.money import CURRENCIES
from customs_cli.services.importing.mapping.guessing import HEADING, REMARK, SECOND, Column
from customs_cli.services.importing.mapping.header.headings import counts_all_packages, heading
from customs_cli.services.importing.mapping.header.told_in import is_unit, money_hint, told_in, unit_in_heading
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.mapping.header.whose_money import WORTH, is_beside_another, with_money_of_others
from customs_cli.services.importing.mapping.header.words import currency_in

_OF_A_UNIT = re.compile(r"(.+?)\s*[(（\s]\s*([^\s()（）]+)[)）]?")
_OF_COUNTS = re.compile("([双件])数")
"""A heading that counts goods in one unit."""
_CONVERTED = "折合"
_IN_ANOTHER = re.compile(r"折合?\s*([^\s()（）]+?)(?:\s*[(（]\s*([百千万亿]*)[^()（）]*[)）])?")
"""Matches a heading for the same values converted into another currency: `折合人民币（万元）`."""
_UNIT_OF_VALUES = re.compile(
    r"(?:[值额]|(?<!单)价)\s*(?:(?:计量|货币)?单位|units?)$|\b(?:value|amount|price)[\s_]*units?$", re.I
)
_OF_WHAT = {
    "quantity": re.compile(r"(?:数量|数目)$|\b(?:qty|quantity)\b", re.I),
    "unit": re.compile(r"(?:计量)?单位$|\b(?:units?|uom)\b", re.I),
    "value": WORTH,
    "case_value": WORTH,
    "currency": re.compile(r"(?:币制|币种|货币)$|\bcurrency\b", re.I),
}
"""Field -> words of headings for it; the text beside them says whose amounts or units they are."""
_OF_PART = re.compile(r"数值|数额?|金额|值|amount|value|number|sum", re.I)
"""Matches the amount among the parts of a value, below a common heading or in an object."""
_QUANTITY = "数量"
_TOLD = {"unit", "currency"}
_COUNTED = (("quantity",), ("value",), ("case_value",))
_FORM = re.compile(
    r"[%％‰]|(?:[ymd]{1,4}[-/.]?){3}|年[-/.]?月[-/.]?日?|(?:必|选|可)[填选]|\S{1,3}([/／、]\S{1,3})+", re.I
)
"""Matches what such a row says of other columns: how their cells are written, or a choice of units."""
_BARE = re.compile(r"[\d,，]*\d(?:\.\d+)?")
_BARE_OR_NONE = re.compile(r"(?:[\d,，]*\d(?:\.\d+)?)?|[-/无]")
Numbered = list[tuple[int, list[str]]]


def are_units_below(top: Sequence[str], below: Sequence[str], words: Vocabulary) -> bool:
    """Return whether the second row of a header only names units, below headings for quantities or values."""
    told = list(map(_in_words, filter(None, below)))
    units = [word for word in told if is_unit(word) or told_in(word)]
    fields = [words.fields(name)[:1] for name in top]
    is_below = any(below[place : place + 1] not in ([], [""]) for place, own in enumerate(fields) if own in _COUNTED)
    return bool(units) and is_below and all(word in units or _FORM.fullmatch(word) for word in told)


def with_units_beside(top: Sequence[str], below: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return both rows of such a header, with each unit moved into brackets behind the one heading above it."""
    names, units = list(top), list(below)
    for place, word in enumerate(below):
        is_group = place + 1 < len(below) and bool(below[place + 1]) and not "".join(top[place + 1 : place + 2])
        if place < len(top) and top[place] and word and not is_group:
            is_form = _FORM.fullmatch(_in_words(word)) is not None and not is_unit(_in_words(word))
            names[place], units[place] = top[place] if is_form else f"{top[place]}（{_in_words(word)}）", ""
    return names, units


def _in_words(cell: str) -> str:
    return re.sub(r"^(?:单位|unit)s?\s*[:：]", "", cell.strip("()（）[]【】 "), flags=re.I).strip()


def put_units_together(names: tuple[str, ...], rows: Numbered, words: Vocabulary) -> tuple[tuple[str, ...], Numbered]:
    """Return the headings and rows with one column for the quantity and one for the value; each number has its unit.

    Quantities of a row in two units are joined (`10箱/1200双`). Of two values in a row the first counts, and the other
    stays in its column. `双数` and `件数` are left alone where a row has both: they are pairs and packages.
    """
    for field, is_one in (("quantity", is_unit), ("value", _is_money)):
        units = {
            place: unit
            for place, (base, unit) in enumerate(map(_parted, names))
            if unit and is_one(unit) and words.fields(base)[:1] == (field,)
        }
        bases = {_parted(names[place])[0] for place in units} - {_CONVERTED}
        are_one = len(units) > 1 and len(bases) == 1 and bases.isdisjoint(names)
        may_be_two = field == "quantity" and not any(_OF_COUNTS.fullmatch(names[place]) for place in units)
        if are_one and (may_be_two or all(len(_told(cells, units)) < 2 for _, cells in rows)):
            names, rows = _together(names, rows, units, bases.pop())
        elif are_one and field == "value":
            own_first = sorted(units, key=lambda place: _parted(names[place])[0] == _CONVERTED)
            names, rows = _with_other_values(names, rows, {place: units[place] for place in own_first})
    units = _bare_units(names, rows)
    if len(units) > 1 and not any(words.fields(name)[:1] == ("quantity",) for name in set(names) - set(units.values())):
        names, rows = _together(names, rows, units, _QUANTITY)
    return _with_units_of_values(names, rows, words)


def _with_units_of_values(
    names: tuple[str, ...], rows: Numbered, words: Vocabulary
) -> tuple[tuple[str, ...], Numbered]:
    units = [
        place
        for place, name in enumerate(names)
        if _UNIT_OF_VALUES.search(name) or _tells_money(words.fields(name), place, rows)
    ]
    values = [place for place, name in enumerate(names) if _are_values(name, words)]
    if len(units) != 1 or len(values) != 1:
        return names, rows
    value, unit = values[0], units[0]
    is_named = bool(_UNIT_OF_VALUES.search(names[unit]))
    if not is_named and is_beside_another(names, unit):
        return names, rows
    told = []
    for line, cells in rows:
        word = cells[unit].strip() if max(value, unit) < len(cells) else ""
        word = currency_in(word) if word.isdigit() else word  # `502`, which behind a number would be a part of it
        if word and (is_named or _is_word_for_money(word)) and _BARE.fullmatch(cells[value].strip()):
            cells = list(cells)
            cells[value], cells[unit] = f"{cells[value].strip()} {word}", ""
        told.append((line, cells))
    return names, told


def _are_values(name: str, words: Vocabulary) -> bool:
    group, _, part = name.partition(" ")
    is_part = bool(part) and _OF_PART.fullmatch(part.strip()) is not None
    return words.fields(group if is_part else name)[:1] in (("value",), ("case_value",))


def _tells_money(fields: Sequence[str], place: int, rows: Numbered) -> bool:
    told = {cell.strip() for _, cells in rows for cell in cells[place : place + 1]} if _TOLD & {*fields} else set()
    return any(_is_word_for_money(word) and ("unit" in fields or word[0] in "百千万亿") for word in told)


def _is_word_for_money(word: str) -> bool:
    told = told_in(word) if word and not word.isdigit() and not is_unit(word) else None
    return told is not None and (not told.currency or told.currency in CURRENCIES)


def _is_money(unit: str) -> bool:
    return bool(currency_in(unit)) or (unit[:1] in "千万亿" and told_in(unit) is not None)


def _bare_units(names: tuple[str, ...], rows: Numbered) -> dict[int, str]:
    units = {place: name for place, name in enumerate(names) if is_unit(name)}
    cells = {place: [own[place].strip() for _, own in rows if place < len(own)] for place in units}
    return {place: name for place, name in units.items() if all(map(_BARE_OR_NONE.fullmatch, cells[place]))}


def _with_other_values(
    names: tuple[str, ...], rows: Numbered, units: dict[int, str]
) -> tuple[tuple[str, ...], Numbered]:
    first, told = next(iter(units)), []
    for line, cells in rows:
        filled = [place for place in units if place < len(cells) and cells[place].strip("0-/无 ")]
        if filled and filled[0] != first:
            cells = list(cells)
            cells[first], cells[filled[0]] = _told(cells, units)[0], ""
        told.append((line, cells))
    return names, told


def _together(
    names: tuple[str, ...], rows: Numbered, units: dict[int, str], base: str
) -> tuple[tuple[str, ...], Numbered]:
    first = next(iter(units))
    rest = [place for place in range(len(names)) if place not in units or place == first]
    told = []
    for line, cells in rows:
        kept = [
            "/".join(_told(cells, units)) if place == first else cells[place] for place in rest if place < len(cells)
        ]
        told.append((line, [*kept, *cells[len(names) :]]))
    return tuple(base if place == first else names[place] for place in rest), told


def _parted(name: str) -> tuple[str, str]:
    if counted := _OF_COUNTS.fullmatch(name):
        return _QUANTITY, counted[1]
    if converted := _IN_ANOTHER.fullmatch(name):
        return _CONVERTED, f"{converted[2] or ''}{converted[1]}"
    found = _OF_A_UNIT.fullmatch(name)
    return (found[1], found[2]) if found else (name, "")


def _told(cells: Sequence[str], units: dict[int, str]) -> list[str]:
    amounts = [(cells[place].strip(), unit) for place, unit in units.items() if place < len(cells)]
    return [f"{cell}{unit}" if _BARE.fullmatch(cell) else cell for cell, unit in amounts if cell.strip("0-/无 ")]


def with_own_words(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns; unit and currency columns that belong to another amount than the one read become remarks."""
    for field, word in (("quantity", "unit"), ("value", "currency"), ("case_value", "currency")):
        columns = _with_own_word(columns, field, word)
    return with_money_of_others(columns)


def _with_own_word(columns: Sequence[Column], field: str, word: str) -> Sequence[Column]:
    taken = {column.field: column for column in columns if not column.is_remark}
    amount, beside = taken.get(field), taken.get(word)
    if not amount or not beside or (field == "case_value" and "value" in taken):
        return columns
    stem, own = _stem(amount.name, field), _stem(beside.name, word)
    others = [_stem(column.name, field) for column in columns if column not in (amount, beside)]
    before = columns[columns.index(beside) - 1]  # a mere `币制` may be that of the column before it
    is_before = own == "" and _stem(before.name, field) is not None and before is not amount
    is_before = is_before and field != "quantity" and told_in(money_hint(amount.name)) is not None
    is_of_packages = counts_all_packages(before.name) and before is not amount and bool(unit_in_heading(amount.name))
    if not (is_before or (is_of_packages and field == "quantity")) and (not own or own == stem or own not in others):
        return columns
    is_word: Callable[[str], object] = is_unit if word == "unit" else currency_in
    told = [column for column in columns if stem and _stem(column.name, word) == stem]
    told = [column for column in told if all(map(is_word, column.samples))]
    as_told = {beside.name: beside._replace(field=REMARK, why=SECOND, is_remark=True)}
    as_told |= {column.name: column._replace(field=word, why=HEADING, is_remark=False) for column in told[:1]}
    return [as_told.get(column.name, column) for column in columns]


def _stem(name: str, field: str) -> str | None:
    bare = re.sub(r"\s*[(（].*", "", name)
    found = _OF_WHAT[field].search(bare)
    return heading(f"{bare[: found.start()]} {bare[found.end() :]}") if found else None
