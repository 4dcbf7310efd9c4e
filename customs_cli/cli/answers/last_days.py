"""Warns of last days that were counted before the office's own days changed (calendar.toml)."""

from typing import TYPE_CHECKING

from customs_cli.cli.desk import Desk
from customs_cli.cli.own_days import own_days
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.domain.books.books import DueDay
    from customs_cli.domain.query.filters import Expr


def rests_on_days(where: "Expr | None") -> bool:
    """Return whether a filter asks for working days left to a last day (`due<3wd`)."""
    from customs_cli.domain.query.closed_words import terms

    return where is not None and any(term.field == "due" for term in terms(where))


def warn_if_found_otherwise(desk: Desk, where: "Expr | None" = None) -> None:
    """Warn as `warn_if_otherwise` of the batches that a filter finds, or of all; asked only if there are own days now.

    Args:
        desk: The officer's desk.
        where: The filter; None for all, as for a filter that itself rests on last days.
    """
    if own_days():
        from customs_cli.reports.day.due import counted_otherwise

        days = desk.books.due_days(where=where)
        warn_if_otherwise(desk, counted_otherwise(desk.books.directory, days), where)


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
