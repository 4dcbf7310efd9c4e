"""The changes that an act makes to documents: path, old value, new value; how they are found, applied and reverted.

A path is a tuple of keys and list positions inside a document; `()` is the whole document. None stands for absent: a
document never contains a null.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any

import msgspec

from customs_cli.errors import Conflict
from customs_cli.register.file.codec import decode_document
from customs_cli.sentences import FieldPath, command

Path = tuple[str | int, ...]


class Change(msgspec.Struct, frozen=True, array_like=True):
    """One changed value: [table, key, path, old, new].

    While an act is under way, a document that it adds or removes is held as its bytes (`msgspec.Raw`).
    """

    table: str
    key: str
    path: Path
    old: Any
    new: Any

    def reversed(self) -> "Change":
        """Return the change that reverts this one."""
        return Change(self.table, self.key, self.path, self.new, self.old)


def is_whole(change: Change) -> bool:
    """Whether the change, in an act under way, adds or removes a whole document."""
    return isinstance(change.new, msgspec.Raw) or isinstance(change.old, msgspec.Raw)


def as_values(change: Change) -> Change:
    """Return the change with documents decoded instead of held as bytes.

    Raises:
        Damaged: The bytes are no document.
    """
    if not is_whole(change):
        return change
    old, new = (None if document is None else decode_document(document) for document in (change.old, change.new))
    return Change(change.table, change.key, change.path, old, new)


def office_of(changes: Iterable[Change]) -> str:
    """Return the office whose batches an act changes; empty where it changes none, or those of several offices."""
    offices = {change.key[5:-7] for change in changes if change.table == "batches"}
    return offices.pop() if len(offices) == 1 else ""


def difference(old: Any, new: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Yield (path, old, new) for every value that differs.

    A list that did not get shorter is compared position by position, unless lines of goods have moved in it: then, and
    if the list is shorter, it is compared as a whole.
    """
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from difference(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) <= len(new) and path and not _moved(old, new):
        for position, value in enumerate(new):
            yield from difference(old[position] if position < len(old) else None, value, (*path, position))
    else:
        yield path, old, new


def _moved(old: list[Any], new: list[Any]) -> bool:
    return any(is_displaced(old, new, place) for place, one in enumerate(old) if isinstance(one, dict) and "no" in one)


def numbers_told(document: dict[str, Any], steps: Sequence[Path]) -> Iterator[tuple[Path, int | str]]:
    """Yield (path, number) for the lines of goods and issued documents in which something changed.

    Numbers that equal the position in the list (counted from 1) are left out.
    """
    for field, name in NUMBERED.items():
        places = dict.fromkeys(step[1] for step in steps if step[:1] == (field,) and len(step) > 2)
        for place in places:
            if isinstance(place, int) and (number := document[field][place][name]) != place + 1:
                yield (field, place, name), number


NUMBERED = {"lines": "no", "documents": "number"}
"""Lists of a batch whose items have numbers, and the field of the number."""


def displaces(move: tuple[Sequence[str | int], Any, Any], path: Sequence[str | int]) -> bool:
    """Return whether a change moves or removes an item of a list that `path` leads through."""
    place, old, new = move
    depth = len(place)
    if place and place[-1] == "no":
        return [*path[: depth - 1]] == [*place[:-1]]
    if not isinstance(old, list) or len(path) <= depth or [*path[:depth]] != [*place]:
        return False
    step = path[depth]
    return isinstance(step, int) and is_displaced(old, new or [], step)


def is_displaced(before: list[Any], after: list[Any], place: int) -> bool:
    """Return whether the item at a position of a list is no longer there.

    Lines of goods are recognised by their number, other items by equality.
    """
    was, now = (one[place] if place < len(one) else None for one in (before, after))
    if isinstance(was, dict) and "no" in was:
        return not isinstance(now, dict) or now.get("no") != was["no"]
    return was != now and (now is None or was in after)


def value_at(document: Any, path: Path) -> Any:
    """Return the value at a path of a document, or None."""
    return reduce(_inside, path, document)


def apply(document: Any, change: Change) -> Any:
    """Return the document after a change; the given one is modified in place where possible.

    The new value becomes part of the document without being copied.

    Raises:
        Conflict: The old value is not the one that the change names.
    """
    if not change.path:
        _expect(change, document)
        return change.new
    *way, last = change.path
    place = document
    for step in way:
        place = _inside(place, step)
    _expect(change, _inside(place, last))
    if isinstance(place, list):
        _set_item(place, last, change)
    elif isinstance(place, dict) and isinstance(last, str):
        _set_key(place, last, change)
    else:
        raise _conflict(change)
    return document


def _inside(place: Any, step: str | int) -> Any:
    if isinstance(place, dict):
        return place.get(step)
    if isinstance(place, list) and isinstance(step, int) and 0 <= step < len(place):
        return place[step]
    return None


def _set_key(place: dict[str, Any], last: str, change: Change) -> None:
    if change.new is None:
        place.pop(last, None)
    else:
        place[last] = change.new


def _set_item(place: list[Any], last: str | int, change: Change) -> None:
    if not isinstance(last, int) or not 0 <= last <= len(place) or (change.new is None and last != len(place) - 1):
        raise _conflict(change)
    if change.new is None:
        place.pop()
    elif last == len(place):
        place.append(change.new)
    else:
        place[last] = change.new


def _expect(change: Change, found: Any) -> None:
    if found != change.old:
        raise _conflict(change)


def _conflict(change: Change) -> Conflict:
    hint = command("history", change.key)
    if not change.path:
        return Conflict("{key} was changed again later", key=change.key, hint=hint)
    where = FieldPath(".".join(map(str, change.path)))
    return Conflict("{key}: {where} was changed again later", key=change.key, where=where, hint=hint)
