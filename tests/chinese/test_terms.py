"""One thing has one name in Chinese, in every sentence of help, pages and refusals."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from customs_cli import data
from customs_cli.render.pages.day.sheet_acts import KINDS, STORED, detail_of
from customs_cli.render.pages.help.chinese import STATUSES
from customs_cli.render.pages.sums.styles import RESULTS
from customs_cli.render.words.catalogue import Words, catalogue

HELP = [file.read_text("utf-8") for file in (Path(data.__file__).parent / "help").glob("*.zh.md")]
CATALOGUES = ("customs", "help", "refusals", "documents")
TERMS = [
    (r"\bcampaigns?\b", "专项行动|龙腾行动"),
    (r"\bsupervisor\b", "监销人"),
    (r"\b(redo|redone)\b", "恢复"),
    (r"\bDirection\b", "进出境方向"),
    (r"\bclues?\b", "线索"),
    (r"\bundone\b", "撤回"),
    (r"\btaken back\b", "撤回|撤去|恢复"),
]
"""What a sentence names in English, and by which Chinese word it then has to name it."""
NOT_THE_HOLDERS = re.compile(r"权利人的货物|(?<!涉及 )(?<!涉及权利人 )(?<! 与 )\{holder\} 的货物")
"""The goods are suspected of infringing a holder's rights: they are the party's, and never the holder's."""
TYPED = re.compile(r"--[a-z-]+|customs [a-z ]+|\{[^}]*\}|[a-z-]+=\S*|\bcase_id, .*")


@pytest.mark.parametrize("name", CATALOGUES)
@pytest.mark.parametrize(("english", "chinese"), TERMS)
def test_a_thing_has_its_one_name(name: str, english: str, chinese: str) -> None:
    known: Mapping[str, str] = catalogue(name).__self__._catalog  # type: ignore[attr-defined]
    other = {
        told: said
        for told, said in known.items()
        if isinstance(told, str) and re.search(english, TYPED.sub("", told)) and not re.search(chinese, said)
    }
    assert other == {}


def test_suspected_goods_are_not_called_the_holders() -> None:
    known = {name: catalogue(name).__self__._catalog for name in CATALOGUES}  # type: ignore[attr-defined]
    texts = [said for own in known.values() for said in own.values()]
    assert [said for said in [*texts, *HELP] if NOT_THE_HOLDERS.search(said.replace("\n", ""))] == []


@pytest.mark.parametrize("listed", [RESULTS, KINDS, STORED, STATUSES], ids=["results", "acts", "store", "statuses"])
def test_no_two_rows_of_a_table_have_one_name(listed: Mapping[str, str]) -> None:
    """Original goods and goods that do not infringe were both `放行：未侵权`."""
    called = [catalogue("customs")(name) for name in listed.values()]
    assert len(set(called)) == len(called)


@pytest.mark.parametrize(
    ("kind", "detail", "said"),
    [
        ("determined", "infringing", "认定侵权"),
        ("determined", "undetermined", "不能认定"),
        ("confirmed", "undetermined", "无法确认"),
        ("released", "court", "法院文书"),
        ("court", "freed", "法院文书"),
    ],
)
def test_the_sheet_tells_customs_finding_from_a_holders_word(kind: str, detail: str, said: str) -> None:
    assert detail_of(kind, detail, Words("zh")) == said
