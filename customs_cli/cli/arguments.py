"""Global options may stand anywhere on the line: they are moved to the front before Typer parses it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

WITH_VALUE = ("--register", "--today", "--officer", "--lang")
FLAGS = ("--no-input", "--no-color")
ALONE = {"--detained": "today", "--print": "default"}
"""Options that may stand without a value, which Typer does not support -> the value they have then."""
PERIODS = ("list", "summary", "rank", "trend", "links", "export", "today", "print")
"""Commands that take a day or period, which may begin with a minus sign."""
BARE = (
    *("--json", "--csv", "--quiet", "-q", "--dry-run", "-n"),
    *("--sheet", "--all", "--no-internal", "--prove", "--issue", "--alarm", "--anonymous"),
)
"""Options of these commands without a value."""
LAST_HEARD = ("--office", "--found")
"""Options of `record` of which the last one counts."""
MORNING = ["today", "--json"]
"""The command for `customs --json` alone: the morning is part of the day's JSON."""
_OPTION = r"--[a-z][a-z-]+"
_AGO = r"-[0-9]+(d|w|m|wd)(\.\..*)?"


def hoisted(arguments: list[str]) -> list[str]:
    """Return the arguments with every global option first; words after `--` stay where they are.

    An option of `ALONE` without a value gets its own. A day such as `-3d`, which Typer would read as an option, is put
    behind a `--`. A line with nothing but `--json` becomes `MORNING`.
    """
    front: list[str] = []
    days: list[str] = []
    rest: list[str] = []
    place = 0
    while place < len(arguments):
        word = arguments[place]
        place += 1
        if word == "--":
            return [*front, *rest, word, *days, *arguments[place:]]
        if word in WITH_VALUE and place < len(arguments):
            if arguments[place].startswith("--") and re.fullmatch(_OPTION, arguments[place]):
                raise _forgotten(word, "TEXT", arguments[place])
            front += [word, arguments[place]]
            place += 1
        elif word in FLAGS or word.startswith(tuple(f"{option}=" for option in WITH_VALUE)):
            front.append(word)
        elif word in ALONE and (place == len(arguments) or _is_option(arguments[place])):
            rest.append(f"{word}={ALONE[word]}")
        elif word.startswith("-") and _takes_a_day(rest) and re.fullmatch(_AGO, word):
            days.append(word)
        else:
            rest.append(word)
    rest = MORNING if rest == MORNING[1:] else rest
    return [*front, *rest, *(["--", *days] if days else [])]


def _is_option(word: str) -> bool:
    return word.startswith("--") or word in ("-q", "-h", "-o", "-n")


def _takes_a_day(words: list[str]) -> bool:
    is_asked = bool(words) and any(name.startswith(words[0]) for name in PERIODS)
    is_value = words[-2:-1] == ["--sort"]  # its value may begin with a hyphen: `--sort -items`
    return is_asked and (is_value or not words[-1].startswith("-") or words[-1] in BARE)


def refuse_swallowed(command: Any, words: Sequence[str]) -> None:
    """Refuse an option that stands where the value of another one is missing: `--consignor --goods shoes`.

    An option given twice, where only one value is used, is refused too, as the first value would be dropped unnoticed.
    Of `LAST_HEARD` alone `record` uses the last one, which its answer names, since scripts append options to a fixed
    line (`record --office 5320 --found today`).

    Args:
        command: Typer's command, which has the options.
        words: The words after the command.

    Raises:
        UsageError: A value is missing, or an option is given twice.
    """
    options = {name: param for param in command.params for name in param.opts if param.param_type_name == "option"}
    told: dict[str, str] = {}
    is_value = False
    for word, following in pairwise([*words, ""]):
        if word == "--":
            return
        name, joined, value = word.partition("=")
        option = options.get(name)
        if is_value or option is None or option.is_flag or option.nargs != 1:
            is_value = False
            continue
        is_value = not joined
        if is_value and following in options:
            raise _forgotten(name, option.metavar or "TEXT", following)
        value = value if joined else following
        is_last_heard = command.name == "record" and name in LAST_HEARD
        if not (option.multiple or is_last_heard) and told.setdefault(option.name, value) != value:
            raise _told_twice(name, told[option.name], value)


def plainly(command: Any, words: list[str]) -> list[str]:
    """Return the words of a line with full-width letters and digits in references, codes and numbers made plain."""
    if all(map(str.isascii, words)):
        return words
    from customs_cli.cli.helping.signs import typed_plainly

    every = getattr(command, "commands", {})
    if words[0] in every:
        return [words[0], *typed_plainly(every[words[0]], words[1:])]
    return typed_plainly(meant_within(command, words), words)


def meant_globally(words: list[str]) -> list[str]:
    """Return a line that begins with its global options, with their values as they are meant; see `meant`."""
    place = 0
    while place < len(words) and words[place].startswith("--") and words[place] != "--":
        name, joined, value = words[place].partition("=")
        has_value = name in WITH_VALUE
        if has_value and (joined or place + 1 < len(words)):
            from customs_cli.placeholders import as_meant

            at = place if joined else place + 1
            words[at] = f"{name}={as_meant(value)}" if joined else as_meant(words[at])
        place += 2 if has_value and not joined else 1
    return words


def meant(command: Any, words: list[str]) -> list[str]:
    """Return the words of a line as they are meant: `=NO` is the value `NO`.

    Raises:
        UsageError: A word is a placeholder, or words to choose from, as hints and help print them.
    """
    from customs_cli.placeholders import as_meant, one_of

    every = getattr(command, "commands", {})
    first, own = (1, meant_within(command, words)) if words and words[0] in every else (0, meant_within(command, words))
    options = {name: param for param in own.params for name in param.opts if param.param_type_name == "option"}
    free = "|".join(str(p.metavar or "").strip("[].") for p in own.params if p.param_type_name == "argument")
    told, is_behind = words[:first], False
    option: Any = None
    for word in words[first:]:
        name, joined, value = word.partition("=")
        found = None if option or is_behind else options.get(name)
        if option:
            told.append(as_meant(word, str(option.metavar or "")))
            option = None
        elif found and joined:
            told.append(f"{name}={as_meant(value, str(found.metavar or ''))}")
        elif word.startswith("-") and not is_behind:
            if "|-" in word:
                raise one_of(word)
            is_behind = word == "--"
            option = found if found and not found.is_flag and found.nargs == 1 else None
            told.append(word)
        else:
            told.append(as_meant(word, free))
    return told


def meant_within(command: Any, words: Sequence[str]) -> Any:
    """Return the command of a group that the first word names, or the one meant without its name; else the command."""
    every = getattr(command, "commands", {})
    return every[words[0]] if words and words[0] in every else getattr(command, "meant", command)


def _told_twice(option: str, first: str, second: str) -> Exception:
    from customs_cli.errors import UsageError

    if option == "--holder":
        return UsageError("{option} takes only one holder here", option=option, hint="one holder at a time", at=option)
    return UsageError(
        "{option} is given twice: {first}, {second}",
        option=option,
        first=first[:40],
        second=second[:40],
        hint="leave one out",
        at=option,
    )


def _forgotten(option: str, value: str, following: str) -> Exception:
    from customs_cli.errors import UsageError

    return UsageError(
        "option {what} requires an argument",
        what=repr(option),
        hint="{option} {value} before {following}",
        option=option,
        value=value,
        following=following,
        at=option,
    )
