"""`python -m benchmarks.evidence [--files N] [--bytes N]`: every file of evidence read again, beside `sha256sum`.

By the clock, since files are read while others are hashed: run it on a machine that has nothing else to do. 10,000
files of 5 GB need 6 GB of disk, which are given back at the end.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from benchmarks.measure import CUSTOMS, ENVIRONMENT, run

WANTED = 1.3
AT_A_TIME = 500


def kept(folder: Path, files: int, size: int) -> Path:
    """A register with so many files of evidence, of so many bytes together; between a tenth and twice the mean each."""
    register = folder / "register.json"
    words = ("--office", "5320", "--found", "2026-06-29", "--goods", "shoes", "--mark", "NIKE", "--add-missing", "-q")
    _do(register, "record", *words)
    chance, room = random.Random(7), os.urandom(4 << 20)
    shares = [chance.uniform(0.1, 1.9) for _ in range(files)]
    for start in range(0, files, AT_A_TIME):
        with TemporaryDirectory(dir=folder) as place:
            paths = []
            for number in range(start, min(start + AT_A_TIME, files)):
                path = Path(place) / f"IMG_{number:05}.jpg"
                much = int(shares[number] * size / sum(shares))
                path.write_bytes((number.to_bytes(8) + room[chance.randrange(1 << 20) :] + room)[:much])
                paths.append(str(path))
            _do(register, "evidence", "add", "1", *paths, "-q")
    return register


def measured(register: Path, times: int) -> Iterator[tuple[str, float, float]]:
    """(what, seconds, seconds of processor time) of each run, in turn; the first turn is not told."""
    program = shutil.which("sha256sum") or "sha256sum"
    files = sorted(str(path) for path in (register.parent / "evidence").iterdir())
    commands = {
        "sha256sum": [program, *files],
        "customs evidence verify": [CUSTOMS, "--register", str(register), "evidence", "verify"],
    }
    for turn in range(times + 1):
        for name, command in commands.items():
            done = run(command)
            if turn:
                yield name, done.seconds, done.cpu


def _do(register: Path, *words: str) -> None:
    subprocess.run([CUSTOMS, "--register", str(register), *words], env=ENVIRONMENT, check=True, capture_output=True)


def main() -> None:
    """Make, measure, tell, and take everything away again."""
    parser = argparse.ArgumentParser(prog="benchmarks.evidence", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--bytes", type=int, default=5_000_000_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(gettempdir()), help="where the files are made")
    asked = parser.parse_args()
    with TemporaryDirectory(dir=asked.folder) as place:
        rows = list(measured(kept(Path(place), asked.files, asked.bytes), asked.times))
    for name in dict.fromkeys(row[0] for row in rows):
        seconds = statistics.median(row[1] for row in rows if row[0] == name)
        cpu = statistics.median(row[2] for row in rows if row[0] == name)
        print(f"{name}: {seconds:.2f} s by the clock, {cpu:.2f} s of processor time")
    ours, theirs = (statistics.median(r[1] for r in rows if ("customs" in r[0]) == mine) for mine in (True, False))
    print(f"{ours / theirs:.2f} times, {WANTED} wanted")


if __name__ == "__main__":
    main()
