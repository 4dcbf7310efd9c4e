"""What is wrong is said in the officer's language, to programs in English."""

from pathlib import Path

import pytest
from running import Customs


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "999"), "没有批次"),
        (("lisst",), "没有命令 'lisst'"),
        (("list", "2019-13"), "没有日期"),
        (("list", "--nonsense"), "没有选项"),
        (("show",), "缺少参数"),
        (("summary", "--by", "colour"), "不能按"),
        (("record",), "提示："),
    ],
)
def test_a_refusal_is_said_in_chinese(customs: Customs, words: tuple[str, ...], said: str) -> None:
    result = customs("--lang", "zh", *words)
    assert result.code != 0
    assert said in result.err


def test_a_program_is_told_in_english(customs: Customs) -> None:
    assert customs("--lang", "zh", "show", "999", "--json").error["message"].startswith("no batch")


def test_a_language_that_is_none_is_refused_in_english(customs: Customs) -> None:
    assert "no language" in customs("--lang", "xx", "list").err


def test_findings_are_told_in_chinese(customs: Customs, place: Path) -> None:
    cases = place / "cases.csv"
    cases.write_text("case_id,found_on,office,marks,colour\n1,,5320,VIVO,red\n", "utf-8")
    told = customs("--lang", "zh", "import", str(cases))
    assert told.code == 6
    assert "第 1 行, colour: 没有此列" in told.err
    assert "no such" not in told.err
    assert customs("import", str(cases)).err.startswith("row 1, colour: no such column")
    words = ("--document", "RR473124828GB", "--document-kind", "mail-item", "--add-missing")
    assert customs("record", "--office", "5320", "--found", "2019-07-01", *words).code == 0
    assert customs("--lang", "zh", "check", "-o", "check.csv").code == 6
    checked = (place / "check.csv").read_text("utf-8-sig")
    assert "校验位有误" in checked
    assert "its check digit" not in checked
