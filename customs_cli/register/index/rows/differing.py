"""The rows of a batch before an act and after it: only those tables that an act may have changed are made."""

from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.index.codes import Codes
from customs_cli.register.index.rows.of_batch import Rows, rows_of, text_rows

TOLD = ("notes", "documents", "officers")
"""Fields of a batch of which the text that is searched is made, and no other row."""
NOTHING = Rows(*[() for _ in Rows._fields])


class Both(NamedTuple):
    """Rows of a batch before and after."""

    was: Rows
    become: Rows


def rows_between(before: Batch | None, now: Batch | None, no: int, was: Codes, become: Codes) -> Both:
    """The rows of a batch before and after, without those of tables in which nothing can have changed.

    Args:
        before: As it was; None where it was not there.
        now: As it is; None where it is gone.
        no: Its number in the index.
        was: Gives the numbers of what it was.
        become: Gives the numbers of what it is.
    """
    if before and now and _differ_in_text(before, now):
        return Both(*[NOTHING._replace(texts=text_rows(batch, no)) for batch in (before, now)])
    return Both(
        rows_of(before, no, was) if before else NOTHING,
        rows_of(now, no, become) if now else NOTHING,
    )


def _differ_in_text(before: Batch, now: Batch) -> bool:
    """Whether nothing else has changed."""
    return replace(before, **{name: getattr(now, name) for name in TOLD}) == now
