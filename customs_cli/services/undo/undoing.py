"""Undo and redo, each an act of its own."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cache
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain import validation
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.books.entries import Synced
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.leads.visit import Visit
from customs_cli.domain.record import Record
from customs_cli.domain.rights.campaign import Campaign
from customs_cli.domain.rights.enterprise import Enterprise
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.surveillance.inspections import Inspections
from customs_cli.domain.validation.values import check_signed
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.errors import NotFound, Refusal
from customs_cli.register.act import Act
from customs_cli.register.entry_records import parties_of
from customs_cli.register.file.changes import Change, as_values
from customs_cli.register.file.codec import key_of, table_of
from customs_cli.register.file.journal import changes_in
from customs_cli.register.file.line import Entry
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.register import Register
from customs_cli.register.shipped_offices import offices as shipped_offices
from customs_cli.register.undo import REVERSALS, redoable, reversal, standing_after, undoable
from customs_cli.sentences import ActName, Listed, Word, command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.sheets.issuing import ISSUE
from customs_cli.services.undo.order import in_order
from customs_cli.services.undo.papers import made_untrue, with_papers
from customs_cli.services.undo.synced import synced

Choice = Callable[[Iterable[Entry]], Entry]
"""Chooses the entry to revert from all entries, the newest first."""

_TOGETHER = 5_000
"""Number of records read together to see what they refer to."""
_FEW = 1_000
"""With more changes than this, whole batches stay bytes until they are needed."""

_WORDS = {
    "trademarks": "trademark",
    "holders": "holder",
    "offices": "office",
    "campaigns": "campaign",
    "enterprises": "enterprise",
    "clues": "clue",
}
_TABLES = {word: table for table, word in _WORDS.items()}
_FREES: dict[type[Record], tuple[str, ...]] = {
    Batch: ("show",),
    Visit: ("visit show",),
    Trademark: ("trademark edit", "--holder", "CODE"),
    Office: ("office edit", "--parent", "CODE"),
    Inspections: ("office inspections",),
}
"""Kind of record to the command (and its options) that shows it, or makes it refer to another record."""
_FIELDS = {
    "trademarks": ("mark",),
    "holders": ("holder",),
    "offices": ("office", "joint-office"),
    "campaigns": ("campaign",),
    "clues": ("clue",),
}
"""Table to the filter fields that find batches referring to one of its records."""
_KINDS: dict[str, type[Record]] = {
    "trademarks": Trademark,
    "holders": Holder,
    "offices": Office,
    "campaigns": Campaign,
    "enterprises": Enterprise,
    "clues": Clue,
    "visits": Visit,
    "inspections": Inspections,
    "batches": Batch,
}


class Undone(NamedTuple):
    """The result of an undo or redo.

    Attributes:
        act: `undo` or `redo`.
        entry: The entry reverted, without its changes.
        changes: The changes made; if there are very many, whole batches are bytes.
        seq: Number of the new act; 0 for a dry run.
        parties: Code of each changed verdict on two parties to these parties.
        synced: The acts that the entry had brought in, if it was a sync.
        warnings: What the officer should know of the batches as they are now.
    """

    act: str
    entry: Entry
    changes: tuple[Change, ...]
    seq: int
    parties: dict[str, tuple[str, str]]
    synced: Synced | None = None
    warnings: tuple[str, ...] = ()

    @property
    def values(self) -> Iterator[Change]:
        """The changes made, with all documents decoded."""
        return map(as_values, self.changes)


def undo(duty: Duty, seq: int | None = None, *, reason: str = "", dry_run: bool = False) -> Undone:
    """Undo the last act in effect, or the named one if no later act depends on it."""
    return _take_back(duty, "undo", lambda entries: undoable(entries, seq), reason=reason, dry_run=dry_run, seq=seq)


def redo(duty: Duty, *, reason: str = "", dry_run: bool = False) -> Undone:
    """Undo the last undo."""
    return _take_back(duty, "redo", redoable, reason=reason, dry_run=dry_run)


def _take_back(duty: Duty, name: str, choose: Choice, *, reason: str, dry_run: bool, seq: int | None = None) -> Undone:
    if not duty.register.is_begun:
        choose(())  # raises before a lock file is made where there is no register

    def taken_back(act: Act) -> tuple[Act, Undone]:
        entry = _chosen(duty, choose, seq)
        entry = replace(entry, changes=changes_in(entry, name=duty.register.store.journal_name))
        if sheets := [change.key for change in entry.changes if entry.act == ISSUE and change.table == "sheets"]:
            raise _handed_out(sheets[0], None if seq else _before_sheets(duty))
        act.reverts = entry.seq
        changes = reversal(entry, keeps_merged=duty.register.keeps_merged_serials)
        if not changes and entry.act not in REVERSALS:
            raise NotFound("there is nothing to undo", hint="{command} shows every act", command=command("history"))
        own = _without_serials_given(act, changes)
        duty.register.ahead((_KINDS[change.table], change.key) for change in own if change.table in _KINDS)
        with in_order(duty, act, entry, own) if seq is not None or _is_followed(duty, entry) else nullcontext():
            before = with_papers(act, own) if len(own) <= _FEW else ()
            act.apply(own)
        _refuse_loose_ends(duty, act, own)
        parties = parties_of((change.key for change in own if change.table == "verdicts" and change.path), act.find)
        told = tuple(own if len(own) > _FEW else map(as_values, own))
        odd = tuple(made_untrue(act, before))
        return act, Undone(name, replace(entry, changes=()), told, 0, parties, synced(duty.register, entry), odd)

    with gc_paused():
        if dry_run:
            return taken_back(Act(duty.register.snapshot))[1]
        check_signed(duty.officers, reason)
        act, undone = duty.register.do(name, taken_back, by=duty.officers, reason=reason, keep_empty=True)
        return undone._replace(seq=act.seq)


def _before_sheets(duty: Duty) -> Entry | None:
    try:
        return _chosen(duty, lambda entries: undoable(entries, but=ISSUE), None)
    except NotFound:
        return None


def _handed_out(number: str, before: Entry | None) -> Refusal:
    void = command("print void", number, "--reason", "TEXT")
    return Refusal(
        "{number} was issued: it cannot be undone, withdraw it with a reason",
        number=number,
        hint="to withdraw it: {void}; to undo the act before it, {act}: {undo}" if before else void,
        void=void,
        act=ActName(before.act if before else ""),
        undo=command("undo", before.seq if before else "ACT"),
    )


def _is_followed(duty: Duty, entry: Entry) -> bool:
    recent = (kept.entry for kept in duty.register.recent(with_changes=False))
    return next(standing_after(recent, entry.seq), None) is not None


def _chosen(duty: Duty, choose: Choice, seq: int | None) -> Entry:
    def own() -> Iterator[Entry]:
        for kept in duty.register.recent(with_changes=False):
            if part := duty.register.own_part(kept.entry):
                if seq is not None or not _leaves_all(duty, part):
                    yield part
            elif kept.entry.seq == seq:
                raise Refusal(
                    "act {seq} was recorded by {who}, and is not about batches of your own office",
                    seq=seq,
                    who=Listed(kept.entry.by),
                    hint="{who} or an administrator can undo it: {command}",
                    command=command("undo", seq),
                )

    return choose(own())


def _leaves_all(duty: Duty, part: Entry) -> bool:
    if not duty.register.keeps_merged_serials or part.act in REVERSALS or not part.changes:
        return False
    return all(change.table == "serials" for change in part.changes)


def _without_serials_given(act: Act, changes: Iterable[Change]) -> list[Change]:
    def stands(change: Change) -> bool:
        kept = act.find(Serial, change.key)
        stated = change.old if change.path else (change.old or {}).get("last")
        return (kept.last if kept else None) == stated

    return [change for change in changes if change.table != "serials" or stands(change)]


def _refuse_loose_ends(duty: Duty, act: Act, changes: Iterable[Change]) -> None:
    changed = {(change.table, change.key) for change in changes}
    bound = _KINDS.keys() - {"offices"}  # the office above an office need not exist
    _refuse_what_refers_to_nothing(duty, act, sorted(place for place in changed if place[0] in bound))
    gone = {(table, key) for table, key in changed if table in _WORDS and not _is_there(act, table, key)}
    for record in others(duty.register, gone, changed):
        if used := gone & referred_to(record):
            table, code = min(used)
            name = key_of(record)
            words, *options = _FREES[type(record)]
            raise Refusal(
                "{name} refers to {kind} {code}: it cannot be removed",
                name=name,
                kind=Word(_WORDS[table]),
                code=code,
                hint=command(words, code if isinstance(record, Inspections) else name, *options),
            )
    refuse_used_unseen(duty.register, gone)


def _refuse_what_refers_to_nothing(duty: Duty, act: Act, places: Sequence[tuple[str, str]]) -> None:
    is_there = cache(lambda table, code: _is_there(act, table, code))
    for start in range(0, len(places), _TOGETHER):
        left = filter(None, (act.find(_KINDS[table], key) for table, key in places[start : start + _TOGETHER]))
        referring = [(key_of(record), sorted(referred_to(record))) for record in left]
        duty.register.ahead((_KINDS[table], code) for _, referred in referring for table, code in referred)
        for key, referred in referring:
            for table, code in referred:
                if not is_there(table, code):
                    word = _WORDS[table]
                    options = ("--holder", "CODE") if word == "trademark" else ()
                    raise Refusal(
                        "{key} refers to {word} {code}, which is not in the register",
                        key=key,
                        word=Word(word),
                        code=code,
                        hint=command("redo") if word == "clue" else command(f"{word} add", code, *options),
                    )


def others(
    register: Register, gone: Collection[tuple[str, str]], changed: Container[tuple[str, str]]
) -> Iterator[Record]:
    """Yield every record that may refer to one of those removed, except the changed ones."""
    places = {place for place in gone if place[0] in _WORDS}
    if not places:
        return
    kinds = (Trademark, Office, Visit, Inspections)
    register.whole(kinds)
    named = chain.from_iterable(register.all(kind) for kind in kinds)
    for record in chain(named, register.referring(places)):
        if (table_of(type(record)), key_of(record)) not in changed:
            yield record


def refuse_used_unseen(register: Register, gone: Collection[tuple[str, str]]) -> None:
    """Refuse to remove what a batch refers to that the officer of a shared register may not see."""
    from customs_cli.register.sql.own import referred_to_unseen

    for table, code in sorted(referred_to_unseen(register, gone)):
        raise Refusal(
            "a batch of another office refers to {kind} {code}: it cannot be removed",
            kind=Word(_WORDS[table]),
            code=code,
            hint="an officer who sees all offices can find it: {command}",
            command=command("list", "--where", " OR ".join(f"{field}:{code}" for field in _FIELDS[table])),
        )


def _is_there(act: Act, table: str, code: str) -> bool:
    return act.find(_KINDS[table], code) is not None or (table == "offices" and code in shipped_offices())


def referred_to(record: Record) -> set[tuple[str, str]]:
    """Return (table, code) of every record that a record refers to."""
    return {place for place in _places(record) if place[1] != UNKNOWN}


def references(batch: Batch) -> set[tuple[str, str]]:
    """Return (table, code) of every mark, holder, office and campaign that a batch refers to."""
    return {place for place in _places(batch) if place[0] != "clues"}


def _places(record: Record) -> Iterator[tuple[str, str]]:
    return ((_TABLES[kind], code) for _, kind, code in validation.referred_to(record))
