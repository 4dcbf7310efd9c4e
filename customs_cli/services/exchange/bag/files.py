"""The files of a bundle, unpacked or in its ZIP file; a part of `verify.py`, see `check`."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import IO, Iterator  # noqa: UP035 (Python 3.8)
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from customs_cli.services.exchange.bag.proof import Wrong

_MOST = 1 << 28
"""Bytes of a file that is read whole."""
_PIECE = 1 << 20


class Bag:
    """The files of a bundle that was unpacked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> Iterator[str]:
        """The files, by their paths from the folder of the bundle."""
        for path in sorted(self._folder.rglob("*")):
            if path.is_symlink() or not path.is_dir():
                yield path.relative_to(self._folder).as_posix()

    def opened(self, name: str) -> IO[bytes]:
        """A file, open for reading."""
        path = self._folder / name
        if path.is_symlink() or not path.is_file():
            raise Wrong(name, "is no plain file")
        return path.open("rb")


class ZippedBag(Bag):
    """The files of a bundle in a ZIP file; all of them stand in one folder."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        first = next(iter(archive.namelist()), "")
        self._base = first.partition("/")[0] + "/"

    def names(self) -> Iterator[str]:
        """The files, by their paths from that folder; what stands elsewhere, or is compressed, by its whole path."""
        for info in self._archive.infolist():
            if info.filename.startswith(self._base) and info.compress_type == ZIP_STORED:
                yield info.filename[len(self._base) :]
            else:
                yield info.filename

    def opened(self, name: str) -> IO[bytes]:
        """A file, open for reading."""
        return self._archive.open(self._base + name)


def read(bag: Bag, name: str) -> bytes:
    """A file of a bundle, whole."""
    try:
        with bag.opened(name) as file:
            data = file.read(_MOST + 1)
    except (KeyError, FileNotFoundError):
        raise Wrong(name, "is missing") from None
    except (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError):
        raise Wrong(name, "cannot be read") from None
    if len(data) > _MOST:
        raise Wrong(name, "is larger than it can be")
    return data


def digest(bag: Bag, name: str) -> tuple[str, int]:
    """SHA-256 and size of a file of a bundle."""
    own, size = hashlib.sha256(), 0
    try:
        with bag.opened(name) as file:
            for piece in iter(lambda: file.read(_PIECE), b""):
                own.update(piece)
                size += len(piece)
    except (KeyError, FileNotFoundError):
        raise Wrong(name, "is missing") from None
    except (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError):
        raise Wrong(name, "cannot be read") from None
    return own.hexdigest(), size
