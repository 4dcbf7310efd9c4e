"""What cannot have happened before what: each pair of days of a case, the wrong way round and on one day."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Disposal, Line
from customs_cli.domain.batch.course.order import disorders, refuse_new_disorder
from customs_cli.domain.batch.proceeding_record import (
    CourtNotice,
    FoundPart,
    MarkState,
    Part,
    Proceeding,
    SaidPart,
    Security,
)
from customs_cli.errors import Refusal
from customs_cli.procedures import get

DAY = date(2019, 9, 2)
BEFORE = DAY - timedelta(days=1)
"""The first of September: a month counts as its first day."""
ALL = CN, APPLICATION, EU = "cn_ex_officio", "cn_application", "eu_608"


def batch_of(found: str = "2019-07-01", disposals: tuple[Disposal, ...] = (), **fields: Any) -> Batch:
    p = Proceeding(**{"holder": "A", "marks": {"A": MarkState()}, **fields})
    lines = (Line(no=1, quantity=3, marks=("A",)), Line(no=2, quantity=3, marks=("B",)))
    return Batch(ref="2019-5320-000001", office="5320", found_on=found, proceedings={"A": p}, lines=lines,
                 disposals=disposals)  # fmt: skip


def said(on: date) -> dict[str, Any]:
    return {"marks": {"A": MarkState(confirmation="infringing", confirmed_on=on)}}


def notice(on: date) -> dict[str, Any]:
    return {"court": (CourtNotice(kind="assistance", notice="N", on=on),)}


PAIRS: list[tuple[dict[str, Any], dict[str, Any], str, str, tuple[str, ...]]] = [
    ({"notified_on": DAY}, {"served_on": BEFORE}, "notice", "service", (CN, APPLICATION, EU)),
    ({"served_on": DAY}, {"replied_on": BEFORE}, "service", "reply", (CN, EU)),
    ({"notified_on": DAY}, {"replied_on": BEFORE}, "service", "reply", (CN, EU)),
    ({"replied_on": DAY}, {"detained_on": BEFORE}, "reply", "detention", (CN, APPLICATION)),
    ({"notified_on": DAY}, {"detained_on": BEFORE}, "notice", "detention", (CN,)),
    ({"security": Security(lodged_on=DAY)}, {"detained_on": BEFORE}, "security", "detention", (CN, APPLICATION)),
    (
        {"detained_on": DAY},
        {"events": {"public_notice_on": BEFORE}},
        "detention",
        "public-notice",
        (CN, APPLICATION, EU),
    ),
    ({"notified_on": DAY}, {"events": {"application_on": BEFORE}}, "notice", "application", (EU,)),
    ({"notified_on": DAY}, said(BEFORE), "notice", "confirmation", (CN, EU)),
    ({"detained_on": DAY}, {"finding_on": BEFORE}, "detention", "decision", (CN, APPLICATION, EU)),
    ({"finding_on": DAY}, {"outcome_on": BEFORE}, "decision", "outcome", (CN, APPLICATION, EU)),
    ({"detained_on": DAY}, {"outcome_on": BEFORE}, "detention", "outcome", (CN, APPLICATION, EU)),
    ({"replied_on": DAY}, {"outcome_on": BEFORE}, "reply", "outcome", (CN, APPLICATION, EU)),
    ({"detained_on": DAY}, notice(BEFORE), "detention", "court notice", (CN, APPLICATION, EU)),
]


@pytest.mark.parametrize(("first", "later", "earlier", "after", "laws"), PAIRS)
def test_two_days_the_wrong_way_round_are_told_where_the_law_orders_them(
    first: dict[str, Any], later: dict[str, Any], earlier: str, after: str, laws: tuple[str, ...]
) -> None:
    for code in (CN, APPLICATION, EU):
        told = [
            (d.holder, d.earlier, d.first, d.later, d.then) for d in disorders(batch_of(**first, **later), get(code))
        ]
        assert told == ([("A", earlier, DAY, after, BEFORE)] if code in laws else [])
        assert not list(disorders(batch_of(**later), get(code)))


def test_nothing_of_a_case_is_before_its_goods_were_found() -> None:
    for name in ("notified_on", "detained_on", "outcome_on"):
        day: dict[str, Any] = {name: BEFORE}
        batch = batch_of("2019-09-02", **day)
        assert [d.earlier for d in disorders(batch, get(CN))] == ["discovery"]
        assert not list(disorders(batch_of("2019-09", **day), get(CN)))


def test_goods_are_disposed_of_after_their_confiscation() -> None:
    taken: dict[str, Any] = {"outcome": "confiscated", "outcome_on": DAY}
    early = Disposal(line=1, quantity=1, way="destroy", on=BEFORE)
    assert [(d.earlier, d.later) for d in disorders(batch_of(disposals=(early,), **taken), get(CN))] == [
        ("outcome", "disposal")
    ]
    part = (Part(line=1, quantity=1, outcome="confiscated", on=BEFORE),)
    for disposal, fields in (
        (replace(early, on=DAY), taken),
        (replace(early, line=2), taken),
        (early, {**taken, "outcome": "released"}),
        (early, {**taken, "outcome_on": None}),
        (early, {**taken, "parts": part}),
    ):
        assert not list(disorders(batch_of(disposals=(disposal,), **fields), get(CN)))


def test_a_correction_makes_no_new_disorder_and_may_leave_an_old_one() -> None:
    clean, broken = batch_of(detained_on=DAY, finding_on=DAY), batch_of(detained_on=DAY, finding_on=BEFORE)
    refuse_new_disorder(broken, broken, get(CN))
    refuse_new_disorder(broken, clean, get(CN))
    worse = replace(broken, proceedings={"A": replace(broken.proceedings["A"], court=notice(BEFORE)["court"])})
    for before, after in ((clean, broken), (broken, worse)):
        with pytest.raises(Refusal, match="would be before"):
            refuse_new_disorder(before, after, get(CN))


def test_days_of_parts_stand_in_order_line_by_line() -> None:
    infringing = FoundPart(line=1, quantity=2, finding="infringing", on=DAY)
    taken = Part(line=1, quantity=2, outcome="confiscated", on=DAY)
    early = Disposal(line=1, quantity=1, way="destroy", on=BEFORE)
    word = SaidPart(line=1, quantity=1, confirmation="infringing", on=BEFORE)
    rows: list[tuple[dict[str, Any], tuple[Disposal, ...], list[tuple[str, str]]]] = [
        ({"found": (infringing,), "parts": (taken,)}, (), []),
        ({"found": (infringing,), "parts": (replace(taken, on=BEFORE),)}, (), [("decision", "outcome")]),
        ({"found": (infringing,), "parts": (replace(taken, line=2, on=BEFORE),)}, (), []),
        ({"found": (infringing,), "parts": (replace(taken, outcome="released", quantity=1, on=BEFORE),)}, (), []),
        (
            {"found": (infringing,), "parts": (replace(taken, outcome="released", on=BEFORE),)},
            (),
            [("decision", "outcome")],  # of three, no two are found after two have left
        ),
        (
            {
                "found": (replace(infringing, quantity=1, on=BEFORE), infringing),
                "parts": (replace(taken, outcome="released", on=BEFORE),),
            },
            (),
            [("decision", "outcome")],  # an earlier finding changes nothing about that
        ),
        ({"detained_on": DAY, "found": (replace(infringing, on=BEFORE),)}, (), [("detention", "decision")]),
        ({"detained_on": DAY, "parts": (replace(taken, on=BEFORE),)}, (), [("detention", "outcome")]),
        ({"parts": (taken,)}, (early,), [("outcome", "disposal")]),
        ({"parts": (taken,)}, (replace(early, way="return"),), []),
        ({"parts": (taken,)}, (replace(early, line=2),), []),
        ({"notified_on": DAY, "marks": {"A": MarkState(said=(word,))}}, (), [("notice", "confirmation")]),
    ]
    for fields, disposals, told in rows:
        plain = batch_of(disposals=disposals)
        batch = replace(plain, proceedings={"A": replace(plain.proceedings["A"], **fields)})
        assert [(d.earlier, d.later) for d in disorders(batch, get(CN))] == told, fields
        assert "confirmation" not in {d.later for d in disorders(batch, get(APPLICATION))}, "no notice comes first"


def test_what_was_out_of_order_before_hides_nothing_that_a_correction_puts_out_of_order() -> None:
    parts = (
        Part(line=1, quantity=1, outcome="confiscated", on=BEFORE),
        Part(line=1, quantity=1, outcome="confiscated", on=DAY),
    )
    law = get(CN)
    before, earlier = (batch_of(detained_on=DAY - timedelta(days=n), parts=parts) for n in (0, 1))
    refuse_new_disorder(before, earlier, law)
    with pytest.raises(Refusal, match="outcome"):
        refuse_new_disorder(before, batch_of(detained_on=DAY + timedelta(days=1), parts=parts), law)
