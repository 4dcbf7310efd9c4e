"""notify, reply and confirm with nothing but a reference, at a terminal: asked, shown, and only then written."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Customs, Terminal

Asks = Callable[..., Terminal]
Answers = tuple[tuple[str, str], ...]

NOTICE = (
    ("Notified on [today]: ", "2019-07-02"),
    ("Served on (date, or empty): ", "2019-07-02"),
    ("How served (", "fax"),
    ("Number of the notice: ", "N-7"),
)
REPLY = (("Reply (", "applied"), ("Day of the reply [today]: ", "2019-07-03"), ("Security (CNY): ", "20000"))
WORD = (
    ("The holder's confirmation (", "infringing"),
    ("How many (empty for all): ", ""),
    ("Day of the confirmation [today]: ", "2019-07-05"),
    ("Number of the confirmation: ", ""),
)
YES = ("Record it? (Y/n) [y]: ", "")
NO = ("Record it? (Y/n) [y]: ", "n")


def proceeding(customs: Customs, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = customs("show", ref, "--json").answer["batch"]["proceedings"]["VIVO-COMM"]
    return found


def test_a_quantity_that_cannot_be_confirmed_is_refused_at_its_question_and_a_question_can_be_gone_back_to(
    customs: Customs, terminal: Asks, phones: str
) -> None:
    assert terminal("notify", phones, answers=(*NOTICE, YES)).code == 0
    answers = (
        ("The holder's confirmation (", "genuine"),
        ("How many (empty for all): ", "<"),
        ("The holder's confirmation (", "infringing"),
        ("How many (empty for all): ", "999999"),
        ("How many (empty for all): ", "5"),
        *WORD[2:],
        YES,
    )
    said = terminal("confirm", phones, answers=answers)
    assert said.code == 0, said.raw
    mark = proceeding(customs, phones)["marks"]["VIVO"]
    assert (mark["confirmation"], mark["items"]) == ("infringing", 5)


def test_the_course_of_a_case_is_asked_step_by_step(customs: Customs, terminal: Asks, phones: str) -> None:
    said = terminal("notify", phones, answers=(*NOTICE, YES))
    assert said.code == 0, said.raw
    before = said.raw.partition("Record it?")[0]
    assert "Nothing is written. This would happen:" in before
    assert f"VIVO-COMM notified about {phones} on 2019-07-02" in before
    p = proceeding(customs, phones)
    assert (p["notified_on"], p["served_on"], p["served_how"], p["notice_no"]) == (
        "2019-07-02",
        "2019-07-02",
        "fax",
        "N-7",
    )
    said = terminal("reply", phones, answers=(*REPLY, YES))
    assert said.code == 0, said.raw
    assert "At least CNY 20,000.00 (Measures art. 23)" in said.raw
    assert customs("detain", phones, "--on", "2019-07-04").code == 0
    assert terminal("confirm", phones, answers=(*WORD, YES)).code == 0
    p = proceeding(customs, phones)
    assert (p["reply"], p["security"]["amount"]["amount"]) == ("applied", "20000")
    assert p["marks"]["VIVO"]["confirmation"] == "infringing"
    assert [entry["act"] for entry in customs("history", "--last", "4", "--json").answer["entries"]] == [
        "notify",
        "reply",
        "detain",
        "confirm",
    ]


@pytest.mark.parametrize(("typed", "reply"), [("申请", "applied"), ("申请扣留", "applied"), ("不申请", "declined")])
def test_a_reply_may_be_said_shortly_in_chinese(
    customs: Customs, terminal: Asks, phones: str, typed: str, reply: str
) -> None:
    assert customs("notify", phones, "--served", "2019-07-02", "--on", "2019-07-02").code == 0
    more = (("担保", "20000"),) if reply == "applied" else (("理由", ""),)
    said = terminal(
        "--lang", "zh", "reply", phones, answers=(("答复", typed), ("[今天]", "2019-07-03"), *more, ("Y/n", ""))
    )
    assert (said.code, proceeding(customs, phones)["reply"]) == (0, reply), said.raw


@pytest.mark.parametrize("end", [NO, ("Record it? (Y/n) [y]: ", "\x04")])
def test_what_is_not_agreed_to_is_not_written(
    customs: Customs, terminal: Asks, phones: str, end: tuple[str, str]
) -> None:
    said = terminal("notify", phones, answers=(*NOTICE, end))
    assert said.code == 8
    assert proceeding(customs, phones)["notified_on"] is None


def test_a_service_before_its_notice_is_asked_again_and_a_notice_sent_before_is_not_asked_for(
    customs: Customs, terminal: Asks, phones: str
) -> None:
    assert customs("notify", phones, "--on", "2019-07-02", "--how", "post").code == 0
    served = (("Served on (date, or empty): ", "2019-07-01"), ("served on 2019-07-01 but notified on", "2019-07-03"))
    said = terminal("notify", phones, answers=(*served, *NOTICE[2:], YES))
    assert (said.code, "Notified on" in said.raw) == (0, False)
    p = proceeding(customs, phones)
    assert (p["notified_on"], p["served_on"]) == ("2019-07-02", "2019-07-03")
    assert customs("undo", "--no-input").code == customs("undo", "--no-input").code == 0
    wrong = (*NOTICE[:1], served[0], ("served on 2019-07-01 but notified on", "2019-07-02"), *NOTICE[2:], YES)
    assert terminal("notify", phones, answers=wrong).code == 0


def test_a_wrong_answer_is_asked_again_and_giving_up_writes_nothing(
    customs: Customs, terminal: Asks, phones: str
) -> None:
    wrong = (("Notified on [today]: ", "2019-08-01"), ("is after today", "someday"), NOTICE[0], *NOTICE[1:], YES)
    assert terminal("notify", phones, answers=wrong).code == 0
    few = (*REPLY[:2], ("Security (CNY): ", "much"), ("is not an amount", "5"), ("too little", "\x03"))
    assert terminal("reply", phones, answers=few).code == 130
    assert proceeding(customs, phones)["reply"] is None


def test_with_an_option_or_without_a_terminal_nobody_is_asked(customs: Customs, terminal: Asks, phones: str) -> None:
    assert terminal("notify", phones, "--on", "2019-07-02").code == 0
    assert customs("notify", phones, "--served", "2019-07-02").code == 0
    assert terminal("--no-input", "reply", phones).code == 2
    assert terminal("notify", phones, "-n").code in (0, 4)
    assert customs("reply", phones, "--decline", "--on", "2019-07-03").code == 0


def test_several_holders_are_told_apart(customs: Customs, terminal: Asks, record_batch: Callable[..., str]) -> None:
    ref = record_batch("--goods", "bags", "--quantity", "9", "--mark", "VIVO", "--mark", "NIKE")
    asked = (("Holders, separated by ; [VIVO-COMM;NIKE-INC]: ", ""), *NOTICE, YES)
    assert terminal("notify", ref, answers=asked).code == 0
    answers: Answers = (
        ("Holder (VIVO-COMM/NIKE-INC): ", ""),
        ("enter a holder", "NIKE-INC"),
        ("Reply (", "declined"),
    )
    answers = (*answers, ("Day of the reply [today]: ", "2019-07-03"), ("Reason: ", "licensed"), YES)
    assert terminal("reply", ref, answers=answers).code == 0
    assert terminal("reply", ref, "--holder", "vivo", answers=(*REPLY, NO)).code == 8, "only the rest is asked"
    batch = customs("show", ref, "--json").answer["batch"]
    assert [p["reply"] for p in batch["proceedings"].values()] == [None, "declined"]


def test_chinese_words_answer_chinese_questions(customs: Customs, terminal: Asks, phones: str) -> None:
    notice = (
        ("通知日期 [今天]: ", "2019-07-02"),
        ("送达日期（或留空）: ", "2019-08-02"),
        ("\n2019-08-02 晚于今日（2019-07-10）", "2019-07-02"),
        ("送达方式 (", "邮寄送达"),
        ("通知书文号: ", ""),
        ("Y/n", "是"),
    )
    said = terminal("--lang", "zh", "notify", phones, answers=notice)
    assert said.code == 0, said.raw
    assert proceeding(customs, phones)["served_how"] == "post"
    record = ("record", "--goods", "鞋", "--direction", "出口", "--channel", "邮递", "--unit", "双", "--quantity", "3")
    row = customs(*record, "--office", "蛇口", "--json").answer["batch"]
    assert (row["direction"], row["channel"], row["lines"][0]["unit"]) == ("export", "mail", "pairs")


def editor(place: Path, text: str, status: int = 0) -> dict[str, str]:
    """An editor that leaves a text behind the lines it finds."""
    file = place / "my editor.py"
    file.write_text(
        f"import sys\nfrom pathlib import Path\np = Path(sys.argv[1])\n"
        f"p.write_text(p.read_text('utf-8') + {text!r}, 'utf-8')\nsys.exit({status})\n",
        encoding="utf-8",
    )
    return {"EDITOR": f"{sys.executable} '{file}'", "VISUAL": ""}


def notes(customs: Customs, ref: str) -> list[str]:
    return [note["text"] for note in customs("show", ref, "--json").answer["batch"]["notes"]]


def test_a_note_is_written_in_the_officers_editor(customs: Customs, terminal: Asks, phones: str, place: Path) -> None:
    said = terminal("note", phones, env=editor(place, "封志完好\nthe agent called\n# not this\n"))
    assert said.code == 0, said.raw
    assert notes(customs, phones) == ["封志完好\nthe agent called"]
    assert terminal("note", phones, env=editor(place, "")).code == 8
    assert terminal("note", phones, env=editor(place, "x", status=3)).code == 1
    assert terminal("note", phones, env={"EDITOR": "/no/such/editor", "VISUAL": ""}).code == 1
    assert customs("note", phones).code == 2
    assert customs("note", phones, "").code == 2
    assert customs("note", phones, "--", "-12 pairs").code == 0
    assert notes(customs, phones)[1:] == ["-12 pairs"]


@pytest.mark.parametrize("act", ["reply", "confirm"])
def test_nothing_is_asked_for_in_vain_before_the_notice(
    customs: Customs, terminal: Asks, phones: str, act: str
) -> None:
    said = terminal(act, phones)
    assert said.code == 4, said.raw
    assert "has not been notified" in said.raw
    assert f"customs notify {phones} --holder VIVO-COMM" in " ".join(said.raw.split())


def test_of_several_holders_those_are_meant_first_that_were_sent_no_notice(
    customs: Customs, terminal: Asks, phones: str
) -> None:
    assert customs("line", "add", phones, "--goods", "shoes", "--quantity", "3", "--mark", "NIKE").code == 0
    assert customs("notify", phones, "--holder", "VIVO-COMM", "--on", "2019-07-02", "--number", "N-1").code == 0
    said = terminal("notify", phones, answers=(*NOTICE, YES))
    assert (said.code, "Holders" in said.raw) == (0, False)
    p = proceeding(customs, phones)
    assert (p["served_on"], p["notice_no"]) == (None, "N-1")


def test_the_number_of_a_notice_that_was_sent_with_one_is_not_asked_for(
    customs: Customs, terminal: Asks, phones: str
) -> None:
    assert customs("notify", phones, "--on", "2019-07-02", "--number", "N-1").code == 0
    said = terminal("notify", phones, answers=(("Served on (date, or empty): ", "2019-07-03"), NOTICE[2], YES))
    assert (said.code, "Number of the notice" in said.raw) == (0, False)
    assert proceeding(customs, phones)["served_on"] == "2019-07-03"


def test_a_value_without_a_rate_to_yuan_keeps_no_holder_from_answering(
    customs: Customs, terminal: Asks, names: None
) -> None:
    dollars = ("--goods", "shoes", "--quantity", "100", "--value", "5000", "--currency", "USD", "--mark", "NIKE")
    phones = ("--goods", "phones", "--quantity", "3", "--value", "3000", "--mark", "VIVO")
    ref = customs("record", "--office", "5320", "--found", "2019-07-01", *dollars, *phones, "-q").out.strip()
    assert customs("notify", ref, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    own = ("Holder (", "VIVO-COMM"), *REPLY[:2], ("Security (CNY): ", "3000")
    said = terminal("reply", ref, answers=(*own, YES))
    assert (said.code, "At least CNY 3,000.00" in said.raw) == (0, True), said.raw
    general = *REPLY[:2], ("Security (CNY): ", ""), ("Number of the general guarantee: ", "G-1")
    said = terminal("reply", ref, answers=(*general, YES))
    assert (said.code, "At least" in said.raw) == (0, False), said.raw
    security = customs("show", ref, "--json").answer["batch"]["proceedings"]["NIKE-INC"]["security"]
    assert (security["form"], security["number"]) == ("general-guarantee", "G-1")


@pytest.mark.parametrize("more", [("--mark", "FILM"), ("--mark", "VIVO", "--basis", "application")])
def test_a_general_guarantee_is_asked_for_only_where_it_can_be_one(
    customs: Customs, terminal: Asks, names: None, more: tuple[str, ...]
) -> None:
    assert customs("trademark", "add", "FILM", "--name", "f", "--type", "copyright", "--holder", "NIKE-INC").code == 0
    goods = ("--goods", "discs", "--quantity", "3", "--value", "3000", *more)
    ref = customs("record", "--office", "5320", "--found", "2019-07-01", *goods, "-q").out.strip()
    if "FILM" in more:
        assert customs("notify", ref, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    said = terminal("reply", ref, answers=(*REPLY[:2], ("Security (CNY): ", ""), YES))
    assert (said.code, "general guarantee" in said.raw) == (0, False), said.raw
    for line in (("reply", ref, "--apply", "--security", "1"), ("detain", ref)):
        assert "--general-guarantee" not in customs(*line).err


def test_where_the_law_asks_for_no_security_the_questions_ask_for_none(
    customs: Customs, terminal: Asks, names: None
) -> None:
    assert customs("office", "add", "NLRTM", "--name", "Rotterdam", "--country", "NL").code == 0
    goods = ("--goods", "shoes", "--quantity", "100", "--value", "5000", "--currency", "EUR", "--mark", "NIKE")
    ref = customs("record", "--office", "NLRTM", "--found", "2019-07-01", *goods, "-q").out.strip()
    assert customs("notify", ref, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    said = terminal("reply", ref, answers=(*REPLY[:2], YES))
    assert said.code == 0, said.raw
    assert customs("show", ref, "--json").answer["batch"]["proceedings"]["NIKE-INC"]["reply"] == "applied"


def test_a_reply_dated_before_its_notice_is_asked_again_at_once(customs: Customs, terminal: Asks, phones: str) -> None:
    assert customs("notify", phones, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    day = ("Day of the reply [today]: ", "2019-07-01")
    said = terminal("reply", phones, answers=(REPLY[0], day, *REPLY[1:], YES))
    assert (said.code, "the reply is dated 2019-07-01, before the notice (2019-07-02)" in said.raw) == (0, True)
    assert proceeding(customs, phones)["replied_on"] == "2019-07-03"


def test_a_day_before_the_goods_were_found_is_asked_again_at_once(
    customs: Customs, terminal: Asks, phones: str
) -> None:
    early = (("Notified on [today]: ", "2019-06-30"), *NOTICE)
    assert terminal("notify", phones, answers=(*early, YES)).code == 0
    assert proceeding(customs, phones)["notified_on"] == "2019-07-02"
    word = (*WORD[:2], ("Day of the confirmation [today]: ", "2019-06-30"), *WORD[2:])
    assert terminal("confirm", phones, answers=(*word, YES)).code == 0
    assert proceeding(customs, phones)["marks"]["VIVO"]["confirmed_on"] == "2019-07-05"


def test_security_that_is_too_little_is_asked_again_at_once(customs: Customs, terminal: Asks, phones: str) -> None:
    assert terminal("notify", phones, answers=(*NOTICE, YES)).code == 0
    said = terminal("reply", phones, answers=(*REPLY[:2], ("Security (CNY): ", "5"), REPLY[2], YES))
    assert (said.code, "too little for VIVO-COMM" in said.raw) == (0, True), said.raw
    assert proceeding(customs, phones)["security"]["amount"]["amount"] == "20000"
