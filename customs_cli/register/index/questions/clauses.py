"""Conditions on the rows of the index, and how they are joined."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.word_lists import CountedOn
from customs_cli.register.index.days import number

ALWAYS, NEVER = "TRUE", "FALSE"
"""Conditions that every row meets, and none."""


class Clause(NamedTuple):
    """A condition on rows of `batches AS b`.

    Attributes:
        sql: Never NULL.
        args: Its values.
        is_exact: Whether it finds what the filter finds; else perhaps more.
        is_of_office: Whether it asks of the office alone: cells can answer it too.
        is_of_texts: Whether it asks of `texts AS x` too: `source` has both.
    """

    sql: str = ALWAYS
    args: tuple[Any, ...] = ()
    is_exact: bool = True
    is_of_office: bool = True
    is_of_texts: bool = False

    @property
    def source(self) -> str:
        """What its rows are asked of; texts are read in the order of references."""
        return "texts AS x CROSS JOIN batches AS b ON b.no = x.no" if self.is_of_texts else "batches AS b"

    @property
    def sought(self) -> str:
        """The same, offices and campaigns sought by their index: for sums and numbers, which are wanted in no order."""
        return self.sql.replace("+b.office", "b.office").replace("+b.campaigns", "b.campaigns")

    @property
    def ref(self) -> str:
        """The column to order rows by reference, so that no more are read than are wanted."""
        return "x.ref" if self.is_of_texts else "b.ref"


EVERY = Clause()
UNTOLD = Clause(is_exact=False, is_of_office=False)


def joined(how: str, clauses: list[Clause]) -> Clause:
    """Several clauses as one.

    Args:
        how: AND or OR.
        clauses: Them; none at all is what every batch meets.
    """
    # What no row meets adds nothing to others, and would keep SQLite from seeking each of them by its index.
    idle = ALWAYS if how == "AND" else NEVER
    told = [clause for clause in clauses if clause.sql != idle]
    return Clause(
        "(" + f" {how} ".join(clause.sql for clause in told) + ")" if told else idle if clauses else ALWAYS,
        tuple(arg for clause in told for arg in clause.args),
        all(clause.is_exact for clause in clauses),
        all(clause.is_of_office for clause in clauses),
        any(clause.is_of_texts for clause in clauses),
    )


COLUMNS: Mapping[CountedOn, str] = {
    "found": "b.day",
    "detained": "b.on_detained",
    "confirmed": "b.on_confirmed",
    "transferred": "b.on_transferred",
    "closed": "b.on_closed",
}
"""Which day a batch belongs to -> the column that has it."""


def within(period: Period, column: str = "") -> Clause:
    """The days of a period in a column; without one in that of the day that batches belong to."""
    if column:
        return joined("AND", _bounds(period, column))
    column = COLUMNS[period.counted_on]
    known = [] if period.counted_on == "found" else [Clause(f"{column} IS NOT NULL", (), True, False)]
    return joined("AND", [*known, *_bounds(period, column)])


def _bounds(period: Period, column: str) -> list[Clause]:
    return [
        Clause(f"{column} {how} ?", (number(day),), True, False)
        for how, day in ((">=", period.from_), ("<=", period.to))
        if day
    ]


def any_of(clauses: list[Clause]) -> Clause:
    """Any of some clauses; none at all (`field:*`) is not told."""
    return joined("OR", clauses) if clauses else UNTOLD
