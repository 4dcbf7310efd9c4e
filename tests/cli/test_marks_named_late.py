"""Marks that are named, or given to another holder, after acts on the goods: what was logged of them stays so."""

from pathlib import Path
from typing import Any

import pytest
from running import Customs, recorded
from stories import Play

BY_MAIL = ("--channel", "mail", "--goods", "shoes", "--quantity", "10")
"""Articles: customs detains them of its own motion, also while nobody knows their mark."""


def shown(customs: Customs, ref: str) -> Any:
    return customs("show", ref, "--json").answer["batch"]


def balances(batch: Any) -> list[dict[str, int]]:
    fates = ("released", "transferred", "held")
    return [{fate: n for fate in fates if (n := line["balance"][fate])} for line in batch["lines"]]


def test_goods_of_a_case_of_the_police_keep_it_when_their_mark_is_named(
    play: Play, customs: Customs, names: None
) -> None:
    ref = recorded(customs, *BY_MAIL, "--mark", "VIVO", "--goods", "bags", "--quantity", "5")
    play(f"detain {ref}", on="2019-07-02")
    play(f"transfer {ref} --to police --body PSB --holder UNKNOWN", on="2019-07-03")
    play(f"line edit {ref} 2 --mark NIKE", on="2019-07-04")
    batch = shown(customs, ref)
    assert batch["transfers"][0]["holders"] == ["NIKE-INC"]
    assert batch["proceedings"]["NIKE-INC"]["outcome"] == "transferred"
    assert balances(batch) == [{"held": 10}, {"transferred": 5}]
    play(f"transfer {ref} --goods-handed", on="2019-07-05")
    assert shown(customs, ref)["transfers"][0]["goods_on"] == "2019-07-05"


def test_goods_that_a_court_has_may_still_get_their_first_mark_and_no_further_one(
    play: Play, customs: Customs, names: None
) -> None:
    ref = recorded(customs, "--goods", "shoes", "--quantity", "10", "--goods", "bags", "--quantity", "5")
    play(f"transfer {ref} --to court --body Court --goods-handed", on="2019-07-03")
    (told,) = [line for line in customs("line", "edit", ref, "1", "--mark", "VIVO").lines if "now holds" in line]
    assert told.endswith("10 pcs shoes (VIVO); 5 pcs bags.")
    assert customs("line", "edit", ref, "2", "--mark", "NIKE").code == 0
    batch = shown(customs, ref)
    assert set(batch["proceedings"]) == {"VIVO-COMM", "NIKE-INC"}
    assert balances(batch) == [{"transferred": 10}, {"transferred": 5}]
    assert customs("line", "edit", ref, "1", "--mark", "VIVO", "--mark", "NIKE").code == 4
    assert customs("verify").code == 0


def test_goods_whose_mark_is_named_while_others_have_none_keep_what_was_logged(
    play: Play, customs: Customs, names: None
) -> None:
    ref = recorded(customs, *BY_MAIL, "--goods", "bags", "--quantity", "5")
    play(f"detain {ref}", on="2019-07-02")
    play(f"release {ref} --line 1 --quantity 4 --ground personal --document 7", on="2019-07-03")
    play(f"line edit {ref} 2 --mark VIVO", on="2019-07-04")
    named = shown(customs, ref)
    assert named["proceedings"]["VIVO-COMM"]["detained_on"] == "2019-07-02"
    assert named["proceedings"]["VIVO-COMM"]["parts"] == [] and named["proceedings"]["VIVO-COMM"]["ground"] is None
    assert balances(named) == [{"released": 4, "held": 6}, {"held": 5}]
    play(f"line edit {ref} 1 --mark NIKE", on="2019-07-04")
    assert balances(shown(customs, ref)) == [{"released": 4, "held": 6}, {"held": 5}]


def test_released_goods_stay_released_when_the_mark_of_some_is_named(play: Play, customs: Customs, names: None) -> None:
    ref = recorded(customs, *BY_MAIL, "--goods", "bags", "--quantity", "5")
    play(f"detain {ref}", on="2019-07-02")
    play(f"release {ref} --ground personal --document 7", on="2019-07-03")
    for line in (2, 1):
        play(f"line edit {ref} {line} --mark VIVO", on="2019-07-04")
        assert balances(shown(customs, ref)) == [{"released": 10}, {"released": 5}]


@pytest.mark.parametrize("part", ["", " --line 2 --quantity 3"], ids=["all of it", "a part"])
def test_goods_released_without_a_mark_do_not_join_others_of_its_holder(
    play: Play, customs: Customs, names: None, part: str
) -> None:
    ref = recorded(customs, *BY_MAIL, "--mark", "VIVO", "--goods", "bags", "--quantity", "5")
    play(f"detain {ref}", on="2019-07-02")
    play(f"release {ref} --holder UNKNOWN --ground personal --document 7{part}", on="2019-07-03")
    before = shown(customs, ref)
    said = play(f"line edit {ref} 2 --mark VIVO", on="2019-07-04", code=4).err
    assert "line 2 was decided while its mark was not known: it cannot join the goods of VIVO-COMM" in said
    assert shown(customs, ref) == before
    play(f"line edit {ref} 2 --mark NIKE", on="2019-07-04")
    assert balances(shown(customs, ref)) == balances(before)


def test_a_case_of_the_police_follows_a_mark_to_another_holder(play: Play, customs: Customs, names: None) -> None:
    ref = recorded(customs, *BY_MAIL, "--mark", "VIVO", "--goods", "bags", "--quantity", "5", "--mark", "NIKE")
    play("holder add NEW-CO --name 'New Company'", on="2019-07-02")
    play(f"detain {ref}", on="2019-07-02")
    play(f"transfer {ref} --to police --body PSB --holder VIVO-COMM", on="2019-07-03")
    play("trademark edit VIVO --holder NEW-CO", on="2019-07-04")
    batch = shown(customs, ref)
    assert batch["transfers"][0]["holders"] == ["NEW-CO"]
    assert balances(batch) == [{"transferred": 10}, {"held": 5}]
    assert "continues here for NEW-CO" in play(f"transfer {ref} --refused", on="2019-07-05").out


def test_a_notice_that_was_served_for_another_holder_is_told_of_when_the_mark_is_given_to_its_own(
    play: Play, phones: str
) -> None:
    play("holder add NEW-CO --name 'New Company'", on="2019-07-01")
    assert play("trademark edit VIVO --holder NEW-CO", on="2019-07-01").err == ""  # nobody was served yet
    play(f"notify {phones} --served 2019-07-02", on="2019-07-02")
    told = play("trademark edit VIVO --holder NIKE-INC", on="2019-07-03").err
    again = f"correct {phones} --holder NIKE-INC --served DATE --reason TEXT"
    assert told == (
        f"warning: {phones}: the notice served for the former holder counts for NIKE-INC now; "
        f"if NIKE-INC was not served: customs {again}\n"
    )
    play(again.replace("DATE", "2019-07-03").replace("TEXT", "misread"), on="2019-07-03")
    assert "2019-07-08" in play(f"due {phones}", on="2019-07-03").out


def test_a_list_of_rights_tells_of_notices_that_were_served_for_another_holder_too(
    play: Play, customs: Customs, names: None, place: Path
) -> None:
    cases = "case_id,found_on,office,goods,quantity,unit,marks,holder\n"
    (place / "cases.csv").write_text(cases + "A,2019-07-01,5320,bags,5,pcs,Lark;Wren,VIVO-COMM\n", "utf-8")
    play("import cases.csv --add-missing", on="2019-07-01")
    ref = customs("list", "-q").out.strip()
    play(f"notify {ref} --served 2019-07-02", on="2019-07-02")
    (place / "rights.csv").write_text("code,name,holder\nLARK,Lark,NIKE-INC\nWREN,Wren,NIKE-INC\n", "utf-8")
    again = f"correct {ref} --holder NIKE-INC --served DATE --reason TEXT"
    warning = (
        f"warning: {ref}: the notice served for the former holder counts for NIKE-INC now; "
        f"if NIKE-INC was not served: customs {again}\n"
    )
    assert play("trademark import rights.csv --dry-run", on="2019-07-03").err.endswith(warning)
    assert list(shown(customs, ref)["proceedings"]) == ["VIVO-COMM"]
    told = play("--lang zh trademark import rights.csv --dry-run", on="2019-07-03").err
    assert f"{ref}：原权利人的送达现计为 NIKE-INC 的送达；若 NIKE-INC 并未送达：" in told
    assert play("trademark import rights.csv", on="2019-07-03").err.endswith(warning)
    assert list(shown(customs, ref)["proceedings"]) == ["NIKE-INC"]
    play(again.replace("DATE", "2019-07-03").replace("TEXT", "misread"), on="2019-07-03")


def test_a_mark_does_not_move_where_its_goods_and_those_of_the_other_holder_went_different_ways(
    play: Play, customs: Customs, names: None
) -> None:
    ref = recorded(customs, *BY_MAIL, "--mark", "VIVO", "--goods", "bags", "--quantity", "5", "--mark", "NIKE")
    for line in (f"detain {ref}", f"determine {ref} --holder VIVO-COMM --infringing", f"confiscate {ref}"):
        play(line, on="2019-07-10")
    before = shown(customs, ref)
    refused = play("trademark edit VIVO --holder NIKE-INC", on="2019-07-10", code=4).err
    assert f"{ref}: the goods of VIVO-COMM and of NIKE-INC took different courses: VIVO stays with VIVO-COMM" in refused
    assert shown(customs, ref) == before
    assert "VIVO-COMM" in customs("trademark", "show", "VIVO", "--json").out
    play("trademark add VIVO-2 --name 'vivo again' --holder NIKE-INC", on="2019-07-10")


def test_an_export_is_known_again_in_its_register_after_a_mark_was_given_to_another_holder(
    play: Play, customs: Customs, detained: str
) -> None:
    play("holder add NEW-CO --name 'New Company'", on="2019-07-05")
    play("trademark edit VIVO --holder NEW-CO", on="2019-07-05")
    play("export -o all.json", on="2019-07-05")
    assert "1 batch is in the register already" in play("import all.json --dry-run", on="2019-07-05").out


def test_parts_go_with_the_goods_of_a_mark_that_another_holder_has(play: Play, customs: Customs, names: None) -> None:
    play("trademark add IQOO --name iqoo --holder VIVO-COMM", on="2019-07-02")
    play("holder add NEW-CO --name 'New Company'", on="2019-07-02")
    ref = recorded(customs, *BY_MAIL, "--mark", "VIVO", "--goods", "bags", "--quantity", "5", "--mark", "IQOO")
    play(f"detain {ref}", on="2019-07-02")
    play(f"determine {ref} --not-infringing --line 2 --quantity 5", on="2019-07-03")
    play(f"release {ref} --line 2 --quantity 4 --ground personal --document 7", on="2019-07-03")
    play("trademark edit IQOO --holder NEW-CO", on="2019-07-04")
    batch = shown(customs, ref)
    own, rest = batch["proceedings"]["NEW-CO"], batch["proceedings"]["VIVO-COMM"]
    assert [part["line"] for part in own["parts"]] == [2] and own["finding"] == "not-infringing"
    assert (rest["parts"], rest["finding"], rest["ground"]) == ([], None, None)
    assert balances(batch) == [{"held": 10}, {"released": 4, "held": 1}]


def test_a_mark_that_stands_wrongly_on_articles_in_doubt_goes_on_a_ground_that_is_open_to_them(
    play: Play, customs: Customs, names: None
) -> None:
    ref = recorded(customs, *BY_MAIL, "--mark", "VIVO")
    play(f"detain {ref}", on="2019-07-02")
    play(f"determine {ref} --undetermined", on="2019-07-03")
    hint = play(f"line edit {ref} 1 --mark NIKE", on="2019-07-03", code=4).err
    assert f"customs release {ref} --holder VIVO-COMM --ground proof --document NO" in hint
    play(f"line edit {ref} 1 --mark VIVO --mark NIKE", on="2019-07-03")
    play(f"release {ref} --holder VIVO-COMM --ground proof --document 7", on="2019-07-03")


def test_the_way_to_take_a_mark_away_keeps_what_else_is_on_the_goods(
    play: Play, customs: Customs, detained: str
) -> None:
    play(f"line edit {detained} 1 --mark VIVO --mark NIKE", on="2019-07-05")
    play(f"notify {detained} --holder NIKE-INC", on="2019-07-05")
    play("trademark add AIR --name air --holder NIKE-INC", on="2019-07-05")
    hint = play(f"line edit {detained} 1 --mark NIKE --mark AIR", on="2019-07-05", code=4).err
    edit = f"line edit {detained} 1 --mark VIVO --mark NIKE --mark AIR"
    assert f"customs {edit}\n    adds the right mark" in hint
    play(edit, on="2019-07-05")


def listed(ref: str, *rows: str) -> None:
    """A list of what is in a batch: goods, quantity, unit and marks."""
    lines = [f"{ref},5320,2019-07-01,{row}" for row in rows]
    Path("list.csv").write_text("\n".join(["reference,office,found_on,goods,quantity,unit,marks", *lines]), "utf-8")


def test_a_list_names_marks_as_line_edit_does(play: Play, customs: Customs, names: None) -> None:
    for goods, code, balance in (
        ((), 0, [{"released": 10}, {"released": 5}]),
        (("--mark", "VIVO"), 6, [{"held": 10}, {"released": 5}]),
    ):
        ref = recorded(customs, *BY_MAIL, *goods, "--goods", "bags", "--quantity", "5")
        play(f"detain {ref}", on="2019-07-02")
        play(f"release {ref} --holder UNKNOWN --ground personal --document 7", on="2019-07-03")
        listed(ref, f"shoes,10,pcs,{''.join(goods[1:])}", "bags,5,pcs,VIVO")
        said = customs("import", "list.csv", "--update")
        assert (said.code, "line 2 was decided while its mark was not known" in said.err) == (code, code == 6)
        assert balances(shown(customs, ref)) == balance


def test_a_list_adds_no_goods_to_a_closed_case_unless_it_tells_their_outcome(
    customs: Customs, confiscated: str
) -> None:
    listed(confiscated, "phones,1200,pcs,VIVO", "bags,5,pcs,VIVO")
    said = customs("import", "list.csv", "--update")
    assert said.code == 6 and f"{confiscated} is confiscated: no line can be added to it any more" in said.err
    text = Path("list.csv").read_text("utf-8").replace("marks\n", "marks,outcome\n").replace("VIVO", "VIVO,confiscated")
    Path("list.csv").write_text(text, "utf-8")
    done = customs("import", "list.csv", "--update")
    assert done.code == 0, done.out + done.err
    assert [line["balance"]["confiscated"] for line in shown(customs, confiscated)["lines"]] == [1200, 5]


def fined(customs: Customs, ref: str) -> dict[str, str | None]:
    told = shown(customs, ref)["proceedings"].items()
    return {holder: p["fine"] and p["fine"]["amount"] for holder, p in told}


@pytest.mark.parametrize(
    ("lines", "stands"),
    [
        ("1 --mark VIVO|2 --mark NIKE", {"VIVO-COMM": "900", "NIKE-INC": None}),
        ("1 --mark VIVO --mark NIKE|2 --mark NIKE", {"VIVO-COMM": "900", "NIKE-INC": None}),
        ("1 --mark VIVO|2 --mark VIVO", {"VIVO-COMM": "900"}),
    ],
)
def test_a_fine_is_counted_once_whoever_turns_out_to_hold_the_marks(
    play: Play, customs: Customs, names: None, lines: str, stands: dict[str, str | None]
) -> None:
    """Two lines without a mark, confiscated with one fine: whoever they turned out to be of was fined as much."""
    ref = recorded(customs, *BY_MAIL, "--value", "9000", "--goods", "bags", "--quantity", "5", "--value", "1000")
    play(f"detain {ref}", on="2019-07-02")
    play(f"determine {ref} --infringing", on="2019-07-03")
    play(f"confiscate {ref} --fine 900", on="2019-07-04")
    for line in lines.split("|"):
        play(f"line edit {ref} {line}", on="2019-07-05")
        assert [fine for fine in fined(customs, ref).values() if fine] == ["900"]
    assert fined(customs, ref) == stands
    assert customs("check").code == 0


def test_goods_that_join_others_of_their_holder_bring_their_fine(play: Play, customs: Customs, names: None) -> None:
    ref = recorded(customs, *BY_MAIL, "--mark", "VIVO", "--value", "9000", "--goods", "bags", "--quantity", "5")
    play(f"detain {ref}", on="2019-07-02")
    play(f"determine {ref} --infringing", on="2019-07-03")
    play(f"confiscate {ref} --holder UNKNOWN --fine 900", on="2019-07-04")
    play(f"confiscate {ref} --holder VIVO-COMM --fine 100", on="2019-07-04")
    play(f"line edit {ref} 2 --mark VIVO", on="2019-07-05")
    assert fined(customs, ref) == {"VIVO-COMM": "1000"}


@pytest.mark.parametrize("whole", [True, False])
def test_a_mark_that_moves_takes_the_fine_of_its_own_decision_alone(
    play: Play, customs: Customs, names: None, whole: bool
) -> None:
    """Of one decision about both marks the fine stays; of two, each has its own."""
    play("trademark add HAT --name HAT --holder VIVO-COMM", on="2019-07-01")
    ref = recorded(
        customs,
        *(*BY_MAIL, "--mark", "VIVO", "--value", "9000"),
        *("--goods", "hats", "--quantity", "5", "--value", "9000", "--mark", "HAT"),
    )
    play(f"detain {ref}", on="2019-07-02")
    play(f"determine {ref} --infringing", on="2019-07-03")
    if whole:
        play(f"confiscate {ref} --fine 300", on="2019-07-04")
    else:
        play(f"confiscate {ref} --line 1 --quantity 10 --fine 100 --number K1", on="2019-07-04")
        play(f"confiscate {ref} --line 2 --quantity 5 --fine 200 --number K2", on="2019-07-05")
    play("trademark edit HAT --holder NIKE-INC", on="2019-07-06")
    apart = {"VIVO-COMM": "300", "NIKE-INC": None} if whole else {"VIVO-COMM": "100", "NIKE-INC": "200"}
    assert fined(customs, ref) == apart
    if whole:
        play("trademark edit HAT --holder VIVO-COMM", on="2019-07-07")
        assert fined(customs, ref) == {"VIVO-COMM": "300"}
    assert customs("check").code == 0
