"""What an undo or redo has changed: the act taken back, and each value before and after."""

import json
from collections.abc import Iterable
from typing import Any, Protocol

from customs_cli.render.layout.page import Column, Page, Table, Text
from customs_cli.render.words.catalogue import Words


class Entry(Protocol):
    """The act taken back."""

    @property
    def seq(self) -> int:
        """Its number."""

    @property
    def act(self) -> str:
        """Its name."""

    @property
    def by(self) -> tuple[str, ...]:
        """Its officers."""


class Change(Protocol):
    """One changed value."""

    @property
    def table(self) -> str:
        """In which table."""

    @property
    def key(self) -> str:
        """Of which record."""

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where in it."""

    @property
    def old(self) -> Any:
        """Before."""

    @property
    def new(self) -> Any:
        """After."""


def page(act: str, seq: int, entry: Entry, changes: Iterable[Change], words: Words) -> Page:
    """The sentence, and the table of values; seq 0 is a dry run."""
    sentence = {
        ("undo", True): "Act {act} ({name}, {by}) is undone.",
        ("redo", True): "The undo {act} ({name}, {by}) is taken back.",
        ("undo", False): "Act {act} ({name}, {by}) would be undone; nothing was changed.",
        ("redo", False): "The undo {act} ({name}, {by}) would be taken back; nothing was changed.",
    }[act, seq > 0]
    columns = (
        Column(key="key", heading=words("What"), kind="code"),
        Column(key="path", heading=words("Where")),
        Column(key="before", heading=words("Before")),
        Column(key="after", heading=words("After")),
    )
    rows = tuple((c.key, ".".join(map(str, c.path)) or "*", _shown(c.old), _shown(c.new)) for c in changes)
    text = words(sentence, act=entry.seq, name=entry.act, by=", ".join(entry.by))
    return Page(title="", blocks=(Text(text=text), Table(columns=columns, rows=rows)))


def as_json(act: str, seq: int, entry: Entry, changes: Iterable[Change]) -> dict[str, Any]:
    """The object of `customs.undo/1`, or of `customs.redo/1`; `seq` is null when nothing was changed."""
    return {
        "schema": f"customs.{act}/1",
        "seq": seq or None,
        "undone": {"seq": entry.seq, "act": entry.act},
        "changes": [
            {"table": c.table, "key": c.key, "path": list(c.path), "old": c.old, "new": c.new} for c in changes
        ],
    }


def _shown(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
