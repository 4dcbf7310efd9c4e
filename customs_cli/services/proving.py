"""Proofs over a whole register."""

from customs_cli.errors import CustomsError
from customs_cli.register import evidence
from customs_cli.register.register import Register
from customs_cli.register.verify import Verdict, verify


def verified(register: Register) -> Verdict:
    """The journal's chain, the TinyDB file against it, and every evidence file against its digest."""
    verdict = verify(register.store)
    if not verdict.ok:
        return verdict
    try:
        kept = [(batch.ref, piece) for batch in register.batches() for piece in batch.evidence]
    except CustomsError:
        return verdict
    return verdict._replace(faults=tuple(evidence.faults(register.store, kept)))
