"""What a whole export holds: every record by table, and whose register it was."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.register.file.codec import TABLES
from customs_cli.register.register import Register

SCHEMA = "customs.export/1"
BATCHES = "batches"


class Whole(NamedTuple):
    """A register, or the part of it that was asked for.

    Attributes:
        origin: Whose it was: `schema`, `register` (identity), `office`, `acts`, `head`, `exported_on`.
        names: Every record but the batches, by table.
        batches: Gives the batches.
    """

    origin: dict[str, str]
    names: dict[str, list[Record]]
    batches: Callable[[], Iterable[Batch]]


def whole_of(register: Register, batches: Callable[[], Iterable[Batch]], today: date) -> Whole:
    """A register with the batches that are wanted of it; names and serials are always whole."""
    state = register.snapshot
    origin = {
        "schema": SCHEMA,
        "register": state.id,
        "office": register.office,
        "acts": str(state.seq),
        "head": state.head,
        "exported_on": today.isoformat(),
    }
    names = {table: list(register.all(kind)) for table, kind in TABLES.items() if table != BATCHES}
    return Whole(origin, names, batches)


def records_of(whole: Whole) -> Iterator[tuple[str, Record]]:
    """(table, record) of everything, names first."""
    for table, records in whole.names.items():
        yield from ((table, record) for record in records)
    yield from ((BATCHES, batch) for batch in whole.batches())


def whole_from(origin: dict[str, str], documents: Iterable[tuple[str, Any]]) -> Whole:
    """The records in (table, document), checked against their kinds.

    Raises:
        UsageError: A document is none of its kind, or a table is none of a register.
    """
    from msgspec import ValidationError, convert

    from customs_cli.errors import UsageError

    names: dict[str, list[Record]] = {table: [] for table in TABLES if table != BATCHES}
    batches: list[Batch] = []
    for number, (table, document) in enumerate(documents, start=1):
        if table not in TABLES:
            raise UsageError(
                "record {number}: no table {table!r}",
                number=number,
                table=str(table)[:40],
                names=", ".join(TABLES),
                hint="tables: {names}",
            )
        try:
            record = convert(document, TABLES[table])
        except ValidationError as error:
            what = str(error)
            raise UsageError(
                "record {number} of {table}: {what}", number=number, table=table, what=what[:200], hint="export it anew"
            ) from error
        if isinstance(record, Batch):
            batches.append(record)
        else:
            names[table].append(record)
    return Whole(origin, names, lambda: batches)
