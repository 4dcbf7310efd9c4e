"""Finds which of two registers changed a record last, from all states of it that their journals contain."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.errors import Damaged
from customs_cli.register.file.changes import apply
from customs_cli.register.file.codec import Document, Place, canonical, from_document, table_of, to_document
from customs_cli.register.file.line import Kept
from customs_cli.register.register import Register

Later = Literal["theirs", "ours", "both", "another batch", ""]
"""The side that changed a record after a state that both had; empty where no common state is known."""

NUMBERED = ("batches", "clues", "visits")
"""Tables whose records are named by counters."""
COUNTED = ("deadlines", "law")
"""Fields of a batch that are computed from its dates; where both sides changed dates, they are computed anew."""


class State(NamedTuple):
    """A record as an act left it: number of the act, the record as bytes, and the act that this one undid or redid."""

    seq: int
    body: bytes
    reverts: int | None = None


class Past(NamedTuple):
    """What two journals tell of a record.

    Attributes:
        later: Which side changed it last.
        mine: All states of it in ours, the oldest first.
        theirs: All states of it in theirs.
    """

    later: Later
    mine: list[State]
    theirs: list[State]

    def since_alike(self, *, is_ours: bool) -> list[bytes]:
        """Return the states of one side from the last that both had, or from its first; none that was undone."""
        own, others = (self.mine, self.theirs) if is_ours else (self.theirs, self.mine)
        undone = {state.reverts for state in own}
        bodies = [state.body for state in own if state.seq not in undone]
        alike = next((body for body in reversed(_bodies(others)) if body in bodies), None)
        return bodies if alike is None else bodies[len(bodies) - 1 - bodies[::-1].index(alike) :]


def later(
    ours: Register,
    theirs: Register,
    places: Iterable[Place],
    by_way_of: Iterable[Iterable[Kept]] = (),
) -> dict[Place, Later]:
    """Return for each record which side changed it after the last common state; see `pasts`."""
    return {place: past.later for place, past in pasts(ours, theirs, places, by_way_of=by_way_of).items()}


def pasts(
    ours: Register,
    theirs: Register,
    places: Iterable[Place],
    supposed: Mapping[Place, bytes | None] | None = None,
    as_here: Callable[[Batch], Batch] | None = None,
    by_way_of: Iterable[Iterable[Kept]] = (),
) -> dict[Place, Past]:
    """Return for each record what both journals tell of it, and which side changed it after the last common state.

    A batch (clue, visit) without a common state was recorded by each side itself: `another batch`.
    """
    wanted = set(places)
    if not wanted:
        return {}
    mine, others = _states_of((*by_way_of, ours.entries()), wanted), _states(theirs.entries(), wanted, as_here)
    for place, body in (supposed or {}).items():
        if body is None or place not in wanted:
            continue
        mine.setdefault(place, []).append(State(ours.snapshot.seq + 1, _state(place, msgspec.json.decode(body))))
    told = ((place, mine.get(place, []), others.get(place, [])) for place in wanted)
    return {place: Past(_later(place, *map(_bodies, states)), *states) for place, *states in told}


def last_alike(
    ours: Register, theirs: Register, places: Iterable[Place], by_way_of: Iterable[Iterable[Kept]]
) -> dict[Place, bytes]:
    """Return for each record the last state of theirs that ours had too, where there is one; see `later`."""
    wanted = set(places)
    mine, others = _states_of((*by_way_of, ours.entries()), wanted), _states(theirs.entries(), wanted)
    known = {place: set(_bodies(states)) for place, states in mine.items()}
    alike = {
        place: [body for body in _bodies(states) if body in known.get(place, ())] for place, states in others.items()
    }
    return {place: bodies[-1] for place, bodies in alike.items() if bodies}


def _states_of(journals: Iterable[Iterable[Kept]], wanted: set[Place]) -> dict[Place, list[State]]:
    found: dict[Place, list[State]] = {}
    for entries in journals:
        for place, states in _states(entries, wanted).items():
            found.setdefault(place, []).extend(states)
    return found


def _bodies(states: Iterable[State]) -> list[bytes]:
    return [state.body for state in states]


def _later(place: Place, mine: list[bytes], others: list[bytes]) -> Later:
    if mine and mine[-1] in others:
        return "theirs"
    if others and others[-1] in mine:
        return "ours"
    if not set(mine).isdisjoint(others):
        return "both"
    return "another batch" if place[0] in NUMBERED else ""


def _states(
    entries: Iterable[Kept], wanted: set[Place], as_here: Callable[[Batch], Batch] | None = None
) -> dict[Place, list[State]]:
    documents: dict[Place, Document | None] = {}
    states: dict[Place, list[State]] = {}
    for kept in entries:
        touched = [change for change in kept.entry.changes if (change.table, change.key) in wanted]
        for change in touched:
            place = change.table, change.key
            documents[place] = apply(documents.get(place), change)
        for place in {(change.table, change.key) for change in touched}:
            document = documents[place]
            if document is not None:
                states.setdefault(place, []).append(State(kept.entry.seq, _state(place, document), kept.entry.reverts))
                if as_here and place[0] == table_of(Batch):
                    states[place] += [State(kept.entry.seq, body) for body in _as_here(place, document, as_here)]
    return states


def _as_here(place: Place, document: Document, as_here: Callable[[Batch], Batch]) -> list[bytes]:
    try:
        batch = from_document(place[0], document)
    except Damaged:
        return []
    return [_state(place, to_document(as_here(batch)))] if isinstance(batch, Batch) else []


def _state(place: Place, document: Document) -> bytes:
    body = canonical(place[0], comparable_document(place[0], document))
    return msgspec.json.encode(msgspec.json.decode(body), order="sorted")


def comparable_document(table: str, document: Document) -> Document:
    """Return a document without what two registers may differ in; see `merges.differing.comparable`."""
    if table != table_of(Batch):
        return document
    own = {field: value for field, value in document.items() if field not in COUNTED}
    if pieces := own.get("evidence"):
        own["evidence"] = [{k: v for k, v in piece.items() if k != "elsewhere"} for piece in pieces]
    return own
