"""The officer's consoles: what an answer looks like on a terminal, in a pipe, in a file, as JSON."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.sentences import said

if TYPE_CHECKING:
    from customs_cli.domain.batch.done import Done
    from customs_cli.render.layout.page import Page
    from customs_cli.render.words.catalogue import Words
    from customs_cli.services.undo.undoing import Undone


def may_have_colors() -> bool:
    """Whether the environment lets a terminal have colours, and it knows what they are."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


OF_PROGRAMS = "en"
"""The language of what programs read, whatever the reader's."""


class Form:
    """How the answer is wanted."""

    def __init__(self, *, json: bool = False, csv: bool = False, quiet: bool = False, file: str | None = None) -> None:
        self.json = json
        self.csv = csv
        self.quiet = quiet
        self.file = file

    @property
    def is_for_terminal(self) -> bool:
        """Whether a person reads it on a terminal: no machine, no file, no pipe."""
        return not self.is_asked_for and sys.stdout.isatty()

    @property
    def is_asked_for(self) -> bool:
        """Whether a form was asked for, and not left to whoever reads it."""
        return bool(self.json or self.csv or self.quiet or self.file)

    @property
    def is_for_programs(self) -> bool:
        """Whether what is written is rows or objects alone, without sums or notes: JSON, CSV or TSV."""
        if self.file:
            return self.file.lower().endswith((".json", ".csv", ".tsv"))
        return not self.quiet and not self.is_for_terminal


class Console:
    """Stdout and stderr, harmless and printable everywhere.

    Attributes:
        lang: The reader's language, `en` or `zh`.

    Args:
        lang: `en` or `zh`.
        no_color: Whether stdout may have no colours even on a terminal.
        pager: Gives the pager's command line for long answers; empty for the system's own, None for no pager at all.
        let_go: Lets go of what others may wait for; called before the pager, which may be left open for hours.
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
        """Whether stdout wants colours."""
        return not self._no_color and may_have_colors() and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """Columns of the terminal."""
        import shutil

        return shutil.get_terminal_size().columns

    def show(
        self, page: "Callable[[], Page]", as_json: Callable[[], dict[str, Any]], form: Form, *, piped: str = "tsv"
    ) -> None:
        """Give a report in the form that is wanted: JSON, CSV, a file, a table on a terminal, `piped` in a pipe.

        What is `told` there of an act is TSV in the reader's language.
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
                self._for_programs() if kind == "tsv" else contextlib.nullcontext(),
            ):
                write(
                    page,
                    as_json,
                    "tsv" if kind == "told" else kind,
                    out=out,
                    width=self.width,
                    color=self.color,
                    words=self.words,
                )

    @contextlib.contextmanager
    def _for_programs(self) -> Iterator[None]:
        """What is said within is in English whatever the reader's language: programs know one word for each thing."""
        from customs_cli.render.words.catalogue import Words

        kept, self.words = self.words, Words(OF_PROGRAMS)
        try:
            yield
        finally:
            self.words = kept

    @contextlib.contextmanager
    def _paged(self) -> Iterator[Any]:
        """What is written within is shown by the pager, or printed where that is not wanted."""
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
        """One JSON object on stdout."""
        from customs_cli.render.forms import jsonfile

        jsonfile.write(answer, _out())

    def pour(self, lines: Iterable[str]) -> None:
        """Lines on stdout: as they are in a pipe or file, harmless on a terminal."""
        out = _out()
        if out.isatty():
            from customs_cli.render.layout.clean import clean

            lines = (clean(line.removesuffix("\n")) + "\n" for line in lines)
        for line in lines:
            out.write(line)

    def say(self, text: str) -> None:
        """One line on stdout, harmless and printable on any console."""
        _write(sys.stdout, text)

    def _tell(self, sentences: Iterable[str]) -> None:
        """Sentences on stdout; on a terminal folded at blanks, but for a command, which is copied whole."""
        width = self.width if sys.stdout.isatty() else 0
        for text in sentences:
            if width and len(text) * (1 if text.isascii() else 2) > width and "customs " not in text:
                from customs_cli.render.layout.columns import fold

                for line in fold(text, width):
                    self.say(line)
            else:
                self.say(text)

    def ask(self, question: str) -> str:
        """The line typed behind a question; empty at the end of input, with its line end otherwise.

        Without an answer (Ctrl-C, Ctrl-D) the line of the question is ended, so that what follows has its own.
        """
        _write(sys.stdout, question, end="")
        sys.stdout.flush()
        line = b""
        try:
            line = sys.stdin.buffer.readline()
        finally:
            if not line.endswith(b"\n"):
                self.say("")
        # What is no text is refused where it would be kept, not here.
        return line.decode(sys.stdin.encoding, "surrogateescape")

    def complain(self, text: str) -> None:
        """One line on stderr."""
        _write(sys.stderr, text)

    def warn(self, text: str) -> None:
        """A warning on stderr."""
        from customs_cli.render.words.refusals import in_language

        self.complain(self.words("warning: {text}", text=in_language(text, self.lang)))

    def done(self, done: "Done", form: Form) -> None:
        """Say what an act has made true: a sentence and the next command; the batch as JSON; or its reference alone."""
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
        """Say what one act has made true of several batches, or what it would make true where it was only tried."""
        for done in dones:
            for warning in done.warnings:
                self.warn(warning if len(dones) == 1 else said("{ref}: {why}", ref=done.batch.ref, why=warning))
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
        """Say what an undo or redo has changed; `raw`: each value before and after, with its path."""
        from customs_cli.render.pages.batch import undone as drawn

        answer = (undone.act, undone.seq, undone.entry)
        told = list(undone.values) if raw or form.json else undone.changes
        parties, synced = undone.parties, undone.synced
        self.show(
            lambda: drawn.page(*answer, told, self.words, raw=raw, parties=parties, synced=synced),
            lambda: drawn.as_json(*answer, told, synced),
            form,
            piped="tsv" if raw else "told",
        )


def _out() -> Any:
    """Stdout, made to print whatever a console can, and to escape the rest."""
    with contextlib.suppress(AttributeError):  # a stream that a test put in its place
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    return sys.stdout


def _write(stream: Any, text: str, end: str = "\n") -> None:
    from customs_cli.render.layout.clean import clean

    encoding = stream.encoding or "utf-8"
    stream.write(clean(text).encode(encoding, "backslashreplace").decode(encoding) + end)
