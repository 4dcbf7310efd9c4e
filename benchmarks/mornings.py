"""A morning's parcels through `record --more`, answered on a terminal as an officer types."""

import os
import pty
import select
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.answers import RIGHT, customs
from benchmarks.measure import ENVIRONMENT, Run
from benchmarks.table import Figure, compared

PARCELS = 60
WANTED = "<= 300 ms"
ASKS = b": "
"""How every question ends."""


def number(n: int) -> str:
    """The n-th mail item's number, with its check digit (UPU S10)."""
    serial = f"{10_000_000 + n}"
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(serial, (8, 6, 4, 2, 3, 5, 9, 7), strict=True)) % 11
    return f"EA{serial}{ {10: 0, 11: 5}.get(rest, rest) }US"


def answers() -> Iterator[str]:
    """What is typed: five answers a parcel, then the full stop."""
    for n in range(PARCELS):
        yield from (number(n), "watches" if n == 0 else "=", str(1 + n % 9), RIGHT.code if n == 0 else "=", f"Li {n}")
    yield "."


def morning(register: Path) -> Run:
    """One morning; seconds and processor time are those of one parcel, the process's start and end among them.

    Raises:
        RuntimeError: It ended otherwise than with all parcels recorded.
    """
    words = ("record", "--more", "--office", "5320", "--found", "2026-06-29", "--channel", "mail")
    return typed(customs(register, *words), answers(), f"{PARCELS} recorded.")


def typed(command: Sequence[str], lines: Iterator[str], last: str) -> Run:
    """Run a command on a terminal of its own and answer each question as it comes."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], list(command), {**ENVIRONMENT, "TERM": "dumb", "LANG": "C.UTF-8"})
    said = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            said += os.read(terminal, 65536)
        except OSError:  # the process has closed its end
            break
        if said.endswith(ASKS):
            os.write(terminal, f"{next(lines)}\n".encode())
            said = said[-2000:] + b"\n"
    else:
        os.close(terminal)
        raise RuntimeError(f"{' '.join(command)[:200]} waits: {said.decode('utf-8', 'replace')[-500:]}")
    _, status, usage = os.wait4(child, 0)
    os.close(terminal)
    if os.waitstatus_to_exitcode(status) or last not in said.decode("utf-8", "replace"):
        raise RuntimeError(f"{' '.join(command)[:200]}: {said.decode('utf-8', 'replace')[-500:]}")
    taken = (usage.ru_utime + usage.ru_stime) / PARCELS
    return Run(taken, taken, usage.ru_maxrss / 1024)


def parcels(register: Path, twelve: Path) -> Iterator[Figure]:
    """A parcel of a morning's sixty, beside one into the register of twelve batches. Both are written into."""
    few = morning(twelve)
    yield compared(f"a parcel of {PARCELS} by `record --more`", morning(register), "twelve", few, WANTED)
