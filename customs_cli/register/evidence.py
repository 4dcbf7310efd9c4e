"""Evidence files: `evidence/` beside the register, each file named by its SHA-256."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from customs_cli.domain.batch import Evidence
from customs_cli.domain.validation.values import check_digest
from customs_cli.errors import NotFound, UsageError
from customs_cli.register.disk import writable
from customs_cli.register.files import FileStore
from customs_cli.register.store import Store
from customs_cli.register.verify import Fault

_PIECE = 1 << 20


def digest_of(file: Path) -> tuple[str, int]:
    """SHA-256 and size in bytes of a file.

    Raises:
        NotFound: It is not there, or no plain file.
    """
    try:
        with file.open("rb") as data:
            digest, size = hashlib.sha256(), 0
            while piece := data.read(_PIECE):
                digest.update(piece)
                size += len(piece)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotFound(f"cannot read {file}: {why}", hint="check the path", at="FILE") from error
    return digest.hexdigest(), size


def keep_copy(store: Store, file: Path, sha256: str) -> None:
    """Copy a file beside the register under its digest, whole or not at all."""
    folder = folder_of(store)
    if folder is None:
        raise UsageError("a register in memory keeps no files")
    target = folder / sha256
    with writable(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        beside = folder / f".{sha256}.new"
        shutil.copyfile(file, beside)
        with beside.open("rb+") as copy:
            os.fsync(copy.fileno())
        beside.chmod(0o400)
        beside.replace(target)


def faults(store: Store, kept: Iterable[tuple[str, Evidence]]) -> list[Fault]:
    """Evidence files that are missing or altered; `kept` gives the reference and the record of each."""
    folder = folder_of(store)
    found = []
    for ref, piece in kept:
        try:
            check_digest(piece.sha256)  # it names the file: nothing outside the folder is read
            digest, _ = digest_of((folder or Path()) / piece.sha256)
        except UsageError as error:
            found.append(Fault(f"evidence of {ref}", 0, error.message))
        except NotFound:
            found.append(Fault(f"evidence/{piece.sha256}", 0, f"{piece.name} of {ref} is missing"))
        else:
            if digest != piece.sha256:
                found.append(Fault(f"evidence/{piece.sha256}", 0, f"{piece.name} of {ref} was altered"))
    return found


def folder_of(store: Store) -> Path | None:
    """The evidence folder of a register on disk."""
    return store.path.parent / "evidence" if isinstance(store, FileStore) else None
