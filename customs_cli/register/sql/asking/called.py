"""Finds the records of a shared register that may have a name: their table is read, but only candidates are decoded."""

from typing import TypeVar

from customs_cli.domain.record import Record
from customs_cli.register.file.codec import from_body, table_of
from customs_cli.register.file.name_sieve import lines_called
from customs_cli.register.sql.snapshot import SharedSnapshot

R = TypeVar("R", bound=Record)


def records_called(snapshot: SharedSnapshot, kind: type[R], form: str) -> list[R] | None:
    """Return the records that may have a name, in order; some may not have it. None if all must be decoded."""
    bodies = [row.body for row in snapshot.rows(table_of(kind))]
    numbers = lines_called(b"\n".join(bodies), form)
    return None if numbers is None else [from_body(kind, bodies[number]) for number in sorted(numbers)]
