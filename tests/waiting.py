"""What a test waits for that another process does, however slow the machine is."""

import contextlib
import os
import time
from collections.abc import Callable
from pathlib import Path


def opened_by(process: int) -> list[str]:
    """Paths of the files that a process holds open; of a removed one Linux adds ` (deleted)`."""
    found = []
    for handle in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            found.append(os.readlink(handle))  # noqa: PTH115 (a pipe's is no path)
    return found


def wait_for(done: Callable[[], bool]) -> None:
    """Wait half a minute at most until something is so."""
    for _ in range(6000):
        if done():
            return
        time.sleep(0.005)
    raise AssertionError("it never came")
