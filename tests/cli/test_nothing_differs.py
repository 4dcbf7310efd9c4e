"""What changes nothing is no act: it is refused as such, lest `undo` take back another act in its place."""

import pytest
from running import Customs

COURT = "court 1 --notice N1 --kind property-preservation --on 2019-07-05 --retain-until 2019-09-01"


@pytest.mark.parametrize(
    "words",
    [
        "line edit 1 1 --goods phones",
        "line edit 1 1 --quantity 1200 --mark vivo --value 20000",
        "trademark edit VIVO --name vivo",
        "correct 1 --found 2019-07-01 --reason x",
        COURT,
        f"{COURT} --line 1 --quantity 3",
    ],
)
def test_what_reads_so_already_is_refused_and_no_act(customs: Customs, detained: str, words: str) -> None:
    if words.startswith(COURT):
        assert customs(*words.split()).code == 0
    last = customs("history", "--json").answer["entries"][-1]
    refused = customs(*words.split())
    assert (refused.code, refused.out) == (2, "")
    assert "every value stays the same" in refused.err
    assert customs("history", "--json").answer["entries"][-1] == last


def test_a_court_names_another_day_of_the_same_notice(customs: Customs, detained: str) -> None:
    assert customs(*COURT.split()).code == 0
    assert customs(*COURT.replace("09-01", "10-01").split()).code == 0
    (notice,) = customs("show", "1", "--json").answer["batch"]["proceedings"]["VIVO-COMM"]["court"]
    assert notice["retain_until"] == "2019-10-01"
