"""Whole processes, timed from outside: what an officer waits for."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PYTHON = sys.executable
CUSTOMS = str(Path(sys.executable).with_name("customs"))
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "CUSTOMS_TODAY": "2026-06-30",
    "CUSTOMS_OFFICER": "Li Wei",
}
"""Compiled modules are kept, as an installation keeps them."""


class Run(NamedTuple):
    """One process: seconds from start to end, and the most memory it had (MB)."""

    seconds: float
    megabytes: float


def run(command: Sequence[str]) -> Run:
    """Run a command once.

    Raises:
        RuntimeError: It failed: what fails is not measured.
    """
    begun = time.perf_counter()
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said = process.stderr.read().decode() if process.stderr else ""
            raise RuntimeError(f"{' '.join(command)[:200]}: {said[-500:]}")
    return Run(seconds, usage.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Sequence[str]], times: int) -> dict[str, float]:
    """The median seconds of each command, run in turn: a busy moment hits all alike. The first turn is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            seconds = run(command).seconds
            if turn:
                taken[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def in_a_row(command: Sequence[str], times: int) -> tuple[float, float]:
    """(median, slowest) seconds of a command run again and again."""
    seconds = [run(command).seconds for _ in range(times)]
    return statistics.median(seconds), max(seconds)
