"""Where the goods of a line are: every piece once, whatever was done with it."""

from datetime import UTC, date, datetime
from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, CustodyEvent, Disposal, HandedOver, Line, Transfer
from customs_cli.domain.batch.goods.balance import Balance, balance, whole_fate
from customs_cli.domain.batch.proceeding_record import MarkState, Part, Proceeding
from customs_cli.domain.batch.status import status
from customs_cli.domain.books import store
from customs_cli.domain.values.word_lists import Outcome, Way

DAY = date(2019, 7, 3)


def holding(outcomes: dict[str, Outcome | None], quantity: float | None = 100, **changes: Any) -> Batch:
    """One line that bears a mark of each holder named, whose proceedings have these outcomes."""
    batch = Batch(
        ref="2019-5320-000001",
        office="5320",
        found_on="2019-07-03",
        lines=(Line(no=1, quantity=quantity, marks=tuple(outcomes)),),
        proceedings={
            holder: Proceeding(holder=holder, marks={holder: MarkState()}, detained_on=DAY, outcome=outcome)
            for holder, outcome in outcomes.items()
        },
    )
    return replace(batch, **changes)


def gone(quantity: float, way: Way = "destroy") -> Disposal:
    return Disposal(line=1, quantity=quantity, way=way, on=DAY)


def moved(quantity: float, purpose: str) -> CustodyEvent:
    at = datetime(2019, 7, 3, tzinfo=UTC)
    return CustodyEvent(at=at, line=1, quantity=quantity, by=("Li",), from_="a", to="b", purpose=purpose)


def there(
    found: float,
    released: float,
    confiscated: float,
    transferred: float,
    samples: float,
    held: float,
    disposed: float,
    *,
    abandoned: float = 0,
    returned: float = 0,
) -> Balance:
    return Balance(
        found=found,
        released=released,
        abandoned=abandoned,
        confiscated=confiscated,
        transferred=transferred,
        held=held,
        disposed=disposed,
        returned=returned,
        samples=samples,
        waiting=0,
    )


@pytest.mark.parametrize(
    ("batch", "expected", "in_store", "why"),
    [
        (holding({"V": None}), there(100, 0, 0, 0, 0, 100, 0), 100, "nothing was decided yet"),
        (holding({"V": "released"}), there(100, 100, 0, 0, 0, 0, 0), 100, "released, not yet fetched"),
        (
            holding({"V": "released"}, disposals=(gone(40, "return"),)),
            there(100, 100, 0, 0, 0, 0, 0, returned=40),
            60,
            "what was handed back was released",
        ),
        (holding({"V": "confiscated"}), there(100, 0, 100, 0, 0, 0, 0), 100, "confiscated goods lie in the store"),
        (
            holding({"V": "confiscated"}, disposals=(gone(40), gone(10, "donate"))),
            there(100, 0, 100, 0, 0, 0, 50),
            50,
            "until they are disposed of",
        ),
        (
            holding({"V": "abandoned"}, disposals=(gone(30),)),
            there(100, 0, 0, 0, 0, 0, 30, abandoned=100),
            70,
            "abandoned goods lie in the store too, until they are disposed of",
        ),
        (
            holding({"V": "abandoned", "W": "released"}, disposals=(gone(5, "sell"),)),
            there(100, 0, 0, 0, 0, 0, 5, abandoned=100),
            95,
            "whatever their other holder's case came to",
        ),
        (holding({"V": "transferred"}), there(100, 0, 0, 100, 0, 0, 0), 0, "the police have them"),
        (
            holding({"V": "released", "W": None}),
            there(100, 0, 0, 0, 0, 100, 0),
            100,
            "goods with two marks are released only when both holders' proceedings are",
        ),
        (
            holding({"V": "released", "W": "confiscated"}),
            there(100, 0, 100, 0, 0, 0, 0),
            100,
            "one holder is enough to confiscate",
        ),
        (
            holding({"V": None}, custody=(moved(3, "sample"), moved(1, "Return"), moved(90, "store"))),
            there(100, 0, 0, 0, 2, 100, 0),
            98,
            "a sample that came back is held again; moving goods changes nothing",
        ),
        (
            holding({"V": "confiscated"}, 2128.5, custody=(moved(0.4, "取样"),), disposals=(gone(2128.1),)),
            there(2128.5, 0, 2128.5, 0, 0.4, 0, 2128.1),
            0,
            "kilograms add up too",
        ),
        (holding({"V": None}, None), there(0, 0, 0, 0, 0, 0, 0), 0, "what is not known counts as nothing"),
    ],
)
def test_the_goods_of_a_line_are_where_the_acts_have_put_them(
    batch: Batch, expected: Balance, in_store: float, why: str
) -> None:
    assert balance(batch, 1) == expected, why
    assert balance(batch, 1).in_store == in_store, why


OUTCOMES: st.SearchStrategy[Outcome | None] = st.sampled_from(
    [None, "released", "confiscated", "transferred", "abandoned"]
)
AMOUNTS = st.decimals(min_value=0, max_value=30, places=3).map(float)
WAYS: st.SearchStrategy[Way] = st.sampled_from(["return", "destroy", "auction"])


@given(
    st.lists(OUTCOMES, min_size=1, max_size=3),
    st.lists(st.builds(gone, AMOUNTS, WAYS), max_size=2).map(tuple),
    st.lists(st.builds(moved, AMOUNTS, st.sampled_from(["sample", "return", "court"])), max_size=3).map(tuple),
)
def test_what_was_found_is_always_the_sum_of_where_it_is(
    outcomes: list[Outcome | None], disposals: tuple[Disposal, ...], custody: tuple[CustodyEvent, ...]
) -> None:
    holders = dict(zip("VWX", outcomes, strict=False))
    there = balance(holding(holders, 100, disposals=disposals, custody=custody), 1)
    parts = there.released + there.abandoned + there.confiscated + there.transferred + there.held
    assert round(parts, 3) == there.found == 100
    assert there.in_store <= round(there.found - there.disposed, 3)


def test_a_batch_is_disposed_of_once_nothing_of_it_is_in_store() -> None:
    batch = holding({"V": "confiscated"}, custody=(moved(2, "sample"),), disposals=(gone(97),))
    assert status(batch) == "confiscated"
    assert status(replace(batch, disposals=(*batch.disposals, gone(1)))) == "disposed"


def test_one_line_tells_nothing_of_another() -> None:
    both = holding({"A": None, "B": "confiscated"})
    lines = (Line(no=1, quantity=10, marks=("A",)), Line(no=2, quantity=20, marks=("B",)))
    batch = replace(both, lines=lines, disposals=(replace(gone(7), line=2), replace(gone(2, "return"), line=2)))
    first, second = balance(batch, 1), balance(batch, 2)
    assert (first.held, first.confiscated, first.disposed, first.returned, first.in_store) == (10, 0, 0, 0, 10)
    assert (second.held, second.confiscated, second.disposed, second.returned, second.in_store) == (0, 20, 7, 2, 11)


def test_goods_of_a_case_of_the_police_are_in_store_until_they_are_handed_over() -> None:
    batch = holding({"A": None}, 10)
    p = replace(batch.proceedings["A"], parts=(Part(line=1, quantity=4, outcome="transferred", on=DAY),))
    waits = Transfer(to="police", body="PSB", on=DAY, goods=(HandedOver(line=1, quantity=4),), waits=True)
    for transfer, waiting, in_store in ((waits, 4, 10), (replace(waits, waits=False), 0, 6)):
        told = balance(replace(batch, proceedings={"A": p}, transfers=(transfer,)), 1)
        assert (told.transferred, told.held, told.waiting, told.in_store) == (4, 6, waiting, in_store)
    other = replace(waits, goods=(HandedOver(line=2, quantity=4), HandedOver(line=1)))
    assert balance(replace(batch, proceedings={"A": p}, transfers=(other,)), 1).waiting == 0


def test_what_was_disposed_of_though_nothing_was_decided_was_confiscated() -> None:
    old = balance(holding({"A": None}, disposals=(gone(5),)), 1)
    assert (old.confiscated, old.disposed, old.in_store) == (5, 5, 95)


def test_what_is_released_but_held_under_another_paper_is_held_and_nothing_is_held_twice() -> None:
    held = balance(holding({"A": "released"}, other_hold="CAPR 38", disposals=(gone(3, "return"),)), 1)
    assert (held.held, held.released, held.returned) == (97, 3, 3)
    nobodys = holding({}, other_hold="CAPR 38", lines=(Line(no=1, quantity=1.001, unit="kg"),))
    told = balance(nobodys, 1)
    assert (told.held, told.released, told.transferred, told.in_store) == (1.001, 0, 0, 1.001)


def test_two_parts_that_met_one_end_are_added_up() -> None:
    batch = holding({"A": None}, 10)
    parts = tuple(Part(line=1, quantity=n, outcome="confiscated", on=DAY) for n in (2, 3))
    told = balance(replace(batch, proceedings={"A": replace(batch.proceedings["A"], parts=parts)}), 1)
    assert (told.confiscated, told.held) == (5, 5)


@pytest.mark.parametrize("outcomes", list(product((None, *get_args(Outcome)), repeat=3)))
def test_goods_that_have_one_fate_have_the_one_that_the_balance_says(outcomes: tuple[Outcome | None, ...]) -> None:
    batch = holding(dict(zip("ABC", outcomes, strict=True)))
    owners = tuple(batch.proceedings.values())
    fate = whole_fate(batch, owners)
    assert fate and getattr(balance(batch, 1), fate) == 100
    part = Part(line=1, quantity=4, outcome="confiscated", on=DAY)
    handed = Transfer(to="police", body="PSB", on=DAY)
    for other in (
        replace(batch, disposals=(gone(1),)),
        replace(batch, transfers=(handed,)),
        replace(batch, other_hold="CAPR 38"),
    ):
        assert whole_fate(other, owners) is None
    assert whole_fate(batch, (replace(owners[0], parts=(part,)), *owners[1:])) is None


def test_goods_that_another_office_or_a_court_has_are_not_held_also_where_no_list_says_how_many() -> None:
    batch = holding({"A": None, "B": "confiscated"}, 10)
    lines = (Line(no=1, quantity=10, marks=("A",)), Line(no=2, quantity=8, marks=("B",)), Line(no=3, marks=("A",)))
    to_office = Transfer(to="office", body="Shekou", on=DAY)
    for transfer, first, second, states in (
        (to_office, (10, 0), (0, 8), ["confiscated"]),
        (replace(to_office, holders=("B",)), (0, 10), (0, 8), ["detained", "confiscated"]),
        (replace(to_office, goods=(HandedOver(line=1, quantity=4),)), (4, 6), (0, 8), ["detained", "confiscated"]),
        (replace(to_office, goods=(HandedOver(line=2, quantity=8),)), (0, 10), (8, 0), ["detained"]),
        (replace(to_office, to="court", kind="evidence-taking"), (0, 10), (0, 8), ["detained", "confiscated"]),
        (replace(to_office, to="court"), (10, 0), (0, 8), ["confiscated"]),
        (replace(to_office, to="court", holders=("B",)), (0, 10), (0, 8), ["detained", "confiscated"]),
    ):
        handed = replace(batch, lines=lines, transfers=(transfer,))
        one, other = balance(handed, 1), balance(handed, 2)
        assert (one.transferred, one.held) == first
        assert (other.transferred, other.confiscated) == second
        assert [row.state for row in store.in_store(handed)] == states


def test_what_customs_disposed_of_by_agreement_is_not_handed_to_the_police_as_well() -> None:
    case = Transfer(to="police", body="b", on=DAY, goods=(HandedOver(line=1, quantity=70),))
    batch = holding({"V": "transferred"}, disposals=(gone(30, "sell"),), transfers=(case,))
    own = balance(batch, 1)
    assert (own.transferred, own.confiscated, own.disposed, own.held) == (70, 30, 30, 0)
