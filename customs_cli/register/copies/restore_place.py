"""The place to which a register is restored: checks that it is empty, and moves the verified copy there.

If the folder of the place does not exist, the temporary folder stands beside it and becomes it in one rename. If it
exists (with `backups/`, for example), the temporary folder stands in it, and evidence, journal and TinyDB file are
moved out in this order, under the register's lock: the register exists once the journal is moved, and the next run
takes back what a killed one had moved before that.
"""

import contextlib
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from customs_cli.errors import CannotWrite, Conflict, why_not
from customs_cli.register.copies.evidence_copies import FOLDER
from customs_cli.register.copies.partial import (
    PLACING,
    Leftovers,
    cleared,
    confirm,
    is_partial,
    made,
    partial,
    placing,
    unmake,
)
from customs_cli.register.file.disk.writing import sync_folder, writable
from customs_cli.register.file.files import FileStore
from customs_cli.sentences import command

_OF_NO_CONSEQUENCE = (".lock", ".compacting")


def clear(store: FileStore) -> Leftovers:
    """Remove what interrupted runs have left at a place, or beside its folder."""
    folder = store.path.parent

    def take_back(half: Path) -> None:
        _take_back(half, store)

    beside = cleared(folder.parent, f"{folder.name}.customs-")
    within = cleared(folder, f"{store.path.stem}.customs-", before=take_back)
    return Leftovers(beside.removed + within.removed, beside.left + within.left)


def refuse_a_register(store: FileStore, backup: Path) -> None:
    """Refuse a place that has a register or any file of one; lock files and `backups/` do not count."""
    if (there := _in_the_way(store)) is not None:
        free = next(path for path in _others(there.parent) if not os.path.lexists(path)) / store.name
        raise Conflict(
            "{there} already exists: nothing is overwritten",
            there=there,
            hint=command("restore", backup, "--register", free),
            at="--register",
        )


def _in_the_way(store: FileStore) -> Path | None:
    folder, stem = store.path.parent, store.path.stem
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CannotWrite(
            "cannot restore into {folder}: {why}",
            folder=folder,
            why=why_not(error),
            hint="--register PATH on another one",
        ) from error
    for path in paths:
        is_beside = path.name.startswith(f"{stem}.") and not path.name.endswith(_OF_NO_CONSEQUENCE)
        if path.name in (store.name, FOLDER) or (is_beside and not is_partial(path.name)):
            return path
    return None


def _others(folder: Path) -> Iterator[Path]:
    yield folder / "restored"
    yield from (folder / f"restored-{number}" for number in count(2))


@contextlib.contextmanager
def half_folder(place: Path) -> Iterator[Path]:
    """Give a temporary folder beside the folder of a place, or within it if it exists already.

    Folders made for it are removed again if the block raises.
    """
    folder = place.parent
    if folder.exists():
        with partial(folder / place.stem) as half:
            yield half
        return
    parents = made(folder.parent)
    try:
        with partial(folder) as half:
            yield half
    except BaseException:
        unmake(parents)
        raise


def put_in_place(half: Path, store: FileStore, backup: Path) -> None:
    """Move a verified copy out of its temporary folder to its place."""
    folder = store.path.parent
    if half.parent == folder:
        with store.lock("restore"):
            refuse_a_register(store, backup)
            _empty(half, store)
        return
    with writable(folder, of_register=True):
        try:
            half.replace(folder)
        except OSError:
            refuse_a_register(store, backup)  # another process was faster
            raise
    confirm(folder)


def _empty(half: Path, store: FileStore) -> None:
    folder = store.path.parent
    with contextlib.ExitStack() as stack, writable(store.path, of_register=True):
        if (half / FOLDER).exists():
            stack.callback(_take_back, half := placing(half), store)
            (half / FOLDER).replace(folder / FOLDER)
            sync_folder(folder)
        (half / store.journal_name).replace(store.journal_path)
        confirm(store.path)
        if (half / store.name).exists():
            with contextlib.suppress(OSError):  # the journal is the register: the next act rewrites this file
                (half / store.name).replace(store.path)
            confirm(store.path)


def _take_back(half: Path, store: FileStore) -> None:
    evidence = store.path.parent / FOLDER
    was_moved = PLACING in half.name and not (half / FOLDER).exists() and evidence.is_dir()
    if was_moved and not os.path.lexists(store.journal_path):
        evidence.replace(half / FOLDER)
