"""Conditions on rows of the index, and how they are combined."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.word_lists import CountedOn
from customs_cli.register.index.days import number

ALWAYS, NEVER = "TRUE", "FALSE"
"""Conditions that every row meets, and that no row meets."""


class Clause(NamedTuple):
    """A condition on rows of `batches AS b`.

    Attributes:
        sql: The condition; it is never NULL.
        args: The values of its placeholders.
        is_exact: Whether it finds exactly what the filter finds; else it may find more.
        is_of_office: Whether it depends on the office alone, so that cells can answer it too.
        is_of_texts: Whether it also refers to `texts AS x`; `source` then contains both tables.
    """

    sql: str = ALWAYS
    args: tuple[Any, ...] = ()
    is_exact: bool = True
    is_of_office: bool = True
    is_of_texts: bool = False

    @property
    def source(self) -> str:
        """The tables for FROM; texts are read in the order of references."""
        return "texts AS x CROSS JOIN batches AS b ON b.no = x.no" if self.is_of_texts else "batches AS b"

    @property
    def sought(self) -> str:
        """The condition, with offices and campaigns looked up by their SQL index.

        It is used for sums and counts, which need no order.
        """
        return self.sql.replace("+b.office", "b.office").replace("+b.campaigns", "b.campaigns")

    @property
    def ref(self) -> str:
        """The column that orders rows by reference, so that no more rows are read than needed."""
        return "x.ref" if self.is_of_texts else "b.ref"


EVERY = Clause()
UNTOLD = Clause(is_exact=False, is_of_office=False)


def joined(how: str, clauses: list[Clause]) -> Clause:
    """Combine several clauses into one.

    Args:
        how: AND or OR.
        clauses: The clauses; an empty list gives a clause that every batch meets.
    """
    # A condition that no row meets adds nothing to an OR, and would keep SQLite from using an index for each part.
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
"""Day by which a batch is counted, and the column that holds it."""


def within(period: Period, column: str = "") -> Clause:
    """Return the clause for the days of a period in a column; without one, in the column of the day counted."""
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


def of_parts(clause: Clause) -> Clause | None:
    """Return the same condition on rows of `parts AS p`; None if it is about more than the day of finding."""
    sql = clause.sql.replace("b.day", "p.day")
    return None if "b." in sql or clause.is_of_texts else clause._replace(sql=sql)


def any_of(clauses: list[Clause]) -> Clause:
    """Combine clauses with OR; an empty list (`field:*`) gives a clause that cannot tell."""
    return joined("OR", clauses) if clauses else UNTOLD
