"""Rules for the chain of custody of a batch: persons, seals, balance."""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.custody.chain import gaps
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.word_lists import GapKind
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import command, said


def too_much(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report hand-overs of more goods than there were."""
    return _broken(batch, "balance")


def other_seal(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report seals that differ from the seal put on before."""
    return _broken(batch, "seals")


def missing_links(batch: Batch, _: Directory) -> Iterator[Broken]:
    """Report missing hand-overs and seals."""
    return _broken(batch, "persons", "seal-untold")


def _broken(batch: Batch, *kinds: GapKind) -> Iterator[Broken]:
    if not batch.custody:
        return
    for gap in gaps(batch):
        if gap.kind in kinds:
            yield Broken(
                said("{ref} line {no}", ref=batch.ref, no=gap.event.line), gap.what, command("custody show", batch.ref)
            )
