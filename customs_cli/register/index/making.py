"""Produces the rows of all batches when the index is made: in this process, or in one process per core.

Other processes make the rows of portions of the TinyDB file (`portions`) and send them back in order. Batches changed
since that file was written are done in this process.
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
"""Given the index's numbers, yields the rows of all batches in portions, each with the number of batches done."""

MANY = 2_000
"""Number of batches written at a time."""
LARGE = 64 << 20
"""From this many bytes of batches on, starting other processes pays."""
PORTION = 8 << 20
"""Size of a portion of the TinyDB file in bytes."""
MOST = 8
"""Maximum number of processes: the one that writes the index cannot keep up with more."""


class Alone(Exception):
    """Another process gave no answer, or a wrong one: this process must do all the work itself."""


def in_turn(snapshot: Snapshot) -> Source:
    """Return the source that makes the rows of all batches in this process."""
    return lambda codes: _in_turn(enumerate((row.body for row in snapshot.rows("batches")), 1), snapshot, codes)


class Sharing(NamedTuple):
    """How the work is divided.

    Attributes:
        many: Number of processes.
        large: Minimum size of all batches, in bytes, for dividing the work at all.
        portion: Size of a portion in bytes.
    """

    many: int
    large: int = LARGE
    portion: int = PORTION


def by_many(store: Store, snapshot: Snapshot, sharing: Sharing | None = None) -> Source | None:
    """Return the source that uses all cores; None if that does not pay or is impossible."""
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
    from subprocess import DEVNULL, PIPE, Popen

    others: list[Popen[bytes]] = []
    try:
        for place in range(many):
            command = [sys.executable, "-m", module]
            house = Path(__file__).parents[3]  # so that this package is imported, and no other of its name
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
