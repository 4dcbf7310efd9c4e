"""What the title above a list says about all rows: the year of its days, and the unit or currency of its amounts."""

import re
from collections.abc import Iterator, Mapping

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.domain.values.money import CURRENCIES
from customs_cli.domain.values.name_matching import folded
from customs_cli.services.importing.mapping.header.multiples import in_multiples
from customs_cli.services.importing.mapping.header.told_in import is_unit, told_in
from customs_cli.services.importing.mapping.names import Known

_YEARLESS = re.compile(
    r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?(?:\s*\(?(?:星期|周)[一二三四五六日天]\)?)?"
    r"(?:\s*(?:[上下]午|凌晨|早上?|中午|晚上?)?(?:\s*\d{1,2}\s*[::时点]\s*\d{0,2}.{0,4})?)"
)
"""Matches a day without its year, with or without a weekday and an hour."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_OF_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[-\s]+(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?",
    re.I,
)
"""Matches a day without its year in English, `1-Jul`; `Jul-19` may be a month of 2019."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PRINTED = re.compile(
    r"(?:打印|印发|制表|制作|填[报表]|[上呈]报|报送|导出|生成|下载|统计|更新|签发|print(?:ed)?|export(?:ed)?|generated|prepared|created)"
    r"\s*(?:日期|时间|日|于|date|on)?\s*[:：]?\s*((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?",
    re.I,
)
"""Matches the day on which a list was written; no day in the list can be later."""
_CHINESE_YEAR = re.compile("[一二][〇零○九0][〇零○一二三四五六七八九0]{2}(?=年)")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_ADDRESSED = re.compile(
    r"(?:[主抄][送报]|[呈上]?报送|呈送|(?<![\u4e00-\u9fff])[报送呈致])\s*[:：]\s*[^\s,，;；。()（）]+"
)
"""Matches the addressee of a list, `抄送：深圳海关`, which is not the office of the list."""
_SUBORDINATE = re.compile("隶属|[所下]属|(?!知识产权|查[获扣处]|扣留|侵权|进出|关于)[\u4e00-\u9fff]{2,4}海关")
"""Matches text behind the name of an office which says that the list is of an unknown office below it."""
_UNITS = re.compile(r"单位\s*(?:[:：]|[均都]?[为是])?\s*([^\s()（）]+)")
_LABELLED = re.compile(
    r"(?:(?:币[种制]|货币|[案货价]值|金额|数量|件数|\b(?:units?|currency|values?|amounts?|quantit(?:y|ies)|qty))\s*[:：]"
    r"|(?:币[种制]|货币|[案货价]值|金额)\s*[均都]?[为是])\s*([^\s()（）]+(?:\s['’]?000)?)",
    re.I,
)
"""Matches the unit or currency behind a word for amounts: `币种：美元`, `Currency: EUR`, `金额均为美元`."""
_COUNTED_IN = re.compile(
    r"[以按用]\s*(?![批票次宗起])([^\s()（）以按用，,；;。:：]{1,8}?)\s*(?:为(?:计量)?单位|计算?|统计|表示)"
    r"|\b(?:quantit(?:y|ies)|qty|numbers?)\s+(?:are\s+)?(?:given\s+)?in\s+"
    r"((?:['’]?000s?|thousands?)(?:\s+(?:of\s+)?[A-Za-z]+)?|[A-Za-z]+)",
    re.I,
)
"""Matches the unit in a sentence on how amounts are counted: `案值以万元计`, `quantities in pairs`."""
_THOUSANDS = re.compile(r"^(?:['’]?000s?|thousands?)(?:\s+of\b)?", re.I)
_MULTIPLE = re.compile("[十百千万亿]+")
_OF_WHAT = re.compile(r"^(?:\d[.、])?[^\s:：]{0,6}?(?:[:：]|[均都]?[为是])\s*(?=\S)")
"""Matches the label before a unit that says which amounts it is for: `双，案值单位：万元`."""
_UNIT_LABELLED = re.compile(r"(?:币[种制]|货币|\b(?:units?|currency))\s*[:：]\s*([^\s()（）]+(?:\s['’]?000)?)", re.I)
_CURRENCY = re.compile(r"(?:币[种制]|货币|\bcurrency)\s*[:：]?\s*([^\s()（）、，,;；/:：]+)", re.I)
"""Matches the word behind a label for the currency alone."""
_STANDING = re.compile(
    r"(?<!\S)in\s+((?:(?:thousands?|millions?)\s+(?:of\s+)?)?[A-Z]{3})(?!\S)"
    r"|(?<!\S)((?:[A-Z]{3}|US\$|HK\$|€|£)\s?(?:['’]?000|thousands?|millions?))(?!\S)"
)
"""Matches a currency that stands by itself in a title: `in thousand EUR`, `US$ '000`."""
_BRACKETED = re.compile(r"[(（\[【]\s*([^()（）\[\]【】:：]+?)\s*[)）\]】]|(?<!\S)([^\W\d]{0,6}元)(?!\S)")
"""Matches text that stands by itself in a title, in brackets: `（万元）`."""
_VALUES_IN = re.compile(r"\b(?:values?|amounts?|figures)\s+(?:are\s+)?(?:given\s+)?in\s+([^()]+)", re.I)


def is_yearless(cell: str) -> bool:
    """Return whether a cell is a day without its year, such as `7月3日`."""
    return bool(_month_and_day(cell))


def with_year(cell: str, year: str) -> str:
    """Return a day without its year as a day of the given year, ISO 8601; any other cell unchanged."""
    told = _month_and_day(cell)
    return f"{year}-{told[0]:0>2}-{told[1]:0>2}" if told else cell


def _month_and_day(cell: str) -> tuple[str, str] | None:
    plain = _plain(cell)
    if found := _YEARLESS.fullmatch(plain):
        return found[1], found[2]
    if found := _DAY_OF_MONTH.fullmatch(plain):
        return str(_MONTHS.index(found[2][:3].lower()) + 1), found[1]
    return None


def year_in(title: str) -> str:
    """Return the only year in a title, apart from the day on which the list was written; else the only year at all.

    Empty where there is none, or several.
    """
    plain = _CHINESE_YEAR.sub(lambda year: year[0].translate(_DIGITS), _plain(title))
    found = set(_YEAR.findall(_PRINTED.sub("", plain))) or set(_YEAR.findall(plain))
    return found.pop() if len(found) == 1 else ""


def written_on(title: str) -> str:
    """Return the last day on which a title says that its list was written, ISO 8601; empty where it says none."""
    days = ("{}-{:0>2}-{:0>2}".format(*found) for found in _PRINTED.findall(_plain(title)))
    return max(days, default="")


def office_in(title: str, known: Known) -> str:
    """Return the folded name of the one known office in a title; empty where there is none, or several.

    Of two offices in a line such as `深圳海关隶属蛇口海关`, the lower one is meant.

    Args:
        title: The text above the header, the name of a sheet, or the name of a file.
        known: The names in the register; a mere code in a title does not count.
    """
    plain = folded(_ADDRESSED.sub("", title))
    told = {name for name in known.offices if len(name) >= (3 if is_chinese(name) else 8) and name in plain}
    longest = {name for name in told if not any(name in other for other in told - {name})}
    codes = {known.codes.get(name, name): name for name in sorted(longest)}
    lowest = [code for code in codes if codes.keys() <= {code, *_above(code, known.above)}]
    if len(lowest) != 1:
        return ""
    name = codes[lowest[0]]
    behind = plain.partition(name)[2]
    is_of_another = _SUBORDINATE.match(behind) and not any(map(behind.startswith, longest))
    return "" if is_of_another else name


def _above(code: str, above: Mapping[str, str]) -> Iterator[str]:
    for _ in above:
        yield (code := above.get(code, ""))


def unit_in(title: str, field: str) -> str:
    """Return the unit or currency that a title gives for a field (`单位：双、万元`); empty for none, or several.

    Args:
        title: The text above the header.
        field: `quantity`, `value` or `case_value`; other fields have no unit.
    """
    found = units_in(title, field)
    return found[0] if len(found) == 1 else ""


def units_in(title: str, field: str) -> tuple[str, ...]:
    """Return all units or currencies that a title gives for a field; of two words for the same, the longer one.

    A mere currency (`币种：人民币`) is left out beside a unit in that currency (`单位：万元`).
    """
    words = [word for word in _LABELLED.findall(title) if not word[:1].isdigit()]  # `金额：10,000元` is a sum
    title = in_multiples(title)
    words += [*_UNITS.findall(title), *_VALUES_IN.findall(title), *_UNIT_LABELLED.findall(title)]
    standing = ["".join(pair) for pair in _STANDING.findall(title)]
    words += filter(_is_currency, [*_CURRENCY.findall(title), *standing])
    counted = [_THOUSANDS.sub("thousand", "".join(pair)).strip() for pair in _COUNTED_IN.findall(title)]
    of_quantity = field == "quantity"
    words += [word for word in counted if (not _MULTIPLE.fullmatch(word) if of_quantity else _is_currency(word))]
    words += [word for pair in _BRACKETED.findall(title) if _is_currency(word := "".join(pair))]
    told = {_OF_WHAT.sub("", part.strip(" 。.")) for word in words for part in re.split(r"[、，,;；/和及]", word)}
    fits = {"quantity": is_unit, "value": _is_money, "case_value": _is_money}.get(field)
    found = sorted((part for part in told if fits and part and fits(part)), key=lambda part: (len(part), part))
    if of_quantity:  # a mere `万` beside a currency is of money
        return tuple(part for part in found if not (_MULTIPLE.fullmatch(part) and _CURRENCY.search(title)))
    in_all = {worth(part): part for part in found}
    mere = {*_CURRENCY.findall(title), *(part for part in found if "元" not in part)}
    large = {currency for factor, currency in in_all if factor > 1}
    return tuple(
        part for (factor, currency), part in in_all.items() if not (factor == 1 and currency in large and part in mere)
    )


def units_below(remark: str) -> str:
    """Return the units in a remark below a list (`注：案值单位为万元`), written as in a title; empty for none."""
    quantities, values = units_in(remark, "quantity"), units_in(remark, "value")
    units = (f"quantities in {unit}" if unit.isascii() else f"单位：{unit}" for unit in quantities)
    return " ".join([*units, *(f"（{money}{'元' * bool(_MULTIPLE.fullmatch(money))}）" for money in values)])


def worth(text: str) -> tuple[int, str]:
    """Return (factor, currency) of a word for money, CNY where it names none; (0, the word) if not understood."""
    told = told_in(text)
    return (told.factor, told.currency or "CNY") if told else (0, text)


def _is_money(text: str) -> bool:
    return told_in(text) is not None


def _is_currency(text: str) -> bool:
    told = told_in(text)
    is_name = not text.islower() or bool(_MULTIPLE.match(text))
    return told is not None and ("元" in text or (told.currency in CURRENCIES and is_name))


def _plain(text: str) -> str:
    return in_plain_signs(text).strip()
