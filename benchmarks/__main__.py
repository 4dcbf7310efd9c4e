"""`python -m benchmarks [--batches N] [--register FOLDER] [--readme]`: every figure and ratio, as a Markdown table."""

import argparse
import os
import platform
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from benchmarks import acts, answers, mornings, registers, same, starting, tabs, whole
from benchmarks.readme import written
from benchmarks.table import Figure, heading, told

README = Path(__file__).with_name("README.md")
PARTS = ("start", "answers", "all-time", "acts", "import", "whole")


def measured(register: Path, folder: Path, count: int, times: int, parts: list[str]) -> Iterator[Figure]:
    """The figures as they come."""
    twelve = registers.twelve(folder)
    if "start" in parts:
        yield from starting.started(times * 2)
        yield from tabs.words()
        yield from tabs.references(register, twelve, times)
    if "answers" in parts:
        yield from answers.answered(register, twelve, times)
    if "all-time" in parts:
        yield from answers.of_all_time(register, twelve, same.facts(register, folder, count), times)
    if "whole" in parts:
        with TemporaryDirectory(dir=folder) as place:
            yield from whole.read_whole(register, Path(place))
    if "acts" in parts or "import" in parts:
        with TemporaryDirectory(dir=folder) as place:
            own, few = (copied(path, Path(place) / path.parent.name) for path in (register, twelve))
            yield from written_into(own, few, folder, times, parts)


def written_into(own: Path, few: Path, folder: Path, times: int, parts: list[str]) -> Iterator[Figure]:
    """What writes, measured on copies."""
    if "acts" in parts:
        yield from acts.of_every_day(own, times)
        yield from acts.many_in_a_row(own, 100)
        yield from mornings.parcels(own, few)
        yield from whole.caught_up(own)
    if "import" in parts:
        files = (
            same.rows_file(own, folder, whole.ROWS),
            same.rows_file(own, folder, whole.ROWS, unknown=True),
        )
        yield from whole.taken_in(own, few, files)


def copied(register: Path, folder: Path) -> Path:
    """A register to write into: a copy of its files."""
    folder.mkdir()
    for path in (register, register.with_suffix(".journal"), register.with_suffix(".index")):
        if path.exists():
            shutil.copyfile(path, folder / path.name)
    return folder / register.name


def machine() -> str:
    """The machine, in a line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GB of memory, {platform.system()}, "
        f"Python {platform.python_version()}, sqlite3 {sqlite3.sqlite_version}"
    )


def main() -> None:
    """Measure, print, and write the table into the README where that is asked."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--batches", type=int, default=60_000, help="60000, 600000, 3000000 ...")
    parser.add_argument("--register", type=Path, help="folder of a register that is there already")
    parser.add_argument("--times", type=int, default=5, help="how often each process is run")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="parts to measure")
    parser.add_argument("--readme", action="store_true", help="write the table into benchmarks/README.md")
    parser.add_argument("--remark", default="", help="what else is to be said of the machine, such as its load")
    kept = Path(gettempdir()) / "customs-benchmarks"
    parser.add_argument("--folder", type=Path, default=kept, help="where registers are kept for the next time")
    asked = parser.parse_args()
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    register = asked.register.resolve() / "register.json" if asked.register else registers.build(folder, asked.batches)
    count = sum(1 for _ in same.opened(register).refs())
    runs = f"Runs of each process: {asked.times}; of imports and whole-register commands: 1"
    remark = f"{runs}. {machine()}. {asked.remark}"
    print(f"{count:,} batches. {remark.strip()}\n\n{heading()}")
    rows = []
    for figure in measured(register, folder, count, asked.times, asked.only):
        rows.append(told(figure))
        print(rows[-1], flush=True)
    if asked.readme:
        table = f"{remark.strip()}\n\n{heading()}\n" + "\n".join(rows)
        README.write_text(written(README.read_text(encoding="utf-8"), f"{count:,} batches", table), encoding="utf-8")


if __name__ == "__main__":
    main()
