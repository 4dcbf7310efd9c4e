"""Reads a register for shell completion: uses only the standard library and reads only the bytes that are needed.

The lines of `register.json` are sorted by id, and ids sort as references do, so all batches whose reference begins with
`2019-53` are consecutive lines and are found by bisection. The newest entries of the journal are then applied. No cache
is written that could become stale, and no lock is taken. Unreadable parts are skipped: the results are hints for
completion and must not be used as an answer.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from customs_cli.register.file.disk.blocks import Blocks

TAIL = 1 << 20
"""Only this many bytes at the end of the journal are applied on top of the checkpoint."""
GROUPS = 200
"""At most this many (year, office) pairs are listed, the newest first."""

_SERIALS = 10**6
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_META = b'\n"register": {\n'
_LAST = 1 << 14
"""The last line of the file holds the offsets of the tables; it is shorter than this many bytes."""

Document = dict[str, Any]


class Stretch(NamedTuple):
    """Consecutive lines of one table, as byte offsets: start of the first line, end of the last one (exclusive)."""

    start: int
    end: int


class Group(NamedTuple):
    """The batches of one year and office: the id that serial 0 would have, the highest id, and their lines."""

    first: int
    last: int
    lines: Stretch


class Glance:
    """A register as it is at this moment, opened for completion.

    Args:
        path: Path of `register.json`; its folder may be reached through links.

    Raises:
        OSError: The file may not be read.
        ValueError: This program did not write the file.
    """

    def __init__(self, path: Path) -> None:
        real = Path(os.path.realpath(path.parent), path.name)
        self._data = Blocks(real)
        meta = self._meta()
        self._tables: dict[str, list[int]] = meta.get("tables", {})
        self._changed = _tail(real.with_suffix(".journal"), meta.get("offset", 0))

    def named(self, table: str, needles: tuple[bytes, ...] = ()) -> Iterator[Document]:
        """Yield the documents of a small table, those changed in the journal's tail first.

        Args:
            table: Name of the table.
            needles: Lower-case byte strings; an unchanged line is skipped if it contains none of them (empty: none is
                skipped).
        """
        changed = self._changed.get(table, {})
        for code, steps in changed.items():
            document = _patched(self._coded(table, code), steps)
            if document:
                yield document
        for place in self._places(self.table(table)):
            line = self._line(place)
            if needles and not any(needle in line.lower() for needle in needles):
                continue
            document = _decoded(line)
            if document and document.get("code") not in changed:
                yield document

    def batch(self, ref: str) -> Document | None:
        """Return the current document of the batch with a whole reference, or None."""
        number = doc_id(ref)
        lines = self.table("batches")
        place = self._place(number, lines)
        base = _decoded(self._line(place)) if place < lines.end and self._id(place) == number else None
        return _patched(base, self._changed.get("batches", {}).get(ref, []))

    def new_refs(self) -> list[str]:
        """Return the references of batches recorded or changed since the checkpoint, the newest first."""
        return list(reversed(self._changed.get("batches", {})))

    def groups(self, low: int | None = None, high: int | None = None) -> Iterator[Group]:
        """Yield the groups (year and office) that have batches, the newest year first.

        If bounds are given, only batches with low <= id < high count.
        """
        start, end = lines = self.table("batches")
        if low is not None and high is not None:
            start, end = self._place(low, lines), self._place(high, lines)
        for _ in range(GROUPS):
            if end <= start:
                return
            last = self._id(self._before(end, start))
            first = last // _SERIALS * _SERIALS
            place = self._place(first, Stretch(start, end))
            yield Group(first, last, Stretch(place, end))
            end = place

    def newest(self, group: Group, low: int | None = None, high: int | None = None) -> Iterator[Document]:
        """Yield the current documents of a group's batches with low <= id < high, the highest id first."""
        lines = group.lines
        place = lines.end if high is None or high > group.last else self._place(high, lines)
        while place > lines.start:
            place = self._before(place, lines.start)
            if low is not None and self._id(place) < low:
                return
            document = _decoded(self._line(place)) or {}
            if now := _patched(document, self._changed.get("batches", {}).get(document.get("ref", ""), [])):
                yield now

    def table(self, name: str) -> Stretch:
        """Return the lines of a table; an empty stretch if the table does not exist."""
        start, end = self._tables.get(name, (0, 0))
        return Stretch(start, end)

    def _meta(self) -> Document:
        if not self._data.size:
            return {}
        start = max(0, self._data.size - _LAST)
        end = self._data.part(start, self._data.size)
        place = end.rfind(_META)
        if place == -1:
            raise ValueError("not a register")
        return _decoded(end[place + len(_META) :].split(b"\n")[0]) or {}

    def _coded(self, table: str, code: str) -> Document | None:
        sought = b'{"code":%b' % json.dumps(code, ensure_ascii=False).encode()
        lines = (self._line(place) for place in self._places(self.table(table)))
        return next((_decoded(line) for line in lines if line.partition(b": ")[2].startswith(sought)), None)

    def _places(self, stretch: Stretch) -> Iterator[int]:
        place = stretch.start
        while place < stretch.end:
            yield place
            place = self._data.after(place, stretch.end)

    def _place(self, number: int, within: Stretch) -> int:
        first, high = within
        low = first
        while low < high:
            middle = self._data.before((low + high) // 2, first)
            if self._id(middle) < number:
                low = self._data.after(middle, high)
            else:
                high = middle
        return low

    def _id(self, place: int) -> int:
        return int(self._data.part(place + 1, place + 40).split(b'"')[0])

    def _line(self, place: int) -> bytes:
        return self._data.part(place, self._data.after(place, self._data.size))

    def _before(self, place: int, start: int) -> int:
        return self._data.before(place - 1, start)


def doc_id(ref: str) -> int:
    """Return the document id of a whole reference, the same as `domain.batch.reference.doc_id` returns.

    Raises:
        ValueError: The text is not a whole reference.
    """
    return int(id_prefix(ref).ljust(26, "0"))


def id_prefix(text: str) -> str:
    """Return the digits with which the id of every reference begins that starts with `text`."""
    year, dash, rest = text.partition("-")
    office, second, serial = rest.partition("-")
    if len(year) > 4 or (dash and len(year) < 4) or not f"{year}{serial}0".isdigit() or not text.isascii():
        raise ValueError(text)
    letters = "".join(f"{_DIGITS.index(c) + 1:02d}" for c in office)
    return year + (letters.ljust(16, "0") + serial if second else letters)


def _tail(journal: Path, offset: int) -> dict[str, dict[str, list[Any]]]:
    changed: dict[str, dict[str, list[Any]]] = {}
    if not journal.is_file() or journal.is_symlink():
        return {}
    try:
        with journal.open("rb") as file:
            file.seek(max(offset, os.fstat(file.fileno()).st_size - TAIL))
            lines = file.read().split(b"\n")[:-1]
    except OSError:
        return {}
    for line in lines:
        for table, key, path, _, new in (_json(line) or {}).get("changes", ()):
            steps = changed.setdefault(table, {})
            steps[key] = [*steps.pop(key, ()), (path, new)]
    return changed


def _decoded(line: bytes) -> Document | None:
    return _json(line.partition(b": ")[2].rstrip(b",\n"))


def _json(data: bytes) -> Document | None:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _patched(document: Document | None, steps: list[Any]) -> Document | None:
    whole: Any = document
    for path, new in steps:
        if not path:
            whole = new
            continue
        place = whole
        for step in path[:-1]:
            place = _inside(place, step)
        if isinstance(place, dict):
            place[path[-1]] = new
        elif isinstance(place, list) and isinstance(path[-1], int):
            place[path[-1] :] = [] if new is None else [new, *place[path[-1] + 1 :]]
    return whole if isinstance(whole, dict) else None


def _inside(place: Any, step: Any) -> Any:
    try:
        return place[step]
    except (KeyError, IndexError, TypeError):
        return None
