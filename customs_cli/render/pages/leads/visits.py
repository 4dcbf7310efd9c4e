"""Visits as a page and as JSON."""

from collections.abc import Sequence
from typing import Any

from customs_cli.domain.leads.visit import TEXTS, Visit
from customs_cli.domain.query.directory import Directory
from customs_cli.render.layout.page import Card, CardField, Cell, Column, Page, Table
from customs_cli.render.pages.sums.summary import period_json, period_text
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import called
from customs_cli.reports.leads.visits import VisitCount, VisitSummary

HEADINGS = {
    "office": marked("Office"),
    "year": marked("Year"),
    "quarter": marked("Quarter"),
    "month": marked("Month"),
    "officer": marked("Officer"),
    "purpose": marked("Purpose of the visit"),
    "findings": marked("What was found"),
    "abroad_dispute": marked("Disputes abroad"),
    "wishes": marked("Requests to customs"),
    "result": marked("Result"),
    "follow_up": marked("Next steps"),
}


def page(visits: Sequence[Visit], words: Words) -> Page:
    """Return a table of visits, the earliest first."""
    columns = (
        Column(key="no", heading=words("Visit no."), kind="ref"),
        Column(key="enterprise", heading=words("Enterprise"), kind="code"),
        Column(key="on", heading=words("Day"), kind="date"),
        Column(key="by", heading=words("Officers")),
        *(Column(key=name, heading=words(HEADINGS[name])) for name in TEXTS),
    )
    rows = tuple(
        (visit.code, visit.enterprise, visit.on, visit.by, *(getattr(visit, name) for name in TEXTS))
        for visit in visits
    )
    note = words("{count} visits", count=len(rows)) if len(rows) != 1 else words("1 visit")
    codes = tuple(visit.code for visit in visits)
    return Page(
        title=words("Visits to enterprises"), blocks=(Table(columns=columns, rows=rows, notes=(note,)),), refs=codes
    )


def card(visit: Visit, words: Words) -> Page:
    """Return a page of one visit, with all its fields."""
    fields = (
        CardField(key="no", label=words("Visit no."), value=visit.code, kind="ref"),
        CardField(key="enterprise", label=words("Enterprise"), value=visit.enterprise, kind="code"),
        CardField(key="on", label=words("Day"), value=visit.on, kind="date"),
        CardField(key="by", label=words("Officers"), value=visit.by or None),
        *(CardField(key=name, label=words(HEADINGS[name]), value=getattr(visit, name) or None) for name in TEXTS),
    )
    return Page(title=visit.code, blocks=(Card(fields=fields),), refs=(visit.code,))


def list_json(visits: Sequence[Visit]) -> dict[str, Any]:
    """The object of `customs.visits/1`."""
    return {"schema": "customs.visits/1", "visits": [visit_json(visit) for visit in visits]}


def card_json(visit: Visit) -> dict[str, Any]:
    """The object of `customs.visit/1`."""
    return {"schema": "customs.visit/1", "visit": visit_json(visit)}


def visit_json(visit: Visit) -> dict[str, Any]:
    return {
        "no": visit.code,
        "enterprise": visit.enterprise,
        "on": visit.on.isoformat(),
        "by": list(visit.by),
        **{name: getattr(visit, name) or None for name in TEXTS},
        "office": visit.office or None,
    }


def summary_page(summary: VisitSummary, directory: Directory, words: Words) -> Page:
    """Return how many visits there were, and to how many enterprises."""
    columns = (
        *(Column(key=name, heading=words(HEADINGS[name]), kind="text") for name in summary.by),
        Column(key="enterprises", heading=words("Enterprises visited"), kind="number"),
        Column(key="visits", heading=words("Visits"), kind="number"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*_called(row, summary.by, directory, words), row.enterprises, row.visits) for row in summary.rows
    )
    blanks = ("",) * (len(summary.by) - 1)
    whole: tuple[Cell, ...] = summary.total.enterprises, summary.total.visits
    total = (words("Total"), *blanks, *whole) if summary.by else None
    title = words("Visits: {period}", period=period_text(summary.period, words))
    note = _visited(summary.total.enterprises, summary.total.visits, words)
    table = Table(
        columns=columns, rows=rows if summary.by else (whole,), total=total, notes=(note,), keys=len(summary.by)
    )
    return Page(title=title, blocks=(table,))


def summary_json(summary: VisitSummary) -> dict[str, Any]:
    """The object of `customs.visit-summary/1`."""
    return {
        "schema": "customs.visit-summary/1",
        "period": period_json(summary.period),
        "by": list(summary.by),
        "rows": [_count_json(row, summary.by) for row in summary.rows],
        "total": {"enterprises": summary.total.enterprises, "visits": summary.total.visits},
    }


def _count_json(row: VisitCount, by: Sequence[str]) -> dict[str, Any]:
    key = {name: value or None for name, value in zip(by, row.key, strict=True)}
    return {"key": key, "enterprises": row.enterprises, "visits": row.visits}


def _called(row: VisitCount, by: Sequence[str], directory: Directory, words: Words) -> tuple[str, ...]:
    return tuple(
        words("not known") if not value else called("office", value, directory, words) if name == "office" else value
        for name, value in zip(by, row.key, strict=True)
    )


def _visited(enterprises: int, visits: int, words: Words) -> str:
    if enterprises == 1:
        return words.counted(visits, "1 enterprise visited, 1 visit.", "1 enterprise visited, {count} visits.")
    return words("{enterprises} enterprises visited, {visits} visits.", enterprises=enterprises, visits=visits)
