"""The register as it stood at the end of a past day.

Batches that nothing has happened to since are used as they are; the others are reconstructed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from heapq import merge
from itertools import islice

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.stood import as_it_stood
from customs_cli.domain.books.acts import days_acted
from customs_cli.domain.books.agenda import Open, Waiting, by_due_day, by_urgency, held_since
from customs_cli.domain.books.books import DueDay, OpenCount, Standing
from customs_cli.domain.books.store import STATES, Oldest, StoreSums
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.quantity import by_unit
from customs_cli.errors import NotFound
from customs_cli.register.register import Register


class Stood:
    """Batches as they stood at the end of a day; can be used in place of a register where only batches are read.

    Args:
        batches: The batches as they are known now.
        day: The day.
        counted: Returns a batch with its deadlines computed again.
    """

    def __init__(self, batches: Iterable[Batch], day: date, counted: Callable[[Batch], Batch]) -> None:
        then = (as_it_stood(batch, day) for batch in batches)
        self.kept = {batch.ref: counted(batch) for batch in then if batch}

    def batches(self) -> Iterator[Batch]:
        """Yield every batch as it stood at the end of the day, ordered by reference."""
        return (self.kept[ref] for ref in sorted(self.kept))

    def batch(self, ref: str) -> Batch:
        """Return the batch of a reference as it stood at the end of the day.

        Raises:
            NotFound: No such batch had been found by that day.
        """
        if ref not in self.kept:
            raise NotFound("no batch {ref}", ref=ref)
        return self.kept[ref]


class Untouched:
    """The batches of a register that were found by the end of a day and to which nothing has happened since.

    Args:
        register: The register.
        day: The day.
    """

    def __init__(self, register: Register, day: date) -> None:
        self._register, self._day = register, day

    def batches(self) -> Iterator[Batch]:
        """Yield these batches, ordered by reference."""
        day = self._day
        return (b for b in self._register.batches() if first_day(b.found_on) <= day and max(days_acted(b)) <= day)

    def batch(self, ref: str) -> Batch:
        """Return the batch of a reference as it is in the register.

        Raises:
            NotFound: There is no such batch.
        """
        return self._register.batch(ref)


class JoinedStanding:
    """Two disjoint parts of a register queried as one; see `Standing`. Callers must not pass a filter of their own.

    Args:
        still: Books of the batches to which nothing has happened since the day.
        where: The filter that selects these batches in `still`.
        back: Books of the other batches, as they stood at the end of the day.
        refs: References of the batches in `back`.
    """

    def __init__(self, still: Standing, where: Expr | None, back: Standing, refs: Iterable[str]) -> None:
        self._still, self._where, self._back, self._refs = still, where, back, frozenset(refs)
        self.directory: Directory = still.directory

    def batch(self, ref: str) -> Batch:
        return (self._back if ref in self._refs else self._still).batch(ref)

    def stored(self, where: Expr | None = None) -> dict[str, StoreSums]:
        still, back = self._still.stored(self._where), self._back.stored()
        return {
            state: _sum(still.get(state, StoreSums()), back.get(state, StoreSums()))
            for state in (*STATES, "")
            if not state or state in still or state in back
        }

    def stored_longest(self, where: Expr | None = None, limit: int | None = None) -> list[Oldest]:
        still, back = self._still.stored_longest(self._where, limit), self._back.stored_longest(None, limit)
        return sorted([*still, *back])[:limit]

    def deadlines(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        where: Expr | None = None,
        holder: str | None = None,
        limit: int | None = None,
    ) -> Iterator[Open]:
        still = self._still.deadlines(since=since, until=until, where=self._where, holder=holder, limit=limit)
        back = self._back.deadlines(since=since, until=until, holder=holder, limit=limit)
        return islice(merge(still, back, key=by_urgency), limit)

    def due_days(self, *, where: Expr | None = None, holder: str | None = None) -> Counter[DueDay]:
        days = Counter(self._still.due_days(where=self._where, holder=holder))
        days.update(self._back.due_days(holder=holder))
        return days

    def waiting(
        self, *, due_before: date | None = None, where: Expr | None = None, limit: int | None = None
    ) -> Iterator[Waiting]:
        still = self._still.waiting(due_before=due_before, where=self._where, limit=limit)
        back = self._back.waiting(due_before=due_before, limit=limit)
        return islice(merge(still, back, key=by_due_day), limit)

    def held(self, where: Expr | None = None, limit: int | None = None) -> Iterator[Batch]:
        still, back = self._still.held(self._where, limit), self._back.held(None, limit)
        return islice(merge(still, back, key=lambda batch: (held_since(batch) or date.max, batch.ref)), limit)

    def waiting_count(self, where: Expr | None = None) -> int:
        return self._still.waiting_count(self._where) + self._back.waiting_count()

    def open_count(self, where: Expr | None = None) -> OpenCount:
        still, back = self._still.open_count(self._where), self._back.open_count()
        return OpenCount(*(one + other for one, other in zip(still, back, strict=True)))


def _sum(one: StoreSums, other: StoreSums) -> StoreSums:
    units = [(amount, unit) for sums in (one, other) for unit, amount in sums.units.items()]
    return StoreSums(batches=one.batches + other.batches, items=one.items + other.items, units=by_unit(units))
