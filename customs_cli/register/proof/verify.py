"""Verifies a register: the journal's hash chain, and the TinyDB file against the journal replayed from its beginning.

It proves that no byte of the journal was altered since it was written, that no entry is missing in the middle or was
inserted, and that the TinyDB file is exactly what the journal says. It cannot prove that no entries were cut off at the
end together with an older TinyDB file, or that the whole pair was not written anew; a root and size printed on a signed
sheet, or a backup kept elsewhere, proves that.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from customs_cli.errors import Busy, CannotWrite, Conflict, CustomsError, Damaged, Refusal, Unreachable
from customs_cli.register.copies.copying import Meter
from customs_cli.register.file.checkpoint import Checkpoint
from customs_cli.register.file.codec import TABLES
from customs_cli.register.file.disk.damage import NewerFormat, damaged
from customs_cli.register.file.disk.paged import Buffer, pieces
from customs_cli.register.file.disk.writing import in_pieces
from customs_cli.register.file.journal import check_pair, read, torn
from customs_cli.register.file.rewriting import write, write_anew
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.proof.differing_lines import differing_lines
from customs_cli.register.proof.merkle import Growing
from customs_cli.register.proof.parts import odd
from customs_cli.register.proof.replay import Replay
from customs_cli.sentences import said

_MOST = 20  # maximum number of differing lines that are named
_TOLD = 1_000
"""Number of lines read between two reports of progress."""
UNREAD = (CannotWrite, Unreachable, Busy, Conflict, Refusal)
"""Errors that keep the program from reading on (lost server, full disk) and say nothing about the register itself."""


class Fault(NamedTuple):
    """A fault: the file, the line (0: the file as a whole), and what is wrong."""

    file: str
    line: int
    what: str


def fault_of(error: Damaged) -> Fault:
    """Return the fault that an error of reading is about, with its file and line."""
    file, _, line = error.at.rpartition(":")
    return Fault(file, int(line), error.message) if line.isdigit() else Fault(error.at, error.line, error.message)


class Verdict(NamedTuple):
    """The result of a verification.

    Attributes:
        entries: Number of entries of the journal that could be read.
        head: Hash of the last of them.
        faults: All faults found; empty if there are none.
        notes: Observations that are no faults.
        root: Root of the Merkle tree over the entries, 64 hex digits; empty without entries.
        hint: What helps; empty if unknown.
    """

    entries: int
    head: str
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    root: str = ""
    hint: str = ""

    @property
    def ok(self) -> bool:
        """Whether no fault was found."""
        return not self.faults


def work_of(journal: int, tinydb: int) -> int:
    """Return the bytes that a verification reads; it reads the TinyDB file once by itself and once to compare it.

    Args:
        journal: Size of the journal in bytes.
        tinydb: Size of the TinyDB file in bytes.
    """
    return journal + 2 * tinydb


def verify(store: Store, meter: Meter | None = None) -> Verdict:
    """Read and compare everything; changes nothing, and takes no lock.

    Args:
        store: The storage of the register.
        meter: Counts the bytes read; `work_of` gives their number.

    Raises:
        CannotWrite: There is no room for the temporary file that a large register needs.
    """
    meter = meter or Meter()
    data, size = store.checkpoint(), store.journal_size()
    with gc_paused(), ExitStack() as stack:
        checkpoint, faults = _read(data, store, meter)
        replay = Replay(checkpoint, store) if checkpoint else None
        if replay:
            stack.callback(replay.close)
        chain = _verify_chain(store, size, replay, meter)
        if checkpoint and replay and chain.ok:  # otherwise the journal is no sound basis
            try:
                faults = _differences(checkpoint, replay, store, meter)
            except NewerFormat as error:
                chain, faults = chain._replace(hint=error.hint), [Fault(store.name, 0, error.message)]
    return chain._replace(faults=(*chain.faults, *faults))


def rebuilt(store: Store) -> Iterator[bytes]:
    """Yield, in pieces, the TinyDB file that results from the journal alone.

    Raises:
        Damaged: The journal cannot be read.
    """
    snapshot = Snapshot(store, until=store.journal_size())
    return write(snapshot.meta(), None, snapshot.changed)


def _read(data: Buffer | None, store: Store, meter: Meter) -> tuple[Checkpoint | None, list[Fault]]:
    if data is None:
        return None, []
    try:
        checkpoint = Checkpoint(data, store.name)
        _check_lines(checkpoint, meter)
    except CustomsError as error:
        return None, [Fault(store.name, getattr(error, "line", 0), error.message)]
    return checkpoint, []


def _check_lines(checkpoint: Checkpoint, meter: Meter) -> None:
    left, size = len(checkpoint.data), 0
    for number, row in enumerate((row for table in TABLES for row in checkpoint.rows(table)), 1):
        size += len(row.body)
        if number % _TOLD == 0:
            meter.add(size)
            left, size = left - size, 0
    meter.add(left)


def _verify_chain(store: Store, size: int, replay: Replay | None, meter: Meter) -> Verdict:
    name = store.journal_name
    entries, head, end, is_of_many = 0, "", 0, store.is_of_many
    tree = Growing()
    notes: list[str] = []
    clocks: dict[tuple[str, ...], datetime] = {}
    try:
        for kept in read(store.journal, name=name, until=size, with_changes=False):
            if what := odd(kept):
                raise damaged(name, kept.entry.seq, what)
            tree.add(kept.leaf)
            if replay:
                replay.take(kept)
            meter.add(kept.end - end)
            entries, head, end = kept.entry.seq, kept.hash, kept.end
            is_of_many = is_of_many or (entries == 1 and kept.entry.act == "backup")
            whose = kept.entry.by[:1] if is_of_many else ()
            if kept.entry.at < clocks.get(whose, kept.entry.at):
                notes.append(said("{name}, line {entries}: the clock had been set back", name=name, entries=entries))
            clocks[whose] = kept.entry.at
        if torn(store.journal, end, size, name=name):
            notes.append(
                said(
                    "{name}: an incomplete entry after line {entries}, left by a crash; the next act moves it aside",
                    name=name,
                    entries=entries,
                )
            )
    except UNREAD:
        raise
    except CustomsError as error:
        is_no_damage = isinstance(error, NewerFormat) or isinstance(error.__cause__, OSError)
        hint = error.hint if is_no_damage else ""
        return Verdict(entries, head, (Fault(name, entries + 1, error.message),), tuple(notes), _root(tree), hint)
    return Verdict(entries, head, (), tuple(notes), _root(tree))


def _root(tree: Growing) -> str:
    return tree.root.hex() if tree.size else ""


def _differences(checkpoint: Checkpoint, replay: Replay, store: Store, meter: Meter) -> list[Fault]:
    try:
        check_pair(checkpoint.meta, store)
        is_same = _is_same(checkpoint.data, write_anew(replay.meta(), replay.rows), meter)
        if replay.failed:
            replay.refuse_the_failed()
        return [] if is_same else _different_lines(checkpoint, replay)
    except (*UNREAD, NewerFormat):
        raise
    except CustomsError as error:
        return [Fault(store.name, 0, error.message)]


def _is_same(data: Buffer, anew: Iterable[bytes], meter: Meter) -> bool:
    place, is_same = 0, True
    for piece in in_pieces(anew):
        stop = place + len(piece)
        is_same = is_same and data[place:stop] == piece
        meter.add(len(piece))
        place = stop
    return is_same and place == len(data)


def _different_lines(checkpoint: Checkpoint, replay: Replay) -> list[Fault]:
    now = _lines(pieces(checkpoint.data, 0, len(checkpoint.data)))
    then = _lines(write_anew(replay.meta(), replay.rows))
    return [Fault(checkpoint.name, *row) for row in islice(differing_lines(now, then), _MOST)]


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    yield rest
