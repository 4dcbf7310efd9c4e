"""Proofs over a whole register; what does not verify proves nothing, and is refused."""

from collections.abc import Iterable

from customs_cli.errors import CustomsError, Damaged
from customs_cli.register import evidence
from customs_cli.register.copying import Meter, Told, quiet
from customs_cli.register.register import Register
from customs_cli.register.verify import Fault, Verdict, verify, work_of


def verified(register: Register, on_progress: Told = quiet) -> Verdict:
    """The journal's chain, the TinyDB file against it, and every evidence file against its digest.

    Args:
        register: What is proven.
        on_progress: Told the bytes read, and all that are to be read.
    """
    store = register.store
    verdict = verify(store, Meter(on_progress, work_of(store.journal_size(), len(store.checkpoint() or b""))))
    if not verdict.ok:
        return verdict
    try:
        kept = list(evidence.spoken_of(register.snapshot))
    except CustomsError:
        return verdict
    return verdict._replace(faults=tuple(evidence.faults(register.store, kept)))


def refuse_faults(faults: Iterable[Fault], *, register: str, hint: str) -> None:
    """Refuse the first fault.

    Args:
        faults: What a verification found.
        register: What the register is called in the refusal.
        hint: The next step.

    Raises:
        Damaged: There is a fault.
    """
    for fault in faults:
        place = f"{fault.file}, line {fault.line}: " if fault.line else f"{fault.file}: "
        what = fault.what if fault.what.startswith(fault.file) else place + fault.what
        raise Damaged(f"{register} does not verify: {what}", hint=hint, at=fault.file)
