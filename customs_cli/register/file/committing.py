"""Commits an act: its line is appended to the journal completely, or not at all."""

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from customs_cli.errors import CustomsError, NotKnown
from customs_cli.register.file.changes import is_whole
from customs_cli.register.file.line import Cut, Entry, from_line, hash_in, to_line
from customs_cli.register.file.snapshot import After, Snapshot
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.register.file.store import Store


def commit(
    store: "Store",
    snapshot: Snapshot,
    entry: Entry,
    whole: After,
    then: Iterable[Callable[[], object]],
    cut: Cut | None = None,
) -> After:
    """Append an entry after making sure that it can be replayed, and update the snapshot with it.

    Documents that are added or removed whole were already checked by `Act.put`; all other changes are decoded and
    applied here before the line is written.

    Args:
        store: The storage of the register; its lock is held.
        snapshot: The state before the entry, up to date with the end of the journal.
        entry: The entry to append.
        whole: The documents that the entry adds or removes whole.
        then: Functions called once the line is in the journal, even if a later failure could not be undone.
        cut: New batches whose leaves in the proof tree are computed already, if any.

    Returns:
        The documents after the entry.

    Raises:
        UsageError: A text cannot be kept.
        Conflict: Another process wrote too, because the lock file was removed; nothing was kept.
        NotKnown: The disk refuses to write, and to read what it kept.
        CannotWrite: The disk refuses to write; nothing was kept, unless `then` was called.
        KeyboardInterrupt: Ctrl-C, after the line was kept.
    """
    line = to_line(entry, cut)
    rest = replace(entry, changes=tuple(c for c in entry.changes if not is_whole(c)))
    kept = from_line(to_line(rest)[:-1], snapshot.offset + len(line), store.journal_name)
    after = {**snapshot.after(kept.entry), **whole}
    with uninterrupted():
        try:
            store.append(line, at=snapshot.offset, head=snapshot.head)
        except BaseException as error:
            try:
                is_kept = store.journal(snapshot.offset, snapshot.offset + len(line)) == line
            except (CustomsError, OSError):
                why = error.message if isinstance(error, CustomsError) else str(error)
                raise NotKnown(
                    "it is not known whether the act was recorded: {why}",
                    why=why,
                    hint="check the disk; do not repeat it before {command} shows whether it is there",
                    command=command("history"),
                ) from error
            if is_kept:
                _call(then)
            raise
        _call(then)
    snapshot.move(replace(kept, hash=hash_in(line)), after)
    return after


def _call(functions: Iterable[Callable[[], object]]) -> None:
    for function in functions:
        function()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Delay Ctrl-C until the end of the block."""
    waiting: list[int] = []
    try:
        former = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    except ValueError:  # not the main thread: Ctrl-C does not reach it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former or signal.SIG_DFL)
        if waiting:
            signal.raise_signal(signal.SIGINT)
