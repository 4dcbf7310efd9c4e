"""Deadlines for a calendar program: a whole-day entry for every time limit."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime

from customs_cli.domain.law.deadlines import RETENTION
from customs_cli.render.layout import ics
from customs_cli.render.words.articles import cited
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.tasks import task
from customs_cli.reports.day.due import DueReport, DueRow


def as_ics(
    report: DueReport, register: str, now: datetime, words: Words, nth_of: Callable[[DueRow], int] = lambda row: 1
) -> str:
    """Return the text of an .ics file (RFC 5545)."""
    return ics.calendar(_days(report, register, words, nth_of), words("Time limits of customs"), now)


def _days(report: DueReport, register: str, words: Words, nth_of: Callable[[DueRow], int]) -> Iterator[ics.Day]:
    seen: Counter[str] = Counter()
    for row in report.deadlines:
        deadline, name = row.deadline, f"{row.ref}/{row.holder}/{row.deadline.rule}"
        if deadline.rule == RETENTION:
            name += f"/{deadline.article}"  # the court's notice, so that an entry keeps its name when another one ends
        if (decision := nth_of(row)) > 1:
            name += f"/{decision}"  # likewise for one of several fines
        seen[name] += 1
        nth = f"/{seen[name]}" if seen[name] > 1 else ""
        known = words("holder unknown") if row.holder == "UNKNOWN" else row.holder
        what = words("{ref} {holder}, {task}", ref=row.ref, holder=known, task=task(deadline, words))
        more = [cited(deadline.article, deadline.confirmed, words)]
        more += [words("Provisional: the working days of that year are not published yet.")] * deadline.provisional
        uid = f"{name}{nth}@{register[:32]}"
        yield ics.Day(uid=uid, on=deadline.due_on, summary=what, description="\n".join(filter(None, more)))
