"""A real shell on a pseudo-terminal, its screen kept by a terminal emulator."""

import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte
import pytest

SCRIPTS = Path(__file__).parents[2] / "completions"
SHELLS = ("bash", "zsh", "fish")
PROMPT = "ready> "
COLUMNS, LINES = 160, 50
PATIENCE = 60
"""Seconds that a shell is waited for: on a busy machine every Tab that starts Python may take some of them."""

_START = {
    "bash": (
        ["--noprofile", "--rcfile", "{home}/rc", "-i"],
        "rc",
        "PS1='ready> '\nbind 'set bell-style none'\nbind 'set completion-query-items 0'\n"
        "bind 'set page-completions off'\nbind 'set enable-bracketed-paste off'\n",
    ),
    "zsh": (
        ["-d", "-i"],
        ".zshrc",
        "PS1='ready> '\nunsetopt beep promptsp\nLISTMAX=0\nbindkey -e\n",
    ),
    "fish": (
        ["-i"],
        ".config/fish/config.fish",
        "function fish_prompt; echo -n 'ready> '; end\nset -g fish_greeting\nset -g fish_autosuggestion_enabled 0\n",
    ),
}
_LOADING = {
    "bash": f"source '{SCRIPTS}/customs.bash'",
    "zsh": f"autoload -Uz compinit\ncompinit -u -D\nsource '{SCRIPTS}/_customs'",
    "fish": f"source '{SCRIPTS}/customs.fish'",
}
"""How each loads the script of the working copy."""
_LAST = "last-of-all"
"""The word after those of a line: where it stands in the note, the note is whole."""
_QUERIES = re.compile(rb"\x1b\[[=<>?][0-9;]*[u]|\x1b\[>[0-9;]*[mq]|\x1bP[^\x1b]*\x1b\\")


class Shell:
    """An interactive shell with our completions.

    Args:
        name: Which one.
        home: See below.
        loading: The lines of its configuration that load them; those of `completions/` when left out.

    Attributes:
        home: Its working folder, home and configuration.
        register: Path of the register that it completes from.
    """

    def __init__(self, name: str, home: Path, loading: str | None = None) -> None:
        self.name = name
        self.home = home
        self.register = home / "data" / "register.json"
        options, config, text = _START[name]
        (home / config).parent.mkdir(parents=True, exist_ok=True)
        (home / config).write_text(f"{text}{_LOADING[name] if loading is None else loading}\n")
        self._screen = pyte.HistoryScreen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._is_clear, self._last = False, b""
        options = [option.format(home=home) for option in options]
        self._child = pexpect.spawn(
            shutil.which(name) or name, options, env=self._environment(), cwd=str(home), dimensions=(LINES, COLUMNS)
        )
        self._child.delaybeforesend = None  # a shell that reads a line takes keys at any time
        self._until(lambda: self.line.startswith(PROMPT.strip()))

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display if line.strip())

    @property
    def line(self) -> str:
        """The line with the cursor."""
        row = self._screen.buffer[self._screen.cursor.y]  # the others need not be put together, as for `display`
        return "".join(row[place].data for place in range(COLUMNS)).rstrip()

    def typed(self, keys: str, *texts: str) -> str:
        """Type, wait until these texts are shown and the screen rests, and give it."""
        self._child.send(keys)
        self._until(lambda: all(text in self.screen for text in texts))
        self._rest()
        return self.screen

    def words(self, keys: str) -> list[str]:
        """Type a line with its Tabs, run it as the arguments of a program that writes them down, and give them."""
        note = self.home / "words"
        note.unlink(missing_ok=True)
        # A shell reads the next key when it is done with a Tab, so nothing need be waited for.
        self._child.send(keys + f"\x01printf '%s\\0' \x05 {_LAST} > words\r")
        end = f"\0{_LAST}\0".encode()  # fish writes word by word
        self._until(lambda: note.exists() and note.read_bytes().endswith(end))
        found = note.read_bytes().removesuffix(end).decode() if note.exists() else self.screen
        return found.split("\0")

    def cleared(self) -> None:
        """Leave the line and begin with an empty screen.

        A line that was left stands there as empty as one that begins: what is typed before that, the terminal shows.
        """
        self._is_clear = False
        self._child.send("\x05\x15clear\r")
        self._until(lambda: self._is_clear and self.screen.strip() == PROMPT.strip())

    def close(self) -> None:
        """End it."""
        self._child.close(force=True)

    def _environment(self) -> dict[str, str]:
        folder = Path(sys.executable).parent
        return {
            "HOME": str(self.home),
            "ZDOTDIR": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".data"),
            "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "CUSTOMS_REGISTER": str(self.register),
            **{name: os.environ[name] for name in ("PYTHONPYCACHEPREFIX",) if name in os.environ},
        }

    def _rest(self) -> None:
        """Take in what comes until nothing does."""
        quiet = 0
        while quiet < 6:
            quiet = 0 if self._feed(0.05) else quiet + 1

    def _until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not holds():
            self._feed(0.005)

    def _feed(self, seconds: float) -> bool:
        try:
            data = self._child.read_nonblocking(1 << 16, seconds)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            pytest.fail(f"{self.name} ended: {self.screen}")
        if b"\x1b[c" in data or b"\x1b[0c" in data:
            self._child.send("\x1b[?62;c")  # fish asks which terminal this is, and waits
        self._is_clear |= b"\x1b[2J" in self._last + data
        self._last = data[-3:]
        self._stream.feed(_QUERIES.sub(b"", data))
        return True
