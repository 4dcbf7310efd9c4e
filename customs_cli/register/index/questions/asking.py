"""The basis of all questions to the index: the connection, clauses, and reading the batches that a clause finds."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.query.selection import finding
from customs_cli.register.index.codes import Known
from customs_cli.register.index.questions.clauses import ALWAYS, EVERY, Clause, joined
from customs_cli.register.index.questions.summing import Sums as SumsOf
from customs_cli.register.index.questions.where import Where
from customs_cli.register.index.rows.facets import values
from customs_cli.register.memory import MemoryBooks
from customs_cli.register.register import Register

if TYPE_CHECKING:
    import sqlite3

_AHEAD = 200
"""Number of batches read together."""


class Asking:
    """The part of the books that runs queries.

    Args:
        register: The register.
        db: Its index, in a transaction, up to date with the register.
        directory: Names, districts, right types and the calendars.
        today: The day that filters refer to.

    Attributes:
        HAS_CELLS: Whether there are precomputed sums of months and years.
        SUMS: The class that queries sums.
    """

    HAS_CELLS = True
    SUMS = SumsOf

    def __init__(self, register: Register, db: "sqlite3.Connection", directory: Directory, today: date) -> None:
        self._register = register
        self._db = db
        self.directory = directory
        self.today = today
        self.memory = MemoryBooks(register, directory, today)
        self._known = self._known_in(db)
        self._where = Where(db, self._known, directory, today)
        self._sums = self.SUMS(db, self._known, directory, has_cells=self.HAS_CELLS)
        self._has_countries = False
        self._left_out: Clause | None = None  # if only a part of the batches counts: SQL for the numbers of all others

    def _known_in(self, db: "sqlite3.Connection") -> Known:
        return Known(db)

    def give_up(self, error: Exception) -> None:
        """Delete the index if it is damaged; it is made again when it is next needed."""
        import sqlite3

        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            from customs_cli.register.index.opening import discard

            discard(self._register.store)

    def batch(self, ref: str) -> Batch:
        """Return the batch of a whole reference, as the register holds it."""
        return self._register.batch(ref)

    def _by_country(self, alias: str) -> tuple[str, str, Callable[..., str]]:
        countries = {one: self.directory.country_of(self._office(one)) for one in self._known.all("office")}
        if len(set(countries.values())) <= 1:
            only = next(iter(countries.values()), "")
            return "", "", lambda: only
        if not self._has_countries:
            self._has_countries = True
            self._db.execute("CREATE TEMP TABLE countries (office INTEGER PRIMARY KEY, country TEXT)")
            self._db.executemany("INSERT INTO temp.countries VALUES (?, ?)", countries.items())
        return ", c.country", f" JOIN temp.countries AS c ON c.office = {alias}.office", str

    def _office(self, one: int) -> str:
        return next(iter(values("office", self._known.all("office")[one], "office")), "")

    def _found(self, clause: Clause, where: Expr | None, limit: int | None = None, order: str = "") -> Iterator[Batch]:
        limited = limit is not None and clause.is_exact
        order = f"{order}, {clause.ref}" if order else clause.ref
        sql = f"SELECT {clause.ref} FROM {clause.source} WHERE {clause.sql} ORDER BY {order}" + " LIMIT ?" * limited
        rows = self._db.execute(sql, (*clause.args, *([limit] if limited else [])))
        batches = self._batches([ref for (ref,) in rows])
        return batches if clause.is_exact else filter(finding(where, self.directory, self.today), batches)

    def _batches(self, refs: Sequence[str]) -> Iterator[Batch]:
        for start in range(0, len(refs), _AHEAD):
            some = refs[start : start + _AHEAD]
            self._register.ahead([(Batch, ref) for ref in some])
            yield from map(self.batch, some)

    def _counted(self, clause: Clause, where: Expr | None) -> int:
        if not clause.is_exact:
            return sum(1 for _ in self._found(clause, where))
        sql = f"SELECT count(*) FROM {clause.source} WHERE {clause.sql}"
        return int(self._db.execute(sql, clause.args).fetchone()[0])

    def _is_found(self, clause: Clause, where: Expr | None) -> Callable[[str], bool]:
        if clause.is_exact:
            return lambda _: True
        is_found = finding(where, self.directory, self.today)
        return lambda ref: is_found(self.batch(ref))

    def _of_batches(
        self,
        source: str,
        alias: str,
        what: str,
        own: Clause,
        clause: Clause,
        order: str,
        group: str = "",
        limit: int | None = None,
    ) -> "sqlite3.Cursor":
        if self._left_out and clause == self._where.clause(None):  # faster than listing those that count
            others = self._left_out._replace(sql=f"{alias}.no NOT IN ({self._left_out.sql})")
            own, clause = joined("AND", [own, others]), EVERY
        condition = (
            "" if clause.sql == ALWAYS else f" AND {alias}.no IN (SELECT b.no FROM batches AS b WHERE {clause.sought})"
        )
        sql = f"SELECT {what} FROM {source} WHERE {own.sql}{condition}{group and f' GROUP BY {group}'} ORDER BY {order}"
        limited = limit is not None and clause.is_exact
        args: tuple[Any, ...] = (*own.args, *clause.args, *([limit] if limited else []))
        return self._db.execute(sql + " LIMIT ?" * limited, args)
