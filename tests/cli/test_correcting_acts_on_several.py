"""What one act gave to the proceedings of several holders is corrected at once, where no holder is named."""

import pytest
from running import Customs
from stories import Play, proceeding

BY = "--reason slip"
BOTH = ("VIVO-COMM", "NIKE-INC")


@pytest.fixture
def ref(play: Play, names: None) -> str:
    """Phones and caps of two holders, detained, found to infringe and confiscated by one decision with one fine."""
    goods = "--goods phones --quantity 3 --value 3000 --mark VIVO --goods caps --quantity 5 --value 1000 --mark NIKE"
    ref = play(f"record --office 5320 --found 2019-08-20 --channel cargo {goods} -q", on="2019-08-20").out.strip()
    for line in (
        f"notify {ref} --served 2019-08-20",
        *(f"reply {ref} --holder {holder} --apply --security 3000" for holder in BOTH),
        f"detain {ref} --number D-1",
        f"determine {ref} --infringing",
    ):
        play(line, on="2019-08-20")
    play(f"confiscate {ref} --number P-1 --fine 1200", on="2019-08-22")
    return ref


@pytest.mark.parametrize(
    ("mended", "field", "value"),
    [
        ("--outcome-on 2019-08-23", "outcome_on", "2019-08-23"),
        ("--decision-no P-2", "outcome_no", "P-2"),
        ("--finding-on 2019-08-21", "finding_on", "2019-08-21"),
        ("--detention-no D-2", "detention_no", "D-2"),
    ],
)
def test_it_is_corrected_for_all_of_that_act(
    play: Play, customs: Customs, ref: str, mended: str, field: str, value: str
) -> None:
    told = play(f"correct {ref} {mended} {BY}", on="2019-08-26")
    assert ([proceeding(customs, ref, holder)[field] for holder in BOTH], told.err) == ([value, value], "")
    play("undo", on="2019-08-26")
    assert value not in [proceeding(customs, ref, holder)[field] for holder in BOTH]


def test_it_is_corrected_for_one_who_is_named(play: Play, customs: Customs, ref: str) -> None:
    play(f"correct {ref} --holder NIKE-INC --detention-no D-2 {BY}", on="2019-08-26")
    assert [proceeding(customs, ref, holder)["detention_no"] for holder in BOTH] == ["D-1", "D-2"]


@pytest.mark.parametrize("asked", ["--detention-no D-3", "--served 2019-08-21", "--fine 1100"])
def test_it_is_asked_whose_where_the_acts_differ_or_are_each_holders_own(play: Play, ref: str, asked: str) -> None:
    play(f"correct {ref} --holder NIKE-INC --detention-no D-2 {BY}", on="2019-08-26")
    refused = play(f"correct {ref} {asked} {BY}", on="2019-08-26", code=2).err
    assert "which holder's proceeding?\n  hint: --holder CODE: VIVO-COMM, NIKE-INC" in refused


def test_it_is_asked_whose_where_goods_were_decided_in_parts(play: Play, ref: str) -> None:
    play("undo", on="2019-08-22")
    play(f"confiscate {ref} --line 1 --quantity 1 --number P-1", on="2019-08-22")
    play(f"confiscate {ref} --number P-1", on="2019-08-22")
    refused = play(f"correct {ref} --outcome-on 2019-08-23 {BY}", on="2019-08-26", code=2).err
    assert "which holder's proceeding?" in refused
