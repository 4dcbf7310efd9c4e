"""Start-up, beside the bare interpreter and a bare Typer application; a Tab."""

from collections.abc import Iterator

from benchmarks import peers
from benchmarks.measure import CUSTOMS, in_turn
from benchmarks.table import Figure, compared


def started(times: int) -> Iterator[Figure]:
    """`--version` and `--help`."""
    commands = {
        "python": peers.BARE,
        "typer": peers.TYPER,
        "typer --help": peers.TYPER_HELP,
        "version": (CUSTOMS, "--version"),
        "help": (CUSTOMS, "--help"),
    }
    taken = in_turn(commands, times)
    yield compared("`--version`", taken["version"], "bare interpreter", taken["python"])
    yield compared("`--version`", taken["version"], "Typer with two commands", taken["typer"], "<= 1.25")
    yield compared("`--help`", taken["help"], "Typer's own `--help`", taken["typer --help"], "<= 1.25")
