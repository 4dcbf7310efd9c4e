"""The findings of a check as a page and as JSON."""

from collections.abc import Sequence
from typing import Any

from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.refusals import for_reader
from customs_cli.reports.checks.findings import Finding


def page(findings: Sequence[Finding], words: Words) -> Page:
    """A table of findings, faults first."""
    columns = (
        Column(key="severity", heading=words("Kind"), kind="word"),
        Column(key="rule", heading=words("Rule"), kind="code", readers="machines"),
        Column(key="where", heading=words("Where"), kind="ref"),
        Column(key="what", heading=words("What"), kind="text"),
        Column(key="hint", heading=words("Hint"), kind="command"),
    )
    ordered = sorted(findings, key=lambda finding: finding.severity != "fault")
    rows = [
        (words.word(f.severity), f.rule, *(for_reader(text, words) for text in (f.where, f.what, f.hint)))
        for f in ordered
    ]
    refs = tuple(dict.fromkeys(finding.where.partition(" ")[0] for finding in ordered))
    table = Table(columns=columns, rows=rows, notes=(_note(findings, words),))
    return Page(title=words("Check"), blocks=(table,), refs=refs)


def as_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the object of `customs.check/1`: `ok` when there is no fault; remarks do not count."""
    return {
        "schema": "customs.check/1",
        "ok": not any(finding.severity == "fault" for finding in findings),
        "findings": [
            {"rule": f.rule, "severity": f.severity, "where": f.where, "what": f.what, "hint": f.hint} for f in findings
        ],
    }


def _note(findings: Sequence[Finding], words: Words) -> str:
    faults = sum(finding.severity == "fault" for finding in findings)
    if not findings:
        return words("Nothing was found.")
    return words("Faults: {faults}. Remarks: {remarks}.", faults=faults, remarks=len(findings) - faults)
