"""What is wrong is said in the officer's language, to programs in English."""

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
