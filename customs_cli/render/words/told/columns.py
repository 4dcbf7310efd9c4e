"""Columns of a list in the reader's words, for differences that an import found."""

from customs_cli.domain.batch.parties import ROLES
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.told.labels import label, value

_COLUMNS = {
    "case_value": marked("Value of the batch"),
    "confirmed_items": marked("Items confirmed"),
    "campaign": marked("Campaigns"),
    "clue": marked("Clues"),
    "source_url": marked("Source"),
    "parent_office": marked("Office above"),
    "document_number": marked("Document number"),
    "document_kind": marked("Kind of document"),
}
"""Column of a list that is no field of a record -> its name for readers."""
_OF_A_PARTY = {"names": "names", "phone": "phones", "address": "address", "uscc": "uscc"}


def column(name: str, words: Words) -> str:
    """Return the name of a column for readers: `Telephone (Consignor)`."""
    role, _, field = name.partition("_")
    if role in ROLES and field in _OF_A_PARTY:
        return words("{field} ({why})", field=label(_OF_A_PARTY[field], words), why=label(role, words))
    return words(_COLUMNS[name]) if name in _COLUMNS else label(name, words)


def cell(name: str, text: str, words: Words) -> str:
    """Return the text of a cell in the reader's words."""
    return words.word(text) if name == "document_kind" else value(name, text, words)
