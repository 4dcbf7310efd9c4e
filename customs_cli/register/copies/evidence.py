"""Evidence files, kept in `evidence/` beside the register, each named by its SHA-256."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from customs_cli.domain.evidence.piece import Evidence
from customs_cli.errors import Conflict, Damaged, NotFound, UsageError, why_not
from customs_cli.register.act import Act
from customs_cli.register.file.disk.writing import make_folder, opened, refuse_odd, replacing, sync_folder, writable
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.journal import read_about
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.sql.store import SharedStore
from customs_cli.sentences import said

CHAINS = "chains"
"""Name of the folder of the offices' journals in a backup of a shared register.

The evidence folder stands beside it.
"""
RESPONSE = ", response SHA-256 "
"""What stands before the SHA-256 of the file in the reason of an act that keeps a time stamp."""
_PIECE = 1 << 18
"""Bytes read at a time: small enough to be hashed while still in the processor's cache."""


def digest_of(file: Path, *, follow: bool = True) -> tuple[str, int]:
    """Return the SHA-256 (hex) and the size in bytes of a file.

    Args:
        file: The file.
        follow: Whether a link is followed: yes for an officer's own file, no for a file of the register.

    Raises:
        NotFound: The file does not exist, is not a regular file, or cannot be read.
    """
    with reading(file), opened(file, follow=follow) as data:
        return _copied(data, None)


@contextmanager
def reading(file: Path, at: str = "FILE") -> Iterator[None]:
    """Turn errors of reading a file in the block into a refusal of one line.

    Args:
        file: The file.
        at: The argument or option that names the file.

    Raises:
        NotFound: The file does not exist, is not a regular file, or cannot be read.
    """
    try:
        yield
    except Damaged as error:
        raise NotFound(error.message, hint="check the path", at=at) from error
    except (OSError, ValueError) as error:
        why = why_not(error)
        raise NotFound("cannot read {file}: {why}", file=file, why=why, hint="check the path", at=at) from error


def first_bytes(file: Path, most: int, at: str) -> bytes:
    """Return the bytes of a small file that an officer names, at most so many; see `reading`."""
    with reading(file, at), opened(file, follow=True) as begun:
        return begun.read(most)


def keep_copy(store: Store, act: Act, file: Path, sha256: str, *, of: str = "") -> None:
    """Copy a file into the evidence under its SHA-256, flushed to disk, completely or not at all.

    Args:
        store: The storage of the register.
        act: The act that mentions the file; if the act is not committed, a new copy is removed again.
        file: The file; a link is followed.
        sha256: The digest that the file had when it was looked at.
        of: Reference of the batch that it belongs to; empty if it belongs to none.

    Raises:
        Conflict: The file was changed since `sha256` was computed.
        Damaged: The evidence folder, or the file's place in it, is a link or something else.
        CannotWrite: The disk refuses to write; nothing of the copy is left.
    """
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.copies.files import keep

        return keep(store, act, file, sha256, of)
    folder = folder_of(store)
    if folder is None:
        raise UsageError("a register in memory keeps no files")
    return keep_in(folder, act, file, sha256)


def keep_in(folder: Path, act: Act, file: Path, sha256: str, *, mode: int = 0o400) -> None:
    """Copy a file into a given evidence folder, with the given mode (who may read it); else as `keep_copy`."""
    target = folder / sha256
    refuse_odd(target)
    if act.is_tried or (target.exists() and digest_of(target, follow=False)[0] == sha256):
        return
    with writable(folder, stays=False):
        if not folder.exists():
            make_folder(folder)
            act.back.callback(_remove, folder)
        if not target.exists():
            act.back.callback(_remove, target)
        beside = folder / f".{sha256}.new"
        act.back.callback(_remove, beside)
        with replacing(target, beside=beside, mode=mode) as new:
            with opened(file, follow=True) as data, os.fdopen(new, "wb", closefd=False) as copy:
                digest, _ = _copied(data, copy)
            if digest != sha256:
                raise Conflict("{file} was changed while it was copied", file=file, hint="try again", at="FILE")
        sync_folder(folder.parent)


def is_kept(store: Store, sha256: str, ref: str) -> bool:
    """Return whether the file with this digest is kept already; in a shared register, with the batch of `ref`."""
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.chains import chain_of
        from customs_cli.register.sql.copies.files import is_kept_in

        return is_kept_in(store, sha256, chain_of("batches", ref))
    folder = folder_of(store)
    return folder is not None and (folder / sha256).exists()


def is_lost(store: Store, sha256: str, ref: str) -> bool:
    """Return whether the kept copy of a batch's file is missing or altered."""
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.chains import chain_of
        from customs_cli.register.sql.copies.files import is_lost as is_lost_in

        return is_lost_in(store, sha256, chain_of("batches", ref))
    folder = folder_of(store)
    try:
        return folder is not None and digest_of(folder / sha256, follow=False)[0] != sha256
    except NotFound:
        return True


def put_back(store: Store, act: Act, file: Path, sha256: str, ref: str) -> None:
    """Keep a lost file of a batch again under its digest, as `keep_copy` does."""
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.chains import chain_of
        from customs_cli.register.sql.copies.files import put_back as put_back_in

        return put_back_in(store, act, file, sha256, chain_of("batches", ref))
    return keep_copy(store, act, file, sha256)


@contextmanager
def kept_file(store: Store, sha256: str) -> Iterator[Path]:
    """Give the path of an evidence file until the block ends; if the file is missing, nothing exists at that path.

    Args:
        store: The storage of the register.
        sha256: Digest of the file.
    """
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.copies.files import kept

        with kept(store, sha256) as path:
            yield path
        return
    yield (folder_of(store) or Path()) / sha256


def spoken_of(snapshot: Snapshot) -> Iterator[tuple[str, Evidence]]:
    """Yield (reference, evidence record) for all evidence that the batches of a state mention."""
    for batch in snapshot.batches(sieve=lambda body: b'"evidence":[' in body):
        for piece in batch.evidence:
            yield batch.ref, piece


def stamps_of(store: Store) -> Iterator[tuple[str, Evidence]]:
    """Yield (act, record) of each authority's time stamp that an act of a journal keeps as a file."""
    for kept in read_about(store.journal, "timestamp", name=store.journal_name):
        act, (_, told, sha256) = kept.entry, kept.entry.reason.rpartition(RESPONSE)
        if act.act == "timestamp" and told:
            yield said("act {number}", number=act.seq), Evidence(said("the time stamp"), sha256, 0, act.at.date())


def folder_of(store: Store) -> Path | None:
    """Return the evidence folder of a register on disk; None for one in memory.

    Raises:
        Damaged: A link, or something that is not a folder, stands in its place.
    """
    if not isinstance(store, FileStore):
        return None
    folder = store.path.parent / "evidence"
    if store.path.parent.name == CHAINS and not folder.exists() and not store.path.exists():
        folder = store.path.parent.parent / "evidence"
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Damaged(
            "{folder} is not the register's own folder",
            folder=folder,
            hint="move it away, or name another file",
            at=str(folder),
        )
    return folder


def _copied(data: BinaryIO, copy: BinaryIO | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    room = memoryview(bytearray(_PIECE))
    while count := data.readinto(room):  # type: ignore[attr-defined]
        piece = room[:count]
        digest.update(piece)
        size += count
        if copy:
            copy.write(piece)
    return digest.hexdigest(), size


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
