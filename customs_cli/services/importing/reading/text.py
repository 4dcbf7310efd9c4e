"""Reads a delimited text as cells. Encoding and delimiter are found from the contents, without losing a letter."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from customs_cli.errors import UsageError
from customs_cli.sentences import Sentence, said
from customs_cli.services.importing.reading.encodings import CHINESE, codec_of, likeliest
from customs_cli.services.importing.reading.grid import MAX_CELL, Grid, Once, bounded

DELIMITERS = (",", ";", "\t", "|")
MARKED_UTF16 = b"\xff\xfe", b"\xfe\xff"
"""The byte order marks of UTF-16."""
_SAMPLE = 20
"""The number of lines from which the delimiter is found."""

_PAIRED, _LONE = re.compile(rb"[\x81-\xfe][\x80-\xfe]"), re.compile(rb"[\x81-\xfe][\x40-\x7e]")
_FREE = re.compile(r"(?<![A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?![A-Za-z])")
"""Matches a non-ASCII character that is not inside a word of Latin letters, as the `öß` of `Größe` is."""
_TWO_BYTES = "\u07ff"
"""The last character of two bytes in UTF-8; a text in another encoding hardly ever has what looks like three."""
_RISKY = re.compile("'*[=+\\-@\t\r]")
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)")
_PADDING = "\0\x1a"
"""What old programs write behind the end of a text."""
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"\s*')


def decoded(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text in some bytes, and notes on how they were read where that was not UTF-8.

    Args:
        data: UTF-8 with or without a byte order mark, UTF-16 with one, or one of East Asia that its words prove.
        name: Name of the file, for messages.
        encoding: Name of another encoding; a text that is surely in UTF-8 or UTF-16 is read as such nevertheless.

    Raises:
        UsageError: The bytes are not wholly in one of these encodings, or contain NUL.
    """
    text, notes = _text(data, name, codec_of(encoding) if encoding else "", encoding or "")
    text = text.lstrip("\ufeff").rstrip(_PADDING)
    if "\0" in text:
        raise UsageError(
            "{name} contains NUL characters, which cannot be in a text", name=name, hint="save it as CSV UTF-8"
        )
    return text, notes


def _text(data: bytes, name: str, codec: str, encoding: str) -> tuple[str, tuple[str, ...]]:
    short = Path(name).name
    if data.startswith(MARKED_UTF16):
        try:
            return data.decode("utf-16"), (said("{name} was read as UTF-16", name=short),)
        except UnicodeDecodeError as error:
            raise UsageError("{name} is not complete UTF-16", name=name, hint="save it as CSV UTF-8") from error
    try:
        text = data.decode("utf-8-sig")
        if not codec or codec == "utf-8-sig":
            return text, ()
        if max(text, default="") > _TWO_BYTES:
            return text, (said("{name} was read as UTF-8, which it is", name=short),)
    except UnicodeDecodeError:
        pass
    if codec:
        try:
            return data.decode(codec), ()
        except UnicodeDecodeError as error:
            raise UsageError(
                "{name} is not {encoding}: byte {place}",
                name=name,
                encoding=encoding,
                place=error.start + 1,
                hint="name another --encoding, or save it as CSV UTF-8",
                at="--encoding",
            ) from error
    text, found, is_told = likeliest(data)
    if found == CHINESE:
        is_accented = len(_LONE.findall(data)) > len(_PAIRED.findall(data)) or not _FREE.search(text)
        found = "" if not text or is_accented else found
    if not found or not (is_told or found in (CHINESE, "Big5")):
        raise UsageError(
            "{name} is neither UTF-8 nor GB18030 nor Big5",
            name=name,
            encoding=found or "NAME",
            hint="--encoding {encoding}, or save it as CSV UTF-8",
        )
    return text, (said("{name} is not UTF-8: it was read as {encoding}", name=short, encoding=found),)


def is_assumed(note: str) -> bool:
    """Return whether a note on the reading of a text says that it was taken for GB18030."""
    return isinstance(note, Sentence) and note.values.get("encoding") == CHINESE


def grid_of(text: str, name: str, notes: tuple[str, ...] = ()) -> Grid:
    """Return the cells of a text; a quoted cell may contain line ends.

    Raises:
        UsageError: The quotes do not match, or a cell or row is larger than in any list.
    """
    delimiter = _delimiter(text)
    csv.field_size_limit(MAX_CELL)
    # Not splitlines: it also ends lines at characters that a cell may contain.
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
    if _ERROR.search(text) and "record" not in rows[0][1]:  # a full export keeps such cells
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
    """Return the cell so that a spreadsheet shows it as text and never runs it as a formula; reading undoes this."""
    return "'" + cell if _RISKY.match(cell) else cell


def _as_written(cell: str) -> str:
    if cell.startswith("'") and _RISKY.match(cell):
        return cell[1:]
    kept = _KEPT_AS_TEXT.fullmatch(cell) if cell.startswith("=") else None
    return kept[1] if kept else cell


def _delimiter(text: str) -> str:
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
