"""Global options may stand anywhere on the line: they are moved to the front before Typer reads it."""

WITH_VALUE = ("--register", "--today", "--officer", "--lang")
FLAGS = ("--no-input", "--no-color")
ALONE = {"--detained": "today", "--print": "default"}
"""Options that may stand without a value, which Typer cannot read -> the value they have then."""


def hoisted(arguments: list[str]) -> list[str]:
    """The arguments with every global option first; what follows `--` stays where it is.

    An option of `ALONE` without a value gets its own.
    """
    front: list[str] = []
    rest: list[str] = []
    place = 0
    while place < len(arguments):
        word = arguments[place]
        place += 1
        if word == "--":
            return [*front, *rest, word, *arguments[place:]]
        if word in WITH_VALUE and place < len(arguments):
            front += [word, arguments[place]]
            place += 1
        elif word in FLAGS or word.startswith(tuple(f"{option}=" for option in WITH_VALUE)):
            front.append(word)
        elif word in ALONE and (place == len(arguments) or _is_option(arguments[place])):
            rest.append(f"{word}={ALONE[word]}")
        else:
            rest.append(word)
    return [*front, *rest]


def _is_option(word: str) -> bool:
    """Whether a word is an option; `-3d` is a day."""
    return word.startswith("--") or word in ("-q", "-h", "-o")
