"""What differs between two registers is told in the reader's words: where it stands, and what either holds."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from msgspec import Struct
from msgspec.structs import fields

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.told.labels import label, value
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


def named_in(kind: Any, seen: set[Any]) -> Iterator[str]:
    """Names of all fields of a record and of the records within it, but for last days, which nobody compares."""
    if isinstance(kind, type) and issubclass(kind, Struct) and kind not in seen and kind is not Deadline:
        seen.add(kind)
        for field in fields(kind):
            yield field.name
            yield from named_in(field.type, seen)
    for inner in get_args(kind):
        yield from named_in(inner, seen)


def test_every_field_in_which_batches_may_differ_has_a_chinese_name() -> None:
    names = {*named_in(Batch, set())}
    assert {"files", "lines", "quantity"} <= names
    technical = {"sha256", "elsewhere"}
    assert [
        name for name in sorted(names - technical) if not re.search("[\u4e00-\u9fff]", label(name, Words("zh")))
    ] == []
