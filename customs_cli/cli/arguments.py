"""Global options may stand anywhere on the line: they are moved to the front before Typer reads it."""

WITH_VALUE = ("--register", "--today", "--officer", "--lang")
FLAGS = ("--no-input", "--no-color")


def hoisted(arguments: list[str]) -> list[str]:
    """The arguments with every global option first; what follows `--` stays where it is."""
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
        else:
            rest.append(word)
    return [*front, *rest]
