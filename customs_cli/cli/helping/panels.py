"""Typer's page of help drawn in panels: what it would write to its own formatter is written to this one."""

import inspect
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from customs_cli.render.forms.panels import panel, paragraph
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.stored import choice as choice_called

_SECTIONS = {
    "figures": marked("section: figures"),
    "breakdown": marked("section: breakdown"),
    "acts": marked("section: acts"),
    "deadlines": marked("section: deadlines"),
    "store": marked("section: store"),
}
"""A part of the sheet, as it is typed -> what it is called."""
WIDEST, NARROWEST = 110, 32
"""Lines of help that are longer are hard to read; where there is less room, nothing is legible."""


class Panels:
    """Takes what Typer writes to a formatter of help.

    Args:
        said: What Typer wrote -> the same in the reader's language.
        words: The reader's language.
        color: Whether anything is styled.
    """

    def __init__(self, said: Callable[[str], str], words: Words, *, color: bool) -> None:
        self._said, self._words, self._color = said, words, color
        self._lines: list[str] = []
        self._title = ""
        self.width = max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is typed."""
        text = self._said(f"{prefix or 'Usage: '}{prog} {args}".replace("Usage: ", "Usage:"))
        self._lines += paragraph(text.replace("Usage:", "Usage: "), self.width, color=self._color, bold=True)

    def write_paragraph(self) -> None:
        """A blank line, where there is none yet."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def write_text(self, text: str) -> None:
        """Paragraphs; an example is not folded where it fits."""
        for part in inspect.cleandoc(text).split("\n\n"):
            example = part.lstrip().startswith(("customs ", "source "))
            one = " ".join(part.split())
            self._lines += [*paragraph(one, self.width, color=self._color, bold=example), ""]

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """What is written within stands in one panel."""
        self._title = self._said(f"{name}:").rstrip(":：")
        yield

    @contextmanager
    def indentation(self) -> Iterator[None]:
        """Panels indent by themselves."""
        yield

    def write_dl(self, rows: Sequence[tuple[str, str]], **_: object) -> None:
        """Names and what they mean."""
        told = [self._open(name, self._said(text)) for name, text in rows]
        self._lines += panel(self._title, told, self.width, color=self._color)

    def _open(self, name: str, text: str) -> tuple[str, str]:
        """The words of a closed list stand behind what is said of them, each with what it is called."""
        option, _, choice = name.rpartition(" ")
        if "|" not in choice:
            return name, text
        option = option or ("[...]" if choice.startswith("[") else "...")
        own = _SECTIONS if option == "--explain" else {}
        listed = self._words(", ").join(self._called(word, own) for word in choice.strip("[]").split("|"))
        return option, f"{text.rstrip('.。')}{self._words(': ')}{listed}"

    def _called(self, word: str, own: Mapping[str, str]) -> str:
        if self._words.lang == "en":
            return word
        called = self._words(own[word]) if word in own else choice_called(word, self._words)
        return word if called == word else f"{word} {called}"

    def getvalue(self) -> str:
        """All of it, as one text."""
        return "\n".join(self._lines)
