"""Several decisions about parts of one holder's goods: each has its own fine, its payment, and its three months."""

import re
from pathlib import Path
from typing import Any

import pytest
from running import Customs
from stories import Play

LINES = (
    "confiscate {ref} --line 1 --number K1 --fine 100 --on 2019-08-01",
    "event {ref} confiscation-served --on 2019-08-05",
    "determine {ref} --infringing --on 2019-08-20",
    "confiscate {ref} --number K2 --on 2019-08-20",
)
SERVED = "event {ref} confiscation-served --on 2019-08-26"
PAID = "event {ref} fine-paid --on 2019-08-12"


@pytest.fixture
def twice(play: Play) -> str:
    """Ten pairs of shoes fined 100 yuan, served, and five hats confiscated later without a fine."""
    goods = "--goods shoes --quantity 10 --mark VIVO --value 1000 --goods hats --quantity 5 --mark VIVO --value 1000"
    ref = play(f"record --office 5320 --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    play(f"notify {ref} --served 2019-07-01", on="2019-07-01")
    play(f"reply {ref} --apply --security 2000", on="2019-07-01")
    play(f"detain {ref}", on="2019-07-01")
    play(f"determine {ref} --line 1 --infringing --on 2019-08-01", on="2019-08-20")
    for line in LINES:
        play(line.format(ref=ref), on="2019-08-26")
    return ref


def running(customs: Customs, ref: str, *rules: str) -> list[tuple[str, str, str, str | None]]:
    told = customs("show", ref, "--json").answer["batch"]["deadlines"]
    return [(d["rule"], d["since_on"], d["due_on"], d["met_on"]) for d in told if d["rule"] in rules]


def proceeding(customs: Customs, ref: str) -> dict[str, Any]:
    found: dict[str, Any] = customs("show", ref, "--json").answer["batch"]["proceedings"]["VIVO-COMM"]
    return found


def test_a_decision_without_a_fine_asks_for_no_payment(play: Play, customs: Customs, twice: str) -> None:
    play(PAID.format(ref=twice), on="2019-08-26")
    play(SERVED.format(ref=twice), on="2019-08-26")
    assert running(customs, twice, "C14") == [("C14", "2019-08-05", "2019-08-20", "2019-08-12")]
    assert "C14" not in customs("--today", "2019-12-01", "due", twice).out


def test_a_fine_that_was_not_paid_is_due_still_once_another_decision_is_served(
    play: Play, customs: Customs, twice: str
) -> None:
    play(SERVED.format(ref=twice), on="2019-08-26")
    assert running(customs, twice, "C14") == [("C14", "2019-08-05", "2019-08-20", None)]
    play(f"event {twice} fine-paid --on 2019-09-02", on="2019-09-02")
    assert running(customs, twice, "C14") == [("C14", "2019-08-05", "2019-08-20", "2019-09-02")]


def test_the_three_months_of_each_decision_end_with_its_own_goods(play: Play, customs: Customs, twice: str) -> None:
    play(SERVED.format(ref=twice), on="2019-08-26")
    first, second = ("C8", "2019-08-05", "2019-11-05"), ("C8", "2019-08-26", "2019-11-26")
    assert running(customs, twice, "C8") == [(*first, None), (*second, None)]
    gone = "--way destroy --supervisor Li"
    play(f"dispose {twice} --line 1 --quantity 10 {gone} --on 2019-10-10", on="2019-10-10")
    assert running(customs, twice, "C8") == [(*first, "2019-10-10"), (*second, None)]
    play(f"dispose {twice} --line 2 --quantity 5 {gone} --on 2019-10-11", on="2019-10-11")
    assert running(customs, twice, "C8") == [(*first, "2019-10-10"), (*second, "2019-10-11")]


def test_a_fine_is_counted_on_the_day_of_its_own_decision(customs: Customs, twice: str) -> None:
    parts = proceeding(customs, twice)["parts"]
    fine = {"amount": "100", "currency": "CNY"}
    assert [(part["number"], part.get("fine")) for part in parts] == [("K1", fine), ("K2", None)]
    sheets = [customs("--today", day, "summary", "--sheet", "--json") for day in ("2019-08-01", "2019-08-20")]
    assert [re.findall(r'"fines": (\d)', sheet.out)[0] for sheet in sheets] == ["1", "0"]


def test_a_fine_is_mended_with_that_of_its_decision(play: Play, customs: Customs, twice: str) -> None:
    mend = f"correct {twice} --holder VIVO-COMM --reason slip --fine"
    play(f"{mend} 120", on="2019-08-26")
    p = proceeding(customs, twice)
    assert (p["fine"]["amount"], p["parts"][0]["fine"]["amount"]) == ("120", "120")
    said = customs("history", twice, "--json").answer["entries"][-1]["said"]
    assert said.endswith("Fine of VIVO-COMM: 100 -> 120 (reason: slip)")
    play(f"{mend} 0", on="2019-08-26")
    p = proceeding(customs, twice)
    assert (p["fine"], p["parts"][0].get("fine")) == (None, None)


def test_the_fine_of_all_decisions_is_above_that_of_those_before(play: Play, customs: Customs, twice: str) -> None:
    play("undo", on="2019-08-26")
    play(f"confiscate {twice} --number K2 --fine 50 --on 2019-08-20", on="2019-08-26")
    mend = f"correct {twice} --holder VIVO-COMM --reason slip --fine"
    assert "100 CNY by the decisions before the last one" in play(f"{mend} 100", on="2019-08-26", code=2).err
    play(f"{mend} 170", on="2019-08-26")
    assert [part["fine"]["amount"] for part in proceeding(customs, twice)["parts"]] == ["100", "70"]
    assert (customs("check").code, customs("verify").code) == (0, 0)


def test_each_decision_has_a_paper_of_its_own_goods_and_its_own_fine(customs: Customs, twice: str) -> None:
    def paper(name: str, *words: str) -> str:
        done = customs("--today", "2019-08-26", "print", "penalty-decision", twice, "-o", name, *words)
        assert done.code == 0, done.err
        return Path(name).read_text("utf-8")

    draft = paper("draft.txt", "-n")
    assert ("hats" in draft, "shoes" in draft, "fine of" in draft) == (True, False, False)
    second, first = paper("k2.txt"), paper("k1.txt", "--number", "K1")
    assert ("No. K2" in second, "hats" in second, "shoes" in second, "fine of" in second) == (True, True, False, False)
    assert ("No. K1" in first, "hats" in first, "shoes" in first) == (True, False, True)
    assert "A fine of CNY 100.00 is imposed." in first
    assert "2019-08-20" not in first
    assert (paper("again.txt"), paper("again.txt", "--number", "K1")) == (second, first)
    assert customs("check").code == 0


def paper(customs: Customs, form: str, ref: str, *words: str, on: str = "2019-08-26") -> str:
    """The text of a paper that is issued, or printed again."""
    done = customs("--today", on, "print", form, ref, "-o", "paper.txt", *words)
    assert done.code == 0, done.err
    return Path("paper.txt").read_text("utf-8")


def told(text: str) -> list[str]:
    """The number of a paper, the quantity of each line of goods, and its fine."""
    found = re.findall(r"No\. (\S+)\n|\)  +(\d+ \w+)|(fine of CNY [\d.]+\d)", text)
    return ["".join(one) for one in found]


@pytest.fixture
def unnumbered(play: Play, twice: str) -> str:
    """The same batch, whose second decision bears no number, and has a fine of its own."""
    play("undo", on="2019-08-26")
    play(f"confiscate {twice} --fine 50 --on 2019-08-20", on="2019-08-26")
    return twice


def test_a_decision_without_a_number_has_a_paper_of_its_own(customs: Customs, unnumbered: str) -> None:
    assert told(paper(customs, "penalty-decision", unnumbered)) == ["2019-5320-PD-0001", "5 pcs", "fine of CNY 50.00"]
    first = told(paper(customs, "penalty-decision", unnumbered, "--for", "K1"))
    assert first == ["K1", "10 pcs", "fine of CNY 100.00"]
    again = paper(customs, "penalty-decision", unnumbered, "--for", "2019-08-20")
    assert (
        again
        == paper(customs, "penalty-decision", unnumbered)
        == paper(customs, "penalty-decision", unnumbered, "--number", "2019-5320-PD-0001")
    )
    assert customs("check").code == 0


def test_the_paper_of_an_earlier_decision_is_corrected(customs: Customs, twice: str) -> None:
    for words in ((), ("--for", "K1")):
        paper(customs, "penalty-decision", twice, *words)
    corrected = paper(customs, "penalty-decision", twice, "--for", "K1", "--reissue")
    assert told(corrected) == ["2019-5320-PD-0001", "10 pcs", "fine of CNY 100.00"]
    assert "replaces No. K1" in corrected
    assert told(paper(customs, "penalty-decision", twice)) == ["K2", "5 pcs"]


@pytest.mark.parametrize("words", [("--number", "K9", "-n"), ("--number", "K9"), ("--for", "K9")])
def test_a_decision_that_is_not_there_has_no_paper(customs: Customs, twice: str, words: tuple[str, ...]) -> None:
    refused = customs("print", "penalty-decision", twice, "-o", "k9.txt", *words, "--json")
    assert (refused.code, refused.error["message"]) == (3, f"{twice} has no penalty decision K9")
    assert refused.error["candidates"] == ["K1", "K2"]


def test_the_paper_of_the_only_decision_stays_its_paper_once_there_is_another(
    play: Play, customs: Customs, twice: str
) -> None:
    play("undo", on="2019-08-26")
    play("undo", on="2019-08-26")
    first = paper(customs, "penalty-decision", twice)
    play(f"determine {twice} --infringing --on 2019-08-20", on="2019-08-26")
    play(f"confiscate {twice} --number K2 --on 2019-08-20", on="2019-08-26")
    assert told(paper(customs, "penalty-decision", twice)) == ["K2", "5 pcs"]
    assert paper(customs, "penalty-decision", twice, "--for", "K1") == first


def test_the_notice_before_a_second_penalty_is_about_what_waits_for_it(
    play: Play, customs: Customs, twice: str
) -> None:
    play("undo", on="2019-08-26")
    assert told(paper(customs, "hearing-notice", twice, "-n")) == ["DRAFT", "5 pcs"]
    before_the_first = told(paper(customs, "hearing-notice", twice, "--for", "K1"))
    assert before_the_first == ["2019-5320-HN-0001", "10 pcs", "fine of CNY 100.00"]
    second = paper(customs, "hearing-notice", twice, "--fill", "fine=CNY 50.00")
    assert told(second) == ["2019-5320-HN-0002", "5 pcs", "fine of CNY 50.00"]
    play(f"confiscate {twice} --number K2 --fine 50 --on 2019-08-20", on="2019-08-26")
    assert paper(customs, "hearing-notice", twice) == second
    assert told(paper(customs, "hearing-notice", twice, "--for", "K1")) == before_the_first
    assert told(paper(customs, "hearing-notice", twice, "--number", "2019-5320-HN-0001")) == before_the_first


def test_a_notice_that_told_of_all_goods_stands_before_each_decision_on_parts_of_them(
    play: Play, customs: Customs, twice: str
) -> None:
    for _ in range(4):
        play("undo", on="2019-08-26")
    play(f"determine {twice} --infringing --on 2019-08-01", on="2019-08-26")
    first = paper(customs, "hearing-notice", twice)
    assert told(first) == ["2019-5320-HN-0001", "10 pcs", "5 pcs"]
    play(f"confiscate {twice} --line 1 --quantity 4 --number K1 --on 2019-08-20", on="2019-08-26")
    assert paper(customs, "hearing-notice", twice) == first
    play(f"confiscate {twice} --number K2 --on 2019-08-21", on="2019-08-26")
    assert paper(customs, "hearing-notice", twice) == paper(customs, "hearing-notice", twice, "--for", "K1") == first


def test_the_days_of_each_decision_stay_themselves_in_a_calendar(play: Play, customs: Customs, unnumbered: str) -> None:
    def events(name: str) -> dict[str, str]:
        assert customs("--today", "2019-08-27", "due", unnumbered, "--ics", name).code == 0
        text = Path(name).read_text("utf-8").replace("\n ", "")
        return dict(re.findall(r"UID:\S+/(C14\S*|C8\S*)@\S+\nDTSTAMP:\S+\nDTSTART;VALUE=DATE:(\d+)", text))

    play(SERVED.format(ref=unnumbered), on="2019-08-26")
    both = {"C14": "20190820", "C14/2": "20190910", "C8": "20191105", "C8/2": "20191126"}
    assert events("both.ics") == both
    play("undo", on="2019-08-26")
    play(PAID.format(ref=unnumbered), on="2019-08-26")
    play(SERVED.format(ref=unnumbered), on="2019-08-26")
    assert events("paid.ics") == {uid: day for uid, day in both.items() if uid != "C14"}


@pytest.mark.parametrize("mend", ["--outcome-on 2019-08-21", "--decision-no K3"])
def test_the_paper_of_a_decision_without_a_number_stays_its_paper_when_that_is_put_right(
    play: Play, customs: Customs, unnumbered: str, mend: str
) -> None:
    own = paper(customs, "penalty-decision", unnumbered)
    play(f"correct {unnumbered} --holder VIVO-COMM {mend} --line 2 --reason slip", on="2019-08-26")
    assert paper(customs, "penalty-decision", unnumbered) == own
    corrected = paper(customs, "penalty-decision", unnumbered, "--reissue")
    assert "replaces No. 2019-5320-PD-0001" in corrected
    assert paper(customs, "penalty-decision", unnumbered) == corrected


@pytest.fixture
def decided(play: Play, twice: str) -> str:
    """The same goods, of which both decisions carry a fine and neither is served yet."""
    for _ in range(4):
        play("undo", on="2019-08-26")
    for line in (
        f"confiscate {twice} --line 1 --number K1 --fine 100 --on 2019-08-01",
        f"determine {twice} --infringing --on 2019-08-03",
        f"confiscate {twice} --number K2 --fine 50 --on 2019-08-03",
    ):
        play(line, on="2019-08-26")
    return twice


@pytest.mark.parametrize("second", ["2019-08-06", "2019-08-26"])
def test_each_of_two_decisions_is_served_and_paid_by_itself(
    play: Play, customs: Customs, decided: str, second: str
) -> None:
    play(f"event {decided} confiscation-served --on 2019-08-05", on="2019-08-30")
    play(f"event {decided} confiscation-served --on {second}", on="2019-08-30")
    due = {"2019-08-06": "2019-08-21", "2019-08-26": "2019-09-10"}[second]
    first, other = ("C14", "2019-08-05", "2019-08-20"), ("C14", second, due)
    assert running(customs, decided, "C14") == [(*first, None), (*other, None)]
    play(f"event {decided} fine-paid --on 2019-08-12", on="2019-08-30")
    is_of_both = second < "2019-08-12"
    assert running(customs, decided, "C14") == [(*first, "2019-08-12"), (*other, "2019-08-12" if is_of_both else None)]
    play(f"event {decided} fine-paid --on 2019-08-29", on="2019-08-30")
    assert running(customs, decided, "C14") == [(*first, "2019-08-12"), (*other, "2019-08-29")]
    assert "is already recorded for VIVO-COMM" in play(f"event {decided} fine-paid", on="2019-08-30", code=4).err
    assert (customs("check").code, customs("verify").code) == (0, 0)


def test_a_decision_that_is_logged_before_an_older_one_was_served_does_not_put_that_off(
    play: Play, customs: Customs, decided: str
) -> None:
    play("undo", on="2019-08-26")
    play(f"confiscate {decided} --number K2 --fine 50 --on 2019-08-20", on="2019-08-26")
    play(f"event {decided} confiscation-served --on 2019-08-05", on="2019-08-26")
    assert running(customs, decided, "C14") == [("C14", "2019-08-05", "2019-08-20", None)]
    early = play(f"event {decided} confiscation-served --on 2019-08-19", on="2019-08-26", code=4).err
    assert "confiscation-served on 2019-08-19 is before confiscated on 2019-08-20" in early


def test_both_decisions_may_be_served_on_one_day(play: Play, customs: Customs, decided: str) -> None:
    play(f"event {decided} confiscation-served --on 2019-08-05", on="2019-08-26")
    play(f"event {decided} fine-paid --on 2019-08-12", on="2019-08-26")
    assert running(customs, decided, "C14", "C8") == [
        ("C14", "2019-08-05", "2019-08-20", "2019-08-12"),
        ("C8", "2019-08-05", "2019-11-05", None),
    ]


def test_the_service_of_another_holders_decision_is_none_of_those_that_were_served(
    play: Play, customs: Customs
) -> None:
    goods = "--goods shoes --quantity 10 --mark VIVO --value 1000 --goods caps --quantity 5 --mark NIKE --value 1000"
    line = f"record --office 5320 --found 2019-07-01 {goods} --detained 2019-07-01 -q"
    ref = play(line, on="2019-07-01").out.strip()
    play(f"determine {ref} --infringing", on="2019-07-01")
    for part in ("--quantity 4 --number K1 --on 2019-08-01", "--quantity 6 --number K2 --on 2019-08-03"):
        play(f"confiscate {ref} --holder VIVO-COMM --line 1 {part}", on="2019-08-26")
    play(f"event {ref} confiscation-served --on 2019-08-05", on="2019-08-26")
    play(f"confiscate {ref} --holder NIKE-INC --number K3 --on 2019-08-20", on="2019-08-26")
    play(f"event {ref} confiscation-served --on 2019-08-26", on="2019-08-26")
    parties = customs("show", ref, "--json").answer["batch"]["proceedings"]
    assert {code: p["events"]["confiscation_served_on"] for code, p in parties.items()} == {
        "VIVO-COMM": "2019-08-05", "NIKE-INC": "2019-08-26"
    }  # fmt: skip


def test_each_telling_of_a_penalty_may_be_logged_after_all_was_decided(
    play: Play, customs: Customs, decided: str
) -> None:
    play("undo", on="2019-08-26")
    play(f"confiscate {decided} --number K2 --fine 50 --on 2019-08-20", on="2019-08-26")
    for day in ("2019-07-22", "2019-08-10"):
        play(f"event {decided} penalty-told --on {day}", on="2019-08-26")
    p = proceeding(customs, decided)
    told = [one["on"] for one in p["earlier"] if one["name"] == "penalty_told_on"]
    assert (told, p["events"]["penalty_told_on"]) == (["2019-07-22"], "2019-08-10")
    again = play(f"event {decided} penalty-told --on 2019-08-11", on="2019-08-26", code=4).err
    assert "penalty-told is already recorded for VIVO-COMM, on 2019-08-10" in again


@pytest.mark.parametrize(
    ("mend", "why"),
    [
        ("--earlier confiscation-served=2019-07-31", "confiscation-served on 2019-07-31 would be before the outcome"),
        ("--line 2 --outcome-on 2019-08-10", "confiscation-served on 2019-08-09 would be before the outcome"),
        ("--earlier fine-paid=2019-08-04", "fine-paid on 2019-08-04 would be before the confiscation-served"),
    ],
)
def test_no_correction_puts_the_service_or_payment_of_a_decision_before_it(
    play: Play, customs: Customs, decided: str, mend: str, why: str
) -> None:
    for event in ("confiscation-served --on 2019-08-05", "confiscation-served --on 2019-08-09"):
        play(f"event {decided} {event}", on="2019-08-30")
    for day in ("2019-08-07", "2019-08-12"):
        play(f"event {decided} fine-paid --on {day}", on="2019-08-30")
    refused = play(f"correct {decided} --holder VIVO-COMM {mend} --reason slip", on="2019-08-30", code=4).err
    assert why in refused
    play(f"correct {decided} --holder VIVO-COMM --earlier fine-paid=2019-08-06 --reason slip", on="2019-08-30")
    assert customs("check").code == 0


DAYS = {"confiscation-served": ("2019-08-05", "2019-08-26"), "fine-paid": ("2019-08-12", "2019-08-29")}


@pytest.mark.parametrize(
    "swapped", [(), ("confiscation-served",), ("fine-paid",), ("confiscation-served", "fine-paid")]
)
def test_what_came_of_the_later_of_two_decisions_may_be_logged_first(
    play: Play, customs: Customs, decided: str, swapped: tuple[str, ...]
) -> None:
    for event, (first, second) in DAYS.items():
        for day in (second, first) if event in swapped else (first, second):
            play(f"event {decided} {event} --on {day}", on="2019-08-30")
        early = {"confiscation-served": "2019-08-02", "fine-paid": "2019-08-11"}[event]
        assert (
            "is already recorded for VIVO-COMM"
            in play(f"event {decided} {event} --on {early}", on="2019-08-30", code=4).err
        )
    assert running(customs, decided, "C14") == [
        ("C14", "2019-08-05", "2019-08-20", "2019-08-12"),
        ("C14", "2019-08-26", "2019-09-10", "2019-08-29"),
    ]
    assert (customs("check").code, customs("verify").code) == (0, 0)
    said = [entry["said"] for entry in customs("history", decided, "--json").answer["entries"]]
    for event, told in (
        ("confiscation-served", "service of the confiscation decision"),
        ("fine-paid", "payment of the fine"),
    ):
        days = sorted(entry.split(",")[0] for entry in said[-4:] if entry.endswith(f"VIVO-COMM: {told}"))
        assert days == list(DAYS[event])
    for _ in range(4):
        play("undo", on="2019-08-30")
    assert running(customs, decided, "C14") == []


def test_a_fine_is_not_paid_before_its_own_decision_was_served(play: Play, decided: str) -> None:
    for line in ("confiscation-served --on 2019-08-05", "confiscation-served --on 2019-08-26"):
        play(f"event {decided} {line}", on="2019-08-30")
    play(f"event {decided} fine-paid --on 2019-08-29", on="2019-08-30")
    early = play(f"event {decided} fine-paid --on 2019-08-04", on="2019-08-30", code=4).err
    assert "fine-paid on 2019-08-04 is before confiscation-served on 2019-08-05" in early


def test_the_holder_is_told_the_number_of_the_paper_of_a_decision_that_has_none(
    play: Play, customs: Customs, unnumbered: str
) -> None:
    def named(*words: str) -> list[str]:
        text = paper(customs, "confiscation-notice", unnumbered, *words)
        return re.findall(r"Penalty decision: +(.*)", text)

    assert named("-n") == ["K1"]
    paper(customs, "penalty-decision", unnumbered)
    assert named() == ["K1; 2019-5320-PD-0001"]
    play("print void 2019-5320-PD-0001 --reason misprint", on="2019-08-26")
    assert named("-n") == ["K1"]


def test_the_holder_is_told_the_number_of_the_paper_of_the_only_decision(play: Play, customs: Customs) -> None:
    goods = "--goods shoes --quantity 10 --mark VIVO --value 1000 --detained 2019-07-01"
    ref = play(f"record --office 5320 --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    for line in ("determine {ref} --infringing", "confiscate {ref} --fine 100"):
        play(line.format(ref=ref), on="2019-08-20")
    assert "Penalty decision:" not in paper(customs, "confiscation-notice", ref, "-n")
    paper(customs, "penalty-decision", ref)
    assert re.findall(r"Penalty decision: +(.*)", paper(customs, "confiscation-notice", ref)) == ["2019-5320-PD-0001"]


def test_a_batch_is_found_by_what_was_said_and_found_of_any_part_and_counted_from_the_first_word(
    customs: Customs, twice: str
) -> None:
    words = (
        "confirm {ref} --mark VIVO --line 1 --quantity 4 --infringing --on 2019-07-05",
        "confirm {ref} --mark VIVO --line 2 --genuine --on 2019-07-09",
    )
    assert [customs(*word.format(ref=twice).split()).code for word in words] == [0, 0]
    assert customs("record", "--office", "5320", "--found", "2019-07-02", "--goods", "bags").code == 0
    asked = ("confirmed:2019-07-05", "confirmed:2019-07-09", "confirmation:infringing", "confirmation:genuine")
    for where in asked:
        assert customs("list", "-q", "--where", where).out.split() == [twice], where
    days = {day: customs("summary", day, "--counted-on", "confirmed", "--json") for day in ("2019-07-05", "2019-07-09")}
    assert {day: summary.answer["total"]["batches"] for day, summary in days.items()} == {
        "2019-07-05": 1,
        "2019-07-09": 0,
    }
