"""Counts visits and visited enterprises by office, year, quarter, month or officer."""

from collections.abc import Iterable, Mapping, Sequence

from customs_cli.domain.leads.visit import Visit
from customs_cli.domain.record import Record
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.identity import compared_code

BY = ("office", "year", "quarter", "month", "officer")
"""The dimensions by which visits are counted."""


class VisitCount(Record, frozen=True):
    """Counts of visits under a key.

    Attributes:
        key: A value for each of the dimensions; empty in the total, and a value is empty if unknown.
        visits: Number of visits.
        enterprises: Number of enterprises; those with the same credit code are one.
    """

    key: tuple[str, ...]
    visits: int
    enterprises: int


class VisitSummary(Record, frozen=True):
    """Visits of a period, counted.

    Attributes:
        period: Both ends inclusive.
        by: Dimensions, from `BY`.
        rows: The counts in the order of their keys.
        total: Counts of the whole period; an enterprise counts once, whoever visited it.
    """

    period: Period
    by: tuple[str, ...]
    rows: tuple[VisitCount, ...]
    total: VisitCount


def visit_summary(
    visits: Iterable[Visit], enterprises: Iterable[Enterprise], period: Period, by: Sequence[str]
) -> VisitSummary:
    """Count visits, and the enterprises visited."""
    one_of = {enterprise.code: compared_code(enterprise.uscc) or enterprise.code for enterprise in enterprises}
    found = [visit for visit in visits if period.contains(visit.on)]
    groups: dict[tuple[str, ...], list[Visit]] = {}
    for visit in found:
        for key in _keys(visit, by):
            groups.setdefault(key, []).append(visit)
    rows = tuple(_count(key, groups[key], one_of) for key in sorted(groups))
    return VisitSummary(period=period, by=tuple(by), rows=rows, total=_count((), found, one_of))


def _count(key: tuple[str, ...], visits: Sequence[Visit], one_of: Mapping[str, str]) -> VisitCount:
    enterprises = {one_of.get(visit.enterprise, visit.enterprise) for visit in visits}
    return VisitCount(key=key, visits=len(visits), enterprises=len(enterprises))


def _keys(visit: Visit, by: Sequence[str]) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [()]
    for name in by:
        keys = [(*before, value) for before in keys for value in _values(visit, name)]
    return keys


def _values(visit: Visit, name: str) -> tuple[str, ...]:
    match name:
        case "office":
            return (visit.office,)
        case "year":
            return (f"{visit.on.year:04}",)
        case "quarter":
            return (f"{visit.on.year:04}-Q{(visit.on.month + 2) // 3}",)
        case "month":
            return (visit.on.isoformat()[:7],)
        case _:
            return tuple(dict.fromkeys(visit.by)) or ("",)
