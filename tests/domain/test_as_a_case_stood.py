"""A batch as it stood on a day: what has a later day is left out, field by field."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import (
    Batch,
    CustodyEvent,
    Disposal,
    Evidence,
    Fee,
    HandedOver,
    Line,
    Note,
    Transfer,
)
from customs_cli.domain.batch.proceeding_record import (
    CourtNotice,
    Earlier,
    EarlierReply,
    FoundPart,
    MarkState,
    Part,
    Proceeding,
    SaidPart,
    Security,
    SecurityReturn,
)
from customs_cli.domain.batch.stood import as_it_stood
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.values.money import Money

DAY = date(2019, 9, 2)
BEFORE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)
SUM = Money(amount=Decimal(1000), currency="CNY")
LODGED = Security(amount=SUM, lodged_on=DAY)
LINES = (Line(no=1, quantity=10, marks=("A",)), Line(no=2, quantity=5, marks=("B",)))


def proceeding(fields: dict[str, Any], holder: str = "A") -> Proceeding:
    return Proceeding(**{"holder": holder, "marks": {holder: MarkState()}, **fields})


def batch_of(fields: dict[str, Any], **more: Any) -> Batch:
    cases = {"A": proceeding(fields), "B": proceeding({}, "B")}
    return Batch(ref="2019-5320-000001", office="5320", found_on="2019-09", lines=LINES, proceedings=cases, **more)


def then(fields: dict[str, Any], day: date = DAY, **more: Any) -> Proceeding:
    stood = as_it_stood(batch_of(fields, **more), day)
    assert stood is not None and stood.proceedings["B"] == proceeding({}, "B")
    return stood.proceedings["A"]


def gone(quantity: float, on: date, outcome: Any = "released", **more: Any) -> Part:
    return Part(line=1, quantity=quantity, outcome=outcome, on=on, **more)


def found(quantity: float, finding: Any, on: date) -> FoundPart:
    return FoundPart(line=1, quantity=quantity, finding=finding, on=on)


def part_in_doubt(quantity: float) -> Earlier:
    return Earlier(name="finding_on", on=BEFORE, word="undetermined", line=1, quantity=quantity)


def told(quantity: float, word: Any, on: date) -> SaidPart:
    return SaidPart(line=1, quantity=quantity, confirmation=word, on=on)


BACK = SecurityReturn(amount=SUM, deduction=SUM)
CLOSED = {"outcome": "confiscated", "outcome_on": NEXT, "outcome_no": "C-1", "outcome_reason": "so", "fine": SUM,
          "penalty_value": SUM, "bond": SUM, "ground": "other"}  # fmt: skip
OPEN = dict.fromkeys(CLOSED)
FIRST = EarlierReply(reply="declined", on=BEFORE, reason="dear")
SECOND = EarlierReply(reply="applied", on=DAY, reason="so", security=LODGED)
REPLIED = {"reply": "declined", "replied_on": NEXT, "reply_reason": "x", "security": Security(lodged_on=NEXT),
           "basis": "application"}  # fmt: skip
NOTICE = CourtNotice(kind="assistance", notice="N", on=DAY)
DOUBT = Earlier(name="finding_on", on=DAY, word="undetermined")
VAGUE = Earlier(name="confirmed_on", on=DAY, word="undetermined", mark="A")
SOME_VAGUE = Earlier(name="confirmed_on", on=BEFORE, word="undetermined", mark="A", line=1, quantity=2)
SOME_FALSE = replace(SOME_VAGUE, on=DAY, word="infringing", quantity=4)
QUASHED = Earlier(name="outcome_on", on=DAY, word="confiscated", document="X", fine=SUM)
FIRST_REVIEW, SECOND_REVIEW = (Earlier(name="review_requested_on", on=on) for on in (BEFORE, DAY))
SPLIT = (told(4, "genuine", BEFORE), told(2, "undetermined", DAY), told(4, "infringing", NEXT))
WORDS = MarkState(confirmation="infringing", confirmed_on=NEXT, items=4, said=SPLIT)
STOOD: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("told", {"notified_on": NEXT, "notice_no": "T"}, {"notified_on": None, "notice_no": None}),
    ("told that day", {"notified_on": DAY, "notice_no": "T"}, {}),
    ("served", {"notified_on": DAY, "served_on": NEXT, "served_how": "post"}, {"served_on": None, "served_how": None}),
    ("served that day", {"served_on": DAY, "served_how": "post"}, {}),
    ("detained", {"detained_on": NEXT, "detention_no": "D", "lacking": ("security",)},
     {"detained_on": None, "detention_no": None, "lacking": ()}),
    ("detained that day", {"detained_on": DAY, "detention_no": "D", "lacking": ("security",)}, {}),
    ("events", {"events": {"claimed_on": DAY, "case_filed_on": NEXT, "hearing_on": NEXT}},
     {"events": {"claimed_on": DAY, "hearing_on": NEXT}}),
    ("security back", {"events": {"security_returned_on": NEXT}, "security_back": BACK},
     {"events": {}, "security_back": None}),
    ("security back before", {"events": {"security_returned_on": DAY, "claimed_on": NEXT}, "security_back": BACK},
     {"events": {"security_returned_on": DAY}}),
    ("security back, no other event", {"events": {"security_returned_on": DAY}, "security_back": BACK}, {}),
    ("replied", REPLIED, dict.fromkeys(REPLIED)),
    ("replied that day", {**REPLIED, "replied_on": DAY, "security": LODGED, "earlier_replies": (FIRST,)}, {}),
    ("replied otherwise before", {**REPLIED, "earlier_replies": (FIRST, SECOND)},
     {"reply": "applied", "replied_on": DAY, "reply_reason": "so", "security": LODGED, "basis": None,
      "earlier_replies": (FIRST,)}),
    ("replied thrice since", {**REPLIED, "earlier_replies": (FIRST, replace(SECOND, on=NEXT))},
     {"reply": "declined", "replied_on": BEFORE, "reply_reason": "dear", "security": None, "basis": None,
      "earlier_replies": ()}),
    ("lodged", {"reply": "applied", "replied_on": DAY, "security": Security(lodged_on=NEXT)}, {"security": None}),
    ("lodged that day", {"reply": "applied", "replied_on": DAY, "security": LODGED}, {}),
    ("lodged, no day told", {"reply": "applied", "replied_on": DAY, "security": Security()}, {}),
    ("ended", {**CLOSED, "facts": ("perishable", "withdrawn", "settled")}, {**OPEN, "facts": ("perishable",)}),
    ("ended that day", {**CLOSED, "outcome_on": DAY, "facts": ("withdrawn",)}, {}),
    ("ended in parts", {**CLOSED, "parts": (gone(4, DAY), gone(6, NEXT, "confiscated"))},
     {**OPEN, "parts": (gone(4, DAY),)}),
    ("all ended but one word", {**CLOSED, "parts": (gone(4, BEFORE, number="R"), gone(6, DAY, reason="x"))},
     {**OPEN, "outcome": "released", "outcome_on": DAY, "outcome_reason": "x"}),
    ("court", {"court": (replace(NOTICE, notice="M"), replace(NOTICE, on=NEXT))},
     {"court": (replace(NOTICE, notice="M"),)}),
    ("freed", {"court": (replace(NOTICE, freed_by="W", freed_on=NEXT),)}, {"court": (NOTICE,)}),
    ("freed that day", {"court": (replace(NOTICE, freed_by="W", freed_on=DAY),)}, {}),
    ("found", {"finding": "infringing", "finding_on": NEXT}, {"finding": None, "finding_on": None}),
    ("found that day", {"finding": "infringing", "finding_on": DAY, "unfound": 3}, {}),
    ("found in part", {"finding": "infringing", "finding_on": NEXT,
                       "found": (found(4, "not-infringing", DAY), found(6, "infringing", NEXT))},
     {"finding": "not-infringing", "finding_on": DAY, "found": (found(4, "not-infringing", DAY),), "unfound": 6}),
    ("found in parts since", {"finding": "infringing", "finding_on": NEXT, "found": (found(4, "infringing", NEXT),),
                              "unfound": 6}, {"finding": None, "finding_on": None, "found": (), "unfound": 0}),
    ("said", {"marks": {"A": MarkState(confirmation="genuine", confirmed_on=NEXT, items=10)}}, {}),
    ("said that day", {"marks": {"A": MarkState(confirmation="genuine", confirmed_on=DAY, items=10)}},
     {"marks": {"A": MarkState(confirmation="genuine", confirmed_on=DAY, items=10)}}),
    ("confiscated, and quashed since", {"outcome": "released", "outcome_on": NEXT, "outcome_no": "Z", "ground": "court",
                                        "outcome_reason": "so", "earlier": (QUASHED,)},
     {"outcome": "confiscated", "outcome_on": DAY, "outcome_no": "X", "ground": None, "outcome_reason": None,
      "fine": SUM, "earlier": ()}),
    ("confiscated in part, and quashed since",
     {"outcome": "released", "outcome_on": NEXT, "outcome_no": "Z", "ground": "court",
      "parts": (gone(4, NEXT, number="Z", ground="court"), gone(6, BEFORE)),
      "earlier": (replace(QUASHED, line=1, quantity=4),)},
     {"outcome": "confiscated", "outcome_on": DAY, "outcome_no": "X", "ground": None, "fine": SUM, "earlier": (),
      "parts": (gone(6, BEFORE), gone(4, DAY, "confiscated", number="X", fine=SUM))}),
    ("confiscated, and quashed that day", {"outcome": "released", "outcome_on": DAY, "earlier": (QUASHED,)}, {}),
    ("found again since", {"finding": "infringing", "finding_on": NEXT, "earlier": (DOUBT,)},
     {"finding": "undetermined", "finding_on": DAY, "earlier": ()}),
    ("found again that day", {"finding": "infringing", "finding_on": DAY, "earlier": (replace(DOUBT, on=BEFORE),)}, {}),
    ("found in parts since, all in doubt before",
     {"finding": "infringing", "finding_on": NEXT, "found": (found(10, "infringing", NEXT),), "earlier": (DOUBT,)},
     {"finding": "undetermined", "finding_on": DAY, "found": (), "earlier": ()}),
    ("found again in part", {"finding": "infringing", "finding_on": NEXT, "earlier": (DOUBT,),
                             "found": (found(6, "undetermined", DAY), found(4, "infringing", NEXT))},
     {"finding": "undetermined", "finding_on": DAY, "found": (found(6, "undetermined", DAY),), "unfound": 4}),
    ("found again part by part", {"finding": "infringing", "finding_on": NEXT,
                                  "found": (found(4, "infringing", DAY), found(6, "infringing", NEXT)),
                                  "earlier": (part_in_doubt(4), part_in_doubt(6))},
     {"finding_on": DAY, "found": (found(4, "infringing", DAY), found(6, "undetermined", BEFORE)),
      "earlier": (part_in_doubt(4),)}),
    ("said again since", {"marks": {"A": MarkState(confirmation="genuine", confirmed_on=NEXT)}, "earlier": (VAGUE,)},
     {"marks": {"A": MarkState(confirmation="undetermined", confirmed_on=DAY)}, "earlier": ()}),
    ("said of all since, of parts before",
     {"marks": {"A": MarkState(confirmation="genuine", confirmed_on=NEXT)},
      "earlier": (replace(VAGUE, on=BEFORE), SOME_VAGUE, SOME_FALSE)},
     {"marks": {"A": MarkState(confirmation="infringing", confirmed_on=DAY, items=4, unsaid=4,
                               said=(told(2, "undetermined", BEFORE), told(4, "infringing", DAY)))},
      "earlier": (replace(VAGUE, on=BEFORE),)}),
    ("reviewed again since", {"events": {"review_requested_on": NEXT}, "earlier": (FIRST_REVIEW, SECOND_REVIEW)},
     {"events": {"review_requested_on": DAY}, "earlier": (FIRST_REVIEW,)}),
    ("reviewed again, both since", {"events": {"review_requested_on": NEXT},
                                    "earlier": (replace(SECOND_REVIEW, on=NEXT),)}, {"events": {}, "earlier": ()}),
    ("said in part", {"marks": {"A": WORDS}},
     {"marks": {"A": MarkState(confirmation="undetermined", confirmed_on=DAY, items=2, said=SPLIT[:2], unsaid=4)}}),
]  # fmt: skip


@pytest.mark.parametrize(("why", "fields", "changed"), STOOD, ids=[row[0] for row in STOOD])
def test_what_came_later_is_left_out(why: str, fields: dict[str, Any], changed: dict[str, Any]) -> None:
    expected = {**fields, **changed}
    if why == "said":
        expected["marks"] = {"A": MarkState()}
    assert then(fields) == proceeding(expected), why
    assert then(fields, NEXT) == proceeding(fields), why


def case(on: date = DAY, **more: Any) -> Transfer:
    return Transfer(**{"to": "police", "body": "PSB", "on": on, **more})


def pieces(*parts: tuple[int, float]) -> tuple[HandedOver, ...]:
    return tuple(HandedOver(line=no, quantity=quantity) for no, quantity in parts)


HAD = {"outcome": "transferred", "outcome_on": DAY}
REFUSED = {"events": {"police_refused_on": NEXT}}
OF_A = case(holders=("A",), goods=pieces((1, 10)))
SOME = case(holders=("A",), goods=pieces((1, 4)))
TAKEN = {"parts": (gone(4, DAY, "transferred"),)}
POLICE: list[tuple[str, dict[str, Any], tuple[Transfer, ...], dict[str, Any]]] = [
    ("refused since", REFUSED, (replace(OF_A, refused_on=NEXT),), {**HAD, "events": {}}),
    ("all of it", REFUSED, (case(refused_on=NEXT),), {**HAD, "events": {}}),
    ("kept by an earlier version", REFUSED, (OF_A,), {**HAD, "events": {}}),
    ("refused that day", {"events": {"police_refused_on": DAY}}, (replace(OF_A, refused_on=DAY),), {}),
    ("of another", REFUSED, (case(holders=("B",), refused_on=NEXT),), {"events": {}}),
    ("to a court", REFUSED, (Transfer(to="court", body="C", on=DAY),), {"events": {}}),
    ("handed over since", REFUSED, (case(NEXT, refused_on=NEXT),), {"events": {}}),
    ("a part of it", REFUSED, (replace(SOME, refused_on=NEXT),), {**TAKEN, "events": {}}),
    ("a part, more than was held", {**REFUSED, "parts": (gone(8, BEFORE),)}, (replace(SOME, refused_on=NEXT),),
     {"events": {}, "parts": (gone(8, BEFORE), gone(2, DAY, "transferred")), "outcome": "transferred",
      "outcome_on": DAY}),
    ("a part that stands", {**REFUSED, **TAKEN}, (SOME,), {"events": {}}),
    ("refused, handed over anew, refused", REFUSED,
     (replace(OF_A, on=BEFORE, refused_on=BEFORE), replace(OF_A, refused_on=NEXT)),
     {**HAD, "events": {"police_refused_on": BEFORE}}),
    ("the rest of it", REFUSED, (Transfer(to="office", body="O", on=BEFORE, goods=pieces((1, 6))),
                                 replace(SOME, refused_on=NEXT)), {**HAD, "events": {}}),
    ("confiscated since", {**CLOSED, **REFUSED}, (replace(OF_A, refused_on=NEXT),), {**OPEN, **HAD, "events": {}}),
    ("not refused, open", {}, (OF_A,), {}),
    ("after a part was released", {**REFUSED, "parts": (gone(4, BEFORE),)}, (case(refused_on=NEXT),), {"events": {}}),
    ("twice", REFUSED, (replace(OF_A, on=BEFORE, refused_on=NEXT), replace(OF_A, refused_on=NEXT)),
     {**HAD, "outcome_on": BEFORE, "events": {}}),
    ("a part, and one released that day", {**REFUSED, "parts": (gone(4, DAY),)}, (replace(SOME, refused_on=NEXT),),
     {"events": {}, "parts": (gone(4, DAY), gone(4, DAY, "transferred"))}),
    ("a part, after as much as makes it all had come back", REFUSED,
     (replace(OF_A, on=BEFORE, refused_on=BEFORE), replace(SOME, refused_on=NEXT)),
     {**TAKEN, "events": {"police_refused_on": BEFORE}}),
    ("all but one piece", REFUSED, (case(goods=pieces((1, 9)), refused_on=NEXT),),
     {"events": {}, "parts": (gone(9, DAY, "transferred"),)}),
    ("all but one piece, and some of unknown quantity before", REFUSED,
     (Transfer(to="office", body="O", on=BEFORE, goods=(HandedOver(line=1),)),
      case(goods=pieces((1, 9)), refused_on=NEXT)), {"events": {}, "parts": (gone(9, DAY, "transferred"),)}),
    ("refused, as an earlier version kept it", {"events": {"police_refused_on": DAY}}, (OF_A,), {}),
    ("refused while its goods waited, as it kept it", {"events": {"police_refused_on": DAY}},
     (replace(OF_A, waits=True),), HAD),
    ("refused and handed over anew, as it kept it", {"events": {"police_refused_on": BEFORE}}, (OF_A,), HAD),
    ("a part, the rest handed over since", REFUSED,
     (replace(SOME, refused_on=NEXT), Transfer(to="office", body="O", on=NEXT, goods=pieces((1, 6)))),
     {**TAKEN, "events": {}}),
    ("a part, and another line before", REFUSED,
     (Transfer(to="office", body="O", on=BEFORE, goods=pieces((2, 6))), replace(SOME, refused_on=NEXT)),
     {**TAKEN, "events": {}}),
    ("of a quantity not known", REFUSED, (case(goods=(HandedOver(line=1),), refused_on=NEXT),), {"events": {}}),
    ("confiscated since, not refused", CLOSED, (OF_A,), {**OPEN, **HAD}),
    ("refused, and no event of it", CLOSED, (replace(OF_A, on=BEFORE, refused_on=BEFORE),), OPEN),
    ("refused on another day than its event", {"events": {"police_refused_on": DAY}},
     (replace(OF_A, on=BEFORE, refused_on=BEFORE),), {}),
    ("ended by then", {**HAD, **REFUSED, "outcome": "confiscated"}, (replace(OF_A, refused_on=NEXT),), {"events": {}}),
    ("refused twice, handed over anew", {"events": {"police_refused_on": NEXT, "claimed_on": DAY}},
     (replace(OF_A, on=BEFORE, refused_on=BEFORE), replace(OF_A, on=BEFORE, refused_on=DAY),
      replace(OF_A, refused_on=NEXT)), {**HAD, "events": {"claimed_on": DAY, "police_refused_on": DAY}}),
]  # fmt: skip


@pytest.mark.parametrize(("why", "fields", "cases", "changed"), POLICE, ids=[row[0] for row in POLICE])
def test_the_police_had_a_case_until_they_refused_it(
    why: str, fields: dict[str, Any], cases: tuple[Transfer, ...], changed: dict[str, Any]
) -> None:
    stood = as_it_stood(batch_of(fields, transfers=cases), DAY)
    assert stood is not None and stood.proceedings["A"] == proceeding({**fields, **changed}), why


@pytest.mark.parametrize(("on", "taken", "theirs"), [(BEFORE, 9, 10), (BEFORE, 8, 8), (NEXT, 9, 9)])
def test_samples_that_are_out_go_with_a_case_that_took_all_goods_in_store(on: date, taken: int, theirs: int) -> None:
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    sample = CustodyEvent(at=at, line=1, quantity=1, by=(), from_="store", to="laboratory", purpose="sample")
    cases = (case(goods=pieces((1, taken)), refused_on=NEXT),)
    stood = as_it_stood(batch_of(REFUSED, transfers=cases, custody=(sample,)), DAY)
    assert stood is not None
    assert stood.proceedings["A"].parts == (gone(theirs, DAY, "transferred"),)
    assert stood.proceedings["A"].outcome == ("transferred" if theirs == 10 else None)


def test_a_case_is_of_all_where_no_line_of_it_is_left() -> None:
    two = (LINES[0], replace(LINES[1], marks=("A",)))
    first = replace(OF_A, refused_on=NEXT)
    unknown = replace(first, goods=(HandedOver(line=1),))
    for lines, one, fields in (
        (two, first, {"parts": (gone(10, DAY, "transferred"),)}),
        ((replace(LINES[0], quantity=None),), unknown, HAD),
    ):
        stood = as_it_stood(replace(batch_of(REFUSED, transfers=(one,)), lines=lines), DAY)
        assert stood is not None and stood.proceedings["A"] == proceeding(fields)


def test_a_batch_is_there_from_its_day_with_what_was_there_then() -> None:
    assert as_it_stood(batch_of({}), date(2019, 8, 31)) is None and as_it_stood(batch_of({}), BEFORE) is not None
    days = (DAY, NEXT)
    at = [datetime(2019, 9, 2, hour, tzinfo=UTC) for hour in (15, 16)]
    due: dict[str, Any] = {"rule": "C1", "holder": "A", "due_on": NEXT, "actor": "holder", "article": "x", "lapse": ""}
    limits = [
        Deadline(since_on=on, met_on=met, **due) for on, met in ((DAY, DAY), (DAY, NEXT), (DAY, None), (NEXT, None))
    ]
    batch = batch_of(
        {},
        disposals=tuple(Disposal(line=1, quantity=1, way="destroy", on=on) for on in days),
        custody=tuple(CustodyEvent(at=one, line=1, quantity=1, by=(), from_="a", to="b", purpose="x") for one in at),
        evidence=tuple(Evidence(name="x", sha256="0" * 64, size=1, on=on) for on in days),
        notes=tuple(Note(on=on, by=(), text="x") for on in days),
        fees=tuple(Fee(kind="storage", amount=SUM, on=on) for on in days),
        documents=tuple(Issued(number="1", form="notice", on=on) for on in days),
        transfers=(
            case(BEFORE, goods_on=NEXT), case(BEFORE, goods_on=DAY), case(refused_on=NEXT, waited=True),
            case(refused_on=DAY, waited=True), case(refused_on=NEXT), case(NEXT),
        ),
        deadlines=tuple(limits), law="x",
    )  # fmt: skip
    stood = as_it_stood(batch, DAY, timezone(timedelta(hours=8)))
    assert stood == replace(
        batch,
        **{name: getattr(batch, name)[:1] for name in "disposals custody evidence notes fees documents".split()},
        transfers=(
            case(BEFORE, waits=True), case(BEFORE, goods_on=DAY), case(waits=True), case(refused_on=DAY, waited=True),
            case(),
        ),
        deadlines=(limits[0], replace(limits[1], met_on=None), limits[2]), law="",
    )  # fmt: skip
    plain = as_it_stood(batch, DAY)
    assert plain is not None and len(plain.custody) == 2
