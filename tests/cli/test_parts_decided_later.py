"""Parts of the goods: what nothing was found of stays free, and a finding is about what customs still holds."""

import json

import pytest
from running import Customs, filled
from test_parts import GOODS, batch, held, ok

__all__ = ["held"]

DECIDED = ("--on", "2019-07-03")


def found(customs: Customs, ref: str) -> list[tuple[int, str]]:
    return [(part["quantity"], part["finding"]) for part in batch(customs, ref)["proceedings"]["SEIKO-CO"]["found"]]


def test_a_finding_on_some_pieces_does_not_keep_the_others_from_being_released(customs: Customs, held: str) -> None:
    ok(customs, "determine", held, "--line", "1", "--quantity", "6", "--infringing", *DECIDED)
    refused = customs("release", held, "--line", "1", "--quantity", "3", *DECIDED)
    assert (refused.code, "no reason is known for releasing" in refused.err) == (4, True)
    released = ("release", held, "--ground", "proof", "--document", "A1", "--line", "1", *DECIDED)
    refused = customs(*released, "--quantity", "5")
    assert (refused.code, "only 4 pcs of SEIKO-CO on line 1" in refused.err) == (4, True)
    told = ok(customs, *released, "--quantity", "4")
    assert told.splitlines()[-1] == f"Next: customs confiscate {held}"
    ok(customs, "confiscate", held, *DECIDED)
    assert batch(customs, held)["status"] == "confiscated"


def test_what_was_released_is_not_found_to_infringe_later(customs: Customs, held: str) -> None:
    ok(customs, "release", held, "--ground", "request", "--line", "1", "--quantity", "7", *DECIDED)
    told = ok(customs, "determine", held, "--infringing", *DECIDED).splitlines()
    assert told[0].startswith(f"3 pcs of line 1 of {held} found infringing for SEIKO-CO on 2019-07-03")
    assert (told[-1], found(customs, held)) == (f"Next: customs confiscate {held}", [(3, "infringing")])
    refused = customs("determine", held, "--line", "1", "--quantity", "1", "--not-infringing", *DECIDED)
    assert (refused.code, "was found infringing" in refused.err) == (4, True)


def test_the_rest_is_found_apart_also_where_another_line_is_not_counted(customs: Customs, held: str) -> None:
    assert customs("line", "add", held, "--goods", "straps", "--mark", "SEIKO").code == 0
    ok(customs, "determine", held, "--line", "1", "--quantity", "6", "--infringing", *DECIDED)
    ok(customs, "determine", held, "--not-infringing", *DECIDED)
    assert found(customs, held) == [(6, "infringing"), (4, "not-infringing")]
    assert batch(customs, held)["proceedings"]["SEIKO-CO"]["finding"] == "infringing"


def test_what_was_in_doubt_is_found_to_infringe_later_and_confiscated(customs: Customs, held: str) -> None:
    ok(customs, "determine", held, "--line", "1", "--quantity", "6", "--not-infringing", *DECIDED)
    ok(customs, "determine", held, "--undetermined", *DECIDED)
    told = ok(customs, "determine", held, "--line", "1", "--quantity", "3", "--infringing", "--on", "2019-07-04")
    assert told.startswith(f"3 pcs of line 1 of {held} found infringing")
    assert found(customs, held) == [(6, "not-infringing"), (1, "undetermined"), (3, "infringing")]
    ok(customs, "release", held, "--on", "2019-07-04")
    told = ok(customs, "confiscate", held, "--on", "2019-07-04")
    assert told.splitlines()[-1] == f"Next: customs court {held} --holder SEIKO-CO --notice NO"
    told = ok(customs, "determine", held, "--infringing", "--on", "2019-07-05")
    assert told.startswith(f"1 pc of line 1 of {held} found infringing for SEIKO-CO on 2019-07-05")
    ok(customs, "confiscate", held, "--on", "2019-07-05")
    balance = batch(customs, held)["lines"][0]["balance"]
    assert (balance["released"], balance["confiscated"], balance["held"]) == (6, 4, 0)
    said = customs("history", held, "--json").answer["entries"][-2]["said"]
    assert "Finding of a part of SEIKO-CO's goods: undetermined -> infringing" in said


def test_a_decision_counts_for_its_time_limits_where_another_office_has_the_rest(customs: Customs, held: str) -> None:
    ok(customs, "transfer", held, "--to", "police", "--body", "PSB", *DECIDED)
    ok(customs, "transfer", held, "--refused", *DECIDED)
    ok(customs, "transfer", held, "--to", "office", "--body", "5349", "--line", "1", "--quantity", "3", *DECIDED)
    ok(customs, "determine", held, "--infringing", *DECIDED)
    assert "C17-again" in customs("due", held, "--json").out
    ok(customs, "confiscate", held, *DECIDED)
    due = customs("due", held, "--json").answer["deadlines"]
    assert [row["rule"] for row in due if row["rule"].startswith("C17")] == []


def test_a_part_of_a_line_is_of_the_holders_whose_marks_the_line_bears(customs: Customs, held: str) -> None:
    two = (*GOODS, "--quantity", "10", "--mark", "SEIKO", "--goods", "belts", "--quantity", "20", "--mark", "CASIO")
    ref = customs(*two, "--detained", "2019-07-01").out.split()[0]
    told = ok(customs, "determine", ref, "--line", "2", "--quantity", "6", "--infringing", *DECIDED)
    assert told.startswith(f"6 pcs of line 2 of {ref} found infringing for CASIO-CO")
    refused = customs("confiscate", ref, "--line", "1", "--quantity", "6", *DECIDED)
    assert (refused.code, "SEIKO-CO's goods were not found infringing" in refused.err) == (4, True)
    refused = customs("release", ref, "--holder", "SEIKO", "--line", "2", "--quantity", "3", *DECIDED)
    assert (refused.code, f"line 2 of {ref} has no goods of SEIKO-CO" in refused.err) == (4, True)
    told = ok(customs, "transfer", ref, "--to", "police", "--body", "PSB", "--line", "2", "--quantity", "5", *DECIDED)
    assert "line 2: 5 pcs belts (CASIO)" in told
    ok(customs, "release", ref, "--line", "2", "--quantity", "3", "--ground", "request", *DECIDED)
    balance = batch(customs, ref)["lines"][1]["balance"]
    assert (balance["transferred"], balance["released"], balance["held"]) == (5, 3, 12)


def test_the_case_of_some_of_the_goods_answers_the_approval_of_its_transfer(customs: Customs, held: str) -> None:
    for name in ("transfer-reported", "transfer-approved"):
        ok(customs, "event", held, name, *DECIDED)
    assert "C16-police" in customs("due", held, "--json").out
    police = ("transfer", held, "--to", "police", "--body", "PSB", "--line", "1", "--quantity", "4", *DECIDED)
    ok(customs, *police)
    assert "C16" not in customs("due", held, "--json").out
    ok(customs, "transfer", held, "--refused", "--on", "2019-07-04")
    assert "C16" not in customs("due", held, "--json").out
    assert "line 1: 4 pcs watches (SEIKO)\t2019-07-04" in customs("show", held).out
    ok(customs, "event", held, "reconsideration", "--on", "2019-07-05")


def test_a_fine_is_measured_by_the_goods_that_were_confiscated(customs: Customs, held: str) -> None:
    assert customs("line", "edit", held, "1", "--value", "1000").code == 0
    ok(customs, "determine", held, "--line", "1", "--quantity", "4", "--infringing", *DECIDED)
    refused = customs("confiscate", held, "--line", "1", "--quantity", "4", "--fine", "121", *DECIDED)
    assert (refused.code, "30 %" in refused.err) == (4, True)
    ok(customs, "confiscate", held, "--line", "1", "--quantity", "4", "--fine", "120", *DECIDED)
    ok(customs, "determine", held, "--infringing", *DECIDED)
    assert customs("confiscate", held, "--fine", "181", *DECIDED).code == 4
    ok(customs, "confiscate", held, "--fine", "180", *DECIDED)
    assert batch(customs, held)["proceedings"]["SEIKO-CO"]["fine"] == {"amount": "300", "currency": "CNY"}


def test_a_file_tells_each_part_by_its_own_day_and_that_a_court_freed_the_goods(customs: Customs, held: str) -> None:
    ok(customs, "confirm", held, "--line", "1", "--quantity", "4", "--genuine", "--on", "2019-07-02")
    ok(customs, "confirm", held, "--line", "1", "--quantity", "6", "--infringing", *DECIDED)
    ok(customs, "court", held, "--notice", "N1", "--kind", "assistance", *DECIDED)
    assert "Freed" not in customs("show", held).out and "freed" not in customs("show", held).out
    ok(customs, "release", held, "--line", "1", "--quantity", "4", "--court-word", "W9", "--on", "2019-07-04")
    rows = dict(line.split("\t")[:2] for line in customs("show", held).lines if "\t" in line)
    assert rows["mark_SEIKO"] == "2019-07-03  line 1: 4 genuine 2019-07-02, line 1: 6 infringing"
    assert rows["freed"] == "2019-07-04  court's decision  W9"


def test_what_went_to_the_police_for_a_finding_leaves_nothing_of_it_to_confiscate(customs: Customs, held: str) -> None:
    ok(customs, "determine", held, "--line", "1", "--quantity", "6", "--infringing", *DECIDED)
    ok(customs, "determine", held, "--line", "1", "--quantity", "3", "--not-infringing", *DECIDED)
    told = ok(customs, "transfer", held, "--to", "police", "--line", "1", "--quantity", "6", *DECIDED)
    assert (
        told.splitlines()[-1]
        == f'Next: customs determine {held} --holder SEIKO-CO "--infringing|--not-infringing|--undetermined"'
    )
    assert customs("confiscate", held, *DECIDED).code == 4
    told = ok(customs, "determine", held, "--not-infringing", *DECIDED)
    assert told.splitlines()[-1] == f"Next: customs release {held}"
    ok(customs, "release", held, *DECIDED)
    assert batch(customs, held)["lines"][0]["balance"]["released"] == 4


def test_goods_handed_over_on_a_later_day_than_a_finding_are_those_found_so(customs: Customs, held: str) -> None:
    ok(customs, "determine", held, "--line", "1", "--quantity", "6", "--infringing", *DECIDED)
    told = ok(customs, "transfer", held, "--to", "police", "--line", "1", "--quantity", "4", "--on", "2019-07-04")
    assert (
        told.splitlines()[-1]
        == f'Next: customs determine {held} --holder SEIKO-CO "--infringing|--not-infringing|--undetermined"'
    )
    ok(customs, "confiscate", held, "--on", "2019-07-05")
    balance = batch(customs, held)["lines"][0]["balance"]
    assert (balance["transferred"], balance["confiscated"], balance["held"]) == (4, 2, 4)


def test_the_case_of_some_goods_answers_its_approval_though_customs_goes_on_with_a_penalty(
    customs: Customs, held: str
) -> None:
    for name in ("transfer-reported", "transfer-approved", "case-filed"):
        ok(customs, "event", held, name, *DECIDED)
    assert "C16-police" in customs("due", held, "--json").out
    ok(customs, "transfer", held, "--to", "police", "--line", "1", "--quantity", "4", *DECIDED)
    due = {row["rule"] for row in customs("due", held, "--json").answer["deadlines"]}
    assert "C2" in due and not any(rule.startswith("C16") for rule in due)


def test_what_left_before_a_finding_is_none_of_the_goods_that_were_found(customs: Customs, held: str) -> None:
    cleared = ("--suspicion-cleared", "--document", "D1")
    ok(customs, "release", held, "--line", "1", "--quantity", "2", *cleared, *DECIDED)
    told = ok(customs, "determine", held, "--not-infringing", "--on", "2019-07-04").splitlines()
    assert told[0].startswith(f"8 pcs of line 1 of {held} found not-infringing for SEIKO-CO on 2019-07-04")
    assert told[-1] == f"Next: customs release {held}"
    assert batch(customs, held)["proceedings"]["SEIKO-CO"]["unfound"] == 0
    released = ok(customs, "release", held, "--on", "2019-07-05")
    assert released.startswith(f"8 pcs of line 1 of {held} released from detention for SEIKO-CO on 2019-07-05")
    assert batch(customs, held)["status"] == "released"


def test_what_was_collected_before_a_finding_is_not_confiscated_for_it(customs: Customs, held: str) -> None:
    collected = ("--collected", "--ground", "capr-62", "--document", "D1")
    ok(customs, "confiscate", held, "--line", "1", "--quantity", "2", *collected, *DECIDED)
    ok(customs, "determine", held, "--line", "1", "--quantity", "3", "--infringing", "--on", "2019-07-04")
    told = ok(customs, "confiscate", held, "--on", "2019-07-04").splitlines()
    assert told[0].startswith(f"3 pcs of line 1 of {held} confiscated for SEIKO-CO on 2019-07-04")
    assert batch(customs, held)["proceedings"]["SEIKO-CO"]["unfound"] == 5


def test_what_left_before_a_word_of_the_holder_needs_none(customs: Customs, held: str) -> None:
    cleared = ("--suspicion-cleared", "--document", "D1")
    ok(customs, "release", held, "--line", "1", "--quantity", "2", *cleared, *DECIDED)
    word = ("--mark", "SEIKO", "--line", "1", "--quantity", "8", "--genuine")
    ok(customs, "confirm", held, *word, "--on", "2019-07-04")
    assert batch(customs, held)["proceedings"]["SEIKO-CO"]["marks"]["SEIKO"]["unsaid"] == 0


def test_what_a_holder_left_open_of_a_part_it_may_say_later(customs: Customs, held: str) -> None:
    part = ("--mark", "SEIKO", "--line", "1", "--quantity")
    ok(customs, "confirm", held, *part, "6", "--infringing", "--document", "D1", *DECIDED)
    ok(customs, "confirm", held, *part, "4", "--undetermined", "--document", "D2", "--on", "2019-07-04")
    refused = customs("confirm", held, *part, "3", "--genuine", *DECIDED)
    assert (refused.code, "before the confirmation that it changes (2019-07-04)" in refused.err) == (4, True)
    refused = customs("confirm", held, *part, "5", "--genuine")
    assert (refused.code, "4 pcs left for this, not 5" in refused.err) == (4, True)
    ok(customs, "confirm", held, *part, "3", "--genuine", "--document", "D3", "--on", "2019-07-05")
    told = ok(customs, "confirm", held, *part, "1", "--infringing", "--document", "D4", "--on", "2019-07-08")
    assert told.startswith(f"SEIKO-CO on 1 pc of line 1 of {held}: SEIKO infringing (2019-07-08)")
    p = batch(customs, held)["proceedings"]["SEIKO-CO"]
    said = [(one["quantity"], one["confirmation"], one["document"]) for one in p["marks"]["SEIKO"]["said"]]
    assert said == [(6, "infringing", "D1"), (1, "infringing", "D4"), (3, "genuine", "D3")]
    assert [(one["on"], one["word"], one["quantity"]) for one in p["earlier"]] == [
        ("2019-07-04", "undetermined", 3),
        ("2019-07-04", "undetermined", 1),
    ]
    last = customs("history", held, "--json").answer["entries"][-1]["said"]
    text = "Confirmation of a part of SEIKO-CO's goods: undetermined -> infringing, SEIKO, no. D4"
    assert (last[:10], last.endswith(text)) == ("2019-07-08", True)
    assert customs("check").code == 0


def test_goods_of_which_none_is_left_to_confiscate_lead_to_what_comes_next(customs: Customs, held: str) -> None:
    assert customs("line", "add", held, "--goods", "straps", "--quantity", "5", "--mark", "SEIKO").code == 0
    ok(customs, "determine", held, "--line", "1", "--quantity", "4", "--infringing", *DECIDED)
    ok(customs, "confiscate", held, *DECIDED)
    dispose = ("dispose", held, "--line", "2", "--quantity", "1", "--way", "destroy", "--supervisor", "Li")
    assert (
        f'hint: customs determine {held} --holder SEIKO-CO "--infringing|--not-infringing|--undetermined"'
        in customs(*dispose).err
    )
    ok(customs, "determine", held, "--not-infringing", *DECIDED)
    assert f"hint: customs release {held} --holder SEIKO-CO" in customs(*dispose).err


def test_a_finding_is_not_moved_behind_the_release_that_followed_it(customs: Customs, held: str) -> None:
    ok(customs, "determine", held, "--line", "1", "--quantity", "8", "--not-infringing", *DECIDED)
    ok(customs, "release", held, "--on", "2019-07-04")
    move = ("correct", held, "--holder", "SEIKO-CO", "--reason", "slip", "--finding-on")
    refused = customs(*move, "2019-07-05")
    assert (refused.code, "outcome on 2019-07-04 would be before the decision" in refused.err) == (4, True)
    ok(customs, *move, "2019-07-04")


def test_what_left_on_the_day_of_the_finding_on_the_rest_left_before_it(customs: Customs, held: str) -> None:
    cleared = ("--suspicion-cleared", "--document", "D1")
    ok(customs, "release", held, "--line", "1", "--quantity", "2", *cleared, *DECIDED)
    told = ok(customs, "determine", held, "--not-infringing", *DECIDED)
    assert told.splitlines()[-1] == f"Next: customs release {held}"
    released = ok(customs, "release", held, *DECIDED)
    assert released.startswith(f"8 pcs of line 1 of {held} released from detention for SEIKO-CO on 2019-07-03")
    assert batch(customs, held)["status"] == "released"


def test_what_is_released_on_the_day_of_its_finding_was_found(customs: Customs, held: str) -> None:
    ok(customs, "determine", held, "--line", "1", "--quantity", "5", "--not-infringing", *DECIDED)
    told = ok(customs, "release", held, *DECIDED)
    assert told.startswith(f"5 pcs of line 1 of {held} released from detention for SEIKO-CO on 2019-07-03")
    assert batch(customs, held)["proceedings"]["SEIKO-CO"]["unfound"] == 5


def test_what_is_left_is_to_be_decided_though_as_much_was_released_that_day(customs: Customs, held: str) -> None:
    ok(customs, "determine", held, "--line", "1", "--quantity", "8", "--not-infringing", *DECIDED)
    told = ok(customs, "release", held, "--line", "1", "--quantity", "2", *DECIDED)
    assert told.startswith(f"2 pcs of line 1 of {held} released from detention for SEIKO-CO on 2019-07-03")
    assert batch(customs, held)["proceedings"]["SEIKO-CO"]["unfound"] == 2
    assert "determine" in {row["act"] for row in json.loads(ok(customs, "due", held, "--json"))["deadlines"]}


@pytest.mark.parametrize(
    ("word", "told"), [("infringing", "侵权"), ("genuine", "未侵权（权利人确认）"), ("undetermined", "无法确认")]
)
@pytest.mark.parametrize("part", [(), ("--line", "1", "--quantity", "2")], ids=["all", "a part"])
def test_every_word_of_a_holder_is_told_in_chinese(
    customs: Customs, held: str, word: str, told: str, part: tuple[str, ...]
) -> None:
    said = ok(customs, "--lang", "zh", "confirm", held, *part, f"--{word}", *DECIDED)
    assert f"的确认意见：SEIKO {told}（2019-07-03）" in said


def test_a_hint_is_about_no_more_goods_than_there_are(customs: Customs, held: str) -> None:
    ok(customs, "release", held, "--line", "1", "--quantity", "5", "--ground", "request", *DECIDED)
    for much, told in (("6", []), ("5", ["--line", "1", "--quantity", "5"])):
        refused = customs("confiscate", held, "--line", "1", "--quantity", much, *DECIDED, "--json")
        words = refused.error["hint"].split()
        assert words == [
            "customs",
            "determine",
            held,
            "--holder",
            "SEIKO-CO",
            '"--infringing|--not-infringing|--undetermined"',
            *told,
        ]
        assert customs(*filled(" ".join(words)), *DECIDED, "-n").code == 0
    ok(customs, "determine", held, "--line", "1", "--quantity", "2", "--not-infringing", *DECIDED)
    refused = customs("confiscate", held, "--line", "1", "--quantity", "4", *DECIDED, "--json")
    assert customs(*filled(refused.error["hint"]), *DECIDED, "-n").code == 0
