"""The acts of every day, on batches whose deadlines run, beside a bare Typer application with two commands."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks import peers
from benchmarks.answers import RIGHT, customs
from benchmarks.measure import Run, answer, in_a_row, middle, run
from benchmarks.names import consignor
from benchmarks.table import Figure, compared, seconds

WANTED = "<= 1.6"


def record(register: Path, number: int = 3750) -> list[str]:
    """A batch found yesterday, sent by one of the senders."""
    sender = consignor(number)
    words = f"record --office 5320 --found 2026-06-29 --goods cases --quantity 20 --mark {RIGHT.code}".split()
    value = ("--value", "500", "--direction", "export", "--consignor", f"{sender.name} ({sender.uscc})", "-q")
    return customs(register, *words, *value)


def course(register: Path, ref: str) -> dict[str, list[str]]:
    """What is done with a batch, in this order."""
    steps = {
        "notify": ("--on", "2026-06-29", "--served", "2026-06-29"),
        "reply": ("--apply", "--on", "2026-06-30", "--security", "500"),
        "detain": ("--on", "2026-06-30"),
        "confirm": ("--infringing", "--on", "2026-06-30"),
        "correct": ("--reason", "称重后更正", "--destination", "NG"),
        "show": (),
    }
    return {name: customs(register, name, ref, *words) for name, words in steps.items()}


def of_every_day(register: Path, times: int) -> Iterator[Figure]:
    """Each act, once on each of several batches, in turn with Typer. The register is written into."""
    taken: dict[str, list[Run]] = {}
    for turn in range(times + 1):
        ref = answer(record(register))
        commands = {"typer": peers.TYPER, "record": record(register), **course(register, ref)}
        for name, command in commands.items():
            done = run(command)
            if turn:
                taken.setdefault(name, []).append(done)
    typer = middle(taken.pop("typer"))
    for name, runs in taken.items():
        yield compared(f"`{name}`", middle(runs), "Typer with two commands", typer, WANTED)
    often = answer(record(register, 0))
    shown = middle([run(customs(register, "show", often)) for _ in range(times)])
    yield compared("`show`, of the sender that sends most", shown, "Typer with two commands", typer)


def many_in_a_row(register: Path, times: int) -> Iterator[Figure]:
    """The slowest of many records one after another: no act waits for the file of a large register."""
    median, slowest = in_a_row(record(register), times)
    told = f"their median: {seconds(median)}"
    yield Figure(
        f"slowest `record` of {times:,} in a row, as waited for", seconds(slowest), "", told, slowest / median, "< 4"
    )
