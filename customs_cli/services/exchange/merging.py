"""Merges another office's register into this one in one act, without counting a case twice and without guessing.

Records that only theirs has are added; equal ones stay; a blank gives way to a value. Different ones are a conflict,
unless the officer chooses the side whose values are kept, `ours` or `theirs`, or did so in an earlier merge. The same
holds for records that one of the two removed; documents issued by ours stay in either case. A reference that the
registers gave to different batches is always a conflict. The last serials become the higher of the two, so that no
reference is given again, but a serial that leaps is not adopted. One invalid record stops the whole merge.
"""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.record import Record
from customs_cli.errors import NotFound, UsageError
from customs_cli.register.act import Act
from customs_cli.register.copies.copying import Told, quiet
from customs_cli.register.copies.evidence_proof import Kept
from customs_cli.register.file.codec import TABLES, from_body, key_in, key_of, table_of
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.register.sql.own import refuse_others
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange import incoming, merged_files
from customs_cli.services.exchange.anchoring import merged_from
from customs_cli.services.exchange.incoming import Wrong, counters, wrongs
from customs_cli.services.exchange.joint_cases import joint_cases
from customs_cli.services.exchange.merges.completing import completed
from customs_cli.services.exchange.merges.differing import comparable
from customs_cli.services.exchange.merges.filling import Filled, filled
from customs_cli.services.exchange.merges.held import Held, beside
from customs_cli.services.exchange.merges.planned import Plan, Word, coming, going
from customs_cli.services.exchange.merges.putting import moved_with_marks, put_all
from customs_cli.services.exchange.merges.refusing import refusal
from customs_cli.services.exchange.merges.taken_back import taken_back, taken_back_there
from customs_cli.services.exchange.merges.unread import Unread
from customs_cli.services.exchange.proving import refuse_damage, refuse_faults, verified
from customs_cli.services.exchange.record_ancestry import pasts


class Merged(NamedTuple):
    """The result of a merge.

    Attributes:
        plan: What was found beforehand.
        word: The side whose records were kept where they differed.
        seq: Number of the act; 0 where nothing was written.
        files: How many evidence files were copied.
        lacking: Evidence that came in without its file.
    """

    plan: Plan
    word: Word | None
    seq: int
    files: int
    lacking: tuple[Kept, ...] = ()


def refuse_none(duty: Duty, other: Register) -> None:
    """Refuse to merge with a register that does not exist or cannot be read, or with the register itself.

    Raises:
        NotFound: There is no register at that place.
        UsageError: The other one is this very register.
        Damaged: Its files cannot be read.
    """
    ours, theirs = duty.register.store, other.store
    if isinstance(ours, FileStore) and isinstance(theirs, FileStore) and ours.path == theirs.path:
        raise UsageError("that is this register itself", hint=command("merge", "OTHER/register.json"), at="OTHER")
    where = merged_files.where_of(other)
    if theirs.checkpoint() is None and not theirs.journal_size():
        raise NotFound(
            "no register {where}", where=where, hint="its register.json, with register.journal beside it", at="OTHER"
        )
    refuse_damage(other, where=where)


def opened(duty: Duty, other: Register) -> Register:
    """Verify another office's register before anything is taken from it; evidence files may be missing.

    Raises:
        NotFound: There is no register at that place.
        UsageError: The other one is this very register.
        Damaged: The other register does not verify.
    """
    refuse_none(duty, other)
    where = merged_files.where_of(other)
    faults = verified(other, without_files=True).faults
    refuse_faults(faults, register=str(where), hint=command("verify", "--register", where))
    return other


def plan(
    ours: Register, theirs: Register, held: Held | None = None, *, are_many: bool = False, is_filling: bool = True
) -> Plan:
    """Compare two registers; nothing is written.

    Args:
        ours: The register into which records would be merged.
        theirs: The other register, as `opened` returns it.
        held: The contents of ours, cached, where several registers are merged one after another.
        are_many: Whether new batches are listed by reference in `unread` instead of being kept in `new`.
        is_filling: Whether a name that is incomplete in one register is completed from the other.
    """
    new: list[Record] = []
    unread: list[str] = []
    pairs: list[tuple[Record, Record]] = []
    equal = 0
    for kind in TABLES.values():
        for before, body in beside(ours, theirs, table_of(kind), held):
            if before == body:
                equal += 1
                continue
            if before is None and are_many and kind is Batch:
                unread.append(key_in(body))
                continue
            record = theirs.snapshot.current(body) if kind is Batch else from_body(kind, body)
            if before is None:
                new.append(record)
            elif comparable(mine := from_body(kind, before)) == comparable(record):
                equal += 1
            else:
                pairs.append((mine, record))
    whole = filled(ours, theirs, pairs) if is_filling else Filled(pairs)
    back = [] if are_many else taken_back(ours, theirs, new)
    not_again = {(row.table, row.key) for row in back}
    new = [record for record in new if (table_of(type(record)), key_of(record)) not in not_again]
    new += whole.theirs
    places = [(table_of(type(mine)), key_of(mine)) for mine, _ in whole.pairs]
    past = pasts(ours, theirs, places, held.supposed if held else None, whole.as_here)
    known = completed(ours, theirs, whole.pairs, past, is_filling=not are_many)
    differing = (*known.asked, *back, *(() if are_many else taken_back_there(ours, theirs, places, held)))
    batches = [record for record in new if isinstance(record, Batch)]
    coming_in = Unread(theirs, unread, batches) if held or any(True for _ in ours.batches()) else ()
    joint = joint_cases((one for one in coming_in if isinstance(one, Batch)), ours, held)
    moved_up, leaps = counters(ours, theirs)
    stand = theirs.snapshot.id, theirs.snapshot.seq, theirs.snapshot.head
    taken = (*(record for record in new if not isinstance(record, Batch | Serial)), *moved_up, *batches, *known.filled)
    equal, filled_in = equal + whole.equal + known.equal, len(whole.theirs) + len(known.filled)
    return Plan(
        taken,
        equal,
        differing,
        tuple(joint),
        tuple(leaps),
        stand,
        ours.snapshot.head,
        unread=tuple(unread),
        filled=filled_in,
        decided=known.decided,
        came=known.came,
    )


def wrong(duty: Duty, other: Register, found: Plan, word: Word | None = None, told: Told = quiet) -> list[Wrong]:
    """Return everything that would be merged and must not be; all counters of theirs are checked.

    Args:
        duty: The register that takes records in, and the day.
        other: The other register.
        found: The plan of the merge.
        word: The side whose records are kept where they differ.
        told: Called with (unread batches checked, unread batches in all).
    """
    if found.is_noted:
        return []
    left = {(row.table, row.key) for row in found.unsettled(word)}
    come = (one for one in coming(duty.register, other, found, word) if not isinstance(one, Serial))
    kept = [record for record in come if (table_of(type(record)), key_of(record)) not in left]
    records: Iterable[Record] = chain(other.all(Serial), kept, Unread(other, found.unread).watched(told))
    return list(wrongs(records, duty.known, (duty.register, other)))


def lacking(duty: Duty, other: Register, found: Plan, word: Word | None = None) -> tuple[Kept, ...]:
    """Return the evidence that would be merged but whose files neither register has."""
    return merged_files.lacking(duty.register, other, coming(duty.register, other, found, word))


def merge(
    duty: Duty,
    other: Register,
    word: Word | None = None,
    known: Plan | None = None,
    *,
    without_files: bool = False,
    is_checked: bool = False,
) -> Merged:
    """Merge another register into ours in one act; its reason names theirs by identity, last act, hash and root.

    Args:
        duty: The officers and our register.
        other: The other register, as `opened` returns it.
        word: The side whose records are kept where they differ; None for neither.
        known: The plan; it is made anew where ours has changed since.
        without_files: Whether records are merged without their evidence files, marked as elsewhere.
        is_checked: Whether `wrong` has already found nothing in `known`.

    Raises:
        FaultsFound: A record must not be merged as it is; nothing is written.
        Conflict: Records differ and no side was chosen, a reference belongs to two batches, or evidence files are
            missing; nothing is written.
    """

    def taken_in(act: Act) -> tuple[Act, Merged]:
        is_fresh = known and known.ours and known.ours == duty.register.snapshot.head  # a shared one has no one head
        found = known if known and is_fresh else plan(duty.register, other).heard(word)
        if not (is_checked and is_fresh) and (faults := wrong(duty, other, found, word)):
            raise incoming.refusal(faults)
        if found.unsettled(word):
            raise refusal(found, word, (duty.register, other))
        away = lacking(duty, other, found, word)
        if away and not without_files:
            raise merged_files.refusal(away, merged_files.where_of(other))
        taken = _taken(duty, other, Merged(found, word, 0, 0, away))
        put_all(duty, act, taken)
        for record in going(duty.register, found, word):
            act.remove(record)
        for row in found.differing if word == "ours" else ():
            if row.sides:
                act.is_about(row.sides[0], "decided")
        return act, Merged(found, word, 0, merged_files.copy_files(duty.register, act, other, taken), away)

    if known and is_checked and _is_nothing(duty, other, known, word):
        return Merged(known, word, 0, 0)
    act, done = duty.register.do("merge", taken_in, by=duty.officers, reason=merged_from(other))
    return done._replace(seq=act.seq)


def tried(duty: Duty, other: Register, known: Merged) -> Merged:
    """Return what a merge would do, or refuse as its act would be refused; nothing is written.

    Args:
        duty: The officers and our register.
        other: The other register.
        known: The plan, the word that counts, and the evidence without files.

    Raises:
        Refusal: A batch is of an office that the officer does not act for, or cannot follow a mark to another holder.
    """
    if _is_nothing(duty, other, known.plan, known.word):
        return known
    taken = _taken(duty, other, known)
    touched = chain(taken, going(duty.register, known.plan, known.word), moved_with_marks(duty, taken))
    refuse_others(duty.register, list(touched))
    return known._replace(files=len({sha256 for sha256, _ in merged_files.to_copy(duty.register, other, taken)}))


def _is_nothing(duty: Duty, other: Register, found: Plan, word: Word | None) -> bool:
    touched = coming(duty.register, other, found, word) or going(duty.register, found, word)
    is_decision = word == "ours" and any(row.sides for row in found.differing)
    return not touched and not is_decision and not merged_files.has_files(other)


def _taken(duty: Duty, other: Register, known: Merged) -> list[Record]:
    came = coming(duty.register, other, known.plan, known.word)
    taken = merged_files.marked(came, known.lacking, known.plan.theirs[0])
    return [*taken, *merged_files.filled_in(duty.register, other, taken)]
