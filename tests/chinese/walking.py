"""The program on a real terminal of its own, in this process: what an officer sees is read from the other end of it."""

import contextlib
import gc
import os
import pty
import sys
import termios
import threading
from collections.abc import Iterator
from pathlib import Path

from customs_cli.cli.main import run

_END = b"\x1e"
"""Written when the command has ended: a process that it left behind keeps the terminal open for a while."""
_TESTERS = ("CUSTOMS_", "LC_", "LANG", "NO_COLOR", "XDG_", "COLUMNS", "LINES")


class Officer:
    """Somebody at a terminal 400 columns wide, who reads Chinese.

    Attributes:
        place: The folder of the office: register, configuration, home.
    """

    def __init__(self, place: Path) -> None:
        self.place = place
        _tidy()

    def sees(self, *words: str, typed: str = "") -> str:
        """What a command line shows: stdout and stderr as they come, what was typed left out."""
        with self._office(), _terminal(typed) as shown:
            run(["--lang", "zh", *words])
        _tidy()
        return shown[0]

    def gets(self, *words: str, lang: str = "zh") -> str:
        """What a command line writes into a pipe."""
        read, write = os.pipe()
        with self._office(), os.fdopen(write, "w", encoding="utf-8") as out, _reading(read) as got:
            with contextlib.redirect_stdout(out):
                run(["--lang", lang, *words])
            out.write(_END.decode())
            out.close()
        _tidy()
        return got[0]

    @contextlib.contextmanager
    def _office(self) -> Iterator[None]:
        """None of the tester's own environment; the folder is the office's."""
        kept, folder = dict(os.environ), Path.cwd()
        own = {name: value for name, value in kept.items() if not name.startswith(_TESTERS)}
        office = {
            "CUSTOMS_REGISTER": str(self.place / "register.json"),
            "CUSTOMS_TODAY": "2019-08-05",
            "CUSTOMS_OFFICER": "陈伟;林芳",
            "CUSTOMS_LOCK_TIMEOUT": "0.2",
            "CUSTOMS_PAGER": "cat",
            "COLUMNS": "400",
            "TERM": "dumb",
            "NO_COLOR": "1",
            "LANG": "C.UTF-8",
            "HOME": str(self.place),
            "XDG_CONFIG_HOME": str(self.place / "config"),
            "XDG_DATA_HOME": str(self.place / "data"),
        }
        os.environ.clear()
        os.environ.update({**own, **office})
        os.chdir(self.place)
        try:
            yield
        finally:
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(kept)


@contextlib.contextmanager
def _terminal(typed: str) -> Iterator[list[str]]:
    """Stdin, stdout and stderr are one terminal, on which something was typed ahead."""
    master, slave = pty.openpty()
    modes = termios.tcgetattr(slave)
    modes[3] &= ~termios.ECHO
    termios.tcsetattr(slave, termios.TCSANOW, modes)
    os.write(master, typed.encode() + b"\x04")
    kept = sys.stdin, sys.stdout, sys.stderr
    with contextlib.ExitStack() as open_ones:
        shown = open_ones.enter_context(_reading(master))
        screen = open_ones.enter_context(os.fdopen(os.dup(slave), "w", encoding="utf-8"))
        sys.stdin = open_ones.enter_context(os.fdopen(slave, encoding="utf-8"))
        sys.stdout = sys.stderr = screen
        try:
            yield shown
        finally:
            sys.stdin, sys.stdout, sys.stderr = kept
            screen.write(_END.decode())
            screen.flush()


@contextlib.contextmanager
def _reading(source: int) -> Iterator[list[str]]:
    """Gather what comes, all the while; it is there when the other end is closed."""
    got = bytearray()

    def gather() -> None:
        with contextlib.suppress(OSError):  # EIO: the other end of a terminal was closed
            while not got.endswith(_END) and (data := os.read(source, 1 << 16)):
                got.extend(data)

    reader = threading.Thread(target=gather)
    reader.start()
    texts: list[str] = []
    try:
        yield texts
    finally:
        reader.join()
        os.close(source)
        texts.append(got.removesuffix(_END).decode("utf-8", "replace").replace("\r\n", "\n"))


def _tidy() -> None:
    """Close what a process of its own would close as it ends, the index for one; what stays is not looked at again."""
    gc.collect()
    gc.freeze()
