"""Rules for amounts that the law limits by the value of the goods, as far as it is known now."""

from collections.abc import Iterator

from customs_cli.domain.batch.amounts import is_unmeasured, lacking_security, too_high_a_fine
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.query.directory import Directory
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import command, said


def too_little(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """Report holders that lodged less security than the value of their goods, as now known, requires."""
    for p in batch.proceedings.values():
        if not p.outcome and (lacking := lacking_security(batch, p, law.on_basis(p.basis))):
            mended = command("correct", batch.ref, "--holder", p.holder, "--security", "AMOUNT", "--reason", "TEXT")
            yield Broken(f"{batch.ref} {p.holder}", lacking, mended)


def fined_too_much(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """Report fines higher than the law allows for the value of the goods, as now known."""
    for p in batch.proceedings.values():
        if p.fine and (high := too_high_a_fine(batch, p, law.on_basis(p.basis))):
            mended = command(
                "correct", batch.ref, "--holder", p.holder, "--penalty-value", "AMOUNT", "--reason", "TEXT"
            )
            yield Broken(f"{batch.ref} {p.holder}", high, mended)


def fined_unmeasured(batch: Batch, law: Procedure, _: Directory) -> Iterator[Broken]:
    """Report fines on goods of which no value is known."""
    for p in batch.proceedings.values():
        if is_unmeasured(batch, p, law.on_basis(p.basis)):
            yield Broken(
                f"{batch.ref} {p.holder}",
                said("the value of the goods is not known: the fine was not compared with it"),
                command("correct", batch.ref, "--holder", p.holder, "--penalty-value", "AMOUNT", "--reason", "TEXT"),
            )
