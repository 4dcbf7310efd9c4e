"""Undo and redo: reverting an act is an act of its own; nothing is ever erased.

An entry is in effect unless an entry in effect reverts it. `undo` reverts the last act in effect, `redo` the last undo
in effect that no later act has followed. Both are found by reading the journal backwards from the newest entry.
"""

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec.structs import replace

from customs_cli.errors import Conflict, NotFound
from customs_cli.register.file.changes import Change
from customs_cli.register.file.line import Entry
from customs_cli.sentences import ActName, command

REVERSALS = ("undo", "redo")
FOR_GOOD = ("bundle", "timestamp", "print", "pull", "sync", "backup")
"""Acts that cannot be undone: what was handed over, stamped, printed or pulled is already in other hands."""


def undoable(entries: Iterable[Entry], seq: int | None = None, *, but: str = "") -> Entry:
    """Return the entry that `undo` reverts: the last act in effect, or the one with number `seq`."""
    for entry, in_effect in _with_effect(entries):
        is_act = entry.act not in (*REVERSALS, *FOR_GOOD, but) and in_effect
        if seq is None and is_act:
            return entry
        if entry.seq == seq:
            if entry.act in FOR_GOOD:
                raise Conflict(
                    "act {seq} ({act}) cannot be undone",
                    seq=seq,
                    act=ActName(entry.act),
                    hint=command("print void", "NUMBER", "--reason", "TEXT")
                    if entry.act == "print"
                    else command("history"),
                )
            if not is_act:
                raise Conflict(
                    "act {seq} was undone already, or is itself an undo or redo",
                    seq=seq,
                    hint="{command} shows every act",
                    command=command("history"),
                )
            return entry
    if seq is None:
        raise NotFound("there is nothing to undo", hint="{command} shows every act", command=command("history"))
    raise NotFound(
        "there is no act {seq}", seq=seq, hint="{command} shows every act with its number", command=command("history")
    )


def redoable(entries: Iterable[Entry]) -> Entry:
    """Return the undo entry that `redo` reverts."""
    for entry, in_effect in _with_effect(entries):
        if entry.act == "undo" and in_effect:
            return entry
        if entry.act not in REVERSALS:
            break
    raise NotFound("there is nothing to redo", hint="redo works only while no other act has followed the undo")


def standing_after(entries: Iterable[Entry], seq: int) -> Iterator[Entry]:
    """Yield the acts in effect that are newer than act `seq`, the newest first, without undo and redo.

    Args:
        entries: As for `undoable`.
        seq: Number of the act.
    """
    for entry, in_effect in _with_effect(entries):
        if entry.seq <= seq:
            return
        if in_effect and entry.act not in REVERSALS:
            yield entry


def reversal(entry: Entry, *, keeps_merged: bool = False) -> list[Change]:
    """Return the changes that revert an entry, the last change first.

    Serials that an act has used up stay used, so that no reference is given twice. Serials taken over by a merge are
    reverted with the merged batches, unless a later act has used further ones (see `services.undo`).
    """
    keeps = entry.act not in (REVERSALS if keeps_merged else ("merge", *REVERSALS))
    return [change.reversed() for change in reversed(entry.changes) if not (keeps and change.table == "serials")]


def _with_effect(entries: Iterable[Entry]) -> Iterator[tuple[Entry, bool]]:
    """Yield each entry, the newest first, and whether it is in effect, that is, no entry in effect reverts it.

    In a shared register each office reverts only its own part of an act; an entry of which a part is left is in effect.
    """
    taken_back: dict[int, set[tuple[str, str]] | None] = {}
    for entry in reversed(entries) if isinstance(entries, Sequence) else entries:
        left = _left(entry, taken_back[entry.seq]) if entry.seq in taken_back else entry
        if left is not None and left.reverts is not None:
            places = _places(left)
            known = taken_back.get(left.reverts, set())
            taken_back[left.reverts] = None if known is None or places is None else known | places
        yield left or entry, left is not None


def _places(entry: Entry) -> set[tuple[str, str]] | None:
    """Return the (table, key) of an entry's changes.

    None if the changes were not read, as in a file, where the entry reverts a whole act.
    """
    return {(change.table, change.key) for change in entry.changes} if isinstance(entry.changes, tuple) else None


def _left(entry: Entry, gone: Container[tuple[str, str]] | None) -> Entry | None:
    if gone is None or not isinstance(entry.changes, tuple):
        return None
    left = tuple(change for change in entry.changes if (change.table, change.key) not in gone)
    return replace(entry, changes=left) if any(change.table != "serials" for change in left) else None
