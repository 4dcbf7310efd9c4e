"""Global options may stand anywhere on the line: they are moved to the front before Typer reads it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

WITH_VALUE = ("--register", "--today", "--officer", "--lang")
FLAGS = ("--no-input", "--no-color")
ALONE = {"--detained": "today", "--print": "default"}
"""Options that may stand without a value, which Typer cannot read -> the value they have then."""
PERIODS = ("list", "summary", "rank", "trend", "links", "export", "today", "print")
"""Commands that are asked of a day or period, which may begin with a minus sign."""
BARE = (
    *("--json", "--csv", "--quiet", "-q", "--dry-run", "-n"),
    *("--sheet", "--all", "--no-internal", "--prove", "--issue", "--alarm", "--anonymous"),
)
"""Options of theirs that take no value."""
MORNING = ["today", "--json"]
"""What `customs --json` alone means: the morning is in the day's JSON."""
_OPTION = r"--[a-z][a-z-]+"
_AGO = r"-[0-9]+(d|w|m|wd)(\.\..*)?"


def hoisted(arguments: list[str]) -> list[str]:
    """The arguments with every global option first; what follows `--` stays where it is.

    An option of `ALONE` without a value gets its own. A day such as `-3d`, which Typer would take for an option, is put
    behind a `--`. A line of no command but `MORNING` asks for the morning as a program reads it.
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
    """Whether a word is an option; `-3d` is a day."""
    return word.startswith("--") or word in ("-q", "-h", "-o", "-n")


def _takes_a_day(words: list[str]) -> bool:
    """Whether a day may follow as the command's own, and not as an option's value."""
    is_asked = bool(words) and any(name.startswith(words[0]) for name in PERIODS)
    is_value = words[-2:-1] == ["--sort"]  # -items
    return is_asked and (is_value or not words[-1].startswith("-") or words[-1] in BARE)


def refuse_swallowed(command: Any, words: Sequence[str]) -> None:
    """Refuse an option that stands where the value of another one was forgotten: `--consignor --goods shoes`.

    Refused is, too, what is told twice where one is heard: all but the last would be left out unseen. `record` hears
    the last one, and says it: scripts keep a line of the day (`record --office 5320 --found today`) and add to it.

    Args:
        command: Typer's, whose options they are.
        words: What follows it.

    Raises:
        UsageError: It does.
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
        if not option.multiple and command.name != "record" and told.setdefault(option.name, value) != value:
            raise _told_twice(name, told[option.name], value)


def plainly(command: Any, words: list[str]) -> list[str]:
    """The words of a line, references, codes and numbers among them without full-width letters and digits."""
    if all(map(str.isascii, words)):
        return words
    from customs_cli.cli.helping.signs import typed_plainly

    every = getattr(command, "commands", {})
    if words[0] in every:
        return [words[0], *typed_plainly(every[words[0]], words[1:])]
    return typed_plainly(getattr(command, "meant", command), words)


def _told_twice(option: str, first: str, second: str) -> Exception:
    from customs_cli.errors import UsageError

    if option == "--holder":
        return UsageError("{option} names one holder here", option=option, hint="one holder after the other", at=option)
    return UsageError(
        "{option} is told twice: {first}, {second}",
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
