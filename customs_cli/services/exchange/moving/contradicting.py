"""Changes by two sides to one batch that cannot both stand, though they touch different fields."""

from collections.abc import Iterable, Iterator, Sequence

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.limits import detained_too_late
from customs_cli.domain.batch.course.order import disorders
from customs_cli.domain.batch.course.resting import Moved, rests, steps
from customs_cli.domain.batch.goods.items import confirmed_beyond
from customs_cli.domain.batch.goods.spoken_of import spoken_of
from customs_cli.domain.documents.issued import counted_twice, that_count
from customs_cli.domain.documents.numbering import borne_twice
from customs_cli.domain.documents.unfounded import unfounded
from customs_cli.domain.record import Record
from customs_cli.procedures import law_of
from customs_cli.register.file.changes import value_at
from customs_cli.register.file.codec import to_document
from customs_cli.services.exchange.record_ancestry import COUNTED

Field = tuple[str, object, object]
"""(path, value in the shared register, value in the file)."""


def contradicting(
    joined: Record, sides: tuple[Record, Record], ours: Sequence[Moved], theirs: Sequence[Moved]
) -> tuple[Field, ...]:
    """Return the changes that cannot both stand.

    That is so where an act of one side rests on something that the other changed, or where marks, days, quantities or
    documents no longer fit together.

    Args:
        joined: The record with the changes of both sides.
        sides: The record in the shared register, and in the file.
        ours: Changes in the shared register.
        theirs: Changes in the file.
    """
    batches = [side for side in sides if isinstance(side, Batch)]
    if not isinstance(joined, Batch):
        return ()
    moved = [*ours, *theirs]
    if rests(ours, theirs, joined) or rests(theirs, ours, joined):
        return tuple(_fields(sides, (move for move in moved if any(steps([move], joined)))))
    if not _holds_together(joined):
        return tuple(_fields(sides, (move for move in moved if move[0][0] in ("lines", "proceedings"))))
    if _disorders(joined).difference(*map(_disorders, batches)) or _odds(joined).difference(*map(_odds, batches)):
        return tuple(_fields(sides, moved))
    if borne_twice(joined.documents):
        papers = [[{"form": one.form, "number": one.number} for one in side.documents] for side in batches]
        return (("documents", papers[0], papers[1]),)
    if counted_twice(joined.documents).difference(*(counted_twice(side.documents) for side in batches)):
        mine, other = ([one.number for one in that_count(side.documents)] for side in batches)
        return (("documents", mine, other),)
    return ()


def _holds_together(batch: Batch) -> bool:
    numbers = {line.no for line in batch.lines}
    on_goods = {mark for line in batch.lines for mark in line.named_marks}
    in_proceedings = sorted(mark for p in batch.proceedings.values() for mark in p.marks)
    return len(numbers) == len(batch.lines) and sorted(on_goods) == in_proceedings


def _fields(sides: tuple[Record, Record], moved: Iterable[Moved]) -> Iterator[Field]:
    mine, other = map(to_document, sides)
    places = (tuple(path) for path, _, _ in moved)
    for path in dict.fromkeys(path for path in places if path[0] not in COUNTED):
        yield ".".join(map(str, path)), value_at(mine, path), value_at(other, path)


def _disorders(batch: Batch) -> set[tuple[str, str, str]]:
    return {(one.holder, one.earlier, one.later) for one in disorders(batch, law_of(batch))}


def _odds(batch: Batch) -> set[tuple[str, object]]:
    """Return what does not fit together in a batch: more goods than there are, a late detention, a document of nothing.

    Each is what `customs check` calls a fault.
    """
    law = law_of(batch)
    late = (p.holder for p in batch.proceedings.values() if detained_too_late(batch, p, law.on_basis(p.basis)))
    exceeded = (one.no for one in batch.lines if one.quantity is not None and spoken_of(batch, one.no) > one.quantity)
    left = {one.line for one in batch.disposals} | {part.line for act in batch.transfers for part in act.goods}
    return {
        *(("no such line", no) for no in left - {line.no for line in batch.lines}),
        *(("confirmed", (holder, mark)) for holder, mark, *_ in confirmed_beyond(batch)),
        *(("goods", no) for no in exceeded),
        *(("detained", holder) for holder in late),
        *(("document", paper.number) for paper in unfounded(batch)),
    }
