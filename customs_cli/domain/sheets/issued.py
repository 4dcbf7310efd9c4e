"""The record of an issued sheet with each of its issues and withdrawals, so that later changes can be reported.

There is one record for each sheet number; each issue is kept, the oldest first, and none is ever removed: paper is not
called back.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from customs_cli.domain.record import Record

_NUMBER = r"[0-9]{4}-([0-9A-Z]{2,8})-(?:D-[0-9]{3}|M-[0-9]{2}|P-[0-9]{3}-[0-9]{3})"


class Stated(Record, frozen=True):
    """One figure of a sheet that is not zero or empty.

    Attributes:
        section: Section of the sheet: `figures`, `breakdown`, `acts`, `deadlines`, `store`, `remark`.
        row: Codes and stored words that name the row.
        figure: Name of the figure in the row: `items`, `unit:pair`, `value:CNY`.
        value: The figure as printed: a number, an amount, a text.
    """

    section: str
    row: tuple[str, ...]
    figure: str
    value: str


class SheetIssue(Record, frozen=True):
    """One issue of a sheet.

    Attributes:
        version: 0 for the first issue, 1 for the first correction (更正版 1).
        at: Time of issue; timezone-aware, UTC.
        by: The officers who issued it.
        root: Root hash of the journal at that time, as printed on the sheet.
        size: Number of acts in the journal at that time.
        figures: The figures it gave.
        withdrawn: Why it does not count any more; empty while it does.
        withdrawn_on: The day it was withdrawn.
    """

    version: int
    at: datetime
    by: tuple[str, ...] = ()
    root: str = ""
    size: int = 0
    figures: tuple[Stated, ...] = ()
    withdrawn: str = ""
    withdrawn_on: date | None = None


class IssuedSheet(Record, frozen=True, rename={"from_": "from"}):
    """A sheet that was issued at least once.

    Attributes:
        code: Its number, such as `2019-5320-D-184`.
        office: Code of the office that it is about.
        from_: First day that it covers.
        to: Last day that it covers, included.
        issues: All issues, the first first.
    """

    code: str
    office: str
    from_: date
    to: date
    issues: tuple[SheetIssue, ...] = ()

    @property
    def standing(self) -> SheetIssue | None:
        """The last issue that was not withdrawn; None where all were."""
        return next((issue for issue in reversed(self.issues) if not issue.withdrawn), None)

    @property
    def last(self) -> SheetIssue | None:
        """The last issue, withdrawn or not."""
        return self.issues[-1] if self.issues else None

    def before(self, issue: SheetIssue) -> SheetIssue | None:
        """Return the issue that this one corrected: the last earlier one that was not withdrawn; None for none."""
        former = [one for one in self.issues if one.version < issue.version and not one.withdrawn]
        return former[-1] if former else None


class Difference(NamedTuple):
    """One figure in which two sheets differ.

    Attributes:
        section: As in `Stated`.
        row: As in `Stated`.
        figure: As in `Stated`.
        was: The value in the earlier sheet; empty for none.
        now: The value in the later sheet; empty for none.
    """

    section: str
    row: tuple[str, ...]
    figure: str
    was: str
    now: str


def differences(before: Sequence[Stated], after: Sequence[Stated]) -> tuple[Difference, ...]:
    """Return the figures that differ, in the order of the sheets, including those that only one of them has."""
    return tuple(_differing(before, after))


def _differing(before: Sequence[Stated], after: Sequence[Stated]) -> Iterator[Difference]:
    was = {(one.section, one.row, one.figure): one.value for one in before}
    now = {(one.section, one.row, one.figure): one.value for one in after}
    for place in dict.fromkeys((*now, *was)):
        if was.get(place, "") != now.get(place, ""):
            yield Difference(*place, was.get(place, ""), now.get(place, ""))


def is_sheet_number(text: str) -> bool:
    """Return whether a text is the number of a sheet of one office, exactly as it is stored."""
    return re.fullmatch(_NUMBER, text) is not None


def office_in(number: str) -> str:
    """Return the office in the number of a sheet; empty where the text is no such number."""
    found = re.fullmatch(_NUMBER, number)
    return found[1] if found else ""
