"""Values that stand empty in a journal where every act leaves them out: no act of this program wrote them.

Read as a record such a document is like any other, but it is not byte for byte what its acts give: to undo the act, or
to hand the batch over with its proof, would be refused for ever.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from customs_cli.register.file.changes import apply, as_values
from customs_cli.register.file.codec import canonical, decode_document
from customs_cli.register.file.journal import changes_in, unread_changes
from customs_cli.register.register import Register

_NONE = rb'(?:""|\[\s*\]|\{\s*\})\s*'
_INSIDE = rb":\s*(?:%b|null\s*)[,}]" % _NONE
_LAST = rb",\s*%b\]" % _NONE
_EMPTY = re.compile(rb"%b|%b" % (_INSIDE, _LAST))
"""What may be an empty value in changes; where it does not stand, nothing is decoded."""
_NEW = re.compile(rb"%b|%b\Z" % (_INSIDE, _LAST))
"""The same in one change, of which the new value is the last."""

Place = tuple[str, str]
"""Table and key."""


class Emptied(NamedTuple):
    """One value that stands empty.

    Attributes:
        table: The table of its record.
        key: The reference or code of its record.
        path: Where in the record: `lines[0].goods`.
    """

    table: str
    key: str
    path: str


def emptied(register: Register) -> Iterator[Emptied]:
    """The empty values of records as their acts leave them, if a record is kept without them."""
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
            for raw in filter(_NEW.search, unread_changes(kept.entry)):
                table, key, *_ = decode_document(raw)
                places.add((str(table), str(key)))
    return places


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
