"""Paths as officers type them, and which files belong to a register and so must not be overwritten by output."""

import os
from pathlib import Path

from customs_cli.errors import UsageError

_FILES = (".json", ".journal", ".index", ".indexing", ".lock", ".new")
_FOLDERS = ("evidence", "backups")


def as_typed(text: str) -> Path:
    """Return a path as typed, with `~` expanded; that of an unknown user stays as it is."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 (`expanduser` of a path fails there)


def followed(path: Path) -> Path:
    """Return the absolute path of the file that links lead to; for links in a circle, the link's own path."""
    return Path(os.path.realpath(path))  # before Python 3.13 `resolve` raises there


def refuse_own(path: Path) -> None:
    """Refuse to overwrite a file of this or any other register.

    Args:
        path: The file that is to be written; a link is followed.

    Raises:
        UsageError: The file belongs to a register.
    """
    if is_own(path):
        raise UsageError("{path} belongs to a register", path=path, hint="name another file")


def is_own(path: Path) -> bool:
    """Whether an existing file belongs to this or any other register; a link is followed."""
    real = followed(path)
    if not real.exists():
        return False
    is_file = real.suffix in _FILES and real.with_suffix(".journal").exists()
    kept = [folder for folder in real.parents if folder.name in _FOLDERS]
    return is_file or any(beside.is_file() for folder in kept for beside in folder.parent.glob("*.journal"))
