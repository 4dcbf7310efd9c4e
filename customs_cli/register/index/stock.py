"""Precomputed sums of goods in store by office, so that not every batch must be read.

A row of `stock` belongs to an office (0 for all) and a state; under the state `""` it counts the batches in any state.
Amounts are exact: a batch that comes or goes is added or subtracted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from customs_cli.domain.books.store import STATES, StoreSums
from customs_cli.domain.values.quantity import Amount, by_unit
from customs_cli.register.file.codec import encoded
from customs_cli.register.index.cells import ALL
from customs_cli.register.index.questions.clauses import Clause
from customs_cli.register.index.rows.behind import Row

if TYPE_CHECKING:
    import sqlite3

ANY = ""
"""The state of a row that counts batches in any state."""
PIECES = "pcs"

_STORED = (
    "SELECT b.office, s.state, count(*), sum(s.pieces >> 32), sum(s.pieces & 4294967295),"
    " group_concat(s.units, char(10)) FROM stored AS s CROSS JOIN batches AS b USING (no) GROUP BY b.office, s.state"
)
"""Sums of stored goods by office and state; pieces are summed in two halves, because their sum may exceed 64 bits."""

_amounts = msgspec.json.Decoder(dict[str, str])
_units = msgspec.json.Decoder(list[tuple[Amount, str]])


class Stock:
    """Sums of goods in store by state.

    Attributes:
        batches: State to number of batches; under `ANY` each batch counts once.
        amounts: State to unit to amount.
    """

    def __init__(self) -> None:
        self.batches: Counter[str] = Counter()
        self.amounts: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)

    def add(self, state: str, batches: int, amounts: Iterable[tuple[str, Decimal]], times: int = 1) -> None:
        """Add a number of batches and their amounts; with `times=-1` subtract them."""
        self.batches[state] += batches * times
        own = self.amounts[state]
        for unit, amount in amounts:
            own[unit] = own.get(unit, Decimal(0)) + amount * times

    def join(self, other: "Stock", times: int = 1) -> None:
        """Add another `Stock`; with `times=-1` subtract it."""
        for state, batches in other.batches.items():
            self.add(state, batches, other.amounts.get(state, {}).items(), times)

    @property
    def sums(self) -> dict[str, StoreSums]:
        """The sums in the form of `Books.stored`: state to sums, and `""` for all states together."""
        states = {state: _sums(self.batches[state], [self.amounts[state]]) for state in STATES if self.batches[state]}
        return states | {ANY: _sums(self.batches[ANY], [self.amounts[state] for state in states])}


def amounts_of(pieces: int, units: str | None) -> list[tuple[str, Decimal]]:
    """Return (unit, amount) from the columns `pieces` and `units`.

    Several values of `units` are separated by line ends.
    """
    others = (one for line in (units or "").split("\n") if line for one in _units.decode(line))
    return [(PIECES, Decimal(pieces)), *((unit, Decimal(str(amount))) for amount, unit in others)]


def kept(db: "sqlite3.Connection", which: Clause) -> Stock:
    """Return the sum of the rows of `stock AS b` that match a clause.

    Raises:
        sqlite3.DatabaseError: A row is damaged.
    """
    stock = Stock()
    sql = f"SELECT b.state, b.batches, b.amounts FROM stock AS b WHERE {which.sql}"
    for state, batches, amounts in db.execute(sql, which.args):
        try:
            stock.add(state, batches, _read(amounts))
        except (msgspec.DecodeError, ArithmeticError, TypeError) as error:
            from sqlite3 import DatabaseError

            raise DatabaseError("a sum of the store is none") from error
    return stock


def fill(db: "sqlite3.Connection") -> None:
    """Compute all sums of an index that has none."""
    by_office: defaultdict[int, Stock] = defaultdict(Stock)
    for office, batches in db.execute("SELECT office, count(*) FROM batches WHERE stored IS NOT NULL GROUP BY office"):
        by_office[office].add(ANY, batches, ())
    for office, state, batches, high, low, units in db.execute(_STORED):
        by_office[office].add(state, batches, amounts_of((high << 32) + low, units))
    _write(db, by_office)


def take(stock: Stock, rows: Iterable[Row], times: int = 1) -> None:
    """Add the rows of `stored` of one batch; with `times=-1` subtract them."""
    found = list(rows)
    for _, _, state, pieces, units in found:
        stock.add(state, 1, amounts_of(pieces, units), times)
    if found:
        stock.add(ANY, 1, (), times)


def renew(db: "sqlite3.Connection", changed: Mapping[int, Stock]) -> None:
    """Add changes to the sums of some offices."""
    if changed:
        _write(db, changed)


def _write(db: "sqlite3.Connection", by_office: Mapping[int, Stock]) -> None:
    every = Stock()
    for stock in by_office.values():
        every.join(stock)
    for office, stock in {**by_office, ALL: every}.items():
        own = kept(db, Clause("b.office = ?", (office,)))
        own.join(stock)
        db.execute("DELETE FROM stock WHERE office = ?", (office,))
        db.executemany("INSERT INTO stock VALUES (?, ?, ?, ?)", _rows(office, own))


def _rows(office: int, stock: Stock) -> Iterator[Row]:
    for state, batches in stock.batches.items():
        if batches:
            told = {unit: str(amount.normalize()) for unit, amount in sorted(stock.amounts[state].items()) if amount}
            yield office, state, batches, encoded(told).decode()


def _read(amounts: str) -> list[tuple[str, Decimal]]:
    return [(unit, Decimal(amount)) for unit, amount in _amounts.decode(amounts).items()]


def _sums(batches: int, amounts: Iterable[Mapping[str, Decimal]]) -> StoreSums:
    found = [(amount, unit) for own in amounts for unit, amount in own.items()]
    items = sum(int(amount) for amount, unit in found if unit == PIECES)
    return StoreSums(batches=batches, items=items, units=by_unit(found))
