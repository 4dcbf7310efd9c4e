"""Parts of one holder's goods: the gravest word, finding and end stand for all, and each piece meets one of each."""

from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any, get_args

import pytest
from msgspec.structs import replace
from test_amounts_of_law import batch_of

from customs_cli.domain.batch.batch import Line
from customs_cli.domain.batch.goods.balance import fate_of
from customs_cli.domain.batch.goods.parts import (
    Ending,
    Portion,
    closed_if_all,
    ended_in_part,
    found_in_part,
    is_in_parts,
    new_parts,
    rest_ended,
    rest_found,
    said_of_part,
)
from customs_cli.domain.batch.proceeding_record import FoundPart, MarkState, Part, Proceeding
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
                if first == "undetermined" != second:
                    p = rest_found(BATCH, p, finding=second, on=NEXT)
                    assert (p.finding, p.finding_on, p.unfound) == (second, NEXT, 0)
                    assert [(part.quantity, part.finding) for part in p.found] == [(4, second), (6, second)]
                    continue
                p = rest_found(BATCH, p, finding=second, on=DAY)
                assert (p.finding, p.finding_on, p.unfound) == (grave, NEXT, 0)
                assert [(part.quantity, part.finding) for part in p.found] == [(4, first), (6, second)]


def test_what_was_in_doubt_is_decided_later_and_found_once() -> None:
    split = found_in_part(BATCH, HELD, Portion(1, 6), finding="not-infringing", on=DAY)
    doubt = rest_found(BATCH, split, finding="undetermined", on=DAY)
    one = found_in_part(BATCH, doubt, Portion(1, 3), finding="infringing", on=NEXT)
    assert [(part.quantity, part.finding, part.on) for part in one.found] == [
        (6, "not-infringing", DAY),
        (1, "undetermined", DAY),
        (3, "infringing", NEXT),
    ]
    assert new_parts(doubt, one) == (Portion(1, 3),)
    all_of_it = rest_found(BATCH, one, finding="infringing", on=NEXT)
    assert [(part.quantity, part.finding) for part in all_of_it.found] == [
        (6, "not-infringing"),
        (1, "infringing"),
        (3, "infringing"),
    ]
    assert new_parts(one, all_of_it) == (Portion(1, 1),)
    with pytest.raises(Refusal, match="has only 0 pcs"):
        found_in_part(BATCH, all_of_it, Portion(1, 1), finding="not-infringing", on=NEXT)
    with pytest.raises(Refusal, match="still need a finding"):
        rest_found(BATCH, all_of_it, finding="infringing", on=NEXT)


def test_goods_that_left_without_a_finding_are_not_found_later() -> None:
    gone = ended_in_part(BATCH, HELD, Portion(1, 7), Ending("released", NEXT))
    found = found_in_part(BATCH, gone, Portion(1, 3), finding="infringing", on=NEXT)
    assert (found.unfound, rest_found(BATCH, gone, finding="infringing", on=NEXT).found) == (0, found.found)
    with pytest.raises(Refusal, match="has only 3 pcs"):
        found_in_part(BATCH, gone, Portion(1, 4), finding="infringing", on=NEXT)
    first = found_in_part(BATCH, HELD, Portion(1, 3), finding="infringing", on=NEXT)
    assert ended_in_part(BATCH, first, Portion(1, 7), Ending("released", NEXT)).unfound == 0


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
MOST = [
    ("confiscated", None, 6),
    ("confiscated", "unclaimed", 6),
    ("confiscated", "capr-62", 10),
    ("released", None, 4),
    ("released", "cleared", 4),
    ("transferred", None, 10),
]


@pytest.mark.parametrize(("outcome", "ground", "most"), MOST)
def test_no_more_meets_an_end_than_was_found_so(outcome: Outcome, ground: Any, most: int) -> None:
    end = Ending(outcome, NEXT, ground=ground)
    assert ended_in_part(BATCH, SPLIT, Portion(1, most), end).parts[0].quantity == most
    assert rest_ended(BATCH, SPLIT, end).parts[0].quantity == most
    with pytest.raises(Refusal, match=f"only {most} pcs of A on line 1 of .* can be {outcome}, not {most + 1}"):
        ended_in_part(BATCH, SPLIT, Portion(1, most + 1), end)


def test_what_is_in_doubt_is_released_by_time_and_not_as_cleared() -> None:
    doubt = rest_found(
        BATCH,
        found_in_part(BATCH, HELD, Portion(1, 6), finding="not-infringing", on=DAY),
        finding="undetermined",
        on=DAY,
    )
    assert rest_ended(BATCH, doubt, Ending("released", NEXT)).outcome == "released"
    assert rest_ended(BATCH, doubt, Ending("released", NEXT, ground="cleared")).parts[0].quantity == 6
    with pytest.raises(Refusal, match="none of A's goods"):
        rest_ended(BATCH, doubt, Ending("confiscated", NEXT))


def test_a_part_is_of_the_holders_own_goods_and_of_what_nothing_was_said_of() -> None:
    two = batch_of(1000.0, 500.0)
    with pytest.raises(Refusal, match="has no goods of A"):
        found_in_part(two, HELD, Portion(2, 1), finding="infringing", on=DAY)
    with pytest.raises(Refusal, match="has only 4 pcs left for this, not 5"):
        found_in_part(BATCH, replace(SPLIT, found=SPLIT.found[:1]), Portion(1, 5), finding="infringing", on=DAY)
    unknown = replace(BATCH, lines=(replace(BATCH.lines[0], quantity=None),))
    with pytest.raises(Refusal, match="no part of it can be given"):
        found_in_part(unknown, HELD, Portion(1, 1), finding="infringing", on=DAY)


SEVERAL = replace(
    BATCH, lines=tuple(Line(no=n, quantity=q, marks=("A",)) for n, q in ((1, 10), (2, 1.125), (3, None), (4, 0.5)))
)
TWO_MARKS = replace(HELD, marks={"A": MarkState(), "N": MarkState()})
CONFISCATED, RELEASED, GIVEN_UP = (
    Ending(outcome, NEXT, number="C-1", reason="so") for outcome in ("confiscated", "released", "abandoned")
)


def test_what_is_said_of_a_part_stays_with_its_line_and_its_mark() -> None:
    steps: list[tuple[Portion, str, str | None, float, float]] = [
        (Portion(1, 4), "infringing", "P-1", 4, 7.625),
        (Portion(2, 1.125), "genuine", None, 4, 6.5),
        (Portion(1, 6), "infringing", None, 10, 0.5),
        (Portion(4, 0.5), "genuine", "P-2", 10, 0),
    ]
    p = TWO_MARKS
    for part, word, document, items, unsaid in steps:
        p = said_of_part(SEVERAL, p, "A", part, word=word, on=DAY, document=document)  # type: ignore[arg-type]
        assert (p.marks["A"].items, p.marks["A"].unsaid, p.marks["N"]) == (items, unsaid, MarkState())
        assert p.marks["A"].document == (document or "P-1")
        with pytest.raises(Refusal, match="left for this"):
            said_of_part(SEVERAL, p, "A", Portion(part.line, 10.001), word="genuine", on=DAY, document=None)
    assert [(one.line, one.quantity, one.confirmation, one.on) for one in p.marks["A"].said] == [
        (part.line, part.quantity, word, DAY) for part, word, *_ in steps
    ]


def test_what_is_found_of_a_part_stays_with_its_line_and_the_rest_is_all_that_is_left() -> None:
    p = found_in_part(SEVERAL, HELD, Portion(1, 10), finding="infringing", on=DAY)
    p = found_in_part(SEVERAL, p, Portion(2, 1), finding="not-infringing", on=DAY)
    assert (p.finding, p.unfound) == ("infringing", 0.625)
    rest = rest_found(SEVERAL, p, finding="undetermined", on=NEXT)
    assert [(one.line, one.quantity, one.finding, one.on) for one in rest.found[2:]] == [
        (2, 0.125, "undetermined", NEXT),
        (4, 0.5, "undetermined", NEXT),
    ]
    assert (rest.finding_on, rest.unfound) == (NEXT, 0)


def test_each_line_meets_its_end_by_what_was_found_of_it() -> None:
    p = found_in_part(SEVERAL, HELD, Portion(1, 6), finding="infringing", on=DAY)
    p = found_in_part(SEVERAL, p, Portion(2, 1.125), finding="infringing", on=DAY)
    p = rest_found(SEVERAL, p, finding="not-infringing", on=DAY)
    first = ended_in_part(SEVERAL, p, Portion(1, 2), CONFISCATED)
    assert new_parts(p, first) == (Portion(1, 2),) and first.outcome is None
    assert [first.parts[0].number, first.parts[0].reason, first.parts[0].on] == ["C-1", "so", NEXT]
    taken = rest_ended(SEVERAL, first, CONFISCATED)
    assert [(one.line, one.quantity) for one in taken.parts[1:]] == [(1, 4), (2, 1.125)]
    assert new_parts(first, taken) == (Portion(1, 4), Portion(2, 1.125))
    freed = rest_ended(SEVERAL, taken, RELEASED._replace(on=DAY, number="R-1"))
    assert [(one.line, one.quantity) for one in freed.parts[3:]] == [(1, 4), (4, 0.5)]
    assert (freed.outcome, freed.outcome_no, freed.outcome_on) == ("confiscated", "C-1", NEXT)
    with pytest.raises(Refusal, match=r"only 0 pcs of A on line 1 of .* can be released, not 1$") as refused:
        ended_in_part(SEVERAL, freed, Portion(1, 1), RELEASED)
    assert refused.value.hint == "customs show 2019-5320-000001 shows the balance"


def test_what_came_of_a_line_is_told_by_its_own_parts() -> None:
    line, half, unknown = SEVERAL.lines[1], SEVERAL.lines[3], SEVERAL.lines[2]
    whole = replace(HELD, outcome="released")
    assert [fate_of(whole, one, "released") for one in (line, half, unknown)] == [1.125, 0.5, 0]
    assert [fate_of(HELD, one, "held") for one in (line, half, unknown)] == [1.125, 0.5, 0]
    assert fate_of(whole, line, "held") == 0
    parts = tuple(Part(line=no, quantity=q, outcome="released", on=DAY) for no, q in ((2, 0.125), (2, 0.25), (1, 9)))
    p = replace(HELD, parts=parts)
    assert [fate_of(p, one, "released") for one in (line, half)] == [0.375, 0]
    assert [fate_of(p, one, "held") for one in (line, half, unknown)] == [0.75, 0.5, 0]
    kept = replace(p, parts=(*parts, Part(line=2, quantity=0.25, outcome="held", on=DAY)))  # type: ignore[arg-type]
    assert fate_of(kept, line, "held") == 0.75


def test_the_one_part_that_an_act_was_about_is_known_where_others_fared_otherwise() -> None:
    found = found_in_part(BATCH, HELD, Portion(1, 6), finding="infringing", on=DAY)
    assert [
        is_in_parts(p)
        for p in (HELD, found, replace(HELD, parts=(Part(line=1, quantity=1, outcome="released", on=DAY),)))
    ] == [False, True, True]
    assert new_parts(HELD, found) == (Portion(1, 6),) and new_parts(HELD, HELD) == ()
    all_at_once = ended_in_part(BATCH, HELD, Portion(1, 10), GIVEN_UP)
    assert all_at_once.outcome == "abandoned" and new_parts(HELD, all_at_once) == ()
    half = ended_in_part(BATCH, HELD, Portion(1, 4), GIVEN_UP)
    last = ended_in_part(BATCH, half, Portion(1, 6), RELEASED)
    assert new_parts(half, last) == (Portion(1, 6),)


def test_what_is_refused_of_a_part_says_where_to_look() -> None:
    two = batch_of(1000.0, 500.0)
    unknown = replace(BATCH, lines=(replace(BATCH.lines[0], quantity=None),))
    told: dict[str, Any] = {"finding": "infringing", "on": DAY}
    for batch, part, hint in (
        (two, Portion(2, 1), "customs show 2019-5320-000001 shows its lines"),
        (BATCH, Portion(1, 11), "customs show 2019-5320-000001 shows what was recorded"),
        (unknown, Portion(1, 1), "customs line edit 2019-5320-000001 1 --quantity N"),
    ):
        with pytest.raises(Refusal) as refused:
            found_in_part(batch, HELD, part, **told)
        assert refused.value.hint == hint


def test_what_met_another_end_than_its_finding_leaves_nothing_to_release_and_no_less_than_nothing() -> None:
    given_up = replace(SPLIT, parts=(Part(line=1, quantity=8, outcome="abandoned", on=DAY),))
    by_time = replace(
        HELD,
        ground="cleared",
        found=tuple(
            FoundPart(line=1, quantity=n, finding=finding, on=DAY)
            for n, finding in ((4, FINDINGS[2]), (6, FINDINGS[1]))
        ),
        parts=(Part(line=1, quantity=5, outcome="released", on=DAY),),
    )
    for p in (given_up, by_time):
        with pytest.raises(Refusal, match="none of A's goods"):
            rest_ended(BATCH, p, RELEASED._replace(ground=p.ground))
    fewer = replace(BATCH, lines=(replace(BATCH.lines[0], quantity=4), Line(no=2, quantity=1, marks=("A",))))
    told = rest_found(fewer, replace(HELD, found=SPLIT.found[:1]), finding="undetermined", on=DAY)
    assert [(one.line, one.quantity) for one in told.found] == [(1, 6), (2, 1)]


def test_of_two_parts_with_the_gravest_end_the_later_one_gives_its_number() -> None:
    parts = tuple(Part(line=1, quantity=5, outcome="confiscated", on=DAY, number=number) for number in ("C-1", "C-2"))
    assert closed_if_all(replace(HELD, parts=parts), BATCH.lines).outcome_no == "C-2"


def test_another_ground_than_that_of_the_first_release_stands_with_its_part() -> None:
    p = ended_in_part(BATCH, HELD, Portion(1, 2), Ending("released", DAY, ground="proof"))
    p = ended_in_part(BATCH, p, Portion(1, 1), Ending("confiscated", DAY, ground="capr-62"))
    p = ended_in_part(BATCH, p, Portion(1, 3), Ending("released", NEXT, ground="proof"))
    p = rest_ended(BATCH, p, Ending("released", NEXT, ground="settlement"))
    assert (p.outcome, p.ground, [part.ground for part in p.parts]) == (
        "confiscated",
        "proof",
        [None, "capr-62", None, "settlement"],
    )


def test_of_goods_in_doubt_the_last_are_decided_about_as_the_others_may_have_left() -> None:
    third, last = NEXT + timedelta(days=1), NEXT + timedelta(days=2)
    first = found_in_part(BATCH, HELD, Portion(1, 6), finding="undetermined", on=DAY)
    gone = ended_in_part(BATCH, first, Portion(1, 6), Ending("released", NEXT))
    doubt = rest_found(BATCH, gone, finding="undetermined", on=third)
    decided = found_in_part(BATCH, doubt, Portion(1, 4), finding="infringing", on=last)
    assert [(part.quantity, part.finding, part.on) for part in decided.found] == [
        (6, "undetermined", DAY),
        (4, "infringing", last),
    ]


def test_no_finding_is_about_goods_that_are_in_doubt_on_a_later_day() -> None:
    first = found_in_part(BATCH, HELD, Portion(1, 8), finding="undetermined", on=DAY)
    gone = ended_in_part(BATCH, first, Portion(1, 8), Ending("released", DAY))
    doubt = rest_found(BATCH, gone, finding="undetermined", on=NEXT + timedelta(days=1))
    with pytest.raises(Refusal, match="before the finding that it changes"):
        found_in_part(BATCH, doubt, Portion(1, 1), finding="infringing", on=NEXT)


def test_no_order_of_acts_has_more_goods_leave_than_were_there() -> None:
    """Draws findings and outcomes on parts, each on any of eight days, and counts what was there each evening."""
    for seed in range(400):
        drawn, p = Random(seed), HELD
        while not p.outcome and drawn.random() < 0.9:
            on, part = DAY + timedelta(days=drawn.randrange(8)), Portion(1, drawn.randrange(1, 8))
            with suppress(Refusal):
                if drawn.random() < 0.5:
                    p = found_in_part(BATCH, p, part, finding=drawn.choice(FINDINGS), on=on)
                else:
                    p = ended_in_part(BATCH, p, part, Ending(drawn.choice(OUTCOMES), on))
            for day in {part.on for part in p.parts}:
                left = sum(part.quantity for part in p.parts if part.on <= day)
                assert left + sum(found.quantity for found in p.found if found.on > day) <= 10, (seed, p.found, p.parts)


def test_goods_collected_on_another_ground_left_no_earlier_than_a_finding_about_them() -> None:
    found = rest_found(BATCH, found_in_part(BATCH, HELD, Portion(1, 4), finding="undetermined", on=DAY),
                       finding="undetermined", on=NEXT)  # fmt: skip
    collected = Ending("confiscated", DAY, ground="capr-62")
    assert ended_in_part(BATCH, found, Portion(1, 4), collected).parts[0].on == DAY
    with pytest.raises(Refusal, match="before the finding"):
        ended_in_part(BATCH, found, Portion(1, 5), collected)
