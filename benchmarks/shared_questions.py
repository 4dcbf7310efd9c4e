"""Questions and acts over a shared register, beside the same over an empty file register, as a Markdown table.

`python -m benchmarks.shared_questions postgresql://HOST/DATABASE [TIMES] [PID] [OFFICE]` measures the processor time of
whole processes, connecting included. PID is that of the server's first process, where it runs on this machine: what it
and its own took for the answers is added to ours. OFFICE is the one that batches are recorded at (5320); where the role
in the address is an officer's, `CUSTOMS_OFFICER` is that officer's name.
"""

import os
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measure import CUSTOMS, answer, run
from benchmarks.table import Figure, heading, told
from customs_cli.domain.query.dimensions import DIMENSIONS

MONTH = "2026-05"
RECORD = ("record", "--goods", "cases", "--quantity", "200", "--mark", "VIVO", "--add-missing", "--office")
WANTED = 2.5


def questions(ref: str, office: str) -> dict[str, tuple[str, ...]]:
    """What is asked and done, by the name of its row."""
    return {
        "`record`": (*RECORD, office),
        "`show`": ("show", ref),
        "`list`, a page": ("list", "--limit", "50"),
        "`due`": ("due", "--limit", "50"),
        "`today`": ("today", "--limit", "50"),
        "`history --limit 5`": ("history", "--limit", "5"),
        **{f"`summary` of a month by {name}": ("summary", MONTH, "--by", name) for name in DIMENSIONS},
    }


def server_time(pid: int) -> float:
    """Seconds of processor time of a server and of those of its processes that have ended; 0 where none is told."""
    if not pid:
        return 0.0
    words = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")


def taken(command: list[str], pid: int) -> tuple[float, float]:
    """Processor time of a process, and of the server for it."""
    before = server_time(pid)
    ours = run(command).cpu
    time.sleep(0.2)  # until the server has let go of the process
    return ours, server_time(pid) - before


def measured(address: str, file: Path, times: int, pid: int, office: str) -> None:
    """Print the table, row by row."""
    print(heading())
    few, many = (answer([CUSTOMS, "--register", where, *RECORD, office, "-q"]) for where in (str(file), address))
    theirs = questions(few, office)
    for name, words in questions(many, office).items():
        shared, empty = [], []
        for _ in range(times):
            shared.append(taken([CUSTOMS, "--register", address, *words], pid))
            empty.append(run([CUSTOMS, "--register", str(file), *theirs[name]]).cpu)
        ours, served, beside = median(a for a, _ in shared), median(b for _, b in shared), median(empty)
        here = f"{ours * 1000:.0f} ms + {served * 1000:.0f} ms of the server"
        figure = Figure(name, here, "", f"empty: {beside * 1000:.0f} ms", (ours + served) / beside, f"<= {WANTED}")
        print(told(figure), flush=True)


def main(address: str, times: int, pid: int, office: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "register.json"
        answer([CUSTOMS, "--register", str(file), "init", "--office", "5320"])
        measured(address, file, times, pid, office)


if __name__ == "__main__":
    where, times, pid, office, *_ = [*sys.argv[1:], *("3", "0", "5320")[len(sys.argv) - 2 :]]
    main(where, int(times), int(pid), office)
