"""Writes the records of a merge into its act."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.linking import moved
from customs_cli.domain.record import Record
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.register.act import Act
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.registers.following import moved_along


def put_all(duty: Duty, act: Act, taken: list[Record]) -> None:
    """Put records into an act, batches last; each mark goes to the proceeding of its final holder.

    A mark with an unknown holder stays where its batch has it. So does a mark that was incomplete here, in a batch in
    which the goods of both holders had different outcomes.

    Raises:
        Refusal: Goods of a mark's two holders had different outcomes in a batch.
    """
    along = list(moved_with_marks(duty, taken))
    for record in taken:
        if not isinstance(record, Batch):
            act.put(record)
    incoming = {record.ref: record for record in taken if isinstance(record, Batch)}
    right = cache(partial(act.find, Trademark))
    for batch in incoming.values():
        owners = ((mark, right(mark)) for mark in batch.marks if mark != UNKNOWN)
        act.put(_fitted(batch, ((mark, own.holder) for mark, own in owners if own and own.holder != UNKNOWN)))
    for batch in along:
        act.put(batch)


def moved_with_marks(duty: Duty, taken: Iterable[Record]) -> Iterator[Batch]:
    """Yield the batches of ours, other than merged ones, that follow a mark to its final holder."""
    moving: dict[str, str] = {}
    whole: set[str] = set()
    incoming: set[str] = set()
    for record in taken:
        mine = duty.register.find(Trademark, record.code) if isinstance(record, Trademark) else None
        if isinstance(record, Trademark) and mine and record.holder not in (mine.holder, UNKNOWN):
            moving[record.code] = record.holder
            whole |= set() if mine.incomplete else {record.code}
        if isinstance(record, Batch):
            incoming.add(record.ref)
    for batch in duty.register.referring({("trademarks", mark) for mark in moving}) if moving else ():
        own = [(mark, moving[mark]) for mark in batch.marks if mark in moving]
        if own and batch.ref not in incoming:
            for mark, holder in own:
                batch = (moved_along if mark in whole else moved)(batch, mark, holder)
            yield batch


def as_here(ours: Register, coming: Iterable[Record]) -> Callable[[Batch], Batch]:
    """Return a function that turns a batch of theirs into what it becomes here: each mark with its holder here.

    Args:
        ours: Our register.
        coming: Records of theirs that complete ours.
    """
    known = {record.code: record for record in coming if isinstance(record, Trademark)}
    right = cache(lambda mark: known.get(mark) or ours.find(Trademark, mark))

    def fitted(batch: Batch) -> Batch:
        owners = ((mark, right(mark)) for mark in batch.marks if mark != UNKNOWN)
        return _fitted(batch, ((mark, own.holder) for mark, own in owners if own and own.holder != UNKNOWN))

    return fitted


def _fitted(batch: Batch, owners: Iterable[tuple[str, str]]) -> Batch:
    for mark, holder in owners:
        batch = moved(batch, mark, holder)
    return batch
