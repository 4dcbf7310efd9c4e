"""Which records of a shared register may bear a name: their table is read, and only those of it are decoded."""

from typing import TypeVar

from customs_cli.domain.record import Record
from customs_cli.register.file.codec import from_body, table_of
from customs_cli.register.file.name_sieve import lines_called
from customs_cli.register.sql.snapshot import SharedSnapshot

R = TypeVar("R", bound=Record)


def records_called(snapshot: SharedSnapshot, kind: type[R], form: str) -> list[R] | None:
    """The records of a kind that may bear a name, in order, and perhaps others; None where all have to be decoded.

    Args:
        snapshot: The state.
        kind: Of names.
        form: The name, `folded`.
    """
    bodies = [row.body for row in snapshot.rows(table_of(kind))]
    numbers = lines_called(b"\n".join(bodies), form)
    return None if numbers is None else [from_body(kind, bodies[number]) for number in sorted(numbers)]
