"""The most valuable batches are found without reading all of them, and are those that a sort of all puts first."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from asking import filters
from report_world import DIRECTORY, TODAY, batch, line

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.books.books import Ask
from customs_cli.domain.values.money import Money
from customs_cli.register.file.files import FileStore
from customs_cli.register.index.opening import opened
from customs_cli.register.index.questions.books import IndexedBooks
from customs_cli.register.memory import MemoryBooks
from customs_cli.register.register import Register

AMOUNTS = (
    "0.00005",
    "0.1",
    "20",
    "20",
    "1500.5",
    "99999",
    "10000000000000",
    "5000000000000000000000",
    "6000000000000000000000",
)


def _worth(rng: Random, currencies: str) -> tuple[Line, ...]:
    moneys = [
        Money(amount=Decimal(rng.choice(AMOUNTS)), currency=rng.choice(currencies.split()))
        for _ in range(rng.choice((0, 1, 1, 1, 2)))
    ]
    return tuple(line(no, 20, "VIVO", value=money) for no, money in enumerate(moneys or (None,), 1))


@pytest.mark.parametrize("currencies", ["CNY", "CNY CNY CNY JPY USD", "JPY USD"])
def test_any_number_of_the_most_valuable_are_the_first_of_all(tmp_path: Path, currencies: str) -> None:
    rng = Random(len(currencies))
    register = Register(FileStore(tmp_path / "register.json"), clock=lambda: datetime(2019, 7, 5, tzinfo=UTC))
    every = [batch(serial, _worth(rng, currencies)) for serial in range(1, 61)]

    def put(act: object) -> list[Batch]:
        return [act.put(one) for one in every]  # type: ignore[attr-defined]

    register.do("record", put)
    db = opened(register.store, register.look)
    assert db is not None
    index, memory = IndexedBooks(register, db, DIRECTORY, TODAY), MemoryBooks(register, DIRECTORY, TODAY)
    for where in (None, filters(["value>10"]), filters(["currency:CNY"])):
        whole = [one.ref for one in memory.batches(Ask(where=where, order=("-value",)))]
        for limit in (1, 2, 7, 25, 59, 60, 61):
            asked = Ask(where=where, order=("-value",), limit=limit)
            assert [one.ref for one in index.batches(asked)] == whole[:limit], (where, limit)
    db.close()


def test_not_many_more_are_read_than_are_asked_for(tmp_path: Path) -> None:
    register = Register(FileStore(tmp_path / "register.json"), clock=lambda: datetime(2019, 7, 5, tzinfo=UTC))
    register.do(
        "record",
        lambda act: [
            act.put(batch(n, (line(1, 1, "VIVO", value=Money(amount=Decimal(n), currency="CNY")),)))
            for n in range(1, 201)
        ],
    )
    db = opened(register.store, register.look)
    assert db is not None
    index, read = IndexedBooks(register, db, DIRECTORY, TODAY), []
    one_by_one = index.batch
    index.batch = lambda ref: read.append(ref) or one_by_one(ref)  # type: ignore[method-assign,func-returns-value]
    assert [one.ref for one in index.batches(Ask(order=("-value",), limit=3))] == [
        f"2019-5320-{serial:06d}" for serial in (200, 199, 198)
    ]
    assert len(read) <= 15
    db.close()
