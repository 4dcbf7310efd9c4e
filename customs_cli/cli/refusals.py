"""Shows a refusal: one line and a hint on stderr, or one JSON object there."""

import json
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from customs_cli.errors import CustomsError
from customs_cli.render.layout.clean import clean, without_passwords
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.refusals import in_language, in_lines
from customs_cli.sentences import SHOWN, first_of, over_register, with_commands


def tell(error: CustomsError, *, as_json: bool, lang: str = "en", register: str = "") -> None:
    """Write a refusal to stderr: for people in their language, for programs always in English.

    An address that stands where none belongs, such as `-o postgresql://li:PASSWORD@host/db.csv`, is quoted without its
    password.

    Args:
        error: The refusal.
        as_json: Whether a program reads it.
        lang: The reader's language.
        register: The value of `--register`, to be added to commands in the hint.
    """
    if register:
        error.hint = with_commands(error.hint, partial(over_register, register))
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
        text = f"customs: {_laid_out(error.message, words)}"
        shown = first_of(clean(word[:60]) for word in error.candidates)
        if len(error.candidates) > 1 and not _names_all(error.hint, error.candidates[:SHOWN]):
            text += words(" ({more})", more=words(", ").join(in_language(word, lang) for word in shown.items))
        if error.hint:
            text += f"\n  {words('hint: ')}{_laid_out(error.hint, words)}"
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    with suppress(OSError):  # if stderr is closed, the exit status must be enough
        stream.write(without_passwords(text).encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()


def _names_all(hint: str, candidates: Sequence[str]) -> bool:
    return all(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", hint) for word in candidates)


def _laid_out(text: str, words: Words) -> str:
    return "\n    ".join(clean(_short(line)) for line in in_lines(text, words))


def _short(text: str) -> str:
    return text if len(text) <= 500 else f"{text[:500]} ..."
