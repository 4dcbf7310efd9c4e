"""Documents that taking an act back makes untrue."""

from collections.abc import Iterable, Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.act import Act
from customs_cli.register.file.changes import Change


def with_papers(act: Act, changes: Iterable[Change]) -> tuple[Batch, ...]:
    """Return the batches that are changed and have documents, as they are before it."""
    refs = sorted({change.key for change in changes if change.table == "batches"})
    return tuple(batch for ref in refs if (batch := act.find(Batch, ref)) and batch.documents)


def made_untrue(act: Act, before: Iterable[Batch]) -> Iterator[str]:
    """Yield a warning about each document that tells of what a changed batch does not have, or states otherwise."""
    for was in before:
        from customs_cli.domain.documents.unfounded import misstated_told, unfounded_told  # seldom needed

        batch = act.find(Batch, was.ref)
        if batch and batch.documents:
            yield from (*unfounded_told(batch), *misstated_told(was, batch))
