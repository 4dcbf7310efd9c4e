"""A document as PDF/A-2b with embedded fonts, set by Typst; its contents are passed as JSON, never as markup.

Typst writes the metadata of PDF/A itself, refuses what PDF/A forbids, and gives the same bytes for the same input. The
fonts are the computer's, in the order of `FAMILIES`, with serif faces first as in official papers.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.errors import NotFound, UsageError
from customs_cli.render.documents.paper import Cells, Close, Free, Grid, Laid, Lines, Paper, Para, Signs, is_wide
from customs_cli.render.documents.widths import LABEL_AND_VALUE, SIGNATURE, width
from customs_cli.render.forms.paper import fonts

if TYPE_CHECKING:
    from typst import Compiler

FAMILIES = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "FangSong",
    "SimSun",
    "STSong",
    "Songti SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "DengXian",
    "SimHei",
    "PingFang SC",
    "STHeiti",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)
_WORD = re.compile(r"[!-^`-~]{9,}")
_PIECES = re.compile(r".{1,8}")
_LACKING = re.compile(r'the text `"(.+)"` could not be displayed')
_PLACES, _TOGETHER = 80, 16
"""Characters in a line across the paper; lines up to which a row is kept on one page."""
_ACROSS, _ACROSS_WIDE, _BESIDE = 162.0, 249.0, 3.5
"""Width in millimetres of a line on upright and on turned paper; blank millimetres beside the text in a cell."""
_CAPITAL, _DIGIT, _LETTER = 2.3, 2.05, 1.75
"""Width in millimetres of a capital, of a digit, and of a small letter or any other sign."""
_LARGE = 0.7
"""A line of the heading, whose type is larger, holds this share of the letters of other lines."""


def drawn(paper: Paper) -> bytes:
    """Return a document as the bytes of a PDF/A-2b file.

    Raises:
        UsageError: typst is not installed.
        NotFound: No font has some of its characters.
    """
    compiler, families = _typst()
    across = _ACROSS_WIDE if is_wide(paper) else _ACROSS
    told = {
        "wide": is_wide(paper),
        **paper._asdict(),
        "to": _breakable(paper.to, across),
        "office": _breakable(paper.office, _LARGE * across),
        "number": _breakable(paper.number, _LARGE * across),
        "parts": [_part(part, across) for part in paper.parts],
        "fonts": [*families, "Libertinus Serif"],
    }
    from typst import TypstError

    try:
        made = compiler.compile(
            format="pdf",
            sys_inputs={"paper": json.dumps(told, ensure_ascii=False)},
            pdf_standards="a-2b",
            timestamp=_midnight(paper.day),
        )
    except TypstError as error:
        lacking = _LACKING.search(str(error))
        if lacking:
            raise NotFound(
                "no font on this computer has '{text}': the PDF could not be typeset",
                text=lacking[1],
                hint="install a font that has it, or use .html",
            ) from error
        raise NotFound(
            "the PDF could not be typeset: {why}",
            why=" ".join(str(error).split())[:200],
            hint="use .html",
        ) from error
    return made if isinstance(made, bytes) else b"".join(made or ())


@cache
def _typst() -> tuple["Compiler", tuple[str, ...]]:
    try:
        from typst import Compiler, Fonts
    except ImportError as error:
        raise UsageError(
            "official PDF files need typst", hint="pip install 'customs-cli[documents]', or use .html"
        ) from error
    own = fonts.find()
    found = Fonts(font_paths=[str(own.regular.parent)] if own else [])
    here = set(found.families())
    source = Path(__file__).with_name("document.typ")
    return Compiler(input=source, root=source.parent, font_paths=found), tuple(
        family for family in FAMILIES if family in here
    )


def _midnight(day: str) -> int:
    from datetime import UTC, datetime

    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _part(part: Laid, across: float) -> dict[str, Any]:
    match part:
        case Para(text=text):
            return {"kind": "para", "text": _breakable(text, across)}
        case Lines(rows=rows):
            return {
                "kind": "lines",
                "rows": [[label, _breakable(value, LABEL_AND_VALUE[1] * across)] for label, value in rows],
            }
        case Grid(rows=rows, keys=keys):
            widths = [width(key) for key in keys]
            whole = sum(widths)
            told = [
                _row([(cell, width / whole) for cell, width in zip(row, widths, strict=True)], across) for row in rows
            ]
            return {"kind": "grid", **part._asdict(), "rows": told, "widths": widths}
        case Signs(labels=labels):
            return {
                "kind": "signs",
                **part._asdict(),
                "labels": [_breakable(label, SIGNATURE[0] * across) for label in labels],
            }
        case Close(office=office):
            return {"kind": "close", **part._asdict(), "office": _breakable(office, across)}
        case Free(text=text):
            return {"kind": "free", **part._asdict(), "text": _breakable(text, across)}
        case Cells(rows=rows, widths=widths):
            own = [{**_row(list(_spread(row, widths)), across), "spans": [span for _, span in row]} for row in rows]
            return {"kind": "cells", "rows": own, "widths": list(widths)}


def _row(cells: Sequence[tuple[str, float]], across: float) -> dict[str, Any]:
    return {"cells": [_breakable(text, share * across) for text, share in cells], "is_together": _is_together(cells)}


def _spread(row: Sequence[tuple[str, int]], widths: Sequence[int]) -> Iterator[tuple[str, float]]:
    first = 0
    for text, span in row:
        yield text, sum(widths[first : first + span]) / max(sum(widths), 1)
        first += span


def _is_together(cells: Sequence[tuple[str, float]]) -> bool:
    from rich.cells import cell_len

    places = [max(int(share * _PLACES), 1) for _, share in cells]
    return all(
        sum(1 + cell_len(line) // most for line in text.split("\n")) <= _TOGETHER
        for (text, _), most in zip(cells, places, strict=True)
    )


def _breakable(text: str, room: float) -> str:
    """Return a text in which words longer than a line, such as a hash, may be broken.

    No other word is changed, so that a number copied from the page, or searched for in it, stays as it is.
    """

    def parted(word: re.Match[str]) -> str:
        length = sum(_CAPITAL if sign.isupper() else _DIGIT if sign.isdigit() else _LETTER for sign in word[0])
        return "\u200b".join(_PIECES.findall(word[0])) if length > room - _BESIDE else word[0]

    return _WORD.sub(parted, text)
