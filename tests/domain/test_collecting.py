"""Goods of a party that could not be found, and the rarer ends that a procedure may not know: by the rules alone.

Measures 27 and 32, CAPR 62, Regulations 19 and 24.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from customs_cli.domain.batch.course.ending import (
    collected,
    collected_otherwise,
    released_by_settlement,
    released_by_withdrawal,
    released_on_bond,
)
from customs_cli.domain.batch.goods.collection import COLLECTED, collections, is_punished
from customs_cli.domain.batch.proceeding_record import CourtNotice, MarkState, Part, Proceeding
from customs_cli.errors import Refusal
from customs_cli.procedures import get

DAY, LAST, ON = date(2019, 9, 2), date(2019, 12, 10), date(2019, 12, 11)
HELD = {"reply": "applied", "replied_on": DAY, "detained_on": DAY}
FOUND = {**HELD, "finding": "infringing", "finding_on": DAY}
CN, US = "cn_ex_officio", "us_133"


def proceeding(**fields: Any) -> Proceeding:
    return Proceeding(**{"holder": "H", "marks": {"M": MarkState()}, **fields})


def test_unclaimed_goods_found_infringing_are_collected_the_day_after_the_three_months() -> None:
    done = collected(proceeding(**FOUND), get(CN), on=ON, until=LAST, number="K-1")
    assert (done.outcome, done.outcome_on, done.outcome_no, done.ground) == ("confiscated", ON, "K-1", "unclaimed")
    assert done.outcome_reason == "collected: no party came forward by 2019-12-10"


def test_goods_are_collected_on_another_ground_with_its_document() -> None:
    for number, told in (("K-1", "K-1"), (None, "D-7")):
        done = collected_otherwise(proceeding(**HELD), get(CN), on=ON, reason="drugs", document="D-7", number=number)
        assert (done.outcome, done.outcome_on, done.outcome_no, done.ground) == ("confiscated", ON, told, "capr-62")
        assert done.outcome_reason == "collected: drugs (D-7)"


LOCKED = {"court": (CourtNotice(kind="assistance", notice="N", on=DAY),)}
OTHERWISE = "on another ground: customs confiscate REF --holder H --collected --ground TEXT --document NO"
NOT_COLLECTED: list[tuple[dict[str, Any], date | None, date, str, str]] = [
    ({**FOUND, "outcome": "released", "outcome_on": DAY}, LAST, ON, "cannot collect H's goods", "history"),
    ({}, LAST, ON, "are not detained: cannot collect them", "notify"),
    ({**FOUND, **LOCKED}, LAST, ON, "held for a court", "--court-word"),
    (FOUND, None, ON, "no public notice for an unknown party is recorded", "event REF public-notice"),
    (
        {**FOUND, "events": {"claimed_on": DAY}},
        LAST,
        ON,
        "the party came forward on 2019-09-02",
        "customs confiscate REF",
    ),
    ({**HELD, "events": {"claimed_on": DAY}}, LAST, ON, "the party came forward on 2019-09-02", "determine REF"),
    (FOUND, LAST, LAST, "may come forward until 2019-12-10", OTHERWISE),
    (
        HELD,
        LAST,
        ON,
        "were not found infringing",
        'determine REF --holder H "--infringing|--not-infringing|--undetermined"',
    ),
]


@pytest.mark.parametrize(("fields", "until", "on", "message", "hint"), NOT_COLLECTED)
def test_goods_are_not_collected_before_it_is_time(
    fields: dict[str, Any], until: date | None, on: date, message: str, hint: str
) -> None:
    with pytest.raises(Refusal) as refused:
        collected(proceeding(**fields), get(CN), on=on, until=until)
    assert message in str(refused.value.message)
    assert "Measures art. 32" in str(refused.value.message) or message.startswith(("cannot", "held"))
    assert hint in str(refused.value.hint)


@pytest.mark.parametrize(("fields", "message"), [(row[0], row[3]) for row in NOT_COLLECTED[:3]])
def test_nor_on_another_ground_where_nothing_is_held_or_a_court_holds_it(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(Refusal, match=message):
        collected_otherwise(proceeding(**fields), get(CN), on=ON, reason="drugs", document="D-7")


def test_where_customs_does_not_decide_the_court_is_asked_first() -> None:
    with pytest.raises(Refusal) as refused:
        collected(proceeding(**HELD), get("cn_application"), on=ON, until=LAST)
    assert "court REF --holder H --notice NO" in str(refused.value.hint)


ENDS: dict[str, Callable[[Proceeding, Any], Proceeding]] = {
    "settlement": lambda p, law: released_by_settlement(p, law, on=ON),
    "withdrawal of an application": lambda p, law: released_by_withdrawal(p, law, on=ON),
    "release on bond": lambda p, law: released_on_bond(
        p, law, on=ON, bond=Decimal(9), value=None, right_types=["patent"]
    ),
}


@pytest.mark.parametrize("what", ENDS)
def test_an_end_that_a_procedure_does_not_know_is_refused_and_so_is_one_after_the_end(what: str) -> None:
    with pytest.raises(Refusal, match=f"there is no {what} under this procedure") as refused:
        ENDS[what](proceeding(**HELD), get(US))
    assert "--reason TEXT" in str(refused.value.hint)
    with pytest.raises(Refusal, match="cannot release H's goods: they were released"):
        ENDS[what](proceeding(**HELD, outcome="released", outcome_on=DAY), get(CN))
    with pytest.raises(Refusal, match="cannot release H's goods: they were released"):
        ENDS[what](proceeding(outcome="released", outcome_on=DAY), get(CN))
    assert ENDS[what](proceeding(**HELD), get(CN)).outcome == "released"


def test_nothing_is_settled_over_or_bonded_that_is_not_detained() -> None:
    with pytest.raises(Refusal, match=r"cannot settle over them \(Measures art. 27"):
        ENDS["settlement"](proceeding(reply="applied"), get(CN))
    with pytest.raises(Refusal, match=r"cannot release them \(Regulations art. 19, 24"):
        ENDS["release on bond"](proceeding(reply="applied"), get(CN))


def test_a_collection_is_no_penalty_and_its_ground_is_told_where_it_is_another_than_the_public_notice() -> None:
    unclaimed = collected(proceeding(**FOUND), get(CN), on=ON, until=LAST)
    drugs = collected_otherwise(proceeding(**HELD), get(CN), on=ON, reason="drugs", document="D-7")
    taken = proceeding(**FOUND, outcome="confiscated", outcome_on=ON)
    waits = proceeding(**FOUND, ground="capr-62")
    both = proceeding(**FOUND, outcome="confiscated", outcome_on=ON, parts=(COLLECTED_PART, TAKEN_PART))
    part = proceeding(**HELD, parts=(COLLECTED_PART,))
    cases = (unclaimed, drugs, taken, waits, both, part)
    assert {unclaimed.ground, drugs.ground} == set(COLLECTED)
    assert [len(collections(p)) for p in cases] == [1, 1, 0, 0, 1, 1]
    assert [is_punished(p) for p in cases] == [False, False, True, False, True, False]
    assert [one.because for p in cases for one in collections(p)] == [None, "drugs (D-7)", "arms (D-9)", "arms (D-9)"]
    assert [one.own_number for p in cases for one in collections(p)] == [None, None, "K-3", "K-3"]
    bare = proceeding(outcome="confiscated", outcome_on=ON, ground="capr-62")
    assert [one.because for one in collections(bare)] == [""]


COLLECTED_PART = Part(
    line=1, quantity=4, outcome="confiscated", on=ON, number="K-3", reason="collected: arms (D-9)", ground="capr-62"
)
TAKEN_PART = Part(line=1, quantity=6, outcome="confiscated", on=ON, number="N-4")


def test_a_court_locks_nothing_where_the_law_does_not_say_so() -> None:
    assert collected(proceeding(**FOUND, **LOCKED), get(US), on=ON, until=LAST).ground == "unclaimed"
    with pytest.raises(Refusal, match=r"cannot collect them \(CAPR art. 62"):
        collected_otherwise(proceeding(), get(CN), on=ON, reason="drugs", document="D-7")
