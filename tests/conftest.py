"""For every test: what was loaded to begin with is not searched for rubbish again and again; nothing is timed.

Examples are the same ones in each run, so that a change is what failed; `--hypothesis-profile random` seeks new ones.

Programs that a test starts keep what they have compiled, also where the shell says otherwise: there are thousands.
Where there is a folder in memory the tests' files are there: every act waits for the disk, which is half of their time.
What knows how Chinese names sound is loaded first: without it each act that gives a new one starts a process for that.
"""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer.main
from hypothesis import HealthCheck, settings

MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""
ROOM = 4 << 30
"""So many bytes are enough for all that one run leaves, and its database servers."""

for _of_a_workshop in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
    os.environ.pop(_of_a_workshop, None)
sys.dont_write_bytecode = False
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    tempfile.tempdir = os.environ.setdefault("TMPDIR", str(MEMORY))

SOUGHT = gc.get_threshold()
gc.set_threshold(1_000_000)
"""While tests are collected next to nothing is rubbish, and each search looks at all of them."""

typer.main.get_params_from_function = cache(typer.main.get_params_from_function)
"""A process runs one command and reads its signature once: tests run thousands in one."""


def _made_once(make: Callable[[Any], tuple[Any, Any]]) -> Callable[[Any], tuple[Any, Any]]:
    """The same for what Typer makes of a parameter; each command has a copy of its own, which help may translate."""
    known: dict[int, tuple[Any, Any, Any]] = {}

    def made(read: Any) -> tuple[Any, Any]:
        if id(read) not in known:
            known[id(read)] = (read, *make(read))  # what was read is kept, so that no other one gets its number
        _, param, convertor = known[id(read)]
        own = object.__new__(type(param))
        vars(own).update(vars(param))
        return own, convertor

    return made


typer.main.get_click_param = _made_once(typer.main.get_click_param)

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("random", settings.get_profile("untimed"), derandomize=False)
settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Thousands of tests are known by now, and stay: without this each full collection looks at all of them."""
    with suppress(ImportError):
        import_module("pypinyin")
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SOUGHT)


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """The same for what a file of tests leaves: thousands later, a look at all of it takes a quarter of a second."""
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()
