"""Reads the cells of one row as values. Every fault is kept; a fault does not stop the next cell from being read."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_args

from customs_cli.domain.rights.office import parse_office_code
from customs_cli.domain.time.chinese_numbers import in_figures
from customs_cli.domain.time.dates import DAY_FORMS, PARTIAL_FORMS, parse_day, parse_partial
from customs_cli.domain.validation.values import check_found
from customs_cli.domain.values.categories import parse_category
from customs_cli.domain.values.countries import parse_country
from customs_cli.domain.values.digits import in_plain_signs
from customs_cli.domain.values.hs import parse_hs
from customs_cli.domain.values.money import parse_amount
from customs_cli.domain.values.name_matching import folded, nearest
from customs_cli.domain.values.quantity import Amount, number_and_unit, parse_quantity, whole
from customs_cli.domain.values.units import known_unit, parse_unit
from customs_cli.domain.values.word_lists import Basis, Channel, Direction, DocumentKind, FoundBy, Transport, ValueBasis
from customs_cli.errors import CustomsError, UsageError
from customs_cli.procedures import get
from customs_cli.sentences import Listed, said
from customs_cli.services.importing.columns import KEPT
from customs_cli.services.importing.rights import Right, match_rights, parse_types, split, split_all, with_numbers
from customs_cli.services.importing.rows.cell_memo import Cells, tried

T = TypeVar("T")
_WHOLE, _PARTIAL = "write 2019-07-03", "write 2019-07-03, 2019-07 or 2019"
_FIRST = said("a case has one day: write the first of these days, or their month (2019-07)")
_DAYS = re.compile(
    r"[\d日号]\s*(?:[至到~～—–、]|(?:to|and|bis|au|al)\b)\D{0,3}\d|(?:\d+(?!T\d)[^\d:：时]+){3,}\d+"
    r"|^\d{1,2}\s*-\s*\d{1,2}\.?\s+[a-z]|[a-z]\.?\s+\d{1,2}\s*-\s*\d",
    re.I,
)
"""Matches several days: `2019-02-01至02-03`, `1-3 Feb 2019`."""
_RELATIVE = re.compile(r"\D*|[-+]\d+ ?\D+")
"""Matches a day that is relative to today: `昨天`, `-3d`."""
DATES = ("notified_on", "served_on", "replied_on", "detained_on", "confirmed_on", "finding_on", "outcome_on")
_ONE_NUMBER = 26
"""A cell with more characters may hold the numbers of several documents."""
_PAPER = r"(?:\d{18}|[A-Z]{2}\d{9}[A-Z]{2})"
_NUMBERS = re.compile(rf"{_PAPER}(?:[\s/、,，;；|和及]*{_PAPER})+", re.I)
_SEVERAL = re.compile(r"\d\s*[^\W\d]+[^\d]*\d")
"""Matches a number, its unit and another number: `30 pairs/50 pcs`."""
_COUNTED = re.compile(r"[\d.,]*\d\s*([^\W\d_]+)\.?")
"""Matches a number and one word behind it, which is its unit: `100 çift`."""
ROUNDED = re.compile(r"\d(?:\.\d+)?[eE]\+\d+|\d\.\d+[eE](?:9|\d\d)")
"""Matches a number as spreadsheets write long ones, and as programs in Java do: `5.3E+17`, `5.3012019012345677E17`."""
_DATES, _KEPT = frozenset(DATES), frozenset(KEPT)
COUNTRIES = ("origin", "departure", "destination")
MAX_TRADE_MODE = 10
_TRADE_MODES = {
    "一般贸易": "0110", "市场采购": "1039", "跨境电商": "9610", "跨境贸易电子商务": "9610", "来料加工": "0214",
    "进料对口": "0615", "货样广告品": "3010", "个人物品": "9639", "边境小额": "4019", "其他贸易": "9739",
}  # fmt: skip
"""Chinese name of a trade mode -> its code, for names that mean one code (GACC's list of trade mode codes)."""
_BY_TRANSPORT: dict[str, dict[str, str]] = {
    "passenger": {"channel": "traveller"},
    "express": {"channel": "express"},
    "mail": {"channel": "mail", "transport": "mail"},
}
"""Word of the published column `transport` that is no means of transport -> the fields of a batch that it means."""


def told_of(**fields: object) -> dict[str, Any]:
    """Return the given fields without those that are None."""
    return {name: value for name, value in fields.items() if value is not None}


def office_codes(cells: Cells) -> tuple[str, str]:
    """Return the codes that the row's office and the office above it get if they have to be added, or empty."""
    return (
        cells.read("office_code", parse_office_code) or "",
        cells.read("parent_office_code", parse_office_code) or "",
    )


def kept_apart(cells: Cells) -> dict[str, str]:
    """Return column -> text of the cells that are kept in the batch's source because no field of a batch holds them."""
    filled = cells.filled(_KEPT)
    told = {column: text for column in KEPT if column in filled and (text := cells.text(column))} if filled else {}
    return {column: text for column, text in told.items() if column != "trade_mode" or not trade_mode_in(text)}


def day_found(text: str, today: date) -> str:
    """Return the day, month or year of the find in ISO 8601.

    Raises:
        UsageError: The text is no date, is relative to today, or is later than today.
    """
    partial = _of_its_own(text, lambda: parse_partial(text, today=today), _PARTIAL)
    check_found(partial, today)
    if partial > today.isoformat():
        raise UsageError(
            "found on {partial}, which is after today ({today})", partial=partial, today=today, hint="check the day"
        )
    return partial


def _of_its_own(text: str, parse: Callable[[], T], forms: str) -> T:
    """Return the day that `parse` gives for a cell, if it does not depend on the day of the import, as `今天` does.

    The hint of a refusal is `forms`, which shows how a day is written.
    """
    plain = in_figures(in_plain_signs(text))
    try:
        day = parse()
    except UsageError as error:
        if error.hint not in (DAY_FORMS, PARTIAL_FORMS):
            raise
        is_several = forms == _PARTIAL and _DAYS.search(plain)
        raise UsageError("{why}", why=error.message, hint=_FIRST if is_several else forms) from error
    if _RELATIVE.fullmatch(plain.strip()):
        raise UsageError("{text!r} depends on the day of the import", text=text[:40], hint=forms)
    return day


def procedure_code(text: str) -> str:
    """Return the code of a procedure."""
    return get(text).code


def _choice(words: tuple[str, ...]) -> Callable[[str], str | None]:
    def parse(text: str) -> str | None:
        word = text.casefold().replace("_", "-").replace(" ", "-")
        if word == "unknown":
            return None
        if word not in words:
            near = nearest(word, words)
            raise UsageError(
                "{text!r} is not a known value",
                text=text[:40],
                hint="one of: {words}",
                words=Listed(words),
                candidates=near,
            )
        return word

    return parse


CHOICES = {
    "direction": _choice(get_args(Direction)),
    "channel": _choice(get_args(Channel)),
    "basis": _choice(get_args(Basis)),
    "value_basis": _choice(get_args(ValueBasis)),
    "document_kind": _choice(get_args(DocumentKind)),
    "found_by": _choice(get_args(FoundBy)),
}
_TRANSPORT = _choice(tuple(dict.fromkeys((*get_args(Transport), *_BY_TRANSPORT))))


def way(cells: Cells) -> dict[str, Any]:
    """Return the batch fields of transport, direction, channel and basis, and of the countries, that the row fills."""
    transport = cells.read("transport", _TRANSPORT)
    fields: dict[str, Any] = dict(_BY_TRANSPORT.get(transport or "", {"transport": transport}))
    for column in ("direction", "channel", "basis"):
        known = cells.read(column, CHOICES[column])
        fields[column] = known if cells.text(column) else fields.get(column)
    for column in COUNTRIES:
        fields[column] = cells.read(column, parse_country)
    return told_of(**fields)


def trade_mode_in(text: str) -> str:
    """Return the code of the trade mode in a cell (`0110`, `一般贸易`, `一般贸易(0110)`); empty where there is none."""
    plain = in_plain_signs(text).strip()
    name = re.sub(r"[(\s].*", "", plain)
    found = re.search(r"(?<!\d)\d{4}(?!\d)", plain)
    if len(plain) <= MAX_TRADE_MODE and plain.isascii() and plain.isalnum() and found:
        return plain
    return _TRADE_MODES.get(name) or (found[0] if found else "")


def unrounded(cells: Cells, column: str) -> str:
    """Return the identifier in a cell. Few are checked and none is cached, as almost every row has another one."""
    text = cells.text(column)
    return (cells.read(column, identifier) or "") if is_odd(text) else text


def is_odd(text: str) -> bool:
    """Return whether an identifier has to be looked at: whether it may be rounded, or be several."""
    return "+" in text or "." in text or len(text) > _ONE_NUMBER


def identifier(text: str) -> str:
    """Return an identifier as it was typed.

    Raises:
        UsageError: A spreadsheet has rounded the number, or the cell holds several numbers.
    """
    if _NUMBERS.fullmatch(text):
        raise UsageError(
            "{text} contains several numbers",
            text=text[:60],
            hint="write one of them in this column, the others in a column named note, or a row for each",
        )
    if ROUNDED.fullmatch(text):
        raise UsageError(
            "{text} is rounded: the spreadsheet kept fifteen digits of it",
            text=text[:40],
            hint="format the column as text and type the number again",
        )
    return text


def kind_of_goods(cells: Cells) -> tuple[ValueBasis | None, str | None, str | None]:
    """Return (value basis, HS code, category) of the goods, each None where the row does not tell it."""
    basis: Any = cells.read("value_basis", CHOICES["value_basis"])
    return basis, cells.read("hs", parse_hs), cells.read("category", parse_category)


def quantity(cells: Cells) -> tuple[Amount | None, str]:
    """Return (quantity, unit) of the goods; the unit is `pcs` where the row tells none."""
    unit = cells.text("unit") or "pcs"
    factor = cells.read("unit", parse_unit) if cells.text("unit") else (1, "pcs")
    text = cells.text("quantity")
    if factor is None or not text:
        return None, factor[1] if factor else "pcs"
    if not text.isdecimal():
        if _SEVERAL.search(text):
            cells.once("quantity", _refuse_several, text)
            return None, factor[1]
        if (counted := _COUNTED.fullmatch(text)) and known_unit(counted[1]) is None:
            cells.once("quantity", parse_unit, counted[1])
            return None, factor[1]
        number, own = number_and_unit(text)
        if own and (not cells.text("unit") or parse_unit(own) == factor):
            text, unit = number, own
    return cells.once("quantity", parse_quantity, text, unit) or (None, factor[1])


def _refuse_several(text: str) -> None:
    raise UsageError(
        "quantity {text!r} contains several numbers",
        text=text[:40],
        hint="write a row for each, with its own goods, or one number with one unit",
    )


def rights(cells: Cells) -> tuple[Right, ...]:
    """Return the rights that a row names."""
    cells.read("right_type", parse_types)  # keeps the fault of a wrong right type
    found = cells.once("holder", _matched, cells.text("marks"), cells.text("right_type"), cells.text("holder")) or ()
    also = cells.text("marks_names"), cells.text("holder_names")
    found = (found[0]._replace(also=also),) if len(found) == 1 and any(also) else found
    numbers = cells.text("marks_number") or cells.text("recordation")
    return with_numbers(found, numbers) if numbers else found


def _matched(marks: str, types: str, holders: str) -> tuple[Right, ...]:
    kinds = tried(parse_types, types)
    return match_rights(split_all(marks), () if isinstance(kinds, CustomsError) else kinds, split_all(holders))


def types_of_no_right(cells: Cells) -> str:
    """Return the right types of a row that names no right, or that may be of any; else an empty text."""
    told = "" if cells.text("marks") or cells.text("holder") else cells.text("right_type")
    return "" if told.casefold() in ("trademark", "unknown") else told


def days_told(cells: Cells, today: date) -> dict[str, dict[str, date]]:
    """Return the days of acts: column -> folded mark (empty: all other marks of the row) -> day."""
    wanted = cells.filled(_DATES)
    if not wanted:
        return {}

    def past(text: str) -> date:
        day = _of_its_own(text, lambda: parse_day(text, today=today), _WHOLE)
        if day > today:
            raise UsageError("{day} is after today ({today})", day=day, today=today, hint="check the day")
        return day

    def days(text: str) -> dict[str, date]:
        parts = [part.rpartition("=") for part in split(text)] if "=" in text else [("", "", text)]
        return {folded(mark): past(day.strip()) for mark, _, day in parts}

    found = ((column, cells.read(column, days)) for column in DATES if column in wanted)
    return {column: read for column, read in found if read}


def confirmed(cells: Cells) -> Amount | None:
    """Return how many of the goods the holders confirmed; None where the row does not tell it."""

    def amount(text: str) -> Amount:
        number: Decimal = parse_amount(text)
        return whole(number, "kg") if number else 0

    return cells.read("confirmed_items", amount)
