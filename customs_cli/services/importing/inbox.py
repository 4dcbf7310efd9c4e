"""A folder into which other offices' lists are put: each is taken once, and then stands in `done` or in `faulty`.

A pass holds the folder's lock, so that two never take the same file. A pass that was killed between the act and the
move takes the file again, and finds every row the same.
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

DONE, FAULTY, UNREAD = "done", "faulty", "unread"
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".jsonl")

_LOCK = ".customs-inbox.lock"
_PIECE = 2**20
_UNFINISHED = (".", "~")
"""Names that programs give to files which they are still writing, or hold open."""


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Hold the folder: no other pass runs meanwhile, nor is any waited for.

    Raises:
        NotFound: There is no such folder.
        UsageError: It is none.
        Busy: Another pass is under way.
    """
    if not folder.exists():
        raise NotFound("no folder {folder}", folder=folder, hint="check the path")
    if not folder.is_dir():
        raise UsageError("{folder} is no folder", folder=folder, hint="name the folder into which the lists are put")
    with ExitStack() as held:
        try:
            held.enter_context(locked(folder / _LOCK, act="inbox", timeout=0, of_register=False))
        except Busy as error:
            raise Busy("another pass over {folder} is under way", folder=folder, hint="wait for it to end") from error
        yield


def waiting(folder: Path) -> Iterator[Path]:
    """The lists in a folder, by name: no file of a register, and none that is still being written."""
    for path in sorted(folder.iterdir()):
        is_list = path.suffix.lower() in SUFFIXES and not path.name.startswith(_UNFINISHED)
        if is_list and path.is_file() and not path.is_symlink() and not (is_own(path) or is_open_for_writing(path)):
            yield path


def why_unread(path: Path) -> str:
    """Why a list cannot be read, which says nothing of what is in it; empty where it can."""
    try:
        with path.open("rb") as file:
            while file.read(_PIECE):
                pass
    except OSError as error:
        return why_not(error)
    return ""


def make(folder: Path, outcome: str) -> Path:
    """Make `done` or `faulty`, where it is not there yet.

    Raises:
        CannotWrite: The disk says no, or something else stands there.
    """
    target = folder / outcome
    with writable(target):
        make_folder(target)
    return target


def place_in(folder: Path, name: str, outcome: str) -> Path:
    """Where a file comes to stand in `done` or `faulty`: under its name, numbered where that is taken.

    A name that leaves no room for that of its report is cut.
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
    """The report beside a file."""
    return place.with_name(f"{place.name}.report.json")


def stand_of(path: Path) -> tuple[int, ...]:
    """By what a file is known that nobody has written to since; empty where there is none."""
    with suppress(FileNotFoundError):
        found = path.stat()
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
    return ()


def settle(path: Path, place: Path, report: str, read: tuple[int, ...]) -> bool:
    """Write a file's report, whole or not at all, and move the file beside it; whether it was moved.

    One that was written anew since it was read stays for the next pass.

    Args:
        path: The file.
        place: Where it comes to stand.
        report: On what was read of it.
        read: Its `stand_of` before it was read.
    """
    with writable(place, stays=False):
        replace_file(report_of(place), report.encode("utf-8", "backslashreplace"))
        if not read or stand_of(path) != read:
            return False
        path.replace(place)
    return True
