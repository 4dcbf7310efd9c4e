"""Warns of last days that were counted before the office's own days changed (calendar.toml)."""

from typing import TYPE_CHECKING

from customs_cli.cli.desk import Desk
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.domain.books.books import DueDay
    from customs_cli.domain.query.filters import Expr


def warn_if_otherwise(
    desk: Desk, days: "tuple[DueDay, ...]", where: "Expr | None" = None, holder: str | None = None, ref: str = ""
) -> None:
    """Warn if open time limits end on another day by the present calendar; the batches are asked only if some may.

    Args:
        desk: The officer's desk.
        days: The kinds of time limits that may do so (`DueReport.otherwise`).
        where: The filter for the batches shown.
        holder: Only proceedings of this holder.
        ref: Only this batch; empty for all that the filter finds.
    """
    if not days:
        return
    from customs_cli.procedures import law_of, rows_by_id
    from customs_cli.reports.day.otherwise import Laws, any_ends_otherwise

    laws = Laws(law_of, rows_by_id())
    if any_ends_otherwise(desk.books, days, laws, desk.today, where=where, holder=holder, ref=ref):
        desk.warn(
            said(
                "last days were counted before calendar.toml changed, and may be wrong: {command} names them",
                command=command("check"),
            )
        )
