"""The counting rules: each on the smallest batch that could break it."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from report_world import DAY, TODAY, batch, books_of, cny, infringing, line, proceeding

from customs_cli.domain.batch.batch import Batch, Transfer
from customs_cli.domain.batch.proceeding_record import MarkState, Part, Proceeding, SaidPart
from customs_cli.domain.counting.facts import Counts, totalled
from customs_cli.domain.time.periods import parse_period
from customs_cli.domain.values.money import Money
from customs_cli.errors import UsageError
from customs_cli.reports.sums.summary import Summary, summary

ALL = parse_period("all", today=TODAY)
THIRTEEN = tuple(f"M{n}" for n in range(13))


def summed(*batches: Batch, by: str = "") -> Summary:
    return summary(books_of(batches), tuple(by.split()), ALL)


def rows(sums: Summary, *fields: str) -> list[tuple[object, ...]]:
    return [(*row.key.values(), *(getattr(row.counts, field) for field in fields)) for row in sums.rows]


@pytest.mark.parametrize(
    ("found", "expected", "why"),
    [
        (batch(1), Counts(recorded=1), "a batch without marks is recorded and no more"),
        (
            batch(1, (line(1, 9, "VIVO"),), (proceeding("VIVO-COMM", "VIVO", detained=False),)),
            Counts(recorded=1, measures=1),
            "a notice is a measure, not a detention: its goods are not detained items",
        ),
        (
            batch(1, (line(1, 9, "VIVO"),), (proceeding("VIVO-COMM", "VIVO", outcome="released", outcome_on=DAY),)),
            Counts(recorded=1, measures=1, batches=1, items=9, items_official=9),
            "a later release does not undo a detention",
        ),
        (
            batch(1, (line(1, 8976, *THIRTEEN),), (proceeding("H", *THIRTEEN),)),
            Counts(recorded=1, measures=1, batches=1, items=8976, items_official=8976),
            "a piece with 13 marks is one piece",
        ),
        (
            batch(
                1,
                (line(1, 10, "VIVO"), line(2, 5, "OPPO"), line(3, 7, "VIVO", "OPPO")),
                (proceeding("VIVO-COMM", "VIVO"), proceeding("OPPO-GD", "OPPO", detained=False)),
            ),
            Counts(recorded=1, measures=1, batches=1, items=17, items_official=17),
            "only lines under detention count; two holders are one batch",
        ),
        (
            batch(
                1,
                (line(1, 10, "NIKE"), line(2, 50, "NIKE", unit="pairs"), line(3, 1.5, "NIKE", unit="kg")),
                (proceeding("NIKE-INC", "NIKE"),),
            ),
            Counts(recorded=1, measures=1, batches=1, items=10, units={"pairs": 50, "kg": 1.5}, items_official=60),
            "pairs and kilograms stand beside pieces; the official total counts a pair as one",
        ),
        (
            batch(1, (line(1, 4),), (Proceeding(holder="UNKNOWN", marks={"UNKNOWN": infringing()}, detained_on=DAY),)),
            Counts(recorded=1, measures=1, batches=1, items=4, items_official=4),
            "goods without a mark yet can be detained, but UNKNOWN is no holder and no trademark",
        ),
        (
            batch(
                1,
                (line(1, 10, "VIVO"), line(2, 10, "VIVO"), line(3, 10, "VIVO", "OPPO")),
                (
                    proceeding("VIVO-COMM", marks={"VIVO": infringing(15)}),
                    proceeding("OPPO-GD", marks={"OPPO": infringing()}),
                ),
            ),
            Counts(
                recorded=1,
                measures=1,
                batches=1,
                items=30,
                items_official=30,
                holders_confirmed=2,
                trademarks_confirmed=2,
                items_confirmed=25,
            ),
            "15 confirmed for VIVO fill line 1 and half of line 2; OPPO confirmed all of line 3, counted once",
        ),
        (
            batch(1, transfers=(Transfer(to="police", body="PSB", on=DAY), Transfer(to="court", body="IPC", on=DAY))),
            Counts(recorded=1, transfers=2, transfers_police=1, transfers_court=1),
            "transfers count whether detained or not",
        ),
    ],
)
def test_a_batch_counts_as_the_rules_say(found: Batch, expected: Counts, why: str) -> None:
    assert totalled([found]) == expected, why


def test_currencies_are_never_added_to_each_other() -> None:
    usd = Money(amount=Decimal(7), currency="USD")
    found = batch(
        1,
        (line(1, 1, "VIVO", value=cny("10.50")), line(2, 1, "VIVO", value=usd)),
        (proceeding("VIVO-COMM", "VIVO"),),
        value=cny("999"),
    )
    counts = totalled([found])
    assert counts.value == cny("10.50")
    assert counts.values == (cny("10.50"), usd)


def test_the_value_of_the_whole_batch_stands_for_lines_without_one() -> None:
    found = batch(1, (line(1, 1, "VIVO"),), (proceeding("VIVO-COMM", "VIVO"),), value=cny("999"))
    assert totalled([found]).value == cny("999")


TWO_HOLDERS = batch(
    1,
    (line(1, 10, "VIVO", value=cny("100")), line(2, 5, "OPPO", value=cny("50")), line(3, 7, "VIVO", "OPPO", "RENO")),
    (
        proceeding("VIVO-COMM", marks={"VIVO": infringing(12)}),
        proceeding("OPPO-GD", "OPPO", "RENO", detained=False),
    ),
    transfers=(Transfer(to="police", body="PSB", on=DAY, holders=("VIVO-COMM",)),),
    campaigns=("longteng-2019", "lanwang"),
)
FIELDS = ("measures", "batches", "items", "items_confirmed", "transfers")


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("mark", [("VIVO", 1, 1, 17, 12, 1), ("OPPO", 1, 0, 0, 0, 0), ("RENO", 1, 0, 0, 0, 0)]),
        ("holder", [("VIVO-COMM", 1, 1, 17, 12, 1), ("OPPO-GD", 1, 0, 0, 0, 0)]),
        ("right-type", [("trademark", 1, 1, 17, 12, 1), ("design", 1, 0, 0, 0, 0)]),
        ("campaign", [("lanwang", 1, 1, 17, 12, 1), ("longteng-2019", 1, 1, 17, 12, 1)]),
        ("status", [("detained", 1, 1, 17, 12, 1)]),
        ("district", [("5300", 1, 1, 17, 12, 1)]),
        ("month", [("2019-07", 1, 1, 17, 12, 1)]),
        ("week", [("2019-W27", 1, 1, 17, 12, 1)]),
        ("quarter", [("2019-Q3", 1, 1, 17, 12, 1)]),
        ("destination", [(None, 1, 1, 17, 12, 1)]),
        ("office mark", [("5320", "VIVO", 1, 1, 17, 12, 1), ("5320", "OPPO", 1, 0, 0, 0, 0),
                         ("5320", "RENO", 1, 0, 0, 0, 0)]),
        ("holder mark", [("VIVO-COMM", "VIVO", 1, 1, 17, 12, 1), ("OPPO-GD", "OPPO", 1, 0, 0, 0, 0),
                         ("OPPO-GD", "RENO", 1, 0, 0, 0, 0)]),
    ],
)  # fmt: skip
def test_a_row_counts_only_the_part_of_a_batch_that_is_its_own(by: str, expected: list[tuple[object, ...]]) -> None:
    assert rows(summed(TWO_HOLDERS, by=by), *FIELDS) == expected


def _parted(holder: str, mark: str, *parts: tuple[int, int, Any]) -> Proceeding:
    own = tuple(Part(line=no, quantity=quantity, outcome=outcome, on=DAY) for no, quantity, outcome in parts)
    return Proceeding(holder=holder, marks={mark: MarkState()}, detained_on=DAY, parts=own)


IN_PARTS = batch(
    1,
    (line(1, 10, "VIVO", value=cny("100")), line(2, 5, "VIVO", "OPPO"), line(3, None, "VIVO"), line(4, 3, "OPPO")),
    (
        _parted("VIVO-COMM", "VIVO", (1, 6, "confiscated"), (1, 1, "released"), (2, 5, "released")),
        replace(proceeding("OPPO-GD", "OPPO"), outcome="confiscated", outcome_on=DAY),
    ),
)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("outcome", [("confiscated", 1, 14, "60.00"), ("released", 1, 6, "10.00"), (None, 1, 3, "30.00")]),
        ("outcome holder", [("confiscated", "OPPO-GD", 1, 8, "0"), ("confiscated", "VIVO-COMM", 1, 6, "60.00"),
                            ("released", "VIVO-COMM", 1, 6, "10.00"), (None, "VIVO-COMM", 1, 3, "30.00")]),
        ("holder", [("VIVO-COMM", 1, 15, "100"), ("OPPO-GD", 1, 8, "0")]),
    ],
)  # fmt: skip
def test_parts_of_the_goods_count_under_their_own_outcomes(by: str, expected: list[tuple[object, ...]]) -> None:
    sums = summed(IN_PARTS, by=by)
    found = [
        (*row.key.values(), row.counts.batches, row.counts.items, f"{row.counts.value.amount:f}") for row in sums.rows
    ]
    assert found == expected
    assert (sums.total.batches, sums.total.items, sums.total.value) == (1, 18, cny("100"))


def test_rows_overlap_but_the_total_counts_each_batch_once() -> None:
    sums = summed(TWO_HOLDERS, by="campaign")
    assert sums.overlaps
    assert [row.counts.batches for row in sums.rows] == [1, 1]
    assert (sums.total.batches, sums.total.items) == (1, 17)


def test_rows_come_by_batches_then_items_and_times_in_their_order() -> None:
    def one(serial: int, office: str, found_on: str, items: int) -> Batch:
        held = (proceeding("VIVO-COMM", "VIVO"),)
        return batch(serial, (line(1, items, "VIVO"),), held, office=office, found_on=found_on)

    found = [one(1, "5304", "2019-08", 5), one(2, "5304", "2019", 5), one(3, "5301", "2019-07-01", 50)]
    found.append(one(4, "5302", "2019-08-31", 60))
    assert [row[0] for row in rows(summed(*found, by="office"))] == ["5304", "5302", "5301"]
    assert rows(summed(*found, by="month"), "batches") == [("2019-01", 1), ("2019-07", 1), ("2019-08", 2)]
    assert [row.share_batches for row in summed(*found, by="office").rows] == [0.5, 0.25, 0.25]


@pytest.mark.parametrize(
    ("period", "count", "why"),
    [
        ("2019-01-01", 1, "a year counts as its first day"),
        ("2019-07", 2, "a month counts as its first day; both ends are inclusive"),
        ("2019-07-02..2019-07-31", 1, "the month itself began before"),
        ("..2019-07-01", 2, "open at the start"),
        ("all", 3, "all"),
    ],
)
def test_a_batch_belongs_to_the_period_of_its_found_date(period: str, count: int, why: str) -> None:
    found = [batch(n, found_on=day) for n, day in enumerate(("2019", "2019-07", "2019-07-31"), 1)]
    assert summary(books_of(found), (), parse_period(period, today=TODAY)).total.recorded == count, why


def test_an_unknown_dimension_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError) as refusal:
        summed(by="ofice")
    assert refusal.value.candidates[0] == "office"


SHOES_AND_BAGS = batch(
    1,
    (line(1, 100, "VIVO", goods="shoes", category="clothing-shoes-hats"), line(2, 50, "OPPO", "VIVO", goods="bags"),
     line(3, 10, "OPPO", goods="socks", unit="pairs")),
    (proceeding("VIVO-COMM", marks={"VIVO": infringing(), "NEX": infringing()}),
     proceeding("OPPO-GD", marks={"OPPO": infringing()})),
)  # fmt: skip


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("goods", [("shoes", 1, 1, 100), ("bags", 2, 2, 50), ("socks", 1, 1, 0)]),
        ("category", [("clothing-shoes-hats", 1, 1, 100), (None, 2, 2, 50)]),
        ("goods outcome", [("shoes", None, 1, 1, 100), ("bags", None, 2, 2, 50), ("socks", None, 1, 1, 0)]),
        ("goods holder", [("shoes", "VIVO-COMM", 1, 1, 100), ("bags", "OPPO-GD", 1, 1, 50),
                          ("bags", "VIVO-COMM", 1, 1, 50), ("socks", "OPPO-GD", 1, 1, 0)]),
    ],
)  # fmt: skip
def test_a_row_of_goods_counts_only_the_marks_that_they_bear(by: str, expected: list[tuple[object, ...]]) -> None:
    assert (
        rows(summed(SHOES_AND_BAGS, by=by), "holders_confirmed", "trademarks_confirmed", "items_confirmed") == expected
    )


def test_goods_are_not_detained_for_a_mark_that_they_do_not_bear() -> None:
    own = (proceeding("VIVO-COMM", "VIVO", detained=False), proceeding("OPPO-GD", "OPPO"))
    found = batch(1, (line(1, 9, "VIVO", goods="shoes"), line(2, 4, "OPPO", goods="bags")), own)
    for by in ("goods", "goods right-type"):
        assert [row[-2:] for row in rows(summed(found, by=by), "batches", "items")] == [(1, 4), (0, 0)]


@pytest.mark.parametrize(
    ("state", "expected", "why"),
    [
        (
            MarkState(
                confirmation="infringing",
                said=(
                    SaidPart(line=1, quantity=7, confirmation="infringing", on=DAY),
                    SaidPart(line=1, quantity=3, confirmation="genuine", on=DAY),
                ),
            ),
            [("confiscated", 1, 6), (None, 1, 1), ("released", 0, 0)],
            "what was released is what its holder called genuine",
        ),
        (infringing(8), [("confiscated", 1, 6), (None, 1, 2), ("released", 0, 0)], "released goods come last"),
        (infringing(9), [("confiscated", 1, 6), (None, 1, 2), ("released", 1, 1)], "no more is left for others"),
        (infringing(), [("confiscated", 1, 6), (None, 1, 2), ("released", 1, 2)], "without a number it is all"),
    ],
)
def test_of_parts_that_met_several_outcomes_what_was_confirmed_counts_once(
    state: MarkState, expected: list[tuple[object, ...]], why: str
) -> None:
    parts = tuple(
        Part(line=1, quantity=quantity, outcome=outcome, on=DAY)  # type: ignore[arg-type]
        for quantity, outcome in ((6, "confiscated"), (2, "released"))
    )
    p = Proceeding(holder="VIVO-COMM", marks={"VIVO": state}, detained_on=DAY, parts=parts)
    sums = summed(batch(1, (line(1, 10, "VIVO"),), (p,)), by="outcome")
    assert sorted(rows(sums, "holders_confirmed", "items_confirmed"), key=str) == sorted(expected, key=str), why
