"""Rankings: names of consignors, and a limit."""

from collections.abc import Callable

import pytest
from report_world import DIRECTORY, TODAY, batch, books_of, line, proceeding

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.books import Books
from customs_cli.domain.query.selection import compiled
from customs_cli.domain.time.periods import parse_period
from customs_cli.domain.values.party import Party
from customs_cli.register.index.opening import opened
from customs_cli.register.index.questions.books import IndexedBooks
from customs_cli.reports.sums.rank import rank

ALL = parse_period("all", today=TODAY)
USCC = "91350211M000100Y43"


def held(serial: int, consignor: Party, items: int, mark: str = "VIVO") -> Batch:
    return batch(serial, (line(1, items, mark),), (proceeding("VIVO-COMM", mark),), consignor=consignor)


BOOKS = books_of(
    (
        held(1, Party(name="Haoyun Trading", uscc=USCC), 9, "OPPO"),
        held(2, Party(name="深圳好运贸易", uscc=USCC), 1),
        held(3, Party(name="Shunfa"), 5),
        held(4, Party(name="Mingda"), 5),
    )
)


def indexed() -> Books:
    db = opened(BOOKS._register.store, BOOKS._register.look)
    assert db
    return IndexedBooks(BOOKS._register, db, DIRECTORY, TODAY)


@pytest.mark.parametrize("books", [lambda: BOOKS, indexed], ids=["memory", "index"])
@pytest.mark.parametrize(
    ("where", "names"),
    [
        ("", {USCC: "深圳好运贸易"}),
        ("mark:OPPO", {USCC: "Haoyun Trading"}),
        ("hs:85 OR mark:OPPO", {USCC: "Haoyun Trading"}),
        ("mark:NIKE", {}),
    ],
    ids=["all", "exact", "untold", "none"],
)
def test_a_consignor_is_called_as_the_last_batch_that_the_filter_finds_writes_it(
    books: Callable[[], Books], where: str, names: dict[str, str]
) -> None:
    expr = compiled(where, TODAY) if where else None
    assert rank(books(), "consignor", "items", ALL, expr).names == names
    assert books().names_of_codes([USCC], expr) == names


def test_a_limit_lets_the_first_through_with_the_ranks_and_shares_that_they_have_among_all() -> None:
    whole, first = (rank(BOOKS, "consignor", "items", ALL, limit=limit) for limit in (None, 2))
    assert [(row.key, row.rank, row.share) for row in whole.rows] == [
        (USCC, 1, 0.5),
        ("Mingda", 2, 0.25),
        ("Shunfa", 2, 0.25),
    ]
    assert (first.rows, first.total, first.left_out) == (whole.rows[:2], whole.total, 1)
