"""An act is taken back once everything is that rests on it; nothing else stands in its way."""

import re
import shlex
from pathlib import Path

import pytest
from running import Customs, Result
from stories import Play, deadlines, found, held, proceeding, rules

LINE = "line add {ref} --goods tablets --quantity 50 --mark VIVO"
SERVED = "notify {ref} --on 2019-07-02 --served 2019-07-02"
APPLIED = "reply {ref} --apply --security 20000 --on 2019-07-03"
HELD = "detain {ref} --on 2019-07-04"
WORD = "confirm {ref} --infringing --on 2019-07-08"
FOUND = "determine {ref} --infringing --on 2019-07-09"
TAKEN = "confiscate {ref} --on 2019-07-10"
GONE = "dispose {ref} --line 1 --quantity 1200 --way destroy --supervisor Chen --on 2019-07-10"
COURSE = (LINE, SERVED, APPLIED, HELD, WORD, FOUND, TAKEN, GONE)
TOLD = "event {ref} confiscation-served --on 2019-07-10"
REQUESTED = "event {ref} review-requested --on 2019-07-10"
POLICE = "transfer {ref} --to police --body PSB --on 2019-07-09"
HANDED = "transfer {ref} --goods-handed --on 2019-07-10"

RESTING = {
    "a line, when the holder has counted its goods": (COURSE[:5], LINE, WORD),
    "a notice, when the holder has applied": (COURSE[:3], SERVED, APPLIED),
    "an application, when the goods are detained": (COURSE[:4], APPLIED, HELD),
    "a detention, when a court has written": (
        (*COURSE[:4], "court {ref} --notice N1 --on 2019-07-08"),
        HELD,
        "court {ref} --notice N1 --on 2019-07-08",
    ),
    "the holder's word, when customs has decided": (COURSE[:6], WORD, FOUND),
    "a finding, when the goods are confiscated": (COURSE[:7], FOUND, TAKEN),
    "a finding that there is nothing, when the goods are released": (
        (*COURSE[:4], "determine {ref} --not-infringing --on 2019-07-09", "release {ref} --on 2019-07-09"),
        "determine {ref} --not-infringing --on 2019-07-09",
        "release {ref} --on 2019-07-09",
    ),
    "a confiscation, when the goods are disposed of": (COURSE, TAKEN, GONE),
    "a confiscation, when its decision is served": ((*COURSE[:7], TOLD), TAKEN, TOLD),
    "a notice, when all the rest has followed": (COURSE, SERVED, GONE),
    "a case of the police, when its goods are handed over": ((*COURSE[:6], POLICE, HANDED), POLICE, HANDED),
    "a request for review, when it is decided": (
        (*COURSE[:7], TOLD, REQUESTED, "event {ref} review-decided --on 2019-07-10"),
        REQUESTED,
        "event {ref} review-decided --on 2019-07-10",
    ),
    "a line, when its goods have moved": (
        (LINE, "custody {ref} --line 2 --quantity 5 --from Li --to Chen --purpose store"),
        LINE,
        "custody {ref} --line 2 --quantity 5 --from Li --to Chen --purpose store",
    ),
    "another procedure, when the goods are detained by it": (
        ("correct {ref} --procedure cn_articles --reason slip", "detain {ref} --on 2019-07-04"),
        "correct {ref} --procedure cn_articles --reason slip",
        "detain {ref} --on 2019-07-04",
    ),
}
"""Which act stays -> what is done, the act that is to be taken back, the one that rests on it."""

FREE = {
    "a note": "note {ref} seen",
    "a destination": "correct {ref} --destination US --reason slip",
    "a fee": "fee {ref} --kind storage --amount 30 --from 2019-07-05 --to 2019-07-06",
    "the value of a line": "line edit {ref} 1 --value 21000",
    "a move": "custody {ref} --line 1 --quantity 5 --from Li --to Chen --purpose store",
}
"""What nothing rests on, whatever follows."""


def test_events_that_follow_nothing_of_each_other_go_in_any_order(customs: Customs, play: Play, phones: str) -> None:
    for line in (*COURSE[:7], TOLD):
        play(line.format(ref=phones), on="2019-07-10")
    for name in ("fine-paid", "urgent-measure"):
        play(f"event {phones} {name} --on 2019-07-10", on="2019-07-10")
    number = seq_of(customs, phones, "event") - 1
    assert customs("undo", str(number)).code == 0
    events = customs("show", phones, "--json").answer["batch"]["proceedings"]["VIVO-COMM"]["events"]
    assert set(events) == {"confiscation_served_on", "urgent_measure_on"}


def seq_of(customs: Customs, ref: str, line: str) -> int:
    """The number of the last act of a command."""
    entries = customs("history", ref, "--json").answer["entries"]
    return int([entry["seq"] for entry in entries if entry["act"] == line.split()[0]][-1])


def typed(customs: Customs, refused: Result) -> Result:
    """Run what the hint of a refusal names, as it is printed, with a reason."""
    hint = refused.err.splitlines()[1].removeprefix("  hint: customs ")
    return customs(*shlex.split(hint.replace("TEXT", "wrong")))


@pytest.mark.parametrize(("acts", "first", "then"), RESTING.values(), ids=RESTING.keys())
def test_what_something_rests_on_stays_until_that_is_taken_back_as_the_hint_says(
    customs: Customs, play: Play, phones: str, acts: tuple[str, ...], first: str, then: str
) -> None:
    numbers = {}
    for line in acts:
        play(line.format(ref=phones), on="2019-07-10")
        numbers[line] = seq_of(customs, phones, line)
    before = customs("show", phones, "--json").out
    for dry in ((), ("--dry-run",)):
        refused = customs("undo", str(numbers[first]), *dry)
        assert (refused.code, refused.err.splitlines()) == (5, [
            f"customs: act {numbers[then]} ({then.split()[0]}) depends on act {numbers[first]} ({first.split()[0]}): "
            "undo the later act first",
            f"  hint: customs undo {numbers[then]}",
        ])  # fmt: skip
    assert customs("show", phones, "--json").out == before
    assert typed(customs, refused).code == 0
    assert customs("check").code == 0


@pytest.mark.parametrize("line", FREE.values(), ids=FREE.keys())
def test_what_nothing_rests_on_is_taken_back_from_anywhere(
    customs: Customs, play: Play, phones: str, line: str
) -> None:
    before = customs("show", phones, "--json").answer["batch"]
    play(line.format(ref=phones), on="2019-07-10")
    number = seq_of(customs, phones, line)
    for then in COURSE[1:]:
        play(then.format(ref=phones), on="2019-07-10")
    after = customs("show", phones, "--json").answer["batch"]
    assert customs("undo", str(number)).code == 0
    now = customs("show", phones, "--json").answer["batch"]
    assert now["proceedings"] == after["proceedings"]
    fields = ("notes", "destination", "fees", "custody")
    assert [now[field] for field in fields] == [before[field] for field in fields]


def test_the_courses_of_two_holders_rest_on_nothing_of_each_other(customs: Customs, play: Play, phones: str) -> None:
    play(f"line add {phones} --goods shoes --quantity 4 --unit pairs --mark NIKE --value 900", on="2019-07-01")
    for holder in ("VIVO-COMM", "NIKE-INC"):
        for line in (SERVED, APPLIED, HELD):
            play(f"{line.format(ref=phones)} --holder {holder}", on="2019-07-04")
    play(f"confirm {phones} --mark NIKE --genuine --on 2019-07-05", on="2019-07-05")
    number = seq_of(customs, phones, "confirm")
    play(f"confirm {phones} --mark VIVO --infringing --on 2019-07-05", on="2019-07-05")
    play(f"determine {phones} --holder VIVO-COMM --infringing --on 2019-07-09", on="2019-07-09")
    assert customs("undo", str(number)).code == 0
    marks = customs("show", phones, "--json").answer["batch"]["proceedings"]["NIKE-INC"]["marks"]
    assert marks["NIKE"]["confirmation"] == "pending"


def test_hint_by_hint_a_whole_case_is_taken_back_to_nothing(customs: Customs, play: Play, phones: str) -> None:
    first = seq_of(customs, phones, "record")
    for line in (*FREE.values(), *COURSE, TOLD):
        play(line.format(ref=phones), on="2019-07-10")
    count = 0
    while (refused := customs("undo", str(first))).code:
        assert refused.code == 5, refused
        assert typed(customs, refused).code == 0, refused
        count += 1
    assert count == len((*COURSE, TOLD, *FREE))
    assert customs("show", phones).code == 3


def test_a_record_that_a_paper_was_made_of_says_that_the_paper_is_out(
    customs: Customs, play: Play, phones: str, place: Path
) -> None:
    assert customs("print", "notice", phones, "-o", "notice.txt").code == 0
    refused = customs("undo", str(seq_of(customs, phones, "record")))
    assert (refused.code, "(print) depends on act" in refused.err, "and cannot be undone" in refused.err) == (
        5,
        1,
        1,
    )
    assert customs("undo").err == refused.err


def test_a_void_paper_does_not_count_again_beside_the_one_in_its_place(
    customs: Customs, phones: str, place: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        assert customs("print", "notice", phones, "-o", name).code == 0
        if name == "a.txt":
            assert customs("print", "void", "2019-5320-NT-0001", "--reason", "slip").code == 0
            number = len(customs("history", "--json").answer["entries"])
    refused = customs("undo", str(number))
    assert refused.code == 5
    assert customs("undo").err == refused.err, "the last act that is taken back at all, but not the last one"
    assert refused.err.splitlines() == [
        "customs: 2019-5320-NT-0002 was issued in place of 2019-5320-NT-0001: make the newer document void first",
        f"  hint: customs print void 2019-5320-NT-0002 --ref {phones} --reason TEXT",
    ]
    assert typed(customs, refused).code == 0
    assert customs("undo", str(number)).code == 0
    papers = customs("show", phones, "--json").answer["batch"]["documents"]
    assert [bool(paper.get("void")) for paper in papers] == [False, True]


def test_days_that_a_correction_brought_into_order_do_not_fall_out_of_it_again(
    customs: Customs, play: Play, phones: str
) -> None:
    play(f"correct {phones} --found 2019-06-20 --reason slip", on="2019-07-10")
    number = seq_of(customs, phones, "correct")
    play(f"notify {phones} --on 2019-06-21", on="2019-07-10")
    refused = customs("undo", str(number))
    assert (refused.code, "before the discovery on 2019-07-01" in refused.err) == (4, True), refused


def test_a_chinese_reader_is_told_in_words_which_act_rests_on_which(customs: Customs, play: Play, phones: str) -> None:
    for line in COURSE:
        play(line.format(ref=phones), on="2019-07-10")
    for line, named in ((SERVED, "通知"), (LINE, "登记货物项")):
        number = seq_of(customs, phones, line)
        refused = customs("--lang", "zh", "undo", str(number))
        last = seq_of(customs, phones, GONE)
        assert refused.err.splitlines() == [
            f"customs: 第 {last} 号操作（处置）以第 {number} 号操作（{named}）为依据，须先撤回前者",
            f"  提示：customs undo {last}",
        ]


def test_a_record_of_names_that_was_changed_again_names_the_act_that_did(customs: Customs, phones: str) -> None:
    entries = customs("history", "VIVO-COMM", "--json").answer["entries"]
    assert customs("holder", "edit", "VIVO-COMM", "--country", "US").code == 0
    assert customs("clue", "add", "--source", "public", "--text", "a letter").code == 0
    assert customs("clue", "result", "1", "--result", "nothing").code == 0
    last = customs("history", "--json").answer["entries"][-1]["seq"]
    for first, then, words in (
        (entries[0]["seq"], last - 2, "(holder edit) depends on act"),
        (last - 1, last, "(clue result) depends on act"),
    ):
        refused = customs("undo", str(first))
        assert (refused.code, words in refused.err) == (5, True), refused
        assert refused.err.splitlines()[1] == f"  hint: customs undo {then}"
    assert customs("undo", str(last)).code == 0
    assert customs("undo", str(last - 1)).code == 0


def test_an_act_on_a_line_is_not_taken_back_from_the_line_that_stands_in_its_place(
    customs: Customs, phones: str
) -> None:
    for line in (
        "line add {ref} --goods cups --quantity 100",
        "line edit {ref} 2 --quantity 90",
        "line remove {ref} 1 --reason r",
        "line add {ref} --goods hats --quantity 90",
    ):
        assert customs(*shlex.split(line.format(ref=phones))).code == 0
    entries = customs("history", phones, "--json").answer["entries"]
    edited = next(entry["seq"] for entry in entries if "quantity" in str(entry["changes"][0][2]))
    before = customs("show", phones, "--json").out
    refused = customs("undo", str(edited))
    assert refused.code == 5, refused
    assert customs("show", phones, "--json").out == before
    for _ in range(5):
        if customs("undo", str(edited)).code == 0:
            break
        assert typed(customs, customs("undo", str(edited))).code == 0
    lines = customs("show", phones, "--json").answer["batch"]["lines"]
    assert [(line["no"], line["goods"], line["quantity"]) for line in lines] == [(1, "phones", 1200), (2, "cups", 100)]


def test_an_act_on_a_line_is_taken_back_though_a_later_line_is_gone_since(customs: Customs, phones: str) -> None:
    assert customs("line", "edit", phones, "1", "--goods", "smartphones").code == 0
    edited = customs("history", phones, "--json").answer["entries"][-1]["seq"]
    assert customs("line", "add", phones, "--goods", "cups", "--quantity", "100").code == 0
    assert customs("line", "remove", phones, "2", "--reason", "r").code == 0
    assert customs("undo", str(edited)).code == 0
    (line,) = customs("show", phones, "--json").answer["batch"]["lines"]
    assert line["goods"] == "phones"


def test_a_line_is_told_by_its_number_wherever_it_stands(customs: Customs, phones: str) -> None:
    for line in (
        "line add {ref} --goods cups --quantity 100",
        "line add {ref} --goods hats --quantity 30",
        "line remove {ref} 1 --reason r",
        "line edit {ref} 3 --quantity 50",
        "line remove {ref} 2 --reason r",
        "undo",
        "redo",
    ):
        assert customs(*shlex.split(line.format(ref=phones))).code == 0
    told = [entry["said"].partition(f"{phones}: ")[2] for entry in customs("history", "--json").answer["entries"]]
    assert told[-5:] == [
        "line 1 removed: 1,200 pcs phones (VIVO) (reason: r)",
        "line 3: Quantity: 30 -> 50",
        "line 2 removed: 100 pcs cups (reason: r)",
        "line 2 removed: 100 pcs cups",
        "line 2 removed: 100 pcs cups",
    ]
    assert customs("verify").code == 0


def test_an_act_on_several_batches_is_told_by_their_references_whatever_order_it_was_done_in(customs: Customs) -> None:
    rows = ("5320,2019-07-01,x", "5301,2019-07-01,y", "5320,2019-07-02,z")
    Path("list.csv").write_text("\n".join(("office,found_on,goods", *rows)), encoding="utf-8")
    assert customs("import", "list.csv").code == 0
    refs = ["2019-5301-000001", "2019-5320-000001", "2019-5320-000002"]
    for told in (customs("undo", "-n").out, customs("undo").out, customs("redo").out):
        assert re.findall(r"2019-53\d\d-\d{6}", told) == refs


@pytest.mark.usefixtures("names")
def test_what_is_left_of_the_goods_and_its_time_limits_are_counted_anew_when_an_earlier_act_is_undone(
    play: Play, customs: Customs
) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"release {ref} --ground request --document 7 --line 1 --quantity 400", on="2019-07-05")
    released = max(entry["seq"] for entry in customs("history", ref, "--json").answer["entries"])
    play(f"confirm {ref} --infringing --line 1 --quantity 800", on="2019-07-06")
    play(f"determine {ref} --infringing", on="2019-07-08")
    assert "C3" not in rules(customs, ref)
    play(f"undo {released}", on="2019-07-09")
    p = proceeding(customs, ref)
    assert (p["unfound"], p["marks"]["VIVO"]["unsaid"]) == (400, 400)  # type: ignore[index]
    limits = deadlines(customs, ref)
    assert limits["VIVO-COMM", "C2"]["met_on"] is None
    assert limits["VIVO-COMM", "C3"]["due_on"] == "2019-09-09"
    play("redo", on="2019-07-09")
    assert proceeding(customs, ref)["unfound"] == 0
    assert "C3" not in rules(customs, ref)
