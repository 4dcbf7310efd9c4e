"""A PDF in which characters that the font lacks are shown by their code, as `clean` writes it, instead of left out."""

import logging
from collections.abc import Callable, Container
from typing import Any

from customs_cli.render.forms.paper.fonts import Fonts
from customs_cli.render.forms.workbook import NO_TIME

_FIRST = (0, 0xFF)
"""The characters that a font is begun with."""
_NO_WIDTH = 65535
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
    paper.add_font("body", "", font.regular, unicode_range=[_FIRST], collection_font_number=font.number)
    _complete(paper.fonts["body"])
    return paper


def _complete(font: Any) -> None:
    """Give a font of few characters all that its file has; `FPDF` would look up each of 44,000 for a page of 200."""
    cmap = font.cmap = font.ttfont.getBestCmap() or font.cmap
    widths, scale = font.ttfont["hmtx"].metrics, font.scale

    def width(code: int) -> Any:
        wide = widths[cmap[code]][0]
        return round(scale * (0 if wide == _NO_WIDTH else wide) + 0.001)  # as `FPDF` rounds it

    font.cw = _Later(cmap, width, font.desc.missing_width)
    font.glyph_ids = _Later(cmap, lambda code: font.ttfont.getGlyphID(cmap[code]), None)


class _Later(dict[int, Any]):
    """What is known of each character of a font, found out when it is first asked for.

    Args:
        cmap: The characters that the font has.
        find: Finds it out.
        lacking: What is answered for a character that the font lacks.
    """

    def __init__(self, cmap: Container[int], find: Callable[[int], Any], lacking: Any) -> None:
        super().__init__()
        self._cmap, self._find, self._lacking = cmap, find, lacking

    def __missing__(self, code: int) -> Any:
        self[code] = found = self._find(code) if code in self._cmap else self._lacking
        return found

    def get(self, code: int, default: Any = None) -> Any:
        """Return what is known of a character; the default if the font lacks it."""
        return self[code] if code in self._cmap else default


def _told(code: int) -> str:
    return "" if any(code in signs for signs in _SHAPES) else f"U+{code:04X}"
