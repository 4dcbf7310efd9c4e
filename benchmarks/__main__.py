"""`python -m benchmarks [--full] [--folder PATH]`: every figure and ratio, as a Markdown table."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

from benchmarks import figures, tabs
from benchmarks.table import Figure, heading, told

SMALL, MIDDLE, LARGE = 1_000, 60_000, 600_000


def measured(folder: Path, *, full: bool) -> Iterator[Figure]:
    """The figures as they come."""
    sizes = [SMALL, MIDDLE, LARGE] if full else [SMALL, MIDDLE]
    times = 11 if full else 5
    yield from figures.started(folder, times * 2)
    yield from tabs.words()
    yield from tabs.references(folder, sizes[-1], times * 2)
    yield from figures.small_acts(folder, sizes, times)
    yield from figures.many_in_a_row(folder, LARGE if full else MIDDLE, 1_000 if full else 100)
    for size in sizes[1:]:
        yield from figures.looked_at(folder, size, times if size <= MIDDLE else 3)
    yield from figures.taken_in(folder, MIDDLE)
    for size in sizes[1:]:
        yield from figures.proved(folder, size)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--full", action="store_true", help="600,000 batches too; about 2 GB of disk, ten minutes")
    kept = Path(gettempdir()) / "customs-benchmarks"
    parser.add_argument("--folder", type=Path, default=kept, help="where registers are kept for the next time")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    print(heading())
    for figure in measured(asked.folder.resolve(), full=asked.full):
        print(told(figure), flush=True)


if __name__ == "__main__":
    main()
