"""Restores raised digits (numbers of footnotes, powers) in a spreadsheet's texts, and drops struck-out words.

The library that reads spreadsheets gives the bare letters: 31 for a cell that shows `3¹`, and 10001200 for one in which
1000 is struck out before 1200.
"""

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from customs_cli.services.importing.reading.shown_beside import part_in

_TEXTS = "xl/sharedStrings.xml"
"""The part in which most programs keep the texts of all cells; some keep each text in its cell."""
_TEXT = re.compile(r"<(?:si|is)>(.*?)</(?:si|is)>", re.DOTALL)
_RUN = re.compile(r"<r>(.*?)</r>", re.DOTALL)
_LETTERS = re.compile(r"<t(?:\s[^<>]*)?>([^<>]*)</t>")
_RAISED = re.compile(r'<vertAlign\s+val="superscript"')
_STRUCK = re.compile(r'<d?strike(?!\s+val="(?:0|false)")\b')
_ODS_STYLE = re.compile(r"<style:style\b([^<>]*(?<!/)>.*?)</style:style>", re.DOTALL)
_ODS_NAME = re.compile(r'\bstyle:name="([^"]*)"')
_ODS_STRUCK = re.compile(r'\btext-line-through-style="(?!none")')
_ODS_RAISED = re.compile(r'\btext-position="(?:super|\d)')
_ODS_CELL = re.compile(r"<table:table-cell\b[^<>]*(?<!/)>(.*?)</table:table-cell>", re.DOTALL)
_ODS_TEXT = re.compile(r"<text:p\b[^<>]*(?<!/)>(.*?)</text:p>", re.DOTALL)
_ODS_RUN = re.compile(r'<text:span\b[^<>]*\btext:style-name="([^"]*)"[^<>]*>([^<>]*)</text:span>|<[^<>]*>|([^<>]+)')
_LONGEST = 400
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised_in(path: Path) -> dict[str, str]:
    """Return text as the library gives it -> text as shown (digits raised, struck-out words dropped) where they differ.

    Args:
        path: A packed spreadsheet that `look_over` accepted. The result is empty for a damaged one.
    """
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if "content.xml" in names:
                return dict(_of_ods(package.read("content.xml")))
            parts = [_TEXTS] if _TEXTS in names else [name for name in names if name.startswith("xl/worksheets/sheet")]
            return {plain: shown for part in parts for plain, shown in _told(part_in(package, part))}
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, OSError, ValueError):
        return {}


def _told(data: bytes) -> Iterator[tuple[str, str]]:
    if b'"superscript"' not in data and b"strike" not in data:
        return
    for text in _TEXT.findall(data.decode("utf-8", "replace")):
        if "superscript" in text or "strike" in text:
            runs = _RUN.findall(text)
            yield "".join(map(_plain, runs)), "".join(map(_shown, runs))


def _of_ods(data: bytes) -> Iterator[tuple[str, str]]:
    if b"text-line-through" not in data and b"text-position" not in data:
        return
    text = data.decode("utf-8", "replace")
    styles = {name: own for own in _ODS_STYLE.findall(text) for name in _ODS_NAME.findall(own[:_LONGEST])[:1]}
    struck = {name for name, own in styles.items() if _ODS_STRUCK.search(own)}
    raised = {name for name, own in styles.items() if _ODS_RAISED.search(own)} - struck
    for cell in _ODS_CELL.findall(text):
        if "<text:span" in cell:
            parts = [_ODS_RUN.findall(paragraph) for paragraph in _ODS_TEXT.findall(cell)]
            plain = "\n".join("".join(run + bare for _, run, bare in runs) for runs in parts)
            shown = "\n".join("".join(_as_shown(run, struck, raised) for run in runs) for runs in parts)
            if shown != plain:
                yield html.unescape(plain), html.unescape(shown)


def _as_shown(part: tuple[str, str, str], struck: set[str], raised: set[str]) -> str:
    style, run, bare = part
    shown = run.translate(_DIGITS) if style in raised else run
    return bare or ("" if style in struck else shown)


def _plain(run: str) -> str:
    return html.unescape("".join(_LETTERS.findall(run)))


def _shown(run: str) -> str:
    if _STRUCK.search(run):
        return ""
    return _plain(run).translate(_DIGITS) if _RAISED.search(run) else _plain(run)
