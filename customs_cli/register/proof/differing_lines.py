"""Compares a TinyDB file line by line with what the journal gives; a difference is named by reference, code or byte."""

import re
from collections.abc import Iterable, Iterator

from customs_cli.errors import Damaged
from customs_cli.register.file.codec import key_in
from customs_cli.sentences import said

_DOCUMENT = re.compile(rb'"([0-9]+)": (\{.*\}),?')


def differing_lines(now: Iterable[bytes], then: Iterable[bytes]) -> Iterator[tuple[int, str]]:
    """Yield (line number, description) for each line that differs.

    A missing document does not shift the lines after it.
    """
    found = False
    left, right = iter(now), iter(then)
    mine, own, number = next(left, None), next(right, None), 1
    commas: list[tuple[int, str]] = []
    while mine is not None or own is not None:
        place, other = _id(mine), _id(own)
        is_lacking = mine is None or (other is not None and (place is None or other < place))
        is_odd = own is None or (place is not None and (other is None or place < other))
        if mine != own:
            told = number, _told(None if is_lacking else mine, None if is_odd else own)
            if is_lacking or is_odd or _document(mine) != _document(own):
                found = True
                yield told
            else:
                commas.append(told)  # only the comma differs: the line after it is missing, or one too many
        if not is_odd:
            own = next(right, None)
        if not is_lacking:
            mine, number = next(left, None), number + 1
    yield from () if found else commas


def _document(line: bytes | None) -> bytes | None:
    return line and line.removesuffix(b",")


def _id(line: bytes | None) -> int | None:
    found = _DOCUMENT.fullmatch(line or b"")
    return int(found[1]) if found else None


def _told(now: bytes | None, then: bytes | None) -> str:
    key = _key(now) or _key(then)
    if now is None:
        return said("{key} is missing", key=key) if key else said("a line is missing")
    if then is None:
        return said("{key} should not be there", key=key) if key else said("there is a line too many")
    place = 1 + next((i for i, (a, b) in enumerate(zip(now, then, strict=False)) if a != b), min(len(now), len(then)))
    if key:
        return said("{key} differs from the journal at byte {place}", key=key, place=place)
    return said("differs from the journal at byte {place}", place=place)


def _key(line: bytes | None) -> str:
    found = _DOCUMENT.fullmatch(line or b"")
    try:
        return key_in(found[2]) if found else ""
    except Damaged:
        return ""
