"""Exact parts of the goods that are collected or given up, and what of the rest is said beside them."""

import re
from pathlib import Path

import pytest
from running import Customs, recorded
from stories import Play, found


def detained_goods(customs: Customs, *words: str) -> None:
    assert customs("holder", "add", "NIKE-CO", "--name", "Nike").code == 0
    assert customs("trademark", "add", "NIKE", "--name", "NIKE", "--holder", "NIKE-CO").code == 0
    recorded(customs, *words, "--goods", "shoes", "--quantity", "10", "--mark", "NIKE", "--detained", "2019-07-02")


def balance_of(customs: Customs) -> dict[str, int]:
    """What became of line 1, and what is held of it."""
    (line,) = customs("show", "1", "--json").answer["batch"]["lines"]
    return {name: n for name, n in line["balance"].items() if name != "found" and (n or name == "held")}


def test_a_part_alone_is_collected_and_the_rest_is_released_on_its_own_ground(customs: Customs) -> None:
    detained_goods(customs, "--channel", "cargo")
    assert customs(*"confiscate 1 --line 1 --quantity 4 --collected --ground drugs --document D-7".split()).code == 0
    assert balance_of(customs) == {"confiscated": 4, "held": 6}
    assert "which is not a penalty" in customs("print", "penalty-decision", "1", "-o", "p.txt").err
    assert customs("release", "1", "--line", "1", "--quantity", "1", "--ground", "proof", "--document", "R-1").code == 0
    assert customs("release", "1", "--ground", "settlement", "--document", "R-2").code == 0
    assert balance_of(customs) == {"confiscated": 4, "released": 6, "held": 0}
    (p,) = customs("show", "1", "--json").answer["batch"]["proceedings"].values()
    assert (p["outcome"], p["outcome_no"], p["ground"]) == ("confiscated", "D-7", "proof")
    assert [part.get("ground") for part in p["parts"]] == ["capr-62", None, "settlement"]
    rows = customs("print", "daily", "--csv").lines
    assert [row.split(",")[:4] for row in rows if row.startswith(("coll", "conf", "rel"))] == [
        ["collections: capr-62", "NIKE", "1", "4"],
        ["releases: proof", "NIKE", "1", "1"],
        ["releases: settlement", "NIKE", "1", "5"],
    ]
    assert customs("print", "collection-list", "1", "-o", "c.txt").code == 0
    paper = Path("c.txt").read_text("utf-8")
    assert "drugs (D-7)" in paper and "4 pcs" in paper
    assert ("found to infringe" in paper, "suspected" in paper) == (False, True)
    assert customs("print", "release-notice", "1", "-o", "r.txt").code == 0
    paper = Path("r.txt").read_text("utf-8")
    told = "do not infringe (Regulations article 24(4)); the right holder and the party settled"
    assert told in " ".join(paper.split()) and "6 pcs" in paper


def test_a_fine_stands_with_the_penalty_and_not_with_what_was_collected(customs: Customs) -> None:
    detained_goods(customs, "--channel", "cargo", "--value", "1000")
    assert customs("determine", "1", "--infringing", "--line", "1", "--quantity", "6").code == 0
    assert customs("confiscate", "1", "--number", "N-1", "--fine", "100").code == 0
    assert customs("confiscate", "1", "--collected", "--ground", "drugs", "--document", "D-7").code == 0
    rows = customs("print", "daily", "--csv").lines
    assert [row.split(",")[:5] for row in rows if row.startswith(("coll", "conf"))] == [
        ["confiscations", "NIKE", "1", "6", "100"],
        ["collections: capr-62", "NIKE", "1", "4", ""],
    ]
    assert customs("print", "penalty-decision", "1", "-o", "p.txt").code == 0
    paper = Path("p.txt").read_text("utf-8")
    assert ("6 pcs" in paper, "No. N-1" in paper) == (True, True)
    assert customs("print", "confiscation-notice", "1", "-o", "n.txt").code == 0
    paper = Path("n.txt").read_text("utf-8")
    assert ("Penalty decision:               N-1\n" in paper, "6 pcs" in paper) == (True, True)


def test_goods_that_were_collected_are_called_so_and_no_holder_is_told_of_a_confiscation(customs: Customs) -> None:
    detained_goods(customs, "--channel", "mail")
    told = customs(*"confiscate 1 --collected --ground drugs --document D-7".split())
    assert (told.code, told.lines[0]) == (
        0,
        "2019-5320-000001 collected for NIKE-CO on 2019-07-10, by a decision without a number.",
    )
    for lang, word in (("en", "collected for NIKE-CO"), ("zh", "已收缴（NIKE-CO）")):
        assert customs("--lang", lang, "history", "1", "-o", "h.txt").code == 0
        assert word in Path("h.txt").read_text("utf-8")
    refused = customs("print", "confiscation-notice", "1", "-o", "n.txt")
    assert (refused.code, "which is not a penalty" in refused.err) == (4, True)
    assert customs("print", "batch-file", "1", "-o", "b.txt").code == 0
    paper = Path("b.txt").read_text("utf-8")
    assert ("confiscated" in paper, "collected 2019-07-" in paper) == (False, True)


@pytest.mark.parametrize("rest", ["abandon 1", "confiscate 1 --collected --ground drugs --document D-7"])
def test_what_ends_all_that_is_left_leaves_nothing_held(customs: Customs, rest: str) -> None:
    detained_goods(customs, "--channel", "mail")
    assert customs("release", "1", "--line", "1", "--quantity", "4", "--ground", "personal").code == 0
    told = customs(*rest.split())
    assert told.lines[0].startswith("6 pcs of line 1 of ")
    assert balance_of(customs)["held"] == 0
    assert customs("undo").code == 0
    assert balance_of(customs) == {"released": 4, "held": 6}


def test_a_party_that_cannot_be_found_has_its_three_months_and_then_the_goods_are_collected(customs: Customs) -> None:
    detained_goods(customs, "--channel", "mail")
    for words in ("determine 1 --infringing", "event 1 public-notice"):
        assert customs("--today", "2019-07-08", *words.split()).code == 0
    assert "Next:" not in customs("--today", "2019-10-08", "show", "1").out, "the party may still come forward"
    said = customs("--today", "2019-10-09", "show", "1").out
    assert said.splitlines()[-1] == "Next: customs confiscate 2019-5320-000001 --collected"
    assert customs("--today", "2019-10-09", *said.splitlines()[-1].split()[2:], "-n").code == 0
    assert customs("--today", "2019-10-07", "event", "1", "claimed").code == 0
    assert customs("--today", "2019-10-09", "show", "1").out.splitlines()[-1].endswith("confiscate 2019-5320-000001")


def test_goods_found_infringing_are_collected_while_others_wait_for_a_finding(play: Play, names: None) -> None:
    ref = found(play, "2019-07-01", marks="VIVO NIKE", more="--channel mail")
    for words in ("detain {}", "event {} public-notice", "determine {} --holder VIVO-COMM --infringing"):
        play(words.format(ref), on="2019-07-02")
    told = play(f"confiscate {ref} --collected", on="2019-10-09")
    assert told.lines[0] == f"{ref} collected for VIVO-COMM on 2019-10-09, by a decision without a number."
    refused = play(f"confiscate {ref} --collected", on="2019-10-09", code=4)
    assert "NIKE-INC's goods were not found infringing: they may not be collected" in refused.err


def test_what_was_collected_is_called_so_wherever_a_reader_looks(customs: Customs) -> None:
    detained_goods(customs, "--channel", "cargo")
    assert customs("confiscate", "1", "--collected", "--ground", "drugs", "--document", "D-7").code == 0
    told = customs("--lang", "zh", "show", "1", "-o", "s.txt")
    assert told.code == 0
    shown = Path("s.txt").read_text("utf-8")
    assert shown.startswith("2019-5320-000001  已收缴") and re.search("状态 +已收缴", shown)
    assert customs("--lang", "zh", "list", "-o", "l.txt").code == 0
    assert "已收缴" in Path("l.txt").read_text("utf-8") and "已没收" not in Path("l.txt").read_text("utf-8")
    assert customs("list").lines[1].split("\t")[5] == "confiscated", "as a filter has it"
    rows = [row for row in customs("today").lines if row.startswith(("collected\t2019", "confiscated\t2019"))]
    assert [row.split("\t")[0] for row in rows] == ["collected"]
    assert customs("show", "1", "--json").answer["batch"]["status"] == "confiscated"


@pytest.mark.parametrize(
    ("also", "en", "zh"),
    [
        ("", "collected", "已收缴"),
        ("confiscate 1 --number N-1 --line 1 --quantity 6", "confiscated or collected", "已没收或收缴"),
    ],
)
def test_the_sums_of_the_day_call_collected_goods_so(customs: Customs, also: str, en: str, zh: str) -> None:
    detained_goods(customs, "--channel", "cargo")
    assert customs("determine", "1", "--infringing", "--line", "1", "--quantity", "6").code == 0
    assert not also or customs(*also.split()).code == 0
    assert customs(*"confiscate 1 --collected --ground drugs --document D-7".split()).code == 0
    for lang, word in (("en", en), ("zh", zh)):
        assert customs("--lang", lang, "today", "-o", "day.csv").code == 0
        sums = Path("day.csv").read_text("utf-8-sig").split("\n\n")[0].splitlines()
        assert [row.split(",")[0] for row in sums if row.startswith((zh[:2], en[:4]))] == [word]
    assert list(customs("today", "--json").answer["counts"])[-1] == "confiscated"


@pytest.mark.parametrize("part", [(), ("--line", "1", "--quantity", "4")], ids=("whole", "part"))
def test_goods_that_were_collected_make_no_repeated_offence_of_the_next_find(
    play: Play, customs: Customs, names: None, part: tuple[str, ...]
) -> None:
    party = "--consignor 'Shenzhen Haoyun (91440300MA5DA1NN5R)' --detained today"
    ref = found(play, "2024-03-05", more=party)
    play(" ".join(("confiscate", ref, *part, "--collected --ground drugs --document D-7")), on="2024-03-05")
    again = found(play, "2024-06-03", more=party)
    assert customs("show", again, "--json").answer["hints"] == []
    assert "repeats" not in customs("--today", "2024-06-03", "links", "2024-06", "--by", "consignor", "--json").answer


@pytest.mark.usefixtures("names")
def test_what_the_party_may_do_is_told_with_its_last_day_until_that_is_over(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "1", "--mark", "NIKE", "--channel", "mail")
    assert customs("detain", ref, "--on", "2019-07-01").code == 0
    told = customs("event", ref, "public-notice", "--on", "2019-07-02").lines[0]
    assert told.endswith("; party: come forward, or the goods are collected by 2019-10-08.")
    assert "by 2019" not in customs("determine", ref, "--infringing", "--today", "2019-10-09").lines[0]


@pytest.mark.usefixtures("names")
def test_what_was_collected_is_never_said_to_be_confiscated(customs: Customs) -> None:
    ref = recorded(customs, "--goods", "bags", "--quantity", "1", "--mark", "NIKE", "--channel", "mail")
    assert customs("detain", ref, "--on", "2019-07-01").code == 0
    ground = ("--collected", "--ground", "the party fled", "--document", "D-1")
    assert customs("confiscate", ref, *ground).code == 0
    assert "they were collected on" in customs("release", ref).err
    assert "were collected for NIKE-INC" in customs("line", "remove", ref, "1", "--reason", "x").err


def test_what_was_collected_on_another_ground_needs_no_finding_on_the_rest_before_it(customs: Customs) -> None:
    detained_goods(customs, "--channel", "cargo")
    collected = "confiscate 1 --line 1 --quantity 4 --collected --ground drugs --document D-7 --on 2019-07-03"
    assert customs(*collected.split()).code == 0
    assert customs("determine", "1", "--infringing", "--on", "2019-07-05").code == 0
    assert customs("confiscate", "1", "--on", "2019-07-08").code == 0
    assert balance_of(customs) == {"confiscated": 10, "held": 0}
    assert "dates-out-of-order" not in customs("check").out
    refused = customs(*"correct 1 --outcome-on 2019-07-04 --line 1 --part 2 --reason slip".split())
    assert "the outcome on 2019-07-04 would be before the decision on 2019-07-05" in refused.err
