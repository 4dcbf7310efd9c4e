"""What is investigated, collected and kept for a court: until when, how many, and how it ends."""

import shlex
from pathlib import Path
from typing import Any

import pytest
from running import Customs, Result

NOTICE = "--notice '(2019) Yue 45' --kind evidence-taking"


@pytest.fixture
def two_lines(customs: Customs, detained: str) -> str:
    """The detained phones, and cases bearing another holder's mark on a second line."""
    assert customs("line", "add", detained, "--goods", "cases", "--quantity", "50", "--mark", "NIKE").code == 0
    return detained


DETAINED = (
    "notify {n} --on 2019-07-02 --served 2019-07-02",
    "reply {n} --apply --security 20000 --on 2019-07-03",
    "detain {n} --on 2019-07-04",
)


def court(customs: Customs, words: str) -> Result:
    return customs("court", "1", "--holder", "VIVO-COMM", *shlex.split(words))


def due(customs: Customs, *words: str) -> list[tuple[str, str]]:
    rows = customs("due", "1", "--json", *words).answer["deadlines"]
    return [(row["due_on"], row["state"]) for row in rows if row["rule"] == "court-retention"]


def notices(customs: Customs) -> Any:
    return customs("show", "1", "--json").answer["batch"]["proceedings"]["VIVO-COMM"]["court"]


def test_what_is_kept_has_its_goods_and_its_day_and_due_shows_it(customs: Customs, detained: str, place: Path) -> None:
    told = court(customs, f"{NOTICE} --line 1 --quantity 20 --retain-until 2019-07-12")
    assert told.lines[0] == (
        f"Court notice (2019) Yue 45 about {detained} (VIVO-COMM): line 1: 20 pcs are kept for the court"
        " until 2019-07-12."
    )
    (notice,) = notices(customs)
    assert (notice["retain_until"], notice["retained"]) == ("2019-07-12", [{"line": 1, "quantity": 20}])
    assert due(customs) == [("2019-07-12", "soon")]
    (row,) = [r for r in customs("due", "--json").answer["deadlines"] if r["rule"] == "court-retention"]
    assert (row["article"], row["working_days_left"], row["act"]) == ("(2019) Yue 45", 2, "court")
    assert "court-retention" in customs("today").out
    assert due(customs, "--today", "2019-07-13") == [("2019-07-12", "overdue")]
    assert "20; until 2019-07-12" in customs("show", "1").out
    assert customs("--lang", "zh", "show", "1", "-o", "zh.txt").code == 0
    assert "为法院保存  第 1 项：20" in (place / "zh.txt").read_text("utf-8")
    assert customs("list", "--where", "due<3wd", "-q").out.split() == [detained]
    for words in (("due", "1", "--explain"), ("check",), ("verify",), ()):
        assert customs(*words).code in (0, 6), words


def test_a_notice_told_again_moves_the_day_and_adds_goods(customs: Customs, detained: str) -> None:
    court(customs, f"{NOTICE} --line 1 --quantity 20 --retain-until 2019-07-12")
    assert court(customs, "--notice '(2019) Yue 45' --retain-until 2020-01-31").code == 0
    assert court(customs, "--notice '(2019) Yue 45' --quantity 30").code == 0
    (notice,) = notices(customs)
    assert (notice["kind"], notice["retain_until"]) == ("evidence-taking", "2020-01-31")
    assert notice["retained"] == [{"line": 1, "quantity": 30}]
    assert due(customs) == [("2020-01-31", "later")]
    assert court(customs, NOTICE).code == 4
    assert customs("undo").code == 0
    assert notices(customs)[0]["retained"] == [{"line": 1, "quantity": 20}]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("--retain-until 2019-07-04", 2, "--retain-until 2019-07-04 is before 2019-07-10"),
        ("--retain-until 2019-07", 2, "2019-07"),
        ("--retain-until soon", 2, "soon"),
        ("--line 1 --quantity 1201", 4, "holds 1200 pcs, not 1201"),
        ("--line 1 --quantity all", 2, "'all' is not a number"),
        ("--line 2", 2, "line 2 of {ref} bears no mark of VIVO-COMM"),
        ("--line 3", 3, "has no line 3"),
        ("--court-word W --line 1", 2, "--court-word and --line exclude each other"),
        ("--court-word W", 3, "VIVO-COMM has no court notice (2019) Yue 45"),
    ],
)
def test_what_cannot_be_kept_is_refused(customs: Customs, two_lines: str, words: str, code: int, says: str) -> None:
    told = court(customs, f"--notice '(2019) Yue 45' {words}")
    assert (told.code, says.format(ref=two_lines) in told.err) == (code, True), told.err
    assert notices(customs) == []


def test_goods_that_are_kept_are_not_disposed_of_until_the_court_lets_them_go(customs: Customs, detained: str) -> None:
    court(customs, f"{NOTICE} --line 1 --quantity 20 --retain-until 2019-08-31")
    for words in ("confirm 1 --infringing", "determine 1 --infringing", "confiscate 1"):
        assert customs(*words.split()).code == 0, words
    dispose = ("dispose", "1", "--way", "destroy", "--supervisor", "Chen Li", "--quantity")
    told = customs(*dispose, "1181")
    assert (told.code, "20 of line 1" in told.err, "1180 are free" in told.err) == (4, True, True)
    assert customs(*dispose, "1180").code == 0
    assert customs(*dispose, "1").code == 4
    told = court(customs, "--notice '(2019) Yue 45' --court-word '(2019) Yue 46'")
    assert told.lines[0].startswith(f"The goods of {detained} (VIVO-COMM) are no longer kept for the court")
    assert due(customs) == []
    assert customs(*dispose, "20").code == 0


def test_a_hand_over_to_the_court_ends_it(customs: Customs, detained: str) -> None:
    court(customs, f"{NOTICE} --line 1 --retain-until 2019-08-31")
    assert customs("transfer", "1", "--to", "court", "--body", "Yantian Court").code == 0
    assert due(customs) == []


def test_a_holder_may_have_two_notices_of_one_day(customs: Customs, detained: str) -> None:
    for number, until in (("A", "2019-08-31"), ("B", "2019-08-31"), ("C", "2019-09-30")):
        court(customs, f"--notice {number} --retain-until {until}")
    assert [on for on, _ in due(customs)] == ["2019-08-31", "2019-08-31", "2019-09-30"]


def test_help_to_courts_and_police_is_counted_by_kind(customs: Customs, names: None, place: Path) -> None:
    for n, acts in enumerate((
        ("court {n} --notice A --kind evidence-taking", "court {n} --notice B --kind property-preservation"),
        ("court {n} --notice A --kind evidence-preservation",),
        ("transfer {n} --to court --body C --kind evidence-taking",),
        ("transfer {n} --to court --body C",),
        ("transfer {n} --to police --body P",),
        (),
    ), start=1):  # fmt: skip
        goods = ("--goods", "p", "--quantity", "5", "--mark", "VIVO", "--value", "20000")
        customs("record", "--office", "5320", "--found", "2019-07-01", *goods)
        for words in (*DETAINED, *acts):
            told = customs(*shlex.split(words.format(n=n)))
            assert told.code == 0, told.err
    answer = customs("summary", "2019", "--by", "assistance", "--json").answer
    assert {row["key"]["assistance"]: row["batches"] for row in answer["rows"]} == {
        "evidence-taking": 2, "evidence-preservation": 1, "property-preservation": 1, "assistance": 1, "police": 1,
        None: 1,
    }  # fmt: skip
    assert (answer["rows_overlap"], answer["total"]["batches"]) == (True, 6)
    assert customs("--lang", "zh", "summary", "2019", "--by", "assistance", "-o", "zh.txt").code == 0
    assert "调查取证" in (place / "zh.txt").read_text("utf-8")
    assert len(customs("list", "--where", "assistance:evidence-taking", "-q").lines) == 2
    assert customs("list", "--where", "assistance:lunch").code == 2
    assert customs("summary", "2019", "--by", "assistance", "--by", "office", "--by", "mark").code == 0


def test_the_sheet_tells_what_is_kept_for_a_court_on_its_day(customs: Customs, detained: str, place: Path) -> None:
    court(customs, f"{NOTICE} --line 1 --quantity 20 --retain-until 2019-07-12")
    assert customs("--lang", "zh", "print", "daily", "-o", "sheet.txt").code == 0
    rows = [line.split() for line in (place / "sheet.txt").read_text("utf-8").splitlines() if "为法院保存" in line]
    assert rows
    assert "20" in " ".join(rows[0])


def test_a_court_s_second_word_on_one_notice_is_not_said_to_be_kept(customs: Customs, detained: str) -> None:
    notice = ("court", detained, "--notice", "C-1")
    assert customs(*notice, "--on", "2019-07-08").code == 0
    assert customs(*notice, "--court-word", "W-1", "--on", "2019-07-09").code == 0
    refused = customs(*notice, "--court-word", "W-2", "--on", "2019-07-10")
    assert (refused.code, ", since 2019-07-09 (W-1)" in refused.err) == (4, True), refused.err
    again = customs(*notice, "--retain-until", "2020-12-31", "--on", "2019-07-10")
    assert (again.code, ", since 2019-07-09 (W-1)" in again.err) == (4, True), again.err


def test_a_confiscation_after_the_day_until_which_a_court_has_goods_kept_is_answered(
    customs: Customs, detained: str
) -> None:
    assert court(customs, f"{NOTICE} --on 2019-07-05 --retain-until 2019-07-08").code == 0
    assert customs("determine", "1", "--infringing", "--on", "2019-07-05").code == 0
    done = customs("--today", "2019-07-20", "confiscate", "1", "--on", "2019-07-20", "--court-word", "W-1")
    assert (done.code, done.err.count("warning")) == (0, 1), done
    assert "no notice before the penalty is on record" in done.err
