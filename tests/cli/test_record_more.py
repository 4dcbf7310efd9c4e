"""`record --more`: a morning's parcels, five short answers each, the rest carried."""

from collections.abc import Callable
from typing import Any

import pytest
from running import Customs, Terminal

Answers = tuple[tuple[str, str], ...]
Asks = Callable[..., Terminal]

MORNING = ("record", "--more", "--office", "5320", "--storage", "Store 3", "--campaign", "longteng-2019")


def parcel(number: str, *rest: tuple[str, str]) -> Answers:
    return (("Number (. to finish): ", number), *rest)


PARCELS: Answers = (
    *parcel("EE123456785US"),
    *(("Goods: ", "watches"), ("Quantity: ", "3"), ("Marks, separated by ;: ", "vivo;NIKE"), ("Addressee: ", "Li Na")),
    *parcel("ee 123 456 799 us"),
    ("Goods (= watches): ", "="),
    ("Quantity (= 3): ", "2 pairs"),
    ("Marks, separated by ; (= vivo;NIKE): ", "="),
    ("Addressee (= Li Na): ", "Wang Wei"),
    *parcel("EE123456808CN"),
    ("Goods (= watches): ", "shoes"),
    ("Quantity (= 2 pairs): ", ""),
    ("Marks, separated by ; (= vivo;NIKE): ", "-"),
    ("Sender: ", ""),
)


def batches(customs: Customs) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = customs("list", "--json", "--sort", "ref").answer["batches"]
    return found


@pytest.mark.usefixtures("names")
def test_parcels_are_asked_for_until_a_full_stop_and_share_what_is_carried(customs: Customs, terminal: Asks) -> None:
    said = terminal(*MORNING, answers=(*PARCELS[:-1], ("Sender (= Wang Wei): ", ""), ("Number (. to finish): ", ".")))
    assert said.code == 0, said.raw
    assert said.screen[-1] == "3 recorded."
    rows = batches(customs)
    assert [(row["direction"], row["channel"], row["procedure"]) for row in rows] == [
        ("import", "mail", "cn_articles"),
        ("import", "mail", "cn_articles"),
        ("export", "mail", "cn_articles"),
    ]
    assert {(row["found_on"], row["storage"], *row["campaigns"]) for row in rows} == {
        ("2019-07-10", "Store 3", "longteng-2019")
    }
    assert [row["document"] for row in rows] == [
        {"kind": "mail-item", "number": number} for number in ("EE123456785US", "EE123456799US", "EE123456808CN")
    ]
    assert [(p["goods"], p["quantity"], p["unit"], p["marks"]) for row in rows for p in row["lines"]] == [
        ("watches", 3, "pcs", ["VIVO", "NIKE"]),
        ("watches", 2, "pairs", ["VIVO", "NIKE"]),
        ("shoes", None, "pcs", []),
    ]
    assert [(row["consignor"].get("name"), row["consignee"].get("name")) for row in rows] == [
        (None, "Li Na"),
        (None, "Wang Wei"),
        (None, None),
    ]
    assert [row["act"] for row in customs("history", "--json").answer["entries"]][-3:] == ["record"] * 3


@pytest.mark.usefixtures("names")
def test_a_parcel_takes_five_answers_and_at_most_sixty_keystrokes(customs: Customs, terminal: Asks) -> None:
    own = PARCELS[5:10]
    assert len(own) <= 6
    assert sum(len(answer) + 1 for _, answer in own) <= 60


@pytest.mark.usefixtures("names")
def test_the_next_morning_carries_what_the_last_batch_had(customs: Customs, terminal: Asks) -> None:
    customs("record", "--office", "5320", "--channel", "traveller", "--direction", "import", "--storage", "Hall 2",
            "--goods", "bags", "--destination", "CN")  # fmt: skip
    said = terminal(
        *("record", "--more", "--office", "5320"),
        answers=(
            ("Number (. to finish): ", ""),
            ("Goods: ", "belts"), ("Quantity: ", "1"), ("Marks, separated by ;: ", "NIKE"), ("Traveller: ", "=" ),
            ("Number (. to finish): ", "\x04"),
        ),
    )  # fmt: skip
    assert said.code == 0, said.raw
    assert said.screen[0] == "Repeated: 5320 · 2019-07-10 · import · traveller · CN · Hall 2 · Li Wei, Chen Li"
    row = batches(customs)[-1]
    assert (row["channel"], row["direction"], row["storage"]) == ("traveller", "import", "Hall 2")
    assert (row["document"], row["consignee"]) == ({"kind": None, "number": None}, {})


@pytest.mark.usefixtures("names")
def test_a_duplicate_and_a_wrong_check_digit_are_said_before_the_next_question(
    customs: Customs, terminal: Asks
) -> None:
    customs("record", "--office", "5320", "--document", "EE123456785US", "--goods", "bags")
    said = terminal(
        *("record", "--more", "--office", "5320"),
        answers=(("Number (. to finish): ", "EE 123456785 US"), ("Goods: ", "\x04")),
    )
    before, _, _ = said.raw.partition("Goods")
    assert "warning: EE 123456785 US is in 2019-5320-000001 already" in before
    said = terminal(
        *("record", "--more", "--office", "5320", "--direction", "export"),
        answers=(("Number (. to finish): ", "EE123456780US"), ("Goods: ", "\x04")),
    )
    before, _, _ = said.raw.partition("Goods")
    assert "mail, export" in before
    assert "its check digit is wrong" in before
    assert said.code == 8
    assert len(batches(customs)) == 1


@pytest.mark.usefixtures("names")
def test_a_question_about_a_parcel_can_be_gone_back_to_but_not_to_one_that_is_recorded(
    customs: Customs, terminal: Asks
) -> None:
    said = terminal(
        *MORNING,
        answers=(
            ("Number (. to finish): ", "<"),
            ("Number (. to finish): ", "EE123456785US"),
            ("Goods: ", "<"),
            ("Number (. to finish): ", "EE123456808CN"),
            ("Goods: ", "watches"),
            ("Quantity: ", "many"),
            ("Quantity: ", "＜"),
            ("Goods: ", "belts"),
            ("Quantity: ", "3"),
            ("Marks, separated by ;: ", "NIKE"),
            ("Sender: ", ""),
            ("Number (. to finish): ", "<"),
            ("Number (. to finish): ", "EE123456799US"),
            ("Goods (= belts): ", "<"),
            ("Number (. to finish): ", "."),
        ),
    )
    assert (said.code, said.raw.count("< goes back to the question before.")) == (0, 1), said.raw
    assert said.raw.count("This is the first question.") == 2
    [row] = batches(customs)
    assert (row["document"]["number"], row["direction"]) == ("EE123456808CN", "export")
    assert (row["lines"][0]["goods"], row["lines"][0]["quantity"]) == ("belts", 3)


@pytest.mark.usefixtures("names")
def test_a_wrong_answer_is_asked_again(customs: Customs, terminal: Asks) -> None:
    said = terminal(
        *("record", "--more", "--office", "5320"),
        answers=(
            ("Number (. to finish): ", "A-17"),
            ("Goods: ", "bags"),
            ("Quantity: ", "many"), ("Quantity: ", "-4"), ("Quantity: ", "4"),
            ("Marks, separated by ;: ", "NIKI"), ("Marks, separated by ;: ", "NIKE"),
            ("Consignor: ", "Trading (91440300708461136T)"), ("Number (. to finish): ", "."),
        ),
    )  # fmt: skip
    assert said.code == 0, said.raw
    [row] = batches(customs)
    assert (row["document"]["number"], row["lines"][0]["quantity"], row["lines"][0]["marks"]) == ("A-17", 4, ["NIKE"])
    assert row["consignor"]["uscc"] == "91440300708461136T"


WRONG = (
    (("record", "--more", "--office", "5320"), "--more asks questions and needs a terminal"),
    (("record", "--more", "--office", "5320", "-n"), "--more and --dry-run exclude each other"),
    (("record", "--more", "--office", "5320", "--goods", "x"), "--more asks for this at each parcel: --goods"),
    (("record", "--more", "--office", "5320", "--unit", "pcs"), "--more asks for this at each parcel: --unit"),
    (("record", "--more", "--office", "5320", "--mark", "VIVO"), "--more asks for this at each parcel: --mark"),
    (("record", "--more", "--office", "5320", "--document", "x"), "--more asks for this at each parcel: --document"),
    (("record", "--more", "--office", "5320", "--consignee", "x"), "--more asks for this at each parcel: --consignee"),
)


@pytest.mark.parametrize(("words", "why"), WRONG, ids=[row[1] for row in WRONG])
def test_it_asks_nobody_where_nobody_sits_and_nothing_twice(customs: Customs, words: tuple[str, ...], why: str) -> None:
    refused = customs(*words)
    assert (refused.code, why in refused.err) == (2, True), refused.err


@pytest.mark.usefixtures("names")
def test_it_asks_in_chinese(terminal: Asks) -> None:
    said = terminal("--lang", "zh", *MORNING, answers=(("编号（. 结束）: ", "EE123456785US"), ("货物: ", "\x04")))
    assert said.screen[0].endswith(" · Li Wei、Chen Li")
    assert "沿用" in said.raw
    assert "邮递" in said.raw


@pytest.mark.usefixtures("names")
def test_the_signs_of_a_chinese_keyboard_repeat_leave_open_and_end_as_the_plain_ones_do(
    customs: Customs, terminal: Asks
) -> None:
    again = (("货物 (= 手表): ", "＝"), ("数量 (= 2块): ", "＝"), ("商标，以 ; 分隔 (= VIVO): ", "－"))
    first = (("货物: ", "手表"), ("数量: ", "2块"), ("商标，以 ; 分隔: ", "VIVO"), ("收件人: ", ""))
    told = (*first, ("编号（. 结束）: ", "EE123456799US"), *again, ("收件人: ", ""))
    ends = ("编号（. 结束）: ", "。")
    said = terminal("--lang", "zh", *MORNING, answers=(("编号（. 结束）: ", "EE123456785US"), *told, ends))
    assert said.code == 0, said.raw
    lines = [(line["goods"], line["quantity"], line["marks"]) for row in batches(customs) for line in row["lines"]]
    assert lines == [("手表", 2, ["VIVO"]), ("手表", 2, [])]


@pytest.mark.usefixtures("names")
def test_a_parcel_of_which_nothing_was_entered_is_none(customs: Customs, terminal: Asks) -> None:
    nothing = (("Number (. to finish): ", ""), ("Goods: ", ""), ("Quantity: ", ""), ("Marks, separated by ;: ", ""))
    said = terminal(
        *("record", "--more", "--office", "5320"),
        answers=(*nothing, ("Consignor: ", ""), ("Number (. to finish): ", ".")),
    )
    assert (said.code, said.screen[-1]) == (0, "0 recorded.")
    assert "Nothing was entered; . to finish." in said.screen
    assert batches(customs) == []


@pytest.mark.usefixtures("names")
def test_parcels_by_express_are_refused_before_the_first_or_are_what_the_last_batch_was(
    customs: Customs, terminal: Asks
) -> None:
    early = terminal("record", "--more", "--office", "5320", "--channel", "express")
    assert (early.code, "which procedure applies?" in early.raw) == (2, True)
    express = ("--channel", "express", "--direction", "export", "--procedure", "cn_articles")
    assert customs("record", "--office", "5320", *express, "--goods", "bags").code == 0
    rest = (("Goods: ", "belts"), ("Quantity: ", "1"), ("Marks, separated by ;: ", "NIKE"))
    mail = (("Goods (= belts): ", "="), ("Quantity (= 1): ", "="), ("Marks, separated by ; (= NIKE): ", "="))
    said = terminal(
        *("record", "--more", "--office", "5320"),
        answers=(
            *parcel("SF123", *rest), ("Consignor: ", ""),
            *parcel("EE123456808CN", *mail), ("Sender: ", ""),
            ("Number (. to finish): ", "."),
        ),
    )  # fmt: skip
    assert said.code == 0, said.raw
    told = [(row["channel"], row["procedure"]) for row in batches(customs)[1:]]
    assert told == [("express", "cn_articles"), ("mail", "cn_articles")]
