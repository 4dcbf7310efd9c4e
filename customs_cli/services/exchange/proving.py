"""Verifies whole registers; what a register that does not verify says is refused as proof."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from customs_cli.domain.books.entries import is_still_to_come
from customs_cli.errors import Damaged
from customs_cli.register.copies.copying import Meter, Told, quiet
from customs_cli.register.copies.evidence import spoken_of, stamps_of
from customs_cli.register.copies.evidence_proof import absent, faults
from customs_cli.register.file.disk.damage import NewerFormat
from customs_cli.register.file.store import Store
from customs_cli.register.proof.verify import Fault, Verdict, fault_of, verify, work_of
from customs_cli.register.register import Register
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.register.index.proof import Proven


def verified(
    register: Register, on_progress: Told = quiet, *, without_files: bool = False, by: datetime | None = None
) -> Verdict:
    """Check the journal's hash chain, the TinyDB file against it, and every evidence file against its digest.

    Args:
        register: The register to verify.
        on_progress: Called with (bytes read, bytes in all).
        without_files: Whether evidence files may be missing.
        by: The time (aware) by which all acts must have happened; None to skip that check.
    """
    store = register.store
    verdict = chain_proven(store, on_progress)
    if not verdict.ok:
        return verdict
    try:
        kept = [*spoken_of(register.snapshot), *stamps_of(store)]
    except Damaged as error:  # an act newer than the TinyDB file does not fit the act before it
        hint = error.hint if isinstance(error, NewerFormat) else ""
        return verdict._replace(faults=(fault_of(error),), hint=hint)
    found = faults(store, kept, without_files=without_files)
    notes = (*verdict.notes, *_still_to_come(register, by), *_not_here(len(absent(store, kept))))
    return verdict._replace(faults=tuple(found), notes=notes)


def chain_proven(store: Store, on_progress: Told = quiet) -> Verdict:
    """Check the journal's hash chain, and the TinyDB file against it; `on_progress` gets (bytes read, bytes in all)."""
    return verify(store, Meter(on_progress, work_of(store.journal_size(), len(store.checkpoint() or b""))))


def evidence_faults(register: Register) -> list[Fault]:
    """Return the faults of the evidence files that exist, of a register whose own files verify."""
    return list(faults(register.store, list(spoken_of(register.snapshot)), without_files=True))


def _still_to_come(register: Register, by: datetime | None) -> Iterator[str]:
    for kept in islice(register.recent(with_changes=False), 1):
        if by and is_still_to_come(kept.entry.at, by):
            yield said(
                "{name}, line {entries}: its time, {at}, is in the future",
                name=register.store.journal_name,
                entries=kept.entry.seq,
                at=f"{kept.entry.at:%Y-%m-%d %H:%M} UTC",
            )


def _not_here(count: int) -> Iterator[str]:
    if count:
        yield said(
            "evidence files that are not kept here: {count}; to list them: {command}",
            count=count,
            command=command("evidence verify"),
        )


def index_proven(register: Register, verdict: Verdict, on_progress: Told = quiet) -> "Proven | None":
    """Compare the index with the batches; the index is derived, so that its faults cast no doubt on the records."""
    from customs_cli.register.index.proof import proven

    store = register.store
    own = {store.name, store.journal_name}
    return None if any(fault.file in own for fault in verdict.faults) else proven(store, on_progress)


def refuse_faults(faults: Iterable[Fault], *, register: str, hint: str) -> None:
    """Raise the first fault, if there is one.

    Args:
        faults: The faults that a verification found.
        register: Name of the register in the message.
        hint: The next step.

    Raises:
        Damaged: There is a fault.
    """
    for fault in faults:
        what = fault.what
        if not what.startswith(fault.file):
            at = said("{name}, line {line}", name=fault.file, line=fault.line) if fault.line else fault.file
            what = said("{file}: {what}", file=at, what=what)
        raise Damaged("{register} does not verify: {what}", register=register, what=what, hint=hint, at=fault.file)


def refuse_damage(other: Register, *, where: object) -> None:
    """Refuse another register whose files cannot be read: by its own place, so that nobody looks at this one."""
    try:
        other.snapshot  # noqa: B018 (reads both files)
    except NewerFormat:
        raise
    except Damaged as error:
        refuse_faults((fault_of(error),), register=str(where), hint=command("verify", "--register", where))
