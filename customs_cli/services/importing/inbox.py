"""The inbox: a folder for lists of other offices. Each list is imported once and then moved to `done` or `faulty`.

A pass holds the folder's lock, so that no two passes take the same file. If a pass was killed between the act and the
move, the next one takes the file again and finds that every row is already in the register.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from customs_cli.errors import Busy, NotFound, UsageError, why_not
from customs_cli.register.file.disk.lock import locked
from customs_cli.register.file.disk.open_elsewhere import is_open_for_writing
from customs_cli.register.file.disk.own import is_own
from customs_cli.register.file.disk.writing import LONGEST, make_folder, replace_file, writable

DONE, FAULTY, UNREAD, NO_LIST = "done", "faulty", "unread", "no_list"
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl")
NO_LISTS = (".doc", ".docx", ".pdf", ".odt", ".rtf", ".wps", ".et", ".htm", ".html", ".zip", ".rar", ".7z")
"""Endings of files in which a list may be that cannot be read."""

_LOCK = ".customs-inbox.lock"
_PIECE = 2**20
_UNFINISHED = (".", "~")
"""First letters of the names of files that another program is still writing or holds open."""


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; a pass that is already under way is not waited for.

    Raises:
        NotFound: The folder does not exist.
        UsageError: The path is not a folder.
        Busy: Another pass is under way.
    """
    if not folder.exists():
        raise NotFound("no folder {folder}", folder=folder, hint="check the path")
    if not folder.is_dir():
        raise UsageError("{folder} is not a folder", folder=folder, hint="name the folder into which the lists are put")
    with ExitStack() as held:
        try:
            held.enter_context(locked(folder / _LOCK, act="inbox", timeout=0, of_register=False))
        except Busy as error:
            raise Busy("another run is working on {folder}", folder=folder, hint="wait for it to end") from error
        yield


def waiting(folder: Path) -> Iterator[Path]:
    """Yield the lists in a folder, by name, without files of a register and files that are still being written."""
    for path in sorted(folder.iterdir()):
        is_list = path.suffix.lower() in SUFFIXES and not path.name.startswith(_UNFINISHED)
        if is_list and path.is_file() and not path.is_symlink() and not (is_own(path) or is_open_for_writing(path)):
            yield path


def no_lists(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder, by name, in which a list may be that cannot be read: documents and archives."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in NO_LISTS and not path.name.startswith(_UNFINISHED) and path.is_file():
            yield path


def why_unread(path: Path) -> str:
    """Return why a file cannot be read from the disk; empty where it can. Its contents are not looked at."""
    try:
        with path.open("rb") as file:
            while file.read(_PIECE):
                pass
    except OSError as error:
        return why_not(error)
    return ""


def make(folder: Path, outcome: str) -> Path:
    """Make the folder `done` or `faulty` where it is missing, and return its path.

    Raises:
        CannotWrite: The folder cannot be made, or something else has its name.
    """
    target = folder / outcome
    with writable(target):
        make_folder(target)
    return target


def place_in(folder: Path, name: str, outcome: str) -> Path:
    """Return the path that a file gets in `done` or `faulty`: its own name, with a number where that name is taken.

    A name that is too long for the name of its report is shortened.
    """
    target, stem, suffix, number = make(folder, outcome), Path(name).stem, Path(name).suffix, 1
    while len(os.fsencode(report_of(Path(f"{stem}-999{suffix}")).name)) > LONGEST:
        stem = stem[:-1]
    place = target / f"{stem}{suffix}"
    while place.exists() or report_of(place).exists():
        number += 1
        place = target / f"{stem}-{number}{suffix}"
    return place


def report_of(place: Path) -> Path:
    return place.with_name(f"{place.name}.report.json")


def stand_of(path: Path) -> tuple[int, ...]:
    """Return values that change when a file is written to (device, inode, size, time); empty where there is no file."""
    with suppress(FileNotFoundError):
        found = path.stat()
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
    return ()


def settle(path: Path, place: Path, report: str, read: tuple[int, ...]) -> bool:
    """Write the report on a file, whole or not at all, and move the file beside it; return whether the file was moved.

    A file that was written to since it was read is not moved: the next pass takes it.

    Args:
        path: The file.
        place: The path that it gets.
        report: The text of the report.
        read: `stand_of(path)` from before it was read.
    """
    with writable(place, stays=False):
        replace_file(report_of(place), report.encode("utf-8", "backslashreplace"))
        if not read or stand_of(path) != read:
            return False
        path.replace(place)
    return True
