"""The figures as a table, each with what it is compared with and what was to be reached."""

from typing import NamedTuple


class Figure(NamedTuple):
    """One row.

    Attributes:
        what: What was measured.
        batches: Batches in the register; None where it does not matter.
        ours: As measured, with its unit.
        beside: What it is compared with, as measured.
        ratio: Ours to theirs; None where they are no times.
        wanted: What was to be reached, such as `<= 1.3`; empty where nothing was.
    """

    what: str
    batches: int | None
    ours: str
    beside: str = ""
    ratio: float | None = None
    wanted: str = ""


def compared(what: str, batches: int | None, ours: float, beside: str, theirs: float, wanted: str = "") -> Figure:
    """A row of two times in seconds."""
    return Figure(what, batches, seconds(ours), f"{beside}: {seconds(theirs)}", ours / theirs, wanted)


def seconds(taken: float) -> str:
    """A time to be read: milliseconds below two seconds."""
    return f"{taken * 1000:.0f} ms" if taken < 2 else f"{taken:.1f} s"


HEADINGS = ("What", "Batches", "Here", "Beside", "Ratio", "Wanted")


def told(figure: Figure) -> str:
    """A row of the Markdown table."""
    size = "" if figure.batches is None else f"{figure.batches:,}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    return row((figure.what, size, figure.ours, figure.beside, ratio, figure.wanted))


def row(cells: tuple[str, ...]) -> str:
    """Cells between bars."""
    return "| " + " | ".join(cells) + " |"


def heading() -> str:
    """The head of the table."""
    return row(HEADINGS) + "\n" + row(tuple("---" for _ in HEADINGS))
