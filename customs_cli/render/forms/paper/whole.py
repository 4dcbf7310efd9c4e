"""A PDF in which characters that the font lacks are shown by their code, as `clean` writes it, instead of left out."""

import logging
from collections.abc import Callable
from typing import Any

from customs_cli.render.forms.paper.fonts import Fonts
from customs_cli.render.forms.workbook import NO_TIME

_FIRST = ord(" ")
_SHAPES = range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)
"""Code points that only select the shape of the character before them."""


def whole(font: Fonts) -> Any:
    """Return an `FPDF` for A4 with a font `body`; a character that the font lacks is written as its code: `吉U+20BB7`.

    It measures a text at once; `FPDF` does so piece by piece, each with a copy of all settings, which would take half
    of the time of a long list.
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

    logging.getLogger("fpdf").setLevel(logging.ERROR)  # it logs details of fonts to stderr
    paper = Whole(format="A4")
    paper.set_creation_date(NO_TIME)
    paper.set_auto_page_break(False)
    paper.add_font("body", "", font.regular, collection_font_number=font.number, unicode_range=[_FIRST])
    _know_all(paper.fonts["body"])
    return paper


class _LookedUp(dict[int, Any]):
    def __init__(self, look_up: Callable[[int], Any]) -> None:
        self._look_up = look_up

    def __missing__(self, code: int) -> Any:
        found = self[code] = self._look_up(code)
        return found

    def get(self, code: int, default: Any = None) -> Any:
        try:
            return self[code]
        except KeyError:
            return default


def _know_all(font: Any) -> None:
    cmap, metrics, lacking = font.ttfont.getBestCmap(), font.ttfont["hmtx"].metrics, font.desc.missing_width

    def width(code: int) -> Any:
        return round(font.scale * metrics[cmap[code]][0] + 0.001) if code in cmap else lacking

    font.cmap, font.cw = cmap, _LookedUp(width)
    font.glyph_ids = _LookedUp(lambda code: font.ttfont.getGlyphID(cmap[code]))


def _told(code: int) -> str:
    return "" if any(code in signs for signs in _SHAPES) else f"U+{code:04X}"
