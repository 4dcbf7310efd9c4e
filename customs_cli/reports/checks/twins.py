"""The rule over pairs of batches: the same paper, day and goods may be one batch recorded twice."""

from collections.abc import Callable, Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.twins import likeness
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
