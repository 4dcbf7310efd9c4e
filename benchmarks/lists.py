"""Lists of other offices: a first import, the same file again, a hundred changed cells, names that nobody knows.

    python -m benchmarks.lists                         # 54,000 rows of 22 columns, CSV and XLSX

Times by the clock stand beside the processor time of all processes of an import, which two cores share.

The first is compared with `sqlite-utils insert`, where it is installed; that checks nothing and makes one table.
"""

import argparse
import csv
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, gettempdir

from benchmarks import registers
from benchmarks.answers import customs
from benchmarks.measure import PYTHON, Run, run
from benchmarks.names import names
from benchmarks.stories import Story
from benchmarks.table import Figure, alone, compared, heading, told
from customs_cli.domain.batch.document import Document

ROWS, CHANGED = 54_000, 100
HEADER = (
    "case_id office found_on basis direction channel transport document_kind document_number consignor consignee "
    "origin destination goods quantity unit value currency marks right_type outcome note"
).split()
"""Twenty-two columns."""
OUTCOMES = ("detained", "detained;confirmed_infringing", "confiscated", "released")
NOTES = ("", "", "称重后更正", "seen by two officers")


def rows(count: int) -> Iterator[list[str]]:
    """So many rows, each a batch of its own; the same each time."""
    known, rng, today = names(registers.TODAY.year), Random(54), registers.TODAY
    types = {mark.code: mark.right_type for mark in known.marks}
    asked = registers.Asked(count, today, Path())
    for number in range(count):
        found = date.fromordinal(asked.first.toordinal() + number * 1_800 // count)
        story = Story(known, number, found)
        batch = story.at(f"{found.year}-{story.office}-{number:06}", today, recorded_on=found)
        line = batch.lines[0]
        parties = (batch.consignor.name if batch.consignor else "", batch.consignee.name if batch.consignee else "")
        way = (batch.basis, batch.direction, batch.channel, batch.transport)
        value = (f"{line.value.amount:f}", line.value.currency) if line.value else ("", "")
        rights = ";".join(line.marks), ";".join(types[mark] for mark in line.marks)
        cells = (
            *(f"L-{number:06}", batch.office, batch.found_on, *way, *_document(batch.document), *parties),
            *(batch.origin, batch.destination, line.goods, line.quantity, line.unit, *value, *rights),
            *(rng.choice(OUTCOMES), rng.choice(NOTES)),
        )
        yield ["" if cell is None else str(cell) for cell in cells]


def _document(document: Document | None) -> tuple[str, str]:
    return (document.kind or "", document.number or "") if document else ("", "")


def files(folder: Path, count: int) -> tuple[Path, ...]:
    """The list as CSV and as XLSX, and as CSV with a hundred cells changed, and with all offices and marks unknown."""
    ends = (".csv", ".xlsx", "-changed.csv", "-unknown.csv")
    paths = tuple(folder / f"list-{count}{end}" for end in ends)
    if all(path.exists() for path in paths):
        return paths
    listed = list(rows(count))
    _csv(paths[0], listed)
    _xlsx(paths[1], listed)
    changed = [list(row) for row in listed]
    for place in range(0, count, count // CHANGED):
        changed[place][HEADER.index("goods")] += " (2)"
    _csv(paths[2], changed)
    _csv(paths[3], [_unknown(row) for row in listed])
    return paths


def _unknown(row: list[str]) -> list[str]:
    """A row of which the office and the marks are called as nobody knows them, in Chinese."""
    office, marks = HEADER.index("office"), HEADER.index("marks")
    called = ";".join(f"新标{mark}" for mark in row[marks].split(";") if mark)
    return [{office: f"新城{cell}海关", marks: called}.get(place, cell) for place, cell in enumerate(row)]


def _csv(path: Path, listed: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *listed])


def _xlsx(path: Path, listed: list[list[str]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([HEADER, *listed]):
            sheet.write_row(place, 0, row)


def measured(folder: Path, count: int) -> Iterator[Figure]:
    """The figures as they come."""
    twelve = registers.twelve(folder)
    plain, packed, changed, unknown = files(folder, count)
    what = f"{count:,} rows of {len(HEADER)} columns"
    with TemporaryDirectory(dir=folder) as place:
        first = _copied(twelve, Path(place) / "csv")
        taken = run(customs(first, "import", "-q", str(plain)))
        beside, name = _beside(plain, Path(place)), f"`import` of {what}, CSV, {taken.seconds:.1f} s by the clock"
        yield (
            compared(name, taken, "`sqlite-utils insert`", beside, "6 s by the clock, < 400 MB")
            if beside
            else alone(name, taken, wanted="6 s by the clock, < 400 MB")
        )
        yield compared("the same file again", run(customs(first, "import", "-q", str(plain))), "first", taken, "<= 1")
        more = run(customs(first, "import", "-q", str(changed)))
        yield compared(f"with {CHANGED} cells changed", more, "first", taken, "<= 1")
        second = _copied(twelve, Path(place) / "xlsx")
        book = run(customs(second, "import", "-q", str(packed)))
        yield alone(f"the list as XLSX, {book.seconds:.1f} s by the clock", book, wanted="10 s by the clock, < 400 MB")
        third = _copied(twelve, Path(place) / "unknown")
        added = run(customs(third, "import", "-q", str(unknown), "--add-missing", "--defaults", "country=CN"))
        yield compared("with offices and marks that nobody knows, --add-missing", added, "first", taken, "<= 1.5")


def _beside(path: Path, folder: Path) -> Run | None:
    tool = shutil.which("sqlite-utils") or Path(PYTHON).with_name("sqlite-utils")
    if not Path(tool).exists():
        return None
    return run([str(tool), "insert", str(folder / "beside.db"), "batches", str(path), "--csv", "--pk", "case_id"])


def _copied(register: Path, folder: Path) -> Path:
    folder.mkdir()
    for path in register.parent.glob(f"{register.stem}.*"):
        shutil.copyfile(path, folder / path.name)
    return folder / register.name


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.lists", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    kept = Path(gettempdir()) / "customs-benchmarks"
    parser.add_argument("--folder", type=Path, default=kept, help="where lists are kept for the next time")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    print(heading())
    for figure in measured(asked.folder.resolve(), asked.rows):
        print(told(figure), flush=True)


if __name__ == "__main__":
    main()
