"""What reads or writes a whole register: imports, undo, the index's catching up, `verify`, `check`, copies."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from benchmarks import same
from benchmarks.answers import LIMIT, customs
from benchmarks.measure import Run, run
from benchmarks.registers import TODAY
from benchmarks.table import Figure, alone, compared, seconds
from customs_cli.domain.batch.batch import Batch, Note
from customs_cli.errors import Busy
from customs_cli.register.act import Act

ROWS = 60_000
ACTS = 1_000


def taken_in(register: Path, twelve: Path, files: tuple[Path, Path]) -> Iterator[Figure]:
    """An import beside the same into twelve batches, one that is refused, its undo and redo.

    Args:
        register: It is written into; its index stands where it stands.
        twelve: It too.
        files: Rows that come in, and rows of which nine of ten bear an unknown mark.
    """
    good, unknown = files
    refused = {path: _settled(path, "import", "-q", str(unknown), ok=(6,)) for path in (register, twelve)}
    done = {path: _settled(path, "import", "-q", str(good)) for path in (register, twelve)}
    yield compared(f"`import` of {ROWS:,} rows", done[register], "into twelve", done[twelve], "<= 1.3")
    what = f"the same refused, {ROWS * 9 // 10:,} rows with unknown marks"
    yield compared(what, refused[register], "the import", done[register], "<= 1")
    yield alone("`undo` of the import", _settled(register, "undo"), wanted="< 20 s")
    yield alone("`redo`", _settled(register, "redo"), wanted="< 20 s")


def caught_up(register: Path) -> Iterator[Figure]:
    """What an asking costs more after many acts. The register is written into."""
    day = customs(register, "list", "2026-05-20", *LIMIT)
    run(day)
    opened = same.opened(register)
    note = Note(on=TODAY, by=("Li Wei",), text="称重后更正")
    for ref, _ in zip(list(opened.refs())[::7], range(ACTS), strict=False):
        opened.do("note", partial(_noted, ref, note))
    after, again = run(day), run(day)
    told = f"the same again: {seconds(again.cpu)}"
    row = alone(f"`list` of a day, {ACTS:,} acts to catch up", after, told, "100 ms more")
    yield row._replace(ours=f"{row.ours}, {seconds(after.cpu - again.cpu)} more")


def read_whole(register: Path, folder: Path) -> Iterator[Figure]:
    """`verify`, `check`, `export`, `backup`, once each."""
    megabytes = sum(register.with_suffix(ending).stat().st_size for ending in (".json", ".journal")) / 1e6
    words = {
        "verify": (),
        "check": (),
        "export": ("-o", str(folder / "all.csv"), "--json"),
        "backup": (str(folder / "backup"),),
    }
    for name, more in words.items():
        done = run(customs(register, name, *more), ok=(0, 6))
        yield alone(
            f"`{name}`", done, f"{seconds(done.seconds)} as waited for; {megabytes:,.0f} MB of files", "< 400 MB"
        )


def _noted(ref: str, note: Note, act: Act) -> Batch:
    batch = act.batch(ref)
    return act.put(replace(batch, notes=(*batch.notes, note)))


def _settled(register: Path, *words: str, ok: tuple[int, ...] = (0,)) -> Run:
    """Run a command, and let the writing of the state file that it may have left behind come to its end."""
    done = run(customs(register, *words), ok=ok)
    store = same.opened(register).store
    while True:
        time.sleep(0.5)
        try:
            with store.compacting():
                return done
        except Busy:
            pass
