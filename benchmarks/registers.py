"""Large registers that look real: `python -m benchmarks.registers --batches N --today DATE --out DIR`.

Five years up to that day; 700 offices, 2,000 marks of 800 holders, several holders in one batch of five, one batch in
fifty still open with its deadlines. What was found in the last three months, and one older batch in twenty, was logged
act by act; the rest came in month by month from the offices' own lists. The same numbers give the same bytes. With
`--names-only-twelve` the register has the same names and twelve batches: what an answer costs apart from its size.
"""

import argparse
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from pathlib import Path
from typing import NamedTuple

from msgspec import Raw

from benchmarks.names import Names, names
from benchmarks.stories import Story, Turn
from benchmarks.writing import Writer, changed
from customs_cli.domain.batch.batch import Batch
from customs_cli.register.file.changes import Change
from customs_cli.register.file.codec import encoded

TODAY = date(2026, 6, 30)
"""The day up to which the benchmarks' own registers reach."""
YEARS = 5
BY_HAND = 3
"""What was found in this month and so many before it was logged act by act; older lists came in a month later."""
CHUNK = 1_000
"""Batches of one act of import."""
REGISTRAR = ("Sun Tao",)


class Asked(NamedTuple):
    """What a register is to be: how many batches, until which day; where to; how many stories others have told."""

    batches: int
    today: date
    folder: Path
    begun: int = 0

    @property
    def first(self) -> date:
        """The first day on which something was found."""
        return self.today - timedelta(days=365 * YEARS)

    def numbers(self, day: date) -> range:
        """Numbers of the batches found on a day."""
        days = (self.today - self.first).days + 1
        place = (day - self.first).days
        return range(self.begun + self.batches * place // days, self.begun + self.batches * (place + 1) // days)

    def is_by_hand(self, number: int, day: date) -> bool:
        """Whether a batch was logged act by act."""
        return number % 20 == 0 or day >= month_before(self.today, BY_HAND)


def month_before(day: date, months: int) -> date:
    """The first day of the month so many months before that of a day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


class Making:
    """A register under way.

    Args:
        asked: What it is to be.
        known: Its names.
    """

    def __init__(self, asked: Asked, known: Names) -> None:
        self._asked = asked
        self._known = known
        self._writer = Writer(asked.folder, asked.begun)
        self._ahead: list[tuple[date, int, Turn, Iterator[Turn], Batch]] = []
        self._acts = 0
        self._day = asked.first

    def make(self) -> None:
        """Write it, day by day."""
        self._names()
        while self._day <= self._asked.today:
            if self._day.day == 1:
                self._import()
            for number in self._asked.numbers(self._day):
                if self._asked.is_by_hand(number, self._day):
                    self._record(number)
            while self._ahead and self._ahead[0][0] <= self._day:
                self._go_on(*heappop(self._ahead)[1:])
            self._day += timedelta(days=1)
            self._acts = 0
        self._writer.close()

    def _at(self) -> datetime:
        """The time of the next act of the day."""
        self._acts += 1
        opened = datetime(self._day.year, self._day.month, self._day.day, 0, 30, tzinfo=UTC)
        return opened + timedelta(milliseconds=100 * self._acts)

    def _names(self) -> None:
        self._writer.act("init", self._at(), REGISTRAR, [], office="5300")
        known = self._known
        for records in (known.holders, known.marks, known.offices, known.campaigns, known.enterprises):
            self._writer.act("import", self._at(), REGISTRAR, [self._writer.named(record) for record in records])

    def _record(self, number: int) -> None:
        """A batch found this day is logged; what is done about it later waits for its day."""
        story = Story(self._known, number, self._day)
        ref = self._writer.next_ref(self._day.year, story.office)
        turns = story.turns(ref, self._asked.today, recorded_on=self._day)
        batch = next(turns).batch
        added = Change("batches", ref, (), None, Raw(encoded(batch)))
        serials = self._writer.serials([ref[:9]])
        self._writer.act("record", self._at(), batch.officers, [*serials, added], office=story.office)
        self._wait(number, turns, batch)

    def _wait(self, number: int, turns: Iterator[Turn], batch: Batch) -> None:
        following = next(turns, None)
        if following is None:
            self._writer.put(batch.ref, encoded(batch))
        else:
            heappush(self._ahead, (following.on, number, following, turns, batch))

    def _go_on(self, number: int, turn: Turn, turns: Iterator[Turn], former: Batch) -> None:
        """An act on a batch that was logged before."""
        batch, rows = turn.batch, changed(former, turn.batch)
        self._writer.act(turn.act, self._at(), batch.officers, rows, office=batch.office, reason=turn.reason)
        self._wait(number, turns, batch)

    def _import(self) -> None:
        """What the offices found three months ago and kept in lists of their own comes in, as it stands now."""
        first, after = month_before(self._day, BY_HAND + 1), month_before(self._day, BY_HAND)
        days = (first + timedelta(days=place) for place in range((after - first).days))
        rows = [
            (number, found)
            for found in days
            if found >= self._asked.first
            for number in self._asked.numbers(found)
            if not self._asked.is_by_hand(number, found)
        ]
        for start in range(0, len(rows), CHUNK):
            self._import_some(rows[start : start + CHUNK])

    def _import_some(self, rows: list[tuple[int, date]]) -> None:
        added = []
        for number, found in rows:
            story = Story(self._known, number, found)
            ref = self._writer.next_ref(found.year, story.office)
            body = encoded(story.at(ref, self._day, recorded_on=self._day))
            self._writer.put(ref, body)
            added.append(Change("batches", ref, (), None, Raw(body)))
        serials = self._writer.serials(change.key[:9] for change in added)
        self._writer.act("import", self._at(), REGISTRAR, [*serials, *added])


def written(asked: Asked, known: Names | None = None) -> Path:
    """Write a register; the path of its `register.json`.

    Args:
        asked: What it is to be.
        known: Its names; None for all.
    """
    Making(asked, known or names(asked.today.year)).make()
    return asked.folder / "register.json"


def build(folder: Path, count: int) -> Path:
    """A register of so many batches in a folder of the benchmarks; one that is there already is used again."""
    place = folder / str(count)
    path = place / "register.json"
    return path if path.exists() else written(Asked(count, TODAY, place))


def twelve(folder: Path) -> Path:
    """The register of the same names and twelve batches."""
    return build(folder, 12)


def main() -> None:
    """Write the register that the command line asks for."""
    parser = argparse.ArgumentParser(prog="benchmarks.registers", description=__doc__)
    parser.add_argument("--batches", type=int, default=600_000, help="how many")
    parser.add_argument("--today", type=date.fromisoformat, required=True, help="the last day, YYYY-MM-DD")
    parser.add_argument("--out", type=Path, required=True, help="folder of register.json and register.journal")
    parser.add_argument("--names-only-twelve", action="store_true", help="the same names, and twelve batches")
    asked = parser.parse_args()
    print(written(Asked(12 if asked.names_only_twelve else asked.batches, asked.today, asked.out)))


if __name__ == "__main__":
    main()
