"""A register with evidence, and what a copy of it must hold, for the tests of backup and restore."""

import hashlib
from datetime import date
from pathlib import Path

from msgspec.structs import replace
from register_samples import NOON, files_of, open_file, record

from customs_cli.domain.batch.batch import Evidence
from customs_cli.register.act import Act
from customs_cli.register.copies import backup as copying
from customs_cli.register.copies import restore as restoring
from customs_cli.register.copies.backup import Backup
from customs_cli.register.copies.evidence import keep_copy
from customs_cli.register.copies.restore import Restored
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.services.exchange.proving import verified

PHOTOS = (b"photograph " * 300, b"seal", b"")


def with_evidence(folder: Path, photos: tuple[bytes, ...] = PHOTOS) -> Register:
    """A register of two batches, the first of them with photographs."""
    folder.mkdir(parents=True, exist_ok=True)
    register = open_file(folder)
    ref = record(register)
    for number, data in enumerate(photos):
        keep(register, ref, f"photo-{number}.jpg", data)
    record(register)
    return register


def keep(register: Register, ref: str, name: str, data: bytes) -> str:
    """Keep a file as evidence; its SHA-256."""
    assert isinstance(register.store, FileStore)
    file = register.store.path.parent.parent / "camera"
    file.write_bytes(data)
    sha256 = hashlib.sha256(data).hexdigest()

    def kept(act: Act) -> str:
        keep_copy(register.store, act, file, sha256)
        put(act, ref, name, sha256)
        return sha256

    return register.do("evidence", kept)


def log(register: Register, ref: str, name: str, sha256: str) -> None:
    """Log evidence with its batch, wherever its file is."""
    register.do("evidence", lambda act: put(act, ref, name, sha256))


def put(act: Act, ref: str, name: str, sha256: str) -> None:
    """Log evidence with its batch in an act."""
    batch = act.batch(ref)
    piece = Evidence(name=name, sha256=sha256, size=1, on=date(2019, 7, 3))
    act.put(replace(batch, evidence=(*batch.evidence, piece)))


def evidence_of(folder: Path) -> dict[str, bytes]:
    """The evidence beside a register."""
    place = folder / "evidence"
    return {path.name: path.read_bytes() for path in place.iterdir()} if place.exists() else {}


def all_of(folder: Path) -> dict[str, bytes]:
    """Register, journal and evidence, byte for byte."""
    return {**files_of(folder), **evidence_of(folder)}


def everything_in(folder: Path) -> list[str]:
    """Every path below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def back_up(folder: Path, safe: Path) -> Backup:
    """A backup of the register in a folder."""
    return copying.backup(open_file(folder).store, safe, at=NOON)


def restore(backup: Path, path: Path, *, incomplete: bool = False) -> Restored:
    """A backup restored to a path."""
    return restoring.restore(
        backup, FileStore(path, own_folder=True), at=NOON, check=lambda _: None, incomplete=incomplete
    )


def is_sound(path: Path) -> bool:
    """Whether a register verifies, its evidence too."""
    register = Register(FileStore(path), clock=lambda: NOON)
    return verified(register).ok and bool(register.snapshot.seq)
