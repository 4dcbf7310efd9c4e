"""How a refusal is told: one line and a hint on stderr, or one JSON object there."""

import json
import sys
from contextlib import suppress

import typer

from customs_cli.errors import CustomsError, UsageError
from customs_cli.render.layout.clean import clean
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.refusals import in_language
from customs_cli.sentences import Command, said

TYPERS = (
    ("no such option: ", "", said("no such option: {what}")),
    ("no such command ", "", said("no such command {what}")),
    ("missing argument ", "", said("missing argument {what}")),
    ("missing option ", "", said("missing option {what}")),
    ("got unexpected extra argument ", "", said("got unexpected extra argument {what}")),
    ("got unexpected extra arguments ", "", said("got unexpected extra arguments {what}")),
    ("option ", " requires an argument", said("option {what} requires an argument")),
)
"""How Typer's sentences begin and end, and the same as ours: it does not hand out their values."""


def tell(error: CustomsError, *, as_json: bool, lang: str = "en") -> None:
    """Write a refusal to stderr: to people in their language, to programs always in English."""
    if as_json:
        body = {
            "code": error.code,
            "exit": error.exit_code,
            "message": error.message,
            "hint": error.hint,
            "at": error.at,
            "candidates": list(error.candidates),
        }
        text = json.dumps({"schema": "customs.error/1", "error": body}, ensure_ascii=True)
    else:
        words = Words(lang)
        text = f"customs: {clean(_short(in_language(error.message, lang)))}"
        if error.candidates and len(error.candidates) > 1:
            text += f" ({', '.join(clean(word[:60]) for word in error.candidates)})"
        if error.hint:
            text += f"\n  {words('hint:')} {clean(_short(in_language(error.hint, lang)))}"
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    with suppress(OSError):  # where nobody listens the exit status has to do
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()


def usage(error: typer.TyperException) -> UsageError:
    """A refusal of Typer's, as one of ours."""
    message = " ".join(error.format_message().split())
    message = message[:1].lower() + message[1:].rstrip(".")
    context = getattr(error, "ctx", None)
    help_of = Command(context.command_path if context is not None else "customs", ("--help",))
    if near := getattr(error, "possibilities", None):
        hint = said("did you mean {name}? {command} lists them", name=near[0], command=help_of)
        what = getattr(error, "option_name", "")
        return UsageError("no such option: {what}", what=what, hint=hint, candidates=tuple(near))
    for start, end, template in TYPERS:
        if message.startswith(start) and message.endswith(end):
            return UsageError(template, what=message[len(start) : len(message) - len(end)], hint=help_of)
    return UsageError(message, hint=help_of)


def _short(text: str) -> str:
    """A line that can be read: a path or name of thousands of characters is cut."""
    return text if len(text) <= 500 else f"{text[:500]} ..."
