"""`customs due REF --explain`: every day of a count, whether it counts, why, and the rule that says so."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Customs, chinese

Record = Callable[..., str]

SPRING_FESTIVAL = """\
due_on	2019-02-02
state	overdue
met_on\t
working_days_left	-106
holder	VIVO-COMM
rule	The holder applies for detention with security, or declines with reasons, within three working days.
article	Regulations art. 16; Measures art. 22
length	3 working days
since	service of the notice on the holder (2019-01-30)
day_0	Measures art. 41
actor	holder
lapse	release
act	customs reply
ends	by post or bank until 24:00, handed in until the close of office hours (Measures art. 41)
calendar	CN holidays-0.109
source	Regulations on Customs Protection of IPR, as revised 2018-03-19: github.com/LawRefBook/Laws; \
Measures art. 21, 22: http://www.plnmw.com/PatentSearch/degpsvabuv.html

holder	rule	day	weekday	number	why
VIVO-COMM	C1	2019-01-30	Wed		day 0: not counted
VIVO-COMM	C1	2019-01-31	Thu	1	working day
VIVO-COMM	C1	2019-02-01	Fri	2	working day
VIVO-COMM	C1	2019-02-02	Sat	3	make-up working day
"""


@pytest.fixture
def served(customs: Customs, names: None) -> str:
    """Phones bearing VIVO, whose holder was served just before Spring Festival 2019."""
    found = ("--office", "5320", "--found", "2019-01-28", "--goods", "phones", "--quantity", "100", "--mark", "VIVO")
    ref = customs("record", *found, "--value", "20000", "-q").out.strip()
    assert customs("notify", ref, "--on", "2019-01-30", "--served", "2019-01-30").code == 0
    return ref


def counted(customs: Customs, ref: str, rule: str) -> dict[str, Any]:
    """The count of one rule, as JSON."""
    answer = customs("due", ref, "--explain", "--json").answer
    assert answer["schema"] == "customs.explain/1"
    found: dict[str, Any] = next(row for row in answer["deadlines"] if row["rule"] == rule)
    return found


def numbers(count: dict[str, Any]) -> dict[str, int]:
    """Day -> its number in the count, of the days that count."""
    return {day["on"]: day["number"] for day in count["days"] if day["counted"]}


def test_a_count_over_spring_festival_is_told_day_by_day_with_rule_article_and_end(
    customs: Customs, served: str
) -> None:
    from customs_cli.domain.time.workday_table import shipped

    expected = SPRING_FESTIVAL.replace("CN holidays-0.109", f"CN {shipped().made_from}")
    assert customs("due", served, "--explain").out == expected


def test_days_off_bear_the_name_of_their_holiday(customs: Customs, served: str) -> None:
    assert customs("reply", served, "--apply", "--security", "20000", "--on", "2019-02-01").code == 0
    assert customs("detain", served, "--on", "2019-02-01").code == 0
    count = counted(customs, served, "C2")
    why = {day["on"]: day["why"] for day in count["days"]}
    assert why["2019-02-02"] == why["2019-02-03"] == "make-up working day"
    assert "Spring Festival" in why["2019-02-05"]
    assert why["2019-02-16"] == "weekend"
    assert (count["due_on"], len(numbers(count)), count["length"]) == ("2019-03-20", 30, 30)


def test_that_the_day_of_a_detention_is_not_counted_is_not_printed_as_law(customs: Customs, detained: str) -> None:
    assert counted(customs, detained, "C1")["day_0_article"] == "Measures art. 41"
    assert counted(customs, detained, "C2")["day_0_article"] == "habit of civil law (not confirmed)"


def test_a_period_in_years_has_only_its_first_and_its_last_day(customs: Customs, detained: str) -> None:
    count = counted(customs, detained, "C9")
    assert [(day["on"], day["number"]) for day in count["days"]] == [("2019-07-04", None), ("2020-07-04", 1)]
    assert (count["kind"], count["calendar"]) == ("years", "")


def test_a_deadline_that_was_met_keeps_its_count(customs: Customs, detained: str) -> None:
    count = counted(customs, detained, "C1")
    assert (count["state"], count["met_on"], count["working_days_left"]) == ("met", "2019-07-03", None)
    assert numbers(count) == {"2019-07-03": 1, "2019-07-04": 2, "2019-07-05": 3}


def test_a_year_whose_make_up_days_are_not_published_is_provisional(
    customs: Customs, served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUSTOMS_TODAY", "2027-07-10")
    found = ("--office", "5320", "--found", "2027-07-01", "--goods", "bags", "--mark", "VIVO", "-q")
    ref = customs("record", *found).out.strip()
    assert customs("notify", ref, "--on", "2027-07-02", "--served", "2027-07-02").code == 0
    count = counted(customs, ref, "C1")
    assert (count["due_on"], count["provisional"]) == ("2027-07-07", True)
    assert "working days of a year concerned are not yet published" in customs("due", ref, "--explain").out


@pytest.mark.parametrize(
    ("code", "country", "calendar"),
    [
        ("HQ01", (), "Monday-Friday"),
        ("BRU1", ("--country", "EU"), "EU Monday-Friday"),
    ],
    ids=["nobody knows the country", "the EU as a whole"],
)
def test_an_office_without_a_calendar_counts_monday_to_friday_and_says_so(
    customs: Customs, names: None, code: str, country: tuple[str, ...], calendar: str
) -> None:
    assert customs("office", "add", code, "--name", "Head office", *country).code == 0
    found = ("--office", code, "--found", "2019-01-28", "--goods", "bags", "--mark", "VIVO", "-q")
    ref = customs("record", *found).out.strip()
    assert customs("notify", ref, "--on", "2019-01-30", "--served", "2019-01-30").code == 0
    count = counted(customs, ref, "T1")
    assert (count["due_on"], count["provisional"], count["calendar"]) == ("2019-02-13", True, calendar)
    assert "the holidays of the office's country are not known" in customs("due", ref, "--explain").out


def test_the_office_s_own_calendar_file_is_named_and_a_stale_day_is_pointed_out(
    customs: Customs, served: str, place: Path
) -> None:
    folder = place / "config" / "customs-cli"
    folder.mkdir(parents=True)
    notice = '[CN]\nsource = "notice of the office"\nholidays = [2019-02-01]\n'
    (folder / "calendar.toml").write_text(notice, encoding="utf-8")
    count = counted(customs, served, "C1")
    assert [day["why"] for day in count["days"] if day["on"] == "2019-02-01"] == ["override"]
    assert (count["due_on"], count["is_current"]) == ("2019-02-02", False)
    told = customs("due", served, "--explain").out
    assert "as the office's own calendar file says" in told
    assert "By the present calendar the day differs from the stored one; a correction computes it again." in told
    stale = [row for row in customs("check", "--json").answer["findings"] if row["rule"] == "other-calendar"]
    assert [(row["where"], row["what"]) for row in stale] == [
        (f"{served} VIVO-COMM", "C1 ends on 2019-02-03 by the present calendar, not on 2019-02-02")
    ]
    typed = stale[0]["hint"].replace("TEXT", "x").split()[1:]
    assert customs(*typed, "-n").code == 0
    again = customs("correct", served, "--holder", "VIVO-COMM", "--served", "2019-01-30", "--reason", "own days")
    assert "C1 (VIVO-COMM): 2019-02-02 -> " in again.out
    assert counted(customs, served, "C1")["is_current"]
    assert "other-calendar" not in customs("check", "--json").out


def test_json_tells_of_days_off_in_the_same_words_in_every_language_and_of_days_as_iso_writes_them(
    customs: Customs, served: str
) -> None:
    for act in (("reply", served, "--apply", "--security", "20000"), ("detain", served)):
        assert customs("--today", "2019-01-31", *act).code == 0
    english, other = (
        customs("--lang", lang, "due", served, "--explain", "--json").answer["deadlines"] for lang in ("en", "zh")
    )
    assert english == other
    why = {day["on"]: day["why"] for row in english for day in row["days"]}
    assert (why["2019-02-04"], why["2019-02-05"]) == ("day off for 2019-02-02", "Chinese New Year (Spring Festival)")
    assert "春节" in chinese(customs, "due", served, "--explain")


def test_a_batch_on_which_nothing_runs_says_so(customs: Customs, phones: str) -> None:
    assert customs("due", phones, "--explain").out == "No time limit runs, and none has run.\n"
    assert customs("due", phones, "--explain", "--json").answer["deadlines"] == []


def test_what_is_not_confirmed_is_not_printed_as_law(customs: Customs, served: str) -> None:
    for words in (
        ("reply", served, "--apply", "--security", "20000", "--on", "2019-02-01"),
        ("detain", served, "--on", "2019-02-01"),
        ("release", served, "--on", "2019-02-02", "--ground", "proof", "--document", "7"),
    ):
        assert customs(*words).code == 0
    assert counted(customs, served, "C6")["confirmed"] is False
    unconfirmed = "Measures art. 35, 36 (not confirmed)"
    for look in (("due", served), ("due", served, "--explain"), ("show", served)):
        lines = [line for line in customs(*look).lines if "art. 35" in line]
        assert lines and all(unconfirmed in line for line in lines), look


def test_the_count_of_one_holder_may_be_asked_alone(customs: Customs, names: None) -> None:
    goods = ("--goods", "shoes", "--quantity", "10", "--mark", "VIVO", "--mark", "NIKE")
    ref = customs("record", "--office", "5320", "--found", "2019-07-01", *goods, "-q").out.strip()
    assert customs("notify", ref, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    both = customs("due", ref, "--explain", "--json").answer["deadlines"]
    assert [row["holder"] for row in both] == ["NIKE-INC", "VIVO-COMM"]
    assert customs("due", ref, "--explain", "--holder", "nike-inc", "--json").answer["deadlines"] == both[:1]
    assert customs("due", ref, "--explain", "--holder", "nobody").code == 3


def test_a_count_tells_when_it_stood_still(customs: Customs, served: str) -> None:
    steps = (
        ("reply", "--apply", "--security", "20000", "--on", "2019-02-01"),
        ("detain", "--on", "2019-02-01"),
        ("determine", "--infringing", "--on", "2019-03-01"),
        ("confiscate", "--number", "7", "--on", "2019-03-04"),
        ("event", "confiscation-served", "--on", "2019-03-05"),
        ("event", "review-requested", "--on", "2019-04-01"),
        ("event", "review-decided", "--on", "2019-05-06"),
        ("event", "suit-filed", "--on", "2019-05-10"),
    )
    for name, *words in steps[:-1]:
        assert customs(name, served, *words).code == 0, name
    count = counted(customs, served, "C8")
    assert [(day["on"], day["why"], day["counted"]) for day in count["days"]] == [
        ("2019-03-05", "day 0", False),
        ("2019-04-01", "stands still", False),
        ("2019-05-06", "runs on", False),
        ("2019-07-10", "", True),
    ]
    assert count["due_on"] == "2019-07-10" and count["is_current"], "35 days after 2019-06-05"
    told = [line.split("\t") for line in customs("due", served, "--explain").lines if "\tC8\t" in line]
    assert ("2019-04-01", "suspended from this day") in [(day, why) for _, _, day, _, _, why in told]
    name, *words = steps[-1]
    assert customs(name, served, *words).code == 0
    assert "C8" not in [row["rule"] for row in customs("due", served, "--explain", "--json").answer["deadlines"]]


def test_a_time_limit_that_was_met_late_is_told_as_such_and_stays_met_for_scripts(
    customs: Customs, served: str
) -> None:
    assert customs("reply", served, "--apply", "--security", "20000", "--on", "2019-02-11").code == 0
    assert counted(customs, served, "C1")["state"] == "met"
    assert "met, late" in customs("show", served).out


def test_a_finding_that_follows_one_in_time_is_not_called_late(customs: Customs, served: str) -> None:
    steps = (
        ("reply", "--apply", "--security", "20000", "--on", "2019-02-01"),
        ("detain", "--on", "2019-02-01"),
        ("determine", "--undetermined", "--on", "2019-03-01"),
        ("determine", "--infringing", "--on", "2019-03-28"),
    )
    for name, *words in steps:
        assert customs(name, served, *words).code == 0, name
    assert counted(customs, served, "C2")["due_on"] == "2019-03-20"
    assert "met, late" not in customs("show", served).out


def test_to_explain_needs_a_batch(customs: Customs) -> None:
    result = customs("due", "--explain")
    assert (result.code, result.err) == (
        2,
        "customs: which batch's deadlines should be explained?\n  hint: customs due REF --explain\n",
    )


def test_only_the_counts_of_the_holder_asked_for_are_explained(customs: Customs, served: str) -> None:
    line = ("line", "add", served, "--goods", "shoes", "--quantity", "10", "--unit", "pairs", "--mark", "NIKE")
    assert customs(*line).code == 0
    assert customs("notify", served, "--on", "2019-01-31", "--served", "2019-01-31").code == 0
    answer = customs("due", served, "--explain", "--holder", "NIKE-INC", "--json").answer
    assert [row["holder"] for row in answer["deadlines"]] == ["NIKE-INC"]


def test_acts_are_counted_and_kept_by_the_office_s_own_calendar(customs: Customs, phones: str, place: Path) -> None:
    folder = place / "config" / "customs-cli"
    folder.mkdir(parents=True)
    days = "holidays = [2019-07-04]\nworking_days = [2019-07-06]\npublished = [2019]\n"
    (folder / "calendar.toml").write_text(f'[CN]\nsource = "Notice of the State Council"\n{days}', encoding="utf-8")
    told = customs("notify", phones, "--on", "2019-07-03", "--served", "2019-07-03")
    assert (told.code, "reply due 2019-07-08" in told.out) == (0, True), told.err
    count = counted(customs, phones, "C1")
    counted_days = [day["on"] for day in count["days"] if day["counted"]]
    assert counted_days == ["2019-07-05", "2019-07-06", "2019-07-08"]
    assert "+override-" in count["calendar"]
    assert customs("reply", phones, "--apply", "--security", "50000", "--on", "2019-07-05").code == 0
    assert customs("detain", phones, "--on", "2019-07-05").code == 0
    assert (customs("check").code, customs("verify").code) == (0, 0)
    assert customs("export", "-o", "all.json").code == 0
    assert customs("import", "all.json", "--register", "another.json").code == 0


@pytest.mark.parametrize(
    "words",
    [
        "--explain --exit-code",
        "--explain --ics days.ics",
        "--explain --within 3wd",
        "--explain --overdue",
        "--where mark:NIKE",
        "--office 5320",
        "--all",
    ],
)
def test_an_option_that_one_batch_does_not_hear_is_refused(customs: Customs, served: str, words: str) -> None:
    refused = customs("due", served, *words.split())
    assert (refused.code, "exclude each other" in refused.err) == (2, True), refused.err


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[cn]", "the calendar override is for 'cn', which is not a country"),
        ("[CN]\ndays = []", "the calendar override for CN has no field 'days'"),
    ],
)
def test_a_calendar_file_that_would_count_for_nothing_is_refused_and_named(
    customs: Customs, phones: str, place: Path, table: str, message: str
) -> None:
    """Its holidays were left out without a word, or nobody knew which file was meant."""
    file = place / "config" / "customs-cli" / "calendar.toml"
    file.parent.mkdir(parents=True)
    file.write_text(table, encoding="utf-8")
    done = customs("notify", phones, "--served", "2019-07-02")
    assert (done.code, done.err.splitlines()[0]) == (2, f"customs: {message}")
    assert done.err.splitlines()[1].endswith(f": {file}")
    told = customs("--lang", "zh", "notify", phones, "--served", "2019-07-02").err.splitlines()[1]
    assert told.startswith("  提示：") and told.endswith(f"：{file}")


def test_the_source_of_a_time_limit_counts_articles_as_chinese_does(customs: Customs, phones: str) -> None:
    assert customs("notify", phones, "--on", "2019-07-02", "--served", "2019-07-02").code == 0
    assert customs("--lang", "zh", "due", phones, "--explain", "-o", "e.txt").code == 0
    told = "".join(Path("e.txt").read_text("utf-8").split())
    assert "《实施办法》第21条、第22条：http" in told and "通知送达权利人（2019-07-02）" in told
