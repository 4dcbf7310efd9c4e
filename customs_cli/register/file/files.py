"""The storage of a register as files: `register.json`, `register.journal`, two lock files, `backups/`.

Every write either appends and fsyncs, or writes a temporary file in the same folder, fsyncs and renames it, and fsyncs
the folder. A new file has mode 0600, its folder 0700.
"""

import contextlib
import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import CustomsError, Damaged, NotFound, UsageError
from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.file.codec import as_stored
from customs_cli.register.file.disk.growing import append_whole, cut, write_new
from customs_cli.register.file.disk.lock import changed, locked, unchanged
from customs_cli.register.file.disk.paged import Buffer, Paged
from customs_cli.register.file.disk.writing import (
    make_folder,
    opened,
    readable,
    refuse_odd,
    replace_file,
    replacing,
    sync_folder,
    writable,
    write_pieces,
)
from customs_cli.sentences import command

KEPT_BACKUPS = 7
_OWN = (".journal", ".lock", ".compacting", ".new", ".index", ".indexing", ".tree", ".merged")


class FileStore:
    """A register on disk.

    Args:
        path: Path of `register.json`; its folder may be reached through links, but the files themselves may not be
            links.
        timeout: Seconds to wait for the lock.
        own_folder: Whether a missing folder may be made (for the default place, or `init`).

    Attributes:
        current: See `Store.current`.
        apart: Module whose processes make rows of the index (see `index.portions.main`) from batches as `current` gives
            them.

    Raises:
        UsageError: The path is that of a journal, a lock file or another file beside a register.
        Damaged: A link, a folder, a device or a pipe is in the place of a file.
    """

    is_of_many = False

    def __init__(self, path: Path, *, timeout: float = 5.0, own_folder: bool = False) -> None:
        self.path = Path(os.path.realpath(path.parent), path.name)
        if self.path.suffix in _OWN:
            raise UsageError(
                "{path} is a file beside a register, not a register", path=path, hint="--register PATH/register.json"
            )
        self.name = self.path.name
        self.journal_path = self.path.with_suffix(".journal")
        self.journal_name = self.journal_path.name
        self.index = self.path.with_suffix(".index")
        self.lock_path = self.path.with_suffix(".lock")
        self.backups = self.path.parent / "backups"
        self.current: Callable[[Batch], Batch] = as_stored
        self.apart = "customs_cli.register.index.portions"
        self._timeout = timeout
        self._own_folder = own_folder
        for own in (self.path, self.journal_path, self.lock_path, self.path.with_suffix(".compacting")):
            refuse_odd(own)

    def checkpoint(self) -> Buffer | None:
        """Return the TinyDB file: a small one as bytes, a large one to be read on demand; None if there is none."""
        with readable(self.path), contextlib.suppress(FileNotFoundError):
            data = Paged(self.path)
            if len(data) > SMALL:
                return data
            with contextlib.closing(data):
                return data[:] or None
        return None

    def former(self) -> Path | None:
        """Return the newest backup of a register whose two files are gone, or empty; None if nothing is missing."""
        with contextlib.suppress(OSError):
            if not any(file.exists() and file.stat().st_size for file in (self.path, self.journal_path)):
                return max(self._dated(), default=None)
        return None

    def journal_size(self) -> int:
        """Return the size of the journal in bytes; 0 if there is none."""
        with readable(self.journal_path), contextlib.suppress(FileNotFoundError):
            return self.journal_path.lstat().st_size
        return 0

    def journal(self, start: int, end: int | None = None) -> bytes:
        """Return bytes of the journal; empty if there is none."""
        with readable(self.journal_path), contextlib.suppress(FileNotFoundError), opened(self.journal_path) as file:
            file.seek(start)
            return file.read() if end is None else file.read(end - start)
        return b""

    def append(self, line: bytes, *, at: int = 0, head: str = "") -> None:
        """Append and fsync; if that fails, whatever was written of the line is cut off again."""
        with writable(self.journal_path, of_register=True), unchanged(self.journal_path, size=at):
            if at and self.journal(at - 67, at) != head.encode() + b'"}\n':
                raise changed(self.journal_path)
            append_whole(self.journal_path, line)

    def set_torn_aside(self, tail: bytes, *, at: int) -> str:
        """Copy the torn bytes to a file of their own, then cut them off the journal; return the path of that file."""
        aside = self.path.with_suffix(f".torn-{at}")
        with writable(aside, of_register=True), unchanged(self.journal_path, size=at + len(tail)):
            write_new(aside, tail)
            cut(self.journal_path, at)
        return str(aside)

    def replace_checkpoint(self, chunks: Iterable[bytes], *, day: str) -> None:
        """Replace the TinyDB file atomically; the former file is kept as the day's backup."""
        with writable(self.path, of_register=True), replacing(self.path, beside=self.path.with_suffix(".new")) as file:
            write_pieces(file, chunks)
            self._keep_backup(day)

    def clear_begun(self) -> None:
        """Remove a state file that a killed process had begun to write; one that is being written is left alone."""
        begun = self.path.with_suffix(".new")
        with contextlib.suppress(OSError, CustomsError):
            if begun.is_file() and not begun.is_symlink():
                with self.compacting():
                    begun.unlink()

    def set_checkpoint_aside(self, label: str) -> str:
        """Rename the TinyDB file; return its new path."""
        aside = self.path.with_name(f"{self.path.stem}-{label}.json")
        with writable(aside, of_register=True):
            self.path.replace(aside)
            sync_folder(self.path.parent)
        return str(aside)

    def derived(self, name: str) -> bytes | None:
        """Return the bytes of the derived file `register.NAME`; None if it is missing or cannot be read."""
        with contextlib.suppress(OSError, Damaged), opened(self.path.with_suffix(f".{name}")) as file:
            return file.read()
        return None

    def keep_derived(self, name: str, data: bytes) -> None:
        """Write `register.NAME` atomically, without flushing to disk; errors are ignored."""
        with contextlib.suppress(OSError, Damaged):
            replace_file(self.path.with_suffix(f".{name}"), data, is_lasting=False)

    def lock(self, act: str) -> AbstractContextManager[None]:
        """Return the lock to hold while an act reads, changes and appends."""
        self._have_folder()
        return locked(self.lock_path, act=act, timeout=self._timeout)

    def compacting(self) -> AbstractContextManager[None]:
        """Return the lock to hold while writing the TinyDB file; it is not waited for (`Busy`)."""
        return locked(self.path.with_suffix(".compacting"), act="checkpoint", timeout=0)

    def _have_folder(self) -> None:
        folder = self.path.parent
        if folder.is_dir():
            return
        if not self._own_folder:
            raise NotFound(
                "no folder {folder}",
                folder=folder,
                hint="{command} makes it",
                command=command("init", "--register", self.path),
            )
        with writable(folder, of_register=True):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _keep_backup(self, day: str) -> None:
        backup = self.backups / f"{self.path.stem}-{day}.json"
        with contextlib.suppress(OSError):
            if backup.exists() or not self.path.exists() or self.backups.is_symlink():
                return
            make_folder(self.backups)
            os.link(self.path, backup)
            for old in sorted(self._dated())[:-KEPT_BACKUPS]:
                old.unlink()

    def _dated(self) -> Iterable[Path]:
        return self.backups.glob(f"{self.path.stem}-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].json")


def registers_beside(path: Path) -> list[Path]:
    """Return the other registers in the folder of a register that is not there yet; empty where it is there."""
    journal = path.with_suffix(".journal")
    with contextlib.suppress(OSError):
        if not (path.exists() or journal.exists()):
            return sorted(other.with_suffix(".json") for other in path.parent.glob("*.journal"))
    return []
