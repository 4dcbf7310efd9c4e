"""The evidence files of a merge: which are copied, which are missing, and which arrive later.

A record may be merged without its file if the officer says so: it is then marked with the identity of the register
that has the file. A later merge with the files, or `evidence add`, brings the file and removes the mark.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.evidence.piece import Evidence
from customs_cli.domain.record import Record
from customs_cli.errors import Conflict, Damaged
from customs_cli.register.act import Act
from customs_cli.register.copies.evidence import folder_of, is_kept, keep_copy, kept_file, spoken_of
from customs_cli.register.copies.evidence_proof import Kept
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.register.sql.store import SharedStore
from customs_cli.sentences import command


def lacking(ours: Register, other: Register, taken: Iterable[Record]) -> tuple[Kept, ...]:
    """Return the evidence of records to be merged whose files neither register has."""
    pieces = ((record.ref, piece) for record in taken if isinstance(record, Batch) for piece in record.evidence)
    return tuple((ref, piece) for ref, piece in pieces if not _has(ours, piece, ref) and not _has(other, piece, ref))


def refusal(found: Sequence[Kept], where: object) -> Conflict:
    """Return the error for missing evidence files, where records may not be merged without them."""
    ref, piece = found[0]
    return Conflict(
        "evidence files missing in the other register: {count}; nothing was written; the first: {name} of {ref}",
        count=len(found),
        name=piece.name,
        ref=ref,
        hint="{command} merges the records without the files, and marks the files as not here",
        command=command("merge", where, "--without-files"),
        candidates=list(dict.fromkeys(ref for ref, _ in found))[:10],
    )


def marked(taken: Iterable[Record], found: Sequence[Kept], origin: str) -> list[Record]:
    """Return the records to be merged; evidence without a file is marked as elsewhere, and no other.

    Args:
        taken: The records as the other register has them.
        found: The evidence whose file is in neither register.
        origin: Identity of the other register; a mark that it already has is kept.
    """
    away = {piece.sha256 for _, piece in found}

    def piece_of(piece: Evidence) -> Evidence:
        return replace(piece, elsewhere=(piece.elsewhere or origin) if piece.sha256 in away else "")

    return [
        replace(record, evidence=tuple(map(piece_of, record.evidence))) if isinstance(record, Batch) else record
        for record in taken
    ]


def filled_in(ours: Register, other: Register, taken: Iterable[Record]) -> list[Batch]:
    """Return batches of ours that stay but get files from the other register; their marks are removed."""
    going = {record.ref for record in taken if isinstance(record, Batch)}
    waiting = ((ref, piece) for ref, piece in spoken_of(ours.snapshot) if piece.elsewhere and ref not in going)
    come = {(ref, piece.sha256) for ref, piece in waiting if _has(ours, piece, ref) or _has(other, piece, ref)}
    return [_without_marks(ours.batch(ref), come) for ref in sorted({ref for ref, _ in come})]


def copy_files(ours: Register, act: Act, other: Register, taken: Iterable[Record]) -> int:
    """Copy the evidence files before the act that mentions them is written; return how many.

    Raises:
        Damaged: A file is missing in the other register.
    """
    coming = to_copy(ours, other, taken)
    for (sha256, ref), name in coming.items():
        with kept_file(other.store, sha256) as theirs:
            if not theirs.exists():
                hint = command(
                    "verify", *(("--register", where_of(other)) if isinstance(other.store, FileStore) else ())
                )
                raise Damaged("evidence {name} is missing", name=name, hint=hint, at=str(theirs))
            keep_copy(ours.store, act, theirs, sha256, of=ref)
    return len({sha256 for sha256, _ in coming})


def to_copy(ours: Register, other: Register, taken: Iterable[Record]) -> dict[tuple[str, str], str]:
    """Return (SHA-256, reference) -> name of the evidence files of the records that are not here yet."""
    if not (keeps_files(ours) and keeps_files(other)):
        return {}
    batches = [record for record in taken if isinstance(record, Batch)]
    wanted = {(p.sha256, batch.ref): p.name for batch in batches for p in batch.evidence if not p.elsewhere}
    return {one: name for one, name in wanted.items() if not is_kept(ours.store, *one)}


def keeps_files(register: Register) -> bool:
    """Return whether a register can hold evidence files; one in memory cannot."""
    return isinstance(register.store, FileStore | SharedStore)


def where_of(register: Register) -> object:
    """Return the path of a register of files in the form that a command line takes."""
    return getattr(register.store, "path", register.store.name)


def has_files(register: Register) -> bool:
    """Return whether a register has a folder of evidence, from which missing files may come."""
    folder = folder_of(register.store)
    return folder is None or folder.exists()


def _without_marks(batch: Batch, come: set[tuple[str, str]]) -> Batch:
    pieces = (replace(piece, elsewhere="") if (batch.ref, piece.sha256) in come else piece for piece in batch.evidence)
    return replace(batch, evidence=tuple(pieces))


def _has(register: Register, piece: Evidence, ref: str) -> bool:
    return is_kept(register.store, piece.sha256, ref)
