"""Draws Typer's help as plain text, for a pipe: folded to 80 columns, in which a Chinese character takes two."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.cells import cell_len

from customs_cli.render.layout.folding import fold, padded

WIDTH = 80
NAMES = 30
"""Greatest width of the names of options; a longer one stands on a line of its own."""


class Plain:
    """A formatter to which Typer writes help; what it writes is Typer's own, but for where lines are folded.

    Args:
        said: Translates Typer's own texts into the reader's language.
    """

    def __init__(self, said: Callable[[str], str]) -> None:
        self._said = said
        self._lines: list[str] = []
        self._indent = ""
        self.width = WIDTH

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is typed."""
        start = f"{self._said(prefix or 'Usage:').rstrip()} {prog} "
        width = cell_len(start)
        first, *more = fold(self._said(args), max(WIDTH - width, NAMES))
        self._lines += [(start + first).rstrip(), *(" " * width + line for line in more)]

    def write_paragraph(self) -> None:
        """Write a blank line, unless there is one already."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def write_text(self, text: str) -> None:
        """Write paragraphs; an example to be copied is not folded."""
        for part in inspect.cleandoc(text).split("\n\n"):
            one = " ".join(part.split())
            folded = [one] if one.startswith("customs ") else fold(one, WIDTH - len(self._indent))
            self._lines += [*(self._indent + line for line in folded), ""]
        self._lines.pop()

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write a heading, and below it what follows within the context."""
        self.write_paragraph()
        self._lines.append(self._indent + self._said(f"{name}:"))
        with self.indentation():
            yield

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """Indent what follows within the context."""
        before, self._indent = self._indent, self._indent + "  "
        yield
        self._indent = before

    def write_dl(self, rows: Sequence[tuple[str, str]], **_: object) -> None:
        """Write names and their meanings."""
        width = min(max(cell_len(name) for name, _ in rows), NAMES) + 2
        for name, text in rows:
            told = fold(self._said(text), WIDTH - width - len(self._indent))
            if cell_len(name) > width - 2:
                self._lines.append(self._indent + name)
                name = ""
            for i, line in enumerate(told):
                self._lines.append(f"{self._indent}{padded('' if i else name, width)}{line}".rstrip())

    def getvalue(self) -> str:
        """Return everything written as one text."""
        return "\n".join(self._lines)
