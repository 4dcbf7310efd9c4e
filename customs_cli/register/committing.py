"""The moment from which an act counts: its line goes into the journal, or nothing does, and it is known which."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from customs_cli.register.store import Store


def commit(store: Store, line: bytes, at: int, then: Callable[[], None]) -> None:
    """Append a line to the journal; Ctrl-C waits until it is there for good, or gone again.

    Args:
        store: Where the register lives; its lock is held.
        line: The whole line.
        at: Where the journal ends.
        then: Called once the line stands in the journal, be it that all went well, or that what failed could not be
            turned back either.

    Raises:
        CannotWrite: The disk says no; nothing was kept, unless `then` was called.
        KeyboardInterrupt: Ctrl-C, after the line was kept.
    """
    with _uninterrupted():
        try:
            store.append(line)
        except BaseException:
            if store.journal(at, at + len(line)) == line:
                then()
            raise
        then()


@contextmanager
def _uninterrupted() -> Iterator[None]:
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
