"""A PDF in which no sign is left out without a word: one that the font lacks stands by its code, as `clean` has it."""

import logging
from typing import Any

from customs_cli.render.forms.paper.fonts import Fonts

_SHAPES = range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)
"""Signs that only choose between shapes of the one before."""


def whole(font: Fonts) -> Any:
    """An `FPDF` of A4 with a font called `body`: it writes `吉U+20BB7` where that lacks the second.

    It measures a text at once; `FPDF` does so piece by piece, each with a copy of all that is set, which takes half of
    the time of a long list.
    """
    from fpdf import FPDF

    class Whole(FPDF):
        def normalize_text(self, text: str) -> str:
            told = super().normalize_text(text)
            known = getattr(self.current_font, "cmap", None)
            lacking = {ord(c) for c in set(told) if ord(c) not in known} if known else ()
            return told.translate({code: _told(code) for code in lacking}) if lacking else told

        def get_string_width(self, s: str, normalized: bool = False, markdown: bool = False) -> float:
            told = s if normalized else self.normalize_text(s)
            if markdown or self.current_font is None:
                return super().get_string_width(told, True, markdown)
            return self.current_font.get_text_width(told, self.font_size_pt, None)[1] / self.k

    logging.getLogger("fpdf").setLevel(logging.ERROR)  # it would tell on stderr what it makes of a font
    paper = Whole(format="A4")
    paper.set_auto_page_break(False)
    paper.add_font("body", "", font.regular, collection_font_number=font.number)
    return paper


def _told(code: int) -> str:
    return "" if any(code in signs for signs in _SHAPES) else f"U+{code:04X}"
