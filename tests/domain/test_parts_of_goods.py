"""Parts of one holder's goods: the gravest word, finding and end stand for all, and each piece meets one of each."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from msgspec.structs import replace
from test_amounts_of_law import batch_of

from customs_cli.domain.batch.goods.parts import (
    Portion,
    closed_if_all,
    ended_in_part,
    found_in_part,
    rest_ended,
    rest_found,
    said_of_part,
)
from customs_cli.domain.batch.proceeding_record import MarkState, Part, Proceeding
from customs_cli.domain.values.word_lists import Finding, Outcome
from customs_cli.errors import Refusal

DAY, NEXT = date(2019, 9, 2), date(2019, 9, 3)
BATCH = batch_of(1000.0)
HELD = Proceeding(holder="A", marks={"A": MarkState()}, detained_on=DAY)
FINDINGS: tuple[Finding, ...] = ("infringing", "undetermined", "not-infringing")
OUTCOMES: tuple[Outcome, ...] = ("transferred", "confiscated", "abandoned", "released")
WORDS: tuple[Any, ...] = ("infringing", "undetermined", "no-reply", "genuine")


def test_the_gravest_finding_stands_for_all_and_its_day_is_the_last() -> None:
    assert set(FINDINGS) == set(get_args(Finding)) and set(OUTCOMES) == set(get_args(Outcome))
    for n, grave in enumerate(FINDINGS):
        for light in FINDINGS[n:]:
            for first, second in ((grave, light), (light, grave)):
                p = found_in_part(BATCH, HELD, Portion(1, 4), finding=first, on=NEXT)
                assert (p.finding, p.unfound) == (first, 6)
                p = rest_found(BATCH, p, finding=second, on=DAY)
                assert (p.finding, p.finding_on, p.unfound) == (grave, NEXT, 0)
                assert [(part.quantity, part.finding) for part in p.found] == [(4, first), (6, second)]


def test_the_gravest_word_stands_for_all() -> None:
    for n, grave in enumerate(WORDS):
        for light in WORDS[n:]:
            for first, second in ((grave, light), (light, grave)):
                p = said_of_part(BATCH, HELD, "A", Portion(1, 4), word=first, on=DAY, document=None)
                p = said_of_part(BATCH, p, "A", Portion(1, 6), word=second, on=NEXT, document=None)
                assert (p.marks["A"].confirmation, p.marks["A"].unsaid) == (grave, 0)


def test_the_gravest_end_closes_the_case_with_its_number_on_the_last_day() -> None:
    for n, grave in enumerate(OUTCOMES):
        for light in OUTCOMES[n + 1 :]:
            parts = tuple(
                Part(line=1, quantity=5, outcome=outcome, on=DAY + timedelta(days=k), number=outcome, reason=outcome)
                for k, outcome in enumerate((grave, light))
            )
            p = closed_if_all(replace(HELD, parts=parts), BATCH.lines)
            assert (p.outcome, p.outcome_on, p.outcome_no, p.outcome_reason) == (grave, NEXT, grave, grave)
            assert closed_if_all(replace(HELD, parts=parts[:1]), BATCH.lines).outcome is None


SPLIT = rest_found(
    BATCH, found_in_part(BATCH, HELD, Portion(1, 6), finding="infringing", on=DAY), finding="not-infringing", on=DAY
)
MOST = [("confiscated", None, 6), ("released", None, 4), ("released", "cleared", 4), ("transferred", None, 10)]


@pytest.mark.parametrize(("outcome", "ground", "most"), MOST)
def test_no_more_meets_an_end_than_was_found_so(outcome: Outcome, ground: Any, most: int) -> None:
    told: dict[str, Any] = {"on": NEXT, "number": None, "reason": None}
    p = replace(SPLIT, ground=ground)
    assert ended_in_part(BATCH, p, Portion(1, most), outcome, **told).parts[0].quantity == most
    assert rest_ended(BATCH, p, outcome, **told).parts[0].quantity == most
    with pytest.raises(Refusal, match=f"has {most} pcs of A to be {outcome}, not {most + 1}"):
        ended_in_part(BATCH, p, Portion(1, most + 1), outcome, **told)


def test_what_is_in_doubt_is_released_by_time_and_not_as_cleared() -> None:
    doubt = rest_found(
        BATCH,
        found_in_part(BATCH, HELD, Portion(1, 6), finding="not-infringing", on=DAY),
        finding="undetermined",
        on=DAY,
    )
    told: dict[str, Any] = {"on": NEXT, "number": None, "reason": None}
    assert rest_ended(BATCH, doubt, "released", **told).outcome == "released"
    assert rest_ended(BATCH, replace(doubt, ground="cleared"), "released", **told).parts[0].quantity == 6
    with pytest.raises(Refusal, match="none of A's goods"):
        rest_ended(BATCH, doubt, "confiscated", **told)


def test_a_part_is_of_the_holders_own_goods_and_of_what_nothing_was_said_of() -> None:
    two = batch_of(1000.0, 500.0)
    with pytest.raises(Refusal, match="has no goods of A"):
        found_in_part(two, HELD, Portion(2, 1), finding="infringing", on=DAY)
    with pytest.raises(Refusal, match="has 4 pcs that nothing was said of yet, not 5"):
        found_in_part(BATCH, replace(SPLIT, found=SPLIT.found[:1]), Portion(1, 5), finding="infringing", on=DAY)
    unknown = replace(BATCH, lines=(replace(BATCH.lines[0], quantity=None),))
    with pytest.raises(Refusal, match="no part of it can be told"):
        found_in_part(unknown, HELD, Portion(1, 1), finding="infringing", on=DAY)
