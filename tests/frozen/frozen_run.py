"""The command line over one frozen register: in this process, on a fixed day, in a folder of its own."""

import io
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from customs_cli.cli.main import run

_OUTSIDE = ("CUSTOMS_", "LC_", "LANG", "NO_COLOR", "XDG_", "COLUMNS", "LINES", "TZ")


class Answer(NamedTuple):
    """What a command left: exit status, standard output, standard error, and the file of `-o` where it wrote one."""

    code: int
    out: str
    err: str
    file: str = ""

    @property
    def text(self) -> str:
        """All of it in one text, to be hashed, kept and compared.

        The holiday library's version is left out, and what `verify` says of an index: whether there is one yet hangs on
        what was asked before, and its seconds on the machine.
        """
        parts = {"err": self.err, "file": self.file}
        behind = "".join(f"--- {name}\n{text}" for name, text in parts.items() if text)
        out = re.sub(r',\n  "index": \{[^{}]*"seconds"[^{}]*\}', "", self.out)
        return re.sub(r"holidays-\d+\.\d+", "holidays-N", f"exit {self.code}\n{out}{behind}")


@contextmanager
def office(folder: Path, today: str) -> Iterator[None]:
    """Sit in a folder on a day; none of the tester's own environment is seen, and all of it is back afterwards."""
    seen = {name: value for name, value in os.environ.items() if not name.startswith(_OUTSIDE)}
    own = {
        "CUSTOMS_REGISTER": "register.json",
        "CUSTOMS_TODAY": today,
        "CUSTOMS_OFFICER": "Li Wei;Chen Li",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "HOME": str(folder / "home"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
    }
    with patch.dict(os.environ, {**seen, **own}, clear=True), chdir(folder):
        time.tzset()
        yield
    time.tzset()


def ask(words: list[str]) -> Answer:
    """Run one command line; what it writes with `-o` is read and taken away again."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", io.StringIO()):
        code = run(words)
    file = Path(words[words.index("-o") + 1]) if "-o" in words else None
    written = ""
    if file and file.exists():
        written = file.read_bytes().decode()
        file.unlink()
    said, refused = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Answer(code, said, refused, written)
