"""The books of a large register: answered by its index, or by its batches where the index cannot answer."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.books import EVER, Ask, Books
from customs_cli.domain.books.entries import HistoryEntry
from customs_cli.domain.books.found_with import FoundWith
from customs_cli.domain.books.penalties import Penalty
from customs_cli.domain.books.steps import STEPS, Step, Taken
from customs_cli.domain.books.sums import Finds, Summing, Sums
from customs_cli.domain.counting.facts import Counts, Tally, facts_of
from customs_cli.domain.query.dimensions import Dimension, Key
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.query.selection import finding, order_keys, ordered, ordered_refs
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.word_lists import CountedOn
from customs_cli.register.entry_records import entries_at
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.index.days import day_at
from customs_cli.register.index.questions.adding import IntoFinds, IntoSums
from customs_cli.register.index.questions.amounts import is_worth_more
from customs_cli.register.index.questions.clauses import ALWAYS, COLUMNS, EVERY, Clause, joined, within
from customs_cli.register.index.questions.fallback import or_memory
from customs_cli.register.index.questions.sharing import NAMED, found_with, names_of_codes, shared_count, sharing
from customs_cli.register.index.questions.sheet import SheetBooks
from customs_cli.register.index.questions.where import SAID
from customs_cli.register.index.tail import key_of
from customs_cli.register.memory import ALL

T = TypeVar("T")

_ORDERS = {
    "ref": "b.ref",
    "found": "b.day",
    "recorded": "b.recorded",
    "items": "coalesce(b.pieces, 0)",
    "due": "b.due",
}
"""Orders that SQL can sort by, besides those in `SAID`; others are sorted in Python."""
MOST_VALUED = [("value", True)]
"""The order "most valuable first"; SQL knows an upper bound of each batch's value, in whatever currency."""
_STEPS = dict(enumerate(STEPS))


class IndexedBooks(SheetBooks):
    """The books of a register, answered by its index; see `Books`."""

    def together(self, answer: Callable[[Books], T]) -> T:
        with gc_paused():
            return answer(self)

    @or_memory
    def batches(self, ask: Ask = ALL) -> Iterator[Batch]:
        if ask == ALL:
            return self.memory.batches(ask)
        clause = self._asked(ask)
        keys = order_keys(ask.order)
        if keys == MOST_VALUED and ask.limit:
            return iter(self._most_valued(clause, ask.where, ask.limit))
        if not all(name in _ORDERS or name in SAID for name, _ in keys):
            return self._sorted(clause, ask, keys)
        order = [
            self._where.order(name, is_reversed=is_reversed)
            if name in SAID
            else f"{_ORDERS[name]} IS NULL, {_ORDERS[name]}{' DESC' * is_reversed}"
            for name, is_reversed in keys
        ]
        return islice(self._found(clause, ask.where, ask.limit, ", ".join(order)), ask.limit)

    @or_memory
    def count(self, ask: Ask) -> int:
        return self._counted(self._asked(ask), ask.where)

    @or_memory
    def sums(self, by: tuple[Dimension, ...], period: Period, where: Expr | None = None) -> Sums:
        summing = Summing(by, self.directory)
        clause = self._where.clause(where)
        if not clause.is_exact:
            for batch in self._found(joined("AND", [within(period), clause]), where):
                summing.add(batch)
            return summing.sums
        into = IntoSums(self._sums.add, summing)
        total = summing.total if self._sums.tell_total(by) else None
        split = [*self._sums.counted(by, period, clause, into, total=total)]
        if total is None:
            self._sums.total(summing.total, period, clause)
        for batch in self._batches(split):
            summing.add_rows(batch)
        return into.whole()

    @or_memory
    def finds(
        self, by: tuple[Dimension, ...], period: Period, where: Expr | None = None
    ) -> dict[tuple[Key, ...], Finds]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.sums(by, period, where).finds
        is_long = period.counted_on == "found" and self._is_long(period)
        into, rest = IntoFinds(), Summing(by, self.directory)
        when = within(period, "+b.day") if is_long else None
        for batch in self._batches([*self._sums.counted(by, period, clause, into, when)]):
            rest.add_rows(batch)
        for key, counts in rest.sums.finds.items():
            into.take(key, counts)
        return into.rows

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
        when = within(period, "+s.day" if self._is_long(period) else "s.day")
        if period.counted_on != "found":
            when, clause = EVERY, joined("AND", [within(period), clause])
        condition = "" if clause.sql == ALWAYS else f" AND s.no IN (SELECT b.no FROM batches AS b WHERE {clause.sql})"
        country, joining, called = self._by_country("s")
        group = f"s.step, s.first, s.last{country}"
        sql = f"SELECT {group}, sum(s.times) FROM steps AS s{joining} WHERE {when.sql}{condition} GROUP BY {group}"
        rows = self._db.execute(sql, (*when.args, *clause.args))
        return Counter(
            {
                Taken(called(*where), Step(_STEPS[step], day_at(first), day_at(last))): n
                for step, first, last, *where, n in rows
            }
        )

    @or_memory
    def span(self, where: Expr | None = None, counted_on: CountedOn = "found") -> tuple[date, date] | None:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.span(where, counted_on)
        day = COLUMNS[counted_on]
        ends = []
        for end in ("ASC", "DESC"):  # each by the SQL index of days; min and max in one query would read every day
            sql = (
                f"SELECT {day} FROM batches AS b WHERE {day} IS NOT NULL AND {clause.sql} ORDER BY {day} {end} LIMIT 1"
            )
            ends.append(self._db.execute(sql, clause.args).fetchone())
        return (day_at(ends[0][0]), day_at(ends[1][0])) if ends[0] and ends[1] else None

    @or_memory
    def sharing(self, shared: Collection[tuple[str, str]], period: Period = EVER) -> Iterator[Batch]:
        clause = sharing(self._db, self._known, self._where, self.directory, shared)
        return self._found(joined("AND", [within(period), clause]), None)

    @or_memory
    def found_with(self, codes: Collection[str], period: Period = EVER) -> Iterator[FoundWith]:
        return found_with(self._db, self._office, codes, within(period))

    @or_memory
    def penalties(self, codes: Collection[str], period: Period = EVER) -> Iterator[Penalty]:
        when = within(period, "n.day")
        sql = (
            "SELECT n.day, b.ref, max(n.fault)"
            " FROM parties AS p JOIN penalties AS n ON n.party = p.id JOIN batches AS b USING (no)"
            f" WHERE p.code = ? AND {when.sql} GROUP BY n.day, b.ref"
        )
        found = ((code, *row) for code in set(codes) for row in self._db.execute(sql, (code, *when.args)).fetchall())
        return iter([Penalty(code, day_at(day), ref, bool(fault)) for code, day, ref, fault in found])

    @or_memory
    def names_with(self, codes: Collection[str]) -> set[str]:
        sql = f"SELECT p.folded FROM parties AS p WHERE p.code = ? AND p.folded <> '' AND {NAMED}"
        return {name for code in set(codes) for (name,) in self._db.execute(sql, (code,))}

    @or_memory
    def codes_of_names(self, names: Collection[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        sql = f"SELECT p.code FROM parties AS p WHERE p.folded = ? AND p.code <> '' AND {NAMED}"
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
    def how_many(self, shared: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
        counted = {one: shared_count(self._db, self._known, self.directory, one) for one in set(shared)}
        return {
            one: self._counted(sharing(self._db, self._known, self._where, self.directory, [one]), None)
            if count is None
            else count
            for one, count in counted.items()
        }

    @or_memory
    def alike(self, names: Collection[str]) -> set[tuple[str, str]]:
        from customs_cli.domain.firms.blocks import MOST_ALIKE, blocks  # slow to import, and seldom needed

        keys = {block for name in names for block in blocks(name)}
        sql = (
            "SELECT p.name, p.uscc FROM firms AS f JOIN parties AS p ON p.id = f.party"
            f" WHERE f.block = ? AND p.name <> '' AND {NAMED} LIMIT {MOST_ALIKE}"
        )
        return {row for key in keys for row in self._db.execute(sql, (key,))}

    @or_memory
    def party_names(self) -> set[tuple[str, str]]:
        sql = f"SELECT p.name, p.uscc FROM parties AS p WHERE p.name <> '' AND {NAMED}"
        return set(self._db.execute(sql))

    @or_memory
    def entries(self, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
        if key is None:
            return self.memory.entries(key, last)
        sql = "SELECT place FROM seen WHERE key = ? ORDER BY place DESC"
        places = [place for (place,) in self._db.execute(sql, (key_of(key),))]
        return entries_at(self._register, places, key, last)

    def _is_long(self, period: Period) -> bool:
        span = self.span()
        if span is None:
            return False
        first, last = max(period.from_ or span[0], span[0]), min(period.to or span[1], span[1])
        return (last - first) * 5 > span[1] - span[0]

    def _asked(self, ask: Ask) -> Clause:
        return joined("AND", [within(ask.period), self._where.clause(ask.where), self._where.words(ask.words)])

    def _most_valued(self, clause: Clause, where: Expr | None, limit: int) -> list[Batch]:
        """Return the most valuable batches.

        Batches are read from the largest upper bound on, until no further batch can be worth more.
        """
        best: list[Batch] = []
        most = "b.value_most"
        sql = (
            f"SELECT {clause.ref}, {most} FROM {clause.source} WHERE {clause.sql}"
            f" ORDER BY {most} IS NULL, {most} DESC, {clause.ref} LIMIT ? OFFSET ?"
        )
        is_found = finding(None if clause.is_exact else where, self.directory, self.today)
        start, size = 0, limit
        while rows := self._db.execute(sql, (*clause.args, size, start)).fetchall():
            read = self._batches([ref for ref, _ in rows])
            best = ordered([*best, *filter(is_found, read)], ["-value"], self.directory)[:limit]
            if len(best) == limit and is_worth_more(best[-1], rows[-1][1]):
                break
            start, size = start + size, size * 4
        return best

    def _sorted(self, clause: Clause, ask: Ask, keys: list[tuple[str, bool]]) -> Iterator[Batch]:
        """Yield batches in an order that SQL does not know.

        Only the sort keys of all are held in memory, not the batches.
        """
        found = self._found(clause, ask.where)
        return map(self.batch, islice(ordered_refs(found, keys, self.directory), ask.limit))
