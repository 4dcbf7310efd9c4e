"""Which acts of a case rest on earlier ones: an act can only be undone after every act that rests on it.

Derived from the fields of the batch that the two acts changed, each given by its path: `("proceedings", HOLDER,
"replied_on")`. Fields that belong to no step listed here (a note, a party, a fee, the number of a document) carry
nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.course.rare_events import ABOUT, AFTER
from customs_cli.domain.values.name_matching import UNKNOWN

Path = Sequence[str | int]
Moved = tuple[Path, Any, Any]
"""A field that an act changed: its path in the batch, the value before, the value after."""

STEPS = {
    "notified_on": "notice",
    "served_on": "notice",
    "reply": "reply",
    "replied_on": "reply",
    "security": "reply",
    "basis": "reply",
    "detained_on": "detention",
    "marks": "word",
    "finding": "finding",
    "finding_on": "finding",
    "found": "finding",
    "court": "court",
    "outcome": "outcome",
    "outcome_on": "outcome",
    "parts": "outcome",
    "fine": "outcome",
    "bond": "outcome",
    "events": "event",
    "facts": "event",
}
"""Field of a proceeding -> the step of its course that it belongs to."""

_UNTIL_DETAINED = ("procedure", "notice", "reply", "detention")
_UNTIL_FOUND = ("goods", *_UNTIL_DETAINED, "word", "finding", "event")
_UNTIL_ENDED = (*_UNTIL_FOUND, "court", "outcome")
RESTS_ON: dict[str, tuple[str, ...]] = {
    "notice": ("procedure", "notice"),
    "reply": ("procedure", "notice", "reply"),
    "detention": _UNTIL_DETAINED,
    "word": ("procedure", "goods", "notice", "word"),
    "finding": _UNTIL_FOUND,
    "court": (*_UNTIL_DETAINED, "court"),
    "outcome": _UNTIL_ENDED,
    "event": (*_UNTIL_DETAINED, "event", "court", "finding", "outcome"),
    "leaving": _UNTIL_ENDED,
    "custody": ("goods",),
}
"""Step -> the earlier steps of the same holder's goods that it rests on."""

_COUNTED = ("quantity", "unit", "marks")
_LEAVING = ("disposals", "transfers")


class Step(NamedTuple):
    """A step in the course of one holder's goods that an act changed.

    Attributes:
        name: A key of `RESTS_ON`, or `goods`, or `procedure`.
        holder: Code of the holder.
        about: The marks or events that the change is limited to; empty for all of the holder's.
    """

    name: str
    holder: str
    about: frozenset[str] = frozenset()


def rests(later: Iterable[Moved], earlier: Iterable[Moved], batch: Batch) -> bool:
    """Return whether a change by a later act rests on a change by an earlier one.

    Args:
        later: What the later act changed in the batch.
        earlier: What the earlier act changed.
        batch: The batch as it is now.
    """
    before = list(steps(earlier, batch))
    return any(_rests(step, base) for step in steps(later, batch) for base in before)


def _rests(step: Step, base: Step) -> bool:
    if step.holder != base.holder or base.name not in RESTS_ON.get(step.name, ()):
        return False
    if step.name == base.name == "event":
        needed = {one for name in step.about for one in (*AFTER.get(name, ("",))[:1], *ABOUT.get(name, ()))}
        return not needed.isdisjoint(base.about)
    of_marks = step.name == "word" and base.name in ("word", "goods")
    return not of_marks or not (step.about and base.about) or not step.about.isdisjoint(base.about)


def steps(moved: Iterable[Moved], batch: Batch) -> Iterator[Step]:
    """Yield the steps that an act changed, from the fields that it changed."""
    for path, old, new in moved:
        name = path[0] if path else ""
        if name in ("procedure", "basis"):
            yield from (Step("procedure", holder) for holder in batch.proceedings)
        elif name == "proceedings":
            yield from _of_proceeding(path, old, new)
        elif name == "lines":
            yield from _of_goods("goods", _counted(path, old, new, batch), batch)
        elif name in _LEAVING or name == "custody":
            kind = "leaving" if name in _LEAVING else "custody"
            yield from _of_goods(kind, _marks_of(path, old, new, batch), batch)


def _of_proceeding(path: Path, old: Any, new: Any) -> Iterator[Step]:
    if len(path) > 2 and (name := STEPS.get(str(path[2]))):
        about = path[3:4] if name in ("word", "event") else ()
        if name == "event" and not about:
            about = [*(old or ()), *(new or ())]
        yield Step(name, str(path[1]), frozenset(map(str, about)))


def _of_goods(name: str, marks: Iterable[str], batch: Batch) -> Iterator[Step]:
    wanted = frozenset(marks)
    for holder, p in batch.proceedings.items():
        if own := wanted & p.marks.keys():
            yield Step(name, holder, own)


def _counted(path: Path, old: Any, new: Any, batch: Batch) -> Iterator[str]:
    if len(path) > 2:
        if path[2] in _COUNTED:
            yield from _on_line(batch, path[1])
        if path[2] == "marks":  # those that the line has no longer, too
            for value in (old, new):
                yield from value if isinstance(value, list) else [value] if value else []
        return
    for value in (old, new):
        for line in value if isinstance(value, list) else [value] if value else []:
            yield from line.get("marks") or [UNKNOWN]


def _on_line(batch: Batch, place: str | int) -> tuple[str, ...]:
    return batch.lines[place].named_marks if isinstance(place, int) and place < len(batch.lines) else ()


def _marks_of(path: Path, old: Any, new: Any, batch: Batch) -> Iterator[str]:
    by_no = {line.no: line.named_marks for line in batch.lines}
    place, name = (path[1] if len(path) > 1 else None), str(path[0])
    kept = getattr(batch, name)
    if len(path) > 2 and isinstance(place, int) and place < len(kept):
        lines = [kept[place].line] if name != "transfers" else [part.line for part in kept[place].goods]
        yield from (mark for no in lines for mark in by_no.get(no, ()))
        return
    for value in (old, new):
        for one in value if isinstance(value, list) else [value] if value else []:
            parts = one.get("goods", [{"line": no} for no in by_no]) if name == "transfers" else [one]
            yield from (mark for part in parts for mark in by_no.get(part["line"], ()))
