"""The day on the screen says no day was empty on which something was done."""

from datetime import date
from typing import Any

from running import Customs


def test_a_day_of_rarer_acts_alone_is_not_called_empty(customs: Customs, detained: str, terminal: Any) -> None:
    day = date(2019, 7, 9)
    assert customs("today", day.isoformat(), "--all", "--json").answer["events"] == []
    assert "Nothing was recorded or done on this day." in terminal("today", day.isoformat()).raw
    noticed = customs("court", detained, "--notice", "(2019) 45", "--kind", "assistance", "--on", day.isoformat())
    assert noticed.code == 0, noticed.err
    said = " ".join(terminal("today", day.isoformat()).raw.split())
    assert f"Only other acts were done on this day, such as on {detained}: customs show {detained}" in said


def test_a_day_on_which_something_happened_of_a_rarer_kind_is_not_called_empty(
    customs: Customs, detained: str, terminal: Any
) -> None:
    assert customs("event", detained, "public-notice", "--on", "2019-07-09").code == 0
    for said in (terminal("today", "2019-07-09").raw, customs("today", "2019-07-09").out):
        assert f"Only other acts were done on this day, such as on {detained}" in " ".join(said.split())
