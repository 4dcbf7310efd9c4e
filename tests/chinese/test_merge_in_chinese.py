"""What differs between two registers is told in the reader's words: where it stands, and what either holds."""

import pytest

from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.told.labels import value
from customs_cli.render.words.told.places import place


@pytest.mark.parametrize(
    ("path", "english", "chinese"),
    [
        ("lines.0.marks.1", "line 1, Trademarks 2", "第 1 项、商标 2"),
        ("proceedings.VIVO-COMM.marks.361.items", "VIVO-COMM, 361, Items", "VIVO-COMM、361、件数"),
        ("law", "Version of the rules", "规则版本"),
    ],
)
def test_a_place_is_named(path: str, english: str, chinese: str) -> None:
    assert (place(path, Words("en")), place(path, Words("zh"))) == (english, chinese)


@pytest.mark.parametrize(
    ("name", "kept", "english", "chinese"),
    [
        ("document", {"kind": "declaration", "number": "5304"}, "declaration 5304", "报关单 5304"),
        ("transfers", [{"to": "police", "body": "PSB"}], "police PSB", "公安机关 PSB"),
        ("disposals", {"line": 1, "way": "donate"}, "1 donate", "1 移交公益机构"),
        ("category", "toys", "toys", "儿童玩具"),
        ("custody", {"from": "court", "to": "Laboratory"}, "court Laboratory", "court Laboratory"),
    ],
)
def test_a_value_is_told(name: str, kept: object, english: str, chinese: str) -> None:
    assert (value(name, kept, Words("en")), value(name, kept, Words("zh"))) == (english, chinese)
