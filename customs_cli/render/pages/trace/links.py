"""Links between batches as a page and as JSON."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.query.directory import Directory
from customs_cli.render.forms.jsonfile import picked
from customs_cli.render.layout.page import Cell, Column, Page, Table
from customs_cli.render.pages.sums.summary import period_json, period_text
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import called, day, left_out
from customs_cli.reports.trace.links import Across, Linked, Links, Repeat
from customs_cli.reports.trace.traces import Sighting, Trace

KINDS = {
    "consignor": marked("consignor"),
    "consignee": marked("consignee"),
    "agent": marked("agent"),
    "declarant": marked("declarant"),
    "carrier": marked("carrier"),
    "driver": marked("driver"),
    "maker": marked("maker"),
    "supplier": marked("supplier"),
    "mark": marked("trademark"),
    "holder": marked("holder"),
    "document": marked("document"),
    "origin": marked("origin"),
    "departure": marked("departure"),
    "destination": marked("destination"),
    "category": marked("category"),
    "campaign": marked("campaign"),
    "phone": marked("phone"),
    "address": marked("address"),
    "container": marked("container"),
    "vehicle": marked("vehicle"),
    "seal": marked("seal"),
    "route": marked("route"),
    "mark-set": marked("set of marks"),
    "goods": marked("goods"),
}
"""The kind of value that batches share -> its name."""


def page(report: Links, directory: Directory, words: Words, *, advised: bool = False) -> Page:
    """Return what several offices found, or what is linked with one batch; then joint work and repeat offenders.

    Args:
        report: The links found.
        directory: Names of records.
        words: The reader's language.
        advised: Whether to say how all rows are shown, where a limit left some out.
    """
    tables = {
        "linked" if report.ref else "traces": (_linked_table if report.ref else _traces_table)(report, directory, words)
    }
    if report.across:
        tables["across"] = _across_table(report.across, directory, words)
    if report.repeats:
        tables["repeats"] = _repeats_table(report.repeats, directory, words)
    blocks = tuple(
        replace(table, notes=(*left_out(report.left_out.get(name, 0), words, advised=advised), *table.notes))
        for name, table in tables.items()
    )
    return Page(title=_title(report, words), blocks=blocks, refs=tuple(dict.fromkeys(_refs(report))))


def as_json(report: Links) -> dict[str, Any]:
    """The object of `customs.links/1`."""
    return {
        "schema": "customs.links/1",
        "ref": report.ref,
        "period": period_json(report.period) if report.period else None,
        **picked(report, "by", "within_days", "min_offices"),
        "traces": [_trace_json(trace) for trace in report.traces],
        "linked": [_linked_json(row) for row in report.linked],
        "across_ports": [
            {**_sighting_json(row.found), **picked(row, "declared_at", "document", "joint_offices")}
            for row in report.across
        ],
        "repeat_offenders": [
            {
                **picked(row, "uscc", "name"),
                **_sighting_json(row.found),
                **picked(row, "former", "confiscated_on", "number"),
            }
            for row in report.repeats
        ],
    }


def _linked_json(row: Linked) -> dict[str, Any]:
    return {
        **_sighting_json(row.found),
        "days": row.days,
        "shared": [list(pair) for pair in row.shared],
        "shared_by": list(row.rarity),
        "total": row.of,
    }


def _trace_json(trace: Trace) -> dict[str, Any]:
    return {
        "by": trace.by,
        "key": trace.key,
        "name": trace.name,
        "offices": trace.offices,
        "batches": [_sighting_json(sighting) for sighting in trace.sightings],
        "from": trace.first.isoformat(),
        "to": trace.last.isoformat(),
        "exact": trace.is_exact,
        "shared_by": trace.shared_by,
        "total": trace.of,
        "weight": trace.weight,
    }


def _sighting_json(sighting: Sighting) -> dict[str, Any]:
    return {"ref": sighting.ref, "office": sighting.office, "found_on": sighting.found_on}


def _title(report: Links, words: Words) -> str:
    if report.ref:
        return words("Linked with {ref}", ref=report.ref)
    return words("Links: {period}", period=period_text(report.period, words) if report.period else "")


def _refs(report: Links) -> Iterator[str]:
    for trace in report.traces:
        yield from (sighting.ref for sighting in trace.sightings)
    for rows in (report.linked, report.across, report.repeats):
        yield from (row.found.ref for row in rows)


def _traces_table(report: Links, directory: Directory, words: Words) -> Table:
    rows = [_trace_cells(trace, directory, words) for trace in report.traces]
    title = words.counted(
        report.within_days,
        "Found at {offices} offices or more within 1 day",
        "Found at {offices} offices or more within {count} days",
        offices=report.min_offices,
    )
    notes = [] if rows else [_none(report, words)]
    if not all(trace.is_exact for trace in report.traces):
        notes.append(words("A batch whose exact day is unknown counts as found on the first day of its month or year."))
    return Table(columns=_trace_columns(words), rows=rows, title=title, notes=tuple(notes))


def _trace_columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="by", heading=words("Kind"), kind="word"),
        Column(key="key", heading=words("Known by"), kind="code", readers="machines"),
        Column(key="name", heading=words("What")),
        Column(key="shared_by", heading=words("Shared by"), kind="text"),
        Column(key="offices", heading=words("Offices")),
        Column(key="batches", heading=words("Batches"), kind="number"),
        Column(key="from", heading=words("From"), kind="date"),
        Column(key="to", heading=words("To"), kind="date"),
        Column(key="newest", heading=words("Newest"), kind="ref", readers="people"),
        Column(key="refs", heading=words("References"), readers="machines"),
    )


def _trace_cells(trace: Trace, directory: Directory, words: Words) -> tuple[Cell, ...]:
    return (
        words(KINDS[trace.by]),
        trace.key,
        called(trace.by, trace.name, directory, words),
        words("{count:,} of {total:,} batches", count=trace.shared_by, total=trace.of),
        _offices(trace, directory, words),
        len(trace.sightings),
        trace.first,
        trace.last,
        trace.sightings[-1].ref,
        tuple(sighting.ref for sighting in trace.sightings),
    )


def _offices(trace: Trace, directory: Directory, words: Words) -> tuple[str, ...]:
    return tuple(
        called("office", office, directory, words) + (f" ({count})" if count > 1 else "")
        for office, count in trace.offices.items()
    )


def _linked_table(report: Links, directory: Directory, words: Words) -> Table:
    def shared(row: Linked) -> tuple[str, ...]:
        told = (f"{words(KINDS[by])} {called(by, name, directory, words)}" for by, name in row.shared)
        counts = (words("{count:,} of {total:,} batches", count=count, total=row.of) for count in row.rarity)
        return tuple(words("{ref}: {what}", ref=what, what=count) for what, count in zip(told, counts, strict=True))

    columns = (
        *_of_batch(words),
        Column(key="days", heading=words("Days apart"), kind="number"),
        Column(key="shared", heading=words("In common")),
    )
    rows = [(*_cells(row.found, directory, words), row.days, shared(row)) for row in report.linked]
    days = report.within_days
    title = words.counted(days, "In common with others within 1 day", "In common with others within {count} days")
    return Table(columns=columns, rows=rows, title=title, notes=() if rows else (_none(report, words),))


def _none(report: Links, words: Words) -> str:
    return no_links(report.within_days, words)


def no_links(days: int, words: Words) -> str:
    """Return the sentence that no links between offices were found within a number of days."""
    return words.counted(days, "No links were found within 1 day.", "No links were found within {count} days.")


def _across_table(found: tuple[Across, ...], directory: Directory, words: Words) -> Table:
    columns = (
        *_of_batch(words),
        Column(key="declared_at", heading=words("Declared at")),
        Column(key="document", heading=words("Document"), kind="code"),
        Column(key="joint_offices", heading=words("Joint offices")),
    )
    rows = [_across_cells(row, directory, words) for row in found]
    return Table(columns=columns, rows=rows, title=words("Joint work across ports"))


def _across_cells(row: Across, directory: Directory, words: Words) -> tuple[Cell, ...]:
    declared = called("office", row.declared_at, directory, words) if row.declared_at else None
    joint = tuple(called("office", code, directory, words) for code in row.joint_offices)
    return (*_cells(row.found, directory, words), declared, row.document, joint)


def _repeats_table(found: tuple[Repeat, ...], directory: Directory, words: Words) -> Table:
    columns = (
        Column(key="uscc", heading=words("USCC"), kind="code"),
        Column(key="name", heading=words("Name")),
        *_of_batch(words),
        Column(key="former", heading=words("Confiscated before"), kind="ref"),
        Column(key="confiscated_on", heading=words("Confiscated on"), kind="date"),
        Column(key="number", heading=words("Number"), kind="code"),
    )
    rows = [
        (row.uscc, row.name, *_cells(row.found, directory, words), row.former, row.confiscated_on, row.number)
        for row in found
    ]
    note = words(
        "Found again within one year of a confiscation: for goods found since 2024 see the heavier penalty "
        "(GACC notice 198/2023)."
    )
    return Table(columns=columns, rows=rows, title=words("Repeat offenders"), notes=(note,))


def _of_batch(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="ref", heading=words("Reference"), kind="ref"),
        Column(key="found_on", heading=words("Found"), kind="date"),
        Column(key="office", heading=words("Office")),
    )


def _cells(sighting: Sighting, directory: Directory, words: Words) -> tuple[Any, ...]:
    return sighting.ref, day(sighting.found_on), called("office", sighting.office, directory, words)
