"""What is wrong in calendar.toml is told in our words: which field, what it may hold, in which file."""

from pathlib import Path

import pytest
from running import Customs

WRONG = [
    ("CN = 5", "is not a table", "begin it with [CN]", "begin it as a table"),
    ("[CN]\nholidays = [2019-10-01]", "names no source", "source = ", "a field is lacking"),
    ("[CN]\nsource = 5", "source is not a text", "write source = ", "a number"),
    ('[CN]\nsource = "n"\nholidays = "2019-10-01"', "holidays is not a list of days", "holidays = [", "one day"),
    ('[CN]\nsource = "n"\nholidays = [1]', "holidays is not a list of days", "holidays = [", "a number"),
    ('[CN]\nsource = "n"\nworking_days = ["2019-13-01"]', "working_days is not a list of days", "= [2019-", "no day"),
    ('[CN]\nsource = "n"\npublished = ["2019"]', "published is not a list of years", "= [2019]", "years are numbers"),
    ('[CN]\nsource = "n"\npublished = true', "published is not a list of years", "= [2019]", "true"),
    ('[CN]\nsource = "n"\nholiday = [2019-10-01]', "has no field 'holiday'", "source, holidays, working_days", "typo"),
]


@pytest.fixture
def calendar(place: Path) -> Path:
    folder = place / "config" / "customs-cli"
    folder.mkdir(parents=True)
    return folder / "calendar.toml"


@pytest.mark.parametrize(("text", "what", "hint", "why"), WRONG)
def test_what_calendar_toml_may_hold_is_said_in_both_languages(
    customs: Customs, phones: str, calendar: Path, text: str, what: str, hint: str, why: str
) -> None:
    calendar.write_text(text + "\n", encoding="utf-8")
    told = customs("notify", phones, "--on", "2019-07-03", "--served", "2019-07-03")
    assert (told.code, len(told.err.splitlines())) == (2, 2), why
    assert all(words in told.err for words in (what, hint, str(calendar))), told.err
    chinese = customs("--lang", "zh", "notify", phones, "--on", "2019-07-03").err
    foreign = {"calendar", "override", "Expected", "Object", "missing", "list", "text", "field", "table"}
    assert str(calendar) in chinese
    assert not foreign & {*chinese.replace(str(calendar), "").replace("`", " ").split()}, chinese
