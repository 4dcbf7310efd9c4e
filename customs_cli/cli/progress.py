"""Progress bars on stderr for long work; nothing is drawn where stderr is no terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

T = TypeVar("T")

MANY = 5000
"""The number of things from which a bar is drawn."""
WIDE = 80
"""On a narrower terminal only the number done is shown, so that it is not cut."""
STEP = 500
"""The number of things after which the bar moves."""


@contextmanager
def progress(label: str, *, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Yield a function to be called with (done, all) now and then; a bar is drawn on a terminal only."""
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
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text("" if task.speed is None else f"{task.speed:,.0f}/s", style="progress.data.speed")

    return Rate()


@contextmanager
def late(label: str) -> Iterator[Callable[[int, int], None]]:
    """Yield a function to be called with (done, all) now and then; the bar appears at the first call."""
    with ExitStack() as stack:
        bars: list[Callable[[int, int], None]] = []

        def told(done: int, whole: int) -> None:
            if not bars:
                bars.append(stack.enter_context(progress(label)))
            bars[0](done, whole)

        yield told


def watched(label: str, things: Iterable[T], count: Callable[[], int], *, quiet: bool = False) -> Iterator[T]:
    """Yield the things one by one under a progress bar, if there are many and stderr is a terminal.

    Args:
        label: Text before the bar.
        things: The things, read once.
        count: Returns how many there will be; not called without a terminal.
        quiet: Whether to draw nothing.
    """
    whole = count() if sys.stderr.isatty() and not quiet else 0
    with progress(label, quiet=whole < MANY) as told:
        for done, thing in enumerate(things):
            if done % STEP == 0:
                told(done, whole)
            yield thing
