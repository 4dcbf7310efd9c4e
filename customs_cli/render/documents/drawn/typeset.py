"""A document as PDF/A-2b with its fonts embedded, set by Typst; what it says goes in as JSON, never as markup.

Typst writes the metadata of PDF/A itself, refuses what PDF/A forbids, and gives the same bytes for the same input.
Fonts are the computer's, in the order of `FAMILIES`, serif faces first as official papers have them.
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.errors import NotFound, UsageError
from customs_cli.render.documents.paper import Cells, Close, Free, Grid, Laid, Lines, Paper, Para, Signs
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
_LONG = re.compile(r"[!-^`-~]{17,}")
_LONG_THERE = re.compile(r"[!-^`-~]{9,}")
MANY = 6
"""In a table of more columns each is narrow."""
_NARROW = frozenset({"seal_before", "seal", "document", "from", "to", "place", "witness", "by", "marks"})
_PIECES = re.compile(r".{1,8}")
_PLACES, _TOGETHER = 80, 16
"""Places of a line across the paper; and lines that a row may fill and still stand on one page."""
_WIDTHS = {
    "no": 1,
    "line": 1,
    "goods": 4,
    "rights": 4,
    "quantity": 2.4,
    "value": 2.9,
    "at": 2.4,
    "from": 2.2,
    "to": 2.2,
    "purpose": 2,
    "seal": 1.8,
    "document": 2,
    "by": 2,
    "holder": 3,
    "marks": 2.6,
    "notified": 2.3,
    "replied": 2.3,
    "detained": 2.3,
    "finding": 2.6,
    "outcome": 2.6,
    "name": 3,
    "sha256": 5,
    "remark": 3,
    "number": 3,
    "form": 4,
}
"""Shares of the width that columns have; 2 for any other."""


def drawn(paper: Paper) -> bytes:
    """A document as the bytes of a PDF/A-2b file.

    Raises:
        UsageError: typst is not installed.
        NotFound: No font has some of its characters.
    """
    compiler, families = _typst()
    told = {
        **paper._asdict(),
        "parts": [_part(part) for part in paper.parts],
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
        raise NotFound(
            "the PDF could not be set: {why}",
            why=" ".join(str(error).split())[:200],
            hint="install a font that has it (Debian: apt install fonts-noto-cjk), or use .html",
        ) from error
    return made if isinstance(made, bytes) else b"".join(made or ())


@cache
def _typst() -> tuple["Compiler", tuple[str, ...]]:
    """The compiler with the form in it, and the families that this computer has; the fonts are looked for once."""
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
    """The moment that the file says it was made: the day of issue, so that it is the same whenever it is set."""
    from datetime import UTC, datetime

    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def _part(part: Laid) -> dict[str, Any]:
    match part:
        case Para(text=text):
            return {"kind": "para", "text": _breakable(text)}
        case Lines(rows=rows):
            return {"kind": "lines", "rows": [[label, _breakable(value)] for label, value in rows]}
        case Grid(rows=rows, keys=keys):
            widths = [_WIDTHS.get(key, 2) for key in keys]
            whole = sum(widths)
            told = [
                {
                    "cells": [_breakable(cell, key) for cell, key in zip(row, keys, strict=True)],
                    "is_together": _is_together(
                        [(cell, width / whole) for cell, width in zip(row, widths, strict=True)]
                    ),
                }
                for row in rows
            ]
            return {"kind": "grid", **part._asdict(), "rows": told, "widths": widths}
        case Signs():
            return {"kind": "signs", **part._asdict()}
        case Close():
            return {"kind": "close", **part._asdict()}
        case Free(text=text):
            return {"kind": "free", **part._asdict(), "text": _breakable(text)}
        case Cells(rows=rows, widths=widths):
            key = "from" if len(widths) > MANY else ""
            own = [
                {
                    "cells": [{"text": _breakable(text, key), "span": span} for text, span in row],
                    "is_together": _is_together(list(_spread(row, widths))),
                }
                for row in rows
            ]
            return {"kind": "cells", "rows": own, "widths": list(widths)}


def _spread(row: Sequence[tuple[str, int]], widths: Sequence[int]) -> Iterator[tuple[str, float]]:
    """The text of each cell, and its share of the width of the table."""
    first = 0
    for text, span in row:
        yield text, sum(widths[first : first + span]) / max(sum(widths), 1)
        first += span


def _is_together(cells: Sequence[tuple[str, float]]) -> bool:
    """Whether a row is not torn between two pages: one that might be longer than a page has to be.

    Args:
        cells: The text of each, and its share of the width of the table.
    """
    from rich.cells import cell_len

    places = [max(int(share * _PLACES), 1) for _, share in cells]
    return all(
        sum(1 + cell_len(line) // most for line in text.split("\n")) <= _TOGETHER
        for (text, _), most in zip(cells, places, strict=True)
    )


def _breakable(text: str, key: str = "") -> str:
    """A text whose long words, a hash or a name without blanks, may go on in the next line; of a narrow column more."""
    long = _LONG_THERE if key in _NARROW else _LONG
    return long.sub(lambda found: "\u200b".join(_PIECES.findall(found[0])), text)
