"""Makes a bundle: one batch with its proof, to hand over to police, a court or another office.

It is an act, and a BagIt bag in a ZIP file. The bundle act lists the acts on the batch, so that none can be left out
unnoticed, and the hash of the record as it is handed over; the proofs lead to the root after the bundle act.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.values.root import Printed, Root
from customs_cli.errors import Conflict, Damaged, NotFound
from customs_cli.register.act import Act
from customs_cli.register.copies.copying import Told, quiet
from customs_cli.register.copies.evidence import kept_file
from customs_cli.register.file.disk.own import followed, refuse_own
from customs_cli.register.file.disk.writing import opened, readable, replacing, writable
from customs_cli.register.file.line import Kept
from customs_cli.register.file.store import Store
from customs_cli.register.register import Register
from customs_cli.register.sql.own import journal_of, names_beside
from customs_cli.sentences import command, said
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.anchoring import anchored, refuse_a_difference
from customs_cli.services.exchange.bag import proof as bag_proof
from customs_cli.services.exchange.bag.check import bagged, evidence_of, folder_of
from customs_cli.services.exchange.bag.program import Drawing, program
from customs_cli.services.exchange.bag.proof import dumped, handed_reason
from customs_cli.services.exchange.gathering import Gathered, bundle_act, gathered, proof
from customs_cli.services.exchange.proving import chain_proven, refuse_faults
from customs_cli.services.exchange.showing import Receiver

_PIECE = 1 << 20
_MODE = 0o600


class Asked(NamedTuple):
    """The batch to be handed over, and its receiver.

    Attributes:
        ref: Complete reference of the batch.
        receiver: What the receiver may see.
        roots: Older roots that the receiver has on paper, which the bundle proves too.
    """

    ref: str
    receiver: Receiver
    roots: tuple[Printed, ...] = ()


class Bundled(NamedTuple):
    """A bundle that was made.

    Attributes:
        path: The ZIP file.
        sha256: Its SHA-256 in hex digits.
        size: Its size in bytes.
        names: Paths of the files in it, relative to their folder.
        gathered: What was handed over.
        act: Number of the bundle act.
        root: The root to be printed on the covering letter.
        register: The register's identity.
        head: Hash of the bundle act.
    """

    path: Path
    sha256: str
    size: int
    names: tuple[str, ...]
    gathered: Gathered
    act: int
    root: Root
    register: str
    head: str


def bundle(duty: Duty, asked: Asked, drawing: Drawing, path: Path, on_progress: Told = quiet) -> Bundled:
    """Prove the whole register, then hand a batch over: evidence files are on the disk before the act is written.

    Args:
        duty: The officers and the register.
        asked: What is to be handed over.
        drawing: How the record is drawn as files for people.
        path: The ZIP file; an existing file is replaced.
        on_progress: Called with (bytes of the register proved, bytes in all).

    Raises:
        NotFound: The batch does not exist, or the holder has no part in it.
        FaultsFound: A root that the receiver has is not in this history.
        Damaged: The register does not verify, or an evidence file is missing or altered; nothing was done.
        Conflict: The batch was changed meanwhile; nothing was done.
        CannotWrite: The file cannot be written.
    """
    found, sizes = _gathered(duty.register, asked, on_progress)
    with _beside(path) as file, ZipFile(file, "w", ZIP_STORED) as archive:
        out = _Out(archive, folder_of(asked.ref, asked.receiver.holder))
        for name, piece in evidence_of(found.record):
            _copy_evidence(out, duty.register.store, name, piece)
        found, act = _act(duty, asked, found)
        number = len(found.leaves) + 1
        kept = next(kept for kept in journal_of(duty.register, asked.ref).recent() if kept.entry.seq == number)
        leaves = (*found.leaves, kept.leaf)
        proven = proof(leaves, [*found.handed.acts, number], sizes)
        _fill(out, found, kept, proven, drawing)
    digest, size = digest_of(path)
    root = Root(proven["root"], proven["size"])
    return Bundled(path, digest, size, tuple(out.sums), found, act, root, duty.register.snapshot.id, kept.hash)


def tried(register: Register, asked: Asked, on_progress: Told = quiet) -> dict[str, Any]:
    """Return the object of `customs.bundle/1` for a bundle that would be made; nothing is written.

    Arguments and refusals as for `bundle`.
    """
    found, _ = _gathered(register, asked, on_progress)
    for _, piece in evidence_of(found.record):
        with _evidence(register.store, piece) as data:
            _refuse_altered(piece, _copied(data)[0])
    return {**_told(found), "dry_run": True}


def answer(made: Bundled) -> dict[str, Any]:
    """Return the object of `customs.bundle/1` for a bundle."""
    return {
        **_told(made.gathered),
        "file": str(made.path),
        "sha256": made.sha256,
        "size": made.size,
        "files": list(made.names),
        "act": made.act,
        "root": str(made.root),
        "register": {"id": made.register, "acts": made.root.size, "head": made.head, "root": made.root.hash},
    }


def _told(found: Gathered) -> dict[str, Any]:
    extracts = sum("steps" in act for act in found.acts)
    return {
        "schema": "customs.bundle/1",
        "ref": found.handed.ref,
        "holder": found.handed.holder or None,
        "redacted": found.is_part,
        "acts": len(found.acts) - extracts,
        "extracts": extracts,
    }


def _gathered(register: Register, asked: Asked, on_progress: Told) -> tuple[Gathered, list[int]]:
    batch = _stored(register, asked.ref)
    if asked.receiver.holder:
        batch.proceeding(asked.receiver.holder)
    journal = journal_of(register, asked.ref)
    refuse_faults(
        chain_proven(journal.store, on_progress).faults, register=said("the register"), hint=command("verify")
    )
    sizes, names = [], names_beside(register)
    if asked.roots:
        refuse_a_difference(found := anchored(journal, asked.roots), is_chain=names is not None)
        sizes = [row.size for row in found.standings if row.size]
    if names:
        refuse_faults(chain_proven(names.store).faults, register=said("the register"), hint=command("verify"))
    return gathered(journal, batch, asked.receiver, names), sizes


def _stored(place: Register | Act, ref: str) -> Batch:
    return place.find(Batch, ref) or place.batch(ref)


def _act(duty: Duty, asked: Asked, before: Gathered) -> tuple[Gathered, int]:
    def handing(act: Act) -> tuple[Act, Gathered]:
        batch, found = _stored(act, asked.ref), before
        journal = journal_of(duty.register, asked.ref)
        if journal.snapshot.seq != len(before.leaves):
            found = gathered(journal, batch, asked.receiver, names_beside(duty.register))
        if found.record["batch"].get("evidence") != before.record["batch"].get("evidence"):
            raise Conflict("the evidence of {ref} was changed meanwhile", ref=asked.ref, hint="try again")
        act.is_about(batch, "bundled")
        act.reason = handed_reason(found.handed)
        return act, found

    act, found = duty.do("bundle", handing)
    return found, act.seq


class _Out:
    def __init__(self, archive: ZipFile, base: str) -> None:
        self._archive, self._base = archive, base
        self.sums: dict[str, tuple[str, int]] = {}

    def put(self, name: str, data: bytes) -> None:
        self._archive.writestr(self._info(name), data)
        self.sums[name] = hashlib.sha256(data).hexdigest(), len(data)

    @contextmanager
    def opened(self, name: str, size: int) -> Iterator[IO[bytes]]:
        info = self._info(name)
        info.file_size = size
        with self._archive.open(info, "w") as copy:
            yield copy

    def _info(self, name: str) -> ZipInfo:
        info = ZipInfo(f"{self._base}/{name}")  # dated 1980-01-01
        info.create_system = 3
        info.external_attr = _MODE << 16
        return info


def _fill(out: _Out, found: Gathered, kept: Kept, proven: Mapping[str, Any], drawing: Drawing) -> None:
    handed = found.handed
    acts = {
        "schema": "customs.acts/1",
        "ref": handed.ref,
        "holder": handed.holder,
        "hidden": found.record["hidden"],
        "acts": [*found.acts, bundle_act(kept)],
    }
    made = {name: texts[-1].encode() for name, texts in drawing.drawn(found.record).items()}
    made |= {"data/record.json": dumped(found.record), "data/acts.json": dumped(acts)}
    made |= {"data/proof.json": dumped(proven), "verify.py": program(drawing).encode()}
    made |= {bag_proof.ON_NAMES: dumped(found.names)} if found.names else {}
    for name, data in sorted(made.items()):
        out.put(name, data)
    at = str(kept.proven.decode().partition('"at":"')[2].partition('"')[0])
    for name, data in bagged(out.sums, handed.ref, at).items():
        out.put(name, data)


@contextmanager
def _beside(path: Path) -> Iterator[IO[bytes]]:
    refuse_own(path)
    target = followed(path)
    beside = target.with_name(f".{target.name}.new")
    replaced = replacing(target, beside=beside, mode=0o600, is_shared=True)
    with writable(path), replaced as file, open(file, "wb", closefd=False) as out:
        yield out


def _copy_evidence(out: _Out, store: Store, name: str, piece: Mapping[str, Any]) -> None:
    with _evidence(store, piece) as data, out.opened(name, piece["size"]) as copy:
        digest, size = _copied(data, copy)
    _refuse_altered(piece, digest)
    out.sums[name] = digest, size


@contextmanager
def _evidence(store: Store, piece: Mapping[str, Any]) -> Iterator[IO[bytes]]:
    try:
        with kept_file(store, piece["sha256"]) as source:
            with readable(source):
                data = opened(source)
            with data:
                yield data
    except FileNotFoundError as error:
        name = piece["name"]
        if piece.get("elsewhere"):
            hint = command("evidence list")
            raise NotFound("evidence {name} is not here", name=name, hint=hint, at=str(source)) from error
        raise Damaged("evidence {name} is missing", name=name, hint=command("verify"), at=str(source)) from error


def _refuse_altered(piece: Mapping[str, Any], digest: str) -> None:
    if digest != piece["sha256"]:
        raise Damaged("evidence {name} was altered", name=piece["name"], hint=command("verify"), at=piece["sha256"])


def _copied(data: IO[bytes], copy: IO[bytes] | None = None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while piece := data.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        if copy:
            copy.write(piece)
    return digest.hexdigest(), size


def digest_of(file: Path) -> tuple[str, int]:
    """Return the SHA-256 (hex digits) and the size in bytes of a file."""
    digest = hashlib.sha256()
    with file.open("rb") as data:
        while piece := data.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest(), file.stat().st_size
