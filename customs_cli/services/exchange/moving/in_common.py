"""Finds what two states of a record have in common: where both sides began, as far as can be known."""

from itertools import takewhile
from typing import Any

from customs_cli.register.file.codec import Document, encoded

_NUMBERED = ("no", "number")
"""Fields that identify an item of a list: a line of goods, a document."""


def in_common(one: Document, other: Document) -> bytes:
    """Return what two states of a record have in common, as JSON.

    The shared register lost the acts by which both came to be, where it was restored from a backup. What only one side
    has counts as added there, and what each has differently as changed by both.
    """
    return encoded(_common(one, other))


def _common(one: Document, other: Document) -> Document:
    found = {field: _of_values(value, other[field]) for field, value in one.items() if field in other}
    return {field: value for field, value in found.items() if value is not None}


def _of_values(one: Any, other: Any) -> Any:
    if one == other:
        return one
    if isinstance(one, dict) and isinstance(other, dict):
        return _common(one, other)
    if isinstance(one, list) and isinstance(other, list):
        return [_of_values(*both) for both in takewhile(_is_one_item, zip(one, other, strict=False))]
    return None


def _is_one_item(both: tuple[Any, Any]) -> bool:
    one, other = both
    if isinstance(one, dict) and isinstance(other, dict):
        return one == other or any(field in one and one[field] == other.get(field) for field in _NUMBERED)
    return bool(one == other)
