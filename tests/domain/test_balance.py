"""Where the goods of a line are: every piece once, whatever was done with it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from customs_cli.domain.batch.balance import Balance, balance
from customs_cli.domain.batch.batch import Batch, CustodyEvent, Disposal, Line
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.batch.status import status
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
