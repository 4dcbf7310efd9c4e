"""Holders, rights, offices, campaigns and enterprises, as lists, cards and JSON."""

from collections.abc import Sequence
from typing import Any

import msgspec

from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.named import Named, word_of
from customs_cli.render.layout.page import Card, CardField, Cell, Column, Kind, Page, Table
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.stored import holder_called

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
    "aliases": marked("Other spellings"),
    "nice": marked("Nice classes"),
    "parent": marked("Above it"),
    "from": marked("From"),
    "to": marked("To"),
    "uscc": marked("USCC"),
    "address": marked("Address"),
    "notes": marked("Earlier visits and clues"),
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


def listed(kind: type[Named], records: Sequence[Named], words: Words) -> Page:
    """Return a table of all records of a kind."""
    names = [name for name in _names(kind) if name not in _LISTED_APART]
    columns = tuple(Column(key=name, heading=words(HEADINGS[name]), kind=_KINDS.get(name, "text")) for name in names)
    rows = tuple(tuple(_cell(record, name, words) for name in names) for record in records)
    refs = tuple(record.code for record in records)
    table = Table(columns=columns, rows=rows, notes=() if rows else (words("None found."),)).idle_for_machines()
    return Page(title=words(TITLES[word_of(kind)]), blocks=(table,), refs=refs)


def card(record: Named, words: Words) -> Page:
    """Return a page of one record, with all its fields."""
    fields = tuple(
        CardField(
            key=name, label=words(HEADINGS[name]), value=_cell(record, name, words), kind=_KINDS.get(name, "text")
        )
        for name in _names(type(record))
    )
    return Page(title=record.code, blocks=(Card(fields=fields),), refs=(record.code,))


def list_json(kind: type[Named], records: Sequence[Named]) -> dict[str, Any]:
    """Return records of a kind as `{"schema":"customs.holders/1","holders":[...]}`."""
    word = word_of(kind)
    return {"schema": f"customs.{word}s/1", f"{word}s": [record_json(record) for record in records]}


def card_json(record: Named) -> dict[str, Any]:
    """Return one record as `{"schema":"customs.holder/1","holder":{...}}`."""
    word = word_of(type(record))
    return {"schema": f"customs.{word}/1", word: record_json(record)}


def record_json(record: Named) -> dict[str, Any]:
    return {
        encoded: msgspec.to_builtins(getattr(record, name))
        for name, encoded in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True)
    }


def _names(kind: type[Named]) -> tuple[str, ...]:
    return kind.__struct_encode_fields__


def _cell(record: Named, name: str, words: Words) -> Cell:
    attribute = "from_" if name == "from" else name
    value = getattr(record, attribute)
    if isinstance(value, bool):
        return words("yes") if value else None
    if name == "name" and isinstance(record, Holder):
        return holder_called(value, words)
    if name == "right_type":
        return words.word(value)
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value) or None
    return value or None
