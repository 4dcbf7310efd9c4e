"""What a correction has changed, field by field, and which deadlines moved with it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.done import Mended
from customs_cli.domain.batch.goods.parts import Portion
from customs_cli.domain.batch.proceeding_record import FoundPart, MarkState, Part, Proceeding, SaidPart
from customs_cli.domain.record import Record

Exact = TypeVar("Exact", Part, FoundPart, SaidPart)


def _mended(before: Record, after: Record, names: Iterable[str], holder: str | None = None) -> Iterator[Mended]:
    """The fields among those named that are not as they were."""
    for name in names:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Mended(name, _plain(old), _plain(new), holder)


def mended_of_batch(before: Batch, after: Batch, names: Collection[str]) -> Iterator[Mended]:
    """The fields of a batch that are not as they were; of a value that is its line's too, the line's."""
    if "lines" in names:
        yield from _mended(before.lines[0], after.lines[0], ["value"])
    yield from _mended(
        before, after, (name for name in names if "lines" not in names or name not in ("lines", "value"))
    )


def mended_of_holders(before: Batch, after: Batch) -> Iterator[Mended]:
    """What of the proceedings that stay, and of their marks, is not as it was."""
    for holder, p in after.proceedings.items():
        old = before.proceedings.get(holder)
        if old is None:
            continue
        yield from _mended(old, p, (name for name in p.__struct_fields__ if name not in _TOLD_APART), holder)
        yield from _mended_of_parts(old.found, p.found, _OF_FINDING, holder)
        yield from _mended_of_parts(old.parts, p.parts, _OF_OUTCOME, holder)
        for name in sorted({*old.events, *p.events}):
            if old.events.get(name) != p.events.get(name):
                yield Mended(name, _plain(old.events.get(name)), _plain(p.events.get(name)), holder)
        yield from _mended_of_courts(old, p, holder)
        for mark in old.marks.keys() & p.marks.keys():
            word, now = old.marks[mark], p.marks[mark]
            whole = (name for name in MarkState.__struct_fields__ if name not in _TOLD_APART)
            for change in (
                *_mended(word, now, whole, holder),
                *_mended_of_parts(word.said, now.said, _OF_WORD, holder),
            ):
                yield replace(change, field=f"{mark} {change.field}")


def _mended_of_courts(old: Proceeding, new: Proceeding, holder: str) -> Iterator[Mended]:
    """The days of a court's notices, and of its word, that are not as they were; a word for several of them once."""
    for name, known in (("on", "court_notice_on"), ("freed_on", "court_word_on")):
        pairs = zip(old.court, new.court, strict=False)
        found = dict.fromkeys(change for was, now in pairs for change in _mended(was, now, [name], holder))
        yield from (replace(change, field=known) for change in found)


_TOLD_APART = ("marks", "events", "court", "found", "unfound", "parts", "said", "unsaid", "earlier")
"""Fields of a proceeding, and of the word on a mark, that are told one by one, or follow from those that are."""
_OF_FINDING, _OF_OUTCOME = {"on": "finding_on"}, {"on": "outcome_on", "number": "outcome_no"}
_OF_WORD = {"confirmation": "confirmation", "on": "confirmed_on"}
"""Field of a part -> the field of the whole that readers know it by."""


def _mended_of_parts(
    old: Sequence[Exact], new: Sequence[Exact], names: Mapping[str, str], holder: str
) -> Iterator[Mended]:
    """What of the parts of the goods is not as it was; of one that was taken back, all that was said of it."""
    alike = zip(old, new, strict=True) if len(old) == len(new) else ((part, None) for part in old if part not in new)
    for part, now in alike:
        for name, known in names.items():
            was, is_now = getattr(part, name), getattr(now, name, None)
            if was != is_now:
                yield Mended(known, _plain(was), _plain(is_now), holder, Portion(part.line, part.quantity))


def moved(before: Batch, after: Batch) -> Iterator[Mended]:
    """The deadlines that ended on another day before, or are new, or are no more."""
    old = {(d.rule, d.holder): d.due_on for d in before.deadlines}
    new = {(d.rule, d.holder): d.due_on for d in after.deadlines}
    for rule, holder in dict.fromkeys((*old, *new)):
        was, now = old.get((rule, holder)), new.get((rule, holder))
        if was != now:
            yield Mended(rule, _plain(was), _plain(now), holder)


def _plain(value: object) -> str | None:
    """A value as text: that of JSON, where it is no text itself."""
    if value is None or value in ((), {}):
        return None
    known = msgspec.to_builtins(value)
    parts = known.values() if isinstance(known, dict) else known if isinstance(known, list | tuple) else ()
    between = " " if isinstance(known, dict) else ", "
    return between.join(_plain(part) or "" for part in parts) or str(known)
