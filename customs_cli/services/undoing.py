"""Undo and redo, as acts of their own."""

from collections.abc import Iterator
from typing import NamedTuple

from customs_cli.domain.batch import Batch
from customs_cli.errors import Refusal
from customs_cli.register.changes import Change
from customs_cli.register.journal import Entry
from customs_cli.register.undo import redoable, reversal, undoable
from customs_cli.services.duty import Duty

_LINKS = {"trademarks": "mark", "holders": "holder", "offices": "office", "campaigns": "campaign"}


class Undone(NamedTuple):
    """What an undo or redo has done.

    Attributes:
        act: `undo` or `redo`.
        entry: The entry taken back.
        changes: What changed, as before and after.
        seq: Its own number in the journal; 0 for a dry run.
    """

    act: str
    entry: Entry
    changes: tuple[Change, ...]
    seq: int


def undo(duty: Duty, seq: int | None = None, *, reason: str = "", dry_run: bool = False) -> Undone:
    """Take back the last act in effect, or the one named when nothing later depends on it."""
    entry = undoable(_newest_first(duty), seq)
    return _take_back(duty, "undo", entry, reason=reason, dry_run=dry_run)


def redo(duty: Duty, *, reason: str = "", dry_run: bool = False) -> Undone:
    """Take back the last undo."""
    entry = redoable(_newest_first(duty))
    return _take_back(duty, "redo", entry, reason=reason, dry_run=dry_run)


def _newest_first(duty: Duty) -> Iterator[Entry]:
    return (kept.entry for kept in duty.register.recent())


def _take_back(duty: Duty, name: str, entry: Entry, *, reason: str, dry_run: bool) -> Undone:
    changes = reversal(entry)
    if dry_run:
        return Undone(name, entry, tuple(changes), 0)
    with duty.register.act(name, by=duty.officers, reason=reason, reverts=entry.seq) as act:
        act.apply(changes)
        _refuse_orphans(duty, changes)
    return Undone(name, entry, tuple(changes), act.seq)


def _refuse_orphans(duty: Duty, changes: list[Change]) -> None:
    """Refuse to take back a mark, holder, office or campaign that a batch of another act refers to."""
    gone = {(c.table, c.key) for c in changes if c.table in _LINKS and not c.path and c.new is None}
    own = {c.key for c in changes if c.table == "batches"}
    if not gone:
        return
    for batch in duty.register.batches():
        if batch.ref not in own and (used := gone & references(batch)):
            table, key = min(used)
            raise Refusal(f"{batch.ref} refers to {_LINKS[table]} {key}: it stays", hint=f"customs show {batch.ref}")


def references(batch: Batch) -> set[tuple[str, str]]:
    """(table, code) of every mark, holder, office and campaign that a batch refers to."""
    return {
        ("offices", batch.office),
        *(("offices", office) for office in batch.joint_offices),
        *(("campaigns", code) for code in batch.campaigns),
        *(("trademarks", mark) for mark in batch.marks),
        *(("holders", holder) for holder in batch.proceedings),
    }
