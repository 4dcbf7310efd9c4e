"""When a time limit stands still and so ends later: while the party's review or suit is open."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from customs_cli.domain.law.procedure import TimeLimit


def stood_still(
    period: TimeLimit,
    day_of: Callable[[str], date | None],
    since: date,
    due: date,
    former: Iterable[tuple[date, date]] = (),
    *,
    until: date | None = None,
) -> Iterator[tuple[date, date | None]]:
    """Yield the spans in which a period stood still, each from its first day to the one on which the period ran on.

    What begins after the last day, put off so far, does not stop it. A span without a known end ends when the next
    begins (a suit follows a review); the last one then has the end None: the period still stands still.

    Args:
        period: The row of the procedure.
        day_of: Gives the day of an event by its name.
        since: The day that the period runs from.
        due: Its last day, had it not stood still.
        former: Spans of reviews and suits that later ones have followed.
        until: The day on which it was met, after which it neither runs nor stands still; None while it is not.
    """
    known = [(begun, day_of(ended)) for name, ended in period.stands_still if (begun := day_of(name))]
    spans = sorted([*known, *former] if period.stands_still else known, key=lambda span: span[0])
    stood_until = since
    for number, (start, end) in enumerate(spans, start=1):
        begun, ended = max(start, stood_until), end or (spans[number][0] if number < len(spans) else None)
        if until is not None:
            ended = min(ended or until, until)
        if max(start, since) > due:
            return
        if ended is None or ended > begun:
            yield begun, ended
        if ended is None:
            return
        due += max(ended - begun, timedelta())
        stood_until = max(stood_until, ended)


def put_off(due: date, stood: Iterable[tuple[date, date | None]]) -> date | None:
    """Return a last day put off by the days on which its period stood still; None while it stands still."""
    for begun, ended in stood:
        if ended is None:
            return None
        due += ended - begun
    return due
