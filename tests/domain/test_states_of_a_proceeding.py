"""What each act writes into a proceeding, and nothing else; and which days it refuses: two tables beside the course."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from customs_cli.domain.batch.course import proceeding as states
from customs_cli.domain.batch.goods.confirmed import implied_reason
from customs_cli.domain.batch.proceeding_record import CourtNotice, FoundPart, MarkState, Proceeding, Security
from customs_cli.domain.values.money import Money
from customs_cli.errors import Refusal
from customs_cli.procedures import get

DAY = date(2019, 9, 2)
BEFORE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)
LAW, ARTICLES = get("cn_ex_officio"), get("cn_articles")
TOLD = {"notified_on": DAY}
SERVED = {**TOLD, "served_on": DAY, "notice_no": "T-1"}
SECURED = {**SERVED, "reply": "applied", "replied_on": DAY, "security": Security(lodged_on=DAY)}
HELD = {**SECURED, "detained_on": DAY}
SEIZED = {"detained_on": DAY}
FOUND = {**HELD, "finding": "infringing", "finding_on": NEXT}
CLEAN = {**HELD, "finding": "not-infringing", "finding_on": NEXT}
SAID = MarkState(confirmation="infringing", confirmed_on=DAY, items=4, document="P-1")
FINE = Money(amount=Decimal(9), currency="CNY")
NOTICE = CourtNotice(kind="assistance", notice="N-1", on=DAY)
TAKING = CourtNotice(kind="evidence-taking", notice="N-2", on=DAY)
OLD = CourtNotice(kind="assistance", notice="N-0", on=DAY, freed_by="W-0", freed_on=DAY)
GENUINE = {"M": MarkState(confirmation="genuine"), "N": MarkState(confirmation="genuine")}
SILENT = {"M": MarkState(confirmation="no-reply"), "N": MarkState(confirmation="no-reply")}
Done = Callable[[Proceeding], Proceeding]


def freed(notice: CourtNotice, word: str) -> CourtNotice:
    return CourtNotice(kind=notice.kind, notice=notice.notice, on=notice.on, freed_by=word, freed_on=NEXT)


def all_of(reason: str, **more: Any) -> dict[str, Any]:
    return {"outcome": "released", "outcome_on": NEXT, "outcome_reason": reason, **more}


def told(word: Any) -> Done:
    return lambda p: states.confirmed(p, LAW, "M", word=word, items=4, on=DAY, document="P-1")


WRITTEN: list[tuple[str, dict[str, Any], Done, dict[str, Any]]] = [
    ("told and served", {},
     lambda p: states.notified(p, LAW, on=DAY, served=NEXT, how="post", number="T-1"),
     {"notified_on": DAY, "served_on": NEXT, "served_how": "post", "notice_no": "T-1"}),
    ("told", {}, lambda p: states.notified(p, LAW, on=DAY), {"notified_on": DAY}),
    ("served later", {**TOLD, "notice_no": "T-1"}, lambda p: states.notified(p, LAW, on=NEXT, served=NEXT),
     {"served_on": NEXT}),
    ("served with another number", {**TOLD, "notice_no": "T-1"},
     lambda p: states.notified(p, LAW, on=DAY, served=DAY, number="T-2"), {"served_on": DAY, "notice_no": "T-2"}),
    ("detained", SECURED, lambda p: states.detained(p, LAW, on=DAY, number="D-1"),
     {"detained_on": DAY, "detention_no": "D-1"}),
    ("detained, as it was", {}, lambda p: states.detained_after_the_fact(p, on=DAY, number="D-1"),
     {"notified_on": DAY, "served_on": DAY, "reply": "applied", "replied_on": DAY, "detained_on": DAY,
      "detention_no": "D-1"}),
    ("detained, after what is known", {"notified_on": BEFORE, "served_on": BEFORE, "replied_on": BEFORE},
     lambda p: states.detained_after_the_fact(p, on=DAY), {"reply": "applied", "detained_on": DAY}),
    ("detained of its own motion", {}, lambda p: states.detained_after_the_fact(p, on=DAY, number="D-1",
                                                                                 own_motion=True),
     {"detained_on": DAY, "detention_no": "D-1"}),
    ("detained before", SEIZED, lambda p: states.detained_after_the_fact(p, on=NEXT, number="D-2"), {}),
    ("said of one mark", HELD, told("infringing"), {"marks": {"M": SAID, "N": MarkState()}}),
    ("said of the rest", {**HELD, "marks": {"M": MarkState(confirmation="genuine", unsaid=4), "N": MarkState()}},
     told("infringing"), {"marks": {"M": SAID, "N": MarkState()}}),
    ("found", HELD, lambda p: states.determined(p, LAW, finding="undetermined", on=NEXT),
     {"finding": "undetermined", "finding_on": NEXT}),
    ("a court's notice", {**HELD, "court": (OLD,)},
     lambda p: states.under_court(p, LAW, kind="assistance", notice="N-1", on=DAY), {"court": (OLD, NOTICE)}),
    ("another notice of one number", {**HELD, "court": (NOTICE,)},
     lambda p: states.under_court(p, LAW, kind="evidence-taking", notice="N-1", on=DAY),
     {"court": (NOTICE, CourtNotice(kind="evidence-taking", notice="N-1", on=DAY))}),
    ("freed", {**HELD, "court": (OLD, NOTICE, TAKING)}, lambda p: states.freed(p, word="W-1", on=NEXT),
     {"court": (OLD, freed(NOTICE, "W-1"), freed(TAKING, "W-1"))}),
    ("freed of one", {**HELD, "court": (OLD, NOTICE, TAKING)},
     lambda p: states.freed(p, word="W-1", on=NEXT, only="N-2"), {"court": (OLD, NOTICE, freed(TAKING, "W-1"))}),
    ("released", HELD, lambda p: states.released(p, LAW, on=NEXT, reason="so", ground="other", document="P-1"),
     all_of("so", ground="other", outcome_no="P-1")),
    ("released as clean", CLEAN, lambda p: states.released(p, LAW, on=NEXT), all_of("found not infringing")),
    ("released as clean, with a reason", CLEAN, lambda p: states.released(p, LAW, on=NEXT, reason="so"), all_of("so")),
    ("confiscated", FOUND, lambda p: states.confiscated(p, LAW, on=NEXT, number="C-1", fine=FINE),
     {"outcome": "confiscated", "outcome_on": NEXT, "outcome_no": "C-1", "fine": FINE}),
    ("abandoned", SEIZED, lambda p: states.abandoned(p, ARTICLES, on=DAY, document="P-1"),
     {"outcome": "abandoned", "outcome_on": DAY, "outcome_no": "P-1"}),
    ("to the police", HELD, lambda p: states.transferred(p, on=NEXT), {"outcome": "transferred", "outcome_on": NEXT}),
    ("closed before", {**HELD, "outcome": "released", "outcome_on": DAY},
     lambda p: states.transferred(p, on=BEFORE), {}),
]  # fmt: skip


def proceeding(fields: dict[str, Any]) -> Proceeding:
    return Proceeding(**{"holder": "H", "marks": {"M": MarkState(), "N": MarkState()}, **fields})


@pytest.mark.parametrize(("why", "fields", "act", "written"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_an_act_writes_what_it_says_and_nothing_else(
    why: str, fields: dict[str, Any], act: Done, written: dict[str, Any]
) -> None:
    before = proceeding(fields)
    assert act(before) == proceeding({**fields, **written}), why


IMPLIED: list[tuple[dict[str, Any], str]] = [
    ({}, ""),
    ({"reply": "applied"}, ""),
    ({"reply": "declined"}, "the holder declined"),
    ({"finding": "not-infringing"}, "found not infringing"),
    ({"finding": "infringing"}, ""),
    ({"found": tuple(FoundPart(line=1, quantity=1, finding=f, on=DAY) for f in ("infringing", "not-infringing"))},
     "found not infringing"),
    ({"found": (FoundPart(line=1, quantity=1, finding="undetermined", on=DAY),)}, ""),
    ({"marks": GENUINE}, "the holder confirmed the goods as genuine"),
    ({"marks": SILENT}, "the holder did not reply"),
    ({"marks": {"M": GENUINE["M"], "N": SILENT["N"]}}, ""),
    ({"marks": {"M": MarkState(), "N": MarkState()}}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "reason"), IMPLIED)
def test_the_file_itself_says_why_goods_are_released(fields: dict[str, Any], reason: str) -> None:
    assert implied_reason(proceeding(fields), LAW, NEXT) == reason


On = Callable[[Proceeding, date], Proceeding]
FOLLOWS: list[tuple[dict[str, Any], On, str]] = [
    ({}, lambda p, on: states.notified(p, LAW, on=DAY, served=on), "served on {} but notified"),
    (TOLD, lambda p, on: states.notified(p, LAW, on=BEFORE, served=on), "served on {} but notified"),
    (SECURED, lambda p, on: states.detained(p, LAW, on=on), "detained on {}, before the application"),
    (TOLD, lambda p, on: states.confirmed(p, LAW, "M", word="genuine", items=None, on=on), "dated {}, before the not"),
    ({**HELD, "notified_on": None}, lambda p, on: states.confirmed(p, LAW, "M", word="genuine", items=None, on=on),
     "dated {}, before the notice"),
    (HELD, lambda p, on: states.determined(p, LAW, finding="infringing", on=on), "dated {}, before the detention"),
    (HELD, lambda p, on: states.under_court(p, LAW, kind="assistance", notice="N", on=on), "dated {}, before the det"),
    ({**HELD, "finding": "undetermined", "finding_on": DAY, "detained_on": BEFORE},
     lambda p, on: states.released(p, LAW, on=on, reason="so"), "released on {}, before the last act"),
    ({**HELD, "replied_on": BEFORE}, lambda p, on: states.released(p, LAW, on=on, reason="so"), "before the last act"),
    ({**SECURED, "notified_on": BEFORE}, lambda p, on: states.released(p, LAW, on=on, reason="so"), "before the last"),
    (TOLD, lambda p, on: states.released(p, LAW, on=on, reason="so"), "released on {}, before the last act"),
    ({**FOUND, "finding_on": DAY, "detained_on": BEFORE}, lambda p, on: states.confiscated(p, LAW, on=on),
     "confiscated on {}, before the finding"),
    ({**FOUND, "finding_on": None}, lambda p, on: states.confiscated(p, LAW, on=on), "confiscated on {}, before"),
    (SEIZED, lambda p, on: states.abandoned(p, ARTICLES, on=on), "abandoned on {}, before the last act"),
    ({"detained_on": BEFORE, "finding": "undetermined", "finding_on": DAY},
     lambda p, on: states.abandoned(p, ARTICLES, on=on), "abandoned on {}, before the last act"),
    (HELD, lambda p, on: states.transferred(p, on=on), "transferred on {}, before the last act"),
    ({**HELD, "notified_on": BEFORE}, lambda p, on: states.transferred(p, on=on), "transferred on {}, before"),
    (TOLD, lambda p, on: states.transferred(p, on=on), "transferred on {}, before the last act"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "act", "message"), FOLLOWS)
def test_an_act_is_on_the_day_of_what_it_follows_or_later(fields: dict[str, Any], act: On, message: str) -> None:
    act(proceeding(fields), DAY)
    with pytest.raises(Refusal, match=r"before|notified") as refused:
        act(proceeding(fields), BEFORE)
    assert message.format(BEFORE) in str(refused.value.message) and str(DAY) in str(refused.value.message)
    assert refused.value.hint == "check the dates with customs show REF"


LATE = "it did not answer by 2019-09-05"
REFUSED: list[tuple[dict[str, Any], Done, str, str]] = [
    (TOLD, lambda p: states.notified(p, LAW, on=DAY), "H was notified on 2019-09-02 already", "--notified DATE"),
    (SECURED, lambda p: states.detained(p, LAW, on=DAY, late=LATE), f"{LATE}: the goods may not be detained (Reg",
     "--basis application"),
    (SERVED, lambda p: states.detained(p, LAW, on=DAY, late=LATE), f"{LATE}: the goods", "customs release REF"),
    ({**SECURED, "security": None}, lambda p: states.detained(p, LAW, on=DAY, late=LATE), f"{LATE}: ", "release REF"),
    ({**SERVED, "reply": "declined"}, lambda p: states.detained(p, LAW, on=DAY, late=LATE), "H declined", ""),
    ({**HELD, "marks": GENUINE}, told("infringing"), "H already confirmed M as genuine",
     "correct REF --mark M --confirmation WORD --reason TEXT"),
    ({**HELD, "marks": {"M": SAID, "N": MarkState()}}, told("genuine"), "infringing on 2019-09-02", "customs undo ACT"),
    ({**HELD, "court": (TAKING,)}, lambda p: states.under_court(p, LAW, kind="evidence-taking", notice="N-2", on=NEXT),
     "court notice N-2 (evidence-taking) is already recorded for H", "customs show REF"),
    (HELD, lambda p: states.released(p, LAW, on=NEXT), "no reason is known for releasing the goods of H",
     "give --reason TEXT"),
    (FOUND, lambda p: states.released(p, LAW, on=NEXT), "were found infringing", "customs confiscate REF"),
    ({}, told("genuine"), "H has not been notified: cannot confirm yet", "--served DATE"),
    (CLEAN, lambda p: states.determined(p, LAW, finding="infringing", on=NEXT), "was found not", "--finding-on DATE"),
    (SERVED, lambda p: states.determined(p, LAW, finding="infringing", on=DAY), "cannot determine them", "reply REF"),
    (SERVED, lambda p: states.under_court(p, LAW, kind="assistance", notice="N", on=DAY), "cannot record a court", ""),
    (HELD, lambda p: states.confiscated(p, LAW, on=NEXT), "were not found infringing: no confiscation", "--infringing"),
    (SEIZED, lambda p: states.abandoned(p, LAW, on=DAY), "only articles of travellers", "--procedure cn_articles"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "act", "message", "hint"), REFUSED)
def test_an_act_that_is_not_open_is_refused_with_its_reason(
    fields: dict[str, Any], act: Done, message: str, hint: str
) -> None:
    with pytest.raises(Refusal) as refused:
        act(proceeding(fields))
    assert message in str(refused.value.message) and hint in str(refused.value.hint)
