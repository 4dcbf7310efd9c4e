"""What became of a record on two sides since they were alike, joined path by path; what both changed is nobody's."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.resting import Moved
from customs_cli.domain.chain.same import Verdict
from customs_cli.domain.record import Record
from customs_cli.register.file.changes import Change, Path, apply, difference, is_displaced, value_at
from customs_cli.register.file.codec import (
    TABLES,
    Document,
    Serial,
    canonical,
    decode_document,
    from_document,
    key_of,
    table_of,
    to_document,
)
from customs_cli.register.register import Register
from customs_cli.services.exchange.merges.differing import Differing
from customs_cli.services.exchange.merges.filling import fills
from customs_cli.services.exchange.merges.planned import Plan
from customs_cli.services.exchange.moving.contradicting import Field, contradicting
from customs_cli.services.exchange.moving.still_referred import still_referred_to
from customs_cli.services.exchange.record_ancestry import COUNTED

_GROWING = ("notes", "evidence", "documents")
"""Lists of a batch to which two may add at once: one does not contradict the other."""
_KEPT = ("notes", "evidence")
"""Those of them of which nothing is changed, but added and taken back."""

Recount = Callable[[Batch], Batch]

Place = tuple[str, str]
"""Table, and reference or code."""


class Joined(NamedTuple):
    """A record that both have, as it becomes.

    Attributes:
        mine: As the shared register has it.
        becomes: With what the file changed.
    """

    mine: Record
    becomes: Record


class Since(NamedTuple):
    """What a file register changed after an entry.

    Attributes:
        before: What it was by that entry, or when it was alike on both sides by way of another file; None where it was
            in neither: of each place that was changed later.
    """

    before: dict[Place, bytes | None]


def since(other: Register, seq: int, alike: Mapping[Place, bytes]) -> Since:
    """What a file register changed after an entry.

    Args:
        other: The file register.
        seq: The entry.
        alike: What records were that came into the shared register by way of another file.
    """
    touched = {
        (change.table, change.key) for kept in other.entries() if kept.entry.seq > seq for change in kept.entry.changes
    }
    documents: dict[Place, Document | None] = {}
    for kept in other.entries():
        if kept.entry.seq > seq:
            break
        for change in kept.entry.changes:
            if (place := (change.table, change.key)) in touched:
                documents[place] = apply(documents.get(place), change)
    states = {place: canonical(place[0], document) for place, document in documents.items() if document is not None}
    return Since({place: states.get(place) or alike.get(place) for place in touched})


def settled(
    plan: Plan, ours: Register, theirs: Register, changed: Since, recount: Recount
) -> tuple[Plan, tuple[Joined, ...]]:
    """The plan of a merge without what only the shared register changed; and what can be joined path by path.

    Args:
        plan: As `merging.plan` gives it.
        ours: The shared register.
        theirs: The file register.
        changed: What the file changed since they were alike.
        recount: Gives a batch with its deadlines as its dates have them.
    """
    batches = (ref for ref in plan.unread if ("batches", ref) in changed.before)
    found = (*(record for record in plan.new if _is_of(record, changed)), *map(theirs.batch, batches))
    new = [record for record in found if not _is_as_before(record, changed)]  # else others took it out, and it is gone
    own = [record for record in new if not isinstance(record, Serial)]  # a counter only grows
    gone = [record for record in own if changed.before.get(_place(record)) is not None and not _is_issued(record)]
    conflicts = [Differing(*_place(record), (("", None, to_document(record)),), "both") for record in gone]
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
        both, becomes = _joined(changed.before[place], mine, other, recount)
        if changed.before[place] is None and row.later == "theirs":
            becomes = other
        if becomes is None and fills(mine, other, theirs):
            continue
        if becomes is None and fills(other, mine, ours):
            becomes = other
        if becomes is None:
            conflicts.append(row._replace(fields=both or row.fields))
        elif becomes != mine:
            joined.append(Joined(mine, becomes))
    kept = tuple(record for record in new if record not in gone)
    staying = {_place(record) for record in new}
    out = [record for record in plan.new if _place(record) not in staying]
    kept = (*still_referred_to([*kept, *(one.becomes for one in joined)], out), *kept)
    return plan._replace(new=kept, unread=(), differing=tuple(conflicts)), tuple(joined)


def _is_issued(record: Record) -> bool:
    """Whether papers were issued about a record, which no undo takes back: who took it out did so before."""
    return isinstance(record, Batch) and bool(record.documents)


def _is_of(record: Record, changed: Since) -> bool:
    """Whether a record, or what a counter has counted, is of what the file changed."""
    if isinstance(record, Serial):
        return any(key.rpartition("-")[0] == record.code for (_, key), was in changed.before.items() if was is None)
    return _place(record) in changed.before


def _is_as_before(record: Record, changed: Since) -> bool:
    """Whether what the file changed of a record was taken back."""
    table, key = _place(record)
    before = changed.before.get((table, key))
    return before is not None and canonical(table, to_document(record)) == before


def _place(record: Record) -> Place:
    return table_of(type(record)), key_of(record)


def _joined(
    before: bytes | None, mine: Record, other: Record, recount: Recount
) -> tuple[tuple[Field, ...], Record | None]:
    """What both changed, path by path, or stands in the way of what the other did; or the record with all of it."""
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


def _named(path: Path) -> str:
    return ".".join(map(str, path))


def _grown(base: Document, now: Document, then: Document) -> Iterator[tuple[str, int, list[Any]]]:
    """Lists to which both sides added: from which place on, and what stands there; see `_added`.

    A note or a file of evidence that one side took back meanwhile goes out of the other's, too.
    """
    for field in _GROWING:
        was, ours, theirs = (one.get(field, []) for one in (base, now, then))
        if len(theirs) > len(was) < len(ours):
            yield field, len(was), _added(ours[len(was) :], theirs[len(was) :])
        elif field in _KEPT and was not in (ours, theirs) and not (_holds(ours, was) and _holds(theirs, was)):
            stay = [item for item in ours if item not in was or item in theirs]
            yield field, 0, _added(stay, [item for item in theirs if item not in was])


def _added(ours: list[Any], theirs: list[Any]) -> list[Any]:
    """What the shared register has, then what the file adds; a file of evidence that both added is there once."""
    known = [_known_by(item) for item in ours]
    return [*ours, *(item for item in theirs if _known_by(item) not in known)]


def _holds(items: list[Any], others: list[Any]) -> bool:
    return all(other in items for other in others)


def _cut(document: Document, ends: Mapping[str, int]) -> Document:
    """A document without what was added to lists."""
    cut = {field: document[field][:end] for field, end in ends.items() if end}
    return {**{field: value for field, value in document.items() if field not in ends}, **cut}


def _known_by(item: Document) -> Any:
    """By what an item of such a list is the same: a file by its SHA-256, which a batch has but once."""
    return item.get("sha256", item)


def _with(document: Document, table: str, key: str, steps: Iterable[tuple[Any, Any, Any]]) -> Document:
    for path, old, new in steps:
        document = apply(document, Change(table, key, path, old, new))
    return document


def _meet(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    short = min(len(one), len(other))
    return one[:short] == other[:short]


def _shifted(path: Path, before: Document, after: Document) -> Path | None:
    """The list through which a path goes and in which another item stands in that place since; None for none."""
    for depth, step in enumerate(path):
        was, now = (value_at(one, path[:depth]) for one in (before, after))
        if isinstance(step, int) and isinstance(was, list) and step < len(was) and now and is_displaced(was, now, step):
            return path[:depth]
    return None
