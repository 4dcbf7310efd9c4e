"""A district's offices merged into one register: thirty of them, each with 2,000 batches of its own; then again.

    python -m benchmarks.merges                        # by the clock and in processor time, one process

Each office has logged its batches act by act or taken them in by lists, as in every register here.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from benchmarks.answers import customs
from benchmarks.measure import answer, run
from benchmarks.names import names
from benchmarks.registers import TODAY, Asked, written
from benchmarks.table import Figure, alone, compared, heading, told

OFFICES, BATCHES = 30, 2_000


def offices(folder: Path, count: int, batches: int) -> list[Path]:
    """The offices' registers; those that are there already are used again."""
    known = names(TODAY.year)
    found = []
    for place, office in enumerate(known.offices[:count]):
        own = folder / f"{office.code}-{batches}"
        path = own / "register.json"
        if not path.exists():
            one = known._replace(offices=(office,), offices_often=(1.0,))
            written(Asked(batches, TODAY, own, place * batches), one)
        found.append(path)
    return found


def measured(folder: Path, count: int, batches: int) -> Iterator[Figure]:
    """The figures as they come."""
    others = [str(path) for path in offices(folder, count, batches)]
    what = f"`merge` of {count} registers of {batches:,} batches"
    with TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as place:
        district = Path(place) / "register.json"
        answer(customs(district, "init", "--office", "5300"))
        first = run(customs(district, "merge", "-q", *others))
        yield alone(f"{what}, {first.seconds:.1f} s by the clock", first, wanted="20 s, < 400 MB")
        for what in ("the same again at once, while the file of the first is still being written", "and once more"):
            again = run(customs(district, "merge", "-q", *others))
            yield compared(f"{what}, {again.seconds:.1f} s by the clock", again, "first", first, "2 s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.merges", description=__doc__)
    parser.add_argument("--offices", type=int, default=OFFICES)
    parser.add_argument("--batches", type=int, default=BATCHES)
    kept = Path(gettempdir()) / "customs-benchmarks"
    parser.add_argument("--folder", type=Path, default=kept, help="where registers are kept for the next time")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    print(heading())
    for figure in measured(asked.folder.resolve(), asked.offices, asked.batches):
        print(told(figure), flush=True)


if __name__ == "__main__":
    main()
