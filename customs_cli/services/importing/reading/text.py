"""A text with delimiters as cells: its encoding and its delimiter are found, never guessed at the price of letters."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.reading.grid import MAX_CELL, Grid, Once, bounded

DELIMITERS = (",", ";", "\t", "|")
MARKED_UTF16 = b"\xff\xfe", b"\xfe\xff"
"""How UTF-16 with its mark begins."""
_SAMPLE = 20
"""So many lines tell the delimiter."""

_PAIRED, _LONE = re.compile(rb"[\x81-\xfe][\x80-\xfe]"), re.compile(rb"[\x81-\xfe][\x40-\x7e]")
_FREE = re.compile(r"(?<![A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?![A-Za-z])")
"""A character that does not stand within a word in Latin letters, as the `öß` of `Größe` does."""
_LISTED = re.compile(
    "日期|月|海關|海关|數量|数量|商標|商标|貨物|货物|編號|编号|品名|單|单|權利|权利|查獲|查获|來源|目的|個|个"
)
"""Words and characters that lists in Chinese have."""
_ENOUGH = 24
"""So many different characters tell their script."""
_KANA = re.compile("[\u3041-\u30ff]")
_RISKY = re.compile("'*[=+\\-@\t\r]")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"\s*')


def decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text in some bytes, and how they were read where that was not UTF-8.

    Args:
        data: UTF-8 with or without a byte order mark, UTF-16 with one, GB18030 or Big5, as Chinese spreadsheets save.
        name: The file's, for the words.

    Raises:
        UsageError: They are none of these, whole, or no text.
    """
    text, notes = _text(data, name)
    if "\0" in text:
        raise UsageError("{name} holds characters that no text has (NUL)", name=name, hint="save it as CSV UTF-8")
    return text, notes


def _text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    short = Path(name).name
    if data.startswith(MARKED_UTF16):
        try:
            return data.decode("utf-16"), (said("{name} was read as UTF-16", name=short),)
        except UnicodeDecodeError as error:
            raise UsageError("{name} is no whole UTF-16", name=name, hint="save it as CSV UTF-8") from error
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    found = _chinese(data)
    if found is None:
        raise UsageError("{name} is neither UTF-8 nor GB18030", name=name, hint="save it as CSV UTF-8")
    text, encoding = found
    return text, (said("{name} is not UTF-8: it was read as {encoding}", name=short, encoding=encoding),)


def _chinese(data: bytes) -> tuple[str, str] | None:
    """A text in Chinese, simplified or traditional: the one in which the more words of lists can be read."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    try:
        traditional = data.decode("big5hkscs")
    except UnicodeDecodeError:
        traditional = ""
    if traditional and len(_LISTED.findall(traditional)) > len(_LISTED.findall(text)):
        return traditional, "Big5"
    is_accented = len(_LONE.findall(data)) > len(_PAIRED.findall(data)) or not _FREE.search(text)
    if not text or is_accented or _is_of_others(text):  # letters with accents, or no Chinese, read as it
        return None
    return text, "GB18030"


def _is_of_others(text: str) -> bool:
    """Whether a text is Japanese (EUC-JP) or Korean (EUC-KR) rather than Chinese.

    The one is told by its kana, the other by where its characters stand: about half of those of Chinese stand behind
    all that can be hangul. A text of a few words cannot be told apart.
    """
    told = [sign.encode("gb18030") for sign in set(text) if sign > "\x7f"]
    if len(told) < _ENOUGH:
        return False
    is_hangul = all(0xB0 <= sign[0] <= 0xC8 and sign[1] >= 0xA1 for sign in told)
    return is_hangul or 2 * len(_KANA.findall(text)) > sum(sign > "\x7f" for sign in text)


def grid_of(text: str, name: str, notes: tuple[str, ...] = ()) -> Grid:
    """The cells of a text; a quoted cell may hold line ends.

    Raises:
        UsageError: Its quotes do not match, or a cell or row is larger than any list has.
    """
    delimiter = _delimiter(text)
    csv.field_size_limit(MAX_CELL)
    # Not splitlines, which ends lines at characters that a cell may hold.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, once, line = [], Once(_as_written), 1
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                rows.append((line, once.row(bounded(cells, line))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(
            "{name}, line {line_num}: {error}",
            name=name,
            line_num=reader.line_num,
            error=error,
            hint="is a quotation mark left open?",
            at=f"line {reader.line_num}",
        ) from error
    if _ERROR.search(text) and "record" not in rows[0][1]:  # an export of ours holds what was entered
        _refuse_errors(rows, name)
    return Grid(rows, notes)


def _refuse_errors(rows: list[tuple[int, list[str]]], name: str) -> None:
    for line, cells in rows:
        if any(map(_ERROR.fullmatch, map(str.strip, cells))):
            raise UsageError(
                "{name}, line {line_num}: an error of the spreadsheet, such as #N/A",
                name=name,
                line_num=line,
                hint="correct or empty it in the spreadsheet program",
                at=f"line {line}",
            )


def safe(cell: str) -> str:
    """The cell so that a spreadsheet shows it as text and never runs it as a formula; reading takes it back."""
    return "'" + cell if _RISKY.match(cell) else cell


def _as_written(cell: str) -> str:
    """A cell without what keeps a spreadsheet from running it, or from taking its number for one: `="0123"`."""
    if cell.startswith("'") and _RISKY.match(cell):
        return cell[1:]
    kept = _KEPT_AS_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return kept[1] if kept else cell


def _delimiter(text: str) -> str:
    """The one that cuts the first lines into most alike rows; in doubt that of the first line."""
    lines = [line for line in _first_lines(text) if line.strip()]
    best = max(DELIMITERS, key=lambda delimiter: _alike(lines, delimiter))
    if _alike(lines, best)[0]:
        return best
    return max(DELIMITERS, key=(lines[0] if lines else "").count)


def _first_lines(text: str) -> Iterator[str]:
    start = 0
    for _ in range(_SAMPLE):
        end = text.find("\n", start)
        yield text[start : end if end >= 0 else None][:MAX_CELL]
        if end < 0:
            return
        start = end + 1


def _alike(lines: list[str], delimiter: str) -> tuple[bool, float, int]:
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return False, 0, 0
    if not widths:
        return False, 0, 0
    width, often = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return width > 1, often / widths.total(), width
