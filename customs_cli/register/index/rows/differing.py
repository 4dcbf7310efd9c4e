"""The rows of a batch before and after an act, limited to tables that the act may have changed."""

from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.index.codes import Codes
from customs_cli.register.index.rows.of_batch import Rows, rows_of, text_rows

TOLD = ("notes", "documents", "officers")
"""Fields of a batch that only affect its searchable text."""
NOTHING = Rows(*[() for _ in Rows._fields])


class Both(NamedTuple):
    """Rows of a batch before and after."""

    was: Rows
    become: Rows


def rows_between(before: Batch | None, now: Batch | None, no: int, was: Codes, become: Codes) -> Both:
    """Return the rows of a batch before and after, without tables that cannot have changed.

    Args:
        before: The batch before; None if it did not exist.
        now: The batch after; None if it is removed.
        no: Its number in the index.
        was: Numbers for the rows before.
        become: Numbers for the rows after.
    """
    if before and now and _differ_in_text(before, now):
        return Both(*[NOTHING._replace(texts=text_rows(batch, no)) for batch in (before, now)])
    return Both(
        rows_of(before, no, was) if before else NOTHING,
        rows_of(now, no, become) if now else NOTHING,
    )


def _differ_in_text(before: Batch, now: Batch) -> bool:
    return replace(before, **{name: getattr(now, name) for name in TOLD}) == now
