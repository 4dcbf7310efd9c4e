"""Precomputed sums (cells) of every month and year, for each office and for all offices together.

A cell is identified by its span, a month (201907) or a negated year (-2019), and its office number, 0 for all offices.
Cells of a month and office are summed from batches, cells of a month from those, cells of a year from months.
"""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from customs_cli.domain.time.periods import Period
from customs_cli.register.index.days import number
from customs_cli.register.index.questions.clauses import Clause, within
from customs_cli.register.index.schema import FACTS, FULL_DAY

if TYPE_CHECKING:
    import sqlite3

ALL = 0
"""The office number of a cell for all offices."""
ALL_OFFICES = str(ALL)

Pieces = list[tuple[str, Clause]]
"""What a period is summed from: pairs of a table (`cells` or `batches`) and the clause that selects its rows."""

_FEW = 500
_BATCHES = 20
"""Renewing one cell alone takes as long as this many batches take when all cells are computed at once."""

_ONE_DAY = timedelta(days=1)
_extras = msgspec.json.Decoder(list[tuple[str, str, str]])
_MERGED = {
    "places": "max({0})",
    "extras": "merged_extras(group_concat({0}, char(10)))",
    "confirmed": "merged_tokens(group_concat(DISTINCT {0}))",
}
"""Columns that are aggregated by something other than `sum`; the Python functions are called once per sum."""
_SUMS = ", ".join(_MERGED.get(name, "sum({0})").format(name) for name in FACTS)


def extras_in(told: str) -> list[tuple[str, str, str]]:
    """Return (unit, currency, amount) of every item in joined values of the column `extras`, one line each."""
    return _extras.decode(f"[{told.replace(chr(10), ',')}]")


def merged_extras(told: Any) -> str | None:
    if told is None:
        return None
    found: dict[tuple[str, str], Decimal] = {}
    for unit, currency, amount in extras_in(told):
        found[unit, currency] = found.get((unit, currency), Decimal(0)) + Decimal(amount)
    return msgspec.json.encode([(*of, str(found[of])) for of in sorted(found)]).decode()[1:-1]


def merged_tokens(told: Any) -> str | None:
    return " ".join(sorted(set(told.replace(",", " ").split(" ")))) if told else None


def fill(db: "sqlite3.Connection") -> None:
    """Compute every cell of an index that has none."""
    _know_how(db)
    _sum_up(db, "day / 100", "office", "batches", "TRUE")
    _sum_up(db, "span", ALL_OFFICES, "cells", "span > 0")
    _sum_up(db, "-(span / 100)", "office", "cells", "span > 0")


def renew(db: "sqlite3.Connection", touched: Iterable[tuple[int, int]]) -> None:
    """Compute again the cells of some (month, office), and the cells that are summed from them."""
    own = set(touched)
    if len(own) > _FEW and len(own) * _BATCHES > db.execute("SELECT count(*) FROM batches").fetchone()[0]:
        db.execute("DELETE FROM cells")
        fill(db)
        return
    _know_how(db)
    for month, office in own:
        days = f"office = {office} AND day BETWEEN {month * 100} AND {month * 100 + 99}"
        _delete(db, month, office)
        _sum_up(db, "day / 100", "office", "batches", days)
    for month in {month for month, _ in own}:
        _delete(db, month, ALL)
        _sum_up(db, "span", ALL_OFFICES, "cells", f"span = {month}")
    for year, office in {(month // 100, office) for month, of_office in own for office in (of_office, ALL)}:
        _delete(db, -year, office)
        months = f"office = {office} AND span BETWEEN {year * 100} AND {year * 100 + 99}"
        _sum_up(db, "-(span / 100)", "office", "cells", months)


def cut(period: Period, *, by_year: bool = True) -> Pieces:
    """Split a period into whole years, whole months, and the days before and after them.

    Args:
        period: The period, both ends inclusive or None. If it counts by another day than the day found it is not split.
        by_year: Whether whole years may be used; if not, only months and days.
    """
    if period.counted_on != "found":
        return [("batches", within(period))]
    first = number(period.from_) if period.from_ else 0
    last = number(period.to) if period.to else FULL_DAY
    begins = first // 100 if first % 100 <= 1 else first // 100 + 1
    is_whole = period.to is None or (period.to + _ONE_DAY).day == 1
    ends = last // 100 if is_whole else last // 100 - 1
    if begins > ends:
        return [("batches", within(period))]
    pieces = [("batches", "day", first, begins * 100 - 1), ("batches", "day", ends * 100 + 100, last)]
    from_year = begins // 100 + (begins % 100 > 1)
    to_year = ends // 100 - (ends % 100 < 12)
    if by_year and from_year <= to_year:
        pieces += [
            ("cells", "span", -to_year, -max(from_year, 1)),
            ("cells", "span", max(begins, 1), from_year * 100),
            ("cells", "span", to_year * 100 + 100, ends),
        ]
    else:
        pieces.append(("cells", "span", max(begins, 1), ends))
    return [
        (table, Clause(f"b.{column} BETWEEN ? AND ?", (low, high), True, True))
        for table, column, low, high in pieces
        if low <= high
    ]


def _know_how(db: "sqlite3.Connection") -> None:
    db.create_function("merged_extras", 1, merged_extras, deterministic=True)
    db.create_function("merged_tokens", 1, merged_tokens, deterministic=True)


def _delete(db: "sqlite3.Connection", span: int, office: int) -> None:
    db.execute("DELETE FROM cells WHERE span = ? AND office = ?", (span, office))


def _sum_up(db: "sqlite3.Connection", span: str, office: str, source: str, which: str) -> None:
    group = span if office == ALL_OFFICES else f"{span}, office"
    db.execute(f"INSERT INTO cells SELECT {span}, {office}, {_SUMS} FROM {source} WHERE {which} GROUP BY {group}")
