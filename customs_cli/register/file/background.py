"""Work on the files of a register that no act waits for: a process of its own."""

import os
import sys
from pathlib import Path
from typing import Any

_APART: dict[str, Any] = (
    {"creationflags": 0x00004208}  # detached, in a group of its own, of less than usual priority
    if os.name == "nt"
    else {"start_new_session": True}
)


def start(module: str, *arguments: str) -> bool:
    """Start `python -m MODULE ARGUMENTS`, which outlives this process; whether it was started."""
    from subprocess import DEVNULL, Popen

    try:
        Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=Path(__file__).parents[3],  # where this package is found, and no other of its name
            stdin=DEVNULL,
            stdout=DEVNULL,
            stderr=DEVNULL,
            **_APART,
        )
    except OSError:
        return False
    return True


def give_way() -> None:
    """Let acts that are done meanwhile come first; on Windows it was started so."""
    if hasattr(os, "nice"):
        os.nice(10)
