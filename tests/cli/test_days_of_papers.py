"""A paper bears the day of its act or the day given; one of the record is made afresh; a reprint says what changed."""

import re
import shlex
from pathlib import Path

import pytest
from running import Customs
from stories import Play

LATE = "2019-09-02"
ACTS = (
    ("2019-07-03", "notify {ref} --on 2019-07-02 --served 2019-07-03 --how post"),
    ("2019-07-04", "reply {ref} --apply --security 20000"),
    ("2019-07-05", "detain {ref}"),
    ("2019-07-08", "determine {ref} --infringing"),
)
"""What is done with every batch here, each on its day."""
TOLD = ("2019-07-10", "event {ref} penalty-told")
DECIDED = ("2019-07-22", "confiscate {ref}")
COURT = ("2019-07-09", "court {ref} --notice C1 --kind evidence-preservation")
WAYS = {
    "found": (),
    "held": ACTS,
    "told": (*ACTS, TOLD),
    "decided": (*ACTS, TOLD, DECIDED),
    "decided untold": (*ACTS, DECIDED),
    "released": (*ACTS[:3], ("2019-07-12", "determine {ref} --not-infringing"), ("2019-07-15", "release {ref}")),
    "collected": (*ACTS, ("2019-07-16", "confiscate {ref} --collected --ground smuggled --document K1")),
    "at the police": (*ACTS, ("2019-07-17", "transfer {ref} --to police --body PSB")),
    "held for a court": (*ACTS, COURT),
}
"""State -> the acts that lead to it, with their days."""


pytestmark = pytest.mark.usefixtures("names")


def batch_of(play: Play, state: str) -> str:
    """Return the reference of a batch of phones in a state."""
    goods = "--goods phones --quantity 1200 --mark VIVO --value 20000 --direction export"
    ref = play(f"record --office 5320 --found 2019-07-01 {goods} -q", on="2019-07-01").out.strip()
    for day, line in WAYS[state]:
        play(line.format(ref=ref), on=day)
    return ref


@pytest.mark.parametrize(
    ("form", "state", "day"),
    [
        ("notice", "held", "2019-07-02"),
        ("notice", "found", ""),
        ("detention-decision", "held", "2019-07-05"),
        ("detention-list", "held", "2019-07-05"),
        ("detention-list", "decided", "2019-07-05"),
        ("release-notice", "released", "2019-07-15"),
        ("transfer-letter", "at the police", "2019-07-17"),
        ("hearing-notice", "told", "2019-07-10"),
        ("hearing-notice", "held", ""),
        ("penalty-decision", "decided", "2019-07-22"),
        ("penalty-decision", "told", ""),
        ("confiscation-notice", "decided", ""),
        ("collection-list", "collected", "2019-07-16"),
        ("court-letter", "held for a court", ""),
    ],
)
@pytest.mark.parametrize("draft", [(), ("-n",)])
def test_a_paper_bears_the_day_of_its_act_and_else_says_that_it_bears_the_day_of_printing(
    customs: Customs, play: Play, form: str, state: str, day: str, draft: tuple[str, ...]
) -> None:
    ref = batch_of(play, state)
    asked = ("--today", LATE, "print", form, ref, *draft, "-o", "paper.txt")
    done = customs(*asked)
    assert done.code == 0, done.err
    assert (days_of("paper.txt")[-1], "bears the day of printing" in done.err) == (day or LATE, not day)
    given = customs(*asked, "--on", "2019-08-01", *(() if draft else ("--reissue",)))
    assert (given.code, days_of("paper.txt")[-1], "day of printing" in given.err) == (0, "2019-08-01", False), given.err


def days_of(file: str) -> list[str]:
    """Every day in a text, in order; the last one is that of the paper."""
    return re.findall(r"\d{4}-\d\d-\d\d", Path(file).read_text("utf-8"))


def test_a_receipt_bears_the_day_of_service(customs: Customs, play: Play) -> None:
    ref = batch_of(play, "held")
    assert customs("--today", LATE, "print", "notice", ref, "-o", "a.txt").code == 0
    receipt = customs("--today", LATE, "print", "receipt", ref, "-o", "r.txt")
    assert ("day of printing" in receipt.err, days_of("r.txt")[-1]) == (False, "2019-07-03")
    assert customs("--today", LATE, "print", "detention-list", ref, "-o", "a.txt").code == 0
    other = customs("--today", LATE, "print", "receipt", ref, "-o", "r.txt", "--fill", "served_on=2019-07-06")
    assert ("day of printing" in other.err, days_of("r.txt")[-1]) == (False, "2019-07-06")


@pytest.mark.parametrize(
    ("state", "words", "is_late"),
    [
        ("told", "", False),
        ("decided", "", True),
        ("decided untold", "", True),
        ("decided", "-n", True),
        ("decided", "--on 2019-07-10", True),
    ],
)
def test_a_notice_before_a_penalty_printed_after_the_decision_is_warned_of(
    customs: Customs, play: Play, state: str, words: str, is_late: bool
) -> None:
    done = customs("--today", LATE, "print", "hearing-notice", batch_of(play, state), "-o", "h.txt", *words.split())
    warned = "the decision was made on 2019-07-22, and the notice before it is printed only now" in done.err
    assert (done.code, warned) == (0, is_late)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("detention-list {ref} --on 2019-09-03", 2, "--on 2019-09-03 is after today (2019-09-02)"),
        ("detention-list {ref} --on 2019-09-03 -n", 2, "--on 2019-09-03 is after today (2019-09-02)"),
        ("batch-file {ref} --on 2019-08-01", 2, "a batch-file tells the record of the day on which it is made"),
        (
            "custody-chain {ref} --on 2019-08-01 -n",
            2,
            "a custody-chain tells the record of the day on which it is made",
        ),
        ("detention-decision {ref} --on 2019-08-01", 5, "was issued as 2019-5320-DD-0001 on 2019-07-05"),
        ("detention-decision {ref} --on 2019-07-05", 0, ""),
    ],
)
def test_a_day_that_a_paper_cannot_bear_is_refused(
    customs: Customs, play: Play, words: str, code: int, said: str
) -> None:
    ref = batch_of(play, "held")
    assert customs("--today", LATE, "print", "detention-decision", ref, "-o", "a.txt").code == 0
    done = customs("--today", LATE, "print", *words.format(ref=ref).split(), "-o", "b.txt")
    assert (done.code, said in done.err) == (code, True), done.err


@pytest.mark.parametrize(
    ("form", "words", "change"),
    [
        ("notice", "", "line edit {ref} 1 --goods tablets"),
        ("detention-list", "--holder VIVO-COMM", "correct {ref} --detained 2019-07-04 --reason wrong"),
        ("detention-decision", "", "correct {ref} --consignor ACME --reason wrong"),
        ("detention-decision", "", "correct {ref} --storage S1 --reason wrong"),
        ("detention-list", "--redact value --redact storage", "correct {ref} --consignor ACME --reason wrong"),
    ],
)
def test_a_reprint_after_a_change_says_so_and_how_to_issue_anew(
    customs: Customs, play: Play, form: str, words: str, change: str
) -> None:
    ref = batch_of(play, "held")
    of_holder = words.split() if "--holder" in words else []
    again = f"print {form} {ref} {' '.join(of_holder)} -o a.txt"
    play(f"print {form} {ref} {words} -o a.txt", on=LATE)
    assert play(again, on=LATE).err == ""
    first = Path("a.txt").read_bytes()
    play(change.format(ref=ref), on=LATE)
    changed = play(again, on=LATE).err
    assert Path("a.txt").read_bytes() == first
    found = re.search(r"has changed since (\S+) was issued; to issue a corrected one: customs (print .*)", changed)
    assert found, changed
    assert ("--redact value --redact storage" in changed) == ("--redact" in words)
    assert f"It replaces {found[1]}." in play(found[2], on=LATE).out
    assert play(again, on=LATE).err == ""


@pytest.mark.parametrize(
    ("form", "change"),
    [
        ("batch-file", "correct {ref} --storage S1 --reason wrong"),
        ("batch-file", "print detention-list {ref} -o b.txt"),
        ("batch-file", "correct {ref} --consignor ACME --reason wrong"),
        ("custody-chain", "custody {ref} --line 1 --quantity 1200 --from A --to B --purpose storage"),
    ],
)
def test_a_paper_of_the_record_is_made_afresh_once_the_record_is_another(
    customs: Customs, play: Play, form: str, change: str
) -> None:
    ref = batch_of(play, "held")
    asked = ("print", form, ref, "-o", "a.txt")
    assert "issued" in customs("--today", "2019-08-01", *asked).out
    first = Path("a.txt").read_bytes()
    assert "is printed again" in customs("--today", "2019-08-02", *asked).out
    assert Path("a.txt").read_bytes() == first
    done = customs("--today", "2019-08-03", *shlex.split(change.format(ref=ref)))
    assert done.code == 0, done.err
    afresh = customs("--today", LATE, *asked)
    assert (afresh.err, "It replaces" in afresh.out, days_of("a.txt")[-1]) == ("", True, LATE)
    assert "is printed again" in customs("--today", LATE, *asked).out
