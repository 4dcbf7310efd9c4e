"""How deadlines are counted day by day, as a page and as JSON."""

from collections.abc import Iterator
from typing import Any

from customs_cli.domain.law.day_counts import DAY_0, RUNS_ON, STANDS_STILL, CountedDay
from customs_cli.domain.law.events import called as typed
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.time.workdays import NO_CALENDAR
from customs_cli.render.forms.jsonfile import picked
from customs_cli.render.layout.page import Block, Card, CardField, Cell, Column, Page, Table, Text, field
from customs_cli.render.words.articles import cited, source_of
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.holidays import holiday
from customs_cli.render.words.law import event, length, state_told
from customs_cli.render.words.phrases import called, lapse
from customs_cli.reports.batches.explaining import Counting, Explained

WEEKDAYS = (
    marked("Mon"),
    marked("Tue"),
    marked("Wed"),
    marked("Thu"),
    marked("Fri"),
    marked("Sat"),
    marked("Sun"),
)
WHY = {
    DAY_0: marked("day 0: not counted"),
    STANDS_STILL: marked("suspended from this day"),
    RUNS_ON: marked("resumed from this day"),
    "weekday": marked("working day"),
    "weekend": marked("weekend"),
    "make-up working day": marked("make-up working day"),
    "override": marked("as the office's own calendar file says"),
    "": marked("every day counts"),
}
"""Reason why a day counts or not -> its text; any other reason is the name of a holiday."""


def page(report: Explained, directory: Directory, words: Words) -> Page:
    """Return for each deadline its rule, and below it its days."""
    blocks: list[Block] = []
    for count in report.counts:
        blocks += (_card(count, directory, words), _days(count, words))
    title = words("How the deadlines of {ref} are counted", ref=report.ref)
    nothing = (Text(text=words("No time limit runs, and none has run.")),)
    return Page(title=title, blocks=tuple(blocks) or nothing, refs=(report.ref,))


def as_json(report: Explained) -> dict[str, Any]:
    """The object of `customs.explain/1`."""
    return {
        "schema": "customs.explain/1",
        "ref": report.ref,
        "as_of": report.as_of.isoformat(),
        "procedure": {"code": report.procedure, "name": report.name, "name_zh": report.name_zh},
        "calendar": report.calendar,
        "deadlines": [_count_json(count) for count in report.counts],
    }


def _card(count: Counting, directory: Directory, words: Words) -> Card:
    holder = called("holder", count.deadline.holder, directory, words)
    return Card(title=f"{count.deadline.rule}  {holder}", fields=tuple(_fields(count, words)))


def _fields(count: Counting, words: Words) -> Iterator[CardField]:
    deadline, period = count.deadline, count.period

    yield from _state(count, words)
    yield from _rule(count, words)
    yield field("calendar", words("Calendar"), deadline.calendar)
    yield field("source", words("Source"), source_of(period.source, words) or words("not at hand"))
    if deadline.provisional:
        yield field("provisional", words("Provisional"), _why_provisional(deadline.calendar, words))
    if not count.is_current:
        stale = words("By the present calendar the day differs from the stored one; a correction computes it again.")
        yield field("recount", words("Note"), stale)


def _state(count: Counting, words: Words) -> Iterator[CardField]:
    deadline = count.deadline
    yield field("due_on", words("Due"), deadline.due_on, "date")
    yield field("state", words("State"), state_told(count.state, deadline, words))
    yield field("met_on", words("Done on"), deadline.met_on, "date")
    yield field("working_days_left", words("Working days left"), count.working_days_left, "number")
    yield field("holder", words("Holder"), deadline.holder, "code")


def _rule(count: Counting, words: Words) -> Iterator[CardField]:
    deadline, period = count.deadline, count.period
    yield field("rule", words("Rule"), words(period.text) + ("" if period.confirmed else words(" (not confirmed)")))
    yield field("article", words("Article"), cited(deadline.article, period.confirmed, words))
    yield field("length", words("Length"), length(period, words))
    since = words("{what} ({day})", what=event(period.since, words), day=deadline.since_on)
    yield field("since", words("Counted from"), since)
    day_0 = cited(count.day_0_article, True, words) or words("not confirmed")
    yield field("day_0", words("Day 0 is not counted"), day_0)
    yield field("actor", words("Who"), words.word(deadline.actor))
    yield field("lapse", words("If not"), lapse(deadline.lapse, words))
    answers = "/".join(map(typed, period.met_by)) if deadline.act == "event" else ""
    yield field("act", words("Command"), f"customs {deadline.act} {answers}".rstrip() if deadline.act else "", "code")
    yield field("ends", words("The last day ends"), words(count.days[-1].ends) if count.days[-1].ends else "")


def _why_provisional(calendar: str, words: Words) -> str:
    if NO_CALENDAR in calendar:
        return words("the holidays of the office's country are not known: Monday to Friday are counted")
    return words("working days of a year concerned are not yet published")


def _days(count: Counting, words: Words) -> Table:
    columns = (
        Column(key="holder", heading=words("Holder"), kind="code", readers="machines"),
        Column(key="rule", heading=words("Rule"), kind="code", readers="machines"),
        Column(key="day", heading=words("Day"), kind="date"),
        Column(key="weekday", heading=words("Weekday"), kind="word"),
        Column(key="number", heading=words("Counted"), kind="number"),
        Column(key="why", heading=words("Why")),
    )
    head = (count.deadline.holder, count.deadline.rule)
    rows = [(*head, *_cells(day, words, count.deadline.calendar[:2])) for day in count.days]
    return Table(columns=columns, rows=rows)


def _cells(day: CountedDay, words: Words, country: str) -> tuple[Cell, ...]:
    why = words(WHY[day.why]) if day.why in WHY else holiday(day.why, words, country)
    return (day.on, words(WEEKDAYS[day.on.weekday()]), day.number, why)


def _count_json(count: Counting) -> dict[str, Any]:
    return {
        **picked(count.deadline, "rule", "holder"),
        **picked(count.period, "since"),
        **picked(count.deadline, "since_on", "due_on", "met_on"),
        **picked(count, "state", "working_days_left"),
        **picked(count.period, "length", "kind", "text", "article", "source", "confirmed"),
        **picked(count.deadline, "provisional", "calendar"),
        **picked(count, "is_current", "day_0_article"),
        **picked(count.deadline, "actor", "lapse", "act"),
        "ends": count.days[-1].ends,
        "days": [_day_json(day) for day in count.days],
    }


def _day_json(day: CountedDay) -> dict[str, Any]:
    return {
        "on": day.on.isoformat(),
        "weekday": day.on.isoweekday(),
        **picked(day, "counted", "number"),
        "why": holiday(day.why, Words()),
    }
