"""Checks the undo of a named act: refused while later acts depend on it, or if a contradiction would result."""

from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from itertools import takewhile
from typing import NamedTuple

from msgspec import Raw

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.order import refuse_new_disorder
from customs_cli.domain.batch.course.resting import Moved, rests
from customs_cli.domain.batch.goods.parts import with_rest
from customs_cli.domain.documents.issued import that_count
from customs_cli.domain.documents.unfounded import voiding
from customs_cli.errors import Conflict
from customs_cli.procedures import law_of
from customs_cli.register.act import Act
from customs_cli.register.file.changes import Change, as_values, displaces
from customs_cli.register.file.codec import encoded
from customs_cli.register.file.journal import changes_in
from customs_cli.register.file.line import Entry
from customs_cli.register.undo import FOR_GOOD, standing_after
from customs_cli.sentences import ActName, command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.lookup.choosing import settled

_FEW = 20
"""For up to this many records, later acts are searched as bytes without decoding each of them."""


Changed = dict[tuple[str, str], list[Change]]
"""(table, key) of a record to the changes that an act made to it."""


class _Later(NamedTuple):
    entry: Entry
    changes: Changed


@contextmanager
def in_order(duty: Duty, act: Act, entry: Entry, changes: Sequence[Change]) -> Iterator[None]:
    """While changes that undo an act are applied in the block, refuse if later acts are in the way.

    Args:
        duty: The context of the undo.
        act: The act that undoes.
        entry: The act that is undone.
        changes: The changes that undo it.

    Raises:
        Conflict: A later act depends on it, or changed the same values; the hint is the command that undoes that act.
        Refusal: The days of a case would be in an impossible order.
    """
    later = _later(duty, entry, {(change.table, change.key) for change in changes if change.table != "serials"})
    own = _by_record(changes, {place for one in later for place in one.changes})
    kept = (place for place, there in sorted(own.items()) if all(change.path for change in there))
    before = {ref: act.batch(ref) for table, ref in kept if table == "batches"}
    if found := next((one for one in later if _rests(one.changes, own, before)), None):
        raise _rests_on(entry, _last(found, later, before))
    if found := next((one for one in later if _displaces(one.changes, own)), None):
        raise _rests_on(entry, _last(found, later, before))
    try:
        yield
    except Conflict:
        standing = next((one for one in later if one.entry.act in FOR_GOOD and _meet(one.changes, own)), None)
        found = standing or next((one for one in later if _meet(one.changes, own)), None)
        if found is None:
            raise
        raise _rests_on(entry, found if standing else _last(found, later, before)) from None
    for ref, batch in before.items():
        after = settled(duty, act, with_rest(act.batch(ref)))
        refuse_new_disorder(batch, after, law_of(after))
        _refuse_two_papers(batch, after)


def _later(duty: Duty, entry: Entry, places: Set[tuple[str, str]]) -> list[_Later]:
    if not places:
        return []
    recent = (kept.entry for kept in duty.register.recent(with_changes=False))
    about = ((one, _about(duty, one, places)) for one in standing_after(recent, entry.seq))
    return [_Later(one, changes) for one, changes in about if changes]


def _about(duty: Duty, entry: Entry, places: Set[tuple[str, str]]) -> Changed:
    raw = bytes(entry.changes) if isinstance(entry.changes, Raw) and len(places) <= _FEW else None
    if raw is not None and not any(encoded(key) in raw for _, key in places):
        return {}
    return _by_record(changes_in(entry, name=duty.register.store.journal_name), places)


def _by_record(changes: Iterable[Change], places: Set[tuple[str, str]]) -> Changed:
    found: Changed = {}
    for change in changes:
        if (place := (change.table, change.key)) in places and change.old != change.new:
            found.setdefault(place, []).append(as_values(change))
    return found


def _last(found: _Later, later: Sequence[_Later], batches: dict[str, Batch]) -> _Later:
    newer = list(takewhile(lambda one: one is not found, later))
    over = next((one for one in newer if _stands_over(one, found, batches)), None)
    return _last(over, newer, batches) if over else found


def _stands_over(one: _Later, other: _Later, batches: dict[str, Batch]) -> bool:
    return _rests(one.changes, other.changes, batches) or _meet(one.changes, other.changes)


def _rests(later: Changed, earlier: Changed, batches: dict[str, Batch]) -> bool:
    return any(
        rests(_moved(later[place]), _moved(earlier[place]), batches[place[1]])
        for place in later.keys() & earlier.keys()
        if place[0] == "batches" and place[1] in batches
    )


def _displaces(later: Changed, earlier: Changed) -> bool:
    return any(
        displaces(move, other.path)
        for place in later.keys() & earlier.keys()
        for move in _moved(later[place])
        for other in earlier[place]
    )


def _moved(changes: Iterable[Change]) -> Iterator[Moved]:
    return ((change.path, change.old, change.new) for change in changes)


def _meet(later: Changed, earlier: Changed) -> bool:
    return any(
        _is_one_place(one.path, other.path)
        for place in later.keys() & earlier.keys()
        for one in later[place]
        for other in earlier[place]
    )


def _is_one_place(one: Sequence[str | int], other: Sequence[str | int]) -> bool:
    length = min(len(one), len(other))
    if one[:length] == other[:length]:
        return True
    return one[: length - 1] == other[: length - 1] and isinstance(one[length - 1], int)


def _rests_on(entry: Entry, later: _Later) -> Conflict:
    is_for_good = later.entry.act in FOR_GOOD
    return Conflict(
        "act {later} ({next}) depends on act {seq} ({act}) and cannot be undone"
        if is_for_good
        else "act {later} ({next}) depends on act {seq} ({act}): undo the later act first",
        later=later.entry.seq,
        next=ActName(later.entry.act),
        seq=entry.seq,
        act=ActName(entry.act),
        hint=command("history", next(iter(later.changes))[1]) if is_for_good else command("undo", later.entry.seq),
    )


def _refuse_two_papers(before: Batch, after: Batch) -> None:
    counted = {one.number: one for one in that_count(before.documents)}
    for paper in that_count(after.documents):
        others = (one for one in counted.values() if one.number != paper.number)
        mine = (paper.form, paper.holder, paper.about)
        other = next((one for one in others if (one.form, one.holder, one.about) == mine), None)
        if other and paper.number not in counted:
            raise Conflict(
                "{other} was issued in place of {number}: make the newer document void first",
                other=other.number,
                number=paper.number,
                hint=voiding(other, after),
            )
