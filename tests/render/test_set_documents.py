"""Where things stand on the pages of an official document: nothing torn, nothing over another."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from customs_cli.domain.documents.data import DocumentData, Goods, Right
from customs_cli.domain.documents.forms import FORMS
from customs_cli.errors import NotFound
from customs_cli.render.documents.drawing import drawn
from customs_cli.render.documents.drawn import typeset
from customs_cli.render.documents.paper import Cells, Grid, laid_out

pytest.importorskip("typst")
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")

OFFICERS = ("Li Wei of the mail section", "Chen Hua", "Alexandrina Konstantinopolskaya", "Zhao Liu", "Number Seven")


def data_of(goods: tuple[Goods, ...]) -> DocumentData:
    fields: dict[str, Any] = {
        "number": "7", "ref": "2019-5320-000001", "office": "Wenjindu", "issued_on": "2019-07-10", "officers": OFFICERS,
    }  # fmt: skip
    return DocumentData(form="detention-list", fields=fields, goods=goods, tables={}, hidden=())


def told(tmp_path: Path, made: bytes, *words: str) -> str:
    """What pdftotext says of a PDF."""
    (tmp_path / "made.pdf").write_bytes(made)
    asked = ["pdftotext", *words, str(tmp_path / "made.pdf"), "-"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def paper(tmp_path: Path, goods: tuple[Goods, ...], *words: str) -> str:
    """What pdftotext says of a list of goods."""
    return told(tmp_path, drawn(data_of(goods), "en", "pdf"), *words)


def line(no: int, goods: str) -> Goods:
    return Goods(no=no, goods=goods, quantity=1, unit="pcs", rights=(Right(name="vivo", recordation="T2019-12345"),))


@needs_poppler
def test_a_row_of_goods_is_not_torn_between_two_pages(tmp_path: Path) -> None:
    goods = tuple(
        line(no, f"begin{no} " + "of goods that go on for long " * (no % 5) + f"end{no}") for no in range(1, 91)
    )
    pages = paper(tmp_path, goods, "-raw").split("\f")
    assert len([page for page in pages if page.strip()]) > 3
    for no in range(1, 91):
        (page,) = [page for page in pages if f"begin{no} " in page]
        assert f"end{no}\n" in page or f"end{no} " in page, no


@needs_poppler
def test_a_row_that_no_page_can_hold_goes_on_over_the_next_and_nothing_is_cut(tmp_path: Path) -> None:
    rights = tuple(Right(name=f"mark{no} of a long name", recordation="T2019-12345") for no in range(120))
    text = paper(tmp_path, (Goods(no=1, goods="shoes", quantity=1, unit="pcs", rights=rights),), "-raw")
    assert all(f"mark{no}\n" in text or f"mark{no} " in text for no in range(120))
    assert text.count("T2019-12345") == 120


@needs_poppler
def test_a_cell_of_the_offices_own_template_that_no_page_can_hold_is_not_cut(tmp_path: Path) -> None:
    lines = [f"goods {no} of the list" for no in range(300)]
    cells = Cells((((("the frame", 2),)), (("list", 1), ("\n".join(lines), 1)), (("seal", 1), ("", 1))), (1, 3))
    own = laid_out(data_of(()), "en")._replace(is_own=True, to="", parts=(cells,))
    text = told(tmp_path, typeset.drawn(own), "-raw")
    assert [line for line in lines if line not in text] == []


@needs_poppler
def test_a_number_that_is_copied_from_a_page_is_that_number(tmp_path: Path) -> None:
    data = data_of((line(1, "shoes 91440300MA5DA1NN5R"),))
    data = replace(data, fields={**data.fields, "document": "532020190000000123", "party_uscc": "91440300MA5DA1NN5R"})
    text = told(tmp_path, drawn(data, "en", "pdf"), "-raw")
    assert "532020190000000123" in text
    assert text.count("91440300MA5DA1NN5R") == 2
    grid = Grid("Files", ("name", "sha256"), ("Name", "SHA-256"), (("a" * 64, "f" * 64),))
    text = told(tmp_path, typeset.drawn(laid_out(data, "en")._replace(parts=(grid,))), "-bbox")
    ends = [float(end) for end in re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">[af]+</word>', text.replace("\u200b", ""))]
    assert max(ends) < 595 - 68, "what no line can hold goes on in the next"


@needs_poppler
def test_no_page_bears_signatures_alone_where_a_table_goes_before_them(tmp_path: Path) -> None:
    data = replace(data_of(()), form="custody-chain")
    signs = laid_out(data, "en").parts[-2:]
    for many in range(20, 44):
        rows = tuple((f"row{no}", "moved") for no in range(many))
        grid = Grid("Moves", ("number", "form"), ("No.", "Document"), rows)
        text = told(tmp_path, typeset.drawn(laid_out(data, "en")._replace(parts=(grid, *signs))), "-raw")
        (last,) = [page for page in text.split("\f") if "Date:" in page]
        assert f"row{many - 1} " in last, many
        headed = [page.count("No. Document") for page in text.split("\f") if "row" in page]
        assert headed == [1] * len(headed), f"each page of the table has its heading, once: {many}"
        assert re.findall(r"(?m)^row\d+", text.replace("\f", "\n")) == [f"row{no}" for no in range(many)]


@needs_poppler
def test_the_names_of_many_officers_stand_over_nothing_else(tmp_path: Path) -> None:
    boxes = [
        (float(top), float(bottom), word)
        for left, top, bottom, word in re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)</word>',
            paper(tmp_path, (line(1, "shoes"),), "-bbox"),
        )
        if float(left) < 200
    ]
    (above,) = [place for place, box in enumerate(boxes) if box[2] == "absent"]
    (first,) = [place for place, box in enumerate(boxes) if box[2] == "(two"]
    (last,) = [place for place, box in enumerate(boxes) if box[2] == "Seven"]
    (under,) = [place for place, box in enumerate(boxes) if box[2] == "agent"]
    assert boxes[above][1] < boxes[first][0] < boxes[last][1] < boxes[under][0]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_line_of_a_text_is_longer_than_a_line_printer_has_columns(form: str, lang: str) -> None:
    office = "The customs office of a district whose name goes on and on, at the port of another one 文锦渡海关"
    fields: dict[str, Any] = {**data_of(()).fields, "letterhead": office, "office": office, "party": office}
    data = DocumentData(form=FORMS[form].code, fields=fields, goods=(line(1, "shoes " * 30),), tables={}, hidden=())
    text = drawn(data, lang, "txt").decode()
    assert [own for own in text.splitlines() if cell_len(own) > 80] == []
    assert office.replace(" ", "") in "".join(text.split())


def test_a_document_with_a_sign_that_no_font_has_is_refused_by_that_sign() -> None:
    with pytest.raises(NotFound) as refused:
        drawn(data_of((line(1, "李\U0003fffd"),)), "zh", "pdf")
    assert "3fffd" in refused.value.message


@needs_poppler
def test_no_name_without_blanks_sticks_out_of_the_paper(tmp_path: Path) -> None:
    data = data_of((line(1, "shoes"),))
    long = {name: name.upper() + "W" * 110 for name in ("office", "party", "number")}
    paper = laid_out(replace(data, fields={**data.fields, **long, "officers": ("O" * 60, "Li")}), "en")
    assert long["party"] in paper.to
    text = told(tmp_path, typeset.drawn(paper), "-bbox")
    assert text.count("WWWWWWWW") > 30, "they are there, in pieces"
    assert max(float(end) for end in re.findall(r'xMax="([0-9.]+)"', text)) <= 595


@needs_poppler
def test_a_credit_code_beside_an_address_stays_in_its_own_cell_and_whole(tmp_path: Path) -> None:
    heads = ("Role", "Name", "Code", "Address", "Telephone")
    row = ("consignor", "Shunfa", "91440300708461136T", "Luohu " * 30, "0755-12345678")
    grid = Grid("Parties", ("role", "name", "uscc", "address", "phones"), heads, (row,))
    paper = laid_out(data_of((line(1, "shoes"),)), "en")._replace(parts=(grid,))
    text = told(tmp_path, typeset.drawn(paper), "-bbox")
    words = re.findall(r'xMin="([\d.]+)"[^>]* xMax="([\d.]+)"[^>]*>([^<]+)</word>', text)
    starts, ends = ({word[2]: float(word[side]) for word in words} for side in (0, 1))
    assert ends["91440300708461136T"] < starts["Address"]
    assert ends["0755-12345678"] < 595 - 56
