"""Work on a shared register by several forked processes, each with a connection of its own."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

Tell = Callable[[str], None]
"""Sends a line to the process that began the work."""
Work = Callable[[Tell], None]


def cores() -> int:
    """Return how many processes to start; 1 if this process cannot safely be forked."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def at_once(works: Sequence[Work], heard: Tell) -> bool:
    """Do each piece of work in a process of its own.

    Args:
        works: Each must first leave this process's connection (`Session.leave`), and commits what it does.
        heard: Called with the lines that the processes send.

    Returns:
        Whether all succeeded; if not, the caller does the work itself, which raises the error.
    """
    hears, tells = os.pipe()
    others: list[int] = []
    try:
        for work in works:
            others.append(_begun(work, hears, tells))
        os.close(tells)
        with os.fdopen(hears) as pipe:
            for line in pipe:
                heard(line.rstrip("\n"))
        statuses = [os.waitpid(others.pop(), 0)[1] for _ in works]
        return not any(statuses)
    finally:
        _ended(others)


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[Callable[[], bool]]:
    """Do some work in another process during the block, if there is more than one core.

    Yields a function that waits for its end and returns whether it succeeded. The process is killed at the end of the
    block.
    """
    others: list[int] = []

    def is_done() -> bool:
        return bool(others) and os.waitpid(others.pop(), 0)[1] == 0

    if cores() > 1:
        hears, tells = os.pipe()
        others.append(_begun(lambda _: work(), hears, tells))
        os.close(hears)
        os.close(tells)
    try:
        yield is_done
    finally:
        _ended(others)


def _ended(others: Sequence[int]) -> None:
    for other in others:
        with suppress(ProcessLookupError):
            os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)


def _begun(work: Work, hears: int, tells: int) -> int:
    if one := os.fork():
        return one
    status = 1

    def tell(line: str) -> None:
        os.write(tells, f"{line}\n".encode())

    try:
        gc.freeze()
        os.close(hears)
        work(tell)
        status = 0
    finally:
        os._exit(status)  # no cleanup: the parent's connection must stay open
