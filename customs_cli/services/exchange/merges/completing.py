"""Records that differ: a blank of one side gives way to a value of the other, and what was decided stays so.

A value that one side took out after both had it is no blank. What belongs to a value that the two sides contradict goes
with that value: the number of a decision, the address of a party.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import reduce
from typing import Any, NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.domain.rights.named import KINDS
from customs_cli.errors import Conflict, Damaged
from customs_cli.register.file.changes import Change, Path, apply, difference, value_at
from customs_cli.register.file.codec import Document, Place, decode_document, from_document, place_of, to_document
from customs_cli.register.register import Register
from customs_cli.services.exchange.merges.differing import Differing, comparable, differing_at
from customs_cli.services.exchange.merges.rewritten import met_before
from customs_cli.services.exchange.moving.contradicting import contradicting
from customs_cli.services.exchange.record_ancestry import Past, State

Step = tuple[Path, Any, Any]
"""(path, our value, their value)."""

_BLANK: tuple[object, ...] = (None, "", (), {})
_ACTS = {
    "replied": "reply",
    "security": "reply",
    "earlier_replies": "reply",
    "found": "finding",
    "unfound": "finding",
    "parts": "outcome",
    "ground": "outcome",
    "fine": "outcome",
    "penalty_value": "outcome",
    "security_back": "outcome",
}
"""Fields of a proceeding that belong to an act, where they do not begin with its name."""


class Completed(NamedTuple):
    """What becomes of records that contradict each other.

    Attributes:
        asked: Those that an officer's word decides.
        decided: Those about which an earlier merge decided for ours.
        filled: Records of ours with what only theirs says, where nothing else differs.
        equal: How many are the same as ours once nothing of theirs is blank.
        came: (table, key, path, value) of what fills a blank of ours.
    """

    asked: tuple[Differing, ...]
    decided: tuple[Differing, ...]
    filled: tuple[Record, ...]
    equal: int
    came: tuple[tuple[str, str, str, object], ...]


def completed(
    ours: Register,
    theirs: Register,
    pairs: Sequence[tuple[Record, Record]],
    past: Mapping[Place, Past],
    *,
    is_filling: bool,
) -> Completed:
    """Separate what an officer must decide from what completes, and from what was decided before.

    Args:
        ours: The register that takes records in.
        theirs: The other register.
        pairs: (ours, theirs) of each differing record.
        past: What both journals tell of them.
        is_filling: Whether anything is completed; otherwise all is asked.
    """
    words = {place: one.later for place, one in past.items()}
    met = met_before(ours, theirs) if pairs and is_filling else None
    asked, decided, filled = [], [], []
    equal, came = 0, []
    for mine, other in pairs:
        one = past[place_of(mine)]
        if not is_filling or one.later == "another batch":
            asked.append(differing_at(mine, other, words))
            continue
        steps = _steps(mine, other)
        fills = _fills(mine, other, steps, one)
        whole = _with(ours, mine, other, [(path, old, new) for path, old, new in fills if old is None])
        theirs_whole = _with(ours, other, mine, [(path, new, old) for path, old, new in fills if new is None])
        came += [(*place_of(mine), ".".join(map(str, path)), new) for path, _, new in _steps(mine, whole)]
        before = _decided(_steps(whole, theirs_whole), one, met) if met else []
        left = _with(ours, theirs_whole, whole, [(path, new, old) for path, old, new in reversed(before)])
        if _steps(whole, left):
            asked.append(differing_at(whole, left, words)._replace(sides=(whole, left)))
            continue
        if _steps(whole, theirs_whole):
            decided.append(differing_at(whole, theirs_whole, words)._replace(sides=(whole, theirs_whole)))
        if whole == mine:
            equal += 1
        else:
            filled.append(whole)
    return Completed(tuple(asked), tuple(decided), tuple(filled), equal, tuple(came))


def _steps(mine: Record, other: Record) -> list[Step]:
    return list(difference(to_document(comparable(mine)), to_document(comparable(other))))


def _fills(mine: Record, other: Record, steps: Iterable[Step], past: Past) -> list[Step]:
    if not isinstance(mine, (Batch, *KINDS)):
        return []
    fills, contradicted = [], set()
    for step in steps:
        path, old, new = step
        if _is_blank(mine, path) and _is_plain(new):
            is_fill = not _had(past.since_alike(is_ours=True), path)
        else:
            is_fill = _is_blank(other, path) and _is_plain(old) and not _had(past.since_alike(is_ours=False), path)
        if is_fill:
            fills.append(step)
        else:
            contradicted.add(_whole_of(mine, path))
    return [step for step in fills if _whole_of(mine, step[0]) not in contradicted]


def _is_blank(record: Record, path: Path) -> bool:
    place = reduce(_inside, path[:-1], record)
    return isinstance(place, Record) and getattr(place, str(path[-1]), 0) in _BLANK


def _inside(place: Any, step: str | int) -> Any:
    return getattr(place, str(step), None) if isinstance(place, Record) else place[step]


def _is_plain(value: Any) -> bool:
    return not isinstance(value, list) or not any(isinstance(item, dict) for item in value)


def _had(states: Iterable[bytes], path: Path) -> bool:
    return any(value_at(decode_document(body), path) is not None for body in states)


def _whole_of(record: Record, path: Path) -> Path:
    if not isinstance(record, Batch) or path[:1] not in (("lines",), ("proceedings",)):
        return (str(path[0]).partition("_")[0],) if isinstance(record, Batch) else path[:1]
    if path[2:3] == ("marks",) and path[0] == "proceedings":
        return path[:4]
    name = str(path[2]) if len(path) > 2 else ""
    word = name.partition("_")[0]
    return (*path[:2], _ACTS.get(name) or _ACTS.get(word, word))


def _decided(steps: Iterable[Step], past: Past, met: tuple[int, int]) -> list[Step]:
    mine, theirs = (_as_of(states, seq) for states, seq in zip(past[1:], met, strict=True))
    if mine is None or theirs is None:
        return []
    return [step for step in steps if value_at(mine, step[0]) != value_at(theirs, step[0]) == step[2]]


def _as_of(states: Sequence[State], seq: int) -> Document | None:
    known: dict[int, bytes] = {}
    for state in states:
        if state.seq <= seq:
            known.setdefault(state.seq, state.body)  # the state itself comes before what it becomes in ours
    return decode_document(known[max(known)]) if known else None


def _with(ours: Register, record: Record, other: Record, steps: Sequence[Step]) -> Record:
    if not steps:
        return record
    table, key = place_of(record)
    document = to_document(record)
    with suppress(Conflict, Damaged):
        for path, old, new in steps:
            document = apply(document, Change(table, key, path, old, new))
        whole = from_document(table, document)
        if contradicting(whole, (record, other), (), steps):
            return record
        return ours.store.current(replace(whole, law="")) if isinstance(whole, Batch) and whole.law else whole
    return record
