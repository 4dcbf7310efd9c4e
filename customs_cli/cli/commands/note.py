"""`customs note`."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from customs_cli.cli.helping.acts import is_asked
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import RefArg, desk_of
from customs_cli.errors import UsageError
from customs_cli.sentences import command
from customs_cli.services.keeping import notes

LEFT_OUT = "\0"
"""Stands for a text that was not told: no text that is told holds it."""


class TextLeftOut(TyperCommand):
    """The command, which reads one word alone as the batch, and not as the text."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `LEFT_OUT` in the place of a text that is not there."""
        end = args.index("--") if "--" in args else len(args)
        words = [word for word in args[:end] if word == "-" or not word.startswith("-")] + args[end + 1 :]
        return super().parse_args(ctx, [*args, LEFT_OUT] if len(words) == 1 else args)


def _told(text: str) -> str:
    return sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape").strip() if text == "-" and sys.stdin else text


app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=TextLeftOut)
@act
def note(
    ctx: typer.Context,
    ref: RefArg,
    text: Annotated[
        str,
        typer.Argument(
            metavar="[TEXT]",
            parser=_told,
            help="The remark; - reads it from stdin; without it, a terminal opens your editor.",
        ),
    ],
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Add a remark to a batch.

    customs note 123 "the consignor's agent called"
    """
    desk = desk_of(ctx)
    whole = desk.register.resolve(ref)
    if text == LEFT_OUT:
        from customs_cli.cli.helping.editor import written

        text = written(desk, whole) if is_asked(desk, answer.as_json, answer.quiet) else ""
    if not text.strip():
        raise UsageError("the note is empty", hint=command("note", ref, "TEXT"), at="TEXT")
    desk.done(notes.note(desk.duty(), whole, text), answer.form)
