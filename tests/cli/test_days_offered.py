"""Every day that completion offers is one that the option behind which it stands takes."""

import pytest
from running import TODAY, Customs
from stories import Play

from customs_cli.cli.completion.tree import lists, tree


def kind_of(command: str, option: str) -> str:
    """What may be offered behind an option."""
    options = next(row.options for row in tree() if row.path == command)
    return next(one.kind for one in options if option in one.names).removeprefix("@")


@pytest.mark.parametrize(
    ("command", "option", "rest"),
    [
        ("record", "--found", "--office 5320 --goods bags --quantity 1 --dry-run"),
        ("record", "--detained", "--office 5320 --found 2019-06-01 --mark VIVO --value 5 --goods b --quantity 1 -n"),
        ("notify", "--served", "2019-5320-000001 --dry-run"),
        ("court", "--retain-until", "2019-5320-000002 --notice 7 --kind evidence-taking --dry-run"),
        ("event", "--on", "2019-5320-000003 hearing --dry-run"),
        ("fee", "--to", "2019-5320-000001 --kind storage --amount 5 --from 2019-06-01 --dry-run"),
    ],
)
def test_a_day_that_is_offered_is_taken(play: Play, customs: Customs, command: str, option: str, rest: str) -> None:
    found = "record --office 5320 --found 2019-06-01 --goods phones --quantity 2 --value 900 --mark VIVO"
    play(found, on="2019-06-01")
    play(f"{found} --detained", on="2019-06-01")
    play(f"{found} --detained", on="2019-06-01")
    play("event 3 penalty-told --on 2019-06-02", on="2019-06-02")
    play("event 3 hearing-requested --on 2019-06-03", on="2019-06-03")
    for day in lists()[kind_of(command, option)]:
        play(f"{command} {rest} {option} {day}", on=TODAY)


def test_a_find_may_be_told_in_working_days(play: Play) -> None:
    found = "record --office 5320 --goods bags --quantity 1 --found -3wd"
    assert "found 2019-07-05" in play(found, on=TODAY).out
    assert "is after today" in play(found.replace("-3wd", "+3wd"), on=TODAY, code=2).err


@pytest.mark.parametrize(
    "words", ["list -3wd", "list -4wd..-2wd", "list --where found>=-3wd", "list --where found:-3wd"]
)
def test_a_period_and_a_filter_may_be_told_in_working_days(play: Play, words: str) -> None:
    for day in ("2019-07-04", "2019-07-05"):
        play(f"record --office 5320 --goods bags --quantity 1 --found {day}", on=TODAY)
    found = play(f"{words} -q", on=TODAY).lines
    assert found == ["2019-5320-000001", "2019-5320-000002"][0 if ".." in words else 1 :]


@pytest.mark.parametrize(
    ("office", "found"),
    [("5320", "2026-09-29"), ("DEHAM", "2026-10-06"), ("Hamburg", "2026-10-06"), ("A1", "2026-10-06")],
)
def test_working_days_are_those_of_the_office_that_acts(
    play: Play, monkeypatch: pytest.MonkeyPatch, office: str, found: str
) -> None:
    play("office add DEHAM --name Hamburg", on="2026-10-09")
    play("office add A1 --name Lyon --country FR", on="2026-10-09")
    monkeypatch.setenv("CUSTOMS_OFFICE", office)
    assert f"found {found}" in play("record --goods bags --quantity 1 --found -3wd", on="2026-10-09").out


@pytest.mark.parametrize("command", ["list", "summary", "rank", "trend", "links", "export", "today", "print daily"])
def test_a_day_that_begins_with_a_minus_sign_may_follow_any_option_without_a_value(
    play: Play, customs: Customs, command: str
) -> None:
    play("record --office 5320 --goods bags --quantity 1 --found 2019-07-05", on=TODAY)
    options = next(row.options for row in tree() if row.path == command)
    for name in (
        name for option in options if not option.kind for name in option.names if name not in ("-h", "--help")
    ):
        assert "no such option" not in customs(*command.split(), name, "-3d").err, name
    if command == "list":
        assert customs("list", "--sort", "-items", "-3d").code == 0, "nor does what it is sorted by"


def test_a_detention_without_its_day_may_stand_before_any_option(play: Play) -> None:
    for after in ("-n", "--dry-run", "-q -n", "--json -n"):
        record = f"record --office 5320 --found today --goods bags --quantity 1 --mark NIKE --detained {after}"
        assert "detained" in play(record, on=TODAY).out or "-q" in after
