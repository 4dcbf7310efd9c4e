"""Traces: the same thing found at several offices within some days; little is held in memory of each batch.

Days are those of `found_on`; a month or a year counts as its first day, and a trace with such a day is marked as not
exact. A distance of N days includes the N-th day.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.link_keys import Shared, settled
from customs_cli.domain.chain.evidence import link_kind, weight_of
from customs_cli.domain.record import Record
from customs_cli.domain.time.partial_dates import is_day


class Sighting(Record, frozen=True):
    """A batch in a trace; `found_on` has the precision that is known."""

    ref: str
    office: str
    found_on: str


class Trace(Record, frozen=True):
    """The same thing found at several offices within the days asked for.

    Attributes:
        by: Its kind: `consignor`, `mark`, ...
        key: Its key.
        name: Its name in the newest batch.
        offices: Office to number of batches there, in the order of the first find at each.
        sightings: The batches, the oldest first.
        first: Day of the oldest.
        last: Day of the newest.
        is_exact: Whether every day is known exactly.
        shared_by: Number of batches examined that have it, at whatever distance.
        of: Number of batches examined.
        weight: What it is worth as evidence: `strong`, `weak`, or `none` if it is common.
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
    """The data of a batch that are held in memory to find traces.

    Attributes:
        day: Day found.
        found: Where and when it was found.
        shared: Things that other batches may have too; names are not yet replaced by credit codes (`settled`).
        parties: Credit code and name of each enterprise with a code.
    """

    day: date
    found: Sighting
    shared: tuple[Shared, ...]
    parties: tuple[tuple[str, str], ...]


Group = list[tuple[Seen, Shared]]
"""The batches that share one thing, the oldest first, each with its own wording of it."""


def sighting(batch: Batch) -> Sighting:
    """Return a batch as it appears in a trace."""
    return Sighting(ref=batch.ref, office=batch.office, found_on=batch.found_on)


def traces(seen: Iterable[Seen], codes: Mapping[str, Collection[str]], within: int, least: int) -> Iterator[Trace]:
    """Yield the traces among batches.

    Args:
        seen: The batches, in any order.
        codes: Name to credit codes; see `link_keys.settled`.
        within: Maximum number of days between the finds of a trace, the last one included.
        least: Minimum number of offices.
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
        is_exact=all(is_day(seen.found.found_on) for seen, _ in run),
    )
