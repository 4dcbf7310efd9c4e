"""Where the rows of all batches come from when the index is made: this process alone, or one for each core.

What a portion of the TinyDB file says other processes make (`portions`), and give it back in order. Batches changed
since it was written are left to this one.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import IO, NamedTuple

from msgspec.structs import replace

from customs_cli.register.apart.process import HIDDEN, cores
from customs_cli.register.file.checkpoint import Checkpoint
from customs_cli.register.file.codec import encoded
from customs_cli.register.file.disk.paged import pieces
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import Store
from customs_cli.register.index.codes import Codes
from customs_cli.register.index.portions import Asked, ByTable, put, read_made, renumbered, rows_by_table
from customs_cli.register.index.rows.of_batch import rows_of

Source = Callable[[Codes], Iterator[tuple[int, ByTable]]]
"""With the index's numbers, gives the rows of all batches in portions, each with how many batches are done."""

MANY = 2_000
"""So many batches are written at a time."""
LARGE = 64 << 20
"""From so many bytes of batches on other processes are worth their start."""
PORTION = 8 << 20
"""So many bytes of the TinyDB file are one portion."""
MOST = 8
"""At most so many processes make portions: the one that puts them into the index keeps up with no more."""


class Alone(Exception):
    """Another process gave no answer, or not the one that was asked for: this one has to do it alone."""


def in_turn(snapshot: Snapshot) -> Source:
    """The rows of all batches of a register, made by this process alone."""
    return lambda codes: _in_turn(enumerate((row.body for row in snapshot.rows("batches")), 1), snapshot, codes)


class Sharing(NamedTuple):
    """How the work is shared out.

    Attributes:
        many: Among how many processes.
        large: From so many bytes of batches on it is.
        portion: In portions of so many bytes.
    """

    many: int
    large: int = LARGE
    portion: int = PORTION


def by_many(store: Store, snapshot: Snapshot, sharing: Sharing | None = None) -> Source | None:
    """The rows of all batches of a register, made on all cores; None where it is not worth it, or cannot be.

    Args:
        store: Where it lives.
        snapshot: Its state.
        sharing: How the work is shared out; None for as many processes as there are cores.
    """
    how = sharing or Sharing(min(cores(), MOST))
    checkpoint = snapshot.checkpoint
    if checkpoint is None or not isinstance(store, FileStore) or not sys.executable or getattr(sys, "frozen", False):
        return None
    start, end = checkpoint.bounds("batches")
    if how.many < 2 or end - start < how.large:
        return None
    return lambda codes: _by_many(checkpoint, store, snapshot, how, codes)


def _by_many(
    checkpoint: Checkpoint, store: FileStore, snapshot: Snapshot, how: Sharing, codes: Codes
) -> Iterator[tuple[int, ByTable]]:
    changed = snapshot.changed.get("batches", {})
    portions, whole = _portions(checkpoint, how.portion)
    asked = Asked(str(store.path), checkpoint.meta, frozenset(changed), portions)
    last = -1
    with _asked(store.apart, asked, how.many) as pipes:
        for (_, _, first_no), pipe in zip(portions, cycle(pipes), strict=False):
            made = read_made(pipe)
            if made is None or made.first <= last:
                raise Alone
            last = made.last
            yield first_no - 1, renumbered(made, codes)
    bodies = (body for _, body in sorted(changed.items()) if body is not None)
    yield from _in_turn(enumerate(bodies, whole + 1), snapshot, codes)


def _portions(checkpoint: Checkpoint, size: int) -> tuple[list[tuple[int, int, int]], int]:
    """The portions as `Asked` has them, and how many batches all are."""
    portions = []
    start, end = checkpoint.bounds("batches")
    no = 1
    while start < end:
        stop = checkpoint.line_end(min(start + size, end) - 1, end)
        portions.append((start, stop, no))
        no += sum(piece.count(b"\n") for piece in pieces(checkpoint.data, start, stop))
        start = stop
    return portions, no - 1


def _in_turn(
    numbered: Iterable[tuple[int, bytes | None]], snapshot: Snapshot, codes: Codes
) -> Iterator[tuple[int, ByTable]]:
    """The rows of batches by number, one after the other."""
    new, no = rows_by_table(), 0
    for place, (no, body) in enumerate(numbered, 1):
        if body is not None:
            put(new, rows_of(snapshot.current(body), no, codes))
        if place % MANY == 0:
            yield no, new
            new = rows_by_table()
    if no:
        yield no, new


@contextmanager
def _asked(module: str, asked: Asked, many: int) -> Iterator[list[IO[bytes]]]:
    """Processes of a module at work, each on every so many-th portion: where they write what they made."""
    from subprocess import DEVNULL, PIPE, Popen

    others: list[Popen[bytes]] = []
    try:
        for place in range(many):
            command = [sys.executable, "-m", module]
            house = Path(__file__).parents[3]  # where this package is found, and no other of its name
            other = Popen(command, cwd=house, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, **HIDDEN)
            others.append(other)
            assert other.stdin
            with other.stdin as pipe:
                pipe.write(encoded(replace(asked, portions=asked.portions[place::many])) + b"\n")
        yield [other.stdout for other in others if other.stdout]
    except OSError as error:
        raise Alone from error
    finally:
        for other in others:
            other.kill()
            if other.stdout:
                other.stdout.close()
            other.wait()
