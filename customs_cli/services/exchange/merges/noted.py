"""Notes on earlier merges, kept beside our register: a register that brings nothing new need not be read again.

`register.merged` holds, for each register that was merged, the SHA-256 of its journal and of its TinyDB file as they
were verified, and our act at which ours contained all its records. Files with the same digests are known to verify. The
digests are computed over all bytes each time, so that any alteration shows. No record is merged because of a note.
What ours has changed since is read from its journal; where that touches records that theirs may have, everything is
compared again.

The notes count only if their own digest is right and our journal has that act at that byte. They are derived, and may
be deleted at any time.
"""

from contextlib import suppress

import msgspec

from customs_cli.errors import CustomsError, Damaged
from customs_cli.register.copies.evidence import spoken_of
from customs_cli.register.copies.evidence_proof import faults
from customs_cli.register.file.codec import key_in
from customs_cli.register.file.disk.paged import pieces
from customs_cli.register.file.disk.sealed import sealed, unsealed
from customs_cli.register.file.journal import read, read_back
from customs_cli.register.file.line import digest_of
from customs_cli.register.file.store import Store
from customs_cli.register.register import Register
from customs_cli.services.exchange import merged_files
from customs_cli.services.exchange.incoming import Leap
from customs_cli.services.exchange.record_ancestry import NUMBERED

NAME = "merged"
_PIECE = 1 << 20
_FAR = 8 << 20
"""Bytes of our journal after a note that are read; beyond them comparing everything is less work."""
_BY_CODE = (*NUMBERED, "serials")
"""Tables for which a note lists, by year and office, what theirs may have."""


class Files(msgspec.Struct, frozen=True):
    """SHA-256 (64 hex digits) of the journal and the TinyDB file of a register; size of its journal in bytes."""

    journal: str
    tinydb: str
    size: int


NONE = Files("", "", 0)


class Stand(msgspec.Struct, frozen=True):
    """An act of our register: its number, its hash, and the byte of the journal after it."""

    seq: int
    head: str
    offset: int


class Note(msgspec.Struct, frozen=True):
    """A register whose records ours contained completely.

    Attributes:
        id: Its identity.
        seq: Number of its last act.
        head: Hash of its last act.
        files: Digests of its files as they were verified.
        equal: How many records it has.
        leaps: Its counters that ours did not adopt.
        codes: Year and office of its batches, clues, visits and counters.
        ours: The act of ours at which that was so.
    """

    id: str
    seq: int
    head: str
    files: Files
    equal: int
    leaps: tuple[Leap, ...]
    codes: frozenset[str]
    ours: Stand


class _Kept(msgspec.Struct):
    id: str
    notes: dict[str, Note]
    format: int = 1


_decoder = msgspec.json.Decoder(_Kept)


def tinydb_digest(store: Store) -> str:
    """Return the SHA-256 of a register's TinyDB file (64 hex digits); empty where it has none."""
    data = store.checkpoint()
    return "" if data is None else digest_of(pieces(data, 0, len(data))).decode()


def files_of(store: Store) -> Files:
    """Return the digests of a register's files, computed over every byte."""
    size = store.journal_size()
    parts = (store.journal(start, min(start + _PIECE, size)) for start in range(0, size, _PIECE))
    return Files(digest_of(parts).decode(), tinydb_digest(store), size)


def stand_of(register: Register) -> Stand:
    """Return the last act of a register."""
    state = register.snapshot
    return Stand(state.seq, state.head, state.offset)


def has_sound_evidence(register: Register) -> bool:
    """Return whether every evidence file that exists in a register is the one in its records."""
    try:
        return not faults(register.store, list(spoken_of(register.snapshot)), without_files=True)
    except CustomsError:
        return False


class Notes:
    """The notes kept beside a register.

    Args:
        register: Our register, in files.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._notes = _kept(register)
        self._fresh: dict[str, Note] = {}
        self._seq = register.snapshot.seq
        self._touches: dict[Stand, set[str] | None] = {}

    def proved(self, files: Files) -> Note | None:
        """Return the note on a register with exactly these files; None where there is none."""
        return next((note for note in self._notes.values() if note.files == files), None)

    def strayed(self, other: Register) -> Note | None:
        """Return the note on a register with this identity whose journal does not continue the noted one; else None."""
        note, store = self._notes.get(other.snapshot.id), other.store
        if note is None or other.snapshot.offset < note.files.size:  # an older copy may well be shorter
            return None
        with suppress(Damaged):
            last = next(read_back(store.journal, note.files.size, name=store.journal_name, with_changes=False), None)
            if last and (last.entry.seq, last.hash) == (note.seq, note.head):
                return None
        return note

    def is_all_here(self, note: Note, other: Register) -> bool:
        """Return whether neither our later acts nor evidence files can bring anything new from a noted register."""
        if note.ours not in self._touches:
            self._touches[note.ours] = touched(self._register, note.ours)
        codes = self._touches[note.ours]
        return codes is not None and not codes & note.codes and not merged_files.has_files(other)

    def went_on(self, seq: int, *, only_new: bool) -> None:
        """Record the number of a merge's act, and whether it changed no record that ours had before."""
        if not only_new or seq != self._seq + 1:
            self._fresh = {}
        self._seq = seq

    def add(self, note: Note) -> None:
        """Note that ours contains a register completely now."""
        self._fresh[note.id] = note

    def keep(self) -> None:
        """Write the notes beside our register; new ones are dated to its current act."""
        if not self._fresh:
            return
        now = stand_of(self._register)
        fresh = {key: msgspec.structs.replace(note, ours=now) for key, note in self._fresh.items()}
        kept = _Kept(self._register.snapshot.id, {**self._notes, **fresh})
        self._register.store.keep_derived(NAME, sealed(msgspec.json.encode(kept)))


def touched(register: Register, since: Stand) -> set[str] | None:
    """Return the year and office of the batches, clues, visits and counters that a register changed after an act.

    Args:
        register: The register.
        since: The act.

    Returns:
        None where names were changed too, where too much was, or where the journal does not have the act at that byte.
    """
    store, state = register.store, register.snapshot
    codes: set[str] = set()
    if not since.offset <= state.offset <= since.offset + _FAR:
        return None
    try:
        last = next(read_back(store.journal, since.offset, name=store.journal_name), None)
        if last is None or (last.entry.seq, last.hash) != (since.seq, since.head):
            return None
        for kept in read(store.journal, name=store.journal_name, start=since.offset, seq=since.seq, head=since.head):
            if any(change.table not in _BY_CODE for change in kept.entry.changes):
                return None
            codes |= {code_of(change.table, change.key) for change in kept.entry.changes}
    except Damaged:
        return None
    return codes


def code_of(table: str, key: str) -> str:
    """Return the year and office in a reference, in the number of a clue or visit, or of a counter."""
    return key if table == "serials" else key.rpartition("-")[0]


def codes_in(register: Register) -> frozenset[str]:
    """Return the year and office of every batch, clue, visit and counter in a register."""
    rows = ((table, row) for table in _BY_CODE for row in register.snapshot.rows(table))
    return frozenset(code_of(table, key_in(row.body)) for table, row in rows)


def _kept(register: Register) -> dict[str, Note]:
    body = unsealed(register.store.derived(NAME) or b"")
    with suppress(msgspec.DecodeError, UnicodeDecodeError):
        kept = _decoder.decode(body or b"{}")
        return kept.notes if (kept.id, kept.format) == (register.snapshot.id, 1) else {}
    return {}
