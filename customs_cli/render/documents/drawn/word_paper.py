"""The page of the program's own Word files: paragraphs and tables set as in the PDF, a foot with number and page."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_FONT = "Noto Serif CJK SC"
_SIZES = {"en": 10.0, "zh": 11.0}
_IN_TABLE, _BETWEEN, _FOOT = 0.93, 4.0, 9.0
_A4, _BESIDE, _ABOVE = (210, 297), 24, 18
_SHADE = "F0F0F0"
_ROOM_TO_SIGN = 11


class WordPaper:
    """A Word file, filled from top to bottom.

    Args:
        lang: `en` or `zh`.
        is_wide: Whether the paper is turned.
    """

    def __init__(self, lang: str, *, is_wide: bool) -> None:
        import docx
        from docx.enum.section import WD_ORIENT
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        self._paper = docx.Document()
        self._is_chinese, self._size = lang == "zh", _SIZES[lang]
        short, long = _A4
        section = self._paper.sections[0]
        section.page_width, section.page_height = (Mm(long), Mm(short)) if is_wide else (Mm(short), Mm(long))
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Mm(_BESIDE)
        section.top_margin = section.bottom_margin = Mm(_ABOVE)
        section.header_distance = section.footer_distance = Mm(_ABOVE / 2)
        self._across = (long if is_wide else short) - 2 * _BESIDE
        style = self._paper.styles["Normal"]
        style.font.name, style.font.size = _FONT, Pt(self._size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
        spaced = style.paragraph_format
        spaced.space_before, spaced.space_after, spaced.line_spacing = Pt(0), Pt(6), 1.0

    def centred(self, text: str, size: float, *, is_bold: bool = False) -> None:
        """Add a line in the middle, as of the heading."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph = self._paper.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold, run.font.size = is_bold, Pt(size)

    def para(self, text: str, *, is_indented: bool = True) -> None:
        """Add a paragraph; in Chinese the first line of running text is indented by two signs."""
        from docx.shared import Pt

        paragraph = self._paper.add_paragraph(text)
        if self._is_chinese and is_indented:
            paragraph.paragraph_format.first_line_indent = Pt(2 * self._size)

    def tag(self, text: str) -> None:
        """Add a tag of the template, which is no paragraph of the filled file."""
        self._paper.add_paragraph(text)

    def title(self, text: str) -> None:
        """Add the heading of a table, which stays with it."""
        paragraph = self._paper.add_paragraph()
        paragraph.add_run(text).bold = True
        paragraph.paragraph_format.keep_with_next = True

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float], *, heads: Sequence[str] = ()) -> None:
        """Add a table; rows are not torn, and the heads stand on every page.

        Args:
            rows: The rows, as wide as `widths`; a row of one text is a tag of the template.
            widths: The relative widths of the columns.
            heads: The headings of the columns; empty for none.
        """
        table = self._table(len(widths))
        for head in [heads] if heads else []:
            for cell in self._row(table, head, widths):
                _set(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=_SHADE)
            _set(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for row in rows:
            self._row(table, row, widths)
        self._gap()

    def signs(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """Add lines for signatures, high enough to sign in; they stay together, and with what follows."""
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
        from docx.shared import Mm

        table = self._table(len(widths))
        for row in rows:
            for cell in self._row(table, row, widths):
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                cell.paragraphs[0].paragraph_format.keep_with_next = True
            table.rows[-1].height, table.rows[-1].height_rule = Mm(_ROOM_TO_SIGN), WD_ROW_HEIGHT_RULE.AT_LEAST
        self._gap().paragraph_format.keep_with_next = True

    def close(self, lines: Sequence[str]) -> None:
        """Add the end, on the right: the office and the day, on one page."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        for text in lines:
            paragraph = self._paper.add_paragraph(text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.keep_with_next = text != lines[-1]

    def foot(self, text: str) -> None:
        """Put a text, the number of the page and that of all pages at the foot of every page."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self._paper.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for told in (f"{text}  ", "PAGE", " / ", "NUMPAGES"):
            _field(paragraph, told) if told.isupper() else _small(paragraph.add_run(told), _FOOT)

    def saved(self, title: str) -> bytes:
        """Return the bytes of the `.docx`, with its title and nobody's name."""
        told = self._paper.core_properties
        told.author, told.comments, told.title = "", "", title
        out = BytesIO()
        self._paper.save(out)
        return out.getvalue()

    def _table(self, columns: int) -> Any:
        table = self._paper.add_table(rows=0, cols=columns, style="Table Grid")
        table.autofit = False
        return table

    def _row(self, table: Any, texts: Sequence[str], widths: Sequence[float]) -> list[Any]:
        from docx.shared import Mm, Pt

        row = table.add_row()
        _set(row._tr.get_or_add_trPr(), "w:cantSplit")
        cells = list(row.cells)
        for place, cell in enumerate(cells):
            cell.width = table.columns[place].width = Mm(self._across * widths[place] / sum(widths))
            paragraph = cell.paragraphs[0]
            _small(paragraph.add_run(texts[place] if place < len(texts) else ""), self._size * _IN_TABLE)
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        return cells

    def _gap(self) -> "Paragraph":
        from docx.shared import Pt

        paragraph = self._paper.add_paragraph()
        _small(paragraph.add_run(""), _BETWEEN)
        paragraph.paragraph_format.space_after = Pt(_BETWEEN)
        paragraph.paragraph_format.line_spacing = Pt(_BETWEEN)
        return paragraph


def _small(run: "Run", size: float) -> None:
    from docx.shared import Pt

    run.font.size = Pt(round(2 * size) / 2)


def _field(paragraph: "Paragraph", code: str) -> None:
    field = _set(paragraph._p, "w:fldSimple", instr=code)
    run = paragraph.add_run("1")
    _small(run, _FOOT)
    field.append(run._r)


def _set(parent: Any, name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element
