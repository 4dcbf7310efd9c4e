"""Undo and redo: the reversal of an act is an act of its own; nothing is ever erased.

An entry is in effect unless an entry in effect takes it back. `undo` takes back the last act in effect, `redo` the last
undo in effect that no later act has overtaken.
"""

from collections.abc import Iterable

from customs_cli.errors import Conflict, NotFound
from customs_cli.register.changes import Change
from customs_cli.register.journal import Entry

REVERSALS = ("undo", "redo")


def undoable(entries: Iterable[Entry], seq: int | None = None) -> Entry:
    """The entry that `undo` takes back: the last act in effect, or the one named.

    Raises:
        NotFound: There is none.
        Conflict: The one named is taken back already, or is itself a reversal.
    """
    known = list(entries)
    if seq is None:
        found = next((e for e in reversed(known) if e.act not in REVERSALS and in_effect(e, known)), None)
        if found is None:
            raise NotFound("there is nothing to undo", hint="customs history shows every act")
        return found
    named = next((e for e in known if e.seq == seq), None)
    if named is None:
        raise NotFound(f"there is no act {seq}", hint="customs history shows every act with its number")
    if named.act in REVERSALS or not in_effect(named, known):
        raise Conflict(f"act {seq} is not in effect", hint="customs redo takes an undo back")
    return named


def redoable(entries: Iterable[Entry]) -> Entry:
    """The undo that `redo` takes back.

    Raises:
        NotFound: There is none, or an act has come after it.
    """
    known = list(entries)
    for entry in reversed(known):
        if entry.act == "undo" and in_effect(entry, known):
            return entry
        if entry.act not in REVERSALS:
            break
    raise NotFound("there is nothing to redo", hint="redo takes back an undo that no later act has followed")


def in_effect(entry: Entry, known: list[Entry]) -> bool:
    """Whether no entry in effect takes it back."""
    return not any(later.reverts == entry.seq and in_effect(later, known) for later in known if later.seq > entry.seq)


def reversal(entry: Entry) -> list[Change]:
    """The changes that take an entry back, last first; serials stay, so that no reference is used twice."""
    return [change.reversed() for change in reversed(entry.changes) if change.table != "serials"]
