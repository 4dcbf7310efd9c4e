"""Writes a page, or its JSON, in the form that was asked for."""

from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from pathlib import PurePath
from typing import Any, Literal, TextIO

from customs_cli.errors import UsageError
from customs_cli.render.layout.cells import read_in
from customs_cli.render.layout.page import Page
from customs_cli.render.words.catalogue import Words
from customs_cli.sentences import Listed

FormName = Literal["terminal", "tsv", "csv", "json", "md", "html", "txt"]
Json = Callable[[], dict[str, Any]]

SUFFIXES = (".xlsx", ".pdf", ".csv", ".tsv", ".json", ".html", ".md", ".txt")
"""The suffixes that `-o FILE` may have."""
PICTURES = (".svg", ".png")
"""Further suffixes, for pages with a chart."""


def write(
    page: Callable[[], Page],
    json: Json,
    form: FormName,
    *,
    out: TextIO,
    width: int = 80,
    color: bool = False,
    words: Words,
) -> None:
    """Write a report to a stream in one of the forms.

    Args:
        page: Returns the page; called for every form except JSON.
        json: Returns the JSON object; called for JSON only.
        form: Name of the form.
        out: The stream.
        width: Width in columns of the terminal, and of `txt`.
        color: Whether the terminal may be styled.
        words: The reader's language.
    """
    with read_in(words.lang):
        _write(page, json, form, out=out, width=width, color=color, words=words)


def _write(
    page: Callable[[], Page],
    json: Json,
    form: FormName,
    *,
    out: TextIO,
    width: int,
    color: bool,
    words: Words,
) -> None:
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
    if page.is_sheet:
        from customs_cli.render.forms.paper import paged

        paged.write(page, out)
    else:
        from customs_cli.render.forms import text

        text.write(page, out, width)


def print_json(report: dict[str, Any], out: TextIO) -> None:
    from customs_cli.render.forms import jsonfile

    jsonfile.write(report, out)


def refuse_other_forms(name: str) -> None:
    """Refuse the name of a file in which no page can be written."""
    if PurePath(name).suffix.lower() not in SUFFIXES + PICTURES:
        raise UsageError(
            "cannot write {name!r}: no such form",
            name=PurePath(name).name,
            hint="end it in {suffixes}",
            suffixes=Listed(SUFFIXES),
            at="-o",
        )


def drawn(page: Page, json: Json, name: str, *, words: Words) -> Iterable[bytes]:
    """Return a page as the bytes of a file, in the form that the suffix of its name demands.

    Args:
        page: The page.
        json: Returns the JSON object; called for `.json` only.
        name: Name of the file.
        words: The reader's language.

    Returns:
        Pieces of bytes; text that may be long is read only as they are asked for.

    Raises:
        UsageError: The suffix is not in `SUFFIXES`, or is in `PICTURES` and the page has no chart; or the library that
            draws it is not installed.
        NotFound: No font with Chinese is found for a picture or a PDF.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in (".json", ".tsv", ".csv"):
        return _encoded(_text(page, json, suffix, words))
    with read_in(words.lang):
        return [_drawn(page, json, name, words)]


def _drawn(page: Page, json: Json, name: str, words: Words) -> bytes:
    refuse_other_forms(name)
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        from customs_cli.render.forms import xlsx

        return xlsx.drawn(page, words)
    if suffix == ".pdf":
        from customs_cli.render.forms.paper import pdf

        return pdf.drawn(page, words)
    if suffix == ".svg":
        from customs_cli.render.forms import svg

        return svg.drawn(page)
    if suffix == ".png":
        from customs_cli.render.forms import png

        return png.drawn(page)
    out = StringIO()
    write(lambda: page, json, suffix[1:], out=out, words=words)  # type: ignore[arg-type]
    return b"".join(_encoded([out.getvalue()]))


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8", "backslashreplace") for piece in pieces)


def _text(page: Page, json: Json, suffix: str, words: Words) -> Iterator[str]:
    with read_in(words.lang):
        if suffix == ".json":
            from customs_cli.render.forms import jsonfile

            yield from jsonfile.pieces(json())
        elif suffix == ".tsv":
            from customs_cli.render.forms import plain

            yield from plain.pieces(page)
        else:
            from customs_cli.render.forms import csvfile

            yield "\ufeff"  # without it spreadsheets do not read Chinese as UTF-8
            yield from csvfile.pieces(page, words)
