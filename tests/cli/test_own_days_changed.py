"""What is told of last days after the office's own days in calendar.toml have changed."""

from pathlib import Path

import pytest
from running import Customs, filled

WARNED = "last days were counted before calendar.toml changed, and may be wrong: customs check\n  names them\n"


@pytest.fixture
def served(customs: Customs, phones: str) -> str:
    """A batch with a time limit of three working days, the 4th, 5th and 8th of July."""
    assert customs("notify", phones, "--on", "2019-07-03", "--served", "2019-07-03").code == 0
    return phones


def own_days(place: Path, days: str) -> None:
    folder = place / "config" / "customs-cli"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "calendar.toml").write_text(f'[CN]\nsource = "notice"\n{days}\n', encoding="utf-8")


@pytest.mark.parametrize(
    "looking",
    [
        "due",
        "due 1",
        "show 1",
        "show 1 --json",
        "due --json",
        "today",
        "today --json",
        "",
        "print daily -o s.txt",
        "due --ics d.ics",
        "list",
        "list --json",
        "list --holder VIVO-COMM --csv",
        "list --where due<9wd --columns ref",
        "list -q --sort due",
        "summary --where due<9wd",
        "rank --where due<9wd",
        "export --where due<9wd -o e.csv",
    ],
)
def test_whoever_reads_last_days_is_told_that_the_calendar_changed(
    customs: Customs, served: str, place: Path, looking: str
) -> None:
    own_days(place, "holidays = [2019-07-05]")
    seen = customs(*looking.split())
    assert (seen.code, WARNED in seen.err) == (0, True), seen.err


def test_every_change_of_the_own_days_is_told_until_the_last_day_is_counted_anew(
    customs: Customs, served: str, place: Path
) -> None:
    for days, due in (("[2019-07-05]", "2019-07-09"), ("[2019-07-05, 2019-07-08]", "2019-07-10")):
        own_days(place, f"holidays = {days}")
        assert WARNED in customs("due").err
        faults = customs("check", "--json").answer["findings"]
        hints = [one["hint"] for one in faults if one["rule"] == "other-calendar"]
        assert len(hints) == 1
        assert customs(*filled(hints[0])).code == 0
        assert (customs("due").err, customs("due", "--json").answer["deadlines"][0]["due_on"]) == ("", due)


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ("holidays = [2019-10-01]", "no time limit runs on that day"),
        ("published = [2019]", "no day is another one"),
        ("holidays = [2019-07-05]\nworking_days = [2019-07-06]", "one day less and one more"),
    ],
)
def test_nothing_is_told_where_each_time_limit_ends_on_the_same_day(
    customs: Customs, served: str, place: Path, days: str, why: str
) -> None:
    own_days(place, days)
    assert (customs("due").err, customs("today").err, customs("due", served).err) == ("", "", ""), why


@pytest.mark.parametrize(
    "looking", ["list --columns ref,goods", "list -q", "summary", "list --where status:notified -q"]
)
def test_nothing_is_told_where_no_last_day_is_shown_or_asked_for(
    customs: Customs, served: str, place: Path, looking: str
) -> None:
    own_days(place, "holidays = [2019-07-05]")
    assert customs(*looking.split()).err == ""


@pytest.mark.parametrize("looking", ["list", "list --where due<9wd", "due --where due<9wd"])
def test_it_is_told_once(customs: Customs, served: str, place: Path, looking: str) -> None:
    own_days(place, "holidays = [2019-07-05]")
    assert customs(*looking.split()).err.count(WARNED) == 1


def test_it_is_told_of_batches_that_the_filter_finds_alone(customs: Customs, served: str, place: Path) -> None:
    own_days(place, "holidays = [2019-07-05]")
    assert customs("list", "--where", "goods:bags").err == ""


@pytest.mark.parametrize("looking", ["due", "today", "list", "show 1"])
def test_it_is_told_of_time_limits_that_are_overdue_for_long(
    customs: Customs, served: str, place: Path, looking: str
) -> None:
    own_days(place, "holidays = [2019-07-05]")
    seen = customs("--today", "2020-12-01", *looking.split())
    assert (seen.code, WARNED in seen.err) == (0, True), seen.err
