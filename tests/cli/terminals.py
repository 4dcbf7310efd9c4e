"""Terminals on which a command is looked at and answered: in this process, or in one of its own where that matters."""

import io
import os
import select
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest
from running import Terminal

ROWS = 400
END, INTERRUPT = "\x04", "\x03"
PATIENCE = 20
"""Seconds after which nothing more is expected."""


def spawned(
    args: Sequence[str], columns: int, answers: Sequence[tuple[str, Any]], env: Mapping[str, str]
) -> tuple[int, str]:
    """Exit status of a process that was answered, and all that its terminal got."""
    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-m", "customs_cli", *args],
        dimensions=(ROWS, columns),
        env={**os.environ, **env},
        encoding="utf-8",
        codec_errors="replace",
        timeout=PATIENCE,
    )
    child.delaybeforesend = None  # who is asked takes keys at any time
    written = io.StringIO()
    child.logfile_read = written
    for prompt, answer in answers:
        child.expect_exact(prompt)
        answer = answer() if callable(answer) else answer
        child.sendeof() if answer == END else child.sendintr() if answer == INTERRUPT else child.sendline(answer)
    child.expect(pexpect.EOF)
    child.wait()
    child.ptyproc.delayafterclose = 0
    child.close()
    return child.exitstatus if child.exitstatus is not None else -(child.signalstatus or 0), written.getvalue()


def shown(
    patch: pytest.MonkeyPatch, columns: int, answers: Sequence[tuple[str, str]], run: Callable[[], int]
) -> tuple[int, str]:
    """Exit status of what runs here and was answered, and all that a terminal got in the place of the three streams."""
    import termios

    keys, own = os.openpty()
    termios.tcsetwinsize(own, (ROWS, columns))
    person = Person(keys, answers)
    person.start()
    with _in_place_of_streams(own, patch):
        code = run()
    person.join()
    os.close(keys)
    assert person.left == [], "this was not asked"
    assert not person.waited, "it waited for more: " + person.written
    return code, person.written


class Person(Thread):
    """Who sits at a terminal, and answers each question when it appears; who is asked more gives up.

    Args:
        keys: What is typed is written there, and what the terminal shows is read from it.
        answers: Each question, or how it ends, and its answer.

    Attributes:
        left: The answers that were not asked for.
        waited: Whether nothing came for so long that the end was typed.
    """

    def __init__(self, keys: int, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys, self.left, self.waited = keys, list(answers), False
        self._got, self._read = b"", 0

    @property
    def written(self) -> str:
        """All that the terminal got."""
        return self._got.decode("utf-8", "replace")

    def run(self) -> None:
        """Read and answer, until nobody has the terminal any more."""
        while self._looks():
            while self.left and (place := self._got.find(self.left[0][0].encode(), self._read)) >= 0:
                prompt, answer = self.left.pop(0)
                self._read = place + len(prompt.encode())
                os.write(self._keys, answer.encode() if answer == END else f"{answer}\n".encode())

    def _looks(self) -> bool:
        while not select.select([self._keys], [], [], PATIENCE)[0]:
            self.waited = True
            os.write(self._keys, END.encode())
        try:
            data = os.read(self._keys, 1 << 16)
        except OSError:  # so Linux says the end
            return False
        self._got += data
        return bool(data)


@contextmanager
def _in_place_of_streams(own: int, patch: pytest.MonkeyPatch) -> Iterator[None]:
    streams = ("stdin", "r"), ("stdout", "w"), ("stderr", "w")
    before = [os.dup(number) for number, _ in enumerate(streams)]
    try:
        for number, (name, mode) in enumerate(streams):
            os.dup2(own, number)
            errors = "surrogateescape" if mode == "r" else "backslashreplace"
            stream = open(number, mode, encoding="utf-8", errors=errors, closefd=False)  # noqa: SIM115
            patch.setattr(sys, name, stream)
        os.close(own)
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        for number, former in enumerate(before):
            os.dup2(former, number)
            os.close(former)


def seen(code: int, written: str, columns: int) -> Terminal:
    """What a person saw of what a terminal of so many columns got."""
    import pyte

    screen = pyte.Screen(columns, ROWS)
    pyte.Stream(screen).feed(written)
    screen.lines = max(screen.buffer, default=0) + 1  # to read what was never written takes 50 ms
    lines = [line.rstrip() for line in screen.display]
    return Terminal(code, written.replace("\r\n", "\n"), "\n".join(lines).rstrip().split("\n"))
