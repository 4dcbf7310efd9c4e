"""A document that was issued is told of as soon as what it tells of was undone or corrected, until it is void."""

from collections.abc import Callable

import pytest
from running import Customs

Done = Callable[..., None]

COURSES = [
    ("release-notice", "release 1 --ground request --document D1 --on 2019-07-05"),
    ("release-notice", "release 1 --line 1 --quantity 400 --ground request --document D1 --on 2019-07-05"),
    ("court-letter", "court 1 --notice C-1 --on 2019-07-05"),
    ("penalty-decision", "determine 1 --infringing --on 2019-07-05"),
    ("transfer-letter", "transfer 1 --to police --body PSB --on 2019-07-05"),
]
"""A document of the phones that are detained, and the act without which there is nothing for it to tell of."""


def unfounded(customs: Customs) -> list[str]:
    """The commands that `check` names for documents that tell of what is not there."""
    found = customs("check", "--json").answer["findings"]
    return [one["hint"] for one in found if one["rule"] == "document-unfounded"]


@pytest.mark.parametrize(("form", "act"), COURSES)
def test_a_document_about_an_act_that_is_undone_is_told_of_until_it_is_void(
    customs: Customs, done: Done, detained: str, form: str, act: str
) -> None:
    done(act)
    number = str(customs("history", "--last", "1", "--json").answer["entries"][0]["seq"])
    done(f"print {form} 1 --number A-1 -o a.pdf")
    assert unfounded(customs) == []
    undone = customs("undo", number)
    void = "customs print void A-1 --ref 2019-5320-000001 --reason TEXT"
    assert undone.code == 0
    assert (
        f"warning: {form} A-1 tells of what {detained} does not have any more; {void}\n  makes it void\n" in undone.err
    )
    assert unfounded(customs) == [void]
    done(void.removeprefix("customs ").replace("TEXT", "unfounded"))
    assert unfounded(customs) == []


@pytest.mark.parametrize("form", ["detention-decision", "detention-list"])
def test_a_paper_of_a_detention_that_is_undone_is_told_of(
    customs: Customs, done: Done, detained: str, form: str
) -> None:
    done(f"print {form} 1 --number A-1 -o a.pdf", "print batch-file 1 --number B-1 -o b.pdf")
    detention = next(one for one in customs("history", "1", "--json").answer["entries"] if one["act"] == "detain")
    assert customs("undo", str(detention["seq"])).err.count("warning:") == 1
    assert unfounded(customs) == ["customs print void A-1 --ref 2019-5320-000001 --reason TEXT"]


def test_of_two_notices_that_of_the_release_undone_is_told_of(customs: Customs, done: Done, detained: str) -> None:
    for day, number in (("2019-07-05", "A-1"), ("2019-07-06", "A-2")):
        done(f"release 1 --line 1 --quantity 100 --ground request --document D1 --on {day}")
        done(f"print release-notice 1 --number {number} -o {number}.pdf")
    released = customs("history", "--last", "2", "--json").answer["entries"]
    seq = next(str(one["seq"]) for one in released if one["act"] == "release")
    assert "A-2 tells of what" in customs("undo", seq).err
    assert unfounded(customs) == ["customs print void A-2 --ref 2019-5320-000001 --reason TEXT"]


STATED = [
    ("release-notice", "correct 1 --outcome-on 2019-07-06 --holder VIVO-COMM --reason x", "another day of the act"),
    ("detention-decision", "correct 1 --detained 2019-07-03 --reason x", "another day of the act"),
    ("detention-decision", "line edit 1 1 --quantity 900", "another quantity"),
    ("notice", "line edit 1 1 --goods tablets", "other goods"),
]


@pytest.mark.parametrize(("form", "correction", "why"), STATED)
def test_a_document_that_a_correction_makes_state_otherwise_is_told_of_once(
    customs: Customs, done: Done, detained: str, form: str, correction: str, why: str
) -> None:
    released = ["release 1 --ground request --document D1 --on 2019-07-05"] if form == "release-notice" else []
    done(*released, f"print {form} 1 --number A-1 -o a.pdf", "print batch-file 1 -o f.pdf")
    corrected = customs(*correction.split())
    told = [line for line in corrected.err.splitlines() if "states what is otherwise on record now" in line]
    assert (corrected.code, len(told), unfounded(customs)) == (0, 1, []), (why, corrected.err)
    assert told[0].startswith(f"warning: {form} A-1 states")
    assert customs(*told[0].rpartition(": customs ")[2].split()).code == 0, "the command works as it is printed"
    assert "states what" not in customs("correct", "1", "--storage", "shed", "--reason", "x").err


def test_a_correction_taken_back_leaves_no_document_of_it_untold(customs: Customs, done: Done, detained: str) -> None:
    done("correct 1 --detained 2019-07-03 --reason x", "print detention-decision 1 --number A-1 -o a.pdf")
    seq = next(one for one in customs("history", "1", "--json").answer["entries"] if one["act"] == "correct")["seq"]
    assert "detention-decision A-1 states what is otherwise on record now" in customs("undo", str(seq)).err


def test_what_a_document_left_out_may_be_entered_without_a_word(customs: Customs, done: Done, detained: str) -> None:
    done("print detention-decision 1 --number A-1 -o a.pdf")
    assert customs("correct", "1", "--consignor", "Else", "--reason", "x").err == ""


def test_a_notice_to_a_holder_whose_mark_is_now_anothers_is_told_of(customs: Customs, done: Done, phones: str) -> None:
    done(
        "notify 1 --on 2019-07-02 --served 2019-07-02",
        "print notice 1 --number A-1 -o a.pdf",
        "trademark edit VIVO --holder NIKE-INC",
    )
    assert unfounded(customs) == ["customs print void A-1 --ref 2019-5320-000001 --reason TEXT"]


LATER = [
    ("court-letter", "court 1 --notice C-1 --on 2019-07-05", "release 1 --ground court --document D --on 2019-07-06"),
    ("hearing-notice", "determine 1 --infringing --on 2019-07-05", "transfer 1 --to police --body PSB --on 2019-07-06"),
    ("collection-list --fill announced_on=2019-07-05 --fill finding_on=2019-07-05", "",
     "confiscate 1 --collected --ground x --document D --on 2019-07-05"),
]  # fmt: skip
"""A document, the act that it tells of, and a lawful one that leaves nothing for a new document of its kind."""


@pytest.mark.parametrize(("paper", "act", "then"), LATER)
def test_a_document_is_no_fault_for_what_was_done_later(
    customs: Customs, done: Done, detained: str, paper: str, act: str, then: str
) -> None:
    form, _, fill = paper.partition(" ")
    printed = f"print {form} 1 --number A-1 -o a.pdf {fill}"
    done(*((act, printed, then) if act else (then, printed)))
    assert unfounded(customs) == []


def test_a_notice_of_a_decision_that_a_review_quashed_is_no_fault(customs: Customs, done: Done, detained: str) -> None:
    done(
        "determine 1 --infringing --on 2019-07-05",
        "confiscate 1 --on 2019-07-06 --fine 100",
        "print confiscation-notice 1 --number A-1 -o a.pdf",
        "event 1 confiscation-served --on 2019-07-07",
        "event 1 review-requested --on 2019-07-08",
        "event 1 review-decided --on 2019-07-09",
        "release 1 --holder VIVO-COMM --ground court --document D --on 2019-07-09",
    )
    assert unfounded(customs) == []


def misstated(customs: Customs) -> list[str]:
    """The commands that `check` names for documents that state what was corrected since."""
    found = customs("check", "--json").answer["findings"]
    return [one["hint"] for one in found if one["rule"] == "document-misstated"]


@pytest.mark.parametrize(("form", "correction", "why"), STATED)
def test_check_names_a_document_that_a_correction_made_untrue_until_it_is_corrected_too(
    customs: Customs, done: Done, detained: str, form: str, correction: str, why: str
) -> None:
    released = ["release 1 --ground request --document D1 --on 2019-07-05"] if form == "release-notice" else []
    done(*released, f"print {form} 1 --number A-1 -o a.pdf", "print batch-file 1 -o f.pdf")
    assert misstated(customs) == []
    corrected = customs(*correction.split())
    told = [line for line in corrected.err.splitlines() if "states what is otherwise on record now" in line]
    assert misstated(customs) == [told[0].rpartition(": ")[2]], why
    done(told[0].rpartition(": customs ")[2])
    assert misstated(customs) == []


@pytest.mark.parametrize(("paper", "act", "then"), LATER)
def test_a_document_is_not_untrue_for_what_was_done_later(
    customs: Customs, done: Done, detained: str, paper: str, act: str, then: str
) -> None:
    form, _, fill = paper.partition(" ")
    printed = f"print {form} 1 --number A-1 -o a.pdf {fill}"
    done(*((act, printed, then) if act else (then, printed)))
    assert misstated(customs) == []


def test_of_two_letters_of_one_day_none_is_untrue(customs: Customs, done: Done, detained: str) -> None:
    for body in ("PSB-A", "PSB-B"):
        transfer = f"transfer 1 --to police --body {body} --line 1 --quantity 2 --on 2019-07-05"
        done(transfer, f"print transfer-letter 1 --number {body}-1 -o {body}.pdf")
    assert misstated(customs) == []


def test_of_two_notices_that_of_the_release_of_another_day_is_untrue(
    customs: Customs, done: Done, detained: str
) -> None:
    for day, number in (("2019-07-05", "A-1"), ("2019-07-06", "A-2")):
        done(f"release 1 --line 1 --quantity 100 --ground request --document D1 --on {day}")
        done(f"print release-notice 1 --number {number} -o {number}.pdf")
    assert misstated(customs) == []
    done("correct 1 --outcome-on 2019-07-07 --line 1 --part 2 --holder VIVO-COMM --reason x")
    assert misstated(customs) == ["customs print void A-2 --ref 2019-5320-000001 --reason TEXT"]
