"""The refusal of a name that no record has: what was perhaps meant, and the command that adds it."""

from collections.abc import Callable, Sequence

from customs_cli.domain.firms.characters import is_chinese
from customs_cli.domain.validation.bounds import MAX_PLACE
from customs_cli.domain.values.name_matching import code_from
from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import Command, Word, command, said
from customs_cli.services.lookup.several import are_several, is_several, known_apart


def check_name(text: str) -> None:
    """Refuse to add a record under mere signs, such as `?` or `--`.

    Raises:
        UsageError: The name has no letter and no digit.
    """
    if not any(map(str.isalnum, text)):
        raise UsageError("{text!r} is not a name", text=text[:40], hint="if it is not known, leave it out")


def to_add(word: str, code: str, text: str, options: Sequence[str]) -> Command:
    """Return the command that adds an unknown name; the name is in it, unless a mere code was typed."""
    is_name = len(text) <= MAX_PLACE and (is_chinese(text) or text.upper() != code)
    typed = {"NAME": text} if is_name else {}
    if is_name and is_chinese(text) and word != "enterprise":
        typed["--name"] = "--name-zh"
    return command(f"{word} add", code, *(typed.get(option, option) for option in options))


def no_record(word: str, text: str, near: tuple[str, ...], add: Command, is_known: Callable[[str], bool]) -> NotFound:
    """Return the refusal of an unknown name."""
    if parts := known_apart(text, is_known):
        options = Command("", tuple(typed for part in parts for typed in (_OPTIONS.get(word, f"--{word}"), part)))
        hint = said("several are given one by one: {options}", options=str(options).strip())
        if not is_several(text):  # a sign, a word or a blank may be part of one name
            hint = said("{hint}; if it is one name, {command} adds it", hint=hint, command=add)
    elif near:
        hint = said("did you mean {name}? {command} adds it", name=near[0][:40], command=add)
    else:
        hint = said("{command} adds it", command=add)
    return NotFound("no {word} {text!r}", word=Word(word), text=text.strip()[:40], hint=hint, candidates=near)


def no_one_mark(text: str) -> NotFound:
    """Return the refusal of a name that reads like several marks, where unknown marks would be added."""
    add = to_add("trademark", code_from(text, ()), text.strip(), OF_A_MARK)
    return no_record("trademark", text, (), add, lambda _: True)


def no_mark(text: str, holder: str) -> NotFound:
    """Return the refusal of a name that is that of a holder, where unknown marks would be added.

    Args:
        text: The name as typed.
        holder: Code of the holder.
    """
    add = to_add("trademark", code_from(text, ()), text.strip(), ("--name", "NAME", "--holder", holder))
    return NotFound(
        "{text!r} is the holder {holder}, not a mark",
        text=text.strip()[:40],
        holder=holder,
        hint="name the mark, or add one of that name: {command}",
        command=add,
    )


def how_to_separate(text: str, is_known: Callable[[str], bool]) -> str:
    """Return what to do about a cell that reads like several marks; empty for any other."""
    if is_several(text):
        return said("separate several marks by ;")
    if not are_several(text, is_known):
        return ""
    add = to_add("trademark", code_from(text, ()), text.strip(), OF_A_MARK)
    return said("separate several marks by ;, or {command} adds the one mark", command=add)


OF_A_MARK = ("--name", "NAME", "--holder", "CODE")
"""Options of the command that adds a mark."""
_OPTIONS = {"trademark": "--mark"}
"""Kind of record -> the option that takes its name, where it is called otherwise."""
