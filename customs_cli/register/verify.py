"""Proof of the register: the journal's chain, and the TinyDB file against the journal replayed from nothing.

What it proves: no byte of the journal was altered since it was written, no entry is missing in the middle or was put
in between, and the TinyDB file is exactly what the journal says. What it cannot prove: that entries were not cut off
at the end together with an older TinyDB file, or that the whole pair was not written anew; a head hash printed on a
signed sheet, or a backup kept elsewhere, proves that.
"""

from itertools import zip_longest
from typing import NamedTuple

from customs_cli.errors import CustomsError
from customs_cli.register.checkpoint import FORMAT, Checkpoint, Meta, write
from customs_cli.register.journal import read
from customs_cli.register.snapshot import Snapshot
from customs_cli.register.store import MemoryStore, Store


class Fault(NamedTuple):
    """One fault: which file, which line (0: the file as a whole), what is wrong."""

    file: str
    line: int
    what: str


class Verdict(NamedTuple):
    """What a verification found.

    Attributes:
        entries: How many entries of the journal could be read.
        head: Hash of the last of them.
        faults: Every fault found; empty when all is well.
        notes: What is worth knowing and no fault.
    """

    entries: int
    head: str
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(store: Store) -> Verdict:
    """Read everything and compare it; changes nothing."""
    data = store.journal(0)
    faults: list[Fault] = []
    notes: list[str] = []
    entries, head, clean = 0, "", 0
    last_at = None
    try:
        for kept in read(data, start=0, seq=0, head="", name=store.journal_name):
            entries, head, clean = kept.entry.seq, kept.hash, kept.end
            if last_at and kept.entry.at < last_at:
                notes.append(f"{store.journal_name}, line {entries}: the clock had gone back")
            last_at = kept.entry.at
    except CustomsError as error:
        faults.append(Fault(store.journal_name, entries + 1, error.message))
    else:
        if clean < len(data):
            notes.append(
                f"{store.journal_name}: half an entry after line {entries}, from a crash; the next act sets it aside"
            )
    faults += _checkpoint_faults(store, data[:clean])
    return Verdict(entries, head, tuple(faults), tuple(notes))


def rebuilt(journal: bytes, upto: int | None = None) -> bytes:
    """The TinyDB file that the journal's first `upto` bytes give, replayed from nothing.

    Raises:
        Damaged: The journal cannot be read to there.
    """
    memory = MemoryStore()
    memory.append(journal[:upto])
    snapshot = Snapshot(memory)
    meta = Meta(format=FORMAT, id=snapshot.id, seq=snapshot.seq, head=snapshot.head, offset=snapshot.offset, tables={})
    return b"".join(write(meta, None, snapshot.changed))


def _checkpoint_faults(store: Store, journal: bytes) -> list[Fault]:
    data = store.checkpoint()
    if data is None:
        return []
    try:
        meta = Checkpoint(data, store.name).meta
        if meta.offset > len(journal):
            raise CustomsError(f"it stands at entry {meta.seq}, the journal that can be read ends before it")
        expected = rebuilt(journal, meta.offset)
    except CustomsError as error:
        return [Fault(store.name, 0, error.message)]
    if data[:] == expected:
        return []
    pairs = enumerate(zip_longest(data[:].split(b"\n"), expected.split(b"\n")), start=1)
    return [Fault(store.name, number, _difference(now, then)) for number, (now, then) in pairs if now != then][:20]


def _difference(now: bytes | None, then: bytes | None) -> str:
    if now is None or then is None:
        return "a line is missing" if now is None else "a line too many"
    place = next((i for i, (a, b) in enumerate(zip(now, then, strict=False)) if a != b), min(len(now), len(then)))
    return f"differs from what the journal says at character {place + 1}"
