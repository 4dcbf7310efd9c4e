"""The report on a period as sections for people, and as JSON."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.page import Block, Cell, Column, Table, Text
from customs_cli.render.layout.paper import Paper, Section
from customs_cli.render.pages.batch import listing as listing_page
from customs_cli.render.pages.day import due as due_page
from customs_cli.render.pages.leads.clues import due_table, row_json
from customs_cli.render.pages.sums import rank as rank_page
from customs_cli.render.pages.sums import summary as summary_page
from customs_cli.render.pages.sums import trend as trend_page
from customs_cli.render.pages.sums.watch import rises_json, rises_table
from customs_cli.render.pages.trace import chain as chain_page
from customs_cli.render.pages.trace import links as links_page
from customs_cli.render.words.amounts import change
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import called, left_out, sums, units
from customs_cli.reports.batches.listing import Listing
from customs_cli.reports.overview.overview import SHOWN, Overview

_OFFICES = ("office", "measures", "batches", "items", "units", "value", "items_confirmed", "transfers")
_BATCH = (
    *("ref", "found_on", "office", "status", "goods", "marks", "holders", "items", "units", "quantity_shown", "value"),
    "due_on",
)


def paper(report: Overview, office: str, directory: Directory, words: Words) -> Paper:
    """Return the report for people.

    Args:
        report: The contents of the report.
        office: Name of the office that makes it.
        directory: Names of records.
        words: The reader's language.
    """
    period = summary_page.period_text(report.period, words)
    head = (
        (words("Office"), office),
        (words("Period"), period),
        (words("Filter"), report.filter or words("none")),
        (words("As of"), report.as_of.isoformat()),
        (words("Root"), report.root or "-"),
    )
    title = words("Report on {period}", period=period)
    refs = tuple(row.ref for row in report.batches)
    return Paper(title=title, head=head, sections=tuple(_sections(report, directory, words)), batches=refs)


def _sections(report: Overview, directory: Directory, words: Words) -> Iterator[Section]:
    offices = _offices(report, directory, words)
    yield Section(name="figures", title=words("Figures"), blocks=(_figures(report, words), offices))
    yield Section(name="trend", title=words("Trend"), blocks=_trend(report, directory, words))
    ranks = (rank_page.page(one, directory, words) for one in report.ranks)
    tables = tuple(
        replace(block, title=page.title) for page in ranks for block in page.blocks if isinstance(block, Table)
    )
    yield Section(name="ranking", title=words("Ranking"), blocks=tables)
    yield Section(name="links", title=words("Links between ports"), blocks=_links(report, directory, words))
    yield Section(name="clues", title=words("Clues"), blocks=_clues(report, words))
    table = due_page.table(report.due, directory, words)
    yield Section(name="deadlines", title=words("Deadlines"), blocks=(table,))
    yield Section(name="batches", title=words("Batches"), blocks=(_batches(report, words),))


def _grown(now: object, then: object, name: str, words: Words) -> str:
    return change(getattr(now, name), getattr(then, name), words.lang)


def _figures(report: Overview, words: Words) -> Table:
    now, then = report.now, report.before
    rows: list[tuple[Cell, ...]] = [
        (words(heading), getattr(now, name), getattr(then, name), _grown(now, then, name, words))
        for name, heading in (
            ("measures", "Measures"),
            ("batches", "Batches detained"),
            ("items", "Items"),
            ("items_official", "Official total"),
            ("items_confirmed", "Items confirmed"),
            ("holders_confirmed", "Holders confirmed"),
            ("trademarks_confirmed", "Trademarks confirmed"),
            ("transfers", "Transfers"),
        )
    ]
    rows.append((words("Value"), sums(now.values), sums(then.values), ""))
    rows.append((words("Other units"), units(now.units, words), units(then.units, words), ""))
    columns = (
        Column(key="what", heading=words("What")),
        Column(key="now", heading=words("this period"), kind="number"),
        Column(key="before", heading=words("a year before"), kind="number"),
        Column(key="change", heading=words("Change"), kind="number"),
    )
    return Table(columns=columns, rows=rows, keys=1)


def _offices(report: Overview, directory: Directory, words: Words) -> Table:
    table = summary_page.table(report.offices, directory, words)
    kept = [place for place, column in enumerate(table.columns) if column.key.removesuffix("_said") in _OFFICES]
    return replace(table.of_columns(kept), title=words("By office"))


def _trend(report: Overview, directory: Directory, words: Words) -> tuple[Block, ...]:
    blocks = trend_page.page(report.trend, words, report.watch).blocks
    risen = [rises_table(one, directory, words) for one in report.rises if one.alarms]
    return (*blocks, *risen)


def _links(report: Overview, directory: Directory, words: Words) -> tuple[Block, ...]:
    told: list[Block] = [
        block for one in report.chains for block in chain_page.blocks(one, directory, words, is_led=True)
    ]
    if told:
        told.append(Text(text=words("The links may go beyond the period and the filter.")))
    in_chains = {ref for one in report.chains for ref in one.refs}
    found = replace(report.links, traces=tuple(
        trace for trace in report.links.traces if in_chains.isdisjoint(one.ref for one in trace.sightings)
    ))  # fmt: skip
    if told and not found.traces:
        return tuple(told)
    if not found.traces:
        return (Text(text=links_page.no_links(found.within_days, words)),)
    columns = _trace_columns(words)
    rows = tuple(
        (
            words(links_page.KINDS[trace.by]),
            called(trace.by, trace.name, directory, words),
            tuple(f"{called('office', code, directory, words)}{words(': ')}{n}" for code, n in trace.offices.items()),
            trace.first,
            trace.last,
            tuple(sighting.ref for sighting in trace.sightings[:SHOWN]),
        )
        for trace in found.traces
    )
    return (
        *told,
        Table(columns=columns, rows=rows, notes=left_out(found.left_out.get("traces", 0), words, advised=False)),
    )


def _trace_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="by", heading=words("Kind"), kind="word"),
        Column(key="name", heading=words("What")),
        Column(key="offices", heading=words("Offices")),
        Column(key="from", heading=words("From"), kind="date"),
        Column(key="to", heading=words("To"), kind="date"),
        Column(key="refs", heading=words("Batches"), kind="ref"),
    )


def _clues(report: Overview, words: Words) -> tuple[Block, ...]:
    day = report.clues
    text = words(
        "Clues received: {received}; sent on: {sent}; answered: {answered}; batches found because of clues: {batches}.",
        received=day.received,
        sent=day.sent,
        answered=day.answered,
        batches=day.batches,
    )
    apart = (Text(text=words("Clues are chosen by their office alone.")),) if report.filter else ()
    return (Text(text=text), *apart, *((due_table(report.clues_due, words),) if report.clues_due else ()))


def _batches(report: Overview, words: Words) -> Table:
    (table,) = listing_page.page(Listing(rows=report.batches), words, keys=_BATCH).blocks
    assert isinstance(table, Table)
    told = words(
        "{shown} batches are listed: those named above, then the newest of {count}.",
        shown=len(table.rows),
        count=report.count,
    )
    return replace(table, notes=(told,))


def as_json(report: Overview) -> dict[str, Any]:
    """Return the object of `customs.report/1`, which contains the objects of several commands."""
    return {
        "schema": "customs.report/1",
        "period": summary_page.period_json(report.period),
        "as_of": report.as_of.isoformat(),
        "filter": report.filter or None,
        "root": report.root or None,
        "figures": {
            "now": summary_page.counts_json(report.now),
            "before": summary_page.counts_json(report.before),
        },
        "summary": summary_page.as_json(report.offices),
        "trend": trend_page.as_json(report.trend, report.watch),
        "rises": [rises_json(one) for one in report.rises],
        "ranks": [rank_page.as_json(one) for one in report.ranks],
        "links": links_page.as_json(report.links),
        "chains": [chain_page.as_json(one) for one in report.chains],
        "clues": {name: getattr(report.clues, name) for name in report.clues.__struct_fields__},
        "clues_due": [row_json(row) for row in report.clues_due],
        "due": due_page.as_json(report.due, clues=report.clues_due),
        "batches": [row.ref for row in report.batches],
        "count": report.count,
    }
