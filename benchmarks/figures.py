"""Every figure of the table, measured."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import peers, registers, same
from benchmarks.measure import CUSTOMS, in_a_row, in_turn, run
from benchmarks.names import names
from benchmarks.table import Figure, compared, seconds

MARK = names(registers.TODAY.year).marks[77].code
RECORD = (
    f"record --office 5320 --found 2026-06-29 --goods cases --quantity 20 --mark {MARK} --direction export -q".split()
)
REF = "2025-0100-000001"


def customs(register: Path, *words: str) -> list[str]:
    """A command over a register."""
    return [CUSTOMS, "--register", str(register), *words]


def copied(register: Path, folder: Path) -> Path:
    """A register to write into: a copy of its two files."""
    folder.mkdir()
    for path in (register, register.with_suffix(".journal")):
        shutil.copyfile(path, folder / path.name)
    return folder / register.name


def started(folder: Path, times: int) -> Iterator[Figure]:
    """Start-up, beside the bare interpreter, a bare Typer application and other tools."""
    with TemporaryDirectory(dir=folder) as place:
        yield from _started(copied(registers.build(folder, 0), Path(place) / "start"), times)


def _started(register: Path, times: int) -> Iterator[Figure]:
    commands = {
        "python": peers.BARE,
        "typer": peers.TYPER,
        "typer --help": peers.TYPER_HELP,
        "version": (CUSTOMS, "--version"),
        "help": (CUSTOMS, "--help"),
        "record": customs(register, *RECORD),
        "show": customs(register, "show", same.first_ref(register)),
        **peers.installed(),
    }
    taken = in_turn(commands, times)
    yield compared("`--version`", None, taken["version"], "bare interpreter", taken["python"])
    yield compared("`--version`", None, taken["version"], "Typer with two commands", taken["typer"], "<= 1.25")
    yield compared("`--help`", None, taken["help"], "Typer's own `--help`", taken["typer --help"], "<= 1.25")
    yield compared("`record`", 0, taken["record"], "Typer with two commands", taken["typer"], "<= 1.6")
    yield compared("`show REF`", 1, taken["show"], "Typer with two commands", taken["typer"], "<= 1.6")
    for name in peers.installed():
        yield compared("`--version`", None, taken["version"], f"`{name} --version`", taken[name])


def small_acts(folder: Path, sizes: list[int], times: int) -> Iterator[Figure]:
    """`record`, `show` and a reference completed, beside an empty register and stock TinyDB."""
    with TemporaryDirectory(dir=folder) as place:
        own = {size: copied(registers.build(folder, size), Path(place) / str(size)) for size in (0, *sizes)}
        ref = {0: same.first_ref(own[0])}
        records = in_turn({str(size): customs(own[size], *RECORD) for size in own}, times)
        shows = in_turn({str(size): customs(own[size], "show", ref.get(size, REF)) for size in own}, times)
        tabs = in_turn(
            {str(n): [CUSTOMS, "__complete", "batch:show", "6", "--register", str(own[n])] for n in own}, times
        )
        for size in sizes:
            wanted = "<= 1.5"
            yield compared("`record`", size, records[str(size)], "empty register", records["0"], wanted)
            yield compared("`show REF`", size, shows[str(size)], "empty register", shows["0"], wanted)
            yield compared("a Tab after `show 6`", size, tabs[str(size)], "empty register", tabs["0"])
        for size in (size for size in sizes if size <= 60_000):
            stock = Path(place) / f"stock-{size}.json"
            shutil.copyfile(same.stock(folder, size), stock)
            commands = {"insert": peers.tinydb_insert(stock), "get": peers.tinydb_get(stock, REF)}
            theirs = in_turn(commands, min(times, 3))
            wanted = "<= 0.1" if size == 60_000 else ""
            yield compared("`record`", size, records[str(size)], "stock TinyDB", theirs["insert"], wanted)
            yield compared("`show REF`", size, shows[str(size)], "stock TinyDB", theirs["get"])


def many_in_a_row(folder: Path, size: int, times: int) -> Iterator[Figure]:
    """The slowest of many records one after another: no act waits for the file of a large register."""
    with TemporaryDirectory(dir=folder) as place:
        register = copied(registers.build(folder, size), Path(place) / "row")
        run(customs(register, *RECORD))  # the copy is warm from here on
        median, slowest = in_a_row(customs(register, *RECORD), times)
    yield compared(f"slowest `record` of {times:,} in a row", size, slowest, "their median", median, "< 4")


def looked_at(folder: Path, size: int, times: int) -> Iterator[Figure]:
    """What reads much: `summary`, `search`, `list`, the daily sheet."""
    register, table = registers.build(folder, size), same.table(folder, size)
    empty = registers.build(folder, 0)
    summary = ("summary", "--by", "office", "--by", "month", "--json")
    by_mark = ("summary", "--by", "mark", "--json")
    sheet = ("summary", "today", "--sheet", "--json")
    register.with_suffix(".index").unlink(missing_ok=True)
    first = run(customs(register, *summary)).seconds
    taken = in_turn(
        {
            "summary": customs(register, *summary),
            "summary of none": customs(empty, *summary),
            "by mark": customs(register, *by_mark),
            "sqlite": peers.sqlite_summary(table),
            "search": customs(register, "search", MARK, "-q"),
            "nothing": customs(register, "search", "蒸汽机车", "-q"),
            "sqlite search": peers.sqlite_search(table, MARK),
            "list": customs(register, "list", "2025-07", "-q"),
            "sheet": customs(register, *sheet),
            "sheet of none": customs(empty, *sheet),
        },
        times,
    )
    yield compared(
        "`summary` by office and month", size, taken["summary"], "sqlite3, GROUP BY", taken["sqlite"], "<= 1.5"
    )
    yield compared("the same", size, taken["summary"], "empty register", taken["summary of none"])
    yield compared("the same, the first time (no index yet)", size, first, "sqlite3, GROUP BY", taken["sqlite"])
    yield compared(
        "`summary` by mark (every batch counted)", size, taken["by mark"], "sqlite3, GROUP BY", taken["sqlite"]
    )
    wanted = "< 500 ms" if size <= 60_000 else ""
    yield compared("`search MARK`", size, taken["search"], "sqlite3, LIKE", taken["sqlite search"], wanted)
    yield compared(
        "`search 蒸汽机车` (nothing found)", size, taken["nothing"], "sqlite3, LIKE", taken["sqlite search"], wanted
    )
    yield Figure("`list 2025-07`", size, seconds(taken["list"]))
    yield compared("daily sheet", size, taken["sheet"], "empty register", taken["sheet of none"], "< 2")


def taken_in(folder: Path, rows: int) -> Iterator[Figure]:
    """Rows a second of an import in one act, and its memory."""
    file = same.rows_file(folder, rows)
    with TemporaryDirectory(dir=folder) as place:
        command = customs(Path(place) / "register.json", "import", "-q", "--add-missing", "--again", str(file))
        done = run(command)
    figure = f"{rows / done.seconds:,.0f} rows/s"
    yield Figure(f"`import` of {rows:,} rows, one act", 0, figure, f"peak {done.megabytes:,.0f} MB", None, ">= 10,000")


def proved(folder: Path, size: int) -> Iterator[Figure]:
    """`verify`: everything read, the journal replayed from nothing."""
    register = registers.build(folder, size)
    done = run(customs(register, "verify"))
    megabytes = (register.stat().st_size + register.with_suffix(".journal").stat().st_size) / 1e6
    yield Figure(
        "`verify`", size, seconds(done.seconds), f"{megabytes:,.0f} MB of files; peak {done.megabytes:,.0f} MB"
    )
