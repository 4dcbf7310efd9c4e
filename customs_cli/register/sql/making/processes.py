"""Work on a shared register done by several processes at once, each with a connection of its own."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

Tell = Callable[[str], None]
"""Tells the process that began the work a line."""
Work = Callable[[Tell], None]


def cores() -> int:
    """How many processes are worth their start; one where none can safely be made of this one."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def at_once(works: Sequence[Work], heard: Tell) -> bool:
    """Do some work in a process each.

    Args:
        works: Each lets go of this process's connection first (`Session.leave`), and commits what it does.
        heard: Told what they tell.

    Returns:
        Whether all of them were done; what was not, this process does itself, and so comes to know why.
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
    """Do some work in a process of its own meanwhile, where there is more than one core.

    Gives what waits for its end, and says whether it was done. It does not outlive the block.
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
    """End what still works for a process that was interrupted."""
    for other in others:
        with suppress(ProcessLookupError):
            os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)


def _begun(work: Work, hears: int, tells: int) -> int:
    """A process that does something, tells lines and ends; its number."""
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
        os._exit(status)  # nothing that the other process has is let go of: its connection stays open
