"""An office's own Word templates: copied, edited, checked by paragraph, filled with text that stays text."""

import html
import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from running import Customs, recorded

from customs_cli.render.documents.template_check import faults
from customs_cli.render.documents.template_file import ours

docx = pytest.importorskip("docx")
pytest.importorskip("docxtpl")

Edit = Callable[[str], Path]


@pytest.fixture
def own(done: Callable[..., None], place: Path) -> Edit:
    """The office's own notice: ours, with a paragraph put at its end."""
    done("template copy notice")
    path = next((place / "config").rglob("notice.en.docx"))

    def edit(text: str) -> Path:
        paper = docx.Document(str(path))
        paper.add_paragraph(text)
        paper.save(str(path))
        return path

    return edit


@cache
def our_notice() -> bytes:
    return ours("notice", "en")


def text_of(content: bytes) -> str:
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


def test_our_templates_can_be_copied_have_no_fault_and_are_never_written_over(customs: Customs, place: Path) -> None:
    assert customs("template", "check").code == 3
    forms = {row["form"] for row in json.loads(customs("template", "list", "--json").out)["templates"]}
    assert len(forms) == 13
    for form in forms:
        for lang in ("en", "zh"):
            assert list(faults(ours(form, lang), form)) == []
    assert customs("template", "copy", "notice", "--lang", "zh").code == 0
    assert customs("template", "check").code == 0
    assert customs("template", "copy", "notice").code == 0
    assert customs("template", "copy", "notice").code == 5
    assert customs("template", "copy", "notice", "--force").code == 0
    assert customs("template", "copy", "nonsense").code == 2


@pytest.mark.usefixtures("names")
def test_the_offices_own_words_and_the_goods_stand_in_the_file_and_it_is_the_same_twice(
    customs: Customs, phones: str, own: Edit, place: Path
) -> None:
    own("Our own words about {{ ref }}, {{ holder|upper }}.")
    hostile = "{{ number }} {% if x %} <w:p/> & \" ' ${x}"
    assert customs("line", "edit", phones, "1", "--goods", hostile).code == 0
    assert customs("print", "notice", phones, "-o", "a.docx").code == 0
    assert customs("print", "notice", phones, "-n", "-o", "b.docx").code == 0
    assert customs("print", "notice", phones, "-n", "-o", "c.docx").code == 0
    said = text_of((place / "a.docx").read_bytes())
    assert f"Our own words about {phones}, VIVO MOBILE" in said
    assert hostile in said and "vivo (T2019-12345)" in said and "2019-5320-NT-0001" in said
    assert (place / "b.docx").read_bytes() == (place / "c.docx").read_bytes()
    assert "DRAFT" in text_of((place / "b.docx").read_bytes())
    told = docx.Document(str(place / "a.docx")).core_properties
    assert told.created.date() == told.modified.date() == date(2019, 7, 10)  # the day of issue, whatever the template's


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ holdr }}", "no field 'holdr'; did you mean holder?"),
        ("{{ fine }}", "no field 'fine'"),
        ("{{ ''.__class__.__mro__ }}", "no field"),
        ("{{ holder.__class__ }}", "no field 'holder.__class__'"),
        ("{{ holder['__class__'] }}", "no field 'holder.__class__'"),
        ("{{ holder|attr('__class__') }}", "'attr' is not allowed in a template"),
        ("{{ range(9) }}", "'()' is not allowed in a template"),
        ("{{ cycler.__init__ }}", "no field"),
        ("{% import 'os' as os %}", "is not allowed in a template"),
        ("{% set x = 1 %}", "is not allowed in a template"),
        ("{% for row in nothing %}{% endfor %}", "no table 'nothing'"),
        ("{% if holder %}", "a if has no end"),
        ("{% endif %}", "endif without its beginning"),
        ("{{ holder", "not closed"),
        ("{{ holder + }}", "cannot be read"),
        ("{{ has.nothing }}", "no field 'has.nothing'"),
        ("{{ ref * 999999999 }}", "'*' is not allowed in a template"),
        ("{{ 9 ** 9 ** 9 }}", "'**' is not allowed in a template"),
        ("{{ '%999999999d' % 1 }}", "'%' is not allowed in a template"),
        ("{{ " + "9" * 5000 + " }}", "cannot be read"),
        ("{{ " + "(" * 5000 + "ref" + ")" * 5000 + " }}", "cannot be read"),
        ("{{ ref is odd_one_out }}", "cannot be read"),
        ("{% elif holder %}", "cannot be read"),
        ("{% else %}", "else without its beginning"),
        ("{# a remark", "not closed"),
        ("{{ loop.index }}", "no field 'loop.index'"),
        ("{% for row in goods %}{% endfor %}{{ row.no }}", "no field 'row.no'"),
    ],
)
def test_what_a_template_may_not_say_is_named(text: str, what: str) -> None:
    paper = docx.Document(io.BytesIO(our_notice()))
    paper.add_paragraph(text)
    out = io.BytesIO()
    paper.save(out)
    found = list(faults(out.getvalue(), "notice"))
    assert what in str(found[0].what)


@pytest.mark.usefixtures("names")
def test_a_template_with_a_fault_is_refused_with_its_paragraph_and_nothing_is_issued(
    customs: Customs, phones: str, own: Edit
) -> None:
    own("To {{ holder.__class__ }}.")
    checked = customs("template", "check", "notice")
    assert checked.code == 6
    assert "notice.en.docx, paragraph" in checked.out and "(To {{ holder.__class__ }}.): no field" in checked.out
    assert json.loads(customs("template", "check", "notice", "--json").out)["ok"] is False
    refused = customs("print", "notice", phones, "-o", "a.docx")
    assert (refused.code, "template" in refused.err) == (6, True)
    assert json.loads(customs("show", phones, "--json").out)["batch"]["documents"] == []


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("text", ["{{ holder + 1 }}", "{{ 1 / 0 }}", "{{ ref - holder }}"])
def test_a_template_that_cannot_reckon_what_it_asks_for_is_refused(
    customs: Customs, phones: str, own: Edit, text: str
) -> None:
    own(text)
    refused = customs("print", "notice", phones, "-o", "a.docx")
    assert (refused.code, "the template cannot be filled" in refused.err) == (6, True), refused.err
    assert json.loads(customs("show", phones, "--json").out)["batch"]["documents"] == []


@pytest.mark.usefixtures("names")
def test_a_template_may_cut_the_blanks_beside_a_tag(customs: Customs, phones: str, own: Edit) -> None:
    own("{%- if holder -%}To {{ holder }}{%- endif -%}")
    assert customs("template", "check", "notice").code == 0
    assert customs("print", "notice", phones, "-o", "a.docx").code == 0


@pytest.mark.usefixtures("names")
def test_what_is_no_word_file_is_refused(customs: Customs, phones: str, own: Edit, place: Path) -> None:
    path = own("x")
    for content in (b"", b"PK\3\4 nonsense", b"plain text"):
        path.write_bytes(content)
        assert customs("template", "check", "notice").code == 6
        assert customs("print", "notice", phones, "-o", "a.docx").code == 6
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<not xml")
    found = customs("template", "check")
    assert (found.code, f"{path.name}: not a Word file" in found.out) == (6, True)
    assert customs("template", "check", "notice", "--file", str(place / "nowhere.docx")).code == 3
    assert customs("template", "check", "--file", str(path)).code == 2


@pytest.mark.usefixtures("names")
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_the_place_of_a_template_is_not_waited_for(customs: Customs, phones: str, own: Edit) -> None:
    path = own("x")
    path.unlink()
    os.mkfifo(path)
    for words in (("template", "check"), ("template", "check", "notice"), ("print", "notice", phones, "-o", "a.docx")):
        told = customs(*words)
        assert (told.code, told.err.splitlines()[0]) == (2, f"customs: {path} is not a plain file")


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("kind", ["pdf", "html", "txt"])
def test_what_is_filed_says_what_the_offices_template_says(
    customs: Customs, phones: str, own: Edit, place: Path, kind: str
) -> None:
    own("Our own words about {{ ref }}.")
    made = place / f"a.{kind}"
    assert customs("print", "notice", phones, "-n", "-o", str(made)).code == 0
    assert customs("print", "notice", phones, "-n", "-o", "b.docx").code == 0
    if kind == "pdf":
        pytest.importorskip("typst")
        assert b"<pdfaid:part>2</pdfaid:part>" in made.read_bytes()
        if not shutil.which("pdftotext"):
            return
        said = subprocess.run(["pdftotext", "-raw", str(made), "-"], capture_output=True, text=True, check=True).stdout
    else:
        said = html.unescape(made.read_text("utf-8"))
    plain = "".join(said.replace("\u200b", "").split())
    for line in text_of((place / "b.docx").read_bytes()).splitlines():
        assert "".join(line.split()) in plain, line
    assert f"Ourownwordsabout{phones}" in plain


@pytest.mark.usefixtures("names")
def test_what_only_word_can_carry_is_issued_as_word_alone(customs: Customs, phones: str, own: Edit) -> None:
    path = own("1")
    paper = docx.Document(str(path))
    paper.add_paragraph("numbered by itself", style="List Number")
    paper.add_paragraph().add_run("struck").font.strike = True
    paper.save(str(path))
    checked = customs("template", "check", "notice")
    assert (checked.code, "automatic numbers, hidden or struck text" in checked.out) == (0, True)
    refused = customs("print", "notice", phones, "-o", "a.pdf")
    assert (refused.code, "only Word can show: automatic numbers" in refused.err) == (6, True)
    assert json.loads(customs("show", phones, "--json").out)["batch"]["documents"] == []
    assert customs("print", "notice", phones, "-o", "a.docx").code == 0


@pytest.mark.usefixtures("names")
def test_a_column_that_says_nothing_is_left_out_of_our_word_file_as_of_the_others(
    customs: Customs, phones: str, place: Path
) -> None:
    bare = recorded(customs, "--goods", "phones", "--quantity", "7", "--mark", "VIVO")
    for ref, name in ((phones, "valued.docx"), (bare, "bare.docx"), (bare, "bare.html")):
        assert customs("print", "notice", ref, "-n", "-o", name).code == 0
    heads = [_heads((place / name).read_bytes()) for name in ("valued.docx", "bare.docx")]
    assert set(heads[0]) - set(heads[1]) == {"Value"}
    assert [f"<th>{head}</th>" for head in heads[1]] == re.findall("<th>.*?</th>", (place / "bare.html").read_text())


@pytest.mark.usefixtures("names")
def test_our_word_file_is_set_like_the_pdf_with_the_number_and_the_page_at_its_foot(
    customs: Customs, phones: str, place: Path
) -> None:
    assert customs("print", "notice", phones, "-o", "a.docx").code == 0
    paper = docx.Document(str(place / "a.docx"))
    section, goods = paper.sections[0], next(t for t in paper.tables if t.cell(0, 0).text == "No.")
    assert (round(section.page_height.mm), round(section.top_margin.mm), round(section.left_margin.mm)) == (297, 18, 24)
    assert round(sum(column.width.mm for column in goods.columns)) == 162
    assert goods.columns[0].width < goods.columns[1].width / 3
    assert goods.rows[0]._tr.trPr.xpath("w:tblHeader") and goods.rows[1]._tr.trPr.xpath("w:cantSplit")
    (foot,) = section.footer.paragraphs
    assert foot.text.strip().startswith("No. 2019-5320-NT-0001")
    assert [field.values()[0] for field in foot._p.xpath("w:fldSimple")] == ["PAGE", "NUMPAGES"]
    assert all(p.text for p in paper.paragraphs if p.paragraph_format.line_spacing == 1.0)


@pytest.mark.usefixtures("names")
def test_paper_is_turned_for_a_table_of_many_columns_only_where_it_is_shown(
    customs: Customs, phones: str, place: Path
) -> None:
    for name in ("before", "after"):
        assert customs("print", "batch-file", phones, "-n", "-o", f"{name}.docx").code == 0
        made = docx.Document(str(place / f"{name}.docx")).sections[0]
        assert (made.page_width > made.page_height) is (name == "after")
        moved = ("--line", "1", "--quantity", "1", "--from", "A", "--to", "B", "--seal", "S1", "--document", "D1")
        more = ("--place", "shed", "--seal-before", "S0", "--witness", "Li Na")
        assert customs("custody", phones, "--on", "2019-07-10T09:00", "--purpose", "store", *moved, *more).code == 0


def _heads(content: bytes) -> list[str]:
    tables = docx.Document(io.BytesIO(content)).tables
    return next([cell.text for cell in table.rows[0].cells] for table in tables if table.rows[0].cells[0].text == "No.")
