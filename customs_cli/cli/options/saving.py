"""Writing a page, or its JSON, to a file."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from customs_cli.sentences import said

if TYPE_CHECKING:
    from customs_cli.render.forms.output import Json
    from customs_cli.render.layout.page import Page
    from customs_cli.render.words.catalogue import Words


def save(page: "Page", json: "Json", path: Path, *, words: "Words") -> None:
    """Write a page to a file whose suffix names the form; whole or not at all.

    Args:
        page: What is drawn.
        json: Gives the report's JSON object; called for a `.json` only.
        path: The file; a link is followed, an existing file keeps its mode, a new one is readable by its owner only.
        words: The reader's language.

    Raises:
        UsageError: There is no such form, or it cannot draw this page, as `output.drawn` says.
        CannotWrite: The folder is missing, or the file cannot be written.
    """
    from customs_cli.render.forms.output import drawn

    save_pieces(drawn(page, json, path.name, words=words), path)


def save_pieces(content: Iterable[bytes], path: Path) -> None:
    """Write a file, whole or not at all.

    Args:
        content: All of it, piece by piece.
        path: As for `save`.

    Raises:
        UsageError: A register would be overwritten.
        CannotWrite: The folder is missing, or the file cannot be written.
    """
    from customs_cli.register.file.disk.own import followed, refuse_own
    from customs_cli.register.file.disk.writing import replacing, writable, write_pieces

    refuse_own(path)
    with writable(path, hint=said("choose another folder")), replacing(followed(path)) as file:
        write_pieces(file, content)
