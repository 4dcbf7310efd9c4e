"""Names that are incomplete in one register and complete in the other: one completes the other without conflict."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.rights.holder import Holder, owned_by_unnamed
from customs_cli.domain.rights.named import KINDS, Named, names_of
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import UNKNOWN, folded
from customs_cli.register.file.codec import to_document
from customs_cli.register.register import Register
from customs_cli.services.exchange.merges.differing import comparable
from customs_cli.services.exchange.merges.putting import as_here

_NOTHING = ("code", "incomplete", "right_type")
"""Fields that say nothing in an incomplete record; its right type is only assumed."""
Pair = tuple[Record, Record]


class Filled(NamedTuple):
    """What becomes of records that both registers have with different values.

    Attributes:
        pairs: (ours, theirs) of the records that contradict each other.
        theirs: Records of theirs that complete ours.
        equal: How many of theirs say the same as ours, or less.
        as_here: Turns a batch of theirs into what it becomes in ours when it is merged; None where nothing changes.
    """

    pairs: Sequence[Pair]
    theirs: Sequence[Record] = ()
    equal: int = 0
    as_here: Callable[[Batch], Batch] | None = None


def filled(ours: Register, theirs: Register, pairs: Sequence[Pair]) -> Filled:
    """Separate the differing records that complete one another from those that contradict each other.

    A batch that differs only in the holders that its marks have in ours counts as equal.

    Args:
        ours: The register that takes records in.
        theirs: The other register.
        pairs: (ours, theirs) of each differing record.
    """
    if not pairs:
        return Filled(pairs)
    coming = [other for mine, other in pairs if fills(other, mine, ours)]
    fitted = as_here(ours, coming)
    rest = [(mine, other) for mine, other in pairs if not fills(other, mine, ours)]
    left = [pair for pair in rest if not _is_same(*pair, theirs, fitted)]
    return Filled(left, coming, len(rest) - len(left), fitted)


def _is_same(mine: Record, other: Record, theirs: Register, fitted: Callable[[Batch], Batch]) -> bool:
    if isinstance(other, Batch) and isinstance(mine, Batch):
        return comparable(fitted(mine)) == comparable(fitted(other))
    return fills(mine, other, theirs)


def fills(whole: Record, incomplete: Record, known: Register) -> bool:
    """Return whether one record says everything that an incomplete one does.

    Args:
        whole: The record that may complete the other.
        incomplete: The record that may be incomplete.
        known: The register of the latter.
    """
    return isinstance(whole, KINDS) and isinstance(incomplete, KINDS) and _says_all_of(whole, incomplete, known)


def _says_all_of(whole: Named, incomplete: Named, known: Register) -> bool:
    if not incomplete.incomplete or (isinstance(incomplete, Trademark) and not _is_same_kind(whole, incomplete)):
        return False
    told, own = to_document(incomplete), to_document(whole)
    return all(own.get(field) == value for field, value in _told(told, incomplete, whole, known))


def _is_same_kind(whole: Named, incomplete: Trademark) -> bool:
    return isinstance(whole, Trademark) and incomplete.right_type in ("trademark", whole.right_type)


def _told(fields: dict[str, object], incomplete: Named, whole: Named, known: Register) -> Iterator[tuple[str, object]]:
    for field, value in fields.items():
        if field in _NOTHING or not value:
            continue
        if field == "name" and (_is_unnamed(incomplete) or folded(str(value)) in map(folded, names_of(whole))):
            continue
        if field == "holder" and (value == UNKNOWN or _is_unnamed(known.find(Holder, str(value)))):
            continue
        yield field, value


def _is_unnamed(record: Named | None) -> bool:
    return isinstance(record, Holder) and record.incomplete and bool(owned_by_unnamed(record.name))
