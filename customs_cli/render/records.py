"""Holders, rights, offices, campaigns and enterprises: as a list, as a card, as JSON."""

from collections.abc import Sequence
from typing import Any

import msgspec

from customs_cli.domain.record import Record
from customs_cli.render.page import Card, Cell, Column, Field, Kind, Page, Table
from customs_cli.render.words import Words, marked

HEADINGS = {
    "code": marked("Code"),
    "name": marked("Name"),
    "name_zh": marked("Chinese name"),
    "country": marked("Country"),
    "agents": marked("Agents"),
    "contacts": marked("Contacts"),
    "general_guarantee": marked("General guarantee"),
    "guarantee_approved_on": marked("Approved"),
    "holder": marked("Holder"),
    "right_type": marked("Right"),
    "recordation": marked("Recordation"),
    "valid_from": marked("Valid from"),
    "valid_until": marked("Valid until"),
    "aliases": marked("Also written"),
    "nice": marked("Nice classes"),
    "parent": marked("Above it"),
    "from": marked("From"),
    "to": marked("To"),
    "uscc": marked("USCC"),
    "address": marked("Address"),
    "notes": marked("Visits and clues"),
    "incomplete": marked("Incomplete"),
}
TITLES = {
    "holder": marked("Holders"),
    "trademark": marked("Recorded rights"),
    "office": marked("Customs offices"),
    "campaign": marked("Campaigns"),
    "enterprise": marked("Enterprises"),
}
_LISTED_APART = ("notes", "address", "contacts", "agents", "general_guarantee", "guarantee_approved_on")
_KINDS: dict[str, Kind] = {
    "code": "code",
    "holder": "code",
    "parent": "code",
    "recordation": "ref",
    "right_type": "word",
}
_KINDS |= dict.fromkeys(("valid_from", "valid_until", "from", "to", "guarantee_approved_on"), "date")


def listed(word: str, kind: type[Record], records: Sequence[Record], words: Words) -> Page:
    """All records of a kind as a table; `word` is `holder`, `trademark`, ..."""
    names = [name for name in _names(kind) if name not in _LISTED_APART]
    columns = tuple(Column(key=name, heading=words(HEADINGS[name]), kind=_KINDS.get(name, "text")) for name in names)
    rows = tuple(tuple(_cell(record, name, words) for name in names) for record in records)
    refs = tuple(record.code for record in records)  # type: ignore[attr-defined]
    return Page(title=words(TITLES[word]), blocks=(Table(columns=columns, rows=rows),), refs=refs)


def card(record: Record, words: Words) -> Page:
    """One record, whole."""
    fields = tuple(
        Field(key=name, label=words(HEADINGS[name]), value=_cell(record, name, words), kind=_KINDS.get(name, "text"))
        for name in _names(type(record))
    )
    code: str = record.code  # type: ignore[attr-defined]
    return Page(title=code, blocks=(Card(fields=fields),), refs=(code,))


def list_json(word: str, records: Sequence[Record]) -> dict[str, Any]:
    """`{"schema":"customs.holders/1","holders":[...]}`."""
    return {"schema": f"customs.{word}s/1", f"{word}s": [record_json(record) for record in records]}


def card_json(word: str, record: Record) -> dict[str, Any]:
    """`{"schema":"customs.holder/1","holder":{...}}`."""
    return {"schema": f"customs.{word}/1", word: record_json(record)}


def record_json(record: Record) -> dict[str, Any]:
    """A record with every field, also those at their default."""
    return {
        encoded: msgspec.to_builtins(getattr(record, name))
        for name, encoded in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    }


def _names(kind: type[Record]) -> tuple[str, ...]:
    return kind.__struct_encode_fields__


def _cell(record: Record, name: str, words: Words) -> Cell:
    attribute = "from_" if name == "from" else name
    value = getattr(record, attribute)
    if isinstance(value, bool):
        return words("yes") if value else None
    if name == "right_type":
        return words.word(value)
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value) or None
    return value or None
