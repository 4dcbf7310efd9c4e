"""What a sheet asks of the index: hand-overs and fines by their own day, and what is in the store."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from decimal import Decimal

import msgspec

from customs_cli.domain.books.acted import ActedSums, Sum
from customs_cli.domain.books.books import Standing
from customs_cli.domain.books.store import STATES, Oldest, StoreSums
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.money import Money
from customs_cli.domain.values.quantity import Amount, by_unit
from customs_cli.register.index.days import day_at, number
from customs_cli.register.index.happened import ACTS
from customs_cli.register.index.questions.agenda import AgendaBooks
from customs_cli.register.index.questions.clauses import EVERY, Clause, joined, within
from customs_cli.register.index.questions.fallback import or_memory
from customs_cli.register.index.questions.where import Narrowed
from customs_cli.register.index.rows import SCALE
from customs_cli.register.memory import books_of
from customs_cli.register.standing import JoinedStanding, Stood, Untouched

_units = msgspec.json.Decoder(list[list[tuple[Amount, str]]])


class SheetBooks(AgendaBooks):
    """The part of the books that answers what a sheet asks."""

    @or_memory
    def acted(self, periods: Sequence[Period], where: Expr | None = None) -> list[ActedSums]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.acted(periods, where)
        found = []
        for period in periods:
            own = within(period, "a.day")
            what = "a.what, a.currency, count(*), sum(a.amount), group_concat(a.odd, ' ')"
            rows = self._of_batches("acted AS a", "a", what, own, clause, "a.what, a.currency", "a.what, a.currency")
            sums = Sum()
            for kind, currency, times, amount, odd in rows:
                exact = Decimal(amount or 0).scaleb(-SCALE) + sum(map(Decimal, (odd or "").split()))
                sums.add(kind, times, Money(amount=exact, currency=currency) if currency else None)
            found.append(sums.sums)
        return found

    @or_memory
    def stood(self, day: date, where: Expr | None = None) -> Standing | None:
        since = f"SELECT a.no FROM acts AS a WHERE a.day > ? AND a.kinds & {ACTS['acted']} <> 0"
        if not self._db.execute(f"{since} LIMIT 1", (number(day),)).fetchall():
            return None
        clause, on = self._where.clause(where), (number(day), number(day))
        is_exact = clause.is_exact and not clause.is_of_texts
        touched = Clause(f"b.day <= ? AND b.no IN ({since})" if is_exact else "b.day <= ?", on[: 1 + is_exact])
        found = self._found(joined("AND", [touched, clause]), where)
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

    @or_memory
    def stored(self, where: Expr | None = None) -> dict[str, StoreSums]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.stored(where)
        what = "s.state, count(DISTINCT s.no), sum(s.pieces), group_concat(s.units, char(10))"
        rows = {
            state: StoreSums(batches=batches, items=int(pieces), units=_summed(units))
            for state, batches, pieces, units in self._of_batches(
                "stored AS s", "s", what, EVERY, clause, "s.state", "s.state"
            )
        }
        ((batches,),) = self._of_batches("stored AS s", "s", "count(DISTINCT s.no)", EVERY, clause, "1")
        return {state: rows[state] for state in STATES if state in rows} | {"": _total(rows, batches)}

    @or_memory
    def stored_longest(self, where: Expr | None = None, limit: int | None = None) -> list[Oldest]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.stored_longest(where, limit)
        what = "min(s.since), b.ref"
        rows = self._of_batches(
            "stored AS s JOIN batches AS b ON b.no = s.no", "s", what, EVERY, clause, "1, 2", "s.no, b.ref", limit=limit
        )
        return [Oldest(day_at(since), ref) for since, ref in rows]


def _summed(lines: str | None) -> dict[str, Amount]:
    told = _units.decode(f"[{(lines or '').replace(chr(10), ',')}]")
    return by_unit([one for line in told for one in line])


def _total(rows: dict[str, StoreSums], batches: int) -> StoreSums:
    units = by_unit([(amount, unit) for row in rows.values() for unit, amount in row.units.items()])
    return StoreSums(batches=batches, items=sum(row.items for row in rows.values()), units=units)
