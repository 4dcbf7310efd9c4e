"""The history of a record, or of the register, as a page and as JSON."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.books.entries import Changed, HistoryEntry
from customs_cli.render.layout.page import Cell, Column, LongTable, Page, Table
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import left_out
from customs_cli.render.words.told.entry import said
from customs_cli.reports.trace.history import History

SHOWN = 6
"""The most changes of an entry that are shown to people; programs get all."""
_LONGEST = 120
"""The most signs of a changed list or object that are shown to people; programs get all."""


def page(report: History, words: Words, *, raw: bool = False, advised: bool = True) -> Page:
    """Return a table with a sentence for each act, the oldest first.

    Args:
        report: The acts.
        words: The reader's language.
        raw: Whether people see what machines do: every change with its path.
        advised: Whether to say how all rows are shown, where a limit left some out.
    """
    columns = _columns(report.key, words, raw=raw)
    rows = [_cells(entry, report.key, words, raw=raw) for entry in report.entries]
    title = words("History of {key}", key=report.key) if report.key else words("History")
    refs = tuple(str(entry.seq) for entry in report.entries)
    notes = left_out(report.total - len(rows), words, advised=advised)
    return Page(title=title, blocks=(Table(columns=columns, rows=rows, notes=notes),), refs=refs)


def as_read(entries: Iterable[HistoryEntry], key: str | None, words: Words, *, raw: bool = False) -> Page:
    """Return the same table for programs only, every change whole; the acts are read while they are written."""
    rows = (_cells(entry, key, words, raw=raw, is_whole=True) for entry in entries)
    return Page(title="", blocks=(), long=LongTable(columns=_columns(key, words, raw=raw), rows=rows))


def _columns(key: str | None, words: Words, *, raw: bool) -> tuple[Column, ...]:
    seq, *more = _raw_columns(key, words)
    if raw:
        return (seq, *more)
    kept = (replace(column, readers="machines") for column in more if column.readers != "people")
    return (seq, Column(key="said", heading=words("What was done"), readers="people"), *kept)


def _raw_columns(key: str | None, words: Words) -> tuple[Column, ...]:
    return (
        Column(key="seq", heading=words("No."), kind="number"),
        Column(key="at", heading=words("When (UTC)"), kind="code"),
        Column(key="by", heading=words("Officers")),
        Column(key="act", heading=words("Act"), kind="code"),
        *(() if key else (Column(key="key", heading=words("What"), kind="ref", readers="people"),)),
        Column(key="keys", heading=words("What"), readers="machines"),
        Column(key="reason", heading=words("Reason"), kind="text"),
        Column(key="changes", heading=words("Changes"), kind="text"),
    )


def as_json(entries: Iterable[HistoryEntry], key: str | None = None) -> dict[str, Any]:
    """Return the object of `customs.history/1` for a record or for all acts, which are read while they are written."""
    return {"schema": "customs.history/1", "entries": (_entry(entry, key) for entry in entries)}


def _change_text(change: Changed, words: Words, *, is_whole: bool) -> str:
    if not change.path:
        return words("removed") if change.new is None else words("added") if change.old is None else words("changed")
    where = ".".join(str(step) for step in change.path)
    return f"{where}: {_value(change.old, is_whole=is_whole)} -> {_value(change.new, is_whole=is_whole)}"


def _cells(
    entry: HistoryEntry, asked: str | None, words: Words, *, raw: bool, is_whole: bool = False
) -> tuple[Cell, ...]:
    keys = entry.keys
    more = f" +{len(keys) - 1}" if len(keys) > 1 else ""
    shown = (f"{keys[0]}{more}" if keys else "",) if asked is None and raw else ()
    return (
        entry.seq,
        *(() if raw else (said(entry, words, asked),)),
        entry.at.strftime("%Y-%m-%d %H:%M:%S"),
        entry.by,
        f"{entry.act} ({entry.reverts})" if entry.reverts else entry.act,
        *shown,
        keys,
        entry.reason,
        _changes(entry, words, is_whole=is_whole),
    )


def _changes(entry: HistoryEntry, words: Words, *, is_whole: bool) -> tuple[str, ...]:
    several = len(entry.keys) > 1
    changes = [c for c in entry.changes if c.old is not None or c.new is not None]  # else it is only about that record
    shown = changes if is_whole else changes[:SHOWN]
    said = tuple((f"{c.key} " if several else "") + _change_text(c, words, is_whole=is_whole) for c in shown)
    more = len(changes) - len(shown)
    return (*said, words("and {count} more", count=more)) if more > 0 else said


def _value(value: Any, *, is_whole: bool) -> str:
    if value is None:
        return "-"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, dict) and {"number", "form", "data"} <= set(value):  # a document that was issued
        return f"{value['form']} {value['number']}"
    import json

    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if is_whole or len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."


def _entry(entry: HistoryEntry, key: str | None) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "by": list(entry.by),
        "office": entry.office,
        "act": entry.act,
        "reason": entry.reason,
        "reverts": entry.reverts,
        "said": said(entry, Words(), key),
        "changes": [[c.table, c.key, list(c.path), c.old, c.new] for c in entry.changes],
        "hash": entry.hash,
    }
