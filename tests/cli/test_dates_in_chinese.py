"""Days in Chinese numerals, as official documents write them, through every door by which a day comes in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Customs, Terminal, recorded

THE_DAY, MONTH, YEAR = "二〇一九年七月三日", "二○一九年七月", "二零一九年"


@pytest.mark.parametrize(
    ("typed", "kept"), [(THE_DAY, "2019-07-03"), ("七月三日", "2019-07-03"), (MONTH, "2019-07"), (YEAR, "2019")]
)
def test_a_batch_is_found_on_a_day_in_chinese_numerals(customs: Customs, typed: str, kept: str) -> None:
    assert customs("record", "--office", "5320", "--found", typed).code == 0
    assert customs("show", "1", "--json").answer["batch"]["found_on"] == kept


def test_an_act_and_its_correction_take_such_a_day(customs: Customs, names: None) -> None:
    ref = recorded(customs, "--goods", "phones", "--quantity", "1", "--mark", "VIVO")
    assert customs("notify", ref, "--on", "二〇一九年七月二日", "--served", THE_DAY).code == 0
    assert customs("correct", ref, "--served", "二○一九年七月四日", "--reason", "read again").code == 0
    moved = ("--line", "1", "--quantity", "1", "--from", "lane", "--to", "store", "--purpose", "store")
    assert customs("custody", ref, "--on", "二〇一九年七月五日 14:30", *moved).code == 0
    batch = customs("show", ref, "--json").answer["batch"]
    assert batch["proceedings"]["VIVO-COMM"]["served_on"] == "2019-07-04"
    assert batch["custody"][0]["at"].startswith("2019-07-05T14:30")


def test_the_questions_of_record_take_such_a_day(customs: Customs, terminal: Callable[..., Terminal]) -> None:
    wrong = "二〇一九年十三月三日"
    for lang, office, asked, refused, asked_next in (
        ("en", "Office", "Found [today]: ", "there is no month 13", "Direction"),
        ("zh", "隶属海关", "查获日期 [今天]: ", "没有 13 月", "进出境方向"),
    ):
        answers = ((office, "5320"), (asked, wrong), (refused, THE_DAY), (asked_next, "\x03"))
        assert terminal("--lang", lang, "record", answers=answers).code == 130


@pytest.mark.parametrize("heading", ["found_on", "查获日期"])
def test_cells_of_a_list_hold_such_days(customs: Customs, heading: str) -> None:
    cells = {THE_DAY: "2019-07-03", "二○一八年十二月三十一日": "2018-12-31", MONTH: "2019-07", "二零一八年": "2018"}
    rows = "".join(f"{cell},5320,goods {no}\n" for no, cell in enumerate(cells))
    Path("list.csv").write_text(f"{heading},office,goods\n{rows}", encoding="utf-8")
    assert customs("import", "list.csv").code == 0
    assert {one["found_on"] for one in customs("list", "--json").answer["batches"]} == {*cells.values()}


@pytest.mark.parametrize(
    "period", [MONTH, "七月", "二〇一九年第三季度", "二〇一九年七月一日至二〇一九年七月三十一日", "近三十日"]
)
def test_a_period_is_written_so(customs: Customs, period: str) -> None:
    ref = recorded(customs)
    assert customs("list", period, "-q").lines == [ref]
    assert customs("list", "--where", f"found:{MONTH}", "-q").lines == [ref]


@pytest.mark.parametrize(("wrong", "figures"), [("二〇一九年十三月三日", "2019年13月3日"), ("七月三十二日", "7月32日")])
def test_what_is_no_such_day_is_refused_as_in_figures(customs: Customs, wrong: str, figures: str) -> None:
    refused = customs("record", "--office", "5320", "--found", wrong)
    assert refused.code == 2
    assert refused.err == customs("record", "--office", "5320", "--found", figures).err
