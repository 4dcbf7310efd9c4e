"""What is due, for a calendar program: a whole day for every time limit."""

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
    """The text of an .ics file (RFC 5545).

    Args:
        report: What is due.
        register: Identity of the register, which makes what a day is known by unique.
        now: When it is written, aware.
        words: The reader's.
        nth_of: Which of several decisions about one holder's goods, as they were served, a time limit runs from.
    """
    return ics.calendar(_days(report, register, words, nth_of), words("Time limits of customs"), now)


def _days(report: DueReport, register: str, words: Words, nth_of: Callable[[DueRow], int]) -> Iterator[ics.Day]:
    seen: Counter[str] = Counter()
    for row in report.deadlines:
        deadline, name = row.deadline, f"{row.ref}/{row.holder}/{row.deadline.rule}"
        if deadline.rule == RETENTION:
            name += f"/{deadline.article}"  # the notice: one of several stays itself once another is over
        if (decision := nth_of(row)) > 1:
            name += f"/{decision}"  # so does the payment of one fine once another is paid
        seen[name] += 1
        nth = f"/{seen[name]}" if seen[name] > 1 else ""
        known = words("holder not known") if row.holder == "UNKNOWN" else row.holder
        what = words("{ref} {holder}, {task}", ref=row.ref, holder=known, task=task(deadline, words))
        more = [cited(deadline.article, deadline.confirmed, words)]
        more += [words("Provisional: the working days of that year are not published yet.")] * deadline.provisional
        uid = f"{name}{nth}@{register[:32]}"
        yield ics.Day(uid=uid, on=deadline.due_on, summary=what, description="\n".join(filter(None, more)))
