"""What an act changes, as paths with the old and the new value; how to apply it and how to take it back.

A path is a tuple of keys and list positions inside a document; `()` is the whole document. None stands for absent: a
document never holds a null.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

import msgspec

from customs_cli.errors import Conflict
from customs_cli.sentences import FieldPath, command

Path = tuple[str | int, ...]


class Change(msgspec.Struct, frozen=True, array_like=True):
    """One changed value: [table, key, path, old, new].

    While an act is under way, a document that it adds or takes out is the bytes of it (`msgspec.Raw`).
    """

    table: str
    key: str
    path: Path
    old: Any
    new: Any

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.table, self.key, self.path, self.new, self.old)


def is_whole(change: Change) -> bool:
    """Whether an act under way adds a whole document, or takes one out."""
    return isinstance(change.new, msgspec.Raw) or isinstance(change.old, msgspec.Raw)


def as_values(change: Change) -> Change:
    """The same with no document as bytes."""
    if not is_whole(change):
        return change
    old, new = (None if document is None else msgspec.json.decode(document) for document in (change.old, change.new))
    return Change(change.table, change.key, change.path, old, new)


def difference(old: Any, new: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """(path, old, new) for every value that differs; a list is compared by position when it only changed or grew.

    Where lines of goods do not stand in their places any more the list is compared as a whole.
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
    """The numbers of lines of goods and of documents issued in which something changed.

    Not that of a line whose place in the list tells it.

    Args:
        document: The batch.
        steps: The paths that changed.
    """
    for field, name in NUMBERED.items():
        places = dict.fromkeys(step[1] for step in steps if step[:1] == (field,) and len(step) > 2)
        for place in places:
            if isinstance(place, int) and (number := document[field][place][name]) != place + 1:
                yield (field, place, name), number


NUMBERED = {"lines": "no", "documents": "number"}
"""Lists of a batch whose items have numbers -> their field."""


def displaces(move: tuple[Sequence[str | int], Any, Any], path: Sequence[str | int]) -> bool:
    """Whether a change, (path, old, new), put another item in a place of a list that a path goes through, or none."""
    place, old, new = move
    depth = len(place)
    if place and place[-1] == "no":
        return [*path[: depth - 1]] == [*place[:-1]]
    if not isinstance(old, list) or len(path) <= depth or [*path[:depth]] != [*place]:
        return False
    step = path[depth]
    return isinstance(step, int) and is_displaced(old, new or [], step)


def is_displaced(before: list[Any], after: list[Any], place: int) -> bool:
    """Whether the item in a place of a list stands there no more: a line of goods by its number, others as they are."""
    was, now = (one[place] if place < len(one) else None for one in (before, after))
    if isinstance(was, dict) and "no" in was:
        return not isinstance(now, dict) or now.get("no") != was["no"]
    return was != now and (now is None or was in after)


def value_at(document: Any, path: Path) -> Any:
    """What stands at a place of a document; None where nothing does."""
    return reduce(_inside, path, document)


def apply(document: Any, change: Change) -> Any:
    """The document after a change; the one given is changed in place where it can be, and takes over the new value.

    Raises:
        Conflict: The old value is not what the change says it was.
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
