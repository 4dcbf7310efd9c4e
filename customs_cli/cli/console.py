"""The officer's console: how an answer appears on a terminal, in a pipe, in a file, as JSON."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.sentences import Listed, said

if TYPE_CHECKING:
    from customs_cli.domain.batch.done import Done
    from customs_cli.render.layout.page import Page
    from customs_cli.render.words.catalogue import Words
    from customs_cli.services.undo.undoing import Undone


def may_have_colors() -> bool:
    """Return whether the environment allows colours and the terminal has them."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


OF_PROGRAMS = "en"
"""The language of output for programs, whatever the reader's language."""


class Form:
    """The form in which an answer is wanted."""

    def __init__(self, *, json: bool = False, csv: bool = False, quiet: bool = False, file: str | None = None) -> None:
        self.json = json
        self.csv = csv
        self.quiet = quiet
        self.file = file

    @property
    def is_for_terminal(self) -> bool:
        """Whether a person reads the answer on a terminal, not a program, file or pipe."""
        return not self.is_asked_for and sys.stdout.isatty()

    @property
    def is_asked_for(self) -> bool:
        """Whether a form was asked for, not left to the kind of reader."""
        return bool(self.json or self.csv or self.quiet or self.file)

    @property
    def is_for_programs(self) -> bool:
        """Whether the output is only rows or objects, without sums or notes: JSON, CSV or TSV."""
        if self.file:
            return self.file.lower().endswith((".json", ".csv", ".tsv"))
        return not self.quiet and not self.is_for_terminal


class Console:
    """Writes to stdout and stderr so that any terminal can print it and nothing in it controls the terminal.

    Attributes:
        lang: The reader's language, `en` or `zh`.

    Args:
        lang: `en` or `zh`.
        no_color: Whether colours are off even on a terminal.
        pager: Returns the pager's command line for long answers; empty for the system's own, None for no pager.
        let_go: Releases locks that others may wait for; called before the pager, which may stay open for hours.
        register: The register that `--register` named; empty for none.
    """

    def __init__(
        self,
        *,
        lang: str,
        no_color: bool,
        pager: Callable[[], str | None],
        let_go: Callable[[], None] = lambda: None,
        register: str = "",
    ) -> None:
        self.lang = lang
        self._register = register
        self._pager = pager
        self._let_go = let_go
        self._no_color = no_color

    @cached_property
    def words(self) -> "Words":
        """The catalogue of the reader's language."""
        from customs_cli.render.words.catalogue import Words

        return Words(self.lang, self._register)

    @property
    def color(self) -> bool:
        """Whether stdout is to have colours."""
        return not self._no_color and may_have_colors() and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """Width of the terminal in columns."""
        import shutil

        return shutil.get_terminal_size().columns

    def show(
        self,
        page: "Callable[[], Page]",
        as_json: Callable[[], dict[str, Any]],
        form: Form,
        *,
        piped: str = "tsv",
        for_programs: bool = True,
    ) -> None:
        """Write a report in the form asked for: JSON, CSV, a file, a table on a terminal, or `piped` in a pipe.

        `for_programs`: whether a TSV table in a pipe is in English whatever the reader's language.
        """
        if form.json:
            self.say_json(as_json())
            return
        from customs_cli.cli.options.saving import save
        from customs_cli.render.forms.output import write
        from customs_cli.render.layout.cells import read_in

        if form.quiet:
            for ref in page().refs:
                self.say(ref)
        elif form.file and form.file.lower().endswith(".tsv"):
            with self._for_programs():
                save(page(), as_json, Path(form.file), words=self.words)
            self.say(self.words("Written to {file}.", file=form.file))
        elif form.file:
            with read_in(self.lang):
                save(page(), as_json, Path(form.file), words=self.words)
            self.say(self.words("Written to {file}.", file=form.file))
        else:
            kind: Any = "csv" if form.csv else "terminal" if form.is_for_terminal else piped
            with (
                self._paged() if kind == "terminal" else contextlib.nullcontext(_out()) as out,
                self._for_programs() if kind == "tsv" and for_programs else contextlib.nullcontext(),
            ):
                write(page, as_json, kind, out=out, width=self.width, color=self.color, words=self.words)

    @contextlib.contextmanager
    def _for_programs(self) -> Iterator[None]:
        from customs_cli.render.words.catalogue import Words

        kept, self.words = self.words, Words(OF_PROGRAMS, self._register)
        try:
            yield
        finally:
            self.words = kept

    @contextlib.contextmanager
    def _paged(self) -> Iterator[Any]:
        from io import BytesIO, TextIOWrapper

        from customs_cli.cli import pager

        out, asked = _out(), self._pager()
        if asked is None:
            yield out
            return
        kept = TextIOWrapper(BytesIO(), encoding=out.encoding, errors=out.errors, newline="", write_through=True)
        yield kept
        out.flush()
        data = kept.buffer.getvalue()
        self._let_go()
        if not pager.shown(data, asked):
            out.write(data.decode(out.encoding))

    def say_json(self, answer: dict[str, Any]) -> None:
        """Write one JSON object to stdout."""
        from customs_cli.render.forms import jsonfile

        jsonfile.write(answer, _out())

    def pour(self, lines: Iterable[str]) -> None:
        """Write lines to stdout: unchanged to a pipe or file, made safe on a terminal."""
        out = _out()
        if out.isatty():
            from customs_cli.render.layout.clean import clean

            lines = (clean(line.removesuffix("\n")) + "\n" for line in lines)
        for line in lines:
            out.write(line)

    def say(self, text: str) -> None:
        """Write one line to stdout, made safe and printable on any console."""
        _write(sys.stdout, text)

    def _tell(self, sentences: Iterable[str]) -> None:
        width = self.width if sys.stdout.isatty() else 0
        for text in sentences:
            if width and len(text) * (1 if text.isascii() else 2) > width and "customs " not in text:
                from customs_cli.render.layout.folding import fold

                for line in fold(text, width):
                    self.say(line)
            else:
                self.say(text)

    def ask(self, question: str) -> str:
        """Return the line typed after a question, with its line end; empty at the end of input.

        Without an answer (Ctrl-C, Ctrl-D) the line of the question is ended, so that later output has a line of its
        own.
        """
        _write(sys.stdout, question, end="")
        sys.stdout.flush()
        line = b""
        try:
            line = sys.stdin.buffer.readline()
        finally:
            if not line.endswith(b"\n"):
                self.say("")
        # Text that is not valid Unicode is refused where it would be stored, not here.
        return line.decode(sys.stdin.encoding, "surrogateescape")

    def complain(self, text: str) -> None:
        """Write one line to stderr."""
        _write(sys.stderr, text)

    def warn(self, text: str) -> None:
        """Write a warning to stderr, in the reader's language, also while words for programs are written."""
        from customs_cli.render.layout.clean import without_passwords
        from customs_cli.render.words.catalogue import Words
        from customs_cli.render.words.refusals import in_lines

        words = Words(self.lang, self._register)
        first, *rest = in_lines(text, words)
        for line in (words("warning: {text}", text=first), *(f"  {line}" for line in rest)):
            self.complain(without_passwords(line))

    def explain(self, what: str, hint: str, where: str = "") -> None:
        """Write to stderr what is wrong, behind where that is, and what to do about it, in the reader's language."""
        from customs_cli.render.words.refusals import with_hint

        first, *rest = with_hint(what, hint, self.words)
        for line in (where + first, *rest):
            self.complain(line)

    def done(self, done: "Done", form: Form) -> None:
        """Give the answer to an act: a sentence and the next command, the batch as JSON, or only its reference."""
        for warning in done.warnings:
            self.warn(warning)
        if form.quiet:
            self.say(done.batch.ref)
        elif form.json:
            from customs_cli.render.words import act_json

            self.say_json(act_json.as_json(done))
        else:
            from customs_cli.render.words import sentence

            self._tell(sentence.told(done, self.words))

    def done_together(self, dones: "Sequence[Done]", form: Form, *, is_tried: bool) -> None:
        """Give the answer to an act on several batches, or to one that was only tried."""
        of_warning: dict[str, list[str]] = {}
        for done in dones:
            for warning in done.warnings:
                of_warning.setdefault(warning, []).append(done.batch.ref)
        for warning, refs in of_warning.items():
            self.warn(warning if len(dones) == 1 else said("{ref}: {why}", ref=Listed(refs), why=warning))
        if form.quiet:
            for done in dones:
                self.say(done.batch.ref)
        elif form.json:
            from customs_cli.render.words import act_json

            self.say_json(act_json.together_json(dones, is_tried=is_tried))
        else:
            from customs_cli.render.words import sentence

            self._tell(sentence.told_together(dones, self.words, is_tried=is_tried))

    def undone(self, undone: "Undone", form: Form, *, raw: bool) -> None:
        """Give the answer to an undo or redo; `raw` shows each value before and after, with its path."""
        from customs_cli.render.pages.batch import undone as drawn

        for warning in undone.warnings:
            self.warn(warning)
        answer = (undone.act, undone.seq, undone.entry)
        told = list(undone.values) if raw or form.json else undone.changes
        parties, synced = undone.parties, undone.synced
        self.show(
            lambda: drawn.page(*answer, told, self.words, raw=raw, parties=parties, synced=synced),
            lambda: drawn.as_json(*answer, told, synced),
            form,
            for_programs=raw,
        )


def _out() -> Any:
    with contextlib.suppress(AttributeError):  # a stream that a test put in its place
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    return sys.stdout


def _write(stream: Any, text: str, end: str = "\n") -> None:
    from customs_cli.render.layout.clean import clean

    encoding = stream.encoding or "utf-8"
    stream.write(clean(text).encode(encoding, "backslashreplace").decode(encoding) + end)
