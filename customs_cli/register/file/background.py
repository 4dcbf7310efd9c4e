"""Starts background processes for work on a register's files that no act waits for."""

import os
import sys
from pathlib import Path
from typing import Any

_APART: dict[str, Any] = (
    {"creationflags": 0x00004208}  # detached, in a process group of its own, with low priority
    if os.name == "nt"
    else {"start_new_session": True}
)


def start(module: str, *arguments: str) -> bool:
    """Start `python -m MODULE ARGUMENTS` as a process that outlives this one; return whether it was started."""
    from subprocess import DEVNULL, Popen

    try:
        Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=Path(__file__).parents[3],  # so that this package is imported, and no other of its name
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            **_APART,
        )
    except OSError:
        return False
    return True


def give_way() -> None:
    """Lower the priority of this process so that acts come first; on Windows it was started with low priority."""
    if hasattr(os, "nice"):
        os.nice(10)
