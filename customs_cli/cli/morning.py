"""`customs` alone: what the officer does next, or how to begin."""

from datetime import date
from typing import TYPE_CHECKING, Any

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options.choosing import Own, own_office
from customs_cli.domain.record import Record
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark

if TYPE_CHECKING:
    from customs_cli.render.layout.page import Page
    from customs_cli.reports.day.morning import Morning
    from customs_cli.reports.leads.clues import ClueRow

_AROUND = 6
"""Lines of a screen that title, headings, notes and the next prompt take."""
_FEWEST = 5
_WIDE = 110
"""From this width a terminal shows an act on one line; a narrower one may need two."""


def show_morning(desk: Desk) -> None:
    """Show the next acts, or the first steps where the register is empty or missing; nothing is created."""
    from customs_cli.cli.answers.last_days import warn_if_otherwise
    from customs_cli.cli.options.tracing.leads import due_clues
    from customs_cli.domain.law.deadlines import SOON
    from customs_cli.render.pages.day import morning as drawn

    report: Morning | None = None
    clues: tuple[ClueRow, ...] = ()
    if desk.may_be_there:
        own = own_office(desk, (), False, None)
        report = morning_of(desk, desk.today, _fitting(), own)
        clues = due_clues(desk, (own.office,) if own.office else (), SOON)

    def page() -> "Page":
        if report is None or (report.is_empty and not clues):
            is_made = desk.is_shared or desk.register_path.is_file()
            return drawn.first_steps(desk.words, done=_done(desk, is_made=is_made), office=_configured(desk))
        return drawn.page(report, desk.words, clues)

    desk.show(page, dict[str, Any], Form())
    if report is not None:
        warn_if_otherwise(desk, report.otherwise, own.where)


def morning_of(desk: Desk, day: date, limit: int | None = None, own: "Own | None" = None) -> "Morning":
    """Return the next acts as of a day, for the configured office, or for all offices where none is configured."""
    from customs_cli.procedures import law_of
    from customs_cli.reports.day.morning import SHOWN, morning

    own = own or own_office(desk, (), False, None)
    most = SHOWN if limit is None else limit
    return desk.books.together(lambda of: morning(of, day, law_of, office=own.office, where=own.text, limit=most))


def _done(desk: Desk, *, is_made: bool) -> tuple[str, ...]:
    if not is_made:
        return ()
    kinds: dict[str, type[Record]] = {"holder": Holder, "trademark": Trademark}
    return "init", *(name for name, kind in kinds.items() if desk.register.all(kind))


def _configured(desk: Desk) -> str:
    return desk.given("CUSTOMS_OFFICE", "office")


def _fitting() -> int | None:
    if not Form().is_for_terminal:
        return None
    import shutil

    from customs_cli.reports.day.morning import SHOWN

    columns, lines = shutil.get_terminal_size()
    return max(_FEWEST, min(SHOWN, (lines - _AROUND) // (1 if columns >= _WIDE else 2)))
