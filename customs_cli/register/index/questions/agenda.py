"""Questions of a working day, answered by the index: what happened, what is due, who owes a reply, what is held."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain, islice

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.agenda import Open, Waiting
from customs_cli.domain.books.books import DueDay, OpenCount
from customs_cli.domain.books.happening import ACTS as ORDER
from customs_cli.domain.books.happening import Event, Happened, events_of, tallied
from customs_cli.domain.counting.facts import Tally
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.time.periods import Period
from customs_cli.register.index.days import day_at, number
from customs_cli.register.index.questions.asking import Asking
from customs_cli.register.index.questions.clauses import Clause, joined, within
from customs_cli.register.index.questions.fallback import or_memory
from customs_cli.register.index.rows.happened import ACTS, EVENTS, LOOK, TIMES
from customs_cli.register.index.schema import sums


class AgendaBooks(Asking):
    """The part of the books that answers the questions of a working day."""

    @or_memory
    def touched(
        self, period: Period, where: Expr | None = None, *, of: Collection[str] = (), limit: int | None = None
    ) -> Iterator[Batch]:
        clause = self._touched(period, where, of)
        return islice(self._found(clause, where, limit), limit)

    @or_memory
    def happened(self, day: date, limit: int | None = None, where: Expr | None = None) -> Happened:
        clause = self._where.clause(where)
        if not clause.is_exact or clause.is_of_texts:
            return self.memory.happened(day, limit, where)
        found = self._db.execute(
            f"SELECT a.kinds, group_concat(b.ref, ' '), {sums('b')} FROM acts AS a JOIN batches AS b ON b.no = a.no"
            f" WHERE a.day = ? AND {clause.sql} GROUP BY a.kinds",
            (number(day), *clause.args),
        ).fetchall()
        told_of = [(kinds, refs.split(), row) for kinds, refs, *row in found]
        to_look_at = sorted(ref for kinds, refs, _ in told_of if kinds & LOOK for ref in refs)
        looked_at = [event for batch in self._batches(to_look_at) for event in events_of(batch, day)]
        tallies: defaultdict[str, Tally] = defaultdict(Tally, tallied(looked_at, day))
        told = len(looked_at)
        others: defaultdict[str, list[str]] = defaultdict(list)
        for kinds, refs, row in told_of:
            for act in (act for act, bit in EVENTS.items() if kinds & bit and not kinds & LOOK):
                told += len(refs) * ((kinds >> TIMES) + 1)
                others[act] += refs
                self._sums.add(tallies[act], row)
        for tally in tallies.values():
            self._sums.add.settle(tally)
        counts = {act: tally.counts for act, tally in tallies.items()}
        return Happened(tuple(islice(self._events(day, looked_at, others, limit), limit)), told, counts)

    def _events(
        self, day: date, looked_at: list[Event], others: Mapping[str, list[str]], limit: int | None
    ) -> Iterator[Event]:
        """Yield the events of a day in order: those of batches already read, and those of other batches, by act.

        Only as many of the other batches are read as the limit needs.
        """
        refs: dict[str, list[str]] = {}
        found = 0
        for act in ORDER:
            is_enough = limit is not None and found >= limit
            refs[act] = [] if is_enough else sorted(others.get(act, ()))[:limit]
            found += len(refs[act]) + sum(event.act == act for event in looked_at)
        batches = {batch.ref: batch for batch in self._batches(list(dict.fromkeys(chain(*refs.values()))))}
        for act in ORDER:
            events = [event for event in looked_at if event.act == act]
            events += (event for ref in refs[act] for event in events_of(batches[ref], day) if event.act == act)
            yield from sorted(events, key=lambda event: event.batch.ref)

    def _touched(self, period: Period, where: Expr | None, of: Collection[str]) -> Clause:
        when, kinds = within(period, "a.day"), sum(ACTS[what] for what in of)
        which = f"{when.sql} AND a.kinds & {kinds} <> 0" if of else when.sql
        acts = Clause(f"b.no IN (SELECT a.no FROM acts AS a WHERE {which})", when.args)
        return joined("AND", [acts, self._where.clause(where)])

    @or_memory
    def deadlines(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        where: Expr | None = None,
        holder: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Open]:
        clause = self._where.clause(where)
        own = [Clause("d.holder = ?", (holder,))] if holder is not None else []
        own += [within(Period(since, until, ""), "d.due")]
        what, order = "d.ref, d.office, d.body", "d.due, d.ref, d.holder, d.rule, d.nth"
        rows = self._of_batches("deadlines AS d", "d", what, joined("AND", own), clause, order, limit=limit).fetchall()
        is_found = self._is_found(clause, where)
        found = (
            Open(ref, self._office(office), msgspec.json.decode(body, type=Deadline))
            for ref, office, body in rows
            if is_found(ref)
        )
        return iter([*islice(found, limit)])  # read now: what cannot be read is answered by the batches

    @or_memory
    def due_days(self, *, where: Expr | None = None, holder: str | None = None) -> Counter[DueDay]:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.due_days(where=where, holder=holder)
        country, joining, called = self._by_country("d")
        own = Clause("d.holder = ?", (holder,)) if holder is not None else Clause()
        group = f"d.due, d.soon, d.is_right, d.calendar{country}"
        rows = self._of_batches(f"deadlines AS d{joining}", "d", f"{group}, count(*)", own, clause, group, group)
        return Counter(
            {
                DueDay(called(*where), day_at(due), day_at(soon) if soon else None, bool(is_right), calendar): n
                for due, soon, is_right, calendar, *where, n in rows
            }
        )

    @or_memory
    def waiting(
        self, *, due_before: date | None = None, where: Expr | None = None, limit: int | None = None
    ) -> Iterator[Waiting]:
        clause = self._where.clause(where)
        when = Clause("w.due < ?", (number(due_before),)) if due_before else Clause()
        what, order = "w.ref, w.body", "w.due, w.ref, w.holder"
        rows = self._of_batches("waiting AS w", "w", what, when, clause, order, limit=limit).fetchall()
        is_found = self._is_found(clause, where)
        found = (msgspec.json.decode(body, type=Waiting) for ref, body in rows if is_found(ref))
        return iter([*islice(found, limit)])

    @or_memory
    def held(self, where: Expr | None = None, limit: int | None = None) -> Iterator[Batch]:
        clause = joined("AND", [Clause("b.held IS NOT NULL"), self._where.clause(where)])
        return islice(self._found(clause, where, limit, order="b.held"), limit)

    @or_memory
    def waiting_count(self, where: Expr | None = None) -> int:
        clause = self._where.clause(where)
        return (
            self._sum("waiting AS w", "w", "count(*)", clause) if clause.is_exact else self.memory.waiting_count(where)
        )

    @or_memory
    def open_count(self, where: Expr | None = None) -> OpenCount:
        clause = self._where.clause(where)
        if not clause.is_exact:
            return self.memory.open_count(where)
        sql = f"SELECT count(*) FROM batches AS b WHERE b.held IS NOT NULL AND {clause.sought}"
        return OpenCount(
            self._sum("deadlines AS d", "d", "sum(d.provisional)", clause),
            self.waiting_count(where),
            int(self._db.execute(sql, clause.args).fetchone()[0]),
        )

    def _sum(self, source: str, alias: str, what: str, clause: Clause) -> int:
        return int(self._of_batches(source, alias, what, Clause(), clause, "1").fetchone()[0] or 0)
