"""What `record` and `correct` keep beside the goods, and goods of several kinds in one record."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from running import Customs, chinese, recorded

from customs_cli.cli.completion.tree import lists

OWN = {
    "storage": "Store 3, shelf B",
    "trade_mode": "0110",
    "found_by": "image",
    "other_hold": "2019-K-114",
    "joint_offices": ["5301", "5304"],
}
WORDS = (
    *("--storage", "Store 3, shelf B", "--trade-mode", "0110", "--found-by", "image", "--other-hold", "2019-K-114"),
    *("--joint-office", "5301", "--joint-office", "5304"),
)


def batch(customs: Customs, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = customs("show", ref, "--json").answer["batch"]
    return found


def own(customs: Customs, ref: str) -> dict[str, Any]:
    return {name: value for name, value in batch(customs, ref).items() if name in OWN}


def test_a_record_keeps_storage_trade_mode_joint_offices_the_way_found_and_another_hold(customs: Customs) -> None:
    assert own(customs, recorded(customs, "--goods", "bags", *WORDS)) == OWN


def test_a_correction_mends_them(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--storage", "elsewhere")
    assert customs("correct", ref, *WORDS, "--reason", "told later").code == 0
    assert own(customs, ref) == OWN


def test_they_are_shown_and_asked_for(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", *WORDS)
    recorded(customs, "--goods", "shoes")
    shown = customs("show", ref).out
    for text in ("Store 3, shelf B", "0110", "image", "2019-K-114"):
        assert text in shown, text
    for where in ("storage:shelf", "trade-mode:0110", "found-by:image", "other-hold:K-114", "joint-office:5304"):
        assert customs("list", "--where", where, "-q").lines == [ref], where
    assert "机检" in chinese(customs, "show", ref)


WRONG = (
    (("--storage", " "), 2, "--storage is empty"),
    (("--trade-mode", "general trade"), 2, "'GENERAL TRADE' is not the code of a trade mode"),
    (("--found-by", "luck"), 2, "--found-by 'luck' is not a known value"),
    (("--other-hold", ""), 2, "--other-hold is empty"),
    (("--joint-office", "9999"), 3, "no office '9999'"),
    (("--storage", "x" * 201), 2, "Storage: the text is empty or too long"),
)


@pytest.mark.parametrize(("words", "code", "why"), WRONG, ids=[row[0][0] + row[2][:8] for row in WRONG])
def test_what_cannot_be_is_refused(customs: Customs, words: tuple[str, ...], code: int, why: str) -> None:
    ref = recorded(customs, "--goods", "bags")
    for line in (
        ("record", "--office", "5320", "--goods", "bags", *words),
        ("correct", ref, "--reason", "slip", *words),
    ):
        refused = customs(*line)
        assert refused.code == code, refused.err
        assert why in refused.err.splitlines()[0], refused.err


def lines(customs: Customs, ref: str) -> list[tuple[Any, ...]]:
    return [(row["goods"], row["quantity"], row["unit"], row["marks"]) for row in batch(customs, ref)["lines"]]


def test_the_options_of_a_line_belong_to_the_goods_before_them(customs: Customs) -> None:
    ref = recorded(
        customs,
        *("--add-missing", "--goods", "shoes", "--quantity", "2", "--unit", "pairs", "--mark", "NIKE"),
        *("--goods", "tops", "--mark", "NIKE", "--mark", "ADIDAS", "--value", "100", "--currency", "USD"),
        *("--goods", "belts", "--quantity", "7"),
    )
    assert lines(customs, ref) == [
        ("shoes", 2, "pairs", ["NIKE"]),
        ("tops", None, "pcs", ["NIKE", "ADIDAS"]),
        ("belts", 7, "pcs", []),
    ]
    values = [row["value"] for row in batch(customs, ref)["lines"]]
    assert values == [None, {"amount": "100", "currency": "USD"}, None]


def test_the_options_of_a_single_line_stand_anywhere(customs: Customs) -> None:
    ref = recorded(customs, "--quantity", "7", "--mark", "NIKE", "--goods", "shoes", "--unit", "pairs", "--add-missing")
    assert lines(customs, ref) == [("shoes", 7, "pairs", ["NIKE"])]


MIXED = (
    (("--quantity", "7", "--goods", "a", "--goods", "b"), "--quantity is before the first --goods"),
    (("--mark", "X", "--goods", "a", "--goods", "b"), "--mark is before the first --goods"),
    (("--goods", "a", "--quantity", "1", "--quantity", "2"), "--quantity is given twice for one line"),
    (("--goods", "a", "--goods", "b", "--hs", "6403", "--hs", "6404"), "--hs is given twice for one line"),
    (("--goods", "a", "--goods", "b", "--currency", "USD"), "--currency without --value"),
    (("--goods", "a", "--goods", "b", "--quantity", "many"), "quantity 'many' is not a number"),
    (("--goods", "a", "--goods", " "), "--goods is empty"),
)


@pytest.mark.parametrize(("words", "why"), MIXED, ids=[row[1] for row in MIXED])
def test_options_of_which_no_line_is_told_are_refused(customs: Customs, words: tuple[str, ...], why: str) -> None:
    refused = customs("record", "--office", "5320", *words)
    assert (refused.code, why in refused.err) == (2, True), refused.err
    assert customs("history", "--json").answer["entries"] == []


def test_a_correction_empties_a_field_and_says_what_stood_in_it(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", *WORDS)
    told = customs("correct", ref, "--clear", "storage", "--clear", "other-hold", "--reason", "moved out")
    assert told.code == 0
    assert "Store 3, shelf B" in told.out
    assert own(customs, ref) == {**OWN, "storage": None, "other_hold": None}
    assert customs("correct", ref, "--clear", "storage", "--reason", "again").code == 2
    assert customs("correct", ref, "--clear", "goods", "--reason", "x").code == 2


def test_goods_held_under_another_paper_too_stay_until_that_hold_ends(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "10", "--mark", "NIKE", "--add-missing", *WORDS)
    assert customs("notify", ref, "--holder", "NIKE").code == 0
    assert customs("reply", ref, "--holder", "NIKE", "--decline").code == 0
    assert "货物另依 2019-K-114 扣留，该扣留解除前不放行。" in customs("--lang", "zh", "release", ref, "--dry-run").out
    assert "The goods are still held under 2019-K-114." in customs("release", ref).lines
    there = batch(customs, ref)["lines"][0]["balance"]
    assert (there["held"], there["released"]) == (10, 0)
    back = ("dispose", ref, "--line", "1", "--quantity", "4", "--way", "return")
    refused = customs(*back)
    assert refused.code == 4
    assert "2019-K-114" in refused.err
    assert customs("correct", ref, "--clear", "other-hold", "--reason", "duty paid").code == 0
    assert customs(*back).code == 0
    there = batch(customs, ref)["lines"][0]["balance"]
    assert (there["held"], there["released"], there["returned"]) == (0, 10, 4)


@pytest.mark.parametrize("quantity", [("--quantity", "7"), ()], ids=["of a known quantity", "of an unknown one"])
def test_goods_released_but_held_under_another_paper_stand_in_the_store(
    customs: Customs, quantity: Sequence[str]
) -> None:
    ref = recorded(customs, "--goods", "bags", *quantity, "--mark", "NIKE", "--add-missing", *WORDS)
    assert customs("notify", ref, "--holder", "NIKE").code == 0
    assert customs("reply", ref, "--holder", "NIKE", "--decline").code == 0
    assert customs("release", ref).code == 0

    def stored() -> dict[str, Any]:
        store = customs("summary", "--sheet", "--json").answer["store"]
        return {state: row["batches"] for state, row in store.items() if row.get("batches")}

    assert stored() == {"undetained": 1, "total": 1}
    assert customs("correct", ref, "--clear", "other-hold", "--reason", "duty paid").code == 0
    assert stored() == {}


def test_a_value_is_corrected_where_it_counts(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "3", "--value", "9000")
    done = customs("correct", ref, "--value", "8000", "--currency", "USD", "--reason", "a slip")
    assert "Value: 9000 CNY -> 8000 USD" in done.out
    assert batch(customs, ref)["lines"][0]["value"] == {"amount": "8000", "currency": "USD"}
    assert "8000\tUSD" in customs("list").out
    assert customs("undo").code == 0
    assert batch(customs, ref)["lines"][0]["value"] == {"amount": "9000", "currency": "CNY"}


def test_another_amount_of_a_foreign_value_says_its_currency(customs: Customs) -> None:
    goods = ("--goods", "bags", "--quantity", "3", "--value", "9000")
    ref = recorded(customs, *goods, "--currency", "USD")
    refused = customs("line", "edit", ref, "1", "--value", "8000", "--json")
    assert (refused.code, refused.error["message"]) == (2, "8000 of which currency?")
    assert refused.error["hint"] == "--currency USD, or --currency CNY"
    for currency in refused.error["candidates"]:
        assert customs("line", "edit", ref, "1", "--value", "8000", "--currency", currency).code == 0
        assert batch(customs, ref)["lines"][0]["value"] == {"amount": "8000", "currency": currency}
    assert customs("line", "edit", ref, "1", "--value", "7000").code == 0
    assert batch(customs, ref)["lines"][0]["value"] == {"amount": "7000", "currency": "CNY"}


def test_a_value_of_lines_that_have_their_own_is_corrected_line_by_line(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "3", "--value", "9000")
    assert customs("line", "add", ref, "--goods", "caps", "--quantity", "2").code == 0
    refused = customs("correct", ref, "--value", "8000", "--currency", "USD", "--reason", "a slip")
    assert (refused.code, "which count instead" in refused.err) == (2, True)
    hint = refused.err.splitlines()[1].removeprefix("  hint: customs ")
    assert hint == f"line edit {ref} 1 --value 8000 --currency USD"
    assert customs(*hint.split()).code == 0
    assert batch(customs, ref)["lines"][0]["value"] == {"amount": "8000", "currency": "USD"}


def test_a_value_of_the_whole_is_corrected_where_no_line_has_one(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "3")
    assert customs("correct", ref, "--value", "8000", "--reason", "told later").code == 0
    assert "Value: 8000 CNY -> 7000 CNY" in customs("correct", ref, "--value", "7000", "--reason", "a slip").out
    assert "7000\tCNY" in customs("list").out


def test_a_joint_office_is_another_one_and_is_cleared_like_a_campaign(
    customs: Customs, record_batch: Callable[..., str]
) -> None:
    says = "5320 is the detaining office itself: a joint office must be another office"
    words = ("--office", "5320", "--found", "2019-07-01", "--goods", "caps", "--joint-office", "Wenjindu")
    refused = customs("record", *words)
    assert (refused.code, says in refused.err) == (2, True), refused.err
    ref = record_batch("--goods", "caps", "--joint-office", "5304", "--campaign", "longteng-2019")
    refused = customs("correct", ref, "--joint-office", "5304", "--joint-office", "5320", "--reason", "told")
    assert (refused.code, says in refused.err) == (2, True), refused.err
    told = customs("correct", ref, "--joint-office", "5301", "--reason", "told").out
    assert "  Together with: 5304 -> 5301" in told
    told = customs("correct", ref, "--clear", "joint-office", "--clear", "campaign", "--reason", "told").out
    assert "  Together with: 5301 -> -" in told
    batch = customs("show", ref, "--json").answer["batch"]
    assert (batch["joint_offices"], batch["campaigns"]) == ([], [])


@pytest.mark.parametrize("code", ["cn_penalty", "order_310"])
def test_no_batch_is_under_the_time_limits_of_a_part_of_its_case(customs: Customs, phones: str, code: str) -> None:
    found = ("record", "--office", "5320", "--found", "2019-07-01", "--goods", "bags", "--procedure", code)
    for words in (found, ("correct", phones, "--procedure", code, "--reason", "x")):
        refused = customs(*words)
        assert (refused.code, "a batch cannot be under it alone" in refused.err) == (2, True), words
        assert "cn_ex_officio" in refused.err
    assert customs("procedure", "show", code).code == 0
    assert code in lists()["rules"]
    assert code not in lists()["procedure"]


def test_a_law_of_another_country_than_the_office_is_warned_of(customs: Customs, names: None) -> None:
    assert customs("office", "add", "HAM", "--country", "DE").code == 0
    for office, law, is_odd in (("5320", "eu_608", True), ("5320", "cn_articles", False), ("5320", "trips", False),
                                ("HAM", "eu_608", False), ("HAM", "us_133", True)):  # fmt: skip
        words = ("record", "--office", office, "--found", "2019-07-01", "--goods", "bags", "--mark", "VIVO")
        told = customs(*words, "--procedure", law)
        assert (told.code, "is not its law" in told.err) == (0, is_odd), (office, law)
        if is_odd:
            mended = told.err.strip().partition(": customs ")[2].replace("TEXT", "misread").split()
            assert customs(*mended).code == 0, mended


@pytest.mark.parametrize(
    "both",
    [
        "--clear document --document 532020190000000124",
        "--clear consignor --consignor Haoyun",
        "--clear value --value 5",
        "--clear containers --container CSQU3054383",
        "--clear trade-mode --trade-mode 0110",
    ],
)
def test_a_field_is_not_emptied_and_told_anew_at_once(customs: Customs, phones: str, both: str) -> None:
    refused = customs("correct", phones, *both.split(), "--reason", "x")
    assert (refused.code, "exclude each other" in refused.err) == (2, True), refused.err


@pytest.mark.parametrize(
    ("office", "kind", "number", "told"),
    [
        ("5320", "declaration", "53202019004604138", True),
        ("5320", "declaration", "5320201900460413833", True),
        ("5320", "declaration", "532020190046041383", False),
        ("5320", "declaration", "53202019E046041383", False),
        ("5320", "manifest", "5100679990201", False),
        ("DEHAM", "declaration", "19DE123456789012E5", False),
    ],
)
def test_a_declaration_that_lacks_a_digit_is_recorded_with_a_warning(
    customs: Customs, names: None, office: str, kind: str, number: str, told: bool
) -> None:
    customs("office", "add", "DEHAM", "--name", "Hamburg", "--country", "DE")
    words = ("--office", office, "--found", "2019-07-01", "--document-kind", kind, "--document", number)
    done = customs("record", *words)
    warning = f"warning: declaration {number}: a declaration number has 18 digits, such as 530420190046041383\n"
    assert (done.code, warning in done.err) == (0, told)


def test_what_was_recorded_names_three_lines_and_says_how_many_more_there_are(customs: Customs, names: None) -> None:
    bags = ("--goods", "bags", "--quantity", "2")
    said = customs("record", "--office", "5320", "--found", "2019-07-01", *bags * 4).out
    assert "2 pcs bags; 2 pcs bags; 2 pcs bags; and 1 more line, found 2019-07-01 at 5320." in said
    said = customs("--lang", "zh", "record", "--office", "5320", "--found", "2019-07-01", *bags * 5).out
    assert "另有 2 项货物，2019-07-01 由 5320 查获" in said


@pytest.mark.parametrize(
    ("quantity", "unit", "stored"),
    [("1200双", "双", (1200, "pairs")), ("1.5万个", "件", (15000, "pcs")), ("5", "kg", (5, "kg"))],
)
def test_a_unit_behind_the_quantity_may_be_told_again(
    customs: Customs, names: None, quantity: str, unit: str, stored: tuple[int, str]
) -> None:
    act = ("record", "--office", "5320", "--goods", "caps", "--quantity", quantity, "--unit", unit)
    line = customs(*act, "--json").answer["batch"]["lines"][0]
    assert (line["quantity"], line["unit"]) == stored
    other = customs(*act[:-2], "--unit", "sets", "--json")
    assert other.code == (2 if quantity != "5" else 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foo (Shenzhen) Co., Ltd. (91440300708461136T)", "Foo (Shenzhen) Co., Ltd."),
        ("Foo (Shenzhen) Co., Ltd, 91440300708461136T", "Foo (Shenzhen) Co., Ltd"),
        ("Foo (Shenzhen) Co., Ltd.（91440300708461136T）", "Foo (Shenzhen) Co., Ltd."),
        ("深圳（龙岗）贸易有限公司，91440300708461136T", "深圳（龙岗）贸易有限公司"),
        ("深圳（龙岗）贸易有限公司 (91440300708461136T)", "深圳（龙岗）贸易有限公司"),
        ("深圳（龙岗）贸易有限公司,９１４４０３００７０８４６１１３６Ｔ", "深圳（龙岗）贸易有限公司"),
        ("(91440300708461136T)", ""),
    ],
)
def test_the_credit_code_behind_a_name_is_read_whatever_brackets_and_commas_the_name_has(
    customs: Customs, names: None, text: str, name: str
) -> None:
    words = ("--office", "5320", "--found", "2019-07-01", "--goods", "caps", "--consignor", text)
    told = customs("record", *words, "--json").answer["batch"]["consignor"]
    assert (told["name"], told["uscc"]) == (name, "91440300708461136T")


@pytest.mark.parametrize("name", ["Foo (Hong Kong)", "Foo, Bar", "Foo 914403007084611367", "甲，乙"])
def test_a_name_without_a_credit_code_behind_it_is_a_name_as_a_whole(customs: Customs, names: None, name: str) -> None:
    words = ("--office", "5320", "--found", "2019-07-01", "--goods", "caps", "--consignor", name)
    told = customs("record", *words, "--json").answer["batch"]["consignor"]
    assert (told["name"], told["uscc"]) == (name, "")


@pytest.mark.parametrize(
    ("found", "is_outside"),
    [
        ("2019", False),
        ("2019-07", False),
        ("2019-06", True),
        ("2018", True),
        ("2019-06-30", True),
        ("2019-07-01", False),
    ],
)
def test_a_day_found_known_by_month_or_year_is_outside_a_campaign_only_if_all_its_days_are(
    customs: Customs, names: None, found: str, is_outside: bool
) -> None:
    customs("campaign", "edit", "longteng-2019", "--to", "2019-09-30")
    words = ("--office", "5320", "--found", found, "--goods", "caps", "--campaign", "longteng-2019")
    done = customs("record", *words)
    checked = customs("check", "--json").answer["findings"]
    told = (
        "warning: campaign longteng-2019 does not cover" in done.err,
        any(finding["rule"] == "campaign-dates" for finding in checked),
    )
    assert told == (is_outside, is_outside)


def test_what_was_told_of_a_line_by_mistake_is_emptied(customs: Customs) -> None:
    told = ("--value", "900", "--value-basis", "declared", "--hs", "6505009900", "--category", "toys")
    ref = recorded(customs, "--goods", "caps", "--quantity", "3", *told)
    edit = ("line", "edit", ref, "1", "--clear")
    assert customs(*edit, "value", "--clear", "hs", "--clear", "hs").code == 0
    [line] = customs("show", ref, "--json").answer["batch"]["lines"]
    assert [line[name] for name in ("value", "value_basis", "hs", "category")] == [None, None, None, "toys"]
    assert customs("undo").code == 0
    assert customs("show", ref, "--json").answer["batch"]["lines"][0]["hs"] == "6505009900"
    for word, other in (("hs", "--hs"), ("value", "--value-basis"), ("category", "--category")):
        refused = customs(*edit, word, other, {"--hs": "6505", "--category": "toys"}.get(other, "market"))
        assert (refused.code, f"--clear {word} and {other} exclude each other" in refused.err) == (2, True)
    assert customs(*edit, "quantity").code == 2
