"""Numbers in Chinese words: read where they are certain, refused where they may be several."""

from itertools import pairwise
from pathlib import Path

import pytest
from test_import_fresh_lists import planned

from customs_cli.services.importing.mapping.cells.worded_numbers import in_figures

HEAD = "查获日期,海关,品名,数量,商标,案值（万元）"
FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")


def spoken(number: int) -> str:
    """A number below a hundred million as it is read aloud, digit by digit of each four, written down another way."""
    groups = [number // 10_000, number % 10_000]
    told = ""
    for group, sign in zip(groups, ("万", ""), strict=True):
        figures = f"{group:04}"
        words = "".join(
            "零一二三四五六七八九"[int(f)] + (unit if f != "0" else "")
            for f, unit in zip(figures, ("千", "百", "十", ""), strict=True)
        )
        told += words + sign if group else ("零" if told else "")
    kept = "".join(sign for before, sign in pairwise(f"零{told}零") if not sign == before == "零")
    return kept.removesuffix("零").replace("零万", "万").removeprefix("零") or "零"


@pytest.mark.parametrize("number", [1, 2, 10, 12, 20, 105, 110, 999, 1_005, 1_050, 1_200, 9_999])
def test_every_certain_number_is_read(number: int) -> None:
    for word in (spoken(number), spoken(number).translate(FORMAL)):
        assert in_figures(f"约{word}双") == f"约{number}双"


def test_numbers_up_to_a_hundred_million_are_read() -> None:
    for number in range(10_000, 99_999_999, 30_011):
        told = in_figures(spoken(number))
        assert told.endswith("万")
        assert round(float(told[:-1]) * 10_000) == number, spoken(number)


@pytest.mark.parametrize(
    "word", ["三五双", "两三百双", "一千二", "一万二", "百双", "一二〇〇双", "一批", "一万万", "零双"]
)
def test_what_may_be_several_numbers_stays_as_it_is(word: str) -> None:
    assert in_figures(word) == word


CELLS = [
    ("一千二百双", "四", "1200 pairs 40000"),
    ("壹仟贰佰雙", "四万二千", "1200 pairs 42000"),
    ("二十箱（兩百雙）", "人民币肆万贰仟元整", "200 pairs 42000"),
]


@pytest.mark.parametrize(("quantity", "value", "told"), CELLS)
def test_a_list_in_words_is_read(tmp_path: Path, quantity: str, value: str, told: str) -> None:
    _, (batch,) = planned(tmp_path / "list.csv", f"{HEAD}\n2019-07-05,5301,鞋,{quantity},SWAN,{value}\n")
    (line,) = batch.lines
    assert line.value
    assert f"{line.quantity} {line.unit} {line.value.amount:f}" == told
