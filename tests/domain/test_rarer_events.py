"""The rarer events of a case: which law knows which, what comes before what, and how an officer may name them."""

from datetime import date, timedelta
from typing import Any

import pytest

from customs_cli.domain.batch.course.rare_events import (
    FACTS,
    LOGGED,
    OF_AN_ACT,
    PLANNED,
    event_meant,
    happened,
)
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding, Security
from customs_cli.domain.law.events import Events, called
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.errors import CustomsError, Refusal
from customs_cli.procedures import get

DAY = date(2019, 9, 2)
BEFORE = DAY - timedelta(days=1)
CALENDAR = WorkingCalendar("CN")
ACTS = """
notify suspended notified served; reply replied; confirm confirmed; detain detained; determine finding;
court court-notice; release bonded released outcome; confiscate confiscated; transfer transferred; dispose disposed;
trademark recordation-filed recorded recordation-changed recordation-updated recordation-renewed
"""
BY_HAND = """
application application-decided bond-notice-served case-extended case-filed claimed confiscation-served
court-acceptance court-handed declarant-notified declarant-objected declarant-replied deposit-settled extended fine-paid
goods-handed hearing hearing-notified hearing-requested importer-notified importer-replied measure-reported owner-told
party-absent penalty-told perishable police-accepted police-filed police-refused presented preservation-notice
public-notice reconsideration review-decided review-requested sample-bond sample-given sample-returned security-returned
seized seizure-notified suit-decided suit-filed transfer-approved transfer-refused transfer-reported urgent-measure
without-application
"""
OF_THE_CASE = """
claimed confiscation-served extended measure-reported public-notice review-decided review-requested security-returned
suit-decided suit-filed urgent-measure
"""
OF_A_BOND = "bond-notice-served deposit-settled"
OF_THE_POLICE = """
goods-handed police-accepted police-filed police-refused reconsideration transfer-approved transfer-refused
transfer-reported
"""
OF_A_COURT = "court-acceptance court-handed preservation-notice"
OF_A_PENALTY = """
case-extended case-filed confiscation-served fine-paid hearing hearing-notified hearing-requested party-absent
penalty-told review-decided review-requested suit-filed
"""
KNOWN = {
    "cn_ex_officio": f"{OF_THE_CASE} {OF_A_BOND} {OF_THE_POLICE} {OF_A_COURT} {OF_A_PENALTY}",
    "cn_application": f"{OF_THE_CASE} {OF_A_BOND} {OF_THE_POLICE} {OF_A_COURT}",
    "cn_articles": f"{OF_THE_CASE} {OF_THE_POLICE} {OF_A_PENALTY}",
    "cn_penalty": OF_A_PENALTY,
    "order_310": OF_THE_POLICE,
    "trips": "court-handed extended",
    "eu_608": "application application-decided court-handed declarant-notified declarant-replied extended perishable "
    "without-application declarant-objected",
    "eu_small_consignment": "court-handed declarant-notified declarant-replied perishable declarant-objected",
    "us_133": "importer-notified importer-replied owner-told presented sample-bond sample-given sample-returned seized "
    "seizure-notified",
}


def proceeding(**fields: Any) -> Proceeding:
    return Proceeding(**{"holder": "H", "marks": {"M": MarkState()}, **fields})


def logged(code: str, name: str, on: date = DAY, p: Proceeding | None = None, **events: Any) -> Proceeding:
    return happened(p or proceeding(), get(code), name, on=on, events=Events(**events), calendar=CALENDAR)


def test_what_an_act_logs_is_not_logged_by_hand() -> None:
    told = {name: act for act, *names in (row.split() for row in ACTS.split(";")) for name in names}
    assert {called(name): act for name, act in OF_AN_ACT.items()} == told
    assert sorted(map(called, LOGGED)) == BY_HAND.split()
    assert {*FACTS, *PLANNED} == {
        "perishable",
        "party_absent",
        "without_application",
        "declarant_objected",
        "hearing_on",
    }
    for name, act in told.items():
        for word in (name, f"{name.replace('-', '_')}_on"):
            with pytest.raises(Refusal, match="is recorded by a command of its own") as refused:
                event_meant(word)
            assert refused.value.hint == f"customs {act} --help"


def test_an_event_is_named_with_hyphens_or_spaces_or_by_a_beginning_that_is_its_own() -> None:
    for name in LOGGED:
        plain = called(name)
        for word in (plain, name, plain.replace("-", " "), f" {plain.upper()} ", f"{plain}-on"):
            assert event_meant(word) == name
    assert [event_meant(word) for word in ("pub", "hearing-r")] == [
        "public_notice_on",
        "hearing_requested_on",
    ]
    assert [event_meant(word) for word in ("extend", "declarant o")] == ["extended_on", "declarant_objected"]


NOT_MEANT = [
    ("police", ("police-accepted", "police-filed", "police-refused")),
    ("pubic-notice", ("public-notice",)),
    ("police filled", ("police-filed",)),
    ("s", ("sample-bond", "sample-given", "sample-returned", "security-returned")),
    ("", ()),
    ("q" * 50, ()),
]


@pytest.mark.parametrize(("text", "near"), NOT_MEANT)
def test_a_name_that_is_none_or_that_of_several_is_refused_with_those_near(text: str, near: tuple[str, ...]) -> None:
    with pytest.raises(CustomsError) as refused:
        event_meant(f" {text}")
    assert str(refused.value.message) == f"no event {text[:40]!r}"
    found = tuple(refused.value.candidates)
    meant = f"did you mean {', '.join(found[:3])}? customs event --help lists them"
    assert refused.value.hint == (meant if found else "customs event --help names them")
    assert found[: len(near)] == near and (near or not found)


@pytest.mark.parametrize("code", KNOWN)
def test_a_law_knows_the_events_that_its_time_limits_and_articles_hang_on(code: str) -> None:
    known = []
    for name in LOGGED:
        try:
            logged(code, name)
        except Refusal as refused:
            if f"no time limit depends on {called(name)}" in str(refused.message):
                assert refused.hint == f"customs procedure show {code}"
                continue
        known.append(called(name))
    assert known == [called(name) for name in LOGGED if called(name) in KNOWN[code].split()]


CN, EU, US = "cn_ex_officio", "eu_608", "us_133"
NOTIFY = "notify REF --on DATE --served DATE"
FIRST = [
    (CN, "bond-notice-served", "bonded", "Regulations art. 19, 24(3)", NOTIFY),
    (CN, "deposit-settled", "bonded", "Regulations art. 19, 24(3)", NOTIFY),
    (CN, "claimed", "public-notice", "Measures art. 32", NOTIFY),
    (CN, "confiscation-served", "confiscated", "Regulations art. 27(2); Measures art. 30", NOTIFY),
    (CN, "court-acceptance", "bond-notice-served", "Regulations art. 19; Measures art. 20(3), 36, 41, not confirmed",
     NOTIFY),
    (CN, "court-handed", "court-notice", "Regulations art. 24(2)", NOTIFY),
    (CN, "fine-paid", "confiscation-served", "CAPR art. 60", NOTIFY),
    (CN, "goods-handed", "police-filed", "State Council Order 310 art. 12", "event REF police-accepted --on DATE"),
    (CN, "hearing", "penalty-told", "Administrative Penalty Law 1996 art. 42, not confirmed",
     "event REF penalty-told --on DATE"),
    (CN, "hearing-notified", "hearing", "Administrative Penalty Law 1996 art. 42, not confirmed",
     "event REF penalty-told --on DATE"),
    (CN, "hearing-requested", "penalty-told", "Administrative Penalty Law 1996 art. 42, not confirmed",
     "event REF penalty-told --on DATE"),
    (CN, "measure-reported", "urgent-measure", "ACL art. 19", "event REF urgent-measure --on DATE"),
    (CN, "police-filed", "police-accepted", "State Council Order 310 art. 8", "event REF police-accepted --on DATE"),
    (CN, "police-refused", "police-accepted", "State Council Order 310 art. 8", "event REF police-accepted --on DATE"),
    (CN, "preservation-notice", "released", "Measures art. 35, 36, not confirmed", NOTIFY),
    (CN, "public-notice", "detained", "Measures art. 32", NOTIFY),
    (CN, "reconsideration", "police-refused", "State Council Order 310 art. 9, 10",
     "event REF police-accepted --on DATE"),
    (CN, "review-decided", "review-requested", "Administrative Reconsideration Law 1999 art. 9", NOTIFY),
    (CN, "review-requested", "confiscation-served", "Administrative Reconsideration Law 1999 art. 9", NOTIFY),
    (CN, "security-returned", "outcome", "Measures art. 35, 36 (not confirmed)", NOTIFY),
    (CN, "suit-decided", "suit-filed", "Administrative Litigation Law art. 46", NOTIFY),
    (CN, "suit-filed", "confiscation-served", "Administrative Litigation Law art. 46", NOTIFY),
    (CN, "transfer-approved", "transfer-reported", "State Council Order 310 art. 5",
     "event REF transfer-reported --on DATE"),
    (CN, "transfer-refused", "transfer-reported", "State Council Order 310 art. 5",
     "event REF transfer-reported --on DATE"),
    (EU, "application", "notified", "Regulation (EU) 608/2013 art. 18, 5(3), not confirmed", NOTIFY),
    (EU, "application-decided", "application", "Regulation (EU) 608/2013 art. 9(2), not confirmed", NOTIFY),
    (EU, "declarant-replied", "declarant-notified", "Regulation (EU) 608/2013 art. 23(1)", NOTIFY),
    (US, "importer-notified", "detained", "19 CFR 133.21(b)(2)(i); 19 USC 1499(c)(2)", "detain REF"),
    (US, "importer-replied", "importer-notified", "19 CFR 133.21(b)(2)", "detain REF"),
    (US, "owner-told", "seizure-notified", "19 CFR 133.21(e), not confirmed", "event REF presented --on DATE"),
    (US, "sample-given", "sample-bond", "19 CFR 133.21, 113.70 (not confirmed)", "event REF sample-bond --on DATE"),
    (US, "sample-returned", "sample-given", "19 CFR 133.21, 113.70 (not confirmed)",
     "event REF sample-bond --on DATE"),
    (US, "seizure-notified", "seized", "19 CFR 133.21(e), not confirmed", "event REF presented --on DATE"),
    (US, "seized", "presented", "19 CFR 133.24(d), 133.25(a)", "event REF presented --on DATE"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "event", "first", "article", "hint"), FIRST, ids=[row[1] for row in FIRST])
def test_an_event_follows_what_starts_its_time_limit(
    code: str, event: str, first: str, article: str, hint: str
) -> None:
    name = f"{event.replace('-', '_')}_on"
    earlier: dict[str, Any] = {f"{first.replace('-', '_')}_on": DAY}
    with pytest.raises(Refusal) as refused:
        logged(code, name)
    assert str(refused.value.message) == f"{event} cannot be recorded before {first} ({article})"
    whose = "" if hint.startswith("show") else " --holder H"
    command, *day = hint.split(" --on")
    assert refused.value.hint == " --on".join([f"customs {command}{whose}", *day])
    if event == "hearing-notified":
        assert logged(code, name, BEFORE, **earlier).events == {name: BEFORE}, "the party is told before the hearing"
        return
    with pytest.raises(Refusal) as refused:
        logged(code, name, BEFORE, **earlier)
    assert str(refused.value.message) == f"{event} on {BEFORE} is before {first} on {DAY} ({article})"
    assert refused.value.hint == "check the day"
    other = proceeding(events={"x_on": BEFORE})
    assert logged(code, name, p=other, **earlier) == proceeding(events={"x_on": BEFORE, name: DAY})


def test_what_may_come_first_in_several_ways_follows_the_earliest() -> None:
    court: dict[str, Any] = {"court_handed_on": DAY + timedelta(days=9), "released_on": DAY}
    assert logged(CN, "preservation_notice_on", **court).events == {"preservation_notice_on": DAY}
    with pytest.raises(Refusal, match=f"is before released on {DAY} .Measures art. 35, 36, not confirmed"):
        logged(CN, "preservation_notice_on", BEFORE, **court)


def test_the_hint_names_an_act_that_is_open() -> None:
    ready = proceeding(notified_on=DAY, served_on=DAY, reply="applied", replied_on=DAY, security=Security())
    with pytest.raises(Refusal) as refused:
        logged(CN, "public_notice_on", p=ready)
    assert refused.value.hint == "customs detain REF --holder H"


def test_an_event_happens_once_and_a_fact_stays() -> None:
    once = "customs correct REF --holder H --event {}=DATE --reason TEXT; customs undo ACT"
    with pytest.raises(Refusal) as refused:
        logged(CN, "case_filed_on", p=proceeding(events={"case_filed_on": BEFORE}))
    assert str(refused.value.message) == f"case-filed is already recorded for H, on {BEFORE}"
    assert refused.value.hint == once.format("case_filed_on")
    perishable = logged(EU, "perishable", p=proceeding(facts=("without_application",)))
    assert perishable == proceeding(facts=("without_application", "perishable"))
    with pytest.raises(Refusal) as refused:
        logged(EU, "perishable", p=perishable)
    assert str(refused.value.message) == "perishable is already recorded for H"
    assert refused.value.hint == "customs history REF; customs undo ACT"


LONGER: list[tuple[str, str, dict[str, Any], date, str, str]] = [
    (CN, "extended_on", {"detained_on": DAY}, date(2020, 9, 2), "CAPR art. 40, 41",
     "release REF --holder H --ground term"),
    (CN, "case_extended_on", {"case_filed_on": date(2021, 8, 2)}, date(2022, 2, 2),
     "Administrative Penalty Law art. 60; GACC Order 250 art. 67, not confirmed",
     "notify REF --holder H --on DATE --served DATE"),
    (EU, "extended_on", {"notified_on": DAY, "declarant_objected": True}, date(2019, 9, 17),
     "Regulation (EU) 608/2013 art. 23(3), 23(5), not confirmed", "release REF --holder H --reason TEXT"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "name", "events", "last", "article", "hint"), LONGER)
def test_a_term_is_extended_while_it_runs(
    code: str, name: str, events: dict[str, Any], last: date, article: str, hint: str
) -> None:
    with pytest.raises(Refusal) as refused:
        logged(code, name)
    assert str(refused.value.message) == f"no time limit is running that could be extended ({article})"
    assert refused.value.hint == "customs show REF shows the deadlines"
    assert logged(code, name, last, **events).events == {name: last}
    after = last + timedelta(days=1)
    with pytest.raises(Refusal) as refused:
        logged(code, name, after, **events)
    assert str(refused.value.message) == f"the time limit ended on {last}: it cannot be extended on {after} ({article})"
    assert refused.value.hint == f"customs {hint}"


def test_an_article_that_is_not_confirmed_is_cited_so() -> None:
    law = get(CN)
    assert [str(law.period(rule).cited) for rule in ("C1", "C6")] == [
        "Regulations art. 16; Measures art. 22",
        "Measures art. 35, 36, not confirmed",
    ]
