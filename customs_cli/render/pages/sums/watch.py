"""The texts on spans that were examined for an alarm: sentences, and cells beside the rows of a trend."""

from typing import Any

from msgspec.structs import replace

from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.cells import grouped
from customs_cli.render.layout.page import Column, Page, Table, Text
from customs_cli.render.pages.sums.summary import HEADINGS
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import called, left_out
from customs_cli.reports.alarm.rises import Rises
from customs_cli.reports.alarm.watch import Watch, Watched

SHOWN = 5
"""The most alarms, newest first, that are described in sentences; all are in the table."""
_COMPARED = {
    "farrington": marked("the same time of the three years before"),
    "ears-c1": marked("the seven spans before"),
    "ears-c2": marked("the seven spans before the last two"),
}
_REASONS = {
    "above": marked("{observed} found, at most {upper} expected ({expected}) from {compared}: an alarm."),
    "within": marked("{observed} found, at most {upper} expected ({expected}) from {compared}: no alarm."),
    "few": marked(
        "{observed} found, at most {upper} expected ({expected}) from {compared}; fewer than five in four "
        "spans are no alarm."
    ),
    "not-counted": marked(
        "Only batches and measures are watched: a single large find can move items and value more than many small ones."
    ),
    "no-history": marked("There are fewer than nine spans before it in the register: nothing to compare with."),
    "not-kept": marked("Too few of the spans before it have finds in the register: nothing to compare with."),
}


def why(one: Watched, words: Words) -> str:
    """Return a sentence on why a span is an alarm or not, with further ones on what the finds were compared with."""
    said = words(
        _REASONS[one.reason],
        observed=grouped(one.observed),
        upper=_number(one.upper),
        expected=_number(one.expected),
        compared=words(_COMPARED.get(one.method, "")),
    )
    if one.has_trend:
        said += " " + words("The trend of those years is taken into account.")
    if one.is_share:
        said += " " + words(
            "Finds are compared as a share of {count} inspections.", count=grouped(one.inspections or 0)
        )
    return said


def alarm_lines(watch: Watch, words: Words) -> tuple[str, ...]:
    """Return a sentence for each alarm, and the cautions that every reader needs."""
    newest = watch.alarms[-SHOWN:]
    told = tuple(f"{one.key}{words(': ')}{why(one, words)}" for one in newest) or (words("No span is an alarm."),)
    return (*left_out(len(watch.alarms) - len(newest), words, advised=False), *told, *caveats(watch, words))


def rises_page(report: Rises, directory: Directory, words: Words) -> Page:
    """Return a page with the series that are an alarm."""
    table = rises_table(report, directory, words)
    caveat = words("More inspections mean more finds: a rise may mean more control, not more crime.")
    return Page(title=table.title, blocks=(replace(table, title=""), Text(text=caveat)))


def rises_table(report: Rises, directory: Directory, words: Words) -> Table:
    """Return the series that are an alarm, the one furthest above its expectation first."""
    columns = (
        Column(key=report.by, heading=words(HEADINGS[report.by]), kind="text"),
        Column(key="found", heading=words("Batches found"), kind="number"),
        Column(key="expected", heading=words("Expected"), kind="number"),
        Column(key="upper", heading=words("At most"), kind="number"),
        Column(key="why", heading=words("Why")),
    )
    rows = tuple(
        (
            called(report.by, rise.key, directory, words),
            rise.watched.observed,
            rise.watched.expected,
            rise.watched.upper,
            why(rise.watched, words),
        )
        for rise in report.alarms
    )
    dimension = words(HEADINGS[report.by])
    title = words("Rises by {dimension}: no complete span yet", dimension=dimension)
    if report.span:
        title = words("Rises in {span}, by {dimension}", span=report.span.text, dimension=dimension)
    told = words("{count} series were examined; alpha is divided by their number.", count=report.series)
    notes = (told,) if rows else (words("No series is an alarm."), told)
    return Table(columns=columns, rows=rows, title=title, notes=notes, keys=1)


def rises_json(report: Rises) -> dict[str, Any]:
    """Return what `trend --alarm --by` adds: how many series were examined, and those that are an alarm."""
    alarms = [{"key": rise.key, **as_json(rise.watched)} for rise in report.alarms]
    span = report.span.text if report.span else None
    return {"by": report.by, "span": span, "series": report.series, "alarms": alarms}


def caveats(watch: Watch, words: Words) -> tuple[str, ...]:
    """Return what an alarm does not mean: that finds follow inspections, and how many series were examined."""
    lines = [words("More inspections mean more finds: a rise may mean more control, not more crime.")]
    if not any(one.is_share for one in watch.spans):
        lines.append(words("Inspections are not known for every span, so finds are not compared with them."))
    if watch.series > 1:
        lines.append(
            words(
                "{count} series were examined: for an alarm the chance must be {count} times smaller.",
                count=watch.series,
            )
        )
    return tuple(lines)


def as_json(one: Watched) -> dict[str, Any]:
    """Return what a row of `trend --alarm --json` has in addition; it is the same in every language."""
    return {
        "expected": one.expected,
        "upper": one.upper,
        "alarm": one.alarm,
        "method": one.method,
        "why": why(one, Words()),
        "observed": one.observed,
        "inspections": one.inspections,
    }


def _number(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:,.1f}"
