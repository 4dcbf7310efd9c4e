"""One act of the journal as one sentence: `2019-07-05, Li Wei: VIVO-COMM applied, security CNY 25,000.00`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from customs_cli.domain.books.entries import SHAPELESS, Changed, HistoryEntry
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.stored import act as act_called
from customs_cli.render.words.stored import reason
from customs_cli.render.words.told.batch import of_batch
from customs_cli.render.words.told.clause import Clause, together
from customs_cli.render.words.told.leads import of_leads
from customs_cli.render.words.told.records import of_records

_MENDING = ("correct", "line", "import", "merge", "undo", "redo")
"""Acts whose old values were wrong, or may have been."""
_OF_TODAY = ("correct", "line", "undo", "redo")
"""Acts that are dated on the day of their entry, not on that of the facts they change."""
_FROM = {
    "import": marked("imported: {what}"),
    "merge": marked("from another register: {what}"),
    "sync": marked("from the shared register: {what}"),
}
_NOTED = ("init", "bundle", "merge", "timestamp", "release", "dispose")
"""Acts whose reason the program writes, or whose sentence includes it."""
_TOLD = 3
"""The most batches of an act that are described one by one, where different things happened to them."""
_READ = 60
"""For an act on more batches only their number is given."""


class _Reading(NamedTuple):
    words: Words
    entry: HistoryEntry
    is_back: bool
    key: str | None

    @property
    def is_mending(self) -> bool:
        return self.entry.act in _MENDING or self.entry.act.endswith(" edit")


def said(entry: HistoryEntry, words: Words, key: str | None = None) -> str:
    """Return an act as one sentence: the day it happened, by whom, what was done, and why.

    Args:
        entry: The act, with the changes to describe.
        words: The reader's language.
        key: The reference or code asked about, which is not repeated; None to name every record.
    """
    reading = _Reading(words, entry, entry.act == "undo", key)
    what, day = _done(reading)
    return words(
        "{day}, {officers}: {what}{why}",
        day=day,
        officers=words(", ").join(entry.by),
        what=what,
        why=_why(entry, words),
    )


def what_was_done(entry: HistoryEntry, words: Words) -> str:
    """Return an act without officers and reason: `2019-07-05: VIVO-COMM applied`."""
    what, day = _done(_Reading(words, entry, entry.act == "undo", None))
    return words("{day}: {what}", day=day, what=what)


def _done(reading: _Reading) -> tuple[str, str]:
    words, entry = reading.words, reading.entry
    try:
        told, day = _told(reading)
    except SHAPELESS:
        changed: dict[str, tuple[str, ...]] = dict.fromkeys(entry.keys, (words("changed"),))
        told, day = words("; ").join(_named(changed, reading)), entry.at.astimezone().date().isoformat()
    if entry.act in ("undo", "redo"):
        text = (
            marked("act {number} undone: {what}") if entry.act == "undo" else marked("undo {number} reversed: {what}")
        )
        return words(text, number=entry.reverts or "", what=told), entry.at.astimezone().date().isoformat()
    if entry.act in _FROM:
        told = words(_FROM[entry.act], what=told)
    return told, day


def _told(reading: _Reading) -> tuple[str, str]:
    words, entry, day = reading.words, reading.entry, reading.entry.at.astimezone().date().isoformat()
    batches: dict[str, list[Changed]] = {}
    for change in entry.changes:
        if change.table == "batches":
            batches.setdefault(change.key, []).append(change)
    leads = list(of_leads(entry.changes, reading.is_back, words, entry.parties))
    if leads and not batches and entry.act not in ("undo", "redo"):
        day = next((one.on for one in leads if one.on), day)
    told = [*together(leads, day, words), *of_records(entry.changes, reading.is_back, words)]
    if entry.act.endswith((" edit", " add", " remove")) and told:
        return words("; ").join([*told, *_following(len(batches), words)]), day
    if len(batches) > _READ:
        return words("; ").join([*_counted(batches, reading), *told]), day
    clauses = {ref: list(_clauses(ref, changes, reading)) for ref, changes in sorted(batches.items())}
    if entry.act not in _OF_TODAY:
        day = next((one.on for own in clauses.values() for one in own if one.on), day)
    texts = {ref: together(own, day, words) or (words("changed"),) for ref, own in clauses.items()}
    return words("; ").join([*_named(texts, reading), *told]) or _without_changes(entry, words), day


def _clauses(ref: str, changes: Sequence[Changed], reading: _Reading) -> Iterator[Clause]:
    units = reading.entry.units.get(ref, {})
    return of_batch(changes, mending=reading.is_mending, back=reading.is_back, units=units, words=reading.words)


def _named(texts: dict[str, tuple[str, ...]], reading: _Reading) -> Iterator[str]:
    words = reading.words
    refs = list(texts)
    if len(refs) > 1 and len(set(texts.values())) == 1:
        what = words("; ").join(texts[refs[0]])
        yield words("{count} batches ({refs}): {what}", count=len(refs), refs=_refs(refs, words), what=what)
        return
    for ref in refs[:_TOLD]:
        what = words("; ").join(texts[ref])
        yield what if ref == reading.key else words("{ref}: {what}", ref=ref, what=what)
    if len(refs) > _TOLD:
        yield words("and {count} more batches", count=len(refs) - _TOLD)


def _refs(refs: Sequence[str], words: Words) -> str:
    shown = words(", ").join(refs[:_TOLD])
    return words("{refs} and {count} more", refs=shown, count=len(refs) - _TOLD) if len(refs) > _TOLD else shown


def _counted(batches: dict[str, list[Changed]], reading: _Reading) -> Iterator[str]:
    whole = [next((c for c in changes if not c.path), None) for changes in batches.values()]
    came = sum(1 for c in whole if c is not None and (c.old if reading.is_back else c.new))
    went = sum(1 for c in whole if c is not None) - came
    rows = ((marked("{count} batches recorded"), came), (marked("{count} batches changed"), len(whole) - came - went))
    for text, count in (*rows, (marked("{count} batches removed"), went)):
        if count:
            yield reading.words(text, count=count)


def _following(count: int, words: Words) -> Iterator[str]:
    if count:
        yield words("batches changed with it: {count}", count=count)


def _without_changes(entry: HistoryEntry, words: Words) -> str:
    text = {
        "init": marked("register created"),
        "timestamp": marked("a time stamp was kept"),
        "merge": marked("nothing new"),
        "pull": marked("serials reserved for a file"),
        "backup": marked("the acts of a shared register"),
        "import": marked("nothing new"),
    }.get(entry.act)
    return words(text) if text else act_called(entry.act, words)


def _why(entry: HistoryEntry, words: Words) -> str:
    if not entry.reason or entry.act in _NOTED:
        return ""
    return words(" (reason: {reason})", reason=reason(entry.reason, words))
