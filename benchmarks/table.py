"""Figures as a table, each with what it is compared with and what was to be reached."""

from typing import NamedTuple

from benchmarks.measure import Run


class Figure(NamedTuple):
    """One row.

    Attributes:
        what: What was measured.
        ours: As measured, with its unit.
        peak: The most memory, as measured.
        beside: What it is compared with, as measured.
        ratio: Ours to theirs; None where they are no times.
        wanted: What was to be reached, such as `<= 1.3`; empty where nothing was.
    """

    what: str
    ours: str
    peak: str = ""
    beside: str = ""
    ratio: float | None = None
    wanted: str = ""


def compared(what: str, ours: Run, beside: str, theirs: Run, wanted: str = "") -> Figure:
    """A row of the processor time of two processes."""
    return Figure(
        what, seconds(ours.cpu), peak(ours), f"{beside}: {seconds(theirs.cpu)}", ours.cpu / theirs.cpu, wanted
    )


def alone(what: str, ours: Run, beside: str = "", wanted: str = "") -> Figure:
    """A row of the processor time of one process, with what else there is to say of it."""
    return Figure(what, seconds(ours.cpu), peak(ours), beside, None, wanted)


def seconds(taken: float) -> str:
    """A time to be read: milliseconds below two seconds."""
    return f"{taken * 1000:.0f} ms" if taken < 2 else f"{taken:.1f} s"


def peak(ours: Run) -> str:
    """Memory to be read."""
    return f"{ours.megabytes:,.0f} MB"


HEADINGS = ("What", "Here", "Peak", "Beside", "Ratio", "Wanted")


def told(figure: Figure) -> str:
    """A row of the Markdown table."""
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    return row((figure.what, figure.ours, figure.peak, figure.beside, ratio, figure.wanted))


def row(cells: tuple[str, ...]) -> str:
    """Cells between bars."""
    return "| " + " | ".join(cells) + " |"


def heading() -> str:
    """The head of the table."""
    return row(HEADINGS) + "\n" + row(tuple("---" for _ in HEADINGS))
