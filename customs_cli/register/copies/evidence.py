"""Evidence files: `evidence/` beside the register, each file named by its SHA-256."""

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
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.sql.store import SharedStore

CHAINS = "chains"
"""The folder of the chains' journals in a backup of a shared register, whose evidence stands beside it."""
_PIECE = 1 << 18
"""Bytes that are read at a time: what is hashed is still in the processor's cache."""


def digest_of(file: Path, *, follow: bool = True) -> tuple[str, int]:
    """SHA-256 and size in bytes of a file.

    Args:
        file: The file.
        follow: Whether a link is followed: to a file of the officer's, to none of ours.

    Raises:
        NotFound: It is not there, or no plain file.
    """
    with reading(file), opened(file, follow=follow) as data:
        return _copied(data, None)


@contextmanager
def reading(file: Path, at: str = "FILE") -> Iterator[None]:
    """Say in one line that a file cannot be read, or is none.

    Args:
        file: The file.
        at: The argument or option that names it.

    Raises:
        NotFound: It is not there, or no plain file.
    """
    try:
        yield
    except Damaged as error:
        raise NotFound(error.message, hint="check the path", at=at) from error
    except (OSError, ValueError) as error:
        why = why_not(error)
        raise NotFound("cannot read {file}: {why}", file=file, why=why, hint="check the path", at=at) from error


def keep_copy(store: Store, act: Act, file: Path, sha256: str, *, of: str = "") -> None:
    """Copy a file beside the register under its digest, whole and on the disk, names and all, or not at all.

    Args:
        store: Where the register lives.
        act: The act that speaks of it: when it is not kept, a new copy is taken away again.
        file: The file; a link is followed.
        sha256: Its digest, as it was looked at before.
        of: Reference of the batch that it belongs to; empty where it belongs to none.

    Raises:
        Conflict: It is not the file any more that it was.
        Damaged: A link, or something else, stands in the place of the folder.
        CannotWrite: The disk says no; nothing of the copy is left.
    """
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.copies.files import keep

        return keep(store, act, file, sha256, of)
    folder = folder_of(store)
    if folder is None:
        raise UsageError("a register in memory keeps no files")
    return keep_in(folder, act, file, sha256)


def keep_in(folder: Path, act: Act, file: Path, sha256: str, *, mode: int = 0o400) -> None:
    """The same for a folder of evidence; see `keep_copy`. The mode is that of the copy: who may read it."""
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
    """Whether a file is kept already, with the batch of a reference."""
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.chains import chain_of
        from customs_cli.register.sql.copies.files import is_kept_in

        return is_kept_in(store, sha256, chain_of("batches", ref))
    folder = folder_of(store)
    return folder is not None and (folder / sha256).exists()


def is_lost(store: Store, sha256: str, ref: str) -> bool:
    """Whether the copy of a file that a batch has is not there any more, or not as it was kept."""
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.chains import chain_of
        from customs_cli.register.sql.copies.files import is_lost as is_lost_in

        return is_lost_in(store, sha256, chain_of("batches", ref))
    folder = folder_of(store)
    try:
        return folder is not None and digest_of(folder / sha256, follow=False)[0] != sha256
    except NotFound:
        return True


def put_back(store: Store, act: Act, file: Path, sha256: str) -> None:
    """Keep a lost file again, under its digest, as `keep_copy` does."""
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.copies.files import put_back as put_back_in

        return put_back_in(store, act, file, sha256)
    return keep_copy(store, act, file, sha256)


@contextmanager
def kept_file(store: Store, sha256: str) -> Iterator[Path]:
    """A file of evidence, to be read until the block ends; where it is missing nothing stands at that path.

    Args:
        store: Where the register lives.
        sha256: Its digest.
    """
    if isinstance(store, SharedStore):
        from customs_cli.register.sql.copies.files import kept

        with kept(store, sha256) as path:
            yield path
        return
    yield (folder_of(store) or Path()) / sha256


def spoken_of(snapshot: Snapshot) -> Iterator[tuple[str, Evidence]]:
    """The evidence that the batches of a state speak of: the reference and the record of each; no other is decoded."""
    for batch in snapshot.batches(sieve=lambda body: b'"evidence":[' in body):
        for piece in batch.evidence:
            yield batch.ref, piece


def folder_of(store: Store) -> Path | None:
    """The evidence folder of a register on disk; None for one in memory.

    Raises:
        Damaged: A link, or something that is no folder, stands in its place.
    """
    if not isinstance(store, FileStore):
        return None
    folder = store.path.parent / "evidence"
    if store.path.parent.name == CHAINS and not folder.exists() and not store.path.exists():
        folder = store.path.parent.parent / "evidence"
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Damaged(
            "{folder} is no folder of the register's own",
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
