"""A computer's clock that was wrong: what may have been dated by it is remarked."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from running import Customs

from customs_cli.domain.rights.holder import Holder
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register


@pytest.mark.parametrize(("ahead", "count"), [(timedelta(days=366), 1), (timedelta(hours=2), 0)])
def test_an_act_whose_time_is_still_to_come_is_remarked(
    customs: Customs, phones: str, place: Path, ahead: timedelta, count: int
) -> None:
    at = datetime.now(UTC) + ahead
    fast = Register(FileStore(place / "register.json"), clock=lambda: at)
    fast.do("holder", lambda act: act.put(Holder(code="OPPO-CO", name="Oppo")))
    seq = customs("verify", "--json").answer["entries"]
    found = [one for one in customs("check", "--json").answer["findings"] if one["rule"] == "act-still-to-come"]
    what = f"its time, {at:%Y-%m-%d %H:%M} UTC, is in the future: was a clock wrong?"
    told = [(one["severity"], one["where"], one["what"], one["hint"]) for one in found]
    assert told == [("remark", f"act no. {seq}", what, "customs history --limit 1")] * count
    noted = customs("verify", "--json").answer["notes"]
    assert noted == [f"register.journal, line {seq}: its time, {at:%Y-%m-%d %H:%M} UTC, is in the future"] * count


def test_once_the_clock_is_right_it_is_noted_that_it_went_back(customs: Customs, phones: str, place: Path) -> None:
    fast = Register(FileStore(place / "register.json"), clock=lambda: datetime.now(UTC) + timedelta(days=366))
    fast.do("holder", lambda act: act.put(Holder(code="OPPO-CO", name="Oppo")))
    assert customs("note", phones, "seen").code == 0
    verdict = customs("verify", "--json").answer
    assert verdict["notes"] == [f"register.journal, line {verdict['entries']}: the clock had been set back"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_is_no_hindrance(customs: Customs, phones: str, day: str) -> None:
    assert [customs("--today", day, command).code for command in ("check", "verify")] == [0, 0]
