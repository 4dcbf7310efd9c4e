"""Undo and redo: the reversal of an act is an act of its own; nothing is ever erased.

An entry is in effect unless an entry in effect takes it back. `undo` takes back the last act in effect, `redo` the last
undo in effect that no later act has overtaken. Read from the newest, both are found without the rest of the journal.
"""

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec.structs import replace

from customs_cli.errors import Conflict, NotFound
from customs_cli.register.file.changes import Change
from customs_cli.register.file.line import Entry
from customs_cli.sentences import ActName, command

REVERSALS = ("undo", "redo")
FOR_GOOD = ("bundle", "timestamp", "print", "pull", "sync", "backup")
"""Acts that are not taken back: what was handed over, stamped, issued or pulled is in other hands."""


def undoable(entries: Iterable[Entry], seq: int | None = None) -> Entry:
    """The entry that `undo` takes back: the last act in effect, or the one named.

    Args:
        entries: The newest first, as `Register.recent` gives them; or a list in the order of the journal.
        seq: Number of the act to take back.

    Raises:
        NotFound: There is none.
        Conflict: The one named is taken back already, or is itself a reversal.
    """
    for entry, in_effect in _with_effect(entries):
        is_act = entry.act not in (*REVERSALS, *FOR_GOOD) and in_effect
        if seq is None and is_act:
            return entry
        if entry.seq == seq:
            if entry.act in FOR_GOOD:
                raise Conflict(
                    "act {seq} is a {act}: that is not taken back",
                    seq=seq,
                    act=ActName(entry.act),
                    hint=command("history"),
                )
            if not is_act:
                raise Conflict(
                    "act {seq} is not in effect", seq=seq, hint="{command} shows every act", command=command("history")
                )
            return entry
    if seq is None:
        raise NotFound("there is nothing to undo", hint="{command} shows every act", command=command("history"))
    raise NotFound(
        "there is no act {seq}", seq=seq, hint="{command} shows every act with its number", command=command("history")
    )


def redoable(entries: Iterable[Entry]) -> Entry:
    """The undo that `redo` takes back.

    Args:
        entries: As for `undoable`.

    Raises:
        NotFound: There is none, or an act has come after it.
    """
    for entry, in_effect in _with_effect(entries):
        if entry.act == "undo" and in_effect:
            return entry
        if entry.act not in REVERSALS:
            break
    raise NotFound("there is nothing to redo", hint="redo takes back an undo that no later act has followed")


def standing_after(entries: Iterable[Entry], seq: int) -> Iterator[Entry]:
    """The acts in effect after an act, the newest first; no undo or redo is among them.

    Args:
        entries: As for `undoable`.
        seq: Number of the act.
    """
    for entry, in_effect in _with_effect(entries):
        if entry.seq <= seq:
            return
        if in_effect and entry.act not in REVERSALS:
            yield entry


def reversal(entry: Entry) -> list[Change]:
    """The changes that take an entry back, last first.

    The serials that an act gave stay given, so that no reference is used twice. Those that a merge took over go back
    with its batches, as far as no later act has gone on from them (`services.undoing`).
    """
    keeps = entry.act not in ("merge", *REVERSALS)
    return [change.reversed() for change in reversed(entry.changes) if not (keeps and change.table == "serials")]


def _with_effect(entries: Iterable[Entry]) -> Iterator[tuple[Entry, bool]]:
    """Each entry, newest first, and whether no entry in effect takes it back.

    Of offices that share a register each takes back its own part of an act: what is left of it is in effect.
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
    """(table, key) of what an entry changed; None where they were not read: of a file, all that it takes back."""
    return {(change.table, change.key) for change in entry.changes} if isinstance(entry.changes, tuple) else None


def _left(entry: Entry, gone: Container[tuple[str, str]] | None) -> Entry | None:
    """What is left of an entry without some places; None where it is nothing but serials, which stay given."""
    if gone is None or not isinstance(entry.changes, tuple):
        return None
    left = tuple(change for change in entry.changes if (change.table, change.key) not in gone)
    return replace(entry, changes=left) if any(change.table != "serials" for change in left) else None
