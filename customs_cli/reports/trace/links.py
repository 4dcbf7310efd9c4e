"""Links across ports: the same thing found at several offices within some days, joint work, and repeat offenders."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.document import parse_declaration
from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.books.link_keys import PARTIES, Shared, settled, shared_by
from customs_cli.domain.books.penalties import Penalty, codes_of, number_on
from customs_cli.domain.query.filters import Expr
from customs_cli.domain.record import Record
from customs_cli.domain.time.dates import add_months, first_day
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.name_matching import folded
from customs_cli.reports.trace.rarity import rarities, telling
from customs_cli.reports.trace.traces import Seen, Sighting, Trace, sighting, traces

WITHIN = 90
"""Default number of days within which batches are linked."""
Watch = Callable[[Iterator[Batch]], Iterator[Batch]]
_RANKS = {"strong": 0, "weak": 1, "none": 2}
_A_YEAR = 366
"""The most days that a year has."""


class Across(Record, frozen=True):
    """A batch that several offices worked on: joint work across ports, not an error.

    Attributes:
        found: The batch.
        declared_at: The office named in its declaration number, if it is not the detaining one.
        document: The declaration's number, in that case.
        joint_offices: Other offices that took part.
    """

    found: Sighting
    declared_at: str | None = None
    document: str | None = None
    joint_offices: tuple[str, ...] = ()


class Repeat(Record, frozen=True):
    """An enterprise found again within one year of a confiscation: a reason for the heavier tier.

    Attributes:
        uscc: Its credit code.
        name: Its name in the later batch.
        found: The later batch.
        former: Reference of the confiscated batch.
        confiscated_on: Day of the last confiscation before `found`.
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
        found: Where and when it was found.
        days: Days from the batch asked about to this one; negative if it was found earlier.
        shared: (kind, name) of what they share, the rarest first.
        rarity: For each of these, how many batches have it.
        of: Number of batches in all.
    """

    found: Sighting
    days: int
    shared: tuple[tuple[str, str], ...]
    rarity: tuple[int, ...] = ()
    of: int = 0


class Links(Record, frozen=True):
    """Links of one batch (`ref` and `linked`), or in a period (`period` and `traces`).

    `left_out` holds for each list how many rows the limit has left out.
    """

    by: tuple[str, ...]
    within_days: int
    min_offices: int = 1
    period: Period | None = None
    ref: str | None = None
    traces: tuple[Trace, ...] = ()
    linked: tuple[Linked, ...] = ()
    across: tuple[Across, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    left_out: dict[str, int] = {}


def links(
    books: Books,
    by: tuple[str, ...],
    period: Period,
    where: Expr | None = None,
    *,
    within_days: int = WITHIN,
    min_offices: int = 2,
    limit: int | None = None,
    rare_only: bool = False,
    watch: Watch = lambda batches: batches,
) -> Links:
    """Return the traces among what was found in a period; names are matched to credit codes by these batches alone.

    Args:
        books: The books of the register.
        by: Names of `link_keys.KINDS`, each examined separately.
        period: Both ends inclusive.
        where: A filter; None for every batch.
        within_days: Maximum number of days between the finds of a trace, the last one included.
        min_offices: Minimum number of offices in a trace.
        limit: Maximum number of rows in each list; None for all.
        rare_only: Whether to leave out what is too common to join anything.
        watch: Wraps the iterator over the batches (for a progress bar).
    """
    seen: list[Seen] = []
    once = _Once()
    across: list[Across] = []
    codes: dict[str, set[str]] = {}
    for batch in watch(books.batches(Ask(period=period, where=where))):
        seen.append(_seen(batch, by, books, once))
        across += _across(batch)
        for code, name in seen[-1].parties:
            codes.setdefault(folded(name), set()).add(code)
    every = traces(seen, codes, within_days, min_offices)
    found = sorted(
        telling(every) if rare_only else every,
        key=lambda t: (_RANKS[t.weight], t.shared_by, -len(t.offices), by.index(t.by), t.first, t.key),
    )
    report = Links(
        by=by,
        within_days=within_days,
        min_offices=min_offices,
        period=period,
        traces=tuple(found),
        across=tuple(across),
        repeats=tuple(_repeats(books, seen)),
    )
    return _shown(books, report, limit)


def links_of(
    books: Books,
    batch: Batch,
    by: tuple[str, ...],
    *,
    within_days: int = WITHIN,
    limit: int | None = None,
    rare_only: bool = False,
) -> Links:
    """Return the batches linked with one batch and found within some days of it; those sharing the rarest things first.

    Args:
        books: The books of the register; names are matched to credit codes by all batches.
        batch: The batch.
        by: Names of `link_keys.KINDS`.
        within_days: Maximum number of days before or after it, the last one included.
        limit: Maximum number of rows in each list; None for all.
        rare_only: Whether to leave out what is too common to join anything.
    """
    seen = _seen(batch, by, books, _Once())
    names, codes = _names_and_codes(books, seen.shared)
    total = books.count(Ask())
    rare = rarities(books, _settled(seen.shared, codes), total if rare_only else None)
    own = set(rare)
    others = {(kind, name) for kind, _ in own if kind in PARTIES for name in names}
    linked = []
    for other in books.sharing(own | others, _around(seen.day, within_days)) if own else ():
        days = (first_day(other.found_on) - seen.day).days
        if other.ref != batch.ref and abs(days) <= within_days:
            has = _settled(shared_by(other, by, books.directory), codes)
            found = sorted(
                (rare[s.by, s.key], place, s.by, s.name) for place, s in enumerate(has) if (s.by, s.key) in own
            )
            common = tuple((kind, name) for _, _, kind, name in found)
            if common:
                rarity = tuple(count for count, *_ in found)
                linked.append(Linked(found=sighting(other), days=days, shared=common, rarity=rarity, of=total))
    linked.sort(key=lambda row: (row.rarity[0], -len(row.shared), abs(row.days), row.found.ref))
    report = Links(
        by=by,
        within_days=within_days,
        ref=batch.ref,
        linked=tuple(linked),
        across=tuple(_across(batch)),
        repeats=tuple(_repeats(books, [seen])),
    )
    return _shown(books, report, limit)


def _shown(books: Books, report: Links, limit: int | None) -> Links:
    lists = {name: getattr(report, name) for name in ("traces", "linked", "across", "repeats")}
    left_out = {name: len(rows) - limit for name, rows in lists.items() if limit is not None and len(rows) > limit}
    shown = replace(report, **{name: rows[:limit] for name, rows in lists.items()}, left_out=left_out)
    numbered = (replace(row, number=number_on(books.batch(row.former), row.confiscated_on)) for row in shown.repeats)
    return replace(shown, repeats=tuple(numbered))


class _Once(dict[Any, Any]):
    def __missing__(self, value: Any) -> Any:
        self[value] = value
        return value


def _seen(batch: Batch, by: tuple[str, ...], books: Books, once: _Once) -> Seen:
    shared = once[tuple(once[each] for each in shared_by(batch, by, books.directory))]
    found = Sighting(ref=batch.ref, office=once[batch.office], found_on=once[batch.found_on])
    return Seen(once[first_day(batch.found_on)], found, shared, once[tuple(codes_of(batch).items())])


def _settled(shared: Iterable[Shared], codes: Mapping[str, Collection[str]]) -> Iterator[Shared]:
    return filter(None, (settled(one, codes) for one in shared))


def _names_and_codes(books: Books, own: Iterable[Shared]) -> tuple[set[str], Mapping[str, Collection[str]]]:
    parties = [shared for shared in own if shared.by in PARTIES]
    if not parties:
        return set(), {}
    codes = books.codes_of_names({folded(shared.name) for shared in parties if not shared.key})
    keys = {shared.key for shared in _settled(parties, codes)}
    names = books.names_with(keys) | keys
    return names, books.codes_of_names(names)


def _around(day: date, days: int) -> Period:
    return Period(from_=_moved(day, -days), to=_moved(day, days), text="")


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _across(batch: Batch) -> Iterator[Across]:
    paper = batch.document
    is_declaration = paper is not None and paper.kind in (None, "declaration")
    stated = parse_declaration(paper.number or "") if paper and is_declaration else None
    if stated and stated.office != batch.office:
        number = paper.number if paper else None
        joint = tuple(code for code in batch.joint_offices if code != stated.office)
        yield Across(found=sighting(batch), declared_at=stated.office, document=number, joint_offices=joint)
    elif batch.joint_offices:
        yield Across(found=sighting(batch), joint_offices=batch.joint_offices)


def _repeats(books: Books, seen: Iterable[Seen]) -> Iterator[Repeat]:
    """Yield cases within one year of a penalty, which since 2024 are in the heavier tier (GACC notice 198/2023).

    The number of the decision is added later.
    """
    each = list(seen)
    punished = _punished(books, each)
    for one in each if punished else ():
        for code, name in one.parties:
            last = _last_before(punished.get(code, []), one)
            if last and one.day <= add_months(last.on, 12):
                yield Repeat(uscc=code, name=name, found=one.found, former=last.ref, confiscated_on=last.on)


def _last_before(penalties: list[Penalty], one: Seen) -> Penalty | None:
    place = bisect_left(penalties, one.day, key=lambda row: row.on)
    before = (penalties[at] for at in range(place - 1, -1, -1))
    return next((row for row in before if row.ref != one.found.ref), None)


def _punished(books: Books, seen: list[Seen]) -> dict[str, list[Penalty]]:
    codes = {code for one in seen for code, _ in one.parties}
    if not codes:
        return {}
    days = [one.day for one in seen]
    punished: dict[str, list[Penalty]] = {}
    for penalty in books.penalties(codes, Period(from_=_moved(min(days), -_A_YEAR), to=max(days), text="")):
        if penalty.is_at_fault:
            punished.setdefault(penalty.code, []).append(penalty)
    for penalties in punished.values():
        penalties.sort(key=lambda row: (row.on, row.ref))
    return punished
