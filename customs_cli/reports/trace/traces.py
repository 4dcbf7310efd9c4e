"""Traces: the same thing found at several offices within some days; for that, little is kept of each batch.

Days are those of `found_on`; a month or a year counts as its first day, and what rests on one is said to be not exact.
A distance of N days includes the N-th day.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.link_keys import Shared, settled
from customs_cli.domain.chain.evidence import link_kind, weight_of
from customs_cli.domain.record import Record


class Sighting(Record, frozen=True):
    """A batch in a trace; `found_on` with the precision that is known."""

    ref: str
    office: str
    found_on: str


class Trace(Record, frozen=True):
    """The same thing found at several offices within the days asked for.

    Attributes:
        by: What it is: `consignor`, `mark`, ...
        key: What it is known by.
        name: As the newest batch writes it.
        offices: Office -> batches there, in the order in which it was first found at each.
        sightings: The oldest first.
        first: Day of the oldest.
        last: Day of the newest.
        is_exact: Whether every day is known.
        shared_by: How many of the batches looked at have it, at whatever distance.
        of: How many batches were looked at.
        weight: What it is worth as evidence: `strong`, `weak`, or `none` where it is common.
    """

    by: str
    key: str
    name: str
    offices: dict[str, int]
    sightings: tuple[Sighting, ...]
    first: date
    last: date
    is_exact: bool = True
    shared_by: int = 0
    of: int = 0
    weight: str = "none"


class Seen(NamedTuple):
    """What is kept of a batch.

    Attributes:
        day: It was found on.
        found: Where and when it was found.
        shared: What it has that others may have too, not yet settled.
        parties: USCC and name of each enterprise that it names with one.
    """

    day: date
    found: Sighting
    shared: tuple[Shared, ...]
    parties: tuple[tuple[str, str], ...]


Group = list[tuple[Seen, Shared]]
"""The batches that share one thing, the oldest first, each with how it calls it."""


def sighting(batch: Batch) -> Sighting:
    """A batch as it stands in a trace."""
    return Sighting(ref=batch.ref, office=batch.office, found_on=batch.found_on)


def traces(seen: Iterable[Seen], codes: Mapping[str, Collection[str]], within: int, least: int) -> Iterator[Trace]:
    """The traces among batches.

    Args:
        seen: The batches, in any order.
        codes: Which name stands for which USCC; see `link_keys.settled`.
        within: The offices of a trace lie within so many days; the last one counts.
        least: At least so many offices.
    """
    groups: dict[tuple[str, str], Group] = {}
    every = sorted(seen, key=lambda one: (one.day, one.found.ref))
    for one in every:
        for unsettled in one.shared:
            if shared := settled(unsettled, codes):
                groups.setdefault((shared.by, shared.key), []).append((one, shared))
    for (by, key), group in groups.items():
        count = len({one.found.ref for one, _ in group})
        weight = weight_of(link_kind(by, key, group[-1][1].name), count, len(every))
        for trace in _traces(group, within, least):
            yield replace(trace, shared_by=count, of=len(every), weight=weight)


def _traces(group: Group, within: int, least: int) -> Iterator[Trace]:
    """The runs of a group, oldest first, in which every batch lies in some span of days with offices enough."""
    run: tuple[int, int] | None = None
    for start, end in _spans(group, within, least):
        if run and start <= run[1]:
            run = run[0], end
            continue
        if run:
            yield _trace(group[run[0] : run[1] + 1])
        run = start, end
    if run:
        yield _trace(group[run[0] : run[1] + 1])


def _spans(group: Group, within: int, least: int) -> Iterator[tuple[int, int]]:
    """For each batch the widest span that ends with it: (first, last) where the offices in it are enough."""
    start = 0
    offices: dict[str, int] = {}
    for end, (seen, _) in enumerate(group):
        offices[seen.found.office] = offices.get(seen.found.office, 0) + 1
        while (seen.day - group[start][0].day).days > within:
            left = group[start][0].found.office
            offices[left] -= 1
            if not offices[left]:
                del offices[left]
            start += 1
        if len(offices) >= least and end > start:
            yield start, end


def _trace(run: Group) -> Trace:
    offices: dict[str, int] = {}
    for seen, _ in run:
        offices[seen.found.office] = offices.get(seen.found.office, 0) + 1
    newest = run[-1][1]
    return Trace(
        by=newest.by,
        key=newest.key,
        name=newest.name,
        offices=offices,
        sightings=tuple(seen.found for seen, _ in run),
        first=run[0][0].day,
        last=run[-1][0].day,
        is_exact=all(len(seen.found.found_on) == len("2019-07-03") for seen, _ in run),
    )
