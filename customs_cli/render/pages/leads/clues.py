"""Clues as a page and as JSON."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from customs_cli.domain.leads.clue import Clue, Sent
from customs_cli.render.layout.page import Block, Card, CardField, Cell, Column, Kind, Page, Table
from customs_cli.render.words.catalogue import Words
from customs_cli.reports.leads.clues import ClueRow


def page(rows: Sequence[ClueRow], words: Words) -> Page:
    """A table of clues, the oldest first."""
    note = words("{count} clues", count=len(rows)) if len(rows) != 1 else words("1 clue")
    codes = tuple(row.clue.code for row in rows)
    return Page(title=words("Clues"), blocks=(table(rows, words, notes=(note,)),), refs=codes)


def table(rows: Sequence[ClueRow], words: Words, *, title: str = "", notes: tuple[str, ...] = ()) -> Table:
    """Return the table alone, for a page that shows more."""
    cells = tuple(_cells(row, words) for row in rows)
    return Table(columns=_columns(words), rows=cells, title=title, notes=notes)


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(key="no", heading=words("Clue no."), kind="ref"),
        Column(key="on", heading=words("Day"), kind="date"),
        Column(key="source", heading=words("Given by"), kind="word"),
        Column(key="about", heading=words("About")),
        Column(key="text", heading=words("Content")),
        Column(key="sent_to", heading=words("Sent to")),
        Column(key="due_on", heading=words("Due"), kind="date"),
        Column(key="state", heading=words("State"), kind="word"),
        Column(key="result", heading=words("Result")),
        Column(key="result_on", heading=words("Result on"), kind="date", readers="machines"),
        Column(key="refs", heading=words("Batches found because of it")),
    )


def _cells(row: ClueRow, words: Words) -> tuple[Cell, ...]:
    clue, source, state = row.clue, words.word(row.clue.source), words.word(row.state)
    told = (clue.code, clue.on, source, clue.about, clue.text)
    return (*told, clue.sent_to, clue.due_on, state, clue.result, clue.result_on, row.refs)


def due_table(rows: Sequence[ClueRow], words: Words) -> Table:
    """Return the clues that wait for an answer, the most urgent first."""
    columns = (
        Column(key="due_on", heading=words("Due"), kind="date"),
        Column(key="working_days_left", heading=words("Working days left"), kind="number"),
        Column(key="state", heading=words("State"), kind="word"),
        Column(key="no", heading=words("Clue no."), kind="ref"),
        Column(key="sent_to", heading=words("Sent to")),
        Column(key="text", heading=words("Content")),
    )
    cells = tuple(
        (clue.due_on, row.working_days_left, words.word(row.state), clue.code, clue.sent_to, clue.text)
        for row in rows
        for clue in [row.clue]
    )
    return Table(columns=columns, rows=cells, title=words("Clues to be answered"))


def with_clues(page: Page, rows: Sequence[ClueRow], words: Words) -> Page:
    """Return a page of batches with the clues that were found beside them; unchanged without any."""
    if not rows:
        return page
    refs = (*page.refs, *(row.clue.code for row in rows))
    return replace(page, blocks=(*page.blocks, table(rows, words, title=words("Clues"))), refs=refs)


def card(row: ClueRow, words: Words) -> Page:
    """Return a page of one clue, with all its fields."""
    return Page(title=row.clue.code, blocks=card_blocks(row, words), refs=(row.clue.code,))


def card_blocks(row: ClueRow, words: Words) -> tuple[Block, ...]:
    """Return the card of a clue, and the bodies it was sent to."""
    clue = row.clue
    told: tuple[tuple[str, str, Any, Kind], ...] = (
        ("no", words("Clue no."), clue.code, "ref"),
        ("on", words("Day"), clue.on, "date"),
        ("source", words("Given by"), words.word(clue.source), "word"),
        ("about", words("About"), clue.about, "text"),
        ("text", words("Content"), clue.text, "text"),
        ("by", words("Officers"), clue.by, "text"),
        ("due_on", words("Due"), clue.due_on, "date"),
        ("state", words("State"), words.word(row.state), "word"),
        ("result", words("Result"), clue.result, "text"),
        ("result_on", words("Result on"), clue.result_on, "date"),
        ("refs", words("Batches found because of it"), row.refs, "text"),
    )
    fields = tuple(CardField(key=key, label=label, value=value or None, kind=kind) for key, label, value, kind in told)
    return (Card(fields=fields), *((_sent_table(clue.sent, words),) if clue.sent else ()))


def list_json(rows: Sequence[ClueRow]) -> dict[str, Any]:
    """The object of `customs.clues/1`."""
    return {"schema": "customs.clues/1", "clues": [row_json(row) for row in rows]}


def card_json(row: ClueRow) -> dict[str, Any]:
    """The object of `customs.clue/1`."""
    return {"schema": "customs.clue/1", "clue": row_json(row)}


def row_json(row: ClueRow) -> dict[str, Any]:
    """Return one clue; `about` is a single text, its parts joined by `; `."""
    clue = row.clue
    return {
        "no": clue.code,
        "on": clue.on.isoformat(),
        "source": clue.source,
        "about": "; ".join(clue.about),
        "text": clue.text,
        "refs": list(row.refs),
        "sent_to": clue.sent_to or None,
        "due_on": _iso(clue.due_on),
        "result": clue.result or None,
        "result_on": _iso(clue.result_on),
        "by": list(clue.by),
        "office": clue.office,
        "sent": [{"to": sent.to, "body": sent.body, "on": sent.on.isoformat()} for sent in clue.sent],
        "state": row.state,
        "working_days_left": row.working_days_left,
    }


def told(clue: Clue, act: str, words: Words) -> str:
    """Return what is true after an act on a clue: `add`, `send`, `result` or `edit`."""
    if act == "add":
        return words("Clue {no} is logged, dated {on}.", no=clue.code, on=clue.on)
    if act == "send":
        last = clue.sent[-1]
        return words("Clue {no} was sent to {body} on {on}.", no=clue.code, body=last.body, on=last.on)
    if act == "edit":
        return words("Clue {no} is corrected.", no=clue.code)
    return words("The result of clue {no} is recorded.", no=clue.code)


def _sent_table(sent: Sequence[Sent], words: Words) -> Table:
    columns = (
        Column(key="on", heading=words("Day"), kind="date"),
        Column(key="to", heading=words("Sent to"), kind="word"),
        Column(key="body", heading=words("Which one")),
    )
    return Table(columns=columns, rows=tuple((one.on, words.word(one.to), one.body) for one in sent))


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
