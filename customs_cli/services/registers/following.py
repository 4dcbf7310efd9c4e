"""Moves a mark to another holder's proceeding within a batch."""

from customs_cli.domain.batch.batch import Batch, holder_of
from customs_cli.domain.batch.linking import moved
from customs_cli.errors import Refusal
from customs_cli.sentences import Place, command, said


def moved_along(batch: Batch, mark: str, holder: str) -> Batch:
    """Return the batch with a mark moved to another holder's proceeding.

    Raises:
        Refusal: The goods of the two holders had different outcomes.
    """
    former, after = holder_of(batch, mark), moved(batch, mark, holder)
    if after is batch and former not in (None, holder):
        add = command("trademark add", Place("CODE"), "--name", Place("NAME"), "--holder", holder)
        raise Refusal(
            "{ref}: the goods of {former} and of {holder} took different courses: {mark} stays with {former}",
            ref=batch.ref,
            former=former,
            holder=holder,
            mark=mark,
            hint=said("{command} adds the right that the other holder has now", command=add),
        )
    return after
