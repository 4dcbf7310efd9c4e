"""Where the holder's word decides, its word on a number of items takes no more goods than that number.

Regulation (EU) 608/2013 article 23(1): goods are destroyed that the holder has confirmed to infringe; TRIPS article 59.
"""

import pytest
from running import Customs
from stories import Play, found, held

SOLD = "2019-12-30"
DESTROY = "--line 1 --way destroy --supervisor Li --quantity"


@pytest.fixture(params=["DEHAM DE", "BRSSZ BR"])
def detained(request: pytest.FixtureRequest, play: Play, customs: Customs, names: None) -> str:
    """Ten bags at Hamburg, or at Santos, detained on 1 July 2019, of which holder and declarant were told."""
    office, country = request.param.split()
    assert customs("office", "add", office, "--name", office, "--country", country).code == 0
    goods = "--goods bags --quantity 10 --mark VIVO --channel cargo"
    ref = play(f"record --office {office} --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    acts = (f"notify {ref} --served 2019-07-01", f"event {ref} declarant-notified", f"detain {ref}")
    for act in acts if country == "DE" else (acts[0], f"reply {ref} --apply", acts[2]):
        play(act, on="2019-07-01")
    return ref


def balance(customs: Customs, ref: str) -> dict[str, float]:
    """What became of the goods of the first line."""
    there = customs("show", ref, "--json").answer["batch"]["lines"][0]["balance"]
    return {fate: there[fate] for fate in ("confiscated", "released", "held", "disposed")}


def test_a_word_on_four_of_ten_confiscates_four_and_leaves_the_others_to_be_spoken_of(
    play: Play, customs: Customs, detained: str
) -> None:
    told = play(f"confirm {detained} --infringing --items 4", on="2019-07-10")
    assert told.lines[0].startswith(f"VIVO-COMM on 4 pcs of line 1 of {detained}: VIVO infringing")
    more = play(f"confiscate {detained} --line 1 --quantity 5", on=SOLD, code=4).err
    assert "only 4 pcs of VIVO-COMM on line 1" in more
    told = play(f"confiscate {detained}", on=SOLD)
    assert told.lines[0].startswith(f"4 pcs of line 1 of {detained} confiscated for VIVO-COMM")
    assert balance(customs, detained) == {"confiscated": 4, "released": 0, "held": 6, "disposed": 0}
    play(f"confiscate {detained}", on=SOLD, code=4)
    play(f"confirm {detained} --genuine --items 6", on=SOLD)
    play(f"release {detained}", on=SOLD)
    assert balance(customs, detained) == {"confiscated": 4, "released": 6, "held": 0, "disposed": 0}


def test_a_word_on_four_of_ten_destroys_four_by_agreement(play: Play, customs: Customs, detained: str) -> None:
    play(f"confirm {detained} --infringing --items 4", on="2019-07-10")
    more = play(f"dispose {detained} {DESTROY} 5", on=SOLD, code=4).err
    assert f"line 1 of {detained} holds 4 pcs, not 5" in more
    play(f"dispose {detained} {DESTROY} 4", on=SOLD)
    assert balance(customs, detained)["disposed"] == 4
    play(f"dispose {detained} {DESTROY} 1", on=SOLD, code=4)


def test_four_of_ten_called_genuine_are_four_released(play: Play, customs: Customs, detained: str) -> None:
    play(f"confirm {detained} --genuine --items 4", on="2019-07-10")
    play(f"release {detained}", on="2019-07-10")
    assert balance(customs, detained) == {"confiscated": 0, "released": 4, "held": 6, "disposed": 0}


def test_a_number_corrected_to_four_takes_four(play: Play, customs: Customs, detained: str) -> None:
    play(f"confirm {detained} --infringing", on="2019-07-10")
    play(f"correct {detained} --mark VIVO --items 4 --reason misread", on="2019-07-10")
    play(f"confiscate {detained}", on=SOLD)
    assert balance(customs, detained)["confiscated"] == 4


def test_all_ten_are_all(play: Play, customs: Customs, detained: str) -> None:
    play(f"confirm {detained} --infringing --items 10", on="2019-07-10")
    play(f"confiscate {detained}", on=SOLD)
    assert balance(customs, detained)["confiscated"] == 10


def test_a_number_of_the_goods_of_two_lines_is_asked_for_line_by_line(
    play: Play, customs: Customs, detained: str
) -> None:
    play(f"line add {detained} --goods belts --quantity 3 --mark VIVO", on="2019-07-01")
    refused = play(f"confirm {detained} --infringing --items 12", on="2019-07-10", code=4)
    says = "VIVO-COMM's word decides which goods go: of which line are the 12 bearing VIVO?"
    hint = f"customs confirm {detained} --mark VIVO --infringing --line 1 --quantity 10"
    assert refused.err.splitlines() == [f"customs: {says}", f"  hint: line by line: {hint}"]
    play(hint.removeprefix("customs "), on="2019-07-10")
    play(f"confirm {detained} --infringing --line 2 --quantity 2", on="2019-07-10")
    play(f"confiscate {detained}", on=SOLD)
    assert balance(customs, detained)["confiscated"] == 10


def test_a_word_on_all_goods_is_none_on_a_line_that_is_added_later(play: Play, customs: Customs, detained: str) -> None:
    play(f"confirm {detained} --infringing", on="2019-07-10")
    play(f"line add {detained} --goods belts --quantity 20 --mark VIVO", on="2019-07-10")
    play(f"line edit {detained} 1 --mark NIKE", on="2019-07-10", code=4)
    play(f"dispose {detained} --line 2 --way destroy --supervisor Li --quantity 1", on=SOLD, code=4)
    play(f"confiscate {detained} --holder VIVO-COMM", on=SOLD)
    lines = [line["balance"] for line in customs("show", detained, "--json").answer["batch"]["lines"]]
    assert [(there["confiscated"], there["held"]) for there in lines] == [(10, 0), (0, 20)]


def test_in_china_the_finding_of_customs_decides_and_a_number_stays_one(
    play: Play, customs: Customs, names: None
) -> None:
    ref = found(play, "2019-07-01")
    held(play, ref, served="2019-07-01")
    play(f"confirm {ref} --infringing --items 400", on="2019-07-02")
    play(f"determine {ref} --infringing", on="2019-07-03")
    play(f"confiscate {ref}", on="2019-07-04")
    assert balance(customs, ref)["confiscated"] == 1200


@pytest.fixture
def of_two_marks(play: Play, customs: Customs, detained: str) -> str:
    """The same with a second line, of which another mark of the same holder is."""
    assert customs("trademark", "add", "IQOO", "--name", "iQOO", "--holder", "VIVO-COMM").code == 0
    play(f"line add {detained} --goods belts --quantity 3 --mark IQOO", on="2019-07-01")
    play(f"confirm {detained} --mark VIVO --infringing", on="2019-07-10")
    return detained


def gone(customs: Customs, ref: str) -> list[tuple[float, float, float]]:
    """What of each line is confiscated, released and held."""
    lines = customs("show", ref, "--json").answer["batch"]["lines"]
    return [tuple(line["balance"][fate] for fate in ("confiscated", "released", "held")) for line in lines]


def faults(customs: Customs) -> list[str]:
    """What `check` finds, but for remarks."""
    return [row["rule"] for row in customs("check", "--json").answer["findings"] if row["severity"] != "remark"]


def test_goods_of_a_mark_of_which_nothing_was_said_are_neither_confiscated_nor_destroyed(
    play: Play, customs: Customs, of_two_marks: str
) -> None:
    play(f"dispose {of_two_marks} --line 2 --way destroy --supervisor Li --quantity 1", on=SOLD, code=4)
    play(f"confiscate {of_two_marks}", on=SOLD)
    assert gone(customs, of_two_marks) == [(10, 0, 0), (0, 0, 3)]
    play(f"confiscate {of_two_marks}", on=SOLD, code=4)
    play(f"confirm {of_two_marks} --mark IQOO --infringing", on=SOLD)
    play(f"confiscate {of_two_marks}", on=SOLD)
    assert gone(customs, of_two_marks) == [(10, 0, 0), (3, 0, 0)]
    assert faults(customs) == []


@pytest.mark.parametrize("first", ["release", "confiscate"])
def test_goods_of_a_mark_called_genuine_are_released_and_those_of_the_other_confiscated(
    play: Play, customs: Customs, of_two_marks: str, first: str
) -> None:
    play(f"confirm {of_two_marks} --mark IQOO --genuine", on="2019-07-10")
    then = "confiscate" if first == "release" else "release"
    told = play(f"{first} {of_two_marks}", on=SOLD)
    if "DEHAM" in of_two_marks:  # at Santos no court was asked in time
        assert told.lines[1].startswith(f"Next: customs {then} {of_two_marks}")
    play(f"{then} {of_two_marks}", on=SOLD)
    assert gone(customs, of_two_marks) == [(10, 0, 0), (0, 3, 0)]
    assert faults(customs) == []


def test_a_piece_with_both_marks_goes_as_the_one_that_was_called_infringing(
    play: Play, customs: Customs, of_two_marks: str
) -> None:
    play(f"line edit {of_two_marks} 1 --mark VIVO --mark IQOO", on="2019-07-10")
    play(f"confiscate {of_two_marks}", on=SOLD)
    assert gone(customs, of_two_marks) == [(10, 0, 0), (0, 0, 3)]


def test_the_step_after_a_confiscation_is_what_the_word_on_the_rest_allows(
    play: Play, customs: Customs, of_two_marks: str
) -> None:
    play(f"confiscate {of_two_marks}", on="2019-12-29")
    if "DEHAM" in of_two_marks:
        told = play(f"confirm {of_two_marks} --mark IQOO --undetermined", on="2019-12-29").out
        assert f'Next: customs confirm {of_two_marks} --mark IQOO "--infringing|--genuine|--undetermined"' in told
    told = play(f"confirm {of_two_marks} --mark IQOO --genuine", on=SOLD).out
    assert f"Next: customs release {of_two_marks}" in told
    play(f"release {of_two_marks}", on=SOLD)
    assert gone(customs, of_two_marks) == [(10, 0, 0), (0, 3, 0)]


def test_goods_of_unknown_quantity_are_counted_before_those_of_one_of_two_marks_are_confiscated(
    play: Play, customs: Customs, of_two_marks: str
) -> None:
    play(f"line add {of_two_marks} --goods bags --mark IQOO", on="2019-07-10")
    refused = play(f"confiscate {of_two_marks}", on=SOLD, code=4)
    says = "the quantity of line 3 is not known, and VIVO-COMM did not call all its goods infringing"
    hint = f"customs line edit {of_two_marks} 3 --quantity N"
    assert refused.err.splitlines() == [f"customs: {says}", f"  hint: {hint}"]
    play(hint.removeprefix("customs ").replace(" N", " 7"), on=SOLD)
    play(f"confiscate {of_two_marks}", on=SOLD)
    assert gone(customs, of_two_marks) == [(10, 0, 0), (0, 0, 3), (0, 0, 7)]
