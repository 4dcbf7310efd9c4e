"""How a sheet, as the register gives it now, stands to the one that was issued under its number."""

from customs_cli.domain.record import Record
from customs_cli.domain.sheets.issued import Difference, IssuedSheet, SheetIssue, Stated, differences

_GOES_ON = ("figures", "breakdown")
"""Sections of batches by the day they were found: what is done with them later adds to them too."""
_BY_ACT = ("transfers", "fines", "fined", "recorded")
"""Figures of these that only a late entry changes."""


class IssuedState(Record, frozen=True):
    """How a sheet stands to what was issued under its number.

    Attributes:
        issue: The issue that counts; None where none was made, or all were withdrawn.
        withdrawn: The last issue, where it was withdrawn; else None.
        is_same: Whether the sheet says what that issue says.
        corrected: The issue that it corrected; None for none.
        changes: What has changed since that issue; where nothing has, what it changed itself.
        is_late: Whether anything of that came of a late entry: an act of its days, and not a later one.
    """

    issue: SheetIssue | None = None
    withdrawn: SheetIssue | None = None
    is_same: bool = False
    corrected: SheetIssue | None = None
    changes: tuple[Difference, ...] = ()
    is_late: bool = False


def issued_state(record: IssuedSheet | None, figures: tuple[Stated, ...]) -> IssuedState:
    """How the figures of a sheet stand to the record of what was issued under its number; None for no record."""
    if record is None or record.last is None:
        return IssuedState()
    withdrawn = record.last if record.last.withdrawn else None
    issue = record.standing
    if issue is None:
        return IssuedState(withdrawn=withdrawn)
    changed = differences(issue.figures, figures)
    corrected = record.before(issue)
    own = differences(corrected.figures, issue.figures) if corrected and not changed else ()
    return IssuedState(
        issue=issue,
        withdrawn=withdrawn,
        is_same=not changed,
        corrected=corrected,
        changes=changed or own,
        is_late=any(map(_is_late, changed or own)),
    )


def _is_late(one: Difference) -> bool:
    return one.section not in _GOES_ON or one.figure.partition(":")[0] in _BY_ACT
