"""A pager for an answer longer than the screen; used only on a terminal, and never against the user's wish."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

OWN = "less -FRX"
"""Options of `less`: quit when everything fits, show colours, leave the answer on the screen."""
NONE = "cat"
"""The word for no pager at all."""


def shown(data: bytes, asked: str) -> bool:
    """Show an answer through a pager; return False where it fits the screen or the pager does not work.

    Args:
        data: The answer, in the terminal's encoding.
        asked: The pager's command line; empty for the system's own.
    """
    if data.count(b"\n") < shutil.get_terminal_size().lines or os.environ.get("TERM", "dumb") == "dumb":
        return False
    command = _command(asked)
    if not command:
        return False
    try:
        with _undisturbed():
            # A killed pager has shown the text; one that ends with an error has not.
            return subprocess.run(command, input=data, env=_environment(), check=False).returncode <= 0
    except (OSError, ValueError):
        return False


def _command(asked: str) -> list[str]:
    try:
        words = shlex.split(asked or os.environ.get("PAGER") or OWN)
    except ValueError:
        return []
    return [] if words[:1] == [NONE] or not words or not shutil.which(words[0]) else words


def _environment() -> dict[str, str]:
    return {"LESS": "FRX", **os.environ}


@contextmanager
def _undisturbed() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
