"""The moment from which an act counts: its line goes into the journal, or nothing does, and it is known which."""

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from customs_cli.register.file.changes import is_whole
from customs_cli.register.file.line import Cut, Entry, from_line, hash_in, to_line
from customs_cli.register.file.snapshot import After, Snapshot

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
    """Append an entry, once it is sure that it can be replayed, and take it into the snapshot.

    A document that is added whole was read back when it was put, and one that is taken out is the one that was there;
    everything else is read back and applied here.

    Args:
        store: Where the register lives; its lock is held.
        snapshot: The state before; it ends where the journal does.
        entry: What is to be appended.
        whole: The documents that it adds whole, or takes out.
        then: Called, each of them, once the line stands in the journal, be it that all went well, or that what failed
            could not be turned back either.
        cut: Where its last changes were cut into parts by another process.

    Returns:
        What the entry leaves.

    Raises:
        UsageError: A text cannot be kept.
        Conflict: Another process wrote all the same, since the lock file was removed; nothing was kept.
        CannotWrite: The disk says no; nothing was kept, unless `then` was called.
        KeyboardInterrupt: Ctrl-C, after the line was kept.
    """
    line = to_line(entry, cut)
    rest = replace(entry, changes=tuple(c for c in entry.changes if not is_whole(c)))
    kept = from_line(to_line(rest)[:-1], snapshot.offset + len(line), store.journal_name)
    after = {**snapshot.after(kept.entry), **whole}
    with uninterrupted():
        try:
            store.append(line, at=snapshot.offset, head=snapshot.head)
        except BaseException:
            if store.journal(snapshot.offset, snapshot.offset + len(line)) == line:
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
    """Let Ctrl-C wait until the block has come to its end."""
    waiting: list[int] = []
    try:
        former = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    except ValueError:  # another thread than the main one: Ctrl-C does not reach it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former or signal.SIG_DFL)
        if waiting:
            signal.raise_signal(signal.SIGINT)
