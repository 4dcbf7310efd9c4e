"""The office's configuration on a page, and as JSON."""

from collections.abc import Sequence
from typing import Any

from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.words.catalogue import Words

Settings = Sequence[tuple[str, Any, str]]
"""Key, value and where it comes from."""


def page(settings: Settings, words: Words) -> Page:
    """One row a key."""
    columns = (
        Column(key="key", heading=words("Setting"), kind="code"),
        Column(key="value", heading=words("Value"), kind="text"),
        Column(key="source", heading=words("Comes from"), kind="text"),
    )
    called = {
        "environment": words("environment"),
        "config": words("configuration"),
        "default": words("default"),
    }
    rows = tuple((key, text(value), called[source]) for key, value, source in settings)
    keys = tuple(key for key, _, _ in settings)
    return Page(title=words("Configuration"), blocks=(Table(columns=columns, rows=rows),), refs=keys)


def as_json(path: str, settings: Settings) -> dict[str, Any]:
    """The object of `customs.config/1`: the file, and settings with key, value (or null) and source."""
    listed = [{"key": key, "value": value, "source": source} for key, value, source in settings]
    return {"schema": "customs.config/1", "path": path, "settings": listed}


def text(value: Any) -> str:
    """A value as it is typed: `;` between several; empty for none."""
    if isinstance(value, list):
        return ";".join(map(str, value))
    return "" if value is None else str(value)
