"""Examines evidence: is it unaltered, copies to hand out, and which pictures look alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch, Evidence
from customs_cli.domain.evidence.likeness import bits_apart, unpacked
from customs_cli.domain.evidence.piece import find_piece
from customs_cli.errors import Ambiguous, Conflict, Damaged, NotFound, UsageError
from customs_cli.register.copies import pictures
from customs_cli.register.copies.copying import Meter, Told, plain_file, quiet, write_copy
from customs_cli.register.copies.evidence import kept_file, spoken_of
from customs_cli.register.copies.evidence_proof import Kept, State, absent, faults
from customs_cli.register.copies.evidence_proof import amiss as seen_amiss
from customs_cli.register.copies.evidence_proof import state_of as state_read
from customs_cli.register.copies.partial import cleared, partial
from customs_cli.register.file.disk.writing import settle, sync_folder, writable
from customs_cli.register.proof.verify import Fault
from customs_cli.register.register import Register
from customs_cli.sentences import command, said

SUMS = "SHA256SUMS"
"""Name of the list that `sha256sum -c` reads."""
SMALL = "small"
"""Name of the folder of small copies of pictures."""


class Checked(NamedTuple):
    """The result of reading evidence files again.

    Attributes:
        files: Number of pieces of evidence.
        size: Their size in bytes.
        faults: Files that are missing or altered.
        absent: Files recorded as kept in another register.
    """

    files: int
    size: int
    faults: tuple[Fault, ...]
    absent: tuple[Kept, ...] = ()


class Alike(NamedTuple):
    """Two pictures that look alike.

    Attributes:
        piece: The picture asked about.
        ref: Reference of the batch of the other.
        other: The other picture.
        bits: By how many bits they differ; 0 for the same picture.
        register: Name of the register of the other's batch; empty for the own.
    """

    piece: Evidence
    ref: str
    other: Evidence
    bits: int
    register: str = ""


def verified(register: Register, refs: Sequence[str] = (), told: Told = quiet) -> Checked:
    """Read every evidence file again, or those of some batches, and compare each with its SHA-256.

    Args:
        register: The register.
        refs: Whole references; empty for all.
        told: Progress callback: bytes read, bytes in all.
    """
    kept = list(kept_with(register, refs))
    away = tuple(not_here(register, kept))
    gone = {piece.sha256 for _, piece in away}
    size = sum({piece.sha256: piece.size for _, piece in kept if piece.sha256 not in gone}.values())
    return Checked(len(kept), size, tuple(faults(register.store, kept, Meter(told, size))), away)


def not_here(register: Register, kept: Iterable[Kept]) -> list[Kept]:
    """Return the evidence recorded as kept elsewhere: it came in by a merge without its file."""
    return absent(register.store, kept)


def amiss(register: Register, kept: Iterable[Kept]) -> dict[str, State]:
    """Return SHA-256 to "missing" or "altered", found by file sizes alone: no file is read."""
    return seen_amiss(register.store, kept)


def state_of(register: Register, ref: str, piece: Evidence) -> State | None:
    """Read a file again and return its state; None if it is not here to be read."""
    return state_read(register.store, ref, piece)


def kept_with(register: Register, refs: Sequence[str] = ()) -> Iterator[tuple[str, Evidence]]:
    """Yield (reference, record) for every piece of evidence, or for those of some batches."""
    if not refs:
        yield from spoken_of(register.snapshot)
    for ref in refs:
        yield from ((ref, piece) for piece in register.batch(ref).evidence)


def piece_meant(batch: Batch, text: str) -> Evidence:
    """Return the piece of a batch's evidence that a text names: its number, its name, or the beginning of its SHA-256.

    Raises:
        NotFound: No piece fits.
        Ambiguous: Several pieces fit.
    """
    found = find_piece(batch.evidence, text)
    if not found:
        raise NotFound(
            "{ref} has no evidence {text!r}", ref=batch.ref, text=text[:60], hint=command("evidence list", batch.ref)
        )
    if len(found) > 1:
        raise Ambiguous(
            "several files of {ref} are called {text!r}",
            ref=batch.ref,
            text=text[:60],
            hint="give its number: {command}",
            command=command("evidence list", batch.ref),
        )
    return found[0]


def exported(register: Register, ref: str, folder: Path, *, small: bool = False) -> list[str]:
    """Copy the evidence of a batch into a new folder, completely or not at all, with a list for `sha256sum -c`.

    Args:
        register: The register.
        ref: Whole reference.
        folder: The folder; it must not exist yet.
        small: Whether to add small copies of the pictures.

    Returns:
        The names of the files; those not kept here are left out.

    Raises:
        NotFound: The batch has no evidence, or none of it is kept here.
        Conflict: The folder exists already.
        Damaged: A file is missing or altered: nothing is left.
        CannotWrite: The disk refuses to write; nothing is left.
        UsageError: Pillow is not installed, and small copies are asked for.
    """
    from customs_cli.services.exchange.bag.check import name_on_disk

    if small and not pictures.is_here():
        raise UsageError("small copies of pictures need Pillow", hint="pip install 'customs-cli[photos]'", at="--small")
    kept = register.batch(ref).evidence
    away = [piece for _, piece in not_here(register, [(ref, piece) for piece in kept])]
    pieces = [piece for piece in kept if piece not in away]
    if not kept:
        raise NotFound("{ref} has no evidence", ref=ref, hint=command("evidence add", ref, "FILE"))
    if not pieces:
        raise NotFound("no file of {ref} is kept here", ref=ref, hint=command("evidence list", ref))
    folder = folder.absolute()
    if folder.exists() or folder.is_symlink():
        raise Conflict("{folder} already exists", folder=folder, hint="name a new folder", at="FOLDER")
    cleared(folder.parent, f"{folder.name}.")
    with partial(folder) as half:
        names = [
            _copied(register, piece, half / name_on_disk(n, piece.name), small)
            for n, piece in enumerate(pieces, start=1)
        ]
        lines = (f"{piece.sha256}  {name}\n" for piece, name in zip(pieces, names, strict=True))
        write_copy(half / SUMS, ["".join(lines).encode()], Meter())
        with writable(folder):
            sync_folder(half)
            half.replace(folder)
            settle(folder)
    return names


def similar(
    register: Register, refs: Sequence[str], within: int, others: Mapping[str, Register] | None = None
) -> list[Alike]:
    """Return the pictures of other batches that look like those of some batches, the most similar first.

    They are suggestions only.

    Args:
        register: The register; only fingerprints are read, not files.
        refs: Whole references.
        within: Maximum number of differing bits.
        others: Registers of other offices by name, whose pictures are compared too.

    Raises:
        NotFound: One of these has no act.
    """
    own = [(piece, unpacked(piece.likeness)) for ref in refs for piece in register.batch(ref).evidence]
    asked = [(piece, hashes) for piece, hashes in own if hashes]
    found: list[Alike] = []
    for name, where in {"": register, **(others or {})}.items():
        if not where.snapshot.seq:
            raise NotFound("no register {where}", where=name, hint="its register.json, with register.journal beside it")
        for ref, other in spoken_of(where.snapshot):
            theirs = unpacked(other.likeness) if other.likeness and (name or ref not in refs) else ()
            near = ((piece, bits_apart(hashes, theirs)) for piece, hashes in asked if theirs)
            found += [Alike(piece, ref, other, bits, name) for piece, bits in near if bits <= within]
    return sorted(found, key=lambda one: (one.bits, one.register, one.ref, one.piece.name, one.other.name))


def _copied(register: Register, piece: Evidence, copy: Path, small: bool) -> str:
    try:
        with kept_file(register.store, piece.sha256) as kept, plain_file(kept) as pieces:
            digest = write_copy(copy, pieces, Meter())
    except FileNotFoundError as error:
        raise Damaged("evidence {name} is missing", name=piece.name, hint=command("verify"), at=str(kept)) from error
    if digest != piece.sha256:
        raise Damaged("evidence {name} was altered", name=piece.name, hint=command("verify"), at=str(kept))
    if small and (data := pictures.small_copy(copy)):
        folder = copy.parent / SMALL
        with writable(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
        write_copy(folder / f"{copy.stem}.jpg", [data], Meter())
    return copy.name


def limits() -> str:
    """Return what the comparison of pictures can tell, as measured."""
    return said(
        "Only a suggestion: compare the two pictures. Measured with 35 test pictures at 8 bits, found "
        "again: turned or halved 35, 30 % brighter 34, darker 35, cropped by a tenth 32; of 1,190 pairs of "
        "different pictures 22 were taken for alike."
    )
