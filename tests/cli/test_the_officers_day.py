"""One day at Wenjindu, played through: every act, and every sentence that it says."""

import shlex

import pytest
from running import Customs, recorded

A, B, C = (f"2019-5320-00000{n}" for n in (1, 2, 3))

DAY = (
    (
        "record --office 5320 --found 2019-07-01 --direction export --channel cargo "
        "--goods phones --quantity 1200 --mark VIVO --value 20000 --campaign longteng-2019",
        (
            f"{A} recorded: 1,200 pcs phones (VIVO), found 2019-07-01 at 5320.",
            f"Next: customs notify {A} --served DATE",
        ),
    ),
    (
        "record --office 'Wenjindu Customs' --found '2 July 2019' "
        "--goods '运动鞋' --quantity 2668 --unit '双' --mark nike --mark vivo",
        (
            f"{B} recorded: 2,668 pairs 运动鞋 (NIKE, VIVO), found 2019-07-02 at 5320.",
            f"Next: customs notify {B} --served DATE",
        ),
    ),
    (
        "record --office 5320 --found 2019-07 --goods bags",
        (
            f"{C} recorded: bags, found 2019-07 at 5320.",
            f"Next: customs line edit {C} 1 --mark CODE",
            "! warning: no mark is named yet: nobody can be notified",
        ),
    ),
    (
        "notify 1 --on 2019-07-02 --how in-person --number 2019-17",
        (
            f"VIVO-COMM notified about {A} on 2019-07-02; reply due 2019-07-05.",
            f"Next: customs reply {A} --holder VIVO-COMM --apply --security AMOUNT",
        ),
    ),
    (
        "notify 2 --on 2019-07-03 --served 2019-07-04 --how post",
        (
            f"NIKE-INC, VIVO-COMM notified about {B} on 2019-07-03; reply due 2019-07-09.",
            f"Next: customs reply {B} --holder NIKE-INC --apply --security AMOUNT",
        ),
    ),
    (
        "reply 1 --apply --security 20000 --form deposit --on 2019-07-03",
        (
            f"VIVO-COMM applied for {A} on 2019-07-03.",
            f"Next: customs detain {A}",
        ),
    ),
    (
        "reply 2 --holder NIKE-INC --decline --reason 'not worth it' --on 2019-07-05",
        (
            f"NIKE-INC declined for {B} on 2019-07-05.",
            f"Next: customs release {B} --holder NIKE-INC",
        ),
    ),
    (
        "reply 2 --holder vivo --apply --general-guarantee GG-2019-3 --on 2019-07-08",
        (
            f"VIVO-COMM applied for {B} on 2019-07-08.",
            f"Next: customs release {B} --holder NIKE-INC",
            "! warning: general guarantee GG-2019-3 is not on record for VIVO-COMM, so its year was not checked; "
            "customs holder edit VIVO-COMM --general-guarantee NO --approved DATE",
        ),
    ),
    (
        "detain 1 --on 2019-07-04 --number 2019-0123",
        (
            f"{A} detained for VIVO-COMM on 2019-07-04; determine due 2019-08-15.",
            f'Next: customs confirm {A} --holder VIVO-COMM "--infringing|--genuine|--undetermined"',
        ),
    ),
    (
        "confirm 1 --mark VIVO --infringing --items 1200 --on 2019-07-08 --document K-1",
        (
            f"VIVO-COMM on {A}: VIVO infringing (2019-07-08).",
            f'Next: customs determine {A} --holder VIVO-COMM "--infringing|--not-infringing|--undetermined"',
        ),
    ),
    (
        "release 2 --holder NIKE-INC",
        (
            f"{B} released for NIKE-INC on 2019-07-10.",
            "The goods are still held for VIVO-COMM.",
            f"Next: customs detain {B} --holder VIVO-COMM",
        ),
    ),
    (
        "detain 2 --on today",
        (
            f"{B} detained for VIVO-COMM on 2019-07-10; determine due 2019-08-21.",
            f'Next: customs confirm {B} --holder VIVO-COMM "--infringing|--genuine|--undetermined"',
        ),
    ),
    (
        "transfer 2 --to police --body 'Shenzhen Public Security Bureau' --number 2019-7",
        (
            f"{B} transferred to Shenzhen Public Security Bureau on 2019-07-10: "
            "line 1: 2,668 pairs 运动鞋 (NIKE, VIVO); the goods still have to be handed over.",
            "! warning: transfer-reported is not on record: two officers report, the head approves, then the case is "
            "transferred (State Council Order 310 art. 5)",
        ),
    ),
    (
        "correct 3 --found 2019-07-05 --reason 'the seal says so'",
        (
            f"{C} corrected.",
            "  Found: 2019-07 -> 2019-07-05",
            f"Next: customs line edit {C} 1 --mark CODE",
        ),
    ),
    (
        "line edit 3 1 --mark NIKE --quantity 40 --goods bags",
        (
            f"{C} now holds 40 pcs bags (NIKE).",
            f"Next: customs notify {C} --served DATE",
        ),
    ),
    (
        "note 3 'the agent called'",
        (
            f"A note was added to {C}.",
            f"Next: customs notify {C} --served DATE",
        ),
    ),
)
"""(command line, the lines it says); `!` marks one on stderr."""


def played(customs: Customs) -> None:
    for line, said in DAY:
        result = customs(*shlex.split(line))
        heard = (*result.lines, *(f"! {line}" for line in result.err.splitlines()))
        assert (result.code, heard) == (0, said), line


def test_every_act_of_the_day_says_what_is_now_true_and_what_comes_next(customs: Customs, names: None) -> None:
    played(customs)


def test_a_mistake_is_undone_and_redone_with_before_and_after(customs: Customs, names: None) -> None:
    played(customs)
    undone = customs("undo", "--reason", "wrong batch")
    assert undone.lines[0] == "Act 22 (note, Li Wei, Chen Li) is undone."
    assert "the agent called" in undone.out
    assert customs("show", "3", "--json").answer["batch"]["notes"] == []
    redone = customs("redo")
    assert redone.lines[0] == "Act 23 (undo, Li Wei, Chen Li) is reversed."
    assert [note["text"] for note in customs("show", "3", "--json").answer["batch"]["notes"]] == ["the agent called"]


def test_an_undo_is_told_in_the_readers_language_in_a_pipe_too_but_not_its_table(customs: Customs, names: None) -> None:
    played(customs)
    undone = customs("--lang", "zh", "undo")
    assert undone.lines[0] == "已撤回第 22 号操作（添加备注，Li Wei、Chen Li）。"
    assert undone.lines[2] == "2019-07-10：2019-5320-000003：备注：the agent called"
    assert customs("--lang", "zh", "redo").lines[0].startswith("已恢复第 23 号撤回操作")
    assert customs("--lang", "zh", "undo", "-n", "--raw").out == customs("undo", "-n", "--raw").out


def test_an_undo_shown_beforehand_changes_nothing(customs: Customs, names: None) -> None:
    played(customs)
    before = customs("history", "--json").answer["entries"]
    assert customs("undo", "--dry-run").lines[0].endswith("would be undone; nothing was changed.")
    assert customs("history", "--json").answer["entries"] == before


@pytest.mark.parametrize(
    ("acts", "line", "said"),
    [
        (["holder add A", "trademark add AM --holder A"], "undo 2", "AM refers to holder A: it cannot be removed"),
        (
            ["holder add A", "trademark add AM --holder A"],
            "undo 2 --dry-run",
            "AM refers to holder A: it cannot be removed",
        ),
        (
            ["office add 2900", "office add 2920 --parent 2900"],
            "undo 2",
            "2920 refers to office 2900: it cannot be removed",
        ),
        (
            ["holder add A", "trademark add AM --holder A", "trademark remove AM", "holder remove A"],
            "undo 4",
            "AM refers to holder A, which is not in the register",
        ),
        (
            [
                "holder add A",
                "trademark add AM --holder A",
                "record --office 5320 --found 2019-07-03 --goods shoes --mark AM",
                "trademark add BM --holder A",
                "line edit 1 1 --mark BM",
                "trademark remove AM",
            ],
            "undo 6",
            "2019-5320-000001 refers to trademark AM, which is not in the register",
        ),
        (
            ["campaign add C", "record --office 5320 --found 2019-07-03 --goods shoes --campaign C"],
            "undo 2",
            "2019-5320-000001 refers to campaign C: it cannot be removed",
        ),
    ],
)
def test_an_undo_leaves_no_reference_to_what_is_not_there(
    customs: Customs, acts: list[str], line: str, said: str
) -> None:
    for act in ["init", *acts]:
        assert customs(*act.split()).code == 0, act
    before = customs("history", "--json").answer["entries"]
    refused = customs(*line.split())
    assert (refused.code, said in refused.err) == (4, True), refused.err
    assert customs("history", "--json").answer["entries"] == before


def test_the_beginning_of_a_register_cannot_be_undone(customs: Customs) -> None:
    assert customs("init").code == 0
    for line in (["undo"], ["undo", "1"], ["undo", "--dry-run"]):
        refused = customs(*line)
        assert (refused.code, refused.err.splitlines()[0]) == (3, "customs: there is nothing to undo")


def test_the_day_is_summed_up(customs: Customs, names: None) -> None:
    played(customs)
    total = customs("summary", "2019-07", "--json").answer["total"]
    assert {name: total[name] for name in ("recorded", "measures", "batches", "items", "units")} == {
        "recorded": 3,
        "measures": 2,
        "batches": 2,
        "items": 1200,
        "units": {"pairs": 2668},
    }
    assert (total["holders_confirmed"], total["trademarks_confirmed"], total["items_confirmed"]) == (1, 1, 1200)
    assert (total["transfers"], total["value"]) == (1, {"amount": "20000", "currency": "CNY"})


def test_the_evening_sheet_names_what_was_done_and_what_waits(customs: Customs, names: None) -> None:
    played(customs)
    sheet = customs("today").out
    for what in ("recorded", "released", "transferred", "detained", A, B, C):
        assert what in sheet, what
    assert customs("verify").code == 0
    assert customs("check").code == 0


def test_every_act_stands_in_the_history_of_its_batch(customs: Customs, names: None) -> None:
    played(customs)
    acts = [entry["act"] for entry in customs("history", "1", "--json").answer["entries"]]
    assert acts == ["record", "notify", "reply", "detain", "confirm"]


@pytest.mark.parametrize("file", ["day.csv", "day.jsonl"])
def test_an_export_counts_what_it_holds_and_not_its_header(customs: Customs, names: None, file: str) -> None:
    for goods in ("phones", "shoes"):
        assert customs("record", "--office", "5320", "--found", "today", "--goods", goods, "--mark", "VIVO").code == 0
    assert customs("export", "-o", file).out == f"2 lines written to {file}.\n"


def test_the_office_that_began_the_register_records_when_none_is_named(customs: Customs) -> None:
    assert customs("init", "--office", "5304").code == 0
    done = customs("record", "--goods", "jeans", "--quantity", "5", "--json")
    assert done.answer["batch"]["office"] == "5304"


def test_a_batch_of_which_nothing_is_said_is_not_recorded(customs: Customs) -> None:
    assert customs("init", "--office", "5304").code == 0
    assert customs("record").code == 2
    assert customs("list", "-q").out == ""


def test_released_goods_stay_out_of_a_transfer_to_the_police(customs: Customs, names: None) -> None:
    ref = recorded(customs, "--goods", "phones", "--quantity", "10", "--mark", "VIVO", "--mark", "NIKE")
    assert customs("release", ref, "--holder", "NIKE-INC", "--suspicion-cleared", "--document", "7").code == 0
    done = customs("transfer", ref, "--to", "police", "--body", "the police", "--json")
    assert done.answer["batch"]["transfers"][0]["holders"] == ["VIVO-COMM"]
    assert done.answer["batch"]["proceedings"]["NIKE-INC"]["outcome"] == "released"


def test_a_decision_for_several_holders_has_one_fine(customs: Customs, names: None) -> None:
    ref = recorded(customs, "--goods", "phones", "--quantity", "10", "--mark", "VIVO", "--mark", "NIKE", "--detained")
    assert customs("determine", ref, "--infringing").code == 0
    done = customs("confiscate", ref, "--fine", "300", "--json")
    fines = [p["fine"] for p in done.answer["batch"]["proceedings"].values()]
    assert fines == [{"amount": "300", "currency": "CNY"}, None]
