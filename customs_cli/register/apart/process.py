"""A helper process of this program, `python -m MODULE`, that receives requests and answers them through pipes."""

import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

HIDDEN: dict[str, Any] = {"creationflags": 0x08000000} if os.name == "nt" else {}
"""Arguments of `Popen` that start a process without a window of its own on Windows."""

_PIPE = 1 << 20
"""Buffer size of the pipes in bytes, where the system allows it: the two processes then wait less for each other."""
_SIZE = 8
_LARGEST = 1 << 30


class Gone(Exception):
    """The other process gave no answer."""


class Process:
    """A running helper process.

    Args:
        module: The module to run; it must answer with `send` and `receive`.

    Raises:
        Gone: The process could not be started.
    """

    def __init__(self, module: str) -> None:
        from subprocess import DEVNULL, PIPE, Popen

        house = Path(__file__).parents[3]  # so that this package is imported, and no other of its name
        command = [sys.executable, "-m", module]
        try:
            self._other = Popen(command, cwd=house, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, pipesize=_PIPE, **HIDDEN)
        except OSError as error:
            raise Gone from error

    def send(self, what: Any) -> None:
        """Send a value that `marshal` can encode; wait until it has been written to the pipe.

        Raises:
            Gone: The process no longer reads.
        """
        try:
            send(self._other.stdin, what)  # type: ignore[arg-type]
        except OSError as error:
            raise Gone from error

    def receive(self) -> Any:
        """Wait for the next answer and return it.

        Raises:
            Gone: The process ended without an answer.
        """
        return receive(self._other.stdout)  # type: ignore[arg-type]

    def close(self) -> None:
        """Kill the process, whatever it is doing."""
        self._other.kill()
        for pipe in (self._other.stdin, self._other.stdout):
            with suppress(OSError):  # data that was not read
                pipe.close()  # type: ignore[union-attr]
        self._other.wait()


def send(pipe: IO[bytes], what: Any) -> None:
    """Write a value that `marshal` can encode, preceded by its length."""
    body = marshal.dumps(what)
    pipe.write(len(body).to_bytes(_SIZE, "big"))
    pipe.write(body)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Return the next value that `send` wrote.

    Raises:
        Gone: The pipe ended before a whole value.
    """
    size = int.from_bytes(head, "big") if len(head := pipe.read(_SIZE)) == _SIZE else _LARGEST
    if size >= _LARGEST or len(body := pipe.read(size)) < size:
        raise Gone
    return marshal.loads(body)


def can_start() -> bool:
    """Return whether there is a CPU core for another process and a Python interpreter to start it with."""
    return bool(sys.executable) and not getattr(sys, "frozen", False) and cores() > 1


def cores() -> int:
    """Return how many CPU cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not available on Windows and macOS
        return os.cpu_count() or 1
