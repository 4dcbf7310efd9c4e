"""Draws Typer's help in panels, in place of Typer's own formatter."""

import inspect
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from customs_cli.render.forms.panels import panel, paragraph
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.stored import choice as choice_called
from customs_cli.render.words.told.labels import field_called

_SECTIONS = {
    "figures": marked("section: figures"),
    "breakdown": marked("section: breakdown"),
    "acts": marked("section: acts"),
    "deadlines": marked("section: deadlines"),
    "store": marked("section: store"),
}
"""Section of the sheet, as it is typed -> its name."""
WIDEST, NARROWEST = 110, 32
"""Greatest width of help, as longer lines are hard to read, and the least in which it is legible."""


class Panels:
    """A formatter to which Typer writes help.

    Args:
        said: Translates Typer's own texts into the reader's language.
        words: The reader's language.
        color: Whether to use styles.
    """

    def __init__(self, said: Callable[[str], str], words: Words, *, color: bool) -> None:
        self._said, self._words, self._color = said, words, color
        self._lines: list[str] = []
        self._title = ""
        self.width = max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is typed."""
        text = self._said(f"{prefix or 'Usage: '}{prog} {args}".replace("Usage: ", "Usage:"))
        self._lines += paragraph(text.replace("Usage:", "Usage: "), self.width, color=self._color, bold=True)

    def write_paragraph(self) -> None:
        """Write a blank line, unless there is one already."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def write_text(self, text: str) -> None:
        """Write paragraphs; an example that fits is not folded."""
        for part in inspect.cleandoc(text).split("\n\n"):
            example = part.lstrip().startswith(("customs ", "source "))
            one = " ".join(part.split())
            self._lines += [*paragraph(one, self.width, color=self._color, bold=example), ""]

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Write what follows within the context in one panel."""
        self._title = self._said(f"{name}:").rstrip(":：")
        yield

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """Do nothing: panels indent by themselves."""
        yield

    def write_dl(self, rows: Sequence[tuple[str, str]], **_: object) -> None:
        """Write names and their meanings."""
        told = [self._open(name, self._said(text)) for name, text in rows]
        self._lines += panel(self._title, told, self.width, color=self._color)

    def _open(self, name: str, text: str) -> tuple[str, str]:
        option, _, choice = name.rpartition(" ")
        if "|" not in choice:
            return name, text
        option = option or ("[...]" if choice.startswith("[") else "...")
        listed = self._words(", ").join(self._called(word, option) for word in choice.strip("[]").split("|"))
        return option, f"{text.rstrip('.。')}{self._words(': ')}{listed}"

    def _called(self, word: str, option: str) -> str:
        if self._words.lang == "en":
            return word
        if option == "--clear":
            called = field_called(word, self._words)
        elif option == "--explain" and word in _SECTIONS:
            called = self._words(_SECTIONS[word])
        else:
            called = choice_called(word, self._words)
        return word if called == word else f"{word} {called}"

    def getvalue(self) -> str:
        """Return everything written as one text."""
        return "\n".join(self._lines)
