"""Copies all evidence files of a register; each is written, read back and compared with its SHA-256."""

import os
import re
import stat
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from customs_cli.errors import Damaged
from customs_cli.register.copies.copying import Meter, digest_back, plain_file, write_copy
from customs_cli.register.copies.evidence import spoken_of, stamps_of
from customs_cli.register.file.disk.writing import make_folder, readable, sync_folder, writable
from customs_cli.register.proof.verify import Fault
from customs_cli.register.register import Register
from customs_cli.sentences import said

FOLDER = "evidence"
Wanted = Mapping[str, tuple[str, str]]
"""SHA-256 to (file name, reference of the batch)."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


def wanted_by(register: Register) -> Wanted:
    """Return the evidence that records and time stamps of a register mention, except files recorded as elsewhere."""
    found: dict[str, tuple[str, str]] = {}
    for ref, piece in chain(spoken_of(register.snapshot), stamps_of(register.store)):
        if not piece.elsewhere:
            found.setdefault(piece.sha256, (piece.name, ref))
    return found


def kept_in(folder: Path | None) -> dict[str, int]:
    """Return the files in an evidence folder: SHA-256 (the file's name) to size in bytes.

    Files of undone acts are included: a redo needs them again.
    """
    if folder is None:
        return {}
    try:
        with readable(folder):
            if not stat.S_ISDIR(folder.lstat().st_mode):
                raise _no_folder(folder)
            with os.scandir(folder) as files:
                return {file.name: _size(file) for file in files if _DIGEST.fullmatch(file.name)}
    except FileNotFoundError:
        return {}


def _no_folder(folder: Path) -> Damaged:
    return Damaged(
        "{folder} is not a folder of evidence: links are not followed",
        folder=folder,
        hint="put the folder itself there",
        at=str(folder),
    )


def copy_all(source: Path | None, target: Path, wanted: Wanted, meter: Meter) -> tuple[int, tuple[Fault, ...]]:
    """Copy every evidence file that is in the folder or mentioned by a record."""
    names = sorted({*kept_in(source), *wanted})
    faults, count = [], 0
    for sha256 in names:
        name, ref = wanted.get(sha256, ("", ""))
        fault = copied(source, target, sha256, name, ref, meter)
        faults += [fault] if fault else []
        count += fault is None and (target / sha256).exists()
    if count:
        with writable(target):
            sync_folder(target)
    return count, tuple(faults)


def copied(source: Path | None, target: Path, sha256: str, name: str, ref: str, meter: Meter) -> Fault | None:
    """Copy one evidence file; return the fault if it is missing, unreadable or altered, else None. See `copy_all`."""
    place = f"{FOLDER}/{sha256[:64]}"
    if not _DIGEST.fullmatch(sha256):
        return Fault(FOLDER, 0, said("{name} of {ref} is kept under a name that is not a SHA-256", name=name, ref=ref))
    copy = target / sha256
    try:
        digest = _written((source or target) / sha256, copy, meter)
    except FileNotFoundError:
        # If no batch mentions it, it belonged to an act that was not committed, and was removed with that act.
        return Fault(place, 0, said("{name} of {ref} is missing", name=name, ref=ref)) if ref else None
    except Damaged as error:
        copy.unlink(missing_ok=True)
        return Fault(place, 0, error.message)
    if digest != sha256:
        copy.unlink()
        return Fault(
            place,
            0,
            said("{name} of {ref} was altered", name=name, ref=ref)
            if ref
            else said("evidence {sha256} was altered", sha256=sha256),
        )
    if digest_back(copy, meter) != sha256:
        raise Damaged(
            "the copy of {place} reads back differently from what was written",
            place=place,
            hint="use another disk",
            at=place,
        )
    return None


def _written(file: Path, copy: Path, meter: Meter) -> str:
    with plain_file(file) as pieces:
        with writable(copy.parent):
            make_folder(copy.parent)
        return write_copy(copy, pieces, meter, mode=0o400)


def _size(file: "os.DirEntry[str]") -> int:
    try:
        return file.stat(follow_symlinks=False).st_size
    except OSError:
        return 0
