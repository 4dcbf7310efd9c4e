"""Every value of a record, however deep, within the bounds of its type: fields added later are seen to at once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from customs_cli.domain.quantity import TOO_MANY
from customs_cli.domain.record import Record
from customs_cli.domain.validation.bounds import FIRST_DAY, LAST_DAY, MAX_ENTRIES, MAX_TEXT
from customs_cli.domain.validation.faults import Fault, tried
from customs_cli.domain.validation.values import check_plain

_FIRST, _LAST = FIRST_DAY.toordinal(), LAST_DAY.toordinal()


def swept(record: Record) -> Iterator[Fault]:
    """The values of a record that are beyond the bounds of their types."""
    for path, value in _odd(record, ""):
        yield from tried(path, check_plain, value)


def _odd(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """(path, value) of what needs a closer look: almost none, so that a file of 60,000 batches is soon gone through."""
    if isinstance(value, Record):
        for name in value.__struct_fields__:
            own = getattr(value, name)
            if own and not _is_fine(own):
                yield from _odd(own, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple | dict):
        if len(value) > MAX_ENTRIES:
            yield path, value
            return
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for key, own in entries:
            if isinstance(key, str) and len(key) > MAX_TEXT:
                yield path, key
            elif not _is_fine(own):
                yield from _odd(own, f"{path}[{str(key)[:40]}]")
    else:
        yield path, value


def _is_fine(value: Any) -> bool:
    """Whether a value is within its bounds, told by its type alone; of what holds others, and of amounts, not."""
    kind = type(value)
    if kind is str:
        return len(value) <= MAX_TEXT
    if kind is int or kind is float:
        return bool(0 <= value < TOO_MANY)
    if kind is date:
        return bool(_FIRST <= value.toordinal() <= _LAST)
    return value is None or kind is bool
