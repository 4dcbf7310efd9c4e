"""What a command run in a test gives back."""

import json
import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple, Protocol

TODAY = "2019-07-10"
"""Wednesday of the day that every test plays on."""


class Result(NamedTuple):
    """What a command left behind.

    Attributes:
        code: Exit status.
        out: Standard output.
        err: Standard error.
    """

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the answer."""
        return self.out.splitlines()

    @property
    def answer(self) -> Any:
        """The answer of `--json`."""
        return json.loads(self.out)

    @property
    def complaints(self) -> list[str]:
        """The lines of standard error, what a hint says behind a command joined to it."""
        return re.sub(r"\n {4}", " ", self.err).splitlines()

    @property
    def error(self) -> Any:
        """The refusal of `--json`."""
        return json.loads(self.err)["error"]


class Customs(Protocol):
    """Runs one command line."""

    def __call__(self, *args: str, stdin: str | None = None) -> Result:
        """Run it."""
        ...


class Terminal(NamedTuple):
    """What a command left on a terminal.

    Attributes:
        code: Exit status.
        raw: Everything written, byte for byte, line ends as `\\n`.
        screen: The lines as a person saw them, from the top of the scroll.
    """

    code: int
    raw: str
    screen: list[str]


def chinese(customs: Customs, *words: str) -> str:
    """What an officer who reads Chinese is told: a pipe would get the same in every language."""
    result = customs("--lang", "zh", *words, "-o", "told.md")
    assert result.code == 0, result.err
    return Path("told.md").read_text("utf-8")


def recorded(customs: Customs, *words: str) -> str:
    """Record a batch found at Wenjindu on 1 July 2019; its reference."""
    result = customs("record", "--office", "5320", "--found", "2019-07-01", *words, "-q")
    assert result.code == 0, result.err
    return result.out.strip()


HOLDER = """
import sys, time
from pathlib import Path
from customs_cli.register.file.disk.lock import locked
with locked(Path(sys.argv[1]), act="import", timeout=5):
    print("held", flush=True)
    time.sleep(60)
"""
"""A process that takes the lock of the path given to it, says so, and keeps it."""


_FILLED = {"TEXT": "x", "NO": "46", "NAME": "PSB", "DATE": "today", "AMOUNT": "100000", "WORD": "infringing"}


def filled(line: str) -> list[str]:
    """Return the words of a printed command after `customs`, each placeholder replaced, of choices the first taken."""
    words = (_FILLED.get(word, word) for word in shlex.split(line)[1:])
    return ["destroy" if word.startswith("donate|") else word.partition("|")[0] for word in words]
