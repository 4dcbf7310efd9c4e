"""The result of an undo or redo: the act concerned, and each value before and after."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from customs_cli.domain.books.entries import Changed, HistoryEntry, Synced
from customs_cli.render.layout.page import Column, Page, Table, Text
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.stored import act as act_called
from customs_cli.render.words.told.entry import what_was_done
from customs_cli.sentences import Place, command


class UndoneAct(Protocol):
    """The act that was undone, or whose undo was taken back."""

    @property
    def seq(self) -> int:
        """The number of the act in the journal."""

    @property
    def act(self) -> str:
        """The name of the act."""

    @property
    def at(self) -> datetime:
        """When it was committed, aware, UTC."""

    @property
    def by(self) -> tuple[str, ...]:
        """The officers who did it."""


class UndoneValue(Protocol):
    """One value that was changed."""

    @property
    def table(self) -> str:
        """Name of the record's table."""

    @property
    def key(self) -> str:
        """Code or reference of the record."""

    @property
    def path(self) -> tuple[str | int, ...]:
        """The path of the value in the record."""

    @property
    def old(self) -> Any:
        """The value before; None where there was none."""

    @property
    def new(self) -> Any:
        """The value after; None where it was removed."""


def page(
    act: str,
    seq: int,
    entry: UndoneAct,
    changes: Iterable[UndoneValue],
    words: Words,
    *,
    raw: bool = False,
    parties: dict[str, tuple[str, str]],
    synced: Synced | None = None,
) -> Page:
    """Return a page on what is undone or restored, and what that act had done.

    Args:
        act: `undo` or `redo`.
        seq: Number of the undo or redo in the journal; 0 for a dry run.
        entry: The act concerned.
        changes: The values that change.
        words: The reader's language.
        raw: Whether a table of each value with its path replaces the sentence.
        parties: Code of a changed decision on two parties -> the two parties.
        synced: What came in with the act, if it is that of a sync.
    """
    sentence = {
        ("undo", True): marked("Act {act} ({name}, {by}) is undone."),
        ("redo", True): marked("Act {act} ({name}, {by}) is reversed."),
        ("undo", False): marked("Act {act} ({name}, {by}) would be undone; nothing was changed."),
        ("redo", False): marked("Act {act} ({name}, {by}) would be reversed; nothing was changed."),
    }[act, seq > 0]
    text = words(sentence, act=entry.seq, name=act_called(entry.act, words), by=words(", ").join(entry.by))
    told = _table(changes, words) if raw else Text(text=_done(act, entry, changes, words, parties))
    more = _synced(synced, words) if synced else ()
    return Page(title="", blocks=(Text(text=text), told, *(Text(text=line) for line in more)))


def _synced(synced: Synced, words: Words) -> tuple[str, ...]:
    came = words.counted(
        synced.acts,
        "A sync brought it in: 1 act of {who}, done in file {register}; the next sync undoes it there too.",
        "A sync brought it in: {count} acts of {who}, done in file {register}; the next sync undoes them there too.",
        who=words(", ").join(synced.by),
        register=synced.register[:16],
    )
    undo, sync = command("undo", Place("ACT"), "--register", Place("FILE")), command("sync", Place("FILE"))
    alone = (words("To undo one act only: {undo}", undo=undo), words("Next: {command}", command=sync))
    return (came, *alone) if synced.acts > 1 else (came,)


def _done(
    act: str, entry: UndoneAct, changes: Iterable[UndoneValue], words: Words, parties: dict[str, tuple[str, str]]
) -> str:
    forward = [(c.table, c.key, c.path, *((c.new, c.old) if act == "undo" else (c.old, c.new))) for c in changes]
    known = HistoryEntry(
        seq=entry.seq,
        at=entry.at,
        by=entry.by,
        act=entry.act if act == "undo" else "correct",
        changes=tuple(Changed(table=t, key=key, path=path, old=old, new=new) for t, key, path, old, new in forward),
        parties=parties,
    )
    return what_was_done(known, words)


def _table(changes: Iterable[UndoneValue], words: Words) -> Table:
    columns = (
        Column(key="key", heading=words("What"), kind="code"),
        Column(key="path", heading=words("Where")),
        Column(key="before", heading=words("Before")),
        Column(key="after", heading=words("After")),
    )
    rows = tuple((c.key, ".".join(map(str, c.path)) or "*", _shown(c.old), _shown(c.new)) for c in changes)
    return Table(columns=columns, rows=rows)


def as_json(
    act: str, seq: int, entry: UndoneAct, changes: Iterable[UndoneValue], synced: Synced | None = None
) -> dict[str, Any]:
    """Return the object of `customs.undo/1` or `customs.redo/1`; `seq` is null when nothing was changed."""
    came = {"synced": {"register": synced.register, "acts": synced.acts, "by": list(synced.by)}} if synced else {}
    return {
        "schema": f"customs.{act}/1",
        "seq": seq or None,
        "undone": {"seq": entry.seq, "act": entry.act, **came},
        "changes": [
            {"table": c.table, "key": c.key, "path": list(c.path), "old": c.old, "new": c.new} for c in changes
        ],
    }


def _shown(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
