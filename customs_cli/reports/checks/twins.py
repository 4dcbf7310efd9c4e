"""The rules over pairs of batches: the same paper, day and goods may be one batch; no two documents have a number."""

from collections.abc import Callable, Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.twins import likeness
from customs_cli.domain.documents.numbering import alike
from customs_cli.domain.query.directory import Directory
from customs_cli.reports.checks.findings import Broken
from customs_cli.sentences import command, said


def recorded_twice() -> Callable[[Batch, Directory], Iterator[Broken]]:
    """A rule that is told of every batch, and names the first one before it that is like it."""
    seen: dict[int, str] = {}

    def rule(batch: Batch, _: Directory) -> Iterator[Broken]:
        own = likeness(batch.document, batch.found_on, [line.goods for line in batch.lines])
        if own is None:
            return
        first = seen.setdefault(hash(own), batch.ref)  # a number is kept of each, not its texts
        if first != batch.ref:
            yield Broken(
                batch.ref,
                said("{ref} has the same number, day and goods: is this the same batch?", ref=first),
                command("show", first),
            )

    return rule


def numbered_twice() -> Callable[[Batch, Directory], Iterator[Broken]]:
    """A rule that names the first batch with a document of the same number, as a merge of two offices may bring."""
    seen: dict[str, str] = {}

    def rule(batch: Batch, _: Directory) -> Iterator[Broken]:
        for one in (issued for issued in batch.documents if not issued.void):
            first = seen.setdefault(alike(one.number), batch.ref)
            if first != batch.ref:
                yield Broken(
                    batch.ref,
                    said("{number} is a document of {ref} too", number=one.number, ref=first),
                    command("print void", one.number, "--ref", batch.ref, "--reason", "TEXT"),
                )

    return rule
