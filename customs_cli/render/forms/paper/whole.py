"""A PDF in which no sign is left out without a word: one that the font lacks stands by its code, as `clean` has it."""

from typing import Any

_SHAPES = range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)
"""Signs that only choose between shapes of the one before."""


def whole() -> Any:
    """An `FPDF` of A4 that writes `吉U+20BB7` where its font lacks the second, and measures a text at once.

    (`FPDF` measures it piece by piece, each with a copy of all that is set: half of the time that a long list takes.)
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

    return Whole(format="A4")


def _told(code: int) -> str:
    return "" if any(code in signs for signs in _SHAPES) else f"U+{code:04X}"
