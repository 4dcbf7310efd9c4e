"""Appends to files, truncates them, and writes new ones."""

import contextlib
import os
from pathlib import Path

from customs_cli.register.file.disk.writing import closed, create, open_plain, sync_folder, write_whole


def append_whole(path: Path, data: bytes) -> None:
    """Append and fsync; if that fails, the file is as it was.

    The name of a new file is flushed to disk before anything is written to it, so that no failure can come after the
    data.
    """
    file = open_plain(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        size = os.fstat(file).st_size
        try:
            if not size:
                sync_folder(path.parent)
            write_whole(file, data)
            os.fsync(file)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(file, size)
                os.fsync(file)
            if not size:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise
    finally:
        closed(file)


def cut(path: Path, size: int) -> None:
    """Truncate a file to a size in bytes."""
    file = open_plain(path, os.O_WRONLY)
    try:
        os.ftruncate(file, size)
    finally:
        os.close(file)


def write_new(path: Path, data: bytes) -> None:
    """Write a new file; when this returns, content and name are flushed to disk."""
    file = create(path)
    try:
        write_whole(file, data)
        os.fsync(file)
    finally:
        os.close(file)
    sync_folder(path.parent)
