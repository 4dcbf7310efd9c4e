"""Joins the changes that two sides made to a record since they last agreed; what both changed is a conflict."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.resting import Moved
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.chain.same import Verdict
from customs_cli.domain.record import Record
from customs_cli.domain.sheets.issued import IssuedSheet
from customs_cli.register.file.changes import Change, Path, apply, difference, is_displaced, value_at
from customs_cli.register.file.codec import (
    TABLES,
    Document,
    Place,
    canonical,
    decode_document,
    from_document,
    key_of,
    place_of,
    table_of,
    to_document,
)
from customs_cli.register.register import Register
from customs_cli.services.exchange.merges.differing import Differing
from customs_cli.services.exchange.merges.filling import fills
from customs_cli.services.exchange.merges.planned import Plan
from customs_cli.services.exchange.moving.contradicting import Field, contradicting
from customs_cli.services.exchange.moving.in_common import in_common
from customs_cli.services.exchange.moving.still_referred import still_referred_to
from customs_cli.services.exchange.record_ancestry import COUNTED

_GROWING = ("notes", "evidence", "documents")
"""Lists of a batch to which both sides may add at once without contradicting each other."""
_KEPT = ("notes", "evidence")
"""Lists among `_GROWING` whose items are only added or removed, never changed."""

TAKING = ("pull", "sync")
"""The acts by which a file takes records from the shared register."""

Recount = Callable[[Batch], Batch]


class Joined(NamedTuple):
    """A record that both registers have, with its new value.

    Attributes:
        mine: The record in the shared register.
        becomes: The record with the file's changes.
    """

    mine: Record
    becomes: Record


class Since(NamedTuple):
    """What a file register changed after an entry.

    Attributes:
        before: For each record changed after the entry, its state at that entry, or the last state that both sides got
            from another file; None where neither exists.
        taken: The records that an entry of the file took from the shared register.
    """

    before: dict[Place, bytes | None]
    taken: frozenset[Place]


def since(other: Register, seq: int, alike: Mapping[Place, bytes]) -> Since:
    """Return what a file register changed after an entry.

    Args:
        other: The file register.
        seq: Number of the entry.
        alike: States of records that came into the shared register from another file.
    """
    after = [kept.entry for kept in other.entries() if kept.entry.seq > seq]
    touched = {(change.table, change.key) for entry in after for change in entry.changes}
    taken = {(change.table, change.key) for entry in after if entry.act in TAKING for change in entry.changes}
    documents: dict[Place, Document | None] = {}
    for kept in other.entries():
        if kept.entry.seq > seq:
            break
        for change in kept.entry.changes:
            if (place := (change.table, change.key)) in touched:
                documents[place] = apply(documents.get(place), change)
    states = {place: canonical(place[0], document) for place, document in documents.items() if document is not None}
    return Since({place: states.get(place) or alike.get(place) for place in touched}, frozenset(taken))


def settled(
    plan: Plan, ours: Register, theirs: Register, changed: Since, recount: Recount
) -> tuple[Plan, tuple[Joined, ...]]:
    """Return a merge's plan without what only the shared register changed, and the records that can be joined.

    Args:
        plan: The plan from `merging.plan`.
        ours: The shared register.
        theirs: The file register.
        changed: What the file changed since both agreed.
        recount: Returns a batch with its deadlines computed from its dates.
    """
    batches = (ref for ref in plan.unread if ("batches", ref) in changed.before)
    found = (*(record for record in plan.new if _is_of(record, changed)), *map(theirs.batch, batches))
    new = [record for record in found if not _is_as_before(record, changed)]  # else others took it out, and it is gone
    own = [record for record in new if not isinstance(record, Serial)]  # a counter only grows
    gone = [record for record in own if changed.before.get(place_of(record)) is not None and not _is_issued(record)]
    conflicts = [Differing(*place_of(record), (("", None, to_document(record)),), "both") for record in gone]
    joined: list[Joined] = []
    for row in plan.differing:
        if (place := (row.table, row.key)) not in changed.before:
            continue
        mine, other = (register.find(TABLES[row.table], row.key) for register in (ours, theirs))
        assert mine is not None
        assert other is not None
        if isinstance(mine, Verdict) and isinstance(other, Verdict) and mine.verdict == other.verdict:
            continue
        if changed.before[place] is None and row.later == "ours":  # new in the file, by way of another file
            continue
        before = changed.before[place]
        is_taken = before is None and place in changed.taken and _is_one(mine, other)
        if is_taken:
            other = _with_papers_of(mine, other)
            before = in_common(to_document(mine), to_document(other))
        both, becomes = _joined(before, mine, other, recount)
        if changed.before[place] is None and row.later == "theirs":
            becomes = other
        if becomes is None and (fills(mine, other, theirs) or (is_taken and isinstance(mine, IssuedSheet))):
            continue  # a sheet is issued in the shared register alone: the one that stands there counts
        if becomes is None and fills(other, mine, ours):
            becomes = other
        if becomes is None:
            later = "both" if is_taken and row.later == "another batch" else row.later
            conflicts.append(row._replace(fields=both or row.fields, later=later))
        elif becomes != mine:
            joined.append(Joined(mine, becomes))
    kept = tuple(record for record in new if record not in gone)
    staying = {place_of(record) for record in new}
    out = [record for record in plan.new if place_of(record) not in staying]
    kept = (*still_referred_to([*kept, *(one.becomes for one in joined)], out), *kept)
    return plan._replace(new=kept, unread=(), differing=tuple(conflicts)), tuple(joined)


def _is_issued(record: Record) -> bool:
    return isinstance(record, Batch) and bool(record.documents)


def _is_of(record: Record, changed: Since) -> bool:
    if isinstance(record, Serial):
        return any(key.rpartition("-")[0] == record.code for (_, key), was in changed.before.items() if was is None)
    return place_of(record) in changed.before


def _is_as_before(record: Record, changed: Since) -> bool:
    before = changed.before.get(place_of(record))
    return before is not None and to_document(record) == decode_document(before)


def _joined(
    before: bytes | None, mine: Record, other: Record, recount: Recount
) -> tuple[tuple[Field, ...], Record | None]:
    """Return (conflicting fields, joined record or None).

    A field conflicts where both sides changed it, or where it contradicts a change of the other side.
    """
    if before is None:
        return (), None
    table = table_of(type(mine))
    base, whole, then = decode_document(before), to_document(mine), to_document(other)
    lists = list(_grown(base, whole, then))
    ends = {field: end for field, end, _ in lists}
    grown = {field: items for field, _, items in lists}
    is_counted = all(any(one.get(k) != base.get(k) for k in COUNTED) for one in (whole, then))
    apart = COUNTED if is_counted else ()
    base, now, then = ({k: v for k, v in _cut(one, ends).items() if k not in apart} for one in (base, whole, then))
    moved = list(difference(base, now))
    own = {path: new for path, _, new in moved}
    shifted = {place for path in own if (place := _shifted(path, base, then))}
    both: dict[Path, Field] = {}
    alike: list[Path] = []
    wanted: list[Moved] = []
    for path, old, new in difference(base, then):
        if path in own and own[path] == new:
            alike.append(path)
        elif place := _shifted(path, base, now) or next((one for one in shifted if _meet(path, one)), None):
            both[place] = (_named(place), value_at(now, place), value_at(then, place))
        elif any(_meet(path, one) for one in own):
            both[path] = (_named(path), own.get(path, value_at(now, path)), new)
        else:
            wanted.append((path, old, new))
    if both:
        return tuple(both.values()), None
    document = _with(_cut(whole, ends), table, key_of(mine), wanted)
    record = from_document(table, {**document, **{k: [*document.get(k, ()), *more] for k, more in grown.items()}})
    ours = [move for move in moved if move[0] not in alike]
    if fields := contradicting(record, (mine, other), ours, wanted):
        return fields, None
    return (), recount(record) if is_counted and wanted and isinstance(record, Batch) else record


def _is_one(mine: Record, other: Record) -> bool:
    if isinstance(mine, Batch) and isinstance(other, Batch):
        return (mine.recorded_on, mine.officers) == (other.recorded_on, other.officers)
    return True


def _with_papers_of(mine: Record, other: Record) -> Record:
    if not (isinstance(mine, Batch) and isinstance(other, Batch)):
        return other
    ours = {paper.number: paper for paper in mine.documents}
    papers = ((paper, ours.get(paper.number, paper)) for paper in other.documents)
    return replace(other, documents=tuple(own if own.files != paper.files else paper for paper, own in papers))


def _named(path: Path) -> str:
    return ".".join(map(str, path))


def _grown(base: Document, now: Document, then: Document) -> Iterator[tuple[str, int, list[Any]]]:
    """Yield (field, place, items) of the lists to which both sides added; the items replace those from the place on.

    A note or an evidence file that one side removed is removed from the result, too.
    """
    for field in _GROWING:
        was, ours, theirs = (one.get(field, []) for one in (base, now, then))
        if len(theirs) > len(was) < len(ours):
            yield field, len(was), _added(ours[len(was) :], theirs[len(was) :])
        elif field in _KEPT and was not in (ours, theirs) and not (_holds(ours, was) and _holds(theirs, was)):
            stay = [item for item in ours if item not in was or item in theirs]
            yield field, 0, _added(stay, [item for item in theirs if item not in was])


def _added(ours: list[Any], theirs: list[Any]) -> list[Any]:
    known = [_known_by(item) for item in ours]
    return [*ours, *(item for item in theirs if _known_by(item) not in known)]


def _holds(items: list[Any], others: list[Any]) -> bool:
    return all(other in items for other in others)


def _cut(document: Document, ends: Mapping[str, int]) -> Document:
    cut = {field: document[field][:end] for field, end in ends.items() if end}
    return {**{field: value for field, value in document.items() if field not in ends}, **cut}


def _known_by(item: Document) -> Any:
    return item.get("sha256", item)


def _with(document: Document, table: str, key: str, steps: Iterable[tuple[Any, Any, Any]]) -> Document:
    for path, old, new in steps:
        document = apply(document, Change(table, key, path, old, new))
    return document


def _meet(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    short = min(len(one), len(other))
    return one[:short] == other[:short]


def _shifted(path: Path, before: Document, after: Document) -> Path | None:
    for depth, step in enumerate(path):
        was, now = (value_at(one, path[:depth]) for one in (before, after))
        if isinstance(step, int) and isinstance(was, list) and step < len(was) and now and is_displaced(was, now, step):
            return path[:depth]
    return None
