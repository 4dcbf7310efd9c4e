"""Finds empty values in a journal in fields that acts leave out when empty: no act of this program wrote them.

Such a document reads like any other record, but is not byte for byte what its acts give: undoing the act, or handing
the batch over with its proof, would always be refused.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from customs_cli.register.file.changes import apply, as_values
from customs_cli.register.file.codec import Place, canonical, decode_document
from customs_cli.register.file.journal import changes_in, unread_changes
from customs_cli.register.register import Register

_NONE = rb'(?:""|\[\s*\]|\{\s*\}|null)\s*'
_EMPTY = re.compile(rb':(?<=[a-z_]":)\s*%b[,}]|,\s*%b\]' % (_NONE, _NONE))
"""Matches a possibly empty value of a field with a lower-case name; changes without a match are not decoded."""
_OF_MARKS = "marks"
"""The field in which a mark of which nothing is known yet is legitimately kept as `{}`."""


class Emptied(NamedTuple):
    """An empty value in a record.

    Attributes:
        table: Table of the record.
        key: Reference or code of the record.
        path: Place in the record, such as `lines[0].goods`.
    """

    table: str
    key: str
    path: str


def emptied(register: Register) -> Iterator[Emptied]:
    """Yield the empty values in records, as their acts left them, which this program would not have written."""
    if not (places := _in_doubt(register)):
        return
    documents: dict[Place, Any] = {}
    for kept in register.entries(with_changes=False):
        for change in changes_in(kept.entry, name=register.store.journal_name):
            if (place := (change.table, change.key)) in places:
                documents[place] = apply(documents.get(place), as_values(change))
    for (table, key), document in documents.items():
        if document is not None:
            for path in _left_out(document, decode_document(canonical(table, document))):
                yield Emptied(table, key, path)


def _in_doubt(register: Register) -> set[Place]:
    places = set()
    for kept in register.entries(with_changes=False):
        if _EMPTY.search(kept.entry.changes):  # type: ignore[call-overload]
            for raw in filter(_EMPTY.search, unread_changes(kept.entry)):
                table, key, path, _, new = decode_document(raw)
                if new is not None and _is_emptied(new, str(path[-1]) if path else ""):
                    places.add((str(table), str(key)))
    return places


def _is_emptied(value: Any, name: str) -> bool:
    if isinstance(value, dict) and value:
        own = {step: one for step, one in value.items() if name != _OF_MARKS or one != {}}
        return any(one is None or _is_emptied(one, step) for step, one in own.items())
    if isinstance(value, list) and value:
        return any(_is_emptied(one, "") for one in value if isinstance(one, dict | list))
    return value in ("", [], {})


def _left_out(stands: Any, kept: Any, path: str = "") -> Iterator[str]:
    if isinstance(stands, dict) and isinstance(kept, dict):
        for name, value in stands.items():
            own = f"{path}.{name}".removeprefix(".")
            if value in ("", [], {}, None) and name not in kept:
                yield own
            else:
                yield from _left_out(value, kept.get(name), own)
    elif isinstance(stands, list) and isinstance(kept, list):
        for place, (value, other) in enumerate(zip(stands, kept, strict=True)):
            yield from _left_out(value, other, f"{path}[{place}]")
