"""What a sheet says about leads: enterprises found before, and what rose within the month."""

from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.cells import grouped
from customs_cli.render.layout.page import Cell, Column, Table
from customs_cli.render.pages.sums.summary import HEADINGS
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import called, left_out
from customs_cli.reports.alarm.rises import Rise
from customs_cli.reports.day.sheet import Sheet

SHOWN = 5
"""The most enterprises shown on a sheet."""
_RISEN = 6


def seen(report: Sheet, words: Words) -> Table:
    """Return the enterprises of the day with other batches within a year, those that were punished first."""
    columns = _seen_columns(words)
    rows: list[tuple[Cell, ...]] = [
        (f"{s.name} {s.uscc}", s.uscc, s.name, s.batches, s.offices, s.days, s.penalty_on, s.refs)
        for s in report.seen[:SHOWN]
    ]
    notes = left_out(len(report.seen) - len(rows), words, advised=False)
    title = words("Parties of the day's batches found before within a year")
    return Table(columns=columns, rows=rows, title=title, notes=notes, keys=1, is_ruled=True)


def _seen_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="called", heading=words("Enterprise"), readers="people"),
        Column(key="uscc", heading=words("Credit code"), kind="code", readers="machines"),
        Column(key="name", heading=words("Name"), readers="machines"),
        Column(key="batches", heading=words("Batches"), kind="number"),
        Column(key="offices", heading=words("At offices"), kind="number"),
        Column(key="days", heading=words("Days"), kind="number"),
        Column(key="penalty_on", heading=words("Last penalty"), kind="date"),
        Column(key="refs", heading=words("References"), readers="machines"),
    )


def rises(report: Sheet, directory: Directory, words: Words) -> str:
    """Return a line on what rose in the month above what was expected, and that more control may explain it."""
    told = [_risen(one.by, rise, directory, words) for one in report.rises for rise in one.alarms]
    left = len(told) - _RISEN
    first = words("; ").join(told[:_RISEN])
    return words(
        "Rises (alarms) in batches: {risen}. More inspections mean more finds: a rise may mean more "
        "control, not more crime.",
        risen=words("{first}, and {count} more", first=first, count=left) if left > 0 else first,
    )


def _risen(by: str, rise: Rise, directory: Directory, words: Words) -> str:
    return words(
        "{dimension} {name}: {observed}, at most {upper} expected",
        dimension=words(HEADINGS[by]),
        name=called(by, rise.key, directory, words),
        observed=grouped(rise.watched.observed),
        upper=f"{rise.watched.upper or 0:,.1f}",
    )
