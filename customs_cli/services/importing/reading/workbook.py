"""Facts on the rows and days of a packed workbook that the library that reads spreadsheets leaves out."""

import html
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from customs_cli.services.importing.reading.grid import Span
from customs_cli.services.importing.reading.package_guard import sums_in
from customs_cli.services.importing.reading.shown_beside import (
    ODS_NAME,
    ODS_ROWS,
    attribute,
    part_in,
    parts_of,
    styles_of,
)

_FROM_1904 = re.compile(rb'<workbookPr\b[^<>]{0,2000}?\bdate1904="(?:1|true)"')
_HIDDEN = re.compile(rb'<row\b(?=[^<>]{0,400}\bhidden="(?:1|true)")[^<>]{0,400}?\br="(\d{1,7})"')
_FONTS = re.compile(r"<fonts\b.*?</fonts>", re.DOTALL)
_FONT = re.compile(r"<font\b[^<>]*/>|<font\b.*?</font>", re.DOTALL)
_STRIKE = re.compile(r'<strike\b(?!\s+val="(?:0|false)")')
_CELL = re.compile(
    rb'<c\b(?=[^<>]{0,200}\bs="(\d{1,6})")[^<>]{0,200}?\br="[A-Z]{1,3}(\d{1,7})"[^<>]{0,200}(?<!/)>(?!</c>)'
)
_ODS_STYLED = re.compile(rb'<table:table-cell\b(?=[^<>]{0,400}\btable:style-name="([^"]*)")[^<>]{0,400}(?<!/)>')
_ODS_STYLE = re.compile(
    rb'<style:style\b(?=[^<>]{0,400}"table-cell")[^<>]{0,400}?\bstyle:name="([^"]*)"[^<>]{0,400}(?<!/)>'
    rb"((?:(?!</style:style>).){0,4000})",
    re.DOTALL,
)
_ODS_STRUCK = re.compile(rb'\btext-line-through-style="(?!none")')
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^<>]{0,4000})>")
_ODS_SPANNED = re.compile(rb'\bnumber-(rows|columns)-spanned="(\d{1,7})"')
_ODS_ALONG = re.compile(rb'\bnumber-columns-repeated="(\d{1,7})"')
_ODS_HIDDEN = re.compile(rb'\btable:visibility="(?:filter|collapse)"')
_ODS_OFTEN = re.compile(rb'\bnumber-rows-repeated="(\d{1,7})"')
_MOST = 10_000
"""The most copies listed of a repeated row; rows that are repeated more often are empty."""


class Ways(NamedTuple):
    """What a workbook says about its rows and days.

    Attributes:
        hidden: Sheet -> its rows that are not shown, from 1, such as those that a filter leaves out.
        struck: Sheet -> its rows that have a cell that is struck out.
        from_1904: Whether days stored as bare numbers are counted from 1904, as old programs of the Macintosh do.
        spans: Sheet of an OpenDocument spreadsheet -> its joined cells, which the library leaves out there alone.
        summed: Sheet -> row with a sum that was never computed -> the cell of the sum, `C12`.
    """

    hidden: Mapping[str, frozenset[int]] = {}
    struck: Mapping[str, frozenset[int]] = {}
    from_1904: bool = False
    summed: Mapping[str, Mapping[int, str]] = {}
    spans: Mapping[str, tuple[Span, ...]] = {}


def ways_of(path: Path) -> Ways:
    """Return what a workbook says about its rows and days; nothing for a damaged one."""
    try:
        with zipfile.ZipFile(path) as package:
            if "content.xml" in package.namelist():
                return _of_ods(package.read("content.xml"))
            styles, hidden, struck, summed = _struck_styles(package), {}, {}, {}
            for name, part in parts_of(package):
                text = part_in(package, part)
                hidden[name], summed[name] = frozenset(map(int, _HIDDEN.findall(text))), sums_in(text)
                if styles:
                    struck[name] = frozenset(int(row) for style, row in _CELL.findall(text) if style in styles)
            return Ways(hidden, struck, bool(_FROM_1904.search(part_in(package, "xl/workbook.xml"))), summed)
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, OSError, ValueError):
        return Ways()


def _struck_styles(package: zipfile.ZipFile) -> set[bytes]:
    styles = part_in(package, "xl/styles.xml").decode("utf-8", "replace")
    if "<strike" not in styles or not (fonts := _FONTS.search(styles)):
        return set()
    struck = {str(place) for place, font in enumerate(_FONT.findall(fonts[0])) if _STRIKE.search(font)}
    cells = enumerate(styles_of(styles))
    return {str(place).encode() for place, tag in cells if attribute(tag, "fontId") in struck}


def _of_ods(text: bytes) -> Ways:
    styles = _ODS_STYLE.findall(text) if b"text-line-through" in text else []
    struck = frozenset(name for name, own in styles if _ODS_STRUCK.search(own))
    if b"table:visibility=" not in text and b"-spanned=" not in text and not struck:
        return Ways()
    tables = {
        html.unescape(name[1].decode("utf-8", "replace")): own
        for own in text.split(b"<table:table ")[1:]
        if (name := ODS_NAME.match(own))
    }
    told = {name: _in_table(own, struck) for name, own in tables.items()}
    hidden, out = {name: own[0] for name, own in told.items()}, {name: own[1] for name, own in told.items()}
    return Ways(hidden, out, spans={name: _spans_in(own) for name, own in tables.items()})


def _spans_in(text: bytes) -> tuple[Span, ...]:
    found: list[Span] = []
    row = 0
    for piece in ODS_ROWS.split(text)[1:]:
        attributes, _, cells = piece.partition(b">")
        place = 0
        for own in _ODS_CELL.findall(cells) if b"-spanned=" in cells else ():
            told = {way: min(int(number), _MOST) for way, number in _ODS_SPANNED.findall(own)}
            down, along = told.get(b"rows", 1), told.get(b"columns", 1)
            if max(down, along) > 1:
                found.append(Span(row, place, row + down - 1, place + along - 1))
            place += _repeated(_ODS_ALONG, own)
        row += _repeated(_ODS_OFTEN, attributes)
    return tuple(found)


def _repeated(times: re.Pattern[bytes], attributes: bytes) -> int:
    found = times.search(attributes)
    return int(found[1]) if found else 1


def _in_table(text: bytes, struck: frozenset[bytes]) -> tuple[frozenset[int], frozenset[int]]:
    hidden: set[int] = set()
    out: set[int] = set()
    row = 1
    for piece in ODS_ROWS.split(text)[1:]:
        attributes, _, cells = piece.partition(b">")
        often = _repeated(_ODS_OFTEN, attributes)
        rows = range(row, row + min(often, _MOST))
        if _ODS_HIDDEN.search(attributes):
            hidden.update(rows)
        if struck and not struck.isdisjoint(_ODS_STYLED.findall(cells)):
            out.update(rows)
        row += often
    return frozenset(hidden), frozenset(out)
