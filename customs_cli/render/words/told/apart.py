"""Splits an act's changes to one record into single facts; whole records, proceedings and lists are opened."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from customs_cli.domain.books.entries import Changed

Path = tuple[str | int, ...]

_LISTS = {
    "lines",
    "transfers",
    "disposals",
    "custody",
    "evidence",
    "notes",
    "fees",
    "court",
    "parts",
    "found",
    "said",
    "documents",
    "clues",
}
"""Lists to which an act adds one item at a time."""


class Fact(NamedTuple):
    """One value that an act changed; None stands for an absent value."""

    path: Path
    old: Any
    new: Any

    def named(self, place: int) -> str:
        """Return the step of its path at a place; empty where that is an index or beyond the path."""
        step = self.path[place] if len(self.path) > place else ""
        return step if isinstance(step, str) else ""


def taken_apart(changes: Iterable[Changed], *, back: bool = False) -> Iterator[Fact]:
    """Yield the facts in changes to one record.

    Args:
        changes: The changes as the journal has them.
        back: Whether old and new values are swapped, for an act that was taken back.
    """
    for change in changes:
        old, new = (change.new, change.old) if back else (change.old, change.new)
        yield from _opened(Fact(change.path, old, new))


def _opened(fact: Fact) -> Iterator[Fact]:
    old, new = fact.old, fact.new
    if _is_list(fact.path) and isinstance(old or [], list) and isinstance(new or [], list):
        yield from _elements(fact.path, old or [], new or [])
    elif _is_open(fact.path) and isinstance(old or {}, dict) and isinstance(new or {}, dict):
        before, after = old or {}, new or {}
        for name in [*before, *(name for name in after if name not in before)]:
            if before.get(name) != after.get(name):
                yield from _opened(Fact((*fact.path, name), before.get(name), after.get(name)))
    else:
        yield fact


def _elements(path: Path, old: list[Any], new: list[Any]) -> Iterator[Fact]:
    yield from (Fact((*path, place), one, None) for place, one in enumerate(old) if one not in new)
    yield from (Fact((*path, place), None, one) for place, one in enumerate(new) if one not in old)


def _is_list(path: Path) -> bool:
    return bool(path) and path[-1] in _LISTS and (len(path) == 1 or path[0] == "proceedings")


def _is_open(path: Path) -> bool:
    if path[:1] != ("proceedings",):
        return not path
    return len(path) < 3 or (path[2] in ("marks", "events") and len(path) <= (4 if path[2] == "marks" else 3))
