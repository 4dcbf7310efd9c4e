"""One lock file for writers: the system frees it when its holder dies, so a stale one never blocks."""

import contextlib
import math
import os
import time
from collections.abc import Iterator
from pathlib import Path

from customs_cli.errors import Busy, UsageError
from customs_cli.register.disk import open_plain, writable

_PAUSE = 0.005
_LOCKED_BYTE = 1 << 30  # far behind the text, so that Windows lets others read who holds it


def patience(text: str) -> float:
    """How many seconds to wait for the lock, from a setting.

    Raises:
        UsageError: It is no number, or none that comes to an end.
    """
    with contextlib.suppress(ValueError):
        if 0 <= (seconds := float(text)) < math.inf:
            return seconds
    raise UsageError(f"lock timeout {text[:20]!r} is no number of seconds", hint="such as 5", at="lock_timeout")


@contextlib.contextmanager
def locked(path: Path, *, act: str, timeout: float) -> Iterator[None]:
    """Hold the lock file, waiting up to `timeout` seconds.

    Raises:
        Busy: Another process held it all the while; it is named with its act.
        CannotWrite: The lock file cannot be made or locked.
    """
    with writable(path):
        file = open_plain(path, os.O_RDWR | os.O_CREAT)
    try:
        with writable(path):
            _wait(file, path, timeout)
        _sign(file, f"process {os.getpid()} ({act})")
        try:
            yield
        finally:
            _sign(file, "")
            _free(file)
    finally:
        os.close(file)


def _wait(file: int, path: Path, timeout: float) -> None:
    end = time.monotonic() + timeout
    while not _take(file):
        if time.monotonic() >= end:
            os.lseek(file, 0, os.SEEK_SET)
            holder = os.read(file, 200).decode("utf-8", "replace").strip() or "another process"
            raise Busy(f"the register is held by {holder}", hint=f"try again; waited {timeout:g} s", at=str(path))
        time.sleep(_PAUSE)


def _sign(file: int, text: str) -> None:
    with contextlib.suppress(OSError):  # the name is a courtesy; a full disk must not stop the act
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
