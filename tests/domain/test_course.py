"""Where a holder's goods are, what comes next there, and what may be done at all: one table, read beside the law.

Regulations on Customs Protection of IPR articles 12 to 16, 20, 24, 27 and 31, Regulation (EU) 608/2013 article 23.
"""

from datetime import date
from typing import Any

import pytest

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.readiness import BARRED_BY, Act, bars, is_locked, is_open, next_act, place, stage
from customs_cli.domain.batch.proceeding_record import (
    CourtNotice,
    FoundPart,
    MarkState,
    Part,
    Proceeding,
    SaidPart,
    Security,
)
from customs_cli.domain.batch.status import status
from customs_cli.domain.values.word_lists import CourtKind
from customs_cli.procedures import get

DAY = date(2019, 9, 2)
TOLD = {"notified_on": DAY}
SERVED = {**TOLD, "served_on": DAY}
APPLIED = {**SERVED, "reply": "applied", "replied_on": DAY}
SECURED = {**APPLIED, "security": Security(lodged_on=DAY)}
HELD = {**SECURED, "detained_on": DAY}
SEIZED = {"detained_on": DAY}


def word(confirmation: Any, **more: Any) -> dict[str, Any]:
    return {"marks": {"M": MarkState(confirmation=confirmation, confirmed_on=DAY, **more)}}


def court(kind: CourtKind, freed: str | None = None) -> dict[str, Any]:
    return {"court": (CourtNotice(kind=kind, notice="N", on=DAY, freed_by=freed),)}


def found(finding: str, **more: Any) -> dict[str, Any]:
    return {"finding": finding, "finding_on": DAY, **more}


def parts(*pieces: tuple[int, str]) -> tuple[FoundPart, ...]:
    return tuple(FoundPart(line=1, quantity=n, finding=finding, on=DAY) for n, finding in pieces)  # type: ignore[arg-type]


def gone(n: float, outcome: Any) -> tuple[Part, ...]:
    return (Part(line=1, quantity=n, outcome=outcome, on=DAY),)


SPLIT = found("infringing", found=parts((6, "infringing"), (4, "not-infringing")))
SAID_IN_PART = word("infringing", said=(SaidPart(line=1, quantity=6, confirmation="infringing", on=DAY),), unsaid=4)
SAID_APART = word(
    "infringing",
    said=(
        SaidPart(line=1, quantity=6, confirmation="infringing", on=DAY),
        SaidPart(line=1, quantity=4, confirmation="genuine", on=DAY),
    ),
)
CN, APPLICATION, ARTICLES, EU, US = "cn_ex_officio", "cn_application", "cn_articles", "eu_608", "us_133"
SMALL = "eu_small_consignment"
GIVEN_UP = {"events": {"declarant_notified_on": DAY}}
OPPOSED = {**GIVEN_UP, "facts": ("declarant_objected",)}

TABLE: list[tuple[str, dict[str, Any], str, str, str]] = [
    (CN, {}, "found", "notify", "notify release"),
    (CN, TOLD, "found", "notify", "notify reply confirm release"),
    (CN, SERVED, "served", "reply", "reply confirm release"),
    (CN, APPLIED, "applied for", "reply", "reply confirm release"),
    (CN, SECURED, "applied for", "detain", "reply detain confirm release"),
    (CN, {"served_on": DAY}, "served", "notify", "notify release"),
    (CN, {"reply": "applied"}, "applied for", "reply", "notify reply confirm release"),
    (CN, {**SERVED, "reply": "declined"}, "declined", "release", "reply confirm release"),
    (CN, HELD, "waiting for a word", "confirm", "confirm determine court release"),
    (CN, {**HELD, "served_on": None}, "waiting for a word", "confirm", "notify confirm determine court release"),
    (CN, {**HELD, "security": None}, "waiting for a word", "confirm", "reply confirm determine court release"),
    (CN, {**HELD, "lacking": ("second-officer",)}, "waiting for a word", "confirm", "confirm determine court release"),
    (CN, {**HELD, "reply": "declined"}, "waiting for a word", "confirm", "confirm determine court release"),
    (CN, {**HELD, **word("infringing")}, "waiting for a finding", "determine", "determine court release"),
    (CN, {**HELD, **word("genuine")}, "waiting for a finding", "determine", "determine court release"),
    (CN, {**HELD, **word("undetermined")}, "waiting for a finding", "determine", "confirm determine court release"),
    (CN, {**HELD, **SAID_IN_PART}, "waiting for a word", "confirm", "confirm determine court release"),
    (CN, {**HELD, **found("infringing")}, "found infringing", "confiscate", "confirm court confiscate"),
    (CN, {**HELD, **found("not-infringing")}, "found not infringing", "release", "confirm court release"),
    (CN, {**HELD, **found("undetermined")}, "in doubt", "court", "confirm determine court release"),
    (CN, {**HELD, **found("undetermined"), **court("assistance", "W")}, "freed by a court", "release",
     "confirm determine court release"),
    (CN, {**HELD, **found("undetermined"), **court("evidence-taking")}, "in doubt", "court",
     "confirm determine court release"),
    (CN, {**HELD, **SPLIT}, "found infringing", "confiscate", "confirm court release confiscate"),
    (CN, {**HELD, **SPLIT, "parts": gone(5, "confiscated")}, "found infringing", "confiscate",
     "confirm court release confiscate"),
    (CN, {**HELD, **SPLIT, "parts": gone(6, "released")}, "found infringing", "confiscate",
     "confirm court release confiscate"),
    (CN, {**HELD, **SPLIT, "parts": gone(6, "confiscated")}, "rest not infringing", "release",
     "confirm court release confiscate"),
    (CN, {**HELD, **SPLIT, "parts": gone(5.9995, "confiscated")}, "rest not infringing", "release",
     "confirm court release confiscate"),
    (CN, {**HELD, **SPLIT, "parts": gone(5.998, "confiscated")}, "found infringing", "confiscate",
     "confirm court release confiscate"),
    (CN, {**HELD, **found("undetermined", found=parts((6, "not-infringing"), (4, "undetermined")))}, "in doubt",
     "court", "confirm determine court release"),
    (CN, {**APPLIED, **found("infringing")}, "found infringing", "detain", "reply confirm"),
    (CN, {**SECURED, **found("infringing")}, "found infringing", "detain", "reply detain confirm"),
    (CN, {**HELD, **found("infringing", found=parts((6, "infringing")), unfound=4)}, "partly found", "determine",
     "confirm determine court release confiscate"),
    (CN, {**HELD, **found("infringing", found=parts((6, "infringing"), (4, "undetermined"))),
          "parts": gone(6, "confiscated")}, "in doubt", "court", "confirm determine court release confiscate"),
    (CN, {**HELD, **found("infringing", found=parts((5, "infringing"), (4, "not-infringing"), (1, "undetermined"))),
          "parts": (*gone(5, "confiscated"), *gone(4, "released"))}, "in doubt", "court",
     "confirm determine court release confiscate"),
    (CN, {**HELD, **court("assistance")}, "before a court", "", "confirm determine court"),
    (CN, {**HELD, **court("property-preservation")}, "before a court", "", "confirm determine court"),
    (CN, {**HELD, **court("evidence-preservation")}, "waiting for a word", "confirm", "confirm determine court"),
    (CN, {**HELD, **court("evidence-taking")}, "waiting for a word", "confirm", "confirm determine court release"),
    (CN, {**HELD, **court("assistance", "W")}, "waiting for a word", "confirm", "confirm determine court release"),
    (CN, {**HELD, **court("assistance"), **found("infringing")}, "found infringing", "", "confirm court"),
    (CN, {**HELD, "outcome": "released"}, "closed", "", "confirm"),
    (CN, {**HELD, **word("genuine"), "outcome": "released"}, "closed", "", ""),
    (CN, {**HELD, **found("infringing"), "outcome": "transferred"}, "closed", "", "confirm"),
    (CN, {**HELD, **found("infringing"), "outcome": "confiscated"}, "closed", "", "confirm"),
    (CN, {"holder": "UNKNOWN"}, "no mark named", "line edit", "release"),
    (CN, {"holder": "UNKNOWN", **HELD}, "no mark named", "line edit", "confirm determine court release"),
    (APPLICATION, {}, "found by the holder", "reply", "notify reply confirm release"),
    (APPLICATION, {"reply": "applied"}, "applied for", "reply", "notify reply confirm release"),
    (APPLICATION, {"reply": "applied", "security": Security()}, "applied for", "detain",
     "notify reply detain confirm release"),
    (APPLICATION, HELD, "waiting for a word", "confirm", "confirm court release"),
    (APPLICATION, {**HELD, **word("infringing")}, "contested", "court", "court release"),
    (APPLICATION, {**HELD, **word("genuine")}, "held to be genuine", "release", "court release"),
    (APPLICATION, {**HELD, **court("assistance")}, "before a court", "", "confirm court"),
    (APPLICATION, {**HELD, **word("infringing"), **court("evidence-taking")}, "contested", "court", "court release"),
    (APPLICATION, {**HELD, **word("infringing"), **court("assistance", "W")}, "held to be infringing", "confiscate",
     "court release confiscate"),
    (ARTICLES, {}, "found by customs", "detain", "notify detain confirm release abandon"),
    (ARTICLES, SERVED, "found by customs", "detain", "detain confirm release abandon"),
    (ARTICLES, SEIZED, "waiting for a finding", "determine", "notify confirm determine court release abandon"),
    (ARTICLES, {**SEIZED, **court("assistance")}, "before a court", "", "notify confirm determine court"),
    (ARTICLES, {**SEIZED, **found("infringing")}, "found infringing", "confiscate",
     "notify confirm court confiscate abandon"),
    (EU, {}, "found", "notify", "notify detain release"),
    (EU, SERVED, "served", "reply", "reply detain confirm release"),
    (EU, APPLIED, "applied for", "detain", "reply detain confirm release"),
    (EU, {**APPLIED, **word("infringing")}, "applied for", "detain", "reply detain release"),
    (EU, {**SERVED, **word("genuine")}, "served", "reply", "reply detain release"),
    (EU, {**SERVED, **SEIZED}, "waiting for a word", "confirm", "reply confirm court release"),
    (EU, {**APPLIED, **SEIZED, **word("infringing")}, "held to be infringing", "confiscate",
     "reply court release confiscate"),
    (EU, {**APPLIED, **SEIZED, **word("infringing"), "facts": ("declarant_objected",)}, "contested", "court",
     "reply court release"),
    (EU, {**APPLIED, **SEIZED, **word("infringing"), "facts": ("declarant_objected",), **court("assistance")},
     "before a court", "", "reply court release"),
    (EU, {**APPLIED, **SEIZED, **word("infringing"), "facts": ("declarant_objected",), **court("evidence-taking")},
     "contested", "court", "reply court release"),
    (EU, {**APPLIED, **SEIZED, "facts": ("declarant_objected",), **court("assistance", "W")},
     "waiting for a word", "confirm", "reply confirm court release confiscate"),
    (EU, {**APPLIED, **SEIZED, **word("infringing"), "facts": ("declarant_objected",), **court("assistance", "W")},
     "held to be infringing", "confiscate", "reply court release confiscate"),
    (EU, {**APPLIED, **SEIZED, **word("infringing"), **court("assistance")}, "held to be infringing", "confiscate",
     "reply court release confiscate"),
    (EU, {**APPLIED, **SEIZED, **word("infringing"), "facts": ("perishable",)}, "held to be infringing", "confiscate",
     "reply court release confiscate"),
    (EU, {**APPLIED, **SEIZED, **word("genuine")}, "held to be genuine", "release", "reply court release"),
    (EU, {**APPLIED, **SEIZED, **SAID_APART}, "held to be infringing", "confiscate", "reply court release confiscate"),
    (EU, {**APPLIED, **SEIZED, **SAID_APART, "parts": gone(6, "confiscated")}, "rest held to be genuine", "release",
     "reply court release confiscate"),
    (SMALL, {**SEIZED, **GIVEN_UP, **SAID_APART, "parts": gone(6, "confiscated")}, "rest held to be genuine",
     "release", "notify reply court release confiscate"),
    (SMALL, {}, "found small", "detain", "notify detain release"),
    (SMALL, SEIZED, "the declarant's turn", "", "notify reply confirm court release"),
    (SMALL, {**SEIZED, **GIVEN_UP}, "held to be infringing", "confiscate",
     "notify reply confirm court release confiscate"),
    (SMALL, {**SEIZED, **GIVEN_UP, **word("genuine")}, "held to be genuine", "release", "notify reply court release"),
    (SMALL, {**SEIZED, **OPPOSED}, "opposed", "notify", "notify reply confirm court release"),
    (SMALL, {**SERVED, **OPPOSED}, "found small", "detain", "reply detain confirm release"),
    (SMALL, {**SERVED, **SEIZED, **OPPOSED}, "contested", "court", "reply confirm court release"),
    (SMALL, {**SERVED, **SEIZED, **OPPOSED, **court("assistance")}, "before a court", "",
     "reply confirm court release"),
    (US, {}, "found", "notify", "notify detain release"),
    (US, SERVED, "told", "detain", "reply detain confirm release"),
    (US, {**SERVED, "reply": "applied"}, "told", "detain", "reply detain confirm release"),
    (US, {**SERVED, "reply": "declined"}, "declined", "release", "reply detain confirm release"),
    (US, SEIZED, "waiting for a word", "confirm", "notify reply confirm determine court release"),
    (US, {**SEIZED, **word("infringing")}, "waiting for a finding", "determine",
     "notify reply determine court release"),
    (US, {**SEIZED, **found("infringing")}, "found infringing", "confiscate", "notify reply confirm court confiscate"),
    (US, {**SEIZED, **word("infringing"), **court("assistance")}, "before a court", "",
     "notify reply determine court release"),
]  # fmt: skip


def proceeding(fields: dict[str, Any]) -> Proceeding:
    closed = {"outcome_on": DAY} if "outcome" in fields else {}
    return Proceeding(**{"holder": "H", "marks": {"M": MarkState()}, **fields, **closed})


@pytest.mark.parametrize(("code", "fields", "where", "act", "acts"), TABLE)
def test_a_place_on_the_course_has_its_next_act_and_its_open_ones(
    code: str, fields: dict[str, Any], where: str, act: str, acts: str
) -> None:
    p, law = proceeding(fields), get(code)
    assert place(p, law).where == where
    assert next_act(p, law) == act
    assert [name for name in BARRED_BY if is_open(name, p, law)] == acts.split()


OVER = [
    (CN, SERVED, "time over", "release"),
    (CN, {**HELD, **found("undetermined")}, "time over", "release"),
    (CN, {**HELD, **court("assistance")}, "before a court", ""),
    (CN, {**HELD, **found("infringing")}, "found infringing", "confiscate"),
    (EU, {**SERVED, **SEIZED}, "time over", "release"),
]


@pytest.mark.parametrize(("code", "fields", "where", "act"), OVER)
def test_a_time_limit_that_ran_out_releases_what_nobody_decided_about(
    code: str, fields: dict[str, Any], where: str, act: str
) -> None:
    p, law = proceeding(fields), get(code)
    assert (place(p, law, over=True).where, next_act(p, law, over=True)) == (where, act)


WHY: list[tuple[str, dict[str, Any], Act, str]] = [
    (CN, {"holder": "UNKNOWN", "outcome": "released"}, "notify", "nameless, closed"),
    (CN, {**SERVED, "outcome": "released"}, "notify", "closed, notified"),
    (CN, {}, "reply", "not notified"),
    (ARTICLES, {"outcome": "released"}, "reply", "closed, own motion"),
    (CN, {**HELD, "outcome": "released"}, "reply", "closed, detained in full"),
    (CN, {}, "detain", "not notified first, no application, no security"),
    (CN, {**HELD, "outcome": "released"}, "detain", "closed, detained"),
    (CN, {}, "confirm", "not notified"),
    (CN, {"marks": {}, **TOLD}, "confirm", ""),
    (CN, {**TOLD, **word("genuine")}, "confirm", "confirmed"),
    (CN, {**TOLD, "marks": {**word("genuine")["marks"], "N": MarkState(confirmation="infringing")}}, "confirm",
     "confirmed"),
    (CN, {**TOLD, "marks": {**word("genuine")["marks"], "N": MarkState()}}, "confirm", ""),
    (APPLICATION, {"outcome": "released"}, "determine", "closed, not for customs, not detained"),
    (CN, {**HELD, **found("infringing")}, "determine", "found"),
    (CN, {**HELD, **found("not-infringing")}, "determine", "found"),
    (CN, {"outcome": "released"}, "court", "closed, not detained"),
    (CN, {**HELD, **found("infringing"), **court("assistance"), "outcome": "released"}, "release",
     "closed, held for a court, found infringing"),
    (CN, {**court("assistance"), "outcome": "released"}, "confiscate",
     "closed for good, held for a court, not detained, not found infringing"),
    (CN, {**court("assistance"), "outcome": "released"}, "abandon", "closed, not articles, held for a court"),
    (US, {**SEIZED, **court("assistance"), **found("infringing")}, "confiscate", ""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "fields", "act", "told"), WHY)
def test_what_keeps_an_act_from_being_done_is_told_in_this_order(
    code: str, fields: dict[str, Any], act: Act, told: str
) -> None:
    assert ", ".join(bars(act, proceeding(fields), get(code))) == told


STAGES: list[tuple[dict[str, Any], str]] = [
    ({}, "recorded"),
    (TOLD, "notified"),
    (APPLIED, "applied"),
    ({**SERVED, "reply": "declined"}, "declined"),
    (HELD, "detained"),
    ({**HELD, "outcome": "released"}, "released"),
    ({**HELD, "outcome": "abandoned"}, "abandoned"),
    ({**HELD, "outcome": "transferred"}, "transferred"),
    ({**HELD, "outcome": "confiscated"}, "confiscated"),
]


@pytest.mark.parametrize(("fields", "expected"), STAGES)
def test_how_far_a_proceeding_has_come(fields: dict[str, Any], expected: str) -> None:
    assert stage(proceeding(fields)) == expected


def test_a_batch_stands_where_its_furthest_open_proceeding_does_then_where_its_gravest_end_is() -> None:
    order = "detained applied notified declined recorded confiscated transferred abandoned released".split()
    known: dict[str, dict[str, Any]] = {expected: fields for fields, expected in STAGES}
    for n, first in enumerate(order):
        for later in order[n:]:
            both = {"A": proceeding(known[later]), "B": proceeding(known[first])}
            assert status(Batch(ref="2019-5320-000001", office="5320", found_on="2019", proceedings=both)) == first


@pytest.mark.parametrize("kind", ["assistance", "property-preservation", "evidence-preservation", "evidence-taking"])
def test_a_notice_that_keeps_goods_locks_them_until_the_courts_word(kind: CourtKind) -> None:
    assert is_locked(proceeding({**HELD, **court(kind)})) == (kind != "evidence-taking")
    assert not is_locked(proceeding({**HELD, **court(kind, "W")}))
