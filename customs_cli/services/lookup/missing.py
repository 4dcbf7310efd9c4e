"""The refusal of a name that no record has: what was perhaps meant, and the command that adds it."""

import re
from collections.abc import Callable

from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import Command, Word, said


def is_several(text: str) -> bool:
    """Return whether a name reads like several marks, which are given one by one: it has a comma or a semicolon."""
    return len([part for part in re.split("[,;、，；]", text) if part.strip()]) > 1


def check_name(text: str) -> None:
    """Refuse to add a record under mere signs, such as `?` or `--`.

    Raises:
        UsageError: The name has no letter and no digit.
    """
    if not any(map(str.isalnum, text)):
        raise UsageError("{text!r} is not a name", text=text[:40], hint="if it is not known, leave it out")


def no_record(word: str, text: str, near: tuple[str, ...], add: Command, is_known: Callable[[str], bool]) -> NotFound:
    """Return the refusal of an unknown name.

    Args:
        word: What it should be the name of, as its command is called: `trademark`.
        text: The name as typed.
        near: Similar names that are known.
        add: The command that adds it.
        is_known: Tells whether a name is known: several known ones in one text are to be given one by one.
    """
    parts = [part.strip() for part in re.split("[,;、，；/+]", text) if part.strip()]
    if len(parts) > 1 and all(map(is_known, parts)):
        options = Command("", tuple(typed for part in parts for typed in (_OPTIONS.get(word, f"--{word}"), part)))
        hint = said("several are given one by one: {options}", options=str(options).strip())
    elif near:
        hint = said("did you mean {name}? {command} adds it", name=near[0][:40], command=add)
    else:
        hint = said("{command} adds it", command=add)
    return NotFound("no {word} {text!r}", word=Word(word), text=text.strip()[:40], hint=hint, candidates=near)


_OPTIONS = {"trademark": "--mark"}
"""Kind of record -> the option that takes its name, where it is called otherwise."""
