"""A sheet that was issued, again after a late entry, or withdrawn: what it said, so that what has changed can be told.

One record a sheet number; each issue is kept, the oldest first, and none is ever taken out: paper is not called back.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from customs_cli.domain.record import Record

_NUMBER = r"[0-9]{4}-([0-9A-Z]{2,8})-(?:D-[0-9]{3}|M-[0-9]{2}|P-[0-9]{3}-[0-9]{3})"


class Stated(Record, frozen=True):
    """One figure of a sheet that is not nothing.

    Attributes:
        section: Of the sheet: `figures`, `breakdown`, `acts`, `deadlines`, `store`, `remark`.
        row: Which row of it: codes and stored words.
        figure: Which figure of the row: `items`, `unit:pair`, `value:CNY`.
        value: As it was said: a number, an amount, a text.
    """

    section: str
    row: tuple[str, ...]
    figure: str
    value: str


class SheetIssue(Record, frozen=True):
    """One issue of a sheet.

    Attributes:
        version: 0 the first, 1 the first correction (更正版 1).
        at: When, aware, UTC.
        by: Who issued it.
        root: Root of the journal that its figures stand on, as the sheet bears it.
        size: Of how many acts.
        figures: What it said.
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
        from_: First day that it is about.
        to: Last day, included.
        issues: Each issue, the first first.
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
        """The issue that another one corrected: the last one before it that stands; None for none."""
        former = [one for one in self.issues if one.version < issue.version and not one.withdrawn]
        return former[-1] if former else None


class Difference(NamedTuple):
    """One figure that two sheets give differently.

    Attributes:
        section: As in `Stated`.
        row: As in `Stated`.
        figure: As in `Stated`.
        was: What the earlier one said; empty for nothing.
        now: What the later one says; empty for nothing.
    """

    section: str
    row: tuple[str, ...]
    figure: str
    was: str
    now: str


def differences(before: Sequence[Stated], after: Sequence[Stated]) -> tuple[Difference, ...]:
    """The figures that differ, in the order of the sheets; what only one of them says among them."""
    return tuple(_differing(before, after))


def _differing(before: Sequence[Stated], after: Sequence[Stated]) -> Iterator[Difference]:
    was = {(one.section, one.row, one.figure): one.value for one in before}
    now = {(one.section, one.row, one.figure): one.value for one in after}
    for place in dict.fromkeys((*now, *was)):
        if was.get(place, "") != now.get(place, ""):
            yield Difference(*place, was.get(place, ""), now.get(place, ""))


def is_sheet_number(text: str) -> bool:
    """Whether a text is the number of a sheet of one office, written as it is kept."""
    return re.fullmatch(_NUMBER, text) is not None


def office_in(number: str) -> str:
    """The office in the number of a sheet; empty where it is none."""
    found = re.fullmatch(_NUMBER, number)
    return found[1] if found else ""
