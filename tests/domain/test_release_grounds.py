"""The closed list of grounds on which goods are released: which of them is open when, and what each asks for.

Regulations on Customs Protection of IPR articles 16, 19, 24 and 31, Measures 27 and 29, CAPR 41.
"""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from test_amounts_of_law import APPLIED, DAY, SERVED, after, batch_of, yuan

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.release_checks import Asked, Case, typed
from customs_cli.domain.batch.course.release_grounds import open_grounds, released_on_ground
from customs_cli.domain.batch.proceeding_record import CourtNotice, FoundPart, MarkState, Security
from customs_cli.domain.values.word_lists import Ground, RightType
from customs_cli.errors import CustomsError, Refusal, UsageError
from customs_cli.procedures import get

HELD = {**APPLIED, "security": Security(amount=yuan(1000), lodged_on=DAY), "detained_on": DAY}
DOUBT = {**HELD, "finding": "undetermined", "finding_on": DAY}
SPLIT: dict[str, Any] = {
    **HELD,
    "finding": "infringing",
    "finding_on": DAY,
    "found": (
        FoundPart(line=1, quantity=6, finding="infringing", on=DAY),
        FoundPart(line=1, quantity=4, finding="not-infringing", on=DAY),
    ),
}
CLEAN = {**HELD, "finding": "not-infringing", "finding_on": DAY}
CRIME = {**HELD, "events": {"transfer_reported_on": DAY}}
DROPPED = {**HELD, "events": {"transfer_reported_on": DAY, "police_refused_on": DAY}}
REFUSED_BY_THE_HEAD = {**HELD, "events": {"transfer_reported_on": DAY, "transfer_refused_on": DAY}}
GENUINE = {"marks": {"A": MarkState(confirmation="genuine", confirmed_on=DAY, document="G-7")}}
C1, C4, C3 = date(2019, 9, 6), date(2019, 10, 8), date(2019, 11, 18)
"""The first days after C1, C4 and C3 of what was served, or detained, on 2 September."""
A_YEAR = date(2020, 9, 2)
CN, APPLICATION, ARTICLES = "cn_ex_officio", "cn_application", "cn_articles"


def case_of(code: str, fields: dict[str, Any], on: date = DAY, kind: RightType = "trademark") -> Case:
    batch: Batch = after(batch_of(1000.0, procedure=code), **fields)
    return Case(batch, batch.proceedings["A"], get(code), on, [kind])


OPEN = [
    (CN, {}, DAY, "proof cleared other"),
    (CN, SERVED, date(2019, 9, 5), "cleared"),
    (CN, SERVED, C1, "proof cleared other"),
    (CN, {**SERVED, **GENUINE}, DAY, "proof cleared other"),
    (CN, APPLIED, DAY, "withdrawn proof cleared other"),
    (CN, HELD, DAY, "request settlement withdrawn proof court cleared other"),
    (CN, DOUBT, DAY, "request settlement withdrawn proof court"),
    (CN, DOUBT, date(2019, 11, 15), "request settlement withdrawn proof court"),
    (CN, DOUBT, C3, "request settlement withdrawn proof court cleared other"),
    (CN, CLEAN, DAY, "settlement proof court cleared other"),
    (CN, CRIME, DAY, "request withdrawn proof court cleared other"),
    (CN, DROPPED, DAY, "request settlement withdrawn proof court cleared other"),
    (CN, REFUSED_BY_THE_HEAD, DAY, "request settlement withdrawn proof court cleared other"),
    (CN, HELD, A_YEAR, "request settlement withdrawn proof court cleared other"),
    (CN, HELD, date(2020, 9, 3), "request settlement withdrawn proof court cleared term other"),
    (APPLICATION, {}, DAY, "proof cleared other"),
    (APPLICATION, HELD, DAY, "request withdrawn proof court"),
    (APPLICATION, HELD, date(2019, 9, 30), "request withdrawn proof court"),
    (APPLICATION, HELD, C4, "request withdrawn proof court cleared other"),
    (ARTICLES, {}, DAY, "proof cleared personal other"),
    (ARTICLES, {"detained_on": DAY}, DAY, "proof court cleared personal other"),
    (ARTICLES, {"detained_on": DAY, "finding": "undetermined"}, DAY, "proof court cleared personal other"),
    (ARTICLES, {"detained_on": DAY}, date(2020, 9, 3), "proof court cleared term personal other"),
    ("eu_608", HELD, DAY, ""),
]


@pytest.mark.parametrize(("code", "fields", "on", "grounds"), OPEN)
def test_the_grounds_that_are_open(code: str, fields: dict[str, Any], on: date, grounds: str) -> None:
    assert " ".join(open_grounds(case_of(code, fields, on))) == grounds


def test_goods_are_released_on_bond_only_for_a_patent_and_for_their_value() -> None:
    case = case_of(CN, HELD, kind="patent")
    assert "bond" in open_grounds(case) and "bond" not in open_grounds(case_of(CN, HELD))
    assert released_on_ground(case, Asked("bond", bond=yuan(1000).amount)).bond == yuan(1000)
    with pytest.raises(Refusal, match=r"0\.01 CNY too little"):
        released_on_ground(case, Asked("bond", bond=yuan("999.99").amount))
    assert "bond" in open_grounds(case_of(CN, DOUBT, kind="patent"))
    unknown = after(batch_of(None), **HELD)
    assert "bond" in open_grounds(Case(unknown, unknown.proceedings["A"], get(CN), DAY, ["patent"]))
    with pytest.raises(UsageError, match="how much was deposited"):
        released_on_ground(case, Asked("bond"))


OF_THE_FILE = [
    (CN, {**SERVED, "reply": "declined", "replied_on": DAY}, DAY, "declined", None, "the holder declined"),
    (CN, SERVED, C1, "c1", None, "the time limit C1 ended on 2019-09-05"),
    (CN, {**SERVED, **GENUINE}, DAY, "proof", "G-7", "the holder confirmed the goods as genuine"),
    (CN, CLEAN, DAY, "cleared", None, "found not infringing"),
    (CN, {**SERVED, "reply": "declined", "replied_on": C1}, C1, "declined", None, "the holder declined"),
    (CN, {**SERVED, "marks": {"A": MarkState(confirmation="no-reply")}}, C1, "c1", None, "the time limit C1 ended"),
    (
        CN,
        {**SERVED, "marks": {"A": MarkState(confirmation="genuine"), "B": GENUINE["marks"]["A"]}},
        DAY,
        "proof",
        "G-7",
        "the holder confirmed the goods as genuine",
    ),
    (CN, SPLIT, DAY, "cleared", None, "found not infringing"),
    (APPLICATION, {**HELD, "reply": "declined"}, C4, "c4", None, "the time limit C4 ended on 2019-09-30"),
    (CN, DOUBT, C3, "c3", None, "the time limit C3 ended on 2019-11-15"),
    (CN, {**DOUBT, "reply": "declined"}, C3, "c3", None, "the time limit C3 ended on 2019-11-15"),
    (APPLICATION, HELD, C4, "c4", None, "the time limit C4 ended on 2019-09-30"),
    ("eu_608", {**HELD, **GENUINE}, DAY, None, None, "the holder confirmed the goods as genuine"),
    ("eu_608", SERVED, date(2019, 10, 8), None, None, "the time limit E4 ended on 2019-09-17"),
]


@pytest.mark.parametrize(("code", "fields", "on", "ground", "document", "reason"), OF_THE_FILE)
def test_the_file_itself_gives_a_ground(
    code: str, fields: dict[str, Any], on: date, ground: Ground | None, document: str | None, reason: str
) -> None:
    done = released_on_ground(case_of(code, fields, on), Asked())
    assert (done.outcome, done.outcome_on, done.ground, done.outcome_no) == ("released", on, ground, document)
    assert str(done.outcome_reason).startswith(reason)
    told = released_on_ground(case_of(code, fields, on), Asked(document="P-1", reason="as agreed"))
    assert (told.ground, told.outcome_reason, told.outcome_no) == (ground, "as agreed", "P-1")


BY_HAND: list[tuple[Ground, dict[str, Any], date, str]] = [
    ("proof", HELD, DAY, "the consignor's proof is accepted (Regulations art. 24(4))"),
    ("court", HELD, DAY, "the court's word (Regulations art. 24(2); Measures art. 29 (not confirmed))"),
    ("cleared", HELD, DAY, "the suspicion is excluded (CAPR art. 41)"),
    ("other", HELD, DAY, "another ground (Regulations art. 24)"),
    ("request", HELD, DAY, "the holder asked for the release (Measures art. 18, 29 (not confirmed))"),
    ("personal", HELD, DAY, "a reasonable quantity for personal use (Regulations art. 31)"),
    ("term", HELD, date(2020, 9, 3), "the term of detention is over (CAPR art. 41)"),
    ("settlement", HELD, DAY, "holder and consignor settled (Measures art. 27 (not confirmed))"),
    ("withdrawn", HELD, DAY, "the holder withdrew its application (Regulations art. 24)"),
    ("c3", DOUBT, C3, "the time limit C3 ended on 2019-11-15 (Regulations art. 24(2); Measures art. 29)"),
    ("declined", {**SERVED, "reply": "declined"}, DAY, "declined (Regulations art. 16; Measures art. 22)"),
]
PAPERS = ("proof", "court", "cleared", "other")


@pytest.mark.parametrize(("ground", "fields", "on", "reason"), BY_HAND)
def test_a_ground_by_hand_is_written_down_with_its_article_and_paper(
    ground: Ground, fields: dict[str, Any], on: date, reason: str
) -> None:
    case = case_of(CN, fields, on)
    if ground == "personal":
        with pytest.raises(Refusal, match="only articles of travellers or in the mail"):
            released_on_ground(case, Asked(ground, "P-1"))
        case = case._replace(batch=replace(case.batch, channel="traveller"))
    done = released_on_ground(case, Asked(ground, "P-1"))
    assert (done.ground, done.outcome_no, done.outcome_reason) == (ground, "P-1", reason)
    assert done.facts == {"settlement": ("settled",), "withdrawn": ("withdrawn",)}.get(ground, ())
    assert released_on_ground(case, Asked(ground, "P-1", "as agreed")).outcome_reason == "as agreed"
    kept = case._replace(p=replace(case.p, facts=("perishable", *done.facts)))
    assert released_on_ground(kept, Asked(ground, "P-1")).facts == ("perishable", *done.facts)
    if ground in PAPERS:
        with pytest.raises(UsageError, match="needs the number of a document"):
            released_on_ground(case, Asked(ground))
    else:
        assert released_on_ground(case, Asked(ground)).outcome_no is None


def test_where_the_law_has_no_list_any_ground_and_any_reason_will_do() -> None:
    waits = released_on_ground(case_of("eu_608", SERVED), Asked(reason="as agreed"))
    assert waits.outcome == "released"
    case = case_of("eu_608", HELD)
    done = released_on_ground(case, Asked("personal", "P-1"))
    assert (done.outcome_reason, done.outcome_no) == ("a reasonable quantity for personal use", "P-1")
    done = released_on_ground(case, Asked(document="P-1", reason="as agreed"))
    assert (done.outcome_reason, done.outcome_no) == ("as agreed", "P-1")


LOCKED = {**HELD, "court": (CourtNotice(kind="assistance", notice="N", on=DAY),)}
REFUSED: list[tuple[str, dict[str, Any], date, Asked, str, str]] = [
    (CN, {}, DAY, Asked(), "no reason is known for releasing", "--ground proof|other"),
    (CN, SERVED, DAY, Asked(), "may answer until 2019-09-05", "--suspicion-cleared --document NO"),
    (CN, SERVED, DAY, Asked("personal"), "may answer until 2019-09-05", "--suspicion-cleared --document NO"),
    (
        CN,
        HELD,
        DAY,
        Asked(),
        "no reason is known for releasing",
        "possible here: --ground request|settlement|withdrawn|proof|court|",
    ),
    (
        CN,
        {**SPLIT, "found": (SPLIT["found"][0], FoundPart(line=1, quantity=4, finding="undetermined", on=DAY))},
        DAY,
        Asked(),
        "no reason is known for releasing",
        "--ground request",
    ),
    (CN, DOUBT, DAY, Asked("personal"), "are undetermined", "--ground request"),
    (CN, DOUBT, DAY, Asked("c3"), "C3 runs until 2019-11-15 for A (Regulations art. 24(2))", "--ground request"),
    (
        CN,
        DOUBT,
        C3,
        Asked("c1"),
        "C1 does not run for A (Regulations art. 16; Measures art. 22)",
        "customs release REF",
    ),
    (CN, CLEAN, DAY, Asked("request"), "no reason is known for releasing", "customs release"),
    (CN, HELD, DAY, Asked("c1"), "C1 does not run", "--ground request"),
    (CN, SERVED, C1, Asked("term"), "cannot release them (CAPR art. 41)", "customs release REF --holder A"),
    (CN, {**HELD, "events": {"review_requested_on": DAY}}, date(2021, 1, 4), Asked("term"), "may continue", ""),
    (CN, HELD, A_YEAR, Asked("term"), "may last until 2020-09-02", ""),
    (CN, SERVED, C1, Asked("request"), "cannot release them (Measures art. 18, 29", "customs release REF --holder A"),
    (CN, SERVED, C1, Asked("court", "W"), "are not detained", "customs release REF --holder A"),
    (CN, SERVED, C1, Asked("withdrawn"), "it has nothing to withdraw", "customs release REF --holder A"),
    (CN, {}, DAY, Asked("withdrawn"), "it has nothing to withdraw", "possible here: --ground proof|other"),
    (CN, CLEAN, DAY, Asked("withdrawn"), "too late to withdraw", ""),
    (CN, CRIME, DAY, Asked("settlement"), "no settlement", "transfer-refused"),
    (CN, LOCKED, DAY, Asked("court", "W"), "held for a court", "--court-word"),
    (CN, {**HELD, "finding": "infringing", "finding_on": DAY}, DAY, Asked("request"), "found infringing", "confiscate"),
    (CN, {**HELD, "outcome": "released", "outcome_on": DAY}, DAY, Asked("request"), "they were released", "history"),
    (APPLICATION, HELD, DAY, Asked("c4"), "C4 runs until 2019-09-30", "--ground request"),
    (APPLICATION, HELD, DAY, Asked("settlement"), "no release on the ground", ""),
    (ARTICLES, {"detained_on": DAY}, DAY, Asked("withdrawn"), "no release on the ground", ""),
    ("eu_608", HELD, DAY, Asked(), "no reason is known for releasing", "--reason TEXT"),
    *(
        ("eu_608", HELD, DAY, Asked(g), f"no release on the ground {g}", "give --reason TEXT")
        for g in ("c1", "c3", "c4", "term")
    ),
    (CN, {**SERVED, "finding": "undetermined", "finding_on": DAY}, DAY, Asked("personal"), "", "customs show REF"),
]
ONE = "customs release REF --holder A --suspicion-cleared --document NO"


@pytest.mark.parametrize(("code", "fields", "on", "asked", "message", "hint"), REFUSED)
def test_a_release_without_a_ground_is_refused_and_told_what_is_open(
    code: str, fields: dict[str, Any], on: date, asked: Asked, message: str, hint: str
) -> None:
    with pytest.raises(CustomsError) as refused:
        released_on_ground(case_of(code, fields, on), asked)
    assert message in str(refused.value.message)
    assert hint in str(refused.value.hint)
    assert not hint.endswith(("--holder A", "show REF")) or refused.value.hint == hint
    assert not hint.startswith("--suspicion") or refused.value.hint == ONE


TYPED: list[tuple[Ground, float | None, str]] = [
    ("proof", 1000, "--ground proof --document NO"),
    ("court", 1000, "--ground court --document NO"),
    ("other", 1000, "--ground other --document NO"),
    ("cleared", 1000, "--suspicion-cleared --document NO"),
    ("request", 1000, "--ground request"),
    ("bond", 1000, "--ground bond --on-bond 1000"),
    ("bond", None, "--ground bond --on-bond AMOUNT"),
]


@pytest.mark.parametrize(("ground", "value", "words"), TYPED)
def test_the_command_for_a_ground_has_all_that_it_asks_for(ground: Ground, value: float | None, words: str) -> None:
    batch = after(batch_of(value), **HELD)
    case = Case(batch, batch.proceedings["A"], get(CN), DAY, ["patent"])
    assert typed(case, ground) == f"customs release REF --holder A {words}"
