"""Names that the shared register has as incomplete and a file has whole: the file's take their place where they may."""

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.register.file.codec import Serial, key_of, table_of
from customs_cli.register.register import Register
from customs_cli.services.exchange.merges.differing import Differing, differing_at
from customs_cli.services.exchange.merges.planned import Plan
from customs_cli.services.exchange.moving.joining import Joined


def filled_apart(plan: Plan, ours: Register) -> tuple[Plan, tuple[Joined, ...]]:
    """The plan without the names that fill those of ours, and these."""
    if not plan.filled:
        return plan, ()
    kept = (record for record in plan.new if not isinstance(record, Batch | Serial))
    filled = [Joined(mine, record) for record in kept if (mine := ours.find(type(record), key_of(record)))]
    becomes = [one.becomes for one in filled]
    return plan._replace(new=tuple(record for record in plan.new if record not in becomes)), tuple(filled)


def without_moves(changed: tuple[Joined, ...]) -> tuple[tuple[Joined, ...], tuple[Differing, ...]]:
    """What becomes of records without the marks that get another holder, and these: they differ.

    For an officer, who does not see the batches of other offices, and cannot move them below that holder.
    """
    left = [one for one in changed if _is_moving(one)]
    return tuple(one for one in changed if one not in left), tuple(map(_differing, left))


def _is_moving(one: Joined) -> bool:
    mine, mark = one.mine, one.becomes
    are_marks = isinstance(mine, Trademark) and isinstance(mark, Trademark) and mine.incomplete
    return are_marks and mark.holder not in (mine.holder, UNKNOWN)  # type: ignore[attr-defined]


def _differing(one: Joined) -> Differing:
    place = table_of(type(one.mine)), key_of(one.mine)
    return differing_at(one.mine, one.becomes, {place: "both"})
