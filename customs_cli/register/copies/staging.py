"""Puts many files into the evidence: each is read once, copied and hashed beside it, then hard-linked into its place.

The register is locked for the linking alone, however large the files are. A killed process leaves an unfinished folder
(see `partial`); the next run removes it, and with it files that were linked but that no act mentions.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from os import link
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from customs_cli.errors import Busy, NotFound, UsageError
from customs_cli.register.act import Act
from customs_cli.register.copies.copying import Meter, Told, quiet, write_copy
from customs_cli.register.copies.evidence import digest_of, folder_of, keep_copy, reading
from customs_cli.register.copies.evidence_copies import FOLDER
from customs_cli.register.copies.partial import Leftovers, cleared, partial
from customs_cli.register.file.disk.writing import PIECE, make_folder, opened, refuse_odd, sync_folder, writable
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.store import Store
from customs_cli.register.sql.store import SharedStore


class Staged(NamedTuple):
    """A file that was copied beside the evidence and flushed to disk.

    Attributes:
        name: Original name of the file.
        copy: Path of the copy.
        sha256: Digest of the copy.
        size: Size in bytes.
        is_known: Whether the evidence already has an unaltered copy.
    """

    name: str
    copy: Path
    sha256: str
    size: int
    is_known: bool = False


@contextmanager
def staged(store: Store, files: Sequence[Path], told: Told = quiet) -> Iterator[tuple[list[Staged], Leftovers]]:
    """Copy files beside the evidence until the block ends; also report what interrupted runs had left."""
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.copies.files import refuse_too_large

        for file in files:
            refuse_too_large(store, file)
        meter = Meter(told, sum(map(_size, files)))
        with TemporaryDirectory(prefix="customs-") as half:
            yield [_copied(file, Path(half) / f"{n:06}", meter) for n, file in enumerate(files)], Leftovers()
        return
    folder = folder_of(store)
    if folder is None or not isinstance(store, FileStore):
        raise UsageError("a register in memory keeps no files")
    meter = Meter(told, sum(map(_size, files)))
    with partial(folder) as half:
        left = _cleared(store, folder)
        copies = (_copied(file, half / f"{n:06}", meter) for n, file in enumerate(files))
        yield [copy._replace(is_known=_is_whole(folder / copy.sha256, copy)) for copy in copies], left


def place(store: Store, act: Act, files: Sequence[Staged], ref: str) -> None:
    """Link staged files into the evidence, each under its SHA-256, flushed to disk.

    Args:
        store: The storage of the register.
        act: The act that mentions the files; if it is not committed, new files are removed again.
        files: The files as they were staged.
        ref: Reference of the batch that they belong to.

    Raises:
        CannotWrite: The disk refuses to write.
    """
    if isinstance(store, SharedStore):
        for file in files:
            keep_copy(store, act, file.copy, file.sha256, of=ref)
        return
    folder = folder_of(store)
    if folder is None or act.is_tried:
        return
    with writable(folder):
        if not folder.exists():
            make_folder(folder)
            act.back.callback(_remove, folder)
        for file in files:
            _placed(store, act, file, folder / file.sha256)
        sync_folder(folder)
        sync_folder(folder.parent)


def _placed(store: Store, act: Act, file: Staged, target: Path) -> None:
    refuse_odd(target)
    if file.is_known and target.exists():
        return
    if not target.exists():
        act.back.callback(_remove, target)
        with suppress(OSError):  # a disk without hard links
            link(file.copy, target)
    if not _is_whole(target, file):
        keep_copy(store, act, file.copy, file.sha256)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.rmdir() if path.is_dir() else path.unlink()


def _is_whole(target: Path, file: Staged) -> bool:
    try:
        return target.samefile(file.copy) or digest_of(target, follow=False)[0] == file.sha256
    except (OSError, NotFound):
        return False


def _copied(file: Path, copy: Path, meter: Meter) -> Staged:
    size = 0

    def pieces() -> Iterator[bytes]:
        nonlocal size
        with reading(file), opened(file, follow=True) as data:
            while piece := data.read(PIECE):
                size += len(piece)
                yield piece

    sha256 = write_copy(copy, pieces(), meter, mode=0o400)
    if not size:
        raise UsageError("{file} is empty", file=file, hint="check the file", at="FILE")
    return Staged(file.name, copy, sha256, size)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (OSError, ValueError):  # reading the file will report it
        return 0


def _cleared(store: FileStore, folder: Path) -> Leftovers:
    def unlinked(half: Path) -> None:
        try:
            with store.lock("evidence"):
                twins = [target for copy in half.iterdir() for target in _twins(folder, copy)]
                for target in twins:
                    if not _is_spoken_of(store, target.name):
                        target.unlink()
        except Busy as error:  # left to the next run
            raise OSError(str(error)) from error

    return cleared(folder.parent, f"{FOLDER}.", before=unlinked)


def _twins(folder: Path, copy: Path) -> Iterator[Path]:
    if folder.is_dir() and copy.stat().st_nlink > 1:
        target = folder / digest_of(copy, follow=False)[0]
        if target.exists() and target.samefile(copy):
            yield target


def _is_spoken_of(store: FileStore, sha256: str) -> bool:
    wanted, end = sha256.encode(), store.journal_size()
    step, overlap = PIECE * 8, len(wanted)
    return any(wanted in store.journal(start, min(start + step + overlap, end)) for start in range(0, end, step))
