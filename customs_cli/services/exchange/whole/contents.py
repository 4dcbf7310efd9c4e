"""The contents of a full export: every record by table, and the register it came from."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.register.file.codec import TABLES
from customs_cli.register.register import Register
from customs_cli.sentences import Listed

SCHEMA = "customs.export/1"
BATCHES = "batches"


class Whole(NamedTuple):
    """A complete register, or the wanted part of it.

    Attributes:
        origin: The register it came from: `schema`, `register` (identity), `office`, `acts`, `head`, `exported_on`.
        names: Table -> its records, for all tables except batches.
        batches: Returns the batches.
    """

    origin: dict[str, str]
    names: dict[str, list[Record]]
    batches: Callable[[], Iterable[Batch]]


def whole_of(register: Register, batches: Callable[[], Iterable[Batch]], today: date) -> Whole:
    """Return the contents of a register with the wanted batches; names and serials are always complete."""
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
    """Yield (table, record) of all records, names first."""
    for table, records in whole.names.items():
        yield from ((table, record) for record in records)
    yield from ((BATCHES, batch) for batch in whole.batches())


def whole_from(origin: dict[str, str], documents: Iterable[tuple[str, Any]]) -> Whole:
    """Convert (table, document) pairs to records.

    Raises:
        UsageError: A document does not fit its table, or there is no such table.
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
                names=Listed(TABLES),
                hint="tables: {names}",
            )
        try:
            record = convert(document, TABLES[table])
        except ValidationError as error:
            what = str(error)
            raise UsageError(
                "record {number} of {table}: {what}",
                number=number,
                table=table,
                what=what[:200],
                hint="export it again",
            ) from error
        if isinstance(record, Batch):
            batches.append(record)
        else:
            names[table].append(record)
    return Whole(origin, names, lambda: batches)
