"""Saved views: a looking command with its filter, grouping and form under a name, in views.toml beside config.toml."""

import re
from pathlib import Path

from customs_cli.cli.folders import config_folder, toml, toml_text
from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import command, said

WORDS = ("save", "list", "remove")
"""Words of `customs view`, which cannot name a view."""

SavedView = tuple[str, ...]
"""The words of a command line, without `customs` and without global options."""

_NAME = re.compile(r"\w[\w-]{0,39}")


def views() -> dict[str, SavedView]:
    """Return every view by name.

    Raises:
        UsageError: The file is not TOML, or holds something other than lists of words.
    """
    found = toml(_file()).get("views", {})
    if not isinstance(found, dict):
        raise UsageError(
            "{path}: [views] is not a table",
            path=_file(),
            hint="correct the file in an editor, or move it away",
            at=str(_file()),
        )
    for name, words in found.items():
        if not (isinstance(words, list) and words and all(isinstance(word, str) for word in words)):
            raise _no_words(name)
    return {name: tuple(words) for name, words in sorted(found.items())}


def _no_words(name: str) -> UsageError:
    return UsageError(
        "{path}: view {name!r} is not a list of words",
        path=_file(),
        name=name,
        hint="correct the file in an editor, or move it away",
        at=str(_file()),
    )


def view(name: str) -> SavedView:
    """Return the view of that name.

    Raises:
        NotFound: There is no such view.
    """
    known = views()
    if name in known:
        return known[name]
    from customs_cli.domain.values.name_matching import nearest

    raise NotFound(
        "no view {name!r}",
        name=name[:40],
        hint="{command}; {save}",
        command=command("view list"),
        save=command("view save", "NAME", "list", "--where", "FILTER"),
        candidates=nearest(name, known),
    )


def save(name: str, words: SavedView) -> None:
    """Keep a view; one of the same name is replaced.

    Raises:
        UsageError: A view cannot have that name.
        CannotWrite: The file cannot be written.
    """
    if not _NAME.fullmatch(name) or name in WORDS:
        raise UsageError("{name!r} cannot be the name of a view", name=name[:40], hint="letters, digits, _ and -")
    _write({**views(), name: words})


def remove(name: str) -> None:
    """Remove the view of that name.

    Raises:
        NotFound: There is no such view.
        CannotWrite: The file cannot be written.
    """
    view(name)
    _write({other: words for other, words in views().items() if other != name})


def _file() -> Path:
    return config_folder() / "views.toml"


def _write(known: dict[str, SavedView]) -> None:
    from customs_cli.register.file.disk.own import followed
    from customs_cli.register.file.disk.owners import make_folders
    from customs_cli.register.file.disk.writing import replace_file, writable

    rows = (f"{toml_text(name)} = [{', '.join(map(toml_text, words))}]" for name, words in sorted(known.items()))
    lines = ["[views]", *rows]
    path = followed(_file())
    try:
        data = ("\n".join(lines) + "\n").encode()
    except UnicodeEncodeError as error:
        raise UsageError("a word of the view is not valid text", hint="check the encoding of the terminal") from error
    with writable(path, hint=said("check the folder")):
        make_folders(path.parent)
        replace_file(path, data)
