"""The register as files: `register.json`, `register.journal`, `register.lock`, `backups/`.

Every write is either an append that is fsynced, or a temporary file in the same folder that is fsynced and renamed,
with the folder fsynced after it. A new file is 0600, its folder 0700.
"""

import contextlib
import errno
import mmap
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from customs_cli.errors import CannotWrite, CustomsError, Damaged, NotFound
from customs_cli.register.lock import locked

KEPT_BACKUPS = 7


class FileStore:
    """A register on disk.

    Args:
        path: Path of `register.json`; links are followed, so that a linked register stays one.
        timeout: Seconds to wait for the lock.
        own_folder: Whether the folder may be made when it is missing (the default place, or `init`).
    """

    def __init__(self, path: Path, *, timeout: float = 5.0, own_folder: bool = False) -> None:
        self.path = Path(os.path.realpath(path))
        self.name = self.path.name
        self.journal_path = self.path.with_suffix(".journal")
        self.journal_name = self.journal_path.name
        self.lock_path = self.path.with_suffix(".lock")
        self.backups = self.path.parent / "backups"
        self._timeout = timeout
        self._own_folder = own_folder

    def checkpoint(self) -> bytes | None:
        """The TinyDB file as a memory map."""
        with readable(self.path), contextlib.suppress(FileNotFoundError), self.path.open("rb") as file:
            if os.fstat(file.fileno()).st_size == 0:
                return None
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)  # type: ignore[return-value]
        return None

    def journal_size(self) -> int:
        """How many bytes the journal has; 0 when there is none."""
        with readable(self.journal_path), contextlib.suppress(FileNotFoundError):
            return self.journal_path.stat().st_size
        return 0

    def journal(self, start: int, end: int | None = None) -> bytes:
        """Bytes of the journal; empty when there is none."""
        with readable(self.journal_path), contextlib.suppress(FileNotFoundError), self.journal_path.open("rb") as file:
            file.seek(start)
            return file.read() if end is None else file.read(end - start)
        return b""

    def append(self, line: bytes) -> None:
        """Append and fsync; what was written of a line that failed is cut off again."""
        is_new = not self.journal_path.exists()
        with writable(self.journal_path):
            file = os.open(
                self.journal_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600
            )
            try:
                _append_whole(file, line)
            finally:
                os.close(file)
            if is_new:
                _sync_folder(self.path.parent)

    def set_torn_aside(self, tail: bytes) -> str:
        """Keep the torn bytes in a file of their own, then cut them off the journal."""
        size = self.journal_size()
        aside = self.path.with_suffix(f".torn-{size - len(tail)}")
        with writable(aside):
            aside.write_bytes(tail)
            os.truncate(self.journal_path, size - len(tail))
        return str(aside)

    def replace_checkpoint(self, chunks: Iterable[bytes], *, day: str) -> None:
        """Write beside, fsync, keep the former file as the day's backup, rename, fsync the folder."""
        beside = self.path.with_suffix(f".new-{os.getpid()}")
        mode = self.path.stat().st_mode & 0o777 if self.path.exists() else 0o600
        with writable(self.path):
            try:
                _write_whole(beside, chunks, mode)
                self._keep_backup(day)
                beside.replace(self.path)
                _sync_folder(self.path.parent)
            finally:
                beside.unlink(missing_ok=True)

    def lock(self, act: str) -> AbstractContextManager[None]:
        """The lock file, held while an act reads, changes and appends."""
        self._have_folder()
        return locked(self.lock_path, act=act, timeout=self._timeout)

    def _have_folder(self) -> None:
        folder = self.path.parent
        if folder.is_dir():
            return
        if not self._own_folder:
            raise NotFound(f"no folder {folder}", hint=f"customs init --register {self.path} makes it")
        with writable(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _keep_backup(self, day: str) -> None:
        """Link the former file as the backup of its day, once a day; a backup that cannot be made stops nothing."""
        backup = self.backups / f"{self.path.stem}-{day}.json"
        with contextlib.suppress(OSError):
            if backup.exists() or not self.path.exists():
                return
            self.backups.mkdir(mode=0o700, exist_ok=True)
            os.link(self.path, backup)
            for old in sorted(self.backups.glob(f"{self.path.stem}-*.json"))[:-KEPT_BACKUPS]:
                old.unlink()


def _append_whole(file: int, line: bytes) -> None:
    size = os.fstat(file).st_size
    try:
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(file, size)
        raise


def _write_whole(path: Path, chunks: Iterable[bytes], mode: int) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with open(file, "wb", buffering=1 << 20) as out:  # noqa: PTH123 (a descriptor)
        out.writelines(chunks)
        out.flush()
        os.fsync(file)
    path.chmod(mode)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows keeps a rename without it
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def readable(path: Path) -> Iterator[None]:
    """Say in one line what kept a file from being read; a missing file is the caller's affair."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Damaged(
            f"cannot read {path}: {error.strerror}", hint="check its permissions and the disk", at=str(path)
        ) from error


@contextlib.contextmanager
def writable(path: Path) -> Iterator[None]:
    """Say in one line what kept a file from being written."""
    try:
        yield
    except CustomsError:
        raise
    except OSError as error:
        hints = {
            errno.ENOSPC: "the disk is full: make room; nothing was lost",
            errno.EFBIG: "the file may not grow further here; nothing was lost",
            errno.EROFS: "the disk is read-only: use --register PATH on another one",
            errno.EACCES: "you may not write there: ask for the right, or use --register PATH elsewhere",
        }
        raise CannotWrite(
            f"cannot write {path}: {error.strerror}",
            hint=hints.get(error.errno or 0, "nothing was changed; check the disk and the permissions"),
            at=str(path),
        ) from error
