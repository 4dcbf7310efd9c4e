"""Reads the files of a bundle, unpacked or in its ZIP file; a part of `verify.py`, see `check`."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path
from typing import IO, Iterator  # noqa: UP035 (Python 3.8)
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from customs_cli.services.exchange.bag.proof import Wrong

_MOST = 1 << 28
"""Greatest size in bytes of a file that is read at once."""
_PIECE = 1 << 20
_HEADER, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s4H2LH")
"""The records before each file and at the end of a ZIP file."""
_LARGE, _LARGE_END = 0xFFFFFFFF, 76
_NAMED, _PLAIN = 0x800, 0o10
"""The flag for a name in UTF-8, the only one allowed; and the file type of a plain file in its attributes."""
_FOLDER = 0x18
"""The bits of DOS attributes that mark a folder or a volume label."""
_UNREADABLE = (
    BadZipFile,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OverflowError,
    struct.error,
    zlib.error,
)


class Bag:
    """The files of an unpacked bundle."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> Iterator[str]:
        """Yield the paths of all files, relative to the folder of the bundle."""
        for path in sorted(self._folder.rglob("*")):
            if path.is_symlink() or not path.is_dir():
                yield path.relative_to(self._folder).as_posix()

    @property
    def within(self) -> str | None:
        """The folder in which the files will stand once unpacked; None for an unpacked bundle."""
        return None

    def opened(self, name: str) -> IO[bytes]:
        """Open a file of the bundle for reading."""
        path = self._folder / name
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise Wrong(name, "is no plain file")
        return path.open("rb")

    def told_otherwise(self) -> Iterator[str]:
        """Yield the names of files about which the container contradicts itself; a folder cannot."""
        return iter(())


class ZippedBag(Bag):
    """The files of a bundle in a ZIP file, all of which stand in one folder."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        first = next(iter(archive.namelist()), "")
        self._base = first.partition("/")[0] + "/"

    @property
    def within(self) -> str:
        """The folder in which all files stand."""
        return self._base[:-1]

    def names(self) -> Iterator[str]:
        """Yield the paths of all files relative to that folder; for one outside it, or compressed, its whole path."""
        for info in self._archive.infolist():
            if info.filename.startswith(self._base) and info.compress_type == ZIP_STORED:
                yield info.filename[len(self._base) :]
            else:
                yield info.filename

    def opened(self, name: str) -> IO[bytes]:
        """Open a file for reading; compressed ones are refused, so that no file is larger than the ZIP file."""
        info = self._archive.getinfo(self._base + name)
        if info.compress_type != ZIP_STORED:
            raise Wrong(name, "is compressed")
        return self._archive.open(info)

    def told_otherwise(self) -> Iterator[str]:
        """Yield the files whose header contradicts the directory at the end, since programs differ in which they read.

        Yields `the ZIP file` itself where it contains anything else.
        """
        try:
            yield from self._differing()
        except _UNREADABLE:
            yield "the ZIP file"

    def _differing(self) -> Iterator[str]:
        behind = 0
        for info in sorted(self._archive.infolist(), key=lambda info: info.header_offset):
            told, start = self._header(info.header_offset)
            same = (info.flag_bits, info.compress_type, info.CRC, info.compress_size, info.file_size)
            is_file = info.external_attr >> 28 in (0, _PLAIN) and not info.external_attr & _FOLDER
            is_plain = is_file and info.flag_bits in (0, _NAMED) and not info.volume
            is_stored = info.compress_type == ZIP_STORED and info.compress_size == info.file_size
            is_named = info.filename == info.orig_filename and not info.comment and is_of_sizes(info.extra)
            if told != same or not (is_plain and is_stored and is_named) or info.header_offset != behind:
                yield info.filename[len(self._base) :]
            behind = start + info.compress_size
        if behind != self._archive.start_dir or not self._ends():
            yield "the ZIP file"

    def _header(self, place: int) -> tuple[tuple[int, ...], int]:
        file = self._at(place, 0)
        _, _, flags, method, _, _, crc, packed, size, named, more = _HEADER.unpack(file.read(_HEADER.size))
        extra = file.read(named + more)[named:]
        if not is_of_sizes(extra):
            raise BadZipFile("more than sizes beside a name")
        if packed != size:
            raise BadZipFile("two sizes of a file that is stored as it is")
        if size == _LARGE:
            size, packed = struct.unpack("<4xQQ", extra[:20])
        return (flags, method, crc, packed, size), place + _HEADER.size + named + more

    def _ends(self) -> bool:
        file = self._at(-_END.size, 2)
        end = file.tell()
        sign, disk, first, here, count, size, start, comment = _END.unpack(file.read(_END.size))
        listed = self._listed() - self._archive.start_dir
        own = (b"PK\x05\x06", 0, 0, min(listed, _LARGE), min(self._archive.start_dir, _LARGE), 0)
        between = end - self._archive.start_dir - listed  # a record for sizes beyond 4 GB
        is_end = (sign, disk, first, size, start, comment) == own and between in (0, _LARGE_END)
        return is_end and here == count == min(len(self._archive.infolist()), 0xFFFF)

    def _listed(self) -> int:
        place = self._archive.start_dir
        for _ in self._archive.infolist():
            place += 46 + sum(struct.unpack("<28x3H", self._at(place, 0).read(34)))
        return place

    def _at(self, place: int, whence: int) -> IO[bytes]:
        if self._archive.fp is None:
            raise BadZipFile("closed")
        self._archive.fp.seek(place, whence)
        return self._archive.fp


def is_of_sizes(extra: bytes) -> bool:
    return not extra or (extra[:2] == b"\1\0" and struct.unpack("<H", extra[2:4])[0] == len(extra) - 4)


def read(bag: Bag, name: str) -> bytes:
    """Return the whole contents of a file of a bundle.

    Raises:
        Wrong: The file is missing, cannot be read, or is too large.
    """
    try:
        with bag.opened(name) as file:
            data = file.read(_MOST + 1)
    except (KeyError, FileNotFoundError):
        raise Wrong(name, "is missing") from None
    except _UNREADABLE:
        raise Wrong(name, "cannot be read") from None
    if len(data) > _MOST:
        raise Wrong(name, "is larger than it can be")
    return data


def digest(bag: Bag, name: str) -> tuple[str, int]:
    """Return the SHA-256 (hex digits) and size of a file of a bundle.

    Raises:
        Wrong: The file is missing or cannot be read.
    """
    own, size = hashlib.sha256(), 0
    try:
        with bag.opened(name) as file:
            for piece in iter(lambda: file.read(_PIECE), b""):
                own.update(piece)
                size += len(piece)
    except (KeyError, FileNotFoundError):
        raise Wrong(name, "is missing") from None
    except _UNREADABLE:
        raise Wrong(name, "cannot be read") from None
    return own.hexdigest(), size
