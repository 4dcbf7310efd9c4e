"""Rules for the recordations of the marks in a batch, according to its procedure."""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.procedure import Procedure
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.trademark import in_force
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import command, said


def expired(batch: Batch, law: Procedure, directory: Directory) -> Iterator[Broken]:
    """Report marks without a valid recordation on the day found, if the law requires one."""
    if law.needs_recordation:
        yield from _not_covered(batch, directory)


def lapsed(batch: Batch, law: Procedure, directory: Directory) -> Iterator[Broken]:
    """Report marks without a valid recordation on the day found, if the law does not require one."""
    if not law.needs_recordation:
        yield from _not_covered(batch, directory)


def _not_covered(batch: Batch, directory: Directory) -> Iterator[Broken]:
    if batch.basis == "application":
        return
    for code in batch.marks:
        mark = directory.trademarks.get(code)
        if mark and not in_force(mark, batch.found_on):
            yield Broken(
                batch.ref,
                said("the recordation of {mark} did not cover {found}", mark=code, found=batch.found_on),
                command("trademark edit", code, "--valid-from", "DATE", "--valid-until", "DATE"),
            )
