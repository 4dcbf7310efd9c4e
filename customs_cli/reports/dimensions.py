"""What a summary can be broken down by.

A plain dimension asks of a batch which keys it has, and the whole batch counts under each of them. A scoped dimension
also tells which part of the batch belongs to each key: one holder's goods, one mark's lines. None is "not known".
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from customs_cli.domain.batch import Batch
from customs_cli.domain.dates import first_day
from customs_cli.domain.names import UNKNOWN
from customs_cli.domain.status import status
from customs_cli.errors import UsageError
from customs_cli.reports.counting import WHOLE, Scope
from customs_cli.reports.directory import Directory

Key = str | None
Parts = Sequence[tuple[Key, Scope]]


class Dimension(NamedTuple):
    """One way to break down.

    Attributes:
        name: As it is asked for.
        parts: The keys of a batch, each with the part of the batch that belongs to it.
        is_chronological: Whether its keys are times, listed in order.
        overlaps: Whether one batch may stand under several keys.
        is_of_place: Whether it asks only where and when a batch was found, and in which campaigns.
    """

    name: str
    parts: Callable[[Batch, Directory], Parts]
    is_chronological: bool = False
    overlaps: bool = False
    is_of_place: bool = False

    @property
    def key(self) -> str:
        """Its name in JSON."""
        return self.name.replace("-", "_")


def day_of(found_on: str) -> str:
    """The first day that a partial date stands for, as text."""
    return found_on if len(found_on) == 10 else (found_on + "-01-01")[:10]


def dimensions(names: Iterable[str]) -> tuple[Dimension, ...]:
    """The dimensions of these names, in their order, each once.

    Raises:
        UsageError: There is no such dimension.
    """
    chosen = []
    for name in dict.fromkeys(names):
        found = DIMENSIONS.get(name.lower().replace("_", "-"))
        if found is None:
            from customs_cli.domain.names import nearest

            known = ", ".join(DIMENSIONS)
            raise UsageError(
                f"cannot sum by {name[:40]!r}", hint=f"sum by {known}", candidates=nearest(name, DIMENSIONS)
            )
        chosen.append(found)
    return tuple(chosen)


def _plain(keys: Callable[[Batch, Directory], Iterable[Key]]) -> Callable[[Batch, Directory], Parts]:
    return lambda batch, directory: [(key, WHOLE) for key in keys(batch, directory)]


def _one(key: Callable[[Batch], Key]) -> Callable[[Batch, Directory], Parts]:
    return lambda batch, _: ((key(batch), WHOLE),)


def _known(code: str) -> Key:
    return None if code == UNKNOWN else code


def _by_holder(batch: Batch, _: Directory) -> Parts:
    parts = [(_known(p.holder), Scope(p.marks.keys())) for p in batch.proceedings.values()]
    return parts or ((None, WHOLE),)


def _by_mark(batch: Batch, _: Directory) -> Parts:
    parts = [(_known(mark), Scope({mark})) for p in batch.proceedings.values() for mark in p.marks]
    return parts or ((None, WHOLE),)


def _by_right_type(batch: Batch, directory: Directory) -> Parts:
    types: dict[Key, set[str]] = {}
    for p in batch.proceedings.values():
        for mark in p.marks:
            types.setdefault(directory.right_type(mark), set()).add(mark)
    return [(key, Scope(marks)) for key, marks in types.items()] or ((None, WHOLE),)


def _by_outcome(batch: Batch, _: Directory) -> Parts:
    outcomes: dict[Key, set[str]] = {}
    for p in batch.proceedings.values():
        outcomes.setdefault(p.outcome, set()).update(p.marks)
    return [(key, Scope(marks)) for key, marks in outcomes.items()] or ((None, WHOLE),)


def _by_category(batch: Batch, _: Directory) -> Parts:
    categories: dict[Key, set[int]] = {}
    for line in batch.lines:
        categories.setdefault(line.category, set()).add(line.no)
    if len(categories) <= 1:
        return ((next(iter(categories), None), WHOLE),)
    return [(key, Scope(None, lines)) for key, lines in categories.items()]


def _consignor(batch: Batch) -> Key:
    """Its credit code, which outlives a name and every spelling of it; else the name."""
    return (batch.consignor.uscc or batch.consignor.name or None) if batch.consignor else None


def _quarter(batch: Batch) -> Key:
    day = day_of(batch.found_on)
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def _week(batch: Batch) -> Key:
    year, week, _ = first_day(batch.found_on).isocalendar()
    return f"{year:04}-W{week:02}"


DIMENSIONS: Mapping[str, Dimension] = {
    dimension.name: dimension
    for dimension in (
        Dimension("office", _one(lambda batch: batch.office), is_of_place=True),
        Dimension(
            "district", _plain(lambda batch, directory: (directory.district_of(batch.office),)), is_of_place=True
        ),
        Dimension("country", _plain(lambda batch, directory: (directory.country_of(batch.office),)), is_of_place=True),
        Dimension("campaign", _plain(lambda batch, _: batch.campaigns or (None,)), overlaps=True, is_of_place=True),
        Dimension("holder", _by_holder, overlaps=True),
        Dimension("mark", _by_mark, overlaps=True),
        Dimension("right-type", _by_right_type, overlaps=True),
        Dimension("basis", _one(lambda batch: batch.basis)),
        Dimension("direction", _one(lambda batch: batch.direction)),
        Dimension("channel", _one(lambda batch: batch.channel)),
        Dimension("transport", _one(lambda batch: batch.transport)),
        Dimension("category", _by_category, overlaps=True),
        Dimension("consignor", _one(_consignor)),
        Dimension("origin", _one(lambda batch: batch.origin)),
        Dimension("destination", _one(lambda batch: batch.destination)),
        Dimension("status", _one(status)),
        Dimension("outcome", _by_outcome, overlaps=True),
        Dimension("day", _one(lambda batch: day_of(batch.found_on)), is_chronological=True, is_of_place=True),
        Dimension("week", _one(_week), is_chronological=True, is_of_place=True),
        Dimension("month", _one(lambda batch: day_of(batch.found_on)[:7]), is_chronological=True, is_of_place=True),
        Dimension("quarter", _one(_quarter), is_chronological=True, is_of_place=True),
        Dimension("year", _one(lambda batch: batch.found_on[:4]), is_chronological=True, is_of_place=True),
    )
}
