"""Lock files for writers: the system frees a lock when its holder dies, so a stale one never blocks."""

import contextlib
import math
import os
import time
from collections.abc import Iterator
from pathlib import Path

from customs_cli.errors import Busy, Conflict, UsageError
from customs_cli.register.file.disk.writing import closed, open_plain, writable
from customs_cli.sentences import said

_PAUSE = 0.005
_LOCKED_BYTE = 1 << 30  # far behind the text, so that on Windows others can read the name of the holder


def patience(text: str) -> float:
    """Return the seconds to wait for the lock, from the text of a setting.

    Raises:
        UsageError: The text is not a number, is negative or infinite.
    """
    with contextlib.suppress(ValueError):
        if 0 <= (seconds := float(text)) < math.inf:
            return seconds
    raise UsageError(
        "lock timeout {text!r} is not a number of seconds", text=text[:20], hint="such as 5", at="lock_timeout"
    )


@contextlib.contextmanager
def locked(path: Path, *, act: str, timeout: float, of_register: bool = True) -> Iterator[None]:
    """Hold the lock file, waiting up to `timeout` seconds; if the file was removed meanwhile, make and lock a new one.

    Args:
        path: The lock file.
        act: Name of the act that needs it, shown to processes that wait.
        timeout: Seconds to wait.
        of_register: Whether the lock belongs to a register (for the hint in refusals).

    Raises:
        Busy: Another process held the lock all the time; it is named with its act.
        CannotWrite: The lock file cannot be made or locked.
    """
    end = time.monotonic() + timeout
    with writable(path, of_register=of_register):
        while (file := _opened_and_taken(path, end, timeout)) is None:
            pass  # it was removed meanwhile: another process may hold the file that is there now
    try:
        _sign(file, f"process {os.getpid()} ({act})")
        try:
            yield
        finally:
            _sign(file, "")
            _released(file)
    finally:
        closed(file)


@contextlib.contextmanager
def unchanged(path: Path, *, size: int) -> Iterator[None]:
    """Lock a file that is about to be written, whoever holds the lock file, and check that it has the expected size.

    Args:
        path: The file; it is made if `size` is 0.
        size: The size in bytes that it must have.

    Raises:
        Conflict: The size differs, another file is at that path now, or another process is writing it.
    """
    try:
        file = open_plain(path, os.O_RDWR | os.O_APPEND | (0 if size else os.O_CREAT))
    except FileNotFoundError:
        raise changed(path) from None
    try:
        if not _take(file):
            raise changed(path)
        try:
            if os.fstat(file).st_size != size or not _stands_at(file, path):
                raise changed(path)
            yield
        finally:
            _released(file)
    finally:
        closed(file)


def changed(path: Path) -> Conflict:
    """Make the refusal to write a file that another process has changed since it was read."""
    return Conflict(
        "{name} was changed by another process while this act was under way",
        name=path.name,
        hint="nothing was changed; try again, and never remove the lock file",
        at=str(path),
    )


def _opened_and_taken(path: Path, end: float, timeout: float) -> int | None:
    file = open_plain(path, os.O_RDWR | os.O_CREAT)
    with contextlib.ExitStack() as undo:
        undo.callback(os.close, file)
        _wait(file, path, end, timeout)
        if not _stands_at(file, path):
            return None
        undo.pop_all()
    return file


def _stands_at(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def _wait(file: int, path: Path, end: float, timeout: float) -> None:
    while not _take(file):
        if time.monotonic() >= end:
            os.lseek(file, 0, os.SEEK_SET)
            holder = os.read(file, 200).decode("utf-8", "replace").strip() or said("another process")
            raise Busy(
                "the register is in use by {holder}",
                holder=holder,
                hint="try again; waited {seconds:g} s",
                seconds=timeout,
                at=str(path),
            )
        time.sleep(_PAUSE)


def _released(file: int) -> None:
    with contextlib.suppress(OSError):  # the system frees it with the process: what was done under it counts
        _free(file)


def _sign(file: int, text: str) -> None:
    with contextlib.suppress(OSError):  # the name is optional; a full disk must not stop the act
        os.ftruncate(file, 0)
        os.pwrite(file, text.encode(), 0) if hasattr(os, "pwrite") else os.write(file, text.encode())


if os.name == "nt":
    import msvcrt

    def _take(file: int) -> bool:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        os.lseek(file, 0, os.SEEK_SET)
        return True

    def _free(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _take(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _free(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
