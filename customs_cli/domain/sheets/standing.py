"""Comparison of a sheet, as the register gives it now, with what was issued under its number."""

from customs_cli.domain.record import Record
from customs_cli.domain.sheets.issued import Difference, IssuedSheet, SheetIssue, Stated, differences

_GOES_ON = ("figures", "breakdown")
"""Sections that count batches by the day found: later acts on these batches change them in the normal course."""
_BY_ACT = ("transfers", "fines", "fined", "recorded")
"""Figures of those sections that only a late entry changes."""


class IssuedState(Record, frozen=True):
    """The result of comparing a sheet with what was issued under its number.

    Attributes:
        issue: The issue that counts; None where none was made, or all were withdrawn.
        withdrawn: The last issue, where it was withdrawn; else None.
        is_same: Whether the sheet has the same figures as that issue.
        corrected: The earlier issue that `issue` corrected; None for none.
        changes: Changes since that issue; where there are none, those that it made to the one it corrected.
        is_late: Whether any of these came from a late entry: an act of the sheet's days, not a later one.
    """

    issue: SheetIssue | None = None
    withdrawn: SheetIssue | None = None
    is_same: bool = False
    corrected: SheetIssue | None = None
    changes: tuple[Difference, ...] = ()
    is_late: bool = False


def issued_state(record: IssuedSheet | None, figures: tuple[Stated, ...]) -> IssuedState:
    """Return how the figures of a sheet compare with what was issued under its number (None: nothing was)."""
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
