"""The amounts that the law bounds, and what a time limit that ran out says: the rules alone, without a command."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from customs_cli.domain.batch.amounts import refuse_too_high_a_fine, value_fined
from customs_cli.domain.batch.batch import Batch, Line, with_proceeding
from customs_cli.domain.batch.course.limits import (
    lapse_of,
    last_day_to_come_forward,
    last_day_to_reply,
    late_court,
    late_reply,
    own_totals,
    own_value,
    provisional_security,
    refuse_too_little,
    too_late_to_detain,
)
from customs_cli.domain.batch.course.replying import checked_general_guarantee, may_change_its_mind
from customs_cli.domain.batch.proceeding_record import CourtNotice, MarkState, Proceeding, Security
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.rates import rate_of
from customs_cli.errors import Refusal
from customs_cli.procedures import get
from customs_cli.services.acts.recounting import counted

DAY = date(2019, 9, 2)
CN = WorkingCalendar("CN")


def yuan(amount: float | str, currency: str = "CNY") -> Money:
    return Money(Decimal(str(amount)), currency)


def batch_of(*values: float | None, procedure: str = "cn_ex_officio", **more: Any) -> Batch:
    """A batch with one line a holder, A, B ..., of these values."""
    holders = "ABC"[: len(values)]
    lines = tuple(
        Line(no=n, goods="x", quantity=10, value=None if value is None else yuan(value), marks=(holder,))
        for n, (holder, value) in enumerate(zip(holders, values, strict=True), start=1)
    )
    proceedings = {holder: Proceeding(holder=holder, marks={holder: MarkState()}) for holder in holders}
    return Batch(ref="2019-5320-000001", office="5320", found_on="2019-09-02", procedure=procedure, lines=lines,
                 proceedings=proceedings, **more)  # fmt: skip


def after(batch: Batch, **fields: Any) -> Batch:
    """The batch with A's proceeding so, its deadlines counted."""
    p = Proceeding(**{"holder": "A", "marks": {"A": MarkState()}, **fields})
    return counted(with_proceeding(batch, p), lambda country: CN, "CN")


FINES = [
    ([1000.0], 1, 300, None, True),
    ([1000.0], 1, 300.01, None, False),
    ([1000.0, 500.0], 1, 300, None, True),
    ([1000.0, 500.0], 1, 300.01, None, False),
    ([1000.0, 500.0], 2, 450, None, True),
    ([1000.0, 500.0], 2, 450.01, None, False),
    ([1000.0, 500.0, 700.0], 2, 450.01, None, False),
    ([None], 1, 9999, None, True),
    ([1000.0], 1, 400, 1334, True),
    ([1000.0], 1, 300, 999, False),
    ([0.0, 500.0], 1, 150, None, False),
    ([None, 1000.0], 1, 9999, None, True),
]


def fined_so(batch: Batch, decided: list[Proceeding], fine: float, measure: float | None = None) -> None:
    value = value_fined(batch, decided, (rate_of("USD", Decimal(7), date(2019, 7, 1)),), date(2019, 7, 9))
    known = value if measure is None else Decimal(str(measure))
    refuse_too_high_a_fine(get("cn_ex_officio"), yuan(fine), known)


@pytest.mark.parametrize(("values", "fined", "fine", "measure", "may"), FINES)
def test_a_fine_is_at_most_thirty_percent_of_what_its_decision_confiscates(
    values: list[float | None], fined: int, fine: float, measure: float | None, may: bool
) -> None:
    batch = batch_of(*values)
    decided = list(batch.proceedings.values())[:fined]
    if may:
        return fined_so(batch, decided, fine, measure)
    with pytest.raises(Refusal, match=r"above 30 %.*CAPR art. 25"):
        fined_so(batch, decided, fine, measure)
    return None


def test_a_fine_is_measured_in_every_currency_that_has_a_rate_and_in_none_without() -> None:
    batch = batch_of(None, value=Money(amount=Decimal(1000), currency="USD"))
    decided = list(batch.proceedings.values())
    fined_so(batch, decided, 2100)
    with pytest.raises(Refusal, match="above 30 %"):
        fined_so(batch, decided, 2100.01)
    assert value_fined(batch, decided, (), date(2019, 7, 9)) is None


def test_a_value_known_for_the_batch_alone_stands_for_the_fine_of_each_and_for_the_security_of_none() -> None:
    batch = batch_of(None, None, value=yuan(1000))
    [first, _] = batch.proceedings.values()
    fined_so(batch, [first], 300)
    with pytest.raises(Refusal, match="above 30 %"):
        fined_so(batch, [first], 301)
    assert own_totals(batch, first) == {} and own_value(batch, first) is None
    alone = batch_of(None, value=yuan(1000))
    assert own_totals(alone, alone.proceedings["A"]) == {"CNY": Decimal(1000)}
    apart = batch_of(1000.0, 5.0)
    assert [own_value(apart, p) for p in apart.proceedings.values()] == [Decimal(1000), Decimal(5)]
    partly = batch_of(1000.0, None)
    assert [own_value(partly, p) for p in partly.proceedings.values()] == [Decimal(1000), None]


SECURITIES = [
    ("cn_ex_officio", [40_000.0], "20000", "CNY", True),
    ("cn_ex_officio", [40_000.0], "19999.99", "CNY", False),
    ("cn_ex_officio", [40_000.0], "1", "USD", True),
    ("cn_application", [40_000.0], "40000", "CNY", True),
    ("cn_application", [40_000.0], "39999.99", "CNY", False),
    ("cn_articles", [40_000.0], "1", "CNY", True),
    ("cn_ex_officio", [None], "1", "CNY", True),
    ("cn_ex_officio", [10.0, 40_000.0], "10", "CNY", True),
]


@pytest.mark.parametrize(("code", "values", "lodged", "currency", "enough"), SECURITIES)
def test_a_security_is_measured_by_the_holders_own_goods_and_its_procedure(
    code: str, values: list[float | None], lodged: str, currency: str, enough: bool
) -> None:
    batch = batch_of(*values, procedure=code)
    p, law, given = batch.proceedings["A"], get(code), yuan(lodged, currency)
    if enough:
        return refuse_too_little(batch, p, law, given, [], DAY)
    with pytest.raises(Refusal, match=r"0\.01 CNY too little") as refused:
        refuse_too_little(batch, p, law, given, [], DAY)
    assert ("--general-guarantee" in refused.value.hint) == (code == "cn_ex_officio")
    return None


def test_a_value_in_another_currency_is_turned_into_yuan_by_the_rate_of_the_day() -> None:
    batch = batch_of(None, value=yuan(100, "USD"))
    rates = [rate_of("USD", Decimal("6.87"), date(2019, 9, 1))]
    refuse_too_little(batch, batch.proceedings["A"], get("cn_ex_officio"), yuan(687), rates, DAY)
    with pytest.raises(Refusal, match="too little"):
        refuse_too_little(batch, batch.proceedings["A"], get("cn_ex_officio"), yuan("686.99"), rates, DAY)
    with pytest.raises(Refusal, match="rate"):
        refuse_too_little(batch, batch.proceedings["A"], get("cn_ex_officio"), yuan(687), [], DAY)


def test_a_security_for_goods_of_unknown_value_is_provisional() -> None:
    lodged = Security(amount=yuan(1000))
    unknown, known = batch_of(None), batch_of(500.0)
    told = [
        provisional_security(batch, Proceeding(holder="A", marks={"A": MarkState()}, security=security))
        for batch, security in ((unknown, lodged), (known, lodged), (unknown, None), (unknown, Security()))
    ]
    assert [bool(word) for word in told] == [True, False, False, False]


SERVED = {"notified_on": DAY, "served_on": DAY}
LAST = date(2019, 9, 5)
"""C1 of a notice served on Monday, 2 September."""
APPLIED = {**SERVED, "reply": "applied", "replied_on": DAY}
LAPSES: list[tuple[str, dict[str, Any], date, str | None]] = [
    ("the last day", SERVED, LAST, None),
    ("silent", SERVED, date(2019, 9, 6), "C1"),
    ("late", {**APPLIED, "replied_on": date(2019, 9, 6)}, date(2019, 9, 6), "C1"),
    ("no security yet", APPLIED, LAST, None),
    ("no security", APPLIED, date(2019, 9, 6), "C1"),
    ("secured", {**APPLIED, "security": Security(lodged_on=LAST)}, date(2019, 9, 9), None),
    ("secured, day not told", {**APPLIED, "security": Security()}, date(2019, 9, 9), None),
    ("secured late", {**APPLIED, "security": Security(lodged_on=date(2019, 9, 6))}, date(2019, 9, 9), "C1"),
    ("declined", {**SERVED, "reply": "declined", "replied_on": DAY}, date(2019, 9, 9), None),
    ("detained", {**APPLIED, "detained_on": DAY}, date(2019, 9, 9), None),
    ("detained though late", {**APPLIED, "replied_on": date(2019, 9, 6), "detained_on": DAY}, date(2019, 9, 9), None),
    ("fifty days", {**APPLIED, "detained_on": DAY}, date(2019, 11, 15), None),
    ("fifty days over", {**APPLIED, "detained_on": DAY}, date(2019, 11, 18), "C3"),
]


@pytest.mark.parametrize(("why", "fields", "on", "rule"), LAPSES, ids=[row[0] for row in LAPSES])
def test_a_time_limit_that_ran_out_is_a_ground_of_release(
    why: str, fields: dict[str, Any], on: date, rule: str | None
) -> None:
    batch = after(batch_of(1000.0), **fields)
    lapse = lapse_of(batch, batch.proceedings["A"], get("cn_ex_officio"), on)
    assert (lapse.rule if lapse else None) == rule
    late = too_late_to_detain(batch, batch.proceedings["A"], get("cn_ex_officio"), on)
    assert bool(late) == (rule == "C1") or "detained_on" in fields
    assert lapse is None or "art." in lapse.reason
    assert lapse is None or (why == "late") == ("reply on 2019-09-06 came too late" in lapse.reason)


def test_a_reply_is_late_after_the_last_day_and_may_be_changed_until_it() -> None:
    law = get("cn_ex_officio")
    in_time, late = (after(batch_of(1000.0), **{**APPLIED, "replied_on": day}) for day in (LAST, date(2019, 9, 6)))
    assert [bool(late_reply(batch, batch.proceedings["A"], law)) for batch in (in_time, late)] == [False, True]
    assert last_day_to_reply(in_time, in_time.proceedings["A"], law) == LAST
    may = [may_change_its_mind(in_time, in_time.proceedings["A"], law, day) for day in (LAST, date(2019, 9, 6))]
    assert may == [True, False]
    held = after(batch_of(1000.0), detained_on=DAY)
    assert last_day_to_reply(held, held.proceedings["A"], law) is None
    uncounted = batch_of(1000.0)
    assert not may_change_its_mind(uncounted, Proceeding(holder="A", served_on=DAY), law, DAY)
    unserved = after(batch_of(1000.0), notified_on=DAY, reply="applied", replied_on=DAY)
    assert may_change_its_mind(unserved, unserved.proceedings["A"], law, date(2020, 1, 1))
    nowhere = batch_of(1000.0)
    for code, may_it in (("cn_application", True), ("us_133", False), ("cn_articles", False)):
        assert may_change_its_mind(nowhere, nowhere.proceedings["A"], get(code), DAY) == may_it
    served = after(batch_of(1000.0, procedure="us_133"), **SERVED)
    assert not may_change_its_mind(served, served.proceedings["A"], get("us_133"), DAY)


def test_a_courts_notice_after_the_fifty_days_is_late() -> None:
    law = get("cn_ex_officio")
    for day, is_late in ((date(2019, 11, 15), False), (date(2019, 11, 18), True)):
        notice = CourtNotice(kind="assistance", notice="N", on=day)
        batch = after(batch_of(1000.0), **APPLIED, detained_on=DAY, court=(notice,))
        assert bool(late_court(batch, batch.proceedings["A"], law)) == is_late
        assert late_reply(batch, batch.proceedings["A"], law) == ""
        lapse = lapse_of(batch, batch.proceedings["A"], law, date(2019, 12, 1))
        assert (lapse is not None and lapse.rule == "C3") == is_late


def test_what_else_comes_late_is_no_courts_notice_and_a_day_that_a_court_names_is_no_limit_of_the_law() -> None:
    law = get("cn_ex_officio")
    late = after(batch_of(1000.0), **{**APPLIED, "replied_on": date(2019, 9, 6)})
    bond = {"bond_notice_served_on": DAY, "court_acceptance_on": date(2019, 11, 30)}
    accepted = after(batch_of(1000.0), **APPLIED, events=bond)
    kept = CourtNotice(kind="evidence-taking", notice="N", on=DAY, retain_until=LAST)
    named = after(batch_of(1000.0), **APPLIED, detained_on=DAY, court=(kept,))
    assert [late_court(batch, batch.proceedings["A"], law) for batch in (late, accepted, named)] == ["", "", ""]


def test_where_no_security_is_asked_none_is_missing() -> None:
    agreed = after(batch_of(1000.0, procedure="eu_608"), **APPLIED)
    assert too_late_to_detain(agreed, agreed.proceedings["A"], get("eu_608"), date(2019, 12, 1)) == ""


def test_a_party_may_come_forward_for_three_months_after_the_public_notice() -> None:
    batch = after(batch_of(1000.0), detained_on=DAY, events={"public_notice_on": date(2019, 9, 10)})
    assert last_day_to_come_forward(batch, batch.proceedings["A"]) == date(2019, 12, 10)
    same_day = after(batch_of(1000.0), detained_on=date(2019, 9, 10), events={"public_notice_on": date(2019, 9, 10)})
    assert last_day_to_come_forward(same_day, same_day.proceedings["A"]) == date(2019, 12, 10)
    other = Proceeding(holder="B", marks={"B": MarkState()}, events={"public_notice_on": date(2019, 8, 12)})
    two = after(with_proceeding(batch_of(1000.0, 500.0), other), events={"public_notice_on": date(2019, 9, 10)})
    assert last_day_to_come_forward(two, two.proceedings["A"]) == date(2019, 12, 10)
    assert last_day_to_come_forward(after(batch_of(1000.0), detained_on=DAY), Proceeding(holder="A")) is None


def test_a_general_guarantee_whose_day_of_approval_alone_is_missing_is_not_told_to_be_missing_itself() -> None:
    law, holder = get("cn_ex_officio"), Holder(code="A", name="A", general_guarantee="G-1")
    warned = checked_general_guarantee(law, holder, ["trademark"], "G-1", date(2019, 9, 3))
    assert warned.startswith("the day on which general guarantee G-1 of A was approved is not on record")
    assert warned.endswith("customs holder edit A --approved DATE")


def test_a_general_guarantee_on_file_frees_in_its_year_and_one_that_is_not_is_told() -> None:
    law, on = get("cn_ex_officio"), date(2019, 9, 3)
    holder = Holder(code="A", name="A", general_guarantee="G-1", guarantee_approved_on=date(2019, 2, 1))
    assert checked_general_guarantee(law, holder, ["trademark"], "G-1", on) == ""
    assert "is not on record for A (on record: G-1)" in checked_general_guarantee(law, holder, ["trademark"], "G-2", on)
    assert "is not on record for B, so" in checked_general_guarantee(law, Holder(code="B", name="B"), [], "G-2", on)
    with pytest.raises(Refusal, match="from 2019-02-01 to 2019-12-31"):
        checked_general_guarantee(law, holder, ["trademark"], "G-1", date(2020, 1, 2))
    with pytest.raises(Refusal, match="trademarks only"):
        checked_general_guarantee(law, holder, ["patent"], "G-1", on)
    with pytest.raises(Refusal, match="there is no general guarantee"):
        checked_general_guarantee(get("cn_application"), holder, ["trademark"], "G-1", on)
