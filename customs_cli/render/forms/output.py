"""The one way out: a page, or its JSON, in the form that was asked for."""

import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any, Literal, TextIO

from customs_cli.errors import CannotWrite, UsageError
from customs_cli.render.layout.page import Page
from customs_cli.render.words.catalogue import Words

Form = Literal["terminal", "tsv", "csv", "json", "md", "html", "txt"]
Json = Callable[[], dict[str, Any]]

SUFFIXES = (".xlsx", ".pdf", ".csv", ".tsv", ".json", ".html", ".md", ".txt")
"""What `-o FILE` may end in."""
PICTURES = (".svg", ".png")
"""What it may end in as well where there is a chart to draw."""


def write(
    page: Callable[[], Page],
    json: Json,
    form: Form,
    *,
    out: TextIO,
    width: int = 80,
    color: bool = False,
    words: Words,
) -> None:
    """Write a report.

    Args:
        page: Gives the page; asked by every form but JSON.
        json: Gives the report's JSON object; asked by JSON alone.
        form: How.
        out: Where to.
        width: Columns of the terminal, and of `txt`.
        color: Whether the terminal may be styled.
        words: The reader's language.
    """
    # Each form is imported when it is used: a pipe never pays for Rich.
    match form:
        case "terminal":
            from customs_cli.render.forms import terminal

            terminal.write(page(), out, width=width, color=color)
        case "json":
            print_json(json(), out)
        case "tsv":
            from customs_cli.render.forms import plain

            plain.write(page(), out)
        case "csv":
            from customs_cli.render.forms import csvfile

            csvfile.write(page(), out, words)
        case "md":
            from customs_cli.render.forms import markdown

            markdown.write(page(), out)
        case "html":
            from customs_cli.render.forms import html

            html.write(page(), out, words)
        case "txt":
            _write_text(page(), out, width)


def _write_text(page: Page, out: TextIO, width: int) -> None:
    """Lines of `width` columns; a sheet in numbered pages of paper."""
    if page.is_sheet:
        from customs_cli.render.forms import paged

        paged.write(page, out)
    else:
        from customs_cli.render.forms import text

        text.write(page, out, width)


def print_json(report: dict[str, Any], out: TextIO) -> None:
    """Write one JSON object."""
    from customs_cli.render.forms import jsonfile

    jsonfile.write(report, out)


def save(page: Page, json: Json, path: Path, *, words: Words) -> None:
    """Write a page to a file whose suffix names the form; the file is there whole, or as it was.

    Raises:
        UsageError: The suffix is none of `SUFFIXES`, or one of `PICTURES` and there is no chart.
        CannotWrite: The folder is missing, or the disk says no.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES + PICTURES:
        raise UsageError(
            "cannot write {name!r}: no such form",
            name=path.name,
            hint="end it in {suffixes}",
            suffixes=", ".join(SUFFIXES),
            at="-o",
        )
    try:
        _replace(path.resolve(), lambda temporary: _fill(page, json, temporary, suffix, words))
    except OSError as error:
        raise CannotWrite(
            "cannot write {path}: {why}", path=path, why=error.strerror or error, hint="choose another folder"
        ) from error


def _fill(page: Page, json: Json, path: Path, suffix: str, words: Words) -> None:
    if suffix == ".xlsx":
        from customs_cli.render.forms import xlsx

        xlsx.save(page, path, words)
    elif suffix == ".pdf":
        from customs_cli.render.forms import pdf

        pdf.save(page, path, words)
    elif suffix == ".svg":
        from customs_cli.render.forms import svg

        svg.save(page, path)
    elif suffix == ".png":
        from customs_cli.render.forms import png

        png.save(page, path)
    else:
        out = StringIO()
        write(lambda: page, json, suffix[1:], out=out, words=words)  # type: ignore[arg-type]
        mark = "\ufeff" if suffix == ".csv" else ""  # without it spreadsheets do not read Chinese as UTF-8
        path.write_bytes((mark + out.getvalue()).encode("utf-8", "backslashreplace"))


def _replace(path: Path, fill: Callable[[Path], None]) -> None:
    """Fill a temporary file beside `path`, then put it in its place; an existing file keeps its mode."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    os.close(handle)
    temporary = Path(name)
    try:
        fill(temporary)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
