"""An office of which inspections are kept stays: without it no backup of the register would come in anywhere."""

import shlex
from pathlib import Path

import pytest
from running import Customs

OFFICE = "office add 5399 --name Pier"
KEPT = "office inspections 5399 2019-06 --count 12"


@pytest.mark.parametrize("taking", ["office remove 5399", "undo 1"])
def test_an_office_with_inspections_is_not_taken_out(customs: Customs, taking: str) -> None:
    for line in (OFFICE, KEPT):
        assert customs(*line.split()).code == 0
    number = customs("history", "--json").answer["entries"][-2]["seq"]
    refused = customs(*taking.replace("1", str(number)).split())
    assert (refused.code, "refers to office 5399: it cannot be removed" in refused.err) == (4, True), refused
    listed = customs(*shlex.split(refused.err.split("customs ")[-1]))
    assert (listed.code, "2019-06-30" in listed.out) == (0, True), listed
    made = customs("backup", "usb", "--json").answer["path"]
    assert customs("restore", str(Path(made).parent), "--register", "new/register.json").code == 0


def test_an_office_is_taken_out_once_its_inspections_are_taken_back(customs: Customs) -> None:
    for line in (OFFICE, KEPT, "undo", "office remove 5399"):
        assert (done := customs(*line.split())).code == 0, (line, done)
