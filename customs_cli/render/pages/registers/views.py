"""Saved views as a page and as JSON."""

from collections.abc import Mapping
from shlex import join
from typing import Any

from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.words.catalogue import Words

Views = Mapping[str, tuple[str, ...]]


def page(views: Views, words: Words) -> Page:
    """Return a table with each name and the command it stands for."""
    columns = (
        Column(key="name", heading=words("View"), kind="code"),
        Column(key="command", heading=words("Command"), kind="command"),
    )
    rows = [(name, f"customs {join(line)}") for name, line in views.items()]
    notes = () if rows else (words("No views are saved."),)
    return Page(title="", blocks=(Table(columns=columns, rows=rows, notes=notes),), refs=tuple(views))


def as_json(views: Views) -> dict[str, Any]:
    """The object of `customs.views/1`."""
    return {"schema": "customs.views/1", "views": [{"name": name, "words": list(views[name])} for name in views]}
