"""The holder answers, adds the security, changes its mind or applies of its own; and its security goes back at the end.

Regulations on Customs Protection of IPR articles 12 to 16, 24 and 25, Measures 35 and 36.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, get_args

import pytest
from msgspec.structs import replace
from test_amounts_of_law import after, batch_of, yuan

from customs_cli.domain.batch.batch import Batch, Disposal
from customs_cli.domain.batch.course.refund import early_refund, security_returned
from customs_cli.domain.batch.course.replying import replied, replied_of_its_own
from customs_cli.domain.batch.proceeding_record import (
    EarlierReply,
    MarkState,
    Part,
    Proceeding,
    Security,
    SecurityReturn,
)
from customs_cli.domain.values.word_lists import Outcome
from customs_cli.errors import Refusal
from customs_cli.procedures import get

DAY = date(2019, 9, 2)
BEFORE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=1)
LAW, APPLICATION, ARTICLES, EU = (get(code) for code in ("cn_ex_officio", "cn_application", "cn_articles", "eu_608"))
SUM = Security(amount=yuan(1000), lodged_on=DAY)
OTHER = Security(amount=yuan(2000), lodged_on=NEXT)
SERVED = {"notified_on": DAY, "served_on": DAY}
APPLIED = {**SERVED, "reply": "applied", "replied_on": DAY}
DECLINED = {**SERVED, "reply": "declined", "replied_on": DAY, "reply_reason": "too dear"}
NO_LONGER = EarlierReply(reply="declined", on=DAY, reason="too dear")
EARLIEST = EarlierReply(reply="applied", on=BEFORE, security=SUM)
Done = Callable[[Proceeding], Proceeding]


def proceeding(fields: dict[str, Any]) -> Proceeding:
    return Proceeding(**{"holder": "H", "marks": {"M": MarkState()}, **fields})


def says(reply: Any, on: date = NEXT, **more: Any) -> Done:
    return lambda p: replied(p, LAW, reply=reply, on=on, **more)


def of_its_own(law: Any = LAW) -> Done:
    return lambda p: replied_of_its_own(p, law, on=NEXT, security=OTHER, reason="so")


ANEW = {"reply": "applied", "replied_on": NEXT, "security": OTHER, "reply_reason": "so"}
OWN = {**ANEW, "basis": "application"}
WRITTEN: list[tuple[str, dict[str, Any], Done, dict[str, Any]]] = [
    ("applies", SERVED, says("applied", security=SUM, reason="so"),
     {"reply": "applied", "replied_on": NEXT, "security": SUM, "reply_reason": "so"}),
    ("applies on the day", SERVED, says("applied", DAY), {"reply": "applied", "replied_on": DAY}),
    ("declines", SERVED, says("declined", reason="too dear"),
     {"reply": "declined", "replied_on": NEXT, "reply_reason": "too dear"}),
    ("adds the security", {**APPLIED, "reply_reason": "old", "lacking": ("security", "second-officer")},
     says("applied", security=OTHER, reason="so"), {"security": OTHER, "lacking": ("second-officer",)}),
    ("applies after all", {**DECLINED, "earlier_replies": (EARLIEST,)},
     says("applied", security=OTHER, reason="so", in_time=True), {**ANEW, "earlier_replies": (EARLIEST, NO_LONGER)}),
    ("declines after all", {**APPLIED, "security": SUM}, says("declined", in_time=True),
     {"reply": "declined", "replied_on": NEXT, "security": None,
      "earlier_replies": (EarlierReply(reply="applied", on=DAY, security=SUM),)}),
    ("changes what has no day", {"notified_on": DAY, "reply": "declined", "earlier_replies": (EARLIEST,)},
     says("applied", in_time=True), {"reply": "applied", "replied_on": NEXT}),
    ("of its own, silent", SERVED, of_its_own(), OWN),
    ("of its own, not told", {}, of_its_own(), OWN),
    ("of its own, declined", DECLINED, of_its_own(), {**OWN, "earlier_replies": (NO_LONGER,)}),
    ("of its own, late without security", APPLIED, of_its_own(),
     {**OWN, "earlier_replies": (EarlierReply(reply="applied", on=DAY),)}),
    ("of its own, security later", {**APPLIED, "basis": "application"}, of_its_own(), {"security": OTHER}),
    ("of its own, with the day of no reply", {**SERVED, "replied_on": DAY}, of_its_own(), OWN),
    ("upon application anyway", {}, of_its_own(APPLICATION), ANEW),
]  # fmt: skip


@pytest.mark.parametrize(("why", "fields", "act", "written"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_a_reply_is_written_down_and_the_earlier_one_kept(
    why: str, fields: dict[str, Any], act: Done, written: dict[str, Any]
) -> None:
    assert act(proceeding(fields)) == proceeding({**fields, **written}), why


ADD = "customs reply REF --holder H --apply --security AMOUNT"
MORE = "customs correct REF --holder H --security AMOUNT --reason TEXT"
WITHDRAW = "customs release REF --holder H --withdrawn"
STANDS = f"H applied on {DAY} already: that reply remains valid (Regulations art. 16"
OVER = f"on {DAY}, and its time to answer is over: that reply remains valid (Regulations art. 16"
REFUSED: list[tuple[dict[str, Any], Done, str, str]] = [
    ({}, says("applied"), "H has not been notified: cannot reply yet", "customs notify REF"),
    (SERVED, says("applied", BEFORE), f"the reply is dated {BEFORE}, before the notice ({DAY})", "check the dates"),
    ({"notified_on": DAY}, says("applied", BEFORE), f"before the notice ({DAY})", "check the dates"),
    ({**SERVED, "notified_on": BEFORE}, says("applied", BEFORE), f"before the notice ({DAY})", "check the dates"),
    ({**DECLINED, "notified_on": BEFORE, "served_on": None}, says("applied", BEFORE, in_time=True),
     f"the reply is dated {BEFORE}, before the reply that it changes ({DAY})", "check the dates"),
    (APPLIED, says("applied"), STANDS, f"{ADD} adds the security; {WITHDRAW} if the holder withdraws"),
    ({**APPLIED, "security": SUM}, says("applied"), STANDS, WITHDRAW),
    ({**APPLIED, "security": SUM}, says("applied", security=OTHER), STANDS,
     f"{MORE} if that is the whole security lodged; {WITHDRAW} if the holder withdraws"),
    (DECLINED, says("declined"), f"H declined on {DAY} already", "customs release REF --holder H; until then"),
    (DECLINED, says("applied", security=SUM), f"H declined {OVER}", "--apply --basis application --security AMOUNT"),
    (APPLIED, says("declined"), f"H applied {OVER}", f"{ADD} adds the security; {WITHDRAW} if the holder withdraws"),
    ({**APPLIED, "detained_on": DAY, "lacking": ("security",), "finding": "infringing", "finding_on": DAY},
     says("declined"), f"H applied {OVER}", ADD),
    ({**DECLINED, "detained_on": DAY}, of_its_own(), "H has goods detained on", "--detained DATE"),
    (DECLINED, of_its_own(ARTICLES), "customs detains on its own initiative, no holder applies", "customs detain REF"),
    (DECLINED, of_its_own(EU), "a holder cannot apply on its own under this pro",
     "customs reply REF --holder H --apply"),
    ({**DECLINED, "outcome": "released", "outcome_on": DAY}, of_its_own(), "they were released", "history"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "act", "message", "hint"), REFUSED)
def test_a_reply_that_stands_or_comes_too_early_is_refused(
    fields: dict[str, Any], act: Done, message: str, hint: str
) -> None:
    with pytest.raises(Refusal) as refused:
        act(proceeding(fields))
    assert message in str(refused.value.message) and hint in str(refused.value.hint)
    assert (hint == refused.value.hint) or not hint.startswith(("customs release REF --holder H --", ADD))


LODGED = proceeding({**APPLIED, "security": SUM})
BACK: list[tuple[str | None, str | None, str, str]] = [
    (None, None, "1000", "0"),
    ("1000", None, "1000", "0"),
    ("0", None, "0", "1000"),
    ("400", None, "400", "600"),
    (None, "250", "750", "250"),
    (None, "1000", "0", "1000"),
    ("750", "250", "750", "250"),
    ("1000", "0", "1000", "0"),
]


def amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(("back", "kept", "returned", "deducted"), BACK)
def test_what_goes_back_and_what_is_kept_make_what_was_lodged(
    back: str | None, kept: str | None, returned: str, deducted: str
) -> None:
    done = security_returned(LODGED, amount=amount(back), deduction=amount(kept))
    told = SecurityReturn(amount=yuan(returned), deduction=yuan(deducted))
    assert done == replace(LODGED, security_back=told)
    dollars = replace(LODGED, security=Security(amount=yuan(1000, "USD")))
    assert security_returned(dollars, amount=amount(back), deduction=amount(kept)).security_back == SecurityReturn(
        amount=yuan(returned, "USD"), deduction=yuan(deducted, "USD")
    )


def test_what_was_lodged_with_an_earlier_reply_goes_back_too_where_as_much_is_said() -> None:
    before = EarlierReply(reply="applied", on=DAY, security=Security(amount=yuan(500)))
    twice = replace(LODGED, earlier_replies=(before,))
    for asked, told in (
        ((None, None), (1000, 0)),
        (("900", None), (900, 100)),
        (("1500", None), (1500, 0)),
        (("1200", "300"), (1200, 300)),
    ):
        done = security_returned(twice, amount=amount(asked[0]), deduction=amount(asked[1]))
        assert done.security_back == SecurityReturn(amount=yuan(told[0]), deduction=yuan(told[1]))
    with pytest.raises(Refusal, match="H lodged 1500 CNY: 1600 returned"):
        security_returned(twice, amount=Decimal(1600), deduction=None)
    changed = replace(twice, security=None)
    assert security_returned(changed, amount=None, deduction=None).security_back == SecurityReturn(
        amount=yuan(500), deduction=yuan(0)
    )


WRONG: list[tuple[str | None, str | None, str, str, str]] = [
    ("1000.01", None, "1000.01 returned and 0 kept", "1000", "0"),
    (None, "1000.01", "-0.01 returned and 1000.01 kept", "1000", "0"),
    ("600", "300", "600 returned and 300 kept", "700", "300"),
    ("600", "500", "600 returned and 500 kept", "500", "500"),
    ("600", "1000", "600 returned and 1000 kept", "0", "1000"),
    ("-1", None, "-1 returned and 1001 kept", "-1", "1001"),
    ("1001", "-1", "1001 returned and 0 kept", "1001", "-1"),
]


@pytest.mark.parametrize(("back", "kept", "message", "right", "left"), WRONG)
def test_what_does_not_make_what_was_lodged_is_refused_with_what_does(
    back: str | None, kept: str | None, message: str, right: str, left: str
) -> None:
    with pytest.raises(Refusal, match=f"H lodged 1000 CNY: {message} do not add up to it") as refused:
        security_returned(LODGED, amount=amount(back), deduction=amount(kept))
    assert refused.value.hint == (f"customs event REF security-returned --holder H --amount {right} --deduction {left}")


def test_nothing_goes_back_where_no_amount_was_lodged() -> None:
    for security in (None, Security(form="general-guarantee", number="G-1")):
        p = replace(LODGED, security=security)
        assert security_returned(p, amount=None, deduction=None) == p
        for asked in ((Decimal(1), None), (None, Decimal(0))):
            with pytest.raises(Refusal, match="H lodged no amount for this case: nothing can be returned") as refused:
                security_returned(p, amount=asked[0], deduction=asked[1])
            assert refused.value.hint == "customs event REF security-returned --holder H"


HELD = {**APPLIED, "security": SUM, "detained_on": DAY}
TAKEN = {**HELD, "finding": "infringing", "finding_on": DAY, "outcome": "confiscated", "outcome_on": DAY}
HANDED = {"court_handed_on": DAY}
ENDS = tuple(
    Part(line=1, quantity=n, outcome=to, on=DAY) for n, to in ((4, get_args(Outcome)[1]), (6, get_args(Outcome)[2]))
)
LAST = date(2019, 10, 8)
"""The twentieth working day after 2 September 2019."""
EARLY: list[tuple[dict[str, Any], date, float, str]] = [
    ({**HELD, "security": None}, DAY, 0, "no security of A is on record"),
    (HELD, DAY, 0, ""),
    ({**HELD, "events": HANDED}, date(2019, 9, 30), 0, "a court may preserve the security until 2019-09-30 (Measures"),
    ({**HELD, "events": HANDED}, LAST, 0, ""),
    (
        {**HELD, "events": {**HANDED, "preservation_notice_on": NEXT}},
        NEXT,
        0,
        "a court preserved the security of A on 2019-",
    ),
    (
        TAKEN,
        NEXT,
        0,
        "the goods are not disposed of yet: the security is returned after disposal, once the costs are settled "
        "(Measures",
    ),
    (TAKEN, NEXT, 9.999, "the goods are not disposed of yet"),
    (TAKEN, NEXT, 10, ""),
    ({**TAKEN, "outcome": "transferred"}, NEXT, 0, ""),
    ({**TAKEN, "outcome": "transferred", "parts": ENDS}, NEXT, 0, "the goods are not disposed of yet"),
    ({**TAKEN, "outcome": "transferred", "parts": ENDS}, NEXT, 4, ""),
]


@pytest.mark.parametrize(("fields", "on", "gone", "why"), EARLY)
def test_security_goes_back_when_no_court_may_preserve_it_and_the_goods_are_gone(
    fields: dict[str, Any], on: date, gone: float, why: str
) -> None:
    disposals = (Disposal(line=1, quantity=gone, way="destroy", on=DAY),) if gone else ()
    batch: Batch = after(batch_of(1000.0, 500.0, disposals=disposals), **fields)
    told = early_refund(batch, batch.proceedings["A"], LAW, on)
    assert told.startswith(why) and bool(told) == bool(why)


def test_it_waits_until_all_its_lines_are_gone_and_not_for_what_another_holder_had_confiscated() -> None:
    one = Disposal(line=1, quantity=10, way="destroy", on=DAY)
    batch = after(batch_of(1000.0, 500.0, disposals=(one,)), **TAKEN)
    both = replace(batch, lines=(batch.lines[0], replace(batch.lines[1], marks=("A",))))
    assert early_refund(both, both.proceedings["A"], LAW, NEXT).startswith("the goods are not disposed of yet")
    free = after(batch_of(1000.0, 500.0), **{**HELD, "outcome": "abandoned", "outcome_on": DAY})
    taken = replace(free.proceedings["B"], outcome="confiscated", outcome_on=DAY)
    shared = replace(
        free, lines=(replace(free.lines[0], marks=("A", "B")),), proceedings={**free.proceedings, "B": taken}
    )
    assert early_refund(shared, shared.proceedings["A"], LAW, NEXT) == ""
