"""Texts and lists without end, wherever they stand in a record: fields added later are seen to at once."""

from collections.abc import Iterator
from typing import Any

import msgspec

from customs_cli.domain.record import Record
from customs_cli.domain.validation.bounds import MAX_ENTRIES
from customs_cli.domain.validation.faults import Fault, tried
from customs_cli.domain.validation.values import check_size_of

_encoder = msgspec.json.Encoder()


def swept(record: Record) -> Iterator[Fault]:
    """The texts and lists of a record that are too long."""
    if not _is_short(record):
        for path, value in _parts(record, ""):
            yield from tried(path, check_size_of, value)


def _is_short(record: Record) -> bool:
    """Whether nothing in a record can be too long: all of it, as JSON, is shorter than the shortest of such lists."""
    try:
        return len(_encoder.encode(record)) < 2 * MAX_ENTRIES
    except UnicodeEncodeError:
        return False


def _parts(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every text and list, and where it stands; a list that is too long is not gone through."""
    if isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from _parts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple | dict):
        yield path, value
        if len(value) <= MAX_ENTRIES:
            for key, own in value.items() if isinstance(value, dict) else enumerate(value):
                yield from _parts(key, path) if isinstance(key, str) else ()
                yield from _parts(own, f"{path}[{str(key)[:40]}]")
