"""Looking at what is kept as evidence: is it whole, a copy to hand out, and which pictures look alike."""

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
"""The list that `sha256sum -c` reads."""
SMALL = "small"
"""The folder of small copies of pictures."""


class Checked(NamedTuple):
    """What was found when files were read again.

    Attributes:
        files: How many pieces of evidence there are.
        size: Their bytes.
        faults: What is missing or altered.
        absent: What is not here, as its record says: another register has the file.
    """

    files: int
    size: int
    faults: tuple[Fault, ...]
    absent: tuple[Kept, ...] = ()


class Alike(NamedTuple):
    """Two pictures that look alike.

    Attributes:
        piece: The one asked about.
        ref: The batch of the other.
        other: The other.
        bits: How many bits apart; 0 for the same picture.
        register: Whose batch it is; empty for our own.
    """

    piece: Evidence
    ref: str
    other: Evidence
    bits: int
    register: str = ""


def verified(register: Register, refs: Sequence[str] = (), told: Told = quiet) -> Checked:
    """Read every file of evidence again, or those of some batches, and compare it with its SHA-256.

    Args:
        register: Whose.
        refs: Whole references; none for all.
        told: Told the bytes read, and all.
    """
    kept = list(kept_with(register, refs))
    away = tuple(not_here(register, kept))
    gone = {piece.sha256 for _, piece in away}
    size = sum({piece.sha256: piece.size for _, piece in kept if piece.sha256 not in gone}.values())
    return Checked(len(kept), size, tuple(faults(register.store, kept, Meter(told, size))), away)


def not_here(register: Register, kept: Iterable[Kept]) -> list[Kept]:
    """The evidence that is not kept here, as its record says: it came in by a merge without its file."""
    return absent(register.store, kept)


def amiss(register: Register, kept: Iterable[Kept]) -> dict[str, State]:
    """SHA-256 -> what is wrong with a file, as is seen without reading it: it is missing, or has another size."""
    return seen_amiss(register.store, kept)


def state_of(register: Register, ref: str, piece: Evidence) -> State | None:
    """What a file is found to be when it is read again; None where it is not here to be read."""
    return state_read(register.store, ref, piece)


def kept_with(register: Register, refs: Sequence[str] = ()) -> Iterator[tuple[str, Evidence]]:
    """The reference and the record of every piece of evidence, or of those of some batches."""
    if not refs:
        yield from spoken_of(register.snapshot)
    for ref in refs:
        yield from ((ref, piece) for piece in register.batch(ref).evidence)


def piece_meant(batch: Batch, text: str) -> Evidence:
    """The piece of a batch's evidence that a text means: its number, its name, or the beginning of its SHA-256.

    Raises:
        NotFound: None is meant.
        Ambiguous: Several are.
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
            hint="say its number: {command}",
            command=command("evidence list", batch.ref),
        )
    return found[0]


def exported(register: Register, ref: str, folder: Path, *, small: bool = False) -> list[str]:
    """Copy the evidence of a batch into a new folder, whole or not at all, with a list that `sha256sum -c` reads.

    Args:
        register: Whose.
        ref: Whole reference.
        folder: It must not be there yet.
        small: Whether small copies of the pictures are put beside them.

    Returns:
        The names of the files; what is not kept here is left out.

    Raises:
        NotFound: The batch has no evidence, or none of it is kept here.
        Conflict: The folder is there already.
        Damaged: A file is missing or altered: nothing is left.
        CannotWrite: The disk says no; nothing is left.
        UsageError: Pillow is not installed, and small copies are asked for.
    """
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
        raise Conflict("{folder} is there already", folder=folder, hint="name a new folder", at="FOLDER")
    cleared(folder.parent, f"{folder.name}.")
    with partial(folder) as half:
        names = [_copied(register, piece, half / _name(n, piece), small) for n, piece in enumerate(pieces, start=1)]
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
    """The pictures of other batches that look like those of some batches, the nearest first: a suggestion only.

    Args:
        register: Whose fingerprints; the files are not read.
        refs: Whole references.
        within: At most so many bits apart.
        others: Registers of other offices, by name, whose fingerprints count too.

    Raises:
        NotFound: One of them has no act.
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


def _name(number: int, piece: Evidence) -> str:
    """A name that is one on every system, and no other's: `01-photo.jpg`."""
    plain = "".join(c if c.isalnum() or c in ".-_" else "_" for c in piece.name)
    return f"{number:02}-{plain[-100:]}"


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
    """What the likeness of pictures can tell, as it was measured."""
    return said(
        "A suggestion: look at both pictures. Of 35 made pictures, at 8 bits: turned or halved 35 found again, 30 % "
        "brighter 34, darker 35, cropped by a tenth 32; of 1,190 pairs of different ones 22 were taken for alike."
    )
