"""A value in one currency says what it leaves out."""

from pathlib import Path

import pytest
from running import Customs, chinese, recorded


@pytest.fixture
def worths(customs: Customs, names: None) -> None:
    """Detained: 500 CNY and 70 USD this year, 9 EUR the year before."""
    for mark, *worth in (("VIVO", "500"), ("NIKE", "70", "--currency", "USD")):
        recorded(customs, "--goods", "x", "--mark", mark, "--value", *worth, "--detained", "today")
    before = ("record", "--office", "5320", "--found", "2018-07-01", "--mark", "VIVO", "--goods", "x", "--detained")
    assert customs(*before, "2018-07-02", "--value", "9", "--currency", "EUR").code == 0


@pytest.mark.parametrize("words", ["rank 2019-07 --of mark --by value", "trend 2019-07 --of value"])
def test_a_value_in_one_currency_says_what_stands_in_others(customs: Customs, worths: None, words: str) -> None:
    answer = customs(*words.split(), "--json").answer
    assert answer["currency"] == "CNY"
    assert answer["other_currencies"] == [{"amount": "70", "currency": "USD"}]
    assert answer["other_currencies_before"] == [{"amount": "9", "currency": "EUR"}]
    assert customs(*words.split(), "-o", "told.txt").code == 0
    told = Path("told.txt").read_text("utf-8")
    assert "Values are in CNY only; currencies are never added up." in told
    assert "Not included: USD 70.00." in told
    assert "Not included for the year before: EUR 9.00." in told
    assert "未计入：USD 70.00。" in chinese(customs, *words.split())


def test_a_figure_without_a_value_leaves_no_currency_out(customs: Customs, worths: None) -> None:
    assert customs("trend", "2019-07", "--of", "items", "--json").answer["other_currencies"] == []
    assert "Not in it" not in chinese(customs, "trend", "2019-07", "--of", "items")
    only = customs("rank", "2019-07", "--of", "mark", "--where", "mark:NIKE", "--json").answer
    assert (only["currency"], only["other_currencies"]) == ("USD", [])


@pytest.mark.parametrize("asked", ["HKD", "hkd", "港币", "港元", "CNY,HK$"])
def test_a_filter_takes_any_name_of_a_currency(customs: Customs, names: None, asked: str) -> None:
    goods = ("--goods", "shoes", "--quantity", "5", "--value", "100")
    ref = recorded(customs, *goods, "--currency", "港币")
    assert customs("list", "--where", f"currency:{asked}", "-q").lines == [ref]
    recorded(customs, *goods, "--currency", "欧元")
    assert len(customs("list", "--where", f"currency!={asked}", "-q").lines) == 1
    assert (
        customs("list", "--where", "currency:欧元 value:100", "--json").answer["batches"][0]["value"]["currency"]
        == "EUR"
    )
    refused = customs("list", "--where", "currency:frobs")
    assert (refused.code, "no currency 'frobs'" in refused.err) == (2, True)


def test_an_amount_of_three_decimals_is_shown_whole(customs: Customs, names: None) -> None:
    worth = ("--value", "1234.567", "--currency", "KWD", "--quantity", "1")
    ref = recorded(customs, "--goods", "x", "--mark", "VIVO", *worth, "--detained", "today")
    for words in (["show", ref], ["summary"], ["today"]):
        assert customs(*words, "-o", "told.txt").code == 0
        assert "KWD 1,234.567" in Path("told.txt").read_text("utf-8"), words
        assert "KWD 1,234.567" in chinese(customs, *words), words


def test_no_door_lets_in_an_amount_with_more_places_than_its_currency(customs: Customs, names: None) -> None:
    goods = ("--goods", "x", "--mark", "VIVO", "--quantity", "1")
    ref = recorded(customs, *goods, "--value", "12", "--currency", "JPY", "--detained", "today")
    Path("list.csv").write_text("office,found_on,goods,value,currency\n5320,2019-07-03,x,12.505,JPY\n", "utf-8")
    for words in (
        ("record", "--office", "5320", "--found", "2019-07-03", *goods, "--value", "12.505", "--currency", "JPY"),
        ("line", "edit", ref, "1", "--value", "12.505", "--currency", "JPY"),
        ("line", "add", ref, *goods, "--value", "12.505", "--currency", "JPY"),
        ("correct", ref, "--value", "12.505", "--currency", "JPY", "--reason", "x"),
        ("fee", ref, "--kind", "storage", "--amount", "12.505", "--currency", "JPY"),
    ):
        refused = customs(*words)
        assert (refused.code, "12.505 has more decimal places than JPY" in refused.err) == (2, True), refused.err
    assert "row 2, value: 12.505 has more decimal places than JPY (write 12.51, or" in customs("import", "list.csv").err


@pytest.mark.parametrize(
    ("typed", "amount", "currency"),
    [
        ("3000元", "3000", "CNY"),
        ("￥3,000", "3000", "CNY"),
        ("5万美元", "50000", "USD"),
        ("EUR 12.5", "12.5", "EUR"),
        ("3000 港币", "3000", "HKD"),
    ],
)
def test_an_amount_is_in_the_currency_that_is_typed_with_it(
    customs: Customs, names: None, typed: str, amount: str, currency: str
) -> None:
    act = ("record", "--office", "5320", "--goods", "caps", "--quantity", "1", "--value", typed)
    value = customs(*act, "--json").answer["batch"]["lines"][0]["value"]
    assert value == {"amount": amount, "currency": currency}


def test_an_amount_in_yuan_is_not_taken_for_dollars(customs: Customs, names: None) -> None:
    act = ("record", "--office", "5320", "--goods", "caps", "--quantity", "1", "--value", "3000元", "--currency")
    refused = customs(*act, "USD")
    assert (refused.code, "'3000元' is an amount in CNY, not in USD" in refused.err) == (2, True)
    assert customs(*act, "CNY").code == 0
    assert customs("fee", "1", "--amount", "500元", "--currency", "USD").code == 2
    assert customs("line", "edit", "1", "1", "--value", "30美元").code == 0
    assert customs("line", "edit", "1", "1", "--value", "40").code == 2, "of which currency?"
    assert customs("line", "edit", "1", "1", "--value", "40美元").code == 0


@pytest.mark.parametrize(
    "typed", ["￥5万元", "¥50,000", "RMB 50000", "人民币5万元", "5万人民币", "５万元", "CNY 50000"]
)
def test_an_amount_in_yuan_may_be_typed_with_its_sign(customs: Customs, typed: str) -> None:
    assert customs("security", typed, "--json").answer["value"] == {"amount": "50000", "currency": "CNY"}


@pytest.mark.parametrize("typed", ["5万美元", "US$50000", "50000x", "€50000", "¥50000元元"])
def test_what_is_owed_in_yuan_is_not_taken_in_another_currency(customs: Customs, typed: str) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "1", "--mark", "NIKE", "--value", "100", "--add-missing")
    assert customs("notify", ref, "--served", "2019-07-09", "--on", "2019-07-09").code == 0
    refused = customs("reply", ref, "--apply", "--security", typed)
    assert (refused.code, "is not an amount" in refused.err) == (2, True), refused.err
