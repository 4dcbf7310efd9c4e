"""The rows of a portion of the batches, made in a process of its own and put into the index by another.

`python -m customs_cli.register.index.portions` reads what is asked of it (`Asked`) from its standard input, and writes
a `Made` for each portion. Numbers of codes and parties are the portion's own, from 1; who takes it in puts the index's
in their place (`renumbered`). Batches are read as they are stored; who knows today's rules runs `main` with those.
"""

import marshal
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, NamedTuple

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
"""What the rows of a table have in one place: columns are read and renumbered in one go, which rows are not."""
ByTable = Mapping[str, Iterable[Row]]
"""Rows of some batches, by table of the index."""
Current = Callable[[Batch], Batch]
"""Gives a batch as it is read, from what is stored (`Store.current`)."""

_SIZE = 8
_LARGEST = 1 << 30
_CODE, _PARTY, _TOKENS = "code", "party", "tokens"


def _keyed(first: int) -> dict[int, str]:
    """What the columns of `SCOPED` are, and what is confirmed, where those stand from a place on."""
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
    "parts": _keyed(4),
    "links": {0: _CODE},
    "behind": {0: _PARTY},
    "penalties": {0: _PARTY},
    "steps": {5: _CODE},
    "deadlines": {6: _CODE},
}
"""Table -> place of a column -> what the numbers in it are of."""


class Asked(msgspec.Struct, frozen=True):
    """What a process is asked for.

    Attributes:
        path: The TinyDB file.
        meta: What it says of itself: another one may have been put in its place.
        skipped: Ids of batches that have changed since it was written.
        portions: From which byte to which, and the number of the first batch.
    """

    path: str
    meta: Meta
    skipped: frozenset[int]
    portions: list[tuple[int, int, int]]


class Made(NamedTuple):
    """What was made of a portion.

    Attributes:
        first: The id of its first document.
        last: The id of its last one.
        codes: (kind, text) of every code and saying, by number, from 1.
        parties: (name, credit code) of every party, by number, from 1.
        columns: Those of the rows of each table.
    """

    first: int
    last: int
    codes: list[tuple[str, str]]
    parties: list[tuple[str, str]]
    columns: dict[str, list[Column]]


class _Numbers(dict[Any, int]):
    """The number of what was asked for, in the order in which it was; `texts` holds all of them."""

    def __init__(self, kind: str, texts: list[tuple[str, str]]) -> None:
        super().__init__()
        self._kind, self._texts = kind, texts

    def __missing__(self, thing: Any) -> int:
        text = thing if isinstance(thing, str) else encoded(thing).decode()
        self._texts.append((self._kind, text) if self._kind else thing)
        number = self[thing] = len(self._texts)
        return number


class _Own(Codes):
    """Numbers of a portion's own."""

    def __init__(self) -> None:
        self.texts: list[tuple[str, str]] = []
        self.names: list[tuple[str, str]] = []
        self._have(lambda kind: _Numbers(kind, self.texts), _Numbers("", self.names))


def made(documents: Iterable[Document], first_no: int, skipped: Container[int], current: Current) -> Made:
    """What is made of the documents of a portion.

    Args:
        documents: Those of the portion, by id.
        first_no: The number of the first in the index.
        skipped: Ids of those that are left out.
        current: Gives batches as they are read.
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
    """The rows of a table, by number of their batch, as they are written the quickest: in the order of its key."""
    return sorted(rows, key=itemgetter(0)) if table in ("links", "acts", "behind", "traces") else rows


def rows_by_table() -> dict[str, list[Row]]:
    """No rows of every table."""
    return {table: [] for table in Rows._fields}


def put(new: dict[str, list[Row]], rows: Rows) -> None:
    """Put the rows of one batch to those of others."""
    for own, all_of_them in zip(rows, new.values(), strict=True):
        if own:
            all_of_them += own


def renumbered(portion: Made, codes: Codes) -> ByTable:
    """The rows of a portion with the numbers of the index.

    Args:
        portion: What was made.
        codes: Gives the numbers.
    """
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
    """The column `confirmed` with other numbers."""

    def __init__(self, to: Mapping[int, int]) -> None:
        super().__init__({None: None})
        self._to = to

    def __missing__(self, confirmed: str) -> str:
        told = self[confirmed] = " ".join(sorted(f"{one[0]}{self._to[int(one[1:])]}" for one in confirmed.split(" ")))
        return told


def read_made(pipe: IO[bytes]) -> Made | None:
    """The next portion that another process writes; None where it has ended."""
    head = pipe.read(_SIZE)
    if len(head) < _SIZE:
        return None
    size = int.from_bytes(head, "big")
    if size > _LARGEST:  # another program answers
        return None
    body = pipe.read(size)
    return Made(*marshal.loads(body)) if len(body) == size else None


def _answers(asked: Asked, current: Current) -> Iterator[bytes]:
    checkpoint = Checkpoint(Paged(Path(asked.path)))
    if checkpoint.meta != asked.meta:
        return
    for start, end, first_no in asked.portions:
        yield marshal.dumps(tuple(made(checkpoint.between(start, end), first_no, asked.skipped, current)))


def main(reading: Callable[[str], Current] = lambda _: as_stored) -> None:
    """Answer what is asked on the standard input.

    Args:
        reading: Of the path of the TinyDB file: gives batches as they are read.
    """
    asked = msgspec.json.decode(sys.stdin.buffer.readline(), type=Asked)
    with gc_paused():
        for answer in _answers(asked, reading(asked.path)):
            sys.stdout.buffer.write(len(answer).to_bytes(_SIZE, "big") + answer)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
