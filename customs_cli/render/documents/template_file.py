"""The program's own Word templates, made from the layouts, which an office can copy and edit."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from customs_cli.domain.documents.forms import FORMS
from customs_cli.render.documents.labels import DATE, LABELS, TABLES
from customs_cli.render.documents.letters import LAYOUTS
from customs_cli.render.documents.paper import told_columns
from customs_cli.render.documents.parts import C, F, Layout, P, Part, S, T
from customs_cli.render.documents.values import FormWords

if TYPE_CHECKING:
    from docx.document import Document

Rows = Mapping[str, Sequence[Mapping[str, str]]]
"""Name of a table -> its rows."""

_FONT = "Noto Serif CJK SC"


def fields_of(form: str) -> tuple[str, ...]:
    """Return the fields that a template of a form may use."""
    return (*(name for name in FORMS[form].fields if not name.endswith("_zh")), "title", "draft")


def tables_of(form: str) -> dict[str, tuple[str, ...]]:
    """Return table -> its columns, for the tables that a template of a form may use."""
    own = {"goods", *FORMS[form].tables}
    columns = {name: tuple(key for key, _ in columns) for name, (_, columns) in TABLES.items() if name in own}
    return {**columns, "goods": (*columns["goods"], "hs")}


def ours(form: str, lang: str, tables: Rows = MappingProxyType({})) -> bytes:
    """Return the program's template of a form in a language, as the bytes of a `.docx`.

    Args:
        form: Code of the form.
        lang: `en` or `zh`.
        tables: Table -> the rows that will fill it; columns without a value in them are left out.
    """
    import docx

    words, layout = FormWords(lang), LAYOUTS[form]
    paper = docx.Document()
    _set_page(paper)
    for text, size, bold in (
        ("{{ draft }}", 14, True),
        ("{{ letterhead }}", 13, False),
        (words(layout.title), 18, True),
        (words("No. {number}", number="{{ number }}"), 11, False),
    ):
        _add_centred(paper, text, size, bold=bold)
    _fill(paper, layout, form, words, tables)
    paper.core_properties.author, paper.core_properties.title = "", words(layout.title)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _set_page(paper: "Document") -> None:
    """Set A4 and the font of the program's forms."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(24)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)


def _add_centred(paper: "Document", text: str, size: int, *, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)


def _fill(paper: "Document", layout: Layout, form: str, words: FormWords, tables: Rows) -> None:
    places = {name: f"{{{{ {name} }}}}" for name in fields_of(form)}
    if layout.to:
        paper.add_paragraph(words(layout.to, **places))
    for part in layout.parts:
        when = part.when if isinstance(part, P | T) else ""
        if when:
            test = f"not has.{when[1:]}" if when.startswith("!") else f"has.{when}"
            paper.add_paragraph(f"{{%p if {test} %}}")
        if isinstance(part, T):
            paper.add_paragraph(words(TABLES[part.name][0]))
            _add_table(paper, part.name, words, told_columns(part.name, tables.get(part.name, ())))
        else:
            _add(paper, part, places, words)
        if when:
            paper.add_paragraph("{%p endif %}")


def _add(paper: "Document", part: Part, places: dict[str, str], words: FormWords) -> None:
    match part:
        case P(text=text):
            paper.add_paragraph(words(text, **places))
        case F(names=names, optional=optional):
            _add_fields(paper, names, optional, places, words)
        case S(labels=labels, absent=absent):
            if absent:
                paper.add_paragraph(words("Where the party is absent or refuses to sign, the reason:") + " ________")
            _add_rows(paper, [(words(label, **places), "", words(DATE)) for label in labels])
        case C():
            from docx.enum.text import WD_ALIGN_PARAGRAPH

            for text in (f"{places['office']} {words('(seal)')}", places["issued_on"]):
                paper.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _add_fields(
    paper: "Document", names: tuple[str, ...], optional: tuple[str, ...], places: dict[str, str], words: FormWords
) -> None:
    table = paper.add_table(rows=0, cols=2, style="Table Grid")
    for name in (*names, *optional):
        if name in optional:
            _tag(table, f"{{%tr if has.{name} %}}")
        row = table.add_row().cells
        row[0].text, row[1].text = words(LABELS[name]), places[name]
        if name in optional:
            _tag(table, "{%tr endif %}")
    paper.add_paragraph("")


def _add_table(paper: "Document", name: str, words: FormWords, columns: list[tuple[str, str]]) -> None:
    table = paper.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, (_, head) in zip(table.rows[0].cells, columns, strict=True):
        cell.text = words(head)
    _tag(table, f"{{%tr for row in {name} %}}")
    for cell, (key, _) in zip(table.add_row().cells, columns, strict=True):
        cell.text = f"{{{{ row.{key} }}}}" if key != "from" else "{{ row['from'] }}"
    _tag(table, "{%tr endfor %}")
    paper.add_paragraph("")


def _add_rows(paper: "Document", rows: list[tuple[str, ...]]) -> None:
    table = paper.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paper.add_paragraph("")


def _tag(table: Any, text: str) -> None:
    table.add_row().cells[0].text = text
