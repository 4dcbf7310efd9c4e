"""The numbers of inspections by offices, as a page and as JSON."""

from collections.abc import Sequence
from typing import Any

from customs_cli.domain.query.directory import Directory
from customs_cli.domain.surveillance.inspections import Inspections
from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import called
from customs_cli.sentences import command


def page(counts: Sequence[Inspections], directory: Directory, words: Words) -> Page:
    """Return a table by office and day."""
    columns = (
        Column(key="office", heading=words("Office")),
        Column(key="from", heading=words("From"), kind="date"),
        Column(key="to", heading=words("To"), kind="date"),
        Column(key="number", heading=words("Inspections"), kind="number"),
    )
    rows = tuple((called("office", one.office, directory, words), one.from_, one.to, one.number) for one in counts)
    codes = tuple(one.code for one in counts)
    empty = words(
        "None is recorded yet: {command}", command=command("office inspections", "CODE", "PERIOD", "--count", "N")
    )
    table = Table(columns=columns, rows=rows, notes=() if rows else (empty,))
    return Page(title=words("Inspections"), blocks=(table,), refs=codes)


def as_json(counts: Sequence[Inspections]) -> dict[str, Any]:
    """The object of `customs.inspections/1`."""
    return {
        "schema": "customs.inspections/1",
        "inspections": [
            {"office": one.office, "from": one.from_.isoformat(), "to": one.to.isoformat(), "number": one.number}
            for one in counts
        ],
    }
