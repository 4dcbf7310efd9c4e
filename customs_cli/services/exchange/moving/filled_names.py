"""Names that are incomplete in the shared register and complete in a file, and marks that get another holder."""

from collections.abc import Mapping, Set

from customs_cli.domain.batch.batch import Batch, holder_of
from customs_cli.domain.batch.linking import moved
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.register.file.codec import key_of, table_of
from customs_cli.register.register import Register
from customs_cli.services.exchange.merges.differing import Differing, differing_at
from customs_cli.services.exchange.merges.planned import Plan
from customs_cli.services.exchange.moving.joining import Joined


def filled_apart(plan: Plan, ours: Register) -> tuple[Plan, tuple[Joined, ...]]:
    """Return the plan without the names that complete ours, and these names."""
    if not plan.filled:
        return plan, ()
    kept = (record for record in plan.new if not isinstance(record, Batch | Serial))
    filled = [Joined(mine, record) for record in kept if (mine := ours.find(type(record), key_of(record)))]
    becomes = [one.becomes for one in filled]
    return plan._replace(new=tuple(record for record in plan.new if record not in becomes)), tuple(filled)


def without_moves(
    changed: tuple[Joined, ...], ours: Register, own: Set[str] | None
) -> tuple[tuple[Joined, ...], tuple[Differing, ...]]:
    """Separate the changed records from marks that cannot get another holder, because batches cannot follow them."""
    batches = {one.becomes.ref: one.becomes for one in changed if isinstance(one.becomes, Batch)}
    left = [one for one in changed if _is_moving(one) and not _is_followed(one, ours, batches, own)]
    return tuple(one for one in changed if one not in left), tuple(map(_differing, left))


def _is_moving(one: Joined) -> bool:
    mine, mark = one.mine, one.becomes
    are_marks = isinstance(mine, Trademark) and isinstance(mark, Trademark)
    return are_marks and mark.holder not in (mine.holder, UNKNOWN)  # type: ignore[attr-defined]


def _is_followed(one: Joined, ours: Register, coming: Mapping[str, Batch], own: Set[str] | None) -> bool:
    mine, mark = one.mine, one.becomes
    assert isinstance(mine, Trademark)
    assert isinstance(mark, Trademark)
    if own is not None and mine.incomplete:
        return False
    for here in ours.referring({("trademarks", mark.code)}):
        batch = coming.get(here.ref, here)
        if holder_of(batch, mark.code) in (None, mark.holder):
            continue
        if (own is not None and batch.office not in own) or moved(batch, mark.code, mark.holder) is batch:
            return False
    return True


def _differing(one: Joined) -> Differing:
    place = table_of(type(one.mine)), key_of(one.mine)
    return differing_at(one.mine, one.becomes, {place: "both"})
