"""Proof of the register: the journal's chain, and the TinyDB file against the journal replayed from nothing.

What it proves: no byte of the journal was altered since it was written, no entry is missing in the middle or was put
in between, and the TinyDB file is exactly what the journal says. What it cannot prove: that entries were not cut off
at the end together with an older TinyDB file, or that the whole pair was not written anew; a head hash printed on a
signed sheet, or a backup kept elsewhere, proves that.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest
from typing import NamedTuple

from customs_cli.errors import CustomsError
from customs_cli.register.checkpoint import Checkpoint
from customs_cli.register.disk import PIECE
from customs_cli.register.journal import read, torn
from customs_cli.register.rewriting import write
from customs_cli.register.snapshot import Snapshot, check_pair
from customs_cli.register.store import Store
from customs_cli.register.uncollected import uncollected

_MOST = 20  # differing lines that are named


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
    """Read everything and compare it; changes nothing, and takes no lock."""
    data, size = store.checkpoint(), store.journal_size()
    with uncollected():
        chain = _verify_chain(store, size)
        faults = [] if data is None else _checkpoint_faults(data, store, chain.ok)
    return chain._replace(faults=(*chain.faults, *faults))


def rebuilt(store: Store, until: int | None = None) -> Iterator[bytes]:
    """The TinyDB file that the journal alone gives, replayed from nothing, in pieces.

    Args:
        store: Where the journal is.
        until: Byte offset just after the last entry to be replayed; None for all.

    Raises:
        Damaged: The journal cannot be read to there.
    """
    snapshot = Snapshot(store, until=store.journal_size() if until is None else until)
    return write(snapshot.meta(), None, snapshot.changed)


def _verify_chain(store: Store, size: int) -> Verdict:
    name = store.journal_name
    entries, head, end, last_at = 0, "", 0, None
    notes: list[str] = []
    try:
        for kept in read(store.journal, name=name, until=size, with_changes=False):
            entries, head, end = kept.entry.seq, kept.hash, kept.end
            if last_at and kept.entry.at < last_at:
                notes.append(f"{name}, line {entries}: the clock had gone back")
            last_at = kept.entry.at
        if torn(store.journal, end, size, name=name):
            notes.append(f"{name}: half an entry after line {entries}, from a crash; the next act sets it aside")
    except CustomsError as error:
        return Verdict(entries, head, (Fault(name, entries + 1, error.message),), tuple(notes))
    return Verdict(entries, head, (), tuple(notes))


def _checkpoint_faults(data: bytes, store: Store, chain_ok: bool) -> list[Fault]:
    try:
        checkpoint = Checkpoint(data, store.name)
        checkpoint.check()
        if not chain_ok:
            return []  # there is nothing sound to compare it with
        check_pair(checkpoint.meta, store)
        pairs = zip_longest(_lines(_pieces(data)), _lines(rebuilt(store, checkpoint.meta.offset)))
        different = (Fault(store.name, n, _difference(*pair)) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
        return list(islice(different, _MOST))
    except CustomsError as error:
        return [Fault(store.name, 0, error.message)]


def _pieces(data: bytes) -> Iterator[bytes]:
    return (data[place : place + PIECE] for place in range(0, len(data), PIECE))


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    yield rest


def _difference(now: bytes | None, then: bytes | None) -> str:
    if now is None or then is None:
        return "a line is missing" if now is None else "a line too many"
    place = next((i for i, (a, b) in enumerate(zip(now, then, strict=False)) if a != b), min(len(now), len(then)))
    return f"differs from what the journal says at byte {place + 1}"
