"""One day of the office as a page and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.batch.goods.collection import collections
from customs_cli.domain.books.happening import ACTS, Event
from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.page import Cell, Column, Page, Table, Text
from customs_cli.render.pages.day import due as render_due
from customs_cli.render.pages.day.morning import next_json
from customs_cli.render.pages.leads.clues import due_table
from customs_cli.render.pages.leads.clues import row_json as clue_json
from customs_cli.render.pages.sums.summary import counts_json
from customs_cli.render.words.amounts import as_read
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import all_goods, called, finding, goods, left_out, sums, units
from customs_cli.render.words.stored import body, reason
from customs_cli.reports.day.morning import Morning
from customs_cli.reports.day.today import TodayReport
from customs_cli.reports.leads.clues import ClueRow
from customs_cli.sentences import command

WORDS = {
    "recorded": marked("recorded"),
    "notified": marked("notified"),
    "served": marked("served"),
    "replied": marked("replied"),
    "detained": marked("detained"),
    "confirmed": marked("confirmed"),
    "determined": marked("determined"),
    "released": marked("released"),
    "confiscated": marked("confiscated"),
    "abandoned": marked("abandoned"),
    "transferred": marked("transferred"),
    "disposed": marked("disposed"),
}
"""Act -> the word for what happened to a batch."""


def page(
    report: TodayReport,
    directory: Directory,
    words: Words,
    *,
    advised: bool = False,
    office: str = "",
    clues: Sequence[ClueRow] = (),
    other: str = "",
) -> Page:
    """Return the day's sums, what happened, who has not replied, what is due; empty parts are stated, not shown.

    Args:
        report: The day.
        directory: Names of holders.
        words: The reader's language.
        advised: Whether to say how all rows are shown, where a limit left some out.
        office: The office whose batches are meant; empty for all.
        clues: Clues whose answer is due soon, or overdue.
        other: A batch to which some other act was done that day, to be named where the day has no events.
    """
    blocks: list[Table | Text] = []
    if report.events:
        more = left_out(report.happened - len(report.events), words, advised=advised)
        blocks += [_sums(report, words), _events(report, directory, words, more)]
    elif other:
        told = {"ref": other, "command": command("show", other)}
        blocks.append(
            Text(
                text=words("Only other acts were done on this day, such as on {ref}: {command}", **told), is_typed=True
            )
        )
    else:
        blocks.append(Text(text=words("Nothing was recorded or done on this day.")))
    if report.waiting:
        more = left_out(report.owing - len(report.waiting), words, advised=advised)
        blocks.append(_waiting(report, directory, words, more))
    elif any(row.deadline.act == "reply" for row in report.due.deadlines):
        blocks.append(Text(text=words("Every holder has replied; an application still lacks its security.")))
    else:
        blocks.append(Text(text=words("No holder's reply is outstanding.")))
    if report.due.deadlines:
        table = render_due.table(report.due, directory, words, advised=advised)
        blocks.append(_titled(table, words("Overdue, or due within three working days")))
    else:
        blocks.append(Text(text=words("Nothing is overdue or due within three working days.")))
    blocks += [due_table(clues, words)] if clues else []
    refs = tuple(dict.fromkeys(event.batch.ref for event in report.events))
    title = words("Day of {day}", day=report.day)
    if office:
        title = words("Day of {day}, office {office}", day=report.day, office=office)
    return Page(title=title, blocks=tuple(blocks), refs=refs)


def as_json(report: TodayReport, morning: Morning, clues: Sequence[ClueRow] = ()) -> dict[str, Any]:
    """Return the object of `customs.today/1`; `next` is what the command `customs` alone shows to people."""
    return {
        "schema": "customs.today/1",
        "day": report.day.isoformat(),
        "as_of": report.day.isoformat(),
        "counts": {act: counts_json(report.counts[act]) for act in ACTS if act in report.counts},
        "events": [
            {"act": e.act, "ref": e.batch.ref, "holder": e.holder or None, "detail": list(e.detail), **_parts_json(e)}
            for e in report.events
        ],
        "waiting": [
            {
                "ref": w.ref,
                "holder": w.holder,
                "notified_on": w.notified_on.isoformat(),
                "served_on": w.served_on.isoformat() if w.served_on else None,
                "due_on": w.due_on.isoformat() if w.due_on else None,
            }
            for w in report.waiting
        ],
        "due": [render_due.row_json(row) for row in report.due.deadlines],
        "clues": [clue_json(row) for row in clues],
        "office": morning.office or None,
        "next": [next_json(act) for act in morning.acts],
    }


def _parts_json(event: Event) -> dict[str, Any]:
    return {"parts": [{"line": no, "quantity": n} for no, n in event.parts]} if event.parts else {}


def _sums(report: TodayReport, words: Words) -> Table:
    columns = (
        Column(key="act", heading=words("Act"), kind="word"),
        Column(key="batches", heading=words("Batches"), kind="number"),
        Column(key="items", heading=words("Items detained"), kind="number"),
        Column(key="units", heading=words("Other units")),
        Column(key="value", heading=words("Value detained"), kind="money"),
    )
    rows = []
    for act in ACTS:
        if counts := report.counts.get(act):
            others = units(counts.units, words)
            rows.append((_called(act, report, words), counts.recorded, counts.items, others, sums(counts.values)))
    return as_read(Table(columns=columns, rows=rows, keys=1), words)


def _called(act: str, report: TodayReport, words: Words) -> str:
    shown = [event for event in report.events if event.act == act]
    are_collected = {_is_collected(event) for event in shown}
    is_whole = report.counts[act].recorded == len({event.batch.ref for event in shown})
    if act == "confiscated" and (True in are_collected or not is_whole):
        return words("collected") if is_whole and are_collected == {True} else words("confiscated or collected")
    return words(WORDS[act])


def _events(report: TodayReport, directory: Directory, words: Words, notes: tuple[str, ...]) -> Table:
    columns = (
        Column(key="act", heading=words("Act"), kind="word"),
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="holder", heading=words("Holder")),
        Column(key="detail", heading=words("What")),
    )
    rows = [_event(event, directory, words) for event in report.events]
    return Table(columns=columns, rows=rows, title=words("What happened"), notes=notes)


def _event(event: Event, directory: Directory, words: Words) -> tuple[Cell, ...]:
    holder = called("holder", event.holder, directory, words) if event.holder else ""
    act = words("collected" if _is_collected(event) else WORDS[event.act])
    return (act, event.batch.ref, holder, (*_detail(event, words), *_parts(event, words)))


def _is_collected(event: Event) -> bool:
    p = event.batch.proceedings.get(event.holder)
    reasons = {one.reason for one in collections(p)} if p and event.act == "confiscated" else ()
    return (event.detail[0] if event.detail else None) in reasons


def _parts(event: Event, words: Words) -> Iterator[str]:
    lines = {line.no: line for line in event.batch.lines}
    for no, quantity in event.parts or ():
        if line := lines.get(no):
            yield words("line {no}: {goods}", no=no, goods=goods(replace(line, quantity=quantity), words))


def _detail(event: Event, words: Words) -> tuple[str, ...]:
    match event.act:
        case "recorded":
            return all_goods(event.batch.lines, words)
        case "notified" | "served" | "detained":
            return tuple(event.batch.proceedings[event.holder].marks)
        case "confirmed":
            return (event.detail[0], words.word(event.detail[1]))
        case "determined":
            return tuple(finding(word, words) for word in event.detail)
        case "transferred" if event.detail:
            to = words.word(event.detail[0])
            return (to, *(called for text in event.detail[1:] if (called := body(text, words)) != to))
        case "released" | "confiscated" | "abandoned":
            return tuple(reason(text, words) or "" for text in event.detail)
        case _:
            return tuple(map(words.word, event.detail))


def _waiting(report: TodayReport, directory: Directory, words: Words, notes: tuple[str, ...]) -> Table:
    columns = (
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="holder", heading=words("Holder")),
        Column(key="notified_on", heading=words("Notified"), kind="date"),
        Column(key="served_on", heading=words("Served"), kind="date"),
        Column(key="due_on", heading=words("Reply due"), kind="date"),
    )
    rows = [
        (w.ref, called("holder", w.holder, directory, words), w.notified_on, w.served_on, w.due_on)
        for w in report.waiting
    ]
    return Table(columns=columns, rows=rows, title=words("Waiting for a reply"), notes=notes)


def _titled(table: Table, title: str) -> Table:
    return replace(table, title=title)
