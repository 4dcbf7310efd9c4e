"""What merges have found, noted beside our register: a register that brings nothing need not be read record by record.

`register.merged` notes, of each register that was taken in, the SHA-256 of its journal and of its TinyDB file as they
were proved, and the act of ours as of which all that it has stood here too. Of the very same bytes whatever was proved
then holds now: of others the digests would be others. They are taken of every byte each time, so that a register that
was altered since is found out. Nothing is taken in on the strength of a note. What ours has done since is read from its
journal; where that touches what theirs may have, all is compared anew.

The notes are used only where their own digest is right and our journal has that act at that byte. They are never the
truth, and may be deleted at any time.
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
"""Bytes of our journal since a note that are read; beyond them all is compared anew, which is less."""
_BY_CODE = (*NUMBERED, "serials")
"""Tables of which a note knows what theirs may have, by year and office."""


class Files(msgspec.Struct, frozen=True):
    """The SHA-256 of the two files of a register, 64 hex digits each, and the bytes of its journal."""

    journal: str
    tinydb: str
    size: int


NONE = Files("", "", 0)


class Stand(msgspec.Struct, frozen=True):
    """An act of our register, by number and hash, and the byte of the journal after it."""

    seq: int
    head: str
    offset: int


class Note(msgspec.Struct, frozen=True):
    """A register of which all was here.

    Attributes:
        id: Its identity.
        seq: Number of its last act.
        head: Hash of that.
        files: Its files as they were proved.
        equal: How many records it has.
        leaps: Its counters that ours does not follow.
        codes: Year and office of its batches, clues, visits and counters.
        ours: As of which act of ours that was so.
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
    """The SHA-256 of the TinyDB file of a register, 64 hex digits; empty where there is none."""
    data = store.checkpoint()
    return "" if data is None else digest_of(pieces(data, 0, len(data))).decode()


def files_of(store: Store) -> Files:
    """The digests of the files of a register, every byte of them read."""
    size = store.journal_size()
    parts = (store.journal(start, min(start + _PIECE, size)) for start in range(0, size, _PIECE))
    return Files(digest_of(parts).decode(), tinydb_digest(store), size)


def stand_of(register: Register) -> Stand:
    """Where a register stands now."""
    state = register.snapshot
    return Stand(state.seq, state.head, state.offset)


def has_sound_evidence(register: Register) -> bool:
    """Whether every evidence file of a register that is there is what its records say."""
    try:
        return not faults(register.store, list(spoken_of(register.snapshot)), without_files=True)
    except CustomsError:
        return False


class Notes:
    """The notes beside one register.

    Args:
        register: Ours, in files.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._notes = _kept(register)
        self._fresh: dict[str, Note] = {}
        self._seq = register.snapshot.seq
        self._touches: dict[Stand, set[str] | None] = {}

    def proved(self, files: Files) -> Note | None:
        """What was noted of a register of those very files."""
        return next((note for note in self._notes.values() if note.files == files), None)

    def strayed(self, other: Register) -> Note | None:
        """What was noted of a register by its identity, where its journal does not go on from there, long as it is."""
        note, store = self._notes.get(other.snapshot.id), other.store
        if note is None or other.snapshot.offset < note.files.size:  # an older copy may well be shorter
            return None
        with suppress(Damaged):
            last = next(read_back(store.journal, note.files.size, name=store.journal_name, with_changes=False), None)
            if last and (last.entry.seq, last.hash) == (note.seq, note.head):
                return None
        return note

    def is_all_here(self, note: Note, other: Register) -> bool:
        """Whether nothing that ours has done since, and no file of evidence, can have made a difference."""
        if note.ours not in self._touches:
            self._touches[note.ours] = touched(self._register, note.ours)
        codes = self._touches[note.ours]
        return codes is not None and not codes & note.codes and not merged_files.has_files(other)

    def went_on(self, seq: int, *, only_new: bool) -> None:
        """Say which act of ours a merge was, and whether it changed no record that ours had."""
        if not only_new or seq != self._seq + 1:
            self._fresh = {}
        self._seq = seq

    def add(self, note: Note) -> None:
        """Note that all of a register stands here now."""
        self._fresh[note.id] = note

    def keep(self) -> None:
        """Keep the notes beside our register, those of this time as of now."""
        if not self._fresh:
            return
        now = stand_of(self._register)
        fresh = {key: msgspec.structs.replace(note, ours=now) for key, note in self._fresh.items()}
        kept = _Kept(self._register.snapshot.id, {**self._notes, **fresh})
        self._register.store.keep_derived(NAME, sealed(msgspec.json.encode(kept)))


def touched(register: Register, since: Stand) -> set[str] | None:
    """Year and office of the batches, clues, visits and counters that a register has changed since an act.

    Args:
        register: Which.
        since: That act.

    Returns:
        Such codes; None where names were changed too, or much, or its journal has no such act at that byte.
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
    """Year and office of a reference, of the number of a clue or visit, or of a counter."""
    return key if table == "serials" else key.rpartition("-")[0]


def codes_in(register: Register) -> frozenset[str]:
    """The year and office of every batch, clue, visit and counter of a register."""
    rows = ((table, row) for table in _BY_CODE for row in register.snapshot.rows(table))
    return frozenset(code_of(table, key_in(row.body)) for table, row in rows)


def _kept(register: Register) -> dict[str, Note]:
    """The notes that are kept, where they are whole and of this register."""
    body = unsealed(register.store.derived(NAME) or b"")
    with suppress(msgspec.DecodeError, UnicodeDecodeError):
        kept = _decoder.decode(body or b"{}")
        return kept.notes if (kept.id, kept.format) == (register.snapshot.id, 1) else {}
    return {}
