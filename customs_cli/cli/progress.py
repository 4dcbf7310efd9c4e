"""A progress bar on stderr for long work; nothing where nobody watches."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

T = TypeVar("T")

MANY = 5000
"""Fewer things than that have passed before a bar of them is drawn."""
WIDE = 80
"""On a narrower terminal only how many are done is told, so that no number is cut."""
STEP = 500
"""The bar moves after so many things."""


@contextmanager
def progress(label: str, *, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Gives what is told (done, all) now and then; drawn only on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, whole: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    name, count = TextColumn("{task.description}"), MofNCompleteColumn()
    wide = (name, BarColumn(), count, _rate_column(), TimeRemainingColumn())
    with Progress(*(wide if console.width >= WIDE else (name, count)), console=console, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole or None)


def _rate_column() -> "ProgressColumn":
    """How many a second, once it is known."""
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text("" if task.speed is None else f"{task.speed:,.0f}/s", style="progress.data.speed")

    return Rate()


@contextmanager
def late(label: str) -> Iterator[Callable[[int, int], None]]:
    """Gives what is told (done, all) things now and then; the bar is drawn once it is told so."""
    with ExitStack() as stack:
        bars: list[Callable[[int, int], None]] = []

        def told(done: int, whole: int) -> None:
            if not bars:
                bars.append(stack.enter_context(progress(label)))
            bars[0](done, whole)

        yield told


def watched(label: str, things: Iterable[T], count: Callable[[], int], *, quiet: bool = False) -> Iterator[T]:
    """The same things one by one, under a bar of how many have passed where there are many and somebody watches.

    Args:
        label: What is done with them.
        things: Read once.
        count: Tells how many there will be; not asked where nobody watches.
        quiet: Whether to draw nothing.
    """
    whole = count() if sys.stderr.isatty() and not quiet else 0
    with progress(label, quiet=whole < MANY) as told:
        for done, thing in enumerate(things):
            if done % STEP == 0:
                told(done, whole)
            yield thing
