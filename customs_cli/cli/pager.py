"""A pager for an answer longer than the screen: on a terminal alone, and never one that somebody does not want."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

OWN = "less -FRX"
"""Quits when all fits, shows colours, leaves the answer on the screen."""
NONE = "cat"
"""The word for no pager at all."""


def shown(data: bytes, asked: str) -> bool:
    """Show an answer through a pager; whether it was: not where it fits the screen, and not by a broken pager.

    Args:
        data: The answer, as the terminal reads it.
        asked: The pager's command line; empty for the system's own.
    """
    if data.count(b"\n") < shutil.get_terminal_size().lines or os.environ.get("TERM", "dumb") == "dumb":
        return False
    command = _command(asked)
    if not command:
        return False
    try:
        with _undisturbed():
            # A pager that is killed has been seen; one that says no has shown nothing.
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
    """Ours, with what `less` needs where the officer has not said otherwise."""
    return {"LESS": "FRX", **os.environ}


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C is for the pager."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
