"""Finding texts and lists of excessive length anywhere in a record, in fields added later as well."""

from collections.abc import Iterator
from typing import Any

import msgspec

from customs_cli.domain.record import Record
from customs_cli.domain.validation.bounds import KINDS_OF_TEXT, MAX_DATA, MAX_ENTRIES, MAX_PLACE
from customs_cli.domain.validation.faults import Fault, tried
from customs_cli.domain.validation.values import check_size_of

_encoder = msgspec.json.Encoder()


def swept(record: Record, body: bytes = b"", *, is_kept: bool = False) -> Iterator[Fault]:
    """Yield the faults of texts and lists of a record that are too long.

    Args:
        record: Any record.
        body: The record as JSON, where it is at hand.
        is_kept: Whether it is in a register already: texts are then limited by `MAX_DATA` only, not by the bound of
            their kind.
    """
    if not _is_short(record, body):
        for path, value, most in _parts(record, "", MAX_PLACE):
            bound = MAX_DATA if is_kept and isinstance(value, str) else most
            yield from tried(path, check_size_of, value, bound)


def _is_short(record: Record, body: bytes) -> bool:
    """Return whether it is certain that nothing in a record is too long.

    So it is when its JSON as a whole is shorter than the longest list allowed, and any two quotation marks in it are
    closer than the shortest bound of a text. JSON with an escaped character is never certain.
    """
    try:
        body = body or _encoder.encode(record)
    except UnicodeEncodeError:
        return False
    if len(body) >= 2 * MAX_ENTRIES or b"\\" in body:
        return False
    place, near_end = 0, len(body) - MAX_PLACE
    while 0 <= place < near_end:  # go from one quotation mark to the last one within the bound
        place = body.rfind(b'"', place + 1, place + MAX_PLACE + 2)
    return place >= 0


def _parts(value: Any, path: str, most: int) -> Iterator[tuple[str, Any, int]]:
    if isinstance(value, Record):
        for name in value.__struct_fields__:
            own = KINDS_OF_TEXT.get(f"{type(value).__name__}.{name}") or KINDS_OF_TEXT.get(name, MAX_PLACE)
            yield from _parts(getattr(value, name), f"{path}.{name}" if path else name, own)
    elif isinstance(value, str):
        yield path, value, most
    elif isinstance(value, tuple | dict):
        yield path, value, MAX_ENTRIES
        if len(value) <= MAX_ENTRIES:
            for key, one in value.items() if isinstance(value, dict) else enumerate(value):
                yield from _parts(key, path, MAX_PLACE) if isinstance(key, str) else ()
                yield from _parts(one, f"{path}[{str(key)[:40]}]", most)
