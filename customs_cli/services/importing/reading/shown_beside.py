"""What the format of a cell shows beside the number: `US$`, `双`, `万元`, a month without its day, `SZ000123`.

The library that reads spreadsheets gives the bare number: 30 for a cell that shows `US$30`, a day for `2019年7月`.
"""

import html
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from customs_cli.domain.values.money import HOME
from customs_cli.services.importing.mapping.header.told_in import is_unit, told_in
from customs_cli.services.importing.mapping.header.words import currency_in
from customs_cli.services.importing.reading.grid import Divided

Shown = Mapping[int, Mapping[int, str]]
"""Row -> column, both from 0 -> word shown beside the number."""

_FORMAT = re.compile(r"<numFmt\b[^<>]{0,2000}>")
_XF = re.compile(r"<xf\b[^<>]{0,2000}>")
_SHEET = re.compile(r"<sheet\b[^<>]{0,2000}>")
_RELATION = re.compile(r"<Relationship\b[^<>]{0,4000}>")
_CELL = re.compile(
    rb'<c\b(?![^<>]{0,200}\bt="(?:s|str|inlineStr)")(?=[^<>]{0,200}\bs="(\d{1,6})")'
    rb'[^<>]{0,200}?\br="([A-Z]{1,3})(\d{1,7})"'
)
"""Matches a cell that holds no text, which a number format leaves as it is."""
_PREFIX = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*\?>)?\s*<(\w{1,20}):")
_SIGN = re.compile(r'\[\$([^\-\]]*)[^\]]*\]|"([^"]*)"|\\(.)|([$€£])')
_NUMBER = re.compile(r"[#0?][#0?,.]*|General|G/通用格式", re.I)
_PADDED = re.compile(r'(?:"([^"]*[^"\d])"|\\(\D))?(00+)')
"""Matches a format that shows leading zeros, and perhaps letters before them: `"SZ"000000`."""
_SHOWN_PADDED = re.compile(r"(|.*\D)(0\d+)")
_ODS_PADDED = re.compile(rb'\bmin-integer-digits="(?:[2-9]|\d\d)"')
_POINT = re.compile(r'(?:!\.|\\\.|"\.")([#0?]+)')
"""Matches the digits behind a point that is mere text: `0!.0000` shows 12.3456 for 123456."""
_THOUSANDS = re.compile(r"[#0?](,+)(?![#0?,])")
"""Matches commas that each divide the number by a thousand."""
_BY = tuple(10**zeros for zeros in range(3, 10))
"""What numbers are shown divided by."""
ODS_NAME = re.compile(rb'^[^<>]{0,4000}?\btable:name="([^"]*)"')
"""Matches the name of a table in an OpenDocument spreadsheet, in the text after the beginning of its tag."""
ODS_ROWS = re.compile(rb"<table:table-row(?=[\s/>])")
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^<>]{0,4000})>(?:<text:p>([^<>]{1,255})</text:p>)?")
_ODS_DIVIDED = re.compile(rb"\bnumber:display-factor=|<number:embedded-text\b")
_ODS_WORD = re.compile(rb"<number:(?:text|currency-symbol)\b[^<>]{0,400}>([^<>]{1,255})</number:")
"""Matches a word that a format in an OpenDocument spreadsheet shows beside its numbers."""
_VALUE = re.compile(rb'\boffice:value="([\d.]{1,20})"')
_BARE = re.compile(r"-?\d+(?:\.\d+)?")
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
_CURRENCY = re.compile(rb'\boffice:currency="([A-Z]{3})"')
_DAY_LETTERS = re.compile(r"[ymdhsge#0?]", re.I)
_UNSAID = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|_.|\*.")
"""Matches the parts of a number format that are no letters of a date: colours, texts, blanks."""
MONTH, YEAR = "yyyy-mm", "yyyy"
"""What `beside` returns for a format that shows only the month, or only the year, of a day."""
DIVIDED = "÷"
"""How what `beside` returns begins for a format that shows the number divided: `÷10000 万元`."""
BUILT_IN = {"17": MONTH}
"""Number of a built-in format (which a workbook need not define) -> what `beside` returns for it: `Jul-19`."""
_AROUND = " ()_-*.,:："
_MOST = 256
_LONGEST = 255
"""Greatest length of a number format that a spreadsheet accepts."""


def shown_in(path: Path) -> dict[str, Shown]:
    """Return sheet -> what its cells show beside their numbers; empty where they show nothing that matters."""
    try:
        with zipfile.ZipFile(path) as package:
            if "content.xml" in package.namelist():
                return _of_ods(package)
            return _of_xlsx(package)
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, OSError, ValueError):
        return {}


def beside(code: str) -> str:
    """Return what a number format shows: a unit, a currency, `MONTH`, `YEAR`, `SZ000000`, `÷1000`; else empty."""
    section = html.unescape(code[:_LONGEST]).partition(";")[0]
    letters = "".join(_DAY_LETTERS.findall(_UNSAID.sub("", section))).lower()
    if letters.strip("ym") == "" != letters:
        return MONTH if "m" in letters else YEAR
    if (padded := _PADDED.fullmatch(section)) and not _told(letters_before := padded[1] or padded[2] or ""):
        return letters_before + padded[3]
    shown = "".join("".join(groups) for groups in _SIGN.findall(section)).strip(_AROUND)
    number = _NUMBER.search(_SIGN.sub("", section))
    zeros = sum(map(len, _POINT.findall(section))) + 3 * sum(map(len, _THOUSANDS.findall(_SIGN.sub("", section))))
    if number and zeros and 10**zeros in _BY:
        return f"{DIVIDED}{10**zeros} {_told(shown)}"
    return "" if not number or "!" in section or "\\." in section or "\\," in section else _told(shown)


def as_shown(cell: str, word: str) -> str:
    """Return a cell as the spreadsheet shows it: a number with its word or leading zeros, the month or year of a day.

    Args:
        cell: A bare number, or a day.
        word: What `beside` returned for its format.
    """
    if word in (MONTH, YEAR):
        is_first = cell.endswith("-01" if word == MONTH else "-01-01") and len(cell) == len("2019-07-01")
        return cell[: len(word)] if is_first else cell
    if word.startswith(DIVIDED):
        return _divided(cell, word) if _BARE.fullmatch(cell) else cell
    if word.endswith("00"):
        before = word.rstrip("0")
        return before + cell.zfill(len(word) - len(before)) if cell.isdecimal() else cell
    return f"{cell} {word}" if _BARE.fullmatch(cell) else cell


def _divided(cell: str, word: str) -> Divided:
    by, _, beside_it = word.removeprefix(DIVIDED).partition(" ")
    found = Divided(cell)
    found.by, found.word = tuple(map(int, by.split(","))), beside_it
    return found


def _told(shown: str) -> str:
    currency = currency_in(shown)
    if currency and (currency != HOME or len(shown) == 3):
        return shown if currency != HOME else ""
    told = told_in(shown)
    return shown if is_unit(shown) or (told and told.factor != 1) else ""


def styles_of(cells: str) -> list[str]:
    """Return the tags of the cell formats, in the order of the numbers by which cells refer to them."""
    return _XF.findall(cells.partition("<cellXfs")[2].partition("</cellXfs>")[0])


def _of_xlsx(package: zipfile.ZipFile) -> dict[str, Shown]:
    styles = part_in(package, "xl/styles.xml").decode("utf-8", "replace")
    own = {attribute(tag, "numFmtId"): beside(attribute(tag, "formatCode")) for tag in _FORMAT.findall(styles)}
    formats = {**BUILT_IN, **own}
    cells = [formats.get(attribute(tag, "numFmtId"), "") for tag in styles_of(styles)]
    told = {str(place).encode(): word for place, word in enumerate(cells) if word}
    return {name: _in_sheet(part_in(package, part), told) for name, part in parts_of(package)} if told else {}


def parts_of(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield (name of a sheet, name of the part that holds it) of a workbook."""
    relations = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {attribute(tag, "Id"): attribute(tag, "Target") for tag in _RELATION.findall(relations)}
    for tag in _SHEET.findall(part_in(package, "xl/workbook.xml").decode("utf-8", "replace")):
        target = targets.get(attribute(tag, "r:id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in package.namelist():
            yield attribute(tag, "name"), part


def part_in(package: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of a workbook, without the prefix (`x:`) that some programs write before each tag."""
    data = package.read(name)
    prefix = _PREFIX.match(data)
    return re.sub(rb"<(/?)%s:" % prefix[1], rb"<\1", data) if prefix else data


def attribute(tag: str, name: str) -> str:
    """Return an attribute of a tag; empty where the tag lacks it."""
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""


def _in_sheet(text: bytes, told: Mapping[bytes, str]) -> Shown:
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for style, letters, row in _CELL.findall(text):
        if word := told.get(style):
            found[int(row) - 1][_column(letters)] = word
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _of_ods(package: zipfile.ZipFile) -> dict[str, Shown]:
    text = package.read("content.xml")
    styles = package.read("styles.xml") if "styles.xml" in package.namelist() else b""
    told = {html.unescape(word.decode("utf-8", "replace")) for word in _ODS_WORD.findall(text + styles)}
    is_padded = _ODS_PADDED.search(text + styles)
    is_in_money = {*_CURRENCY.findall(text)} - {HOME.encode()}
    is_divided = _ODS_DIVIDED.search(text + styles)
    if not (is_padded or is_divided or is_in_money or any(_told(word.strip(_AROUND)) for word in told)):
        return {}
    tables = ((ODS_NAME.match(own), own) for own in text.split(b"<table:table ")[1:])
    return {html.unescape(name[1].decode("utf-8", "replace")): _in_table(own) for name, own in tables if name}


def _in_table(text: bytes) -> Shown:
    found: dict[int, dict[int, str]] = {}
    row = 0
    for piece in ODS_ROWS.split(text)[1:]:
        often = _often(piece.partition(b">")[0])
        if own := _in_row(piece):
            found |= dict.fromkeys(range(row, row + min(often, _MOST)), own)
        row += often
    return found


def _in_row(text: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    place = 0
    for attributes, shown in _ODS_CELL.findall(text):
        often = _often(attributes)
        if word := _in_cell(attributes, shown):
            found |= dict.fromkeys(range(place, place + min(often, _MOST)), word)
        place += often
    return found


def _in_cell(attributes: bytes, shown: bytes) -> str:
    if currency := _CURRENCY.search(attributes):
        return "" if (code := currency[1].decode()) == HOME else code
    held = _VALUE.search(attributes) if shown else None
    if held is None:
        return ""
    text = html.unescape(shown.decode("utf-8", "replace"))
    if (padded := _SHOWN_PADDED.fullmatch(text)) and padded[2].lstrip("0") == held[1].decode():
        return padded[1] + "0" * len(padded[2])
    number = _AMOUNT.search(text)
    beside_it = f"{text[: number.start()]}{text[number.end() :]}".strip(_AROUND) if number else text
    if number is None or any(map(str.isdigit, beside_it)):
        return ""
    if _is_same(number[0], held[1].decode()):
        return _told(beside_it) if beside_it else ""
    by = ",".join(str(times) for times in _BY if _is_same(number[0], held[1].decode(), times))
    return f"{DIVIDED}{by} {_told(beside_it)}" if by else ""


def _is_same(shown: str, held: str, times: int = 1) -> bool:
    places: int = len(shown.partition(".")[2])
    try:
        return abs(float(shown.replace(",", "")) - float(held) / times) < 0.1**places
    except ValueError:
        return False


def _often(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1][:9]) if found else 1
