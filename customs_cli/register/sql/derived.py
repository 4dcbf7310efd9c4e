"""The derived rows of a shared register, which queries use: made from each batch by the code of the file's index.

Numbers of codes, parties and batches are digests of what they stand for, so that no number needs to be looked up, and
no act waits for another that adds one.
"""

import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.firms.blocks import blocks
from customs_cli.register.index.codes import Codes, kept_party
from customs_cli.register.index.rows.differing import rows_between
from customs_cli.register.index.rows.of_batch import Rows, rows_of
from customs_cli.register.sql.chains import chain_of
from customs_cli.register.sql.escaping import kept, number_of

if TYPE_CHECKING:
    from psycopg2.extensions import cursor

Row = tuple[Any, ...]

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_ODD = re.compile(r"[\\\t\n\r]").search
_encode = msgspec.json.Encoder().encode
_AT_A_TIME = 2_000
OFTEN = ("codes", "parties", "firms")
"""Tables in which a row may exist already, since several batches refer to it."""
GATHERED = {
    **dict.fromkeys(OFTEN, "SELECT DISTINCT * FROM {}"),
    "batches": "SELECT * FROM {} ORDER BY day, ref",
    "parts": "SELECT * FROM {} ORDER BY day, no, nth",
}
"""Tables whose rows are collected in another table first when all rows are made, and the query that moves them.

Batches and parts are stored in the order of the days of finding: reading those of a month then takes half the time.
"""
AGAIN = (*OFTEN, "links")
"""Tables in which the same row may be inserted twice; in `links` by one batch."""


class _Numbers(dict[Any, int]):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def __missing__(self, thing: Any) -> int:
        number = self[thing] = number_of(self.kind, _text(thing))
        return number


class _Parties(dict[tuple[str, str], int]):
    def __missing__(self, party: tuple[str, str]) -> int:
        number = self[party] = number_of("party", *party)
        return number


class Digests(Codes):
    """The numbers of codes, sayings and parties."""

    def __init__(self) -> None:
        self._kinds: list[_Numbers] = []

        def numbers(kind: str) -> _Numbers:
            self._kinds.append(_Numbers(kind))
            return self._kinds[-1]

        self._have(numbers, _Parties())

    def rows(self) -> tuple[list[Row], list[Row], list[Row]]:
        """Return everything that was asked for as rows of `codes`, `parties` and `firms`, in order."""
        codes = [(number, of.kind, _text(thing)) for of in self._kinds for thing, number in of.items()]
        parties = sorted((number, *kept_party(*party)) for party, number in self.parties.items())
        firms = ((block, number) for (name, _), number in self.parties.items() for block in blocks(name))
        return sorted(codes), parties, sorted(firms)


class Became(NamedTuple):
    """A batch before an act and after it; None where it does not exist."""

    ref: str
    before: Batch | None
    now: Batch | None


class Changed(NamedTuple):
    """How the rows of some batches change.

    Attributes:
        gone: Table to numbers of the batches whose rows are deleted.
        new: Table to rows that are inserted.
    """

    gone: dict[str, list[int]]
    new: dict[str, list[Row]]


def rows_changed(became: Iterable[Became]) -> Changed:
    """Return how the rows of some batches change."""
    gone: dict[str, list[int]] = {}
    new: dict[str, list[Row]] = {}
    numbers: dict[str, Digests] = {}
    before = Digests()
    for one in became:
        no, chain = number_of("ref", one.ref), chain_of("batches", one.ref)
        after = numbers.setdefault(chain, Digests()) if one.now else before
        was, now = rows_between(one.before, one.now, no, before, after)
        for table in Rows._fields:
            if (old := getattr(was, table)) == (rows := getattr(now, table)):
                continue
            gone.setdefault(table, []).extend([no] if old else [])
            new.setdefault(table, []).extend((*row, chain) for row in rows)
    for chain, known in numbers.items():
        for table, rows in zip(OFTEN, known.rows(), strict=True):
            new.setdefault(table, []).extend((*row, chain) for row in rows)
    return Changed(gone, new)


def changed(what: Changed) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the statements that make these changes."""
    yield from ((f"DELETE FROM {table} WHERE no = ANY (%s)", (those,)) for table, those in what.gone.items() if those)
    for table, rows in what.new.items():
        yield from _inserted(table, rows)


def _inserted(table: str, rows: list[Row]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    often = " ON CONFLICT DO NOTHING" if table in AGAIN else ""
    for start in range(0, len(rows), _AT_A_TIME):
        own = tuple(map(as_kept, rows[start : start + _AT_A_TIME]))
        yield f"INSERT INTO {table} VALUES {', '.join(['%s'] * len(own))}{often}", own


def fill(db: "cursor", batches: Iterable[Batch]) -> int:
    """Write the rows of batches that have none yet; rows of `GATHERED` go to `taken` tables.

    Return the number of batches.

    Args:
        db: A cursor in a transaction.
        batches: A few thousand batches.
    """
    numbers: dict[str, Digests] = {}
    waiting: dict[str, list[Row]] = {table: [] for table in Rows._fields}
    for batch in batches:
        chain = chain_of("batches", batch.ref)
        rows = rows_of(batch, number_of("ref", batch.ref), numbers.setdefault(chain, Digests()))
        for table in Rows._fields:
            own = set(rows.links) if table == "links" else getattr(rows, table)
            waiting[table].extend((*row, chain) for row in own)
    for chain, known in numbers.items():
        for table, those in zip(OFTEN, known.rows(), strict=True):
            waiting.setdefault(table, []).extend((*row, chain) for row in those)
    for table, those in waiting.items():
        copy(db, taken(table) if table in GATHERED else table, map(as_kept, those))
    return len(waiting["batches"])


def taken(table: str) -> str:
    """Return the name of the table in which processes collect rows of a table of `GATHERED`, with repetitions."""
    return f"taken_{table}"


def copy(db: "cursor", table: str, rows: Iterable[Row]) -> None:
    """COPY rows, already as kept in the database, into a table without row-level security for this role."""
    lines = ("\t".join(map(_copied, row)) for row in rows)
    db.copy_expert(f"COPY {table} FROM STDIN", StringIO("".join(f"{line}\n" for line in lines)))


def as_kept(row: Row) -> Row:
    """Return a row as the database keeps it (texts escaped)."""
    return tuple(_kept(value) for value in row)


def _copied(value: Any) -> str:
    if value.__class__ is int:
        return str(value)
    if value is None:
        return r"\N"
    text = str(value)
    return text.translate(_ESCAPES) if _ODD(text) else text


def _kept(value: Any) -> Any:
    if value is None or value.__class__ is int:
        return value
    if isinstance(value, bytes):
        return kept(value.decode())
    return kept(value) if isinstance(value, str) else value


def _text(thing: Any) -> str:
    return thing if isinstance(thing, str) else _encode(thing).decode()
