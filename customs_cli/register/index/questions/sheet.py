"""Questions of daily and monthly sheets: hand-overs and fines by their own day, and goods in store."""

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.acted import ActedSums, Sum
from customs_cli.domain.books.acts import days_acted
from customs_cli.domain.books.books import Standing
from customs_cli.domain.books.store import Oldest, StoreSums
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.money import Money
from customs_cli.register.index.days import day_at, number
from customs_cli.register.index.questions.agenda import AgendaBooks
from customs_cli.register.index.questions.clauses import EVERY, Clause, joined, within
from customs_cli.register.index.questions.fallback import or_memory
from customs_cli.register.index.questions.summing import one_or_all
from customs_cli.register.index.questions.where import Narrowed
from customs_cli.register.index.rows.amounts import SCALE
from customs_cli.register.index.rows.happened import ACTS
from customs_cli.register.index.stock import ANY, Stock, amounts_of, kept
from customs_cli.register.memory import books_of
from customs_cli.register.standing import JoinedStanding, Stood, Untouched

if TYPE_CHECKING:
    import sqlite3


class SheetBooks(AgendaBooks):
    """The part of the books that answers the questions of a sheet."""

    @or_memory
    def acted(self, periods: Sequence[Period], where: Expr | None = None) -> list[ActedSums]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.acted(periods, where)
        found = []
        for period in periods:
            own = within(period, "a.day")
            what = "a.what, a.currency, count(*), sum(a.amount), group_concat(a.odd, ' ')"
            rows = self._acted(what, own, clause, "a.what, a.currency")
            sums = Sum()
            for kind, currency, times, amount, odd in rows:
                exact = Decimal(amount or 0).scaleb(-SCALE) + sum(map(Decimal, (odd or "").split()))
                sums.add(kind, times, Money(amount=exact, currency=currency) if currency else None)
            found.append(sums.sums)
        return found

    def _acted(self, what: str, own: Clause, clause: Clause, group: str) -> "sqlite3.Cursor":
        if clause.is_of_office or clause.is_of_texts or not own.args:
            return self._of_batches("acted AS a", "a", what, own, clause, group, group)
        both = joined("AND", [own, clause])
        source = "acted AS a CROSS JOIN batches AS b ON b.no = a.no"
        return self._db.execute(
            f"SELECT {what} FROM {source} WHERE {both.sql} GROUP BY {group} ORDER BY {group}", both.args
        )

    @or_memory
    def stood(self, day: date, where: Expr | None = None) -> Standing | None:
        clause, on = self._where.clause(where), (number(day), number(day))
        is_exact = clause.is_exact and not clause.is_of_texts
        acted = Clause(f"a.day > ? AND a.kinds & {ACTS['acted']} <> 0", on[:1])
        own = clause if is_exact else EVERY
        if not self._of_batches("acts AS a", "a", "a.no", acted, own, "a.day", limit=1).fetchall():
            return None
        since = f"SELECT a.no FROM acts AS a WHERE {acted.sql}"
        touched = Clause(f"b.day <= ? AND b.no IN ({since})" if is_exact else "b.day <= ?", on[: 1 + is_exact])
        found = list(self._found(joined("AND", [touched, clause]), where))
        if not (is_exact or _acted_after(day, found) or self._are_later(day, where)):
            return None
        back = Stood(found, day, self._register.store.current)
        then = books_of(back, self.directory, day)
        if not is_exact:
            return then
        still = copy(self)
        still._left_out = Clause(f"{since} UNION SELECT l.no FROM batches AS l WHERE l.day > ?", on)
        others = still._left_out._replace(sql=f"b.no NOT IN ({still._left_out.sql})", is_of_office=False)
        still._where = Narrowed(self._where, others)
        still.memory = books_of(Untouched(self._register, day), self.directory, self.today)
        return JoinedStanding(still, where, then, back.kept)

    def _are_later(self, day: date, where: Expr | None) -> bool:
        later = joined("AND", [Clause("b.day > ?", (number(day),)), self._where.clause(where)])
        return next(self._found(later, where, limit=1), None) is not None

    @or_memory
    def stored(self, where: Expr | None = None) -> dict[str, StoreSums]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.stored(where)
        whole = self._where.whole(where)
        if not (self.HAS_CELLS and whole.is_of_office):
            return self._stock(EVERY, clause).sums
        found = kept(self._db, joined("AND", [one_or_all(whole), whole]))
        if self._left_out:
            left_out = self._left_out._replace(sql=f"s.no IN ({self._left_out.sql})")
            found.join(self._stock(left_out, whole), -1)
        return found.sums

    def _stock(self, own: Clause, clause: Clause) -> Stock:
        what = "s.state, count(DISTINCT s.no), sum(s.pieces), group_concat(s.units, char(10))"
        stock = Stock()
        for state, batches, pieces, units in self._of_batches(
            "stored AS s", "s", what, own, clause, "s.state", "s.state"
        ):
            stock.add(state, batches, amounts_of(int(pieces), units))
        ((batches,),) = self._of_batches("stored AS s", "s", "count(DISTINCT s.no)", own, clause, "1")
        stock.add(ANY, batches, ())
        return stock

    @or_memory
    def stored_longest(self, where: Expr | None = None, limit: int | None = None) -> list[Oldest]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.stored_longest(where, limit)
        of_all = " LIMIT ?" if limit is not None else ""
        sql = f"SELECT b.stored, b.ref FROM {clause.source} WHERE b.stored IS NOT NULL AND {clause.sql} ORDER BY 1, 2"
        rows = self._db.execute(sql + of_all, (*clause.args, *([limit] if of_all else [])))
        found = [Oldest(day_at(since), ref) for since, ref in rows]
        if limit is not None:  # the caller will read these batches
            self._register.ahead([(Batch, one.ref) for one in found])
        return found


def _acted_after(day: date, batches: Iterable[Batch]) -> bool:
    return any(when > day for batch in batches for when in days_acted(batch))
