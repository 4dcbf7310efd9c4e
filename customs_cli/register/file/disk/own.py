"""Paths as officers name them; and what a register consists of: nothing that is asked of it is written over that."""

import os
from pathlib import Path

from customs_cli.errors import UsageError

_FILES = (".json", ".journal", ".index", ".indexing", ".lock", ".new")
_FOLDERS = ("evidence", "backups")


def as_typed(text: str) -> Path:
    """A path as it was typed, `~` being the home folder; that of a user who is not there stays what it is."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 (`expanduser` of a path fails there)


def followed(path: Path) -> Path:
    """The whole path of the file to which links lead; of a link that leads in a circle its own."""
    return Path(os.path.realpath(path))  # before Python 3.13 `resolve` raises there


def refuse_own(path: Path) -> None:
    """Refuse to write over a file of a register, this one or another.

    Args:
        path: The file that is to be written; a link is followed.

    Raises:
        UsageError: It is one.
    """
    if is_own(path):
        raise UsageError("{path} belongs to a register", path=path, hint="name another file")


def is_own(path: Path) -> bool:
    """Whether a file is there and belongs to a register, this one or another; a link is followed."""
    real = followed(path)
    if not real.exists():
        return False
    is_file = real.suffix in _FILES and real.with_suffix(".journal").exists()
    kept = [folder for folder in real.parents if folder.name in _FOLDERS]
    return is_file or any(beside.is_file() for folder in kept for beside in folder.parent.glob("*.journal"))
