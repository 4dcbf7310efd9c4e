"""Whole processes, timed from outside: the processor time that they take, and their memory."""

import os
import statistics
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PYTHON = sys.executable
CUSTOMS = str(Path(sys.executable).with_name("customs"))
_OF_WORKSHOPS = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in _OF_WORKSHOPS},
    "CUSTOMS_TODAY": "2026-06-30",
    "CUSTOMS_OFFICER": os.environ.get("CUSTOMS_OFFICER", "Li Wei"),
}
"""As of an officer: compiled modules are kept, and output is gathered before it is written."""


class Run(NamedTuple):
    """One process: seconds from start to end, seconds of processor time, and the most memory it had (MB)."""

    seconds: float
    cpu: float
    megabytes: float


_LAUNCH = """
import os, sys, time
begun = time.perf_counter()
nothing = os.open(os.devnull, os.O_RDWR)
actions = [(os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, nothing, 1)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, usage = os.wait4(pid, 0)
seconds = time.perf_counter() - begun
print(os.waitstatus_to_exitcode(status), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""
"""Starts a process from one that is small itself: a process counts the memory of the one that it was forked from."""


def run(command: Sequence[str], *, ok: Collection[int] = (0,)) -> Run:
    """Run a command once.

    Args:
        command: Its words; the first is a path.
        ok: The exit codes that it may end with.

    Raises:
        RuntimeError: It ended otherwise: what fails is not measured.
    """
    launch = [PYTHON, "-I", "-S", "-c", _LAUNCH, *command]
    done = subprocess.run(launch, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    code, seconds, cpu, kilobytes = done.stdout.split()
    if int(code) not in ok:
        raise RuntimeError(f"{' '.join(command)[:200]}: {done.stderr[-500:]}")
    return Run(float(seconds), float(cpu), int(kilobytes) / 1024)


def answer(command: Sequence[str]) -> str:
    """What a command says; not measured."""
    done = subprocess.run(command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)[:200]}: {done.stderr[-500:]}")
    return done.stdout.strip()


def in_turn(commands: Mapping[str, Sequence[str]], times: int) -> dict[str, Run]:
    """Each command run in turn: a busy moment hits all alike. The first turn is not counted."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            done = run(command)
            if turn:
                taken[name].append(done)
    return {name: middle(runs) for name, runs in taken.items()}


def middle(runs: Sequence[Run]) -> Run:
    """The median times of several runs, and the most memory of any."""
    seconds, cpu, megabytes = zip(*runs, strict=True)
    return Run(statistics.median(seconds), statistics.median(cpu), max(megabytes))


def in_a_row(command: Sequence[str], times: int) -> tuple[float, float]:
    """(median, slowest) seconds of a command run again and again."""
    seconds = [run(command).seconds for _ in range(times)]
    return statistics.median(seconds), max(seconds)
