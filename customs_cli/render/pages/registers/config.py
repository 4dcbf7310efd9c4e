"""The office's configuration as a page and as JSON."""

from collections.abc import Sequence
from typing import Any

from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.words.catalogue import Words, marked

ABOUT = {
    "register": marked("The register's file, or the address of a shared one."),
    "office": marked("Code of the office that records; today, due and sheets are for this office."),
    "section": marked("The section of the office, beside it at the head of sheets."),
    "officer": marked("Who acts; separate several officers with ;."),
    "lang": marked("Language of tables and sheets: en or zh."),
    "letterhead": marked("The line above sheets and documents."),
    "pager": marked("Pager for answers longer than the screen; cat for none."),
    "printer": marked("Printer for sheets and documents when none is given."),
    "lock_timeout": marked("Seconds to wait while another process writes."),
    "evidence_folder": marked("Folder for files that are too large for a shared register's database."),
    "express_procedure": marked("The procedure for express consignments: cn_articles or cn_ex_officio."),
    "today": marked("Act as if today were this day."),
    "units": marked("Other names of a unit, as used in lists."),
    "numbers": marked("The pattern of the numbers of a document."),
    "documents": marked("A document field that is always the same."),
}
"""Key, or the table it stands in -> what it is for."""

Settings = Sequence[tuple[str, Any, str]]
"""(key, value, source) of each setting."""


def page(settings: Settings, words: Words) -> Page:
    """Return a table with one row for each key."""
    columns = (
        Column(key="key", heading=words("Setting"), kind="code"),
        Column(key="value", heading=words("Set to"), kind="text"),
        Column(key="source", heading=words("Comes from"), kind="text"),
        Column(key="about", heading=words("What it is for"), readers="people"),
    )
    called = {
        "environment": words("environment"),
        "config": words("configuration"),
        "default": words("default"),
    }
    rows = tuple((key, text(value), called[source], words(_about(key))) for key, value, source in settings)
    keys = tuple(key for key, _, _ in settings)
    return Page(title=words("Configuration"), blocks=(Table(columns=columns, rows=rows),), refs=keys)


def as_json(path: str, settings: Settings) -> dict[str, Any]:
    """Return the object of `customs.config/1`: the file, and each setting with key, value (or null) and source."""
    listed = [{"key": key, "value": value, "source": source, "about": _about(key)} for key, value, source in settings]
    return {"schema": "customs.config/1", "path": path, "settings": listed}


def _about(key: str) -> str:
    return ABOUT[key.partition(".")[0]]


def text(value: Any) -> str:
    """Return a value as it is typed: `;` between several; empty for none."""
    if isinstance(value, list):
        return ";".join(map(str, value))
    return "" if value is None else str(value)
