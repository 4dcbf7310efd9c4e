"""A process of this program that is asked and answers by pipes: `python -m MODULE`, on every system alike."""

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

HIDDEN: dict[str, Any] = {"creationflags": 0x08000000} if os.name == "nt" else {}
"""How a process is started without a window of its own."""

_PIPE = 1 << 20
"""Bytes on their way, where a system lets a pipe hold so many: neither waits for the other with every few of them."""
_SIZE = 8
_LARGEST = 1 << 30


class Gone(Exception):
    """The other process gave no answer."""


class Process:
    """A process at work.

    Args:
        module: What it runs; it answers by `send` and `receive`.

    Raises:
        Gone: It could not be started.
    """

    def __init__(self, module: str) -> None:
        from subprocess import DEVNULL, PIPE, Popen

        house = Path(__file__).parents[3]  # where this package is found, and no other of its name
        command = [sys.executable, "-m", module]
        try:
            self._other = Popen(command, cwd=house, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, pipesize=_PIPE, **HIDDEN)
        except OSError as error:
            raise Gone from error

    def send(self, what: Any) -> None:
        """Send a plain value; wait until it is taken.

        Raises:
            Gone: Nobody takes it.
        """
        try:
            send(self._other.stdin, what)  # type: ignore[arg-type]
        except OSError as error:
            raise Gone from error

    def receive(self) -> Any:
        """Wait for the next answer.

        Raises:
            Gone: There is none.
        """
        return receive(self._other.stdout)  # type: ignore[arg-type]

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._other.kill()
        for pipe in (self._other.stdin, self._other.stdout):
            with suppress(OSError):  # what was not taken any more
                pipe.close()  # type: ignore[union-attr]
        self._other.wait()


def send(pipe: IO[bytes], what: Any) -> None:
    """Write a plain value: what `marshal` knows."""
    body = marshal.dumps(what)
    pipe.write(len(body).to_bytes(_SIZE, "big"))
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """The next value that was written.

    Raises:
        Gone: There is none, or no whole one.
    """
    size = int.from_bytes(head, "big") if len(head := pipe.read(_SIZE)) == _SIZE else _LARGEST
    if size >= _LARGEST or len(body := pipe.read(size)) < size:
        raise Gone
    return marshal.loads(body)


def can_start() -> bool:
    """Whether there is a core for another process, and a Python to start it with."""
    return bool(sys.executable) and not getattr(sys, "frozen", False) and cores() > 1


def cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # neither Windows nor macOS tells
        return os.cpu_count() or 1
