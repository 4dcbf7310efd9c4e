"""Collects from a journal the acts on one batch and its names, cut to what a receiver may see, with their proof."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from hashlib import sha256
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import Conflict, Damaged
from customs_cli.register.file.changes import Change, apply
from customs_cli.register.file.codec import Place, decode_document, encoded, to_document
from customs_cli.register.file.journal import read
from customs_cli.register.file.line import Kept, line_of
from customs_cli.register.proof.merkle import inclusion_proof, root_of, split
from customs_cli.register.proof.parts import FORMER, Group, Name, cut, groups, unread
from customs_cli.register.register import Register
from customs_cli.sentences import command
from customs_cli.services.exchange.bag.proof import Handed, dumped, record_of, referred, shown_digest, told
from customs_cli.services.exchange.showing import REASONS, Document, Event, Receiver, shown
from customs_cli.services.undo.undoing import references

Json = dict[str, Any]


class Gathered(NamedTuple):
    """The contents of a bundle as of one act.

    Attributes:
        leaves: Leaves of all acts in the journal up to then.
        acts: The acts on the batch, as `acts.json` has them.
        record: The record that these acts give.
        handed: The contents of the reason of the bundle act.
        is_part: Whether something is kept back.
        names: The contents of `names.json`, where names have a journal of their own; else None.
    """

    leaves: tuple[bytes, ...]
    acts: tuple[Json, ...]
    record: Json
    handed: Handed
    is_part: bool
    names: Json | None = None


class _Act(NamedTuple):
    kept: Kept
    leaves: list[bytes]
    own: dict[int, Group]
    changes: tuple[Change, ...]
    places: set[Place]


def gathered(register: Register, batch: Batch, receiver: Receiver, names: Register | None = None) -> Gathered:
    """Collect all that is handed over of a batch; the journal is read once, up to the current state.

    Args:
        register: The register that keeps the batch.
        batch: The batch as it stands.
        receiver: What the receiver may see.
        names: The register with the journal of holders, marks and offices, where that is another one.

    Raises:
        Damaged: The journal cannot be read, or its acts do not give the record.
    """
    leaves, found = _read(register, {("batches", batch.ref), *references(batch)})
    own = _shown(found, batch, receiver)
    of_batch = _told(found, {("batches", batch.ref)}, receiver, own)
    hidden = sorted(receiver.hidden)
    record = record_of([told(act) for act in of_batch], batch.ref, receiver.holder, hidden)
    codes = {(table, code) for table, listed in referred(record["batch"]).items() for code in listed}
    acts = _told(found, {("batches", batch.ref), *codes}, receiver, own)
    on_names = _on_names(names, codes, receiver) if names else None
    told_of_names = on_names["acts"] if on_names else []
    heard = [told(act) for act in told_of_names]
    record = record_of([told(act) for act in acts], batch.ref, receiver.holder, hidden, heard)
    is_part = record["batch"] != to_document(batch)
    if is_part and receiver.sees_all:
        raise _odd(batch)
    extracts = [act for act in acts if "steps" in act]
    handed = Handed(
        batch.ref,
        receiver.holder,
        [act["seq"] for act in acts],
        sha256(dumped(record)).hexdigest(),
        sha256(dumped(extracts)).hexdigest() if extracts else "",
        "{root}@{size}".format_map(on_names) if on_names else "",
        shown_digest(acts, told_of_names),
    )
    return Gathered(tuple(leaves), tuple(acts), record, handed, is_part, on_names)


def bundle_act(kept: Kept) -> Json:
    """Return the bundle act itself, with its reason and the batch it is about, as `acts.json` has it."""
    made = list(groups(kept.entry.salt, kept.entry.reason, kept.entry.changes))
    act = _Act(kept, [group.leaf for group in made], dict(enumerate(made)), (), set())
    return _second(act, {place: {part.name for part in group.parts} for place, group in act.own.items()})


def proof(leaves: tuple[bytes, ...], acts: Iterable[int], sizes: Iterable[int]) -> Json:
    """Return the contents of `proof.json`: the root over all leaves, and the nodes that connect the acts to it.

    Args:
        leaves: Leaves of the whole journal.
        acts: Numbers of the acts that are shown; the roots after each of them can be computed from the nodes, too.
        sizes: Sizes of older roots that must be computable from the nodes.
    """
    own = {number - 1 for number in acts}
    cuts = {size for size in (*sizes, *acts) if 0 < size < len(leaves)}

    def over(low: int, high: int) -> Iterator[list[Any]]:
        count = high - low
        is_cut = any(low <= place < high for place in own) or any(low < size < high for size in cuts)
        if not is_cut:
            yield [low, count, root_of(leaves[low:high]).hex()]
        elif count > 1:
            half = split(count)
            yield from over(low, low + half)
            yield from over(low + half, high)

    return {"root": root_of(leaves).hex(), "size": len(leaves), "nodes": list(over(0, len(leaves)))}


def _on_names(names: Register, codes: set[Place], receiver: Receiver) -> Json | None:
    leaves, found = _read(names, codes)
    acts = _told(found, codes, receiver, set())
    if not acts:
        return None
    proven = proof(tuple(leaves), [act["seq"] for act in acts], ())
    return {"schema": "customs.names/1", "acts": acts, **proven}


def _read(register: Register, places: set[Place]) -> tuple[list[bytes], list[_Act]]:
    store = register.store
    wanted = [
        encoded(key) if table == "batches" else b"[%b,%b," % (encoded(table), encoded(key)) for table, key in places
    ]
    leaves, found = [], []
    for kept in read(store.journal, name=store.journal_name, until=register.snapshot.offset, with_changes=False):
        leaves.append(kept.leaf)
        changes = bytes(kept.entry.changes)  # type: ignore[arg-type]
        if any(word in changes for word in wanted):
            found.append(_act(kept, places))
    return leaves, found


def _act(kept: Kept, places: set[Place]) -> _Act:
    leaves, own, changes = [], {}, unread(kept.entry)
    for place, group in enumerate(groups(kept.entry.salt or "0" * 64, kept.entry.reason, changes)):
        leaves.append(group.leaf)
        if not place or (group.table, group.key) in places:
            own[place] = group
    wanted = tuple(change.read() for change in changes if (change.table, change.key) in places)
    return _Act(kept, leaves, own, wanted, {(change.table, change.key) for change in changes})


def _shown(acts: list[_Act], batch: Batch, receiver: Receiver) -> set[tuple[int, Name]]:
    events: list[Event] = []
    document: Document | None = None
    before: Document = {}
    for act in acts:
        pieces: dict[Name, bool] = {}
        has_former = False
        for change in act.changes:
            if (change.table, change.key) != ("batches", batch.ref):
                continue
            for name, path, _ in cut(change):
                pieces[name] = pieces.get(name, False) or path == name
            has_former = has_former or change.old is not None
            try:
                document = apply(document, replace(change, new=deepcopy(change.new)))
            except Conflict as error:  # somebody wrote the act by hand into a shared register
                raise _odd(batch) from error
        after = decode_document(encoded(document)) if document is not None else {}
        events += (Event(act.kept.entry.seq, name, is_whole, after) for name, is_whole in pieces.items())
        if has_former:
            events.append(Event(act.kept.entry.seq, FORMER, True, before))
        before = after
    return shown(events, receiver, to_document(batch))


def _odd(batch: Batch) -> Damaged:
    return Damaged("the acts do not add up to the record of {ref}", ref=batch.ref, hint=command("verify"))


def _told(acts: list[_Act], places: set[Place], receiver: Receiver, own: set[tuple[int, Name]]) -> list[Json]:
    said = []
    for act in acts:
        parts = {place: _visible(act, group, places, receiver, own) for place, group in act.own.items() if place}
        if any(parts.values()):
            if REASONS not in receiver.hidden and _is_all(act, parts, receiver):
                parts[0] = {()}
            said.append(_second(act, parts) if act.kept.entry.salt else _first(act, parts))
    return said


def _visible(act: _Act, group: Group, places: set[Place], receiver: Receiver, own: set[tuple[int, Name]]) -> set[Name]:
    names = {part.name for part in group.parts}
    if (group.table, group.key) not in places:
        return set()
    if group.table == "batches":
        return {name for name in names if (act.kept.entry.seq, name) in own}
    return names if receiver.sees_all else names - {FORMER}


def _is_all(act: _Act, parts: dict[int, set[Name]], receiver: Receiver) -> bool:
    """Return whether all changes of an act are visible, so that its reason can be shown as well.

    The reason of an earlier bundle act numbers acts that may be kept back here, and from the SHA-256 of the record that
    was handed over then, one could guess what of it is.
    """
    if receiver.sees_all:
        return True
    if act.kept.entry.act == "bundle":
        return False
    return len(act.own) == len(act.leaves) and all(
        parts[place] == {part.name for part in group.parts} for place, group in act.own.items() if place
    )


def _second(act: _Act, parts: dict[int, set[Name]]) -> Json:
    shown_groups = [_group(act, place, names) for place, names in sorted(parts.items()) if names]
    header = act.kept.proven.decode()
    return {"seq": act.kept.entry.seq, "header": header, "count": len(act.leaves), "groups": shown_groups}


def _group(act: _Act, place: int, names: set[Name]) -> Json:
    parts = [
        {"salt": part.salt.hex(), "text": part.text.decode()} if part.name in names else {"hash": part.hash.hex()}
        for part in act.own[place].parts
    ]
    return {"index": place, "parts": parts, "path": [step.hex() for step in inclusion_proof(act.leaves, place)]}


def _first(act: _Act, parts: dict[int, set[Name]]) -> Json:
    kept, entry = act.kept, act.kept.entry
    own = {place for place, group in act.own.items() if parts.get(place) == {part.name for part in group.parts}}
    told_apart = {place for place in act.places if place[0] != "serials"}
    if 0 in parts and told_apart <= {(act.own[place].table, act.own[place].key) for place in own}:
        return {"seq": entry.seq, "line": line_of(kept).decode()}
    fields = ("seq", "at", "by", "office", "act", "reverts")
    header = decode_document(kept.proven + b"}")
    said = {**{name: header[name] for name in fields}, "reason": entry.reason if 0 in parts else None}
    names = {(act.own[place].table, act.own[place].key): own_names for place, own_names in parts.items()}
    steps = [
        [change.table, change.key, list(path), value]
        for change in act.changes
        for name, path, value in cut(change)
        if name in names.get((change.table, change.key), ())
    ]
    return {"seq": entry.seq, "leaf": kept.leaf.hex(), "said": said, "steps": steps}
