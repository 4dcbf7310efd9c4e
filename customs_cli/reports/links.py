"""Traces across ports: what several offices found within some days, joint work, and repeat offenders.

Days are those of `found_on`; a month or a year counts as its first day, and what rests on one is said to be not exact.
A distance of N days includes the N-th day.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from customs_cli.domain.batch import Batch
from customs_cli.domain.dates import add_months, first_day
from customs_cli.domain.document import parse_declaration
from customs_cli.domain.periods import Period
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.link_keys import Keys, Shared, codes_of
from customs_cli.domain.record import Record

WITHIN = 90
"""Days within which batches are linked when nothing else is asked for."""


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
    """

    by: str
    key: str
    name: str
    offices: dict[str, int]
    sightings: tuple[Sighting, ...]
    first: date
    last: date
    is_exact: bool = True


class Across(Record, frozen=True):
    """A batch that several offices worked on: joint work across ports, no error.

    Attributes:
        found: The batch.
        declared_at: The office that its declaration number names, where that is not the detaining one.
        document: The declaration's number, where that is so.
        joint_offices: Other offices that took part.
    """

    found: Sighting
    declared_at: str | None = None
    document: str | None = None
    joint_offices: tuple[str, ...] = ()


class Repeat(Record, frozen=True):
    """An enterprise found again within one year of a confiscation: a reason for the heavier tier.

    Attributes:
        uscc: What it is known by.
        name: As the later batch writes it.
        found: The later batch.
        former: Reference of the confiscated batch.
        confiscated_on: Day of that confiscation, the newest one before `found`.
        number: Number of that decision, or None.
    """

    uscc: str
    name: str
    found: Sighting
    former: str
    confiscated_on: date
    number: str | None = None


class Linked(Record, frozen=True):
    """A batch that has something in common with the one asked about.

    Attributes:
        found: It.
        days: Days from the one asked about to it; negative when it was found earlier.
        shared: What they share: (kind, name).
    """

    found: Sighting
    days: int
    shared: tuple[tuple[str, str], ...]


class Links(Record, frozen=True):
    """What is linked with what; `ref` and `linked` where one batch was asked about, else `period` and `traces`."""

    by: tuple[str, ...]
    within_days: int
    min_offices: int = 1
    period: Period | None = None
    ref: str | None = None
    traces: tuple[Trace, ...] = ()
    linked: tuple[Linked, ...] = ()
    across: tuple[Across, ...] = ()
    repeats: tuple[Repeat, ...] = ()


def links(
    batches: Sequence[Batch],
    everything: Iterable[Batch],
    by: tuple[str, ...],
    directory: Directory,
    period: Period,
    *,
    within_days: int = WITHIN,
    min_offices: int = 2,
) -> Links:
    """Traces among batches.

    Args:
        batches: Those asked about.
        everything: Every batch of the register: an earlier confiscation may lie outside what is asked about.
        by: Names of `link_keys.KINDS`, each looked at by itself.
        directory: Tells names and recordations.
        period: What was asked for, for the heading alone.
        within_days: The offices of a trace lie within so many days; the last one counts.
        min_offices: At least so many.
    """
    keys = Keys(batches, by, directory)
    groups: dict[tuple[str, str], list[tuple[date, Batch, Shared]]] = {}
    for batch in sorted(batches, key=lambda b: (first_day(b.found_on), b.ref)):
        for shared in keys.of(batch):
            groups.setdefault((shared.by, shared.key), []).append((first_day(batch.found_on), batch, shared))
    traces = [trace for group in groups.values() for trace in _traces(group, within_days, min_offices)]
    traces.sort(key=lambda t: (by.index(t.by), -len(t.offices), -len(t.sightings), t.first, t.key))
    return Links(
        by=by,
        within_days=within_days,
        min_offices=min_offices,
        period=period,
        traces=tuple(traces),
        across=tuple(_across(batches)),
        repeats=tuple(_repeats(batches, everything)),
    )


def links_of(
    batch: Batch, everything: Sequence[Batch], by: tuple[str, ...], directory: Directory, *, within_days: int = WITHIN
) -> Links:
    """What is linked with one batch, found at most so many days before or after it; most in common first."""
    keys = Keys(everything, by, directory)
    own = {(shared.by, shared.key) for shared in keys.of(batch)}
    day = first_day(batch.found_on)
    linked = []
    for other in everything:
        days = (first_day(other.found_on) - day).days
        if other.ref != batch.ref and abs(days) <= within_days:
            common = tuple((s.by, s.name) for s in keys.of(other) if (s.by, s.key) in own)
            if common:
                linked.append(Linked(found=_sighting(other), days=days, shared=common))
    linked.sort(key=lambda row: (-len(row.shared), abs(row.days), row.found.ref))
    return Links(
        by=by,
        within_days=within_days,
        ref=batch.ref,
        linked=tuple(linked),
        across=tuple(_across([batch])),
        repeats=tuple(_repeats([batch], everything)),
    )


def _sighting(batch: Batch) -> Sighting:
    return Sighting(ref=batch.ref, office=batch.office, found_on=batch.found_on)


def _traces(group: list[tuple[date, Batch, Shared]], within: int, least: int) -> Iterator[Trace]:
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


def _spans(group: list[tuple[date, Batch, Shared]], within: int, least: int) -> Iterator[tuple[int, int]]:
    """For each batch the widest span that ends with it: (first, last) where the offices in it are enough."""
    start = 0
    offices: dict[str, int] = {}
    for end, (day, batch, _) in enumerate(group):
        offices[batch.office] = offices.get(batch.office, 0) + 1
        while (day - group[start][0]).days > within:
            left = group[start][1].office
            offices[left] -= 1
            if not offices[left]:
                del offices[left]
            start += 1
        if len(offices) >= least and end > start:
            yield start, end


def _trace(run: list[tuple[date, Batch, Shared]]) -> Trace:
    offices: dict[str, int] = {}
    for _, batch, _ in run:
        offices[batch.office] = offices.get(batch.office, 0) + 1
    newest = run[-1][2]
    return Trace(
        by=newest.by,
        key=newest.key,
        name=newest.name,
        offices=offices,
        sightings=tuple(_sighting(batch) for _, batch, _ in run),
        first=run[0][0],
        last=run[-1][0],
        is_exact=all(len(batch.found_on) == len("2019-07-03") for _, batch, _ in run),
    )


def _across(batches: Iterable[Batch]) -> Iterator[Across]:
    for batch in batches:
        paper = batch.document
        is_declaration = paper is not None and paper.kind in (None, "declaration")
        stated = parse_declaration(paper.number or "") if paper and is_declaration else None
        if stated and stated.office != batch.office:
            number = paper.number if paper else None
            joint = tuple(code for code in batch.joint_offices if code != stated.office)
            yield Across(found=_sighting(batch), declared_at=stated.office, document=number, joint_offices=joint)
        elif batch.joint_offices:
            yield Across(found=_sighting(batch), joint_offices=batch.joint_offices)


def _repeats(batches: Iterable[Batch], everything: Iterable[Batch]) -> Iterator[Repeat]:
    """A second case within one year of a penalty is in the heavier tier (GACC notice 198/2023)."""
    punished: dict[str, list[tuple[date, str, str | None]]] = {}
    for batch in everything:
        for p in batch.proceedings.values():
            if p.outcome == "confiscated" and p.outcome_on:
                for code in codes_of(batch):
                    punished.setdefault(code, []).append((p.outcome_on, batch.ref, p.outcome_no))
    for batch in batches:
        day = first_day(batch.found_on)
        for code, name in codes_of(batch).items():
            before = [
                row for row in punished.get(code, ()) if row[1] != batch.ref and row[0] < day <= add_months(row[0], 12)
            ]
            if before:
                on, ref, number = max(before, key=lambda row: (row[0], row[1]))
                yield Repeat(uscc=code, name=name, found=_sighting(batch), former=ref, confiscated_on=on, number=number)
