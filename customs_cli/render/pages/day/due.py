"""Deadlines as a page and as JSON."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.page import Cell, Column, Page, Table
from customs_cli.render.pages.leads.clues import due_table
from customs_cli.render.pages.leads.clues import row_json as clue_json
from customs_cli.render.words.articles import cited
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import called, lapse, left_out
from customs_cli.render.words.tasks import task
from customs_cli.reports.day.due import DueReport, DueRow
from customs_cli.reports.leads.clues import ClueRow
from customs_cli.sentences import command

OFFERED = 5
"""The most releases offered where a holder's or a court's time has run out."""


def page(
    report: DueReport,
    directory: Directory,
    words: Words,
    *,
    advised: bool = False,
    apart: bool = False,
    office: str = "",
    clues: Sequence[ClueRow] = (),
) -> Page:
    """Return a table of deadlines, the most urgent first.

    Args:
        report: The deadlines.
        directory: Names of holders.
        words: The reader's language.
        advised: Whether to say how all rows are shown, where a limit left some out.
        apart: Whether overdue deadlines have a table of their own, for people.
        office: The office whose batches are meant; empty for all.
        clues: Clues that are waiting for an answer.
    """
    title = words("Due as of {day}", day=report.as_of)
    if office:
        title = words("Due as of {day}, office {office}", day=report.as_of, office=office)
    refs = tuple(dict.fromkeys(row.ref for row in report.deadlines))
    whole = table(report, directory, words, advised=advised, office=office)
    blocks = _apart(report, whole, words) if apart else (whole,)
    return Page(title=title, blocks=(*blocks, *([due_table(clues, words)] if clues else ())), refs=refs)


def _apart(report: DueReport, whole: Table, words: Words) -> tuple[Table, ...]:
    late = sum(row.state == "overdue" for row in report.deadlines)
    if not late:
        return (whole,)
    state = next(i for i, column in enumerate(whole.columns) if column.key == "state")
    kept = [i for i in range(len(whole.columns)) if i != state]
    overdue = replace(whole, rows=whole.rows[:late], title=words("Overdue"), notes=())
    if not any(row.deadline.provisional for row in report.deadlines[:late]):
        overdue = overdue.of_columns(kept)
    rest = replace(whole, rows=whole.rows[late:], title=words("Not overdue"))
    return (overdue, rest) if rest.rows else (replace(overdue, notes=whole.notes),)


def table(report: DueReport, directory: Directory, words: Words, *, advised: bool = False, office: str = "") -> Table:
    """Return the table alone, for a page that shows more."""
    columns = _columns(words)
    rows = [_cells(row, directory, words) for row in report.deadlines]
    table = Table(columns=columns, rows=rows, notes=_notes(report, words, advised=advised, office=office))
    counted = not rows or any(row.working_days_left is not None for row in report.deadlines)
    return table if counted else table.of_columns([i for i, c in enumerate(columns) if c.key != "working_days_left"])


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="due_on", heading=words("Due"), kind="date"),
        Column(key="working_days_left", heading=words("Working days left"), kind="number"),
        Column(key="state", heading=words("State"), kind="word"),
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="holder", heading=words("Holder")),
        Column(key="what", heading=words("To do"), readers="narrow"),
        Column(key="task", heading=words("To do"), readers="wide"),
        Column(key="article_shown", heading=words("Article"), readers="wide"),
        Column(key="actor", heading=words("Who"), kind="word", readers="machines"),
        Column(key="rule", heading=words("Rule"), kind="code", readers="machines"),
        Column(key="article", heading=words("Article"), readers="machines"),
        Column(key="act", heading=words("Command"), kind="code", readers="machines"),
        Column(key="lapse", heading=words("If not"), kind="word", readers="machines"),
    )


def as_json(report: DueReport, office: str = "", clues: Sequence[ClueRow] = ()) -> dict[str, Any]:
    """Return the object of `customs.due/1`; `office` is null for every office, `clues` wait for an answer."""
    return {
        "schema": "customs.due/1",
        "as_of": report.as_of.isoformat(),
        "office": office or None,
        "deadlines": [row_json(row) for row in report.deadlines],
        "clues": [clue_json(row) for row in clues],
    }


def row_json(row: DueRow) -> dict[str, Any]:
    """Return one deadline of `due --json`."""
    deadline = row.deadline
    return {
        "ref": row.ref,
        "holder": row.holder,
        "rule": deadline.rule,
        "due_on": deadline.due_on.isoformat(),
        "working_days_left": row.working_days_left,
        "state": row.state,
        "article": deadline.article,
        "provisional": deadline.provisional,
        "act": deadline.act,
        "actor": deadline.actor,
        "since_on": deadline.since_on.isoformat(),
        "lapse": deadline.lapse,
        "confirmed": deadline.confirmed,
        "calendar": deadline.calendar,
        "task": task(deadline, Words()),
    }


def _cells(row: DueRow, directory: Directory, words: Words) -> tuple[Cell, ...]:
    deadline = row.deadline
    state, actor, doing = words.word(row.state), words.word(deadline.actor), task(deadline, words)
    article = cited(deadline.article, deadline.confirmed, words)
    return (
        deadline.due_on,
        row.working_days_left,
        state + words(" (provisional)") if deadline.provisional else state,
        row.ref,
        called("holder", row.holder, directory, words),
        words("{task} ({article})", task=doing, article=article),
        doing,
        article,
        actor,
        deadline.rule,
        article,
        deadline.act,
        lapse(deadline.lapse, words),
    )


def _nothing(within: int | None, words: Words) -> str:
    if within is None:
        return words("Nothing is due.")
    if within < 0:
        return words("Nothing is overdue.")
    if within == 0:
        return words("Nothing is overdue or due today.")
    return words.counted(within, "Nothing is due within 1 working day.", "Nothing is due within {count} working days.")


def _notes(report: DueReport, words: Words, *, advised: bool, office: str) -> tuple[str, ...]:
    if not report.total:
        return (_nothing(report.within, words),)
    said = [
        words(
            "{overdue} overdue, {today} due today, {soon} soon.",
            overdue=f"{report.in_state('overdue'):,}",
            today=f"{report.in_state('today'):,}",
            soon=f"{report.in_state('soon'):,}",
        )
    ]
    if any(row.deadline.provisional for row in report.deadlines):
        said.append(words("Provisional: the working days of that year are not published yet."))
    lapsed = [row for row in report.deadlines if row.state == "overdue" and row.deadline.lapse == "release"]
    for row in lapsed[:OFFERED]:
        release = command("release", row.ref, "--holder", row.holder)
        said.append(
            words("{rule} expired. To release on this ground: {command}", rule=row.deadline.rule, command=release)
        )
    left = left_out(report.total - report.old - len(report.deadlines), words, advised=advised)
    return (*left, *_old(report, words, office), *said)


def _old(report: DueReport, words: Words, office: str) -> tuple[str, ...]:
    if not report.old:
        return ()
    listed = command("due", "--overdue", *(("--office", office) if office else ("--all",)))
    text = marked("{count} overdue since before {day}: {command}")
    return (words(text, count=f"{report.old:,}", day=report.old_before, command=listed),)
