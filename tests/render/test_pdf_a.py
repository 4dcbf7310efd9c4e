"""What is filed is PDF/A-2b: by a checker of its rules, and where that misreads a font by the font itself."""

import io
import re
from typing import Any

import pytest

from customs_cli.domain.documents.data import DocumentData, Goods, Right
from customs_cli.domain.documents.forms import FORMS
from customs_cli.render.documents.drawing import drawn

checker: Any = pytest.importorskip("page")
pytest.importorskip("typst")

MISREAD = {"PDFA2B-TRUETYPE-GLYPH-WIDTH-001", "PDFA2B-STREAM-LENGTH-001"}
"""Rules that this checker misreads: default widths of fonts keyed by CID, and streams that end in a line feed."""


def document(form: str) -> DocumentData:
    rights = (Right(name="vivo", recordation="T2019-12345"),)
    goods = (Goods(no=1, goods="手机 phones", quantity=1200, unit="pcs", rights=rights),)
    fields: dict[str, Any] = {
        "number": "深关知〔2019〕1号", "ref": "2019-5320-000001", "office": "Wenjindu", "office_zh": "文锦渡海关",
        "issued_on": "2019-07-10", "officers": ("李伟", "赵敏"), "party": "某某公司", "holder": "vivo & Co.",
    }  # fmt: skip
    return DocumentData(form=FORMS[form].code, fields=fields, goods=goods, tables={}, hidden=())


@pytest.mark.parametrize(("form", "lang"), [("collection-list", "zh"), ("notice", "en")])
def test_a_filed_document_keeps_the_rules_of_pdf_a(form: str, lang: str) -> None:
    made = drawn(document(form), lang, "pdf")
    told = checker.validate_pdf_bytes(made)
    assert {failure.rule_id for failure in told.failures} <= MISREAD
    assert told.rules.passed >= 140
    # 6.1.7: each stream is as long as it says.
    for stream in re.finditer(rb"/Length (\d+)[^>]*>>\s*?stream\r?\n", made):
        end = stream.end() + int(stream[1])
        assert made[end : end + 10].lstrip(b"\r\n").startswith(b"endstream"), stream[0]
    # 6.1, 6.2: nothing that depends on what is not in the file, runs, or is locked.
    for word in (b"/Encrypt", b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/LZWDecode", b"/OpenAction"):
        assert word not in made, word
    assert b"/GTS_PDFA1" in made and b"/DestOutputProfile" in made


def test_the_widths_of_the_font_are_those_that_the_file_states() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    fonts_of, charstrings = (pytest.importorskip(f"fontTools.{name}") for name in ("cffLib", "misc.psCharStrings"))
    with pikepdf.open(io.BytesIO(drawn(document("notice"), "zh", "pdf"))) as paper:
        fonts = [one for one in paper.objects if isinstance(one, pikepdf.Dictionary) and "/W" in one]
        assert fonts
        for font in fonts:
            read = fonts_of.CFFFontSet()
            read.decompile(io.BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
            stated = dict(_stated(list(font.W)))
            for cid, name in enumerate(read[0].charset):
                glyph = read[0].CharStrings[name]
                own = glyph.private
                reader = charstrings.T2WidthExtractor(
                    getattr(own, "Subrs", []), read[0].GlobalSubrs, own.nominalWidthX, own.defaultWidthX
                )
                reader.execute(glyph)
                assert abs(reader.width - stated[cid]) <= 1, (name, reader.width, stated[cid])


def _stated(widths: list[Any]) -> Any:
    """The pairs (CID, width) of a font's `/W`, in both ways of writing it."""
    while widths:
        first, second = int(widths.pop(0)), widths.pop(0)
        if hasattr(second, "__iter__"):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
        else:
            width = float(widths.pop(0))
            yield from ((cid, width) for cid in range(first, int(second) + 1))
