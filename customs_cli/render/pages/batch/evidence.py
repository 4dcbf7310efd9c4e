"""Files of evidence as a page and as JSON."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from customs_cli.domain.batch.batch import Evidence
from customs_cli.render.layout.page import Card, CardField, Cell, Column, Page, Table, columns_of
from customs_cli.render.pages.batch.batch_json import evidence_json
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.phrases import evidence_kind

SHORT = 12
"""The number of characters of a register's identity that a table shows."""
Kept = Sequence[tuple[str, int, Evidence]]
"""(reference of the batch, number in the batch, record) of files."""
States = Mapping[str, str | None]
"""SHA-256 -> state of the file: `whole`, `altered`, `unread` or `missing`."""
_UNSEEN: States = {}


def page(kept: Kept, words: Words, absent: Collection[str] = (), states: States = _UNSEEN) -> Page:
    """Return a table with a row for each file.

    Args:
        kept: The files.
        words: The reader's language.
        absent: SHA-256 of the files that are elsewhere, as their records say.
        states: States of the files that were checked.
    """
    columns = _file_columns(words)
    rows = [(*_file_cells(ref, no, piece, absent, words), _state(piece, states, words)) for ref, no, piece in kept]
    notes = () if rows else (words("No file is kept as evidence."),)
    table = Table(columns=columns, rows=rows, notes=notes).idle_for_machines()
    return Page(title=words("Evidence"), blocks=(table,), refs=tuple(dict.fromkeys(ref for ref, _, _ in kept)))


def _file_columns(words: Words) -> tuple[Column, ...]:
    return columns_of(
        ("ref", words("Reference"), "ref"),
        ("no", words("No."), "number"),
        ("on", words("Received"), "date"),
        ("name", words("File"), "text"),
        ("kind", words("Kind"), "text"),
        ("line", words("Line"), "number"),
        ("taken", words("Taken on"), "code"),
        ("by", words("By"), "text"),
        ("device", words("Device"), "text"),
        ("source", words("Source"), "text"),
        ("size", words("Bytes"), "number"),
        ("sha256", "SHA-256", "text"),
        ("elsewhere", words("Not in this register; kept in register"), "code"),
        ("state", words("State"), "text"),
    )


def _file_cells(ref: str, no: int, piece: Evidence, absent: Collection[str], words: Words) -> tuple[Cell, ...]:
    p, away = piece, piece.elsewhere[:SHORT] if piece.sha256 in absent else ""
    kind = evidence_kind(p.kind, words)
    return (ref, no, p.on, p.name, kind, p.line, p.taken, p.by, p.device, p.source, p.size, p.sha256, away)


def as_json(kept: Kept, absent: Collection[str] = (), states: States = _UNSEEN) -> dict[str, Any]:
    """Return the object of `customs.evidence/1`.

    `here` says whether the file is kept here, by its record; `state` is the state of a checked file, null for a file in
    which nothing was found wrong and which was not read.
    """
    files = [
        {"ref": ref, "no": no, **_json(p), "here": p.sha256 not in absent, "state": states.get(p.sha256)}
        for ref, no, p in kept
    ]
    return {"schema": "customs.evidence/1", "files": files}


def not_here(ref: str, piece: Evidence, words: Words) -> str:
    """Return a line which says that a file is elsewhere, and in which register."""
    words_of = {"file": f"evidence/{piece.sha256}", "name": piece.name, "ref": ref, "register": piece.elsewhere[:SHORT]}
    return words("{file}: {name} of {ref} is not here; it is in register {register}", **words_of)


def card(
    ref: str, no: int, piece: Evidence, words: Words, absent: Collection[str] = (), states: States = _UNSEEN
) -> Page:
    """Return a page with everything known about one file; what the file says about itself stands apart."""
    fields = _told(piece, words, absent, states)
    block = Card(
        fields=tuple(CardField(key=key, label=label, value=value) for key, label, value in fields),
        title=words("Evidence {no} of {ref}", no=no, ref=ref),
        names=(("ref", ref), ("no", str(no))),
    )
    return Page(title="", blocks=(block,), refs=(ref,))


def _told(piece: Evidence, words: Words, absent: Collection[str], states: States) -> tuple[tuple[str, str, Cell], ...]:
    claim = piece.claim
    return (
        ("name", words("File"), piece.name),
        ("kind", words("Kind"), evidence_kind(piece.kind, words)),
        ("line", words("Line"), piece.line),
        ("on", words("Received"), _moment(piece)),
        ("taken", words("Taken on"), piece.taken),
        ("by", words("By"), piece.by),
        ("device", words("Device"), piece.device),
        ("source", words("Source"), piece.source),
        ("size", words("Bytes"), piece.size),
        ("sha256", "SHA-256", piece.sha256),
        (
            "elsewhere",
            words("Not in this register; kept in register"),
            piece.elsewhere if piece.sha256 in absent else "",
        ),
        ("state", words("State"), _state(piece, states, words)),
        ("claim_taken", words("The file says: taken on"), claim.taken if claim else ""),
        ("claim_device", words("The file says: device"), claim.device if claim else ""),
        ("claim_place", words("The file says: place"), claim.place if claim else ""),
    )


def _state(piece: Evidence, states: States, words: Words) -> str:
    said = {"whole": words("not altered"), "altered": words("altered"), "unread": words("cannot be read"), None: ""}
    return said.get(states.get(piece.sha256), words("missing"))


def _json(piece: Evidence) -> dict[str, Any]:
    return evidence_json(msgspec.to_builtins(piece))


def _moment(piece: Evidence) -> str:
    if piece.received_at is None:
        return piece.on.isoformat()
    return piece.received_at.astimezone().strftime("%Y-%m-%d %H:%M")
