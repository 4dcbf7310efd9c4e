"""A page as PDF, A4, numbered, its fonts embedded.

Drawn with fpdf2: pure Python, small (Pillow, fontTools and defusedxml are all it brings), and it embeds of an OpenType
font only the characters used. ReportLab's Chinese fonts are references that a reader's machine must have, and it reads
no font with CFF outlines, as Noto CJK is; WeasyPrint needs Pango and Cairo, which an office's computer seldom has.
fpdf2's own tables break Chinese only at blanks: `layout` breaks lines and shares out columns, in millimetres here.

The font is the system's where it has one with Chinese, else the one that is installed with us (`fonts`).
"""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import Any

from customs_cli.errors import NotFound
from customs_cli.render.forms.paper import fonts
from customs_cli.render.forms.paper.signed import SIGNED, signed
from customs_cli.render.layout.cells import NOTHING
from customs_cli.render.layout.clean import clean
from customs_cli.render.layout.columns import Grid, Measure, card_fields, grid, parts, row_cards, spread
from customs_cli.render.layout.folding import fold
from customs_cli.render.layout.page import RIGHT, Block, Break, Card, Chart, Code, Column, Page, Table, Text
from customs_cli.render.words.catalogue import Words

MARGIN, FOOT = 14.0, 14.0
"""White space in millimetres on each side, and at the bottom."""
TITLE, HEADING, BODY = 12.0, 9.0, 8.0
"""Font sizes in points."""
LINE = 3.9
"""Height in millimetres of a line of body text."""
GUTTER, RAISED = 2.5, 0.35
"""Millimetres between two columns, and from the lines around a cell up to the top of its text."""
OUTLINED, OUTLINE = 2, 0.1
"""Text mode and outline in millimetres of bold letters: a second face of 20 MB would take a third of the time."""
GREY, LIGHT = 110, 175
TALLEST, BESIDE = 20, 2
"""The most lines of a row that stay on one page, and the number of last rows of a table that do."""
CODE, LABEL = 17.0, 0.3
"""Side of a QR code in millimetres; share of the width that the labels of a card may take."""
_TENTH = 10
"""`layout` works in whole numbers: tenths of a millimetre."""


def drawn(page: Page, words: Words) -> bytes:
    """Return a page as the bytes of a PDF file.

    Raises:
        NotFound: No font with Chinese is found.
    """
    from customs_cli.render.forms.paper.whole import whole

    found = fonts.find()
    if found is None:
        raise NotFound(
            "no font with Chinese is installed: the PDF could not embed one",
            hint="install Noto Sans CJK (Debian: apt install fonts-noto-cjk), or use .html",
        )
    paper = whole(found)
    paper.set_title(clean(page.title))
    paper.set_lang("zh-CN" if words.lang == "zh" else "en")
    sheet = _Paper(paper, clean(page.title), words)
    for place, block in enumerate(page.blocks):
        sheet.draw(block, signed(page.blocks, place))
    return bytes(paper.output())


class _Paper:
    def __init__(self, paper: Any, title: str, words: Words) -> None:
        self._paper, self._title, self.words = paper, title, words
        self._width = paper.w - 2 * MARGIN
        self._foot = paper.h - FOOT
        self._ruled = False
        self._beside, self._bold = 0.0, False
        self._turn()

    def draw(self, block: Block, after: Block | None = None) -> None:
        if not isinstance(block, Text) and self._paper.get_y() < self._beside:
            self._paper.set_xy(MARGIN, self._beside)
        match block:
            case Break():
                self._turn()
            case Text():
                self._gap()
                self._lines(clean(block.text), after=clean(after.text) if isinstance(after, Text) else "")
            case Code():
                self._code(block)
            case Chart():
                self._chart(block)
                self._table(block.table)
            case Card():
                self._heading(block.title, room=2 * LINE)
                self._card(card_fields(block))
            case Table():
                self._table(block, block.title)

    def _turn(self) -> None:
        self._paper.add_page()
        self._beside = 0.0
        self._style(BODY, grey=True)
        self._paper.set_xy(MARGIN, self._foot + 3)
        count = self.words("page {number} of {all}", number=self._paper.page, all="{nb}")
        self._paper.cell(self._width, LINE, count, align="R")
        self._paper.set_xy(MARGIN, MARGIN)
        is_first = self._paper.page == 1
        self._style(TITLE if is_first else BODY, bold=is_first, grey=not is_first)
        for line in fold(self._title, round(self._width * _TENTH), self._measure):
            self._cell(MARGIN, self._width, line, height=TITLE / 2)
            self._down(TITLE / 2 if is_first else LINE)
        self._gap()

    def _style(self, size: float, *, bold: bool = False, grey: bool = False) -> None:
        self._paper.set_font("body", "", size)
        self._bold = bold
        self._paper.set_text_color(GREY if grey else 0)

    def _measure(self, text: str) -> int:
        return int(self._paper.get_string_width(text) * _TENTH) + 1

    def _room(self, height: float) -> bool:
        if self._paper.get_y() + height <= self._foot:
            return True
        self._turn()
        return False

    def _gap(self) -> None:
        self._down(LINE / 2)

    def _down(self, height: float) -> None:
        self._paper.set_xy(MARGIN, self._paper.get_y() + height)

    def _cell(self, x: float, width: float, text: str, *, right: bool = False, height: float = LINE) -> None:
        y = self._paper.get_y()
        self._paper.set_xy(x, y)
        outlined = {"text_mode": OUTLINED, "line_width": OUTLINE, "draw_color": 0} if self._bold else {}
        with self._paper.local_context(**outlined) if outlined else nullcontext():
            self._paper.cell(width, height, text, align="R" if right else "L")
        self._paper.set_xy(MARGIN, y)

    def _lines(self, text: str, *, grey: bool = False, size: float = BODY, after: str = "") -> None:
        self._style(size, grey=grey)
        width = round((self._width - (CODE + 4 if self._paper.get_y() < self._beside else 0)) * _TENTH)
        lines = fold(text, width, self._measure)
        kept = LINE * (foot + 0.5) if after and (foot := len(fold(after, width, self._measure))) <= SIGNED else 0
        for place, line in enumerate(lines, start=1):
            if not self._room(LINE + (kept if place == len(lines) else 0)):
                self._style(size, grey=grey)
            self._cell(MARGIN, self._width, line)
            self._down(LINE)

    def _heading(self, title: str, room: float) -> None:
        self._gap()
        self._room(LINE * bool(title) + room)
        if title:
            self._style(HEADING, bold=True)
            self._cell(MARGIN, self._width, clean(title))
            self._down(LINE * 1.15)

    def _table(self, table: Table, title: str = "") -> None:
        self._style(BODY)
        by = Measure(self._measure, gap=25, narrowest=180)
        width = round(self._width * _TENTH)
        found = parts(table, width, by)
        for part in found:
            self._style(BODY, bold=True)  # the wider of the two that the table is drawn in
            drawn = grid(part, width, by)
            self._heading(title if part is found[0] else "", room=self._opening(drawn) if drawn else 2 * LINE)
            if drawn:
                self._grid(drawn, part.columns, table.is_ruled)
            for fields in () if drawn else row_cards(part):
                self._card(fields)
        if not found:
            self._heading(title, room=LINE)
        for note in table.notes:
            self._lines(clean(note), grey=True, size=BODY - 1)

    def _grid(self, drawn: Grid, columns: Sequence[Column], is_ruled: bool) -> None:
        if is_ruled:
            drawn = drawn._replace(widths=spread(drawn.widths, round(self._width * _TENTH), round(GUTTER * _TENTH)))
        self._ruled = is_ruled

        def head() -> None:
            self._row(drawn.headings, drawn.widths, columns, bold=True)
            self._rule()

        head()
        every = [*drawn.rows, *([drawn.total] if drawn.total else [])]
        last = self._height(every[-1], drawn.widths) if len(every) > BESIDE else 0  # not to stand alone on a page
        for place, row in enumerate(drawn.rows, start=BESIDE):
            self._row(row, drawn.widths, columns, again=head, room=last if place == len(every) else 0)
        if drawn.total:
            self._rule()
            self._row(drawn.total, drawn.widths, columns, bold=True, again=head)

    def _row(
        self,
        texts: list[str],
        widths: list[int],
        columns: Sequence[Column],
        *,
        bold: bool = False,
        again: Callable[[], None] = lambda: None,
        room: float = 0,
    ) -> None:
        """Draw one row with folded cells; a row that does not fit begins a new page, with the heading drawn by `again`.

        The new page is also begun where less than `room` millimetres would be left below the row.
        """
        self._style(BODY, bold=bold)
        cells = [fold(text, width, self._measure) for text, width in zip(texts, widths, strict=True)]
        if not self._room(min(max(map(len, cells)), TALLEST) * LINE + room):
            again()
        top = self._paper.get_y()
        for i in range(max(map(len, cells))):
            if not self._room(LINE):
                self._frame(top, widths)
                again()
                top = self._paper.get_y()
            self._style(BODY, bold=bold)
            x = MARGIN
            for lines, width, column in zip(cells, widths, columns, strict=True):
                text = lines[i] if i < len(lines) else ""
                self._cell(x, width / _TENTH, "" if text == NOTHING else text, right=column.kind in RIGHT)
                x += width / _TENTH + GUTTER
            self._down(LINE)
        self._frame(top, widths)

    def _height(self, texts: list[str], widths: list[int]) -> float:
        folded = (fold(text, width, self._measure) for text, width in zip(texts, widths, strict=True))
        return (min(max(map(len, folded)), TALLEST) + 0.5) * LINE

    def _opening(self, drawn: Grid) -> float:
        first = [*drawn.rows, drawn.total or []][0]
        return self._height(drawn.headings, drawn.widths) + (self._height(first, drawn.widths) if first else 0)

    def _frame(self, top: float, widths: list[int]) -> None:
        if not self._ruled or self._paper.get_y() <= top:
            return
        top, bottom, x = top - RAISED, self._paper.get_y() - RAISED, MARGIN - GUTTER / 2
        self._paper.set_draw_color(LIGHT)
        self._paper.rect(x, top, sum(widths) / _TENTH + len(widths) * GUTTER, bottom - top)
        for width in widths[:-1]:
            x += width / _TENTH + GUTTER
            self._paper.line(x, top, x, bottom)

    def _rule(self) -> None:
        if self._ruled:
            return
        y = self._paper.get_y() + 0.3
        self._paper.set_draw_color(GREY)
        self._paper.line(MARGIN, y, MARGIN + self._width, y)
        self._down(0.7)

    def _card(self, fields: Sequence[tuple[str, str]]) -> None:
        label = self._width * LABEL
        for name, value in fields:
            self._style(BODY)
            left = fold(name, round(label * _TENTH), self._measure)
            right = fold(value, round((self._width - label) * _TENTH), self._measure)
            for i in range(max(len(left), len(right))):
                self._room(LINE)
                self._style(BODY, grey=True)
                self._cell(MARGIN, label, left[i] if i < len(left) else "")
                self._style(BODY)
                self._cell(MARGIN + label, self._width - label, right[i] if i < len(right) else "")
                self._down(LINE)
        self._gap()

    def _chart(self, chart: Chart) -> None:
        from customs_cli.render.forms.paper.pdf_chart import draw
        from customs_cli.render.layout.picture import HEIGHT, WIDTH, picture

        unit = self._width / WIDTH
        self._gap()
        self._room(HEIGHT * unit)
        top = self._paper.get_y()
        draw(self._paper, picture(chart), (MARGIN, top), unit, self._style)
        self._paper.set_xy(MARGIN, top + HEIGHT * unit)

    def _code(self, code: Code) -> None:
        from customs_cli.render.forms.paper.pdf_chart import draw_code

        width = self._width - CODE - 4
        self._gap()
        self._room(CODE)
        y = self._paper.get_y()
        draw_code(self._paper, code.text, (MARGIN + self._width - CODE, y), CODE)
        self._style(BODY)
        for line in fold(clean(code.line), round(width * _TENTH), self._measure):
            self._cell(MARGIN, width, line)
            self._down(LINE)
        self._beside = y + CODE
