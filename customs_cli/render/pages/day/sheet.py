"""The daily and the monthly sheet as a page and as JSON; an empty part is stated in one line."""

from typing import Any

from msgspec import to_builtins

from customs_cli.domain.query.directory import Directory
from customs_cli.render.forms.jsonfile import picked
from customs_cli.render.layout.page import Block, Break, Card, Code, Page, Table, Text, field
from customs_cli.render.pages.batch.batch_json import batch_json
from customs_cli.render.pages.day import due as render_due
from customs_cli.render.pages.day import sheet_acts, sheet_figures, sheet_issued, sheet_leads
from customs_cli.render.pages.day.explaining import WEEKDAYS
from customs_cli.render.pages.sums.summary import counted_on, counts_json, period_json, period_text
from customs_cli.render.pages.sums.watch import rises_json
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import offices_called, units
from customs_cli.reports.compare.compared import Figures
from customs_cli.reports.day.sheet import Sheet

MOST = 8
"""The most deadlines shown; further ones are only counted, as the sheet is meant to be read standing."""


def page(report: Sheet, directory: Directory, words: Words, most: int = MOST, *, is_internal: bool = True) -> Page:
    """Return the sheet for people.

    Args:
        report: The contents of the sheet.
        directory: Names of offices, holders, marks and campaigns.
        words: The reader's language.
        most: How many deadlines to show; further ones are counted.
        is_internal: Whether to include what the office itself still has to do, which the copy sent upward lacks.
    """
    blocks: list[Block] = [_head(report, directory, words)]
    blocks += sheet_issued.blocks(report, directory, words, is_internal=is_internal)
    blocks.append(sheet_figures.figures(report.compared, directory, words))
    blocks += _shown(_broken_down(report, directory, words))
    blocks += _shown([sheet_figures.first_few(report, directory, words)])
    if report.happened.rows:
        blocks.append(sheet_acts.happened(report, directory, words))
    blocks += _shown([sheet_leads.seen(report, words)])
    if report.of_clues:
        blocks.append(
            Text(
                text=words.counted(
                    report.of_clues, "Found after a clue: 1 batch.", "Found after a clue: {count} batches."
                )
            )
        )
    if nothing := sheet_acts.nothing_of(report, words):
        blocks.append(Text(text=nothing))
    if report.rises:
        blocks.append(Text(text=sheet_leads.rises(report, directory, words)))
    if is_internal:
        blocks.append(_owed(report, directory, words, most))
    blocks += _store(report, directory, words)
    if report.remark:
        blocks.append(Text(text=words("Remark: {text}", text=report.remark)))
    blocks += _foot(report, words)
    if len(report.happened.rows) > sheet_acts.MANY:
        blocks += [Break(), sheet_acts.details(report, directory, words)]
    refs = tuple(batch.ref for batch in report.recorded)
    title = sheet_issued.title(_title(report, words), report, words)
    return Page(title=title, blocks=tuple(blocks), refs=refs, is_sheet=True)


def as_json(report: Sheet) -> dict[str, Any]:
    """Return the object of `customs.sheet/1` with everything, nothing shortened."""
    return {
        "schema": "customs.sheet/1",
        **_head_json(report),
        **_found_json(report),
        **_standing_json(report),
        "offices": [{"office": row.key["office"], **counts_json(row.counts)} for row in report.offices.rows],
        **picked(report, "anchor"),
        **sheet_issued.as_json(report),
    }


def _head_json(report: Sheet) -> dict[str, Any]:
    head = report.head
    return {
        "number": report.number,
        "office": head.office or None,
        **({"of_offices": [*head.offices]} if head.offices else {}),
        **({"where": head.found_by} if head.found_by else {}),
        **({"recounted": True} if head.is_recounted else {}),
        "section": head.section or None,
        "printed_at": head.printed_at.isoformat(timespec="minutes") if head.printed_at else None,
        "by": list(head.by),
        "counted_on": report.period.counted_on,
        "remark": report.remark or None,
        "period": period_json(report.period),
        "as_of": report.as_of.isoformat(),
        "as_it_stood": report.is_past,
    }


def _found_json(report: Sheet) -> dict[str, Any]:
    happened = report.happened
    return {
        "compared": [sheet_figures.compared_json(row) for row in report.compared],
        "tables": [
            {"by": list(t.by), "rows": [{"key": row.key, **counts_json(row.counts)} for row in t.rows]}
            for t in report.tables
        ],
        "acts": to_builtins(happened.rows),
        "acts_total": to_builtins(happened.totals),
        "acts_none": list(happened.silent),
        "batches_of_clues": report.of_clues,
        **picked(report, "seen"),
        "rises": [rises_json(one) for one in report.rises],
    }


def _standing_json(report: Sheet) -> dict[str, Any]:
    return {
        "store": {state or "total": to_builtins(sums) for state, sums in report.store.items()},
        **picked(report, "longest"),
        "recorded": map(batch_json, report.recorded),
        "due": [render_due.row_json(row) for row in report.due.deadlines],
        **picked(report, "provisional", "replies", "silent", "waiting", "confirmed", "security", "moves", "transfers"),
        **picked(report, "oldest", "held"),
    }


def _title(report: Sheet, words: Words) -> str:
    period = period_text(report.period, words)
    if report.is_day:
        return words("Daily sheet of IPR protection, {day}", day=period)
    if report.is_month:
        return words("Monthly sheet of IPR protection, {month}", month=f"{report.period.from_:%Y-%m}")
    return words("Sheet of IPR protection, {period}", period=period)


def _owed(report: Sheet, directory: Directory, words: Words, most: int) -> Block:
    table = sheet_acts.deadlines(report, directory, words, most)
    if table.rows:
        return table
    if report.is_past:
        return Text(text=words("Nothing was overdue or due within three working days."))
    return Text(text=words("Nothing is overdue or due within three working days."))


def _head(report: Sheet, directory: Directory, words: Words) -> Card:
    head = report.head
    office = offices_called((head.office,) if head.office else head.offices, directory, words)
    office = words("{office}, {section}", office=office, section=head.section) if head.section else office
    printed = f"{head.printed_at:%Y-%m-%d %H:%M}" if head.printed_at else str(head.printed_on or report.as_of)
    if head.by:
        printed = words("{moment} by {officer}", moment=printed, officer=words(", ").join(head.by))
    fields = (
        field("office", words("Office"), office),
        *([field("where", words("Only"), head.found_by)] if head.found_by else []),
        *([field("number", words("Sheet number"), report.number, "code")] if report.is_numbered else []),
        field("day", words("Day"), _day(report, words)),
        field("printed", words("Printed"), printed),
        *sheet_issued.field(report, words),
    )
    return Card(fields=fields)


def _day(report: Sheet, words: Words) -> str:
    text = period_text(report.period, words)
    day = report.period.from_
    return f"{text} {words(WEEKDAYS[day.weekday()])}" if day and report.is_day else text


def _broken_down(report: Sheet, directory: Directory, words: Words) -> list[Table]:
    aside = ("mark", "goods", "destination")
    asked = [table for table in report.tables if table.by[0] not in aside]
    return [sheet_figures.broken_down(table, directory, words) for table in asked]


def _shown(tables: list[Table]) -> list[Block]:
    return [table for table in tables if table.rows]


def _store(report: Sheet, directory: Directory, words: Words) -> list[Block]:
    if not report.store[""].batches:
        silence = words("Nothing was in store.") if report.is_past else words("Nothing is in store.")
        return [Text(text=silence)]
    return [sheet_acts.store(report, words), *_shown([sheet_acts.longest(report, directory, words)])]


def _foot(report: Sheet, words: Words) -> list[Block]:
    blank = "_" * 9
    signed = words("Officer: {line}  Reviewer: {line}  Head: {line}  Date: {line}", line=blank)
    texts = [Text(text=_counting(report, words)), Text(text=signed)]
    if not report.anchor.root:
        return [*texts]
    own = Code(text=f"{report.anchor.root}@{report.anchor.entries}", label=words("Journal:"))
    heads = [Code(text=report.anchor.heads, label=words("All chains (@heads):"))] if report.anchor.heads else []
    return [*([own] if report.anchor.entries else ()), *heads, *texts]  # a chain without an act proves nothing


def _counting(report: Sheet, words: Words) -> str:
    year = next((row.now.counts for row in report.compared if row.what == "year"), None)
    said = [
        words("How it is counted:"),
        counted_on(report.period.counted_on, words),
        words("A measure is a notice or a detention."),
        words("Items are pieces of detained goods, each counted once; other units are shown beside them."),
    ]
    if year and year.units:
        more = {"official": f"{year.items_official:,}", "units": words(", ").join(units(year.units, words))}
        said.append(words("Year so far, counting each pair and set as one: {official} ({units}).", **more))
    said += [
        words("Transfers, fines and acts count by the day of the act; deadlines and the store are shown as "
              "at the end of {day}, by the days of the acts as now known." if report.is_past else
              "Transfers, fines and acts count by the day of the act; deadlines, counted from {day}, and "
              "the store are shown as the register is now.",
              day=report.as_of),
    ]  # fmt: skip
    before = [row for row in report.compared if row.then != Figures()]
    if before:
        said.append(words("Where the year before has fewer than 10, the change is shown as —."))
    if any(row.what == "campaign" for row in before):
        said.append(words("A campaign's batches are compared with all batches of a year before."))
    if report.head.is_recounted:
        said.append(words("Every figure was computed again from the batches themselves."))
    return " ".join(said) if words.lang != "zh" else "".join(said)
