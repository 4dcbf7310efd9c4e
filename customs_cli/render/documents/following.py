"""Turns the office's own filled Word file into the layout for PDF, HTML and text, so that all say the same.

Its paragraphs and tables are followed with alignment, bold and size. A template with anything else (a picture,
automatic numbers, a struck-out word ...) is issued as Word only, and a message names what it has.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from customs_cli.domain.documents.data import DocumentData
from customs_cli.errors import FaultsFound
from customs_cli.render.documents.paper import USUAL, Cells, Free, Laid, Paper, laid_out
from customs_cli.sentences import said

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KEPT_OUT = {
    said("a picture"): ("drawing", "pict", "object"),
    said("a text box"): ("txbxContent",),
    said("automatic numbers"): ("numPr",),
    said("a footnote"): ("footnoteReference", "endnoteReference"),
    said("a change that is tracked"): ("ins", "del", "moveFrom", "moveTo"),
    said("a content control"): ("sdt",),
    said("hidden or struck text"): ("vanish", "strike", "dstrike"),
}
"""What a plain page cannot show -> the elements of Word for it."""
_FIELDS = ("fldSimple", "instrText")


def followed(filled: bytes, data: DocumentData, lang: str) -> Paper:
    """Return a filled Word file as a layout: heads first, then the body, then feet; the page adds page numbers itself.

    Args:
        filled: The bytes of the `.docx`.
        data: The contents with which it was filled.
        lang: Its language.

    Raises:
        FaultsFound: The file has something that a plain page cannot show.
    """
    if found := cannot_follow(filled):
        raise FaultsFound(
            "the office's own template contains something that only Word can show: {what}",
            what=found[0],
            hint=(
                "-o FILE.docx issues it as it is; once that is removed from the template, PDF, HTML and "
                "text follow the template"
            ),
        )
    return laid_out(data, lang)._replace(to="", is_own=True, parts=tuple(_parts(_opened(filled))))


def cannot_follow(template: bytes) -> tuple[str, ...]:
    """Return what a template, or a filled one, has that a plain page cannot show; empty where it can be followed."""
    paper = _opened(template)
    places = [paper.element.body, *(part._element for part in _heads(paper)), *(p._element for p in _feet(paper))]
    tags = {str(node.tag).removeprefix(_W) for place in places for node in place.iter() if isinstance(node.tag, str)}
    styles = {node.get(f"{_W}val") for place in places for node in place.iter(f"{_W}pStyle")}
    tags |= {"numPr" for style in paper.styles if style.style_id in styles and _is_numbered(style)}
    found = [what for what, names in _KEPT_OUT.items() if not tags.isdisjoint(names)]
    nested = any(True for place in places for cell in place.iter(f"{_W}tc") for _ in cell.iter(f"{_W}tbl"))
    return (*found, *((said("a table within a table"),) if nested else ()))


def _opened(content: bytes) -> "Document":
    import docx

    return docx.Document(BytesIO(content))


def _is_numbered(style: Any) -> bool:
    return style.element.find(f"{_W}pPr/{_W}numPr") is not None


def _heads(paper: "Document") -> list[Any]:
    return [section.header for section in paper.sections if not section.header.is_linked_to_previous]


def _feet(paper: "Document") -> list[Any]:
    return [section.footer for section in paper.sections if not section.footer.is_linked_to_previous]


def _parts(paper: "Document") -> Iterator[Laid]:
    for place in (*_heads(paper), paper, *_feet(paper)):
        for block in place.iter_inner_content():
            if hasattr(block, "rows"):
                yield Cells(tuple(_rows(block)), _widths(block))
            elif not any(True for name in _FIELDS for _ in block._p.iter(f"{_W}{name}")):
                yield _free(block)


def _free(paragraph: "Paragraph") -> Free:
    runs = [run for run in paragraph.runs if run.text.strip()]
    sizes = [run.font.size.pt for run in runs if run.font.size]
    style = paragraph.style
    size = sizes[0] if sizes else style.font.size.pt if style and style.font.size else USUAL
    is_bold = bool(runs) and all(run.bold or (run.bold is None and style and style.font.bold) for run in runs)
    aligned = paragraph.alignment
    if aligned is None and style is not None:
        aligned = style.paragraph_format.alignment
    align = {1: "center", 2: "right"}.get(int(aligned) if aligned is not None else 0, "left")
    return Free(paragraph.text, align, is_bold, float(size))


def _rows(table: Any) -> Iterator[tuple[tuple[str, int], ...]]:
    for row in table.rows:
        yield tuple(_cell(cell) for cell in row._tr.tc_lst)


def _cell(cell: Any) -> tuple[str, int]:
    goes_on = cell.vMerge == "continue"
    lines: Sequence[str] = ["".join(_text(p)) for p in cell.p_lst]
    return ("" if goes_on else "\n".join(lines)), int(cell.grid_span)


def _text(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        yield node.text or "" if node.tag == f"{_W}t" else "\t" if node.tag == f"{_W}tab" else "\n"


def _widths(table: Any) -> tuple[int, ...]:
    return tuple(int(column.get(f"{_W}w") or 1) or 1 for column in table._tbl.tblGrid.findall(f"{_W}gridCol"))
