"""Makes the rows of portions of the batches in a process of its own; another process puts them into the index.

`python -m customs_cli.register.index.portions` reads an `Asked` from its standard input and writes a `Made` for each
portion. Numbers of codes and parties count from 1 in each portion; the receiving process replaces them with the index's
numbers (`renumbered`). Batches are used as they are stored; a module that knows today's rules calls `main` with a
function that applies them.
"""

import marshal
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, NamedTuple
from zlib import crc32

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.file.checkpoint import Checkpoint, Meta
from customs_cli.register.file.checkpoint import Row as Document
from customs_cli.register.file.codec import as_stored, encoded, from_body
from customs_cli.register.file.disk.paged import Paged
from customs_cli.register.gc_pause import gc_paused
from customs_cli.register.index.codes import Codes
from customs_cli.register.index.rows.behind import Row
from customs_cli.register.index.rows.facets import FACETS
from customs_cli.register.index.rows.of_batch import Rows, rows_of
from customs_cli.register.index.schema import FACTS, SCOPED

Column = tuple[Any, ...]
"""One column of the rows of a table; columns can be read and renumbered at once, rows cannot."""
ByTable = Mapping[str, Iterable[Row]]
"""Rows of some batches, by table of the index."""
Current = Callable[[Batch], Batch]
"""Returns a batch as of today's rules, given the stored one (`Store.current`)."""

_SIZE = 8
_LARGEST = 1 << 30
_CODE, _PARTY, _TOKENS = "code", "party", "tokens"


def _keyed(first: int) -> dict[int, str]:
    facts = first + len(SCOPED)
    return {**dict.fromkeys(range(first, facts), _CODE), facts + FACTS.index("confirmed"): _TOKENS}


_OFFICE = 11
_PARTIES = _OFFICE + len(FACETS)
_NUMBERED: Mapping[str, Mapping[int, str]] = {
    "batches": {
        **dict.fromkeys(range(_OFFICE, _PARTIES), _CODE),
        **dict.fromkeys(range(_PARTIES, _PARTIES + 2), _PARTY),
        **_keyed(_PARTIES + 10),
    },
    "parts": _keyed(5),
    "links": {0: _CODE},
    "behind": {0: _PARTY},
    "penalties": {0: _PARTY},
    "steps": {5: _CODE},
    "deadlines": {6: _CODE},
}
"""Table to column position to the kind of number in that column."""


class Asked(msgspec.Struct, frozen=True):
    """A request to another process.

    Attributes:
        path: Path of the TinyDB file.
        meta: Its metadata, to detect that the file was replaced meanwhile.
        skipped: Ids of batches that have changed since the file was written.
        portions: (first byte, last byte (exclusive), number of the first batch) of each portion.
    """

    path: str
    meta: Meta
    skipped: frozenset[int]
    portions: list[tuple[int, int, int]]


class Made(NamedTuple):
    """The rows of a portion.

    Attributes:
        first: Id of its first document.
        last: Id of its last document.
        codes: (kind, text) of every code and saying; the position from 1 is its number.
        parties: (name, credit code) of every party; the position from 1 is its number.
        columns: Table to the columns of its rows.
    """

    first: int
    last: int
    codes: list[tuple[str, str]]
    parties: list[tuple[str, str]]
    columns: dict[str, list[Column]]


class _Numbers(dict[Any, int]):
    def __init__(self, kind: str, texts: list[tuple[str, str]]) -> None:
        super().__init__()
        self._kind, self._texts = kind, texts

    def __missing__(self, thing: Any) -> int:
        text = thing if isinstance(thing, str) else encoded(thing).decode()
        self._texts.append((self._kind, text) if self._kind else thing)
        number = self[thing] = len(self._texts)
        return number


class _Own(Codes):
    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []
        self.names: list[tuple[str, str]] = []
        self._have(lambda kind: _Numbers(kind, self.texts), _Numbers("", self.names))


def made(documents: Iterable[Document], first_no: int, skipped: Container[int], current: Current) -> Made:
    """Return the rows of the documents of a portion.

    Args:
        documents: The documents of the portion, by id.
        first_no: Number of the first batch in the index.
        skipped: Ids of documents that are left out.
        current: Returns a batch as of today's rules.
    """
    codes, new = _Own(), rows_by_table()
    first = last = 0
    for no, row in enumerate(documents, first_no):
        last = row.id
        first = first or last
        if last not in skipped:
            put(new, rows_of(current(from_body(Batch, row.body)), no, codes))
    columns = {table: list(zip(*in_order(table, rows), strict=True)) for table, rows in new.items()}
    return Made(first, last, codes.texts, codes.names, columns)


def in_order(table: str, rows: Iterable[Row]) -> Iterable[Row]:
    """Return the rows of a table in the order of its key, in which they are written fastest."""
    return sorted(rows, key=itemgetter(0)) if table in ("links", "acts", "behind", "traces") else rows


def rows_by_table() -> dict[str, list[Row]]:
    """Return an empty list of rows for every table."""
    return {table: [] for table in Rows._fields}


def put(new: dict[str, list[Row]], rows: Rows) -> None:
    """Append the rows of one batch to the lists of `new`."""
    for own, all_of_them in zip(rows, new.values(), strict=True):
        if own:
            all_of_them += own


def renumbered(portion: Made, codes: Codes) -> ByTable:
    """Return the rows of a portion with the numbers of the index."""
    kinds = {**codes.scoped, **codes.facets}
    to = {number: kinds[kind][text] for number, (kind, text) in enumerate(portion.codes, 1)}
    who: dict[int | None, int | None] = {n: codes.parties[party] for n, party in enumerate(portion.parties, 1)}
    to[0], who[None] = 0, None
    numbers: dict[str, Mapping[Any, Any]] = {_CODE: to, _PARTY: who, _TOKENS: _Tokens(to)}

    def rows(table: str, columns: list[Column]) -> Iterator[Row]:
        numbered = _NUMBERED.get(table, {})
        return zip(*[
            map(numbers[numbered[place]].__getitem__, column) if place in numbered else column
            for place, column in enumerate(columns)
        ], strict=True)  # fmt: skip

    return {table: rows(table, columns) for table, columns in portion.columns.items()}


class _Tokens(dict[str | None, str | None]):
    def __init__(self, to: Mapping[int, int]) -> None:
        super().__init__({None: None})
        self._to = to

    def __missing__(self, confirmed: str) -> str:
        told = self[confirmed] = " ".join(sorted(f"{one[0]}{self._to[int(one[1:])]}" for one in confirmed.split(" ")))
        return told


def read_made(pipe: IO[bytes]) -> Made | None:
    """Return the next portion that another process sends; None if it has ended, or did not arrive as it was sent."""
    head = pipe.read(2 * _SIZE)
    size, checksum = int.from_bytes(head[:_SIZE], "big"), int.from_bytes(head[_SIZE:], "big")
    if len(head) < 2 * _SIZE or size > _LARGEST:  # not an answer of this program
        return None
    body = pipe.read(size)
    return Made(*marshal.loads(body)) if len(body) == size and crc32(body) == checksum else None


def sent(answer: bytes) -> bytes:
    """Return a portion as it is sent: its length, its CRC-32 and its bytes."""
    return len(answer).to_bytes(_SIZE, "big") + crc32(answer).to_bytes(_SIZE, "big") + answer


def _answers(asked: Asked, current: Current) -> Iterator[bytes]:
    checkpoint = Checkpoint(Paged(Path(asked.path)))
    if checkpoint.meta != asked.meta:
        return
    for start, end, first_no in asked.portions:
        yield marshal.dumps(tuple(made(checkpoint.between(start, end), first_no, asked.skipped, current)))


def main(reading: Callable[[str], Current] = lambda _: as_stored) -> None:
    """Answer the request on the standard input.

    Args:
        reading: Given the path of the TinyDB file, returns the function that applies today's rules to a batch.
    """
    asked = msgspec.json.decode(sys.stdin.buffer.readline(), type=Asked)
    with gc_paused():
        for answer in _answers(asked, reading(asked.path)):
            sys.stdout.buffer.write(sent(answer))
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
