"""The books of a large register: asked of its index, and of its batches where the index cannot tell."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.counting.facts import Counts, Tally, facts_of
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.query.agenda import Open, Waiting
from customs_cli.domain.query.books import EVER, Ask, DueDay, OpenCount
from customs_cli.domain.query.dimensions import Dimension
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.entries import HistoryEntry
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.query.selection import finding, order_keys, ordered_refs
from customs_cli.domain.query.steps import Step, Taken
from customs_cli.domain.query.sums import Summing, Sums
from customs_cli.domain.time.periods import Period
from customs_cli.register.entry_records import entries_at
from customs_cli.register.index import opening
from customs_cli.register.index.codes import Known
from customs_cli.register.index.facets import values
from customs_cli.register.index.fallback import or_memory
from customs_cli.register.index.rows import day_at, due_day, number
from customs_cli.register.index.sharing import names_of_codes, sharing
from customs_cli.register.index.summing import Sums as SumsOf
from customs_cli.register.index.tail import key_of
from customs_cli.register.index.where import Clause, Where, joined, within
from customs_cli.register.memory import ALL, MemoryBooks
from customs_cli.register.register import Register

_ORDERS = {
    "ref": "b.ref",
    "found": "b.day",
    "recorded": "b.recorded",
    "items": "ifnull(b.pieces, 0)",
    "due": "b.due",
}
"""Orders that SQL can sort by; the others are sorted in Python."""


class IndexedBooks:
    """The books of a register over its index; see `Books`.

    Args:
        register: Whose.
        db: Its index, in a transaction, standing where the register stands.
        directory: Names, districts, right types; the calendars.
        today: The day that filters count from.
    """

    def __init__(self, register: Register, db: sqlite3.Connection, directory: Directory, today: date) -> None:
        self._register = register
        self._db = db
        self.directory = directory
        self.today = today
        self.memory = MemoryBooks(register, directory, today)
        self._known = Known(db)
        self._where = Where(db, self._known, directory, today)
        self._sums = SumsOf(db, self._known, directory)

    def give_up(self, error: Exception) -> None:
        """Take the index away where it is damaged: it is made anew when something is asked again."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            opening.discard(self._register.store)

    def batch(self, ref: str) -> Batch:
        return self._register.batch(ref)

    @or_memory
    def batches(self, ask: Ask = ALL) -> Iterator[Batch]:
        if ask == ALL:
            return self.memory.batches(ask)
        clause = self._asked(ask)
        keys = order_keys(ask.order)
        if not all(name in _ORDERS for name, _ in keys):
            return self._sorted(clause, ask, keys)
        order = [f"{_ORDERS[name]} IS NULL, {_ORDERS[name]}{' DESC' * is_reversed}" for name, is_reversed in keys]
        sql = f"SELECT b.ref FROM batches AS b WHERE {clause.sql} ORDER BY {', '.join([*order, 'b.ref'])}"
        limited = ask.limit is not None and clause.is_exact
        found = self._db.execute(sql + " LIMIT ?" * limited, (*clause.args, *([ask.limit] if limited else [])))
        return islice(self._checked((ref for (ref,) in found.fetchall()), clause, ask.where), ask.limit)

    @or_memory
    def count(self, ask: Ask) -> int:
        clause = self._asked(ask)
        if clause.is_exact:
            sql = f"SELECT count(*) FROM batches AS b WHERE {clause.sql}"
            return int(self._db.execute(sql, clause.args).fetchone()[0])
        return sum(1 for _ in self._checked(self._refs(clause), clause, ask.where))

    @or_memory
    def sums(self, by: tuple[Dimension, ...], period: Period, where: Expr | None = None) -> Sums:
        summing = Summing(by, self.directory)
        clause = self._where.clause(where)
        if not clause.is_exact:
            for batch in self._found(joined("AND", [within(period), clause]), where):
                summing.add(batch)
            return summing.sums
        for ref in self._sums.counted(by, period, clause, summing):
            summing.add_rows(self.batch(ref))
        return summing.sums

    @or_memory
    def sums_over(self, periods: Sequence[Period], where: Expr | None = None) -> list[Counts]:
        clause = self._where.clause(where)
        tallies = [Tally() for _ in periods]
        for period, tally in zip(periods, tallies, strict=True):
            if clause.is_exact:
                self._sums.total(tally, period, clause)
                continue
            for batch in self._found(joined("AND", [within(period), clause]), where):
                tally.add(facts_of(batch))
        return [tally.counts for tally in tallies]

    @or_memory
    def steps(self, period: Period, where: Expr | None = None) -> Counter[Taken]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.steps(period, where)
        when = within(period, "s.day")
        condition = "" if clause.sql == "1" else f" AND s.no IN (SELECT b.no FROM batches AS b WHERE {clause.sql})"
        sql = (
            "SELECT c.country, name, first, last, sum(times) FROM steps AS s JOIN temp.countries AS c USING (office)"
            f" WHERE {when.sql}{condition} GROUP BY c.country, name, first, last"
        )
        self._have_countries()
        rows = self._db.execute(sql, (*when.args, *clause.args))
        return Counter(
            {Taken(country, Step(name, day_at(first), day_at(last))): n for country, name, first, last, n in rows}
        )

    @or_memory
    def span(self, where: Expr | None = None) -> tuple[date, date] | None:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.span(where)
        ends = []
        for end in ("ASC", "DESC"):  # each by the index of days; both at once would read every day
            sql = f"SELECT b.day FROM batches AS b WHERE {clause.sql} ORDER BY b.day {end} LIMIT 1"
            ends.append(self._db.execute(sql, clause.args).fetchone())
        return (day_at(ends[0][0]), day_at(ends[1][0])) if ends[0] and ends[1] else None

    @or_memory
    def touched(self, period: Period, where: Expr | None = None) -> Iterator[Batch]:
        clause, when = self._where.clause(where), within(period, "a.day")
        acts = Clause(f"b.no IN (SELECT a.no FROM acts AS a WHERE {when.sql})", when.args)
        return self._found(joined("AND", [acts, clause]), where)

    @or_memory
    def deadlines(
        self, *, until: date | None = None, where: Expr | None = None, holder: str | None = None
    ) -> Iterator[Open]:
        clause = self._where.clause(where)
        found = self._deadlines("d.ref, d.office, d.body", clause, holder, until)
        rows = [(ref, office, body) for ref, office, body in found]
        is_found = self._is_found(clause, where)
        return (
            Open(ref, self._office(office), msgspec.json.decode(body, type=Deadline))
            for ref, office, body in rows
            if is_found(ref)
        )

    @or_memory
    def due_days(self, *, where: Expr | None = None, holder: str | None = None) -> Counter[DueDay]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.due_days(where=where, holder=holder)
        self._have_countries()
        source = "deadlines AS d JOIN temp.countries AS c USING (office)"
        own = Clause("d.holder = ?", (holder,)) if holder is not None else Clause()
        group = "c.country, d.due, d.soon, d.is_right"
        rows = self._of_batches(source, "d", f"{group}, count(*)", own, clause, group, group)
        return Counter({due_day(*kind): n for *kind, n in rows})

    @or_memory
    def waiting(self, *, due_before: date | None = None, where: Expr | None = None) -> Iterator[Waiting]:
        clause = self._where.clause(where)
        when = Clause("w.due < ?", (number(due_before),)) if due_before else Clause()
        rows = self._of_batches(
            "waiting AS w", "w", "w.ref, w.body", joined("AND", [when]), clause, "w.due, w.ref, w.holder"
        )
        is_found = self._is_found(clause, where)
        return (msgspec.json.decode(body, type=Waiting) for ref, body in rows.fetchall() if is_found(ref))

    @or_memory
    def held(self, where: Expr | None = None) -> Iterator[Batch]:
        clause = self._where.clause(where)
        sql = f"SELECT b.ref FROM batches AS b WHERE b.held IS NOT NULL AND {clause.sql} ORDER BY b.held, b.ref"
        return self._checked((ref for (ref,) in self._db.execute(sql, clause.args).fetchall()), clause, where)

    @or_memory
    def open_count(self, where: Expr | None = None) -> OpenCount:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.open_count(where)

        def count(table: str, alias: str, what: str) -> int:
            found = self._of_batches(f"{table} AS {alias}", alias, what, Clause(), clause, "1")
            return int(found.fetchone()[0] or 0)

        sql = f"SELECT count(*) FROM batches AS b WHERE b.held IS NOT NULL AND {clause.sql}"
        return OpenCount(
            count("deadlines", "d", "sum(d.provisional)"),
            count("waiting", "w", "count(*)"),
            int(self._db.execute(sql, clause.args).fetchone()[0]),
        )

    @or_memory
    def sharing(self, shared: Collection[tuple[str, str]], period: Period = EVER) -> Iterator[Batch]:
        clause = sharing(self._db, self._known, self._where, self.directory, shared)
        return self._found(joined("AND", [within(period), clause]), None)

    @or_memory
    def codes_of_names(self, names: Collection[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        sql = (
            "SELECT p.code FROM parties AS p WHERE p.folded = ? AND p.code <> ''"
            " AND (EXISTS (SELECT 1 FROM batches WHERE consignor = p.id)"
            " OR EXISTS (SELECT 1 FROM batches WHERE consignee = p.id))"
        )
        for name in set(names):
            codes = {code for (code,) in self._db.execute(sql, (name,))}
            if codes:
                found[name] = codes
        return found

    @or_memory
    def names_of_codes(self, codes: Collection[str], where: Expr | None = None) -> dict[str, str]:
        found = names_of_codes(self._db, set(codes), self._where.clause(where))
        return self.memory.names_of_codes(codes, where) if found is None else found

    @or_memory
    def entries(self, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
        if key is None:
            return self.memory.entries(key, last)
        sql = "SELECT place FROM seen WHERE key = ? ORDER BY place DESC"
        places = [place for (place,) in self._db.execute(sql, (key_of(key),))]
        return entries_at(self._register, places, key, last)

    def _asked(self, ask: Ask) -> Clause:
        return joined("AND", [within(ask.period), self._where.clause(ask.where), self._where.words(ask.words)])

    def _have_countries(self) -> None:
        """The country of each office, as the directory tells it today."""
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS countries (office INTEGER PRIMARY KEY, country TEXT)")
        countries = [(one, self.directory.country_of(self._office(one))) for one in self._known.all("office")]
        self._db.executemany("INSERT OR REPLACE INTO temp.countries VALUES (?, ?)", countries)

    def _office(self, one: int) -> str:
        return next(iter(values("office", self._known.all("office")[one], "office")), "")

    def _refs(self, clause: Clause) -> list[str]:
        sql = f"SELECT b.ref FROM batches AS b WHERE {clause.sql} ORDER BY b.ref"
        return [ref for (ref,) in self._db.execute(sql, clause.args)]

    def _found(self, clause: Clause, where: Expr | None) -> Iterator[Batch]:
        """The batches that a clause finds and a filter too, by reference."""
        return self._checked(self._refs(clause), clause, where)

    def _checked(self, refs: Iterable[str], clause: Clause, where: Expr | None) -> Iterator[Batch]:
        batches = map(self.batch, refs)
        return batches if clause.is_exact else filter(finding(where, self.directory, self.today), batches)

    def _is_found(self, clause: Clause, where: Expr | None) -> Callable[[str], bool]:
        if clause.is_exact:
            return lambda _: True
        is_found = finding(where, self.directory, self.today)
        return lambda ref: is_found(self.batch(ref))

    def _sorted(self, clause: Clause, ask: Ask, keys: list[tuple[str, bool]]) -> Iterator[Batch]:
        """Batches in an order that SQL does not know: only the keys of all are held, not the batches."""
        found = self._found(clause, ask.where)
        return map(self.batch, islice(ordered_refs(found, keys, self.directory), ask.limit))

    def _deadlines(self, what: str, clause: Clause, holder: str | None, until: date | None = None) -> sqlite3.Cursor:
        own = [Clause("d.holder = ?", (holder,))] if holder is not None else []
        own += [Clause("d.due <= ?", (number(until),))] if until else []
        order = "d.due, d.ref, d.holder, d.rule, d.nth"
        return self._of_batches("deadlines AS d", "d", what, joined("AND", own), clause, order)

    def _of_batches(
        self, source: str, alias: str, what: str, own: Clause, clause: Clause, order: str, group: str = ""
    ) -> sqlite3.Cursor:
        """Rows of a table of batches' things, of those batches that a clause finds."""
        condition = (
            "" if clause.sql == "1" else f" AND {alias}.no IN (SELECT b.no FROM batches AS b WHERE {clause.sql})"
        )
        sql = f"SELECT {what} FROM {source} WHERE {own.sql}{condition}{group and f' GROUP BY {group}'} ORDER BY {order}"
        args: tuple[Any, ...] = (*own.args, *clause.args)
        return self._db.execute(sql, args)
