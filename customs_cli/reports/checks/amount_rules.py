"""Rules over the amounts that the law bounds by the value of the goods, as that is known by now."""

from collections.abc import Iterator

from customs_cli.domain.batch.amounts import lacking_security, too_high_a_fine
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.query.directory import Directory
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import command


def too_little(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """The value of a holder's goods, as it is known by now, asks for more security than was lodged."""
    for p in batch.proceedings.values():
        if not p.outcome and (lacking := lacking_security(batch, p, law.on_basis(p.basis))):
            mended = command("correct", batch.ref, "--holder", p.holder, "--security", "AMOUNT", "--reason", "TEXT")
            yield Broken(f"{batch.ref} {p.holder}", lacking, mended)


def fined_too_much(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """The value of the goods, as it is known by now, allows no fine as high as that of their decision.

    Of decisions about parts nobody kept which holders' parts were decided about together.
    """
    for p in batch.proceedings.values():
        if p.fine and not p.parts and (high := too_high_a_fine(batch, p, law.on_basis(p.basis))):
            mended = command(
                "correct", batch.ref, "--holder", p.holder, "--penalty-value", "AMOUNT", "--reason", "TEXT"
            )
            yield Broken(f"{batch.ref} {p.holder}", high, mended)
