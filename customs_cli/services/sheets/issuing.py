"""The acts of issuing and withdrawing a sheet: what was handed out is kept, whatever becomes known later."""

from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.sheets.issued import IssuedSheet, SheetIssue, Stated, differences
from customs_cli.errors import Conflict, NotFound, Refusal
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty

ISSUE = "print daily"
"""Name of the act by which a sheet is issued."""


class ToIssue(NamedTuple):
    """A sheet that is to be issued.

    Attributes:
        number: Its number.
        office: Code of the office that it is about.
        days: First and last day that it is about.
        at: Time of issuing, timezone-aware, UTC.
        figures: Its figures.
        root: Root of the journal that it is based on.
        size: Number of acts in that journal.
    """

    number: str
    office: str
    days: tuple[date, date]
    at: datetime
    figures: tuple[Stated, ...]
    root: str
    size: int


class IssueDone(NamedTuple):
    """The result of issuing a sheet.

    Attributes:
        record: The record of the sheet.
        is_new: Whether there is a new issue; if not, the sheet equals what was issued already.
        seq: Number of the act; 0 if nothing was written.
    """

    record: IssuedSheet
    is_new: bool
    seq: int = 0


def issue(duty: Duty, sheet: ToIssue) -> IssueDone:
    """Issue a sheet: version 0 the first time, the next version if its figures have changed, else nothing.

    Raises:
        Refusal: Its last day is in the future; or the register is a pulled file, since the shared register issues the
            same number.
    """
    if sheet.days[1] > duty.today:
        raise Refusal(
            "{number} ends on {day}: it cannot be issued before that day",
            number=sheet.number,
            day=sheet.days[1],
            hint="without --issue you can look at it",
        )

    def issued(act: Act) -> tuple[Act, IssueDone]:
        if act.is_pulled:
            raise Refusal(
                "this file was pulled: {number} has to be issued from the shared register",
                number=sheet.number,
                hint="{command}, then issue it there; without --issue you can look at it here",
                command=command("sync", "FILE", "--register", "postgresql://HOST/DATABASE"),
            )
        known = act.find(IssuedSheet, sheet.number)
        if known and known.standing and not differences(known.standing.figures, sheet.figures):
            return act, IssueDone(known, is_new=False)
        first, last = sheet.days
        before = known or IssuedSheet(code=sheet.number, office=sheet.office, from_=first, to=last)
        own = SheetIssue(
            version=len(before.issues),
            at=sheet.at,
            by=duty.officers,
            root=sheet.root,
            size=sheet.size,
            figures=sheet.figures,
        )
        return act, IssueDone(act.put(replace(before, issues=(*before.issues, own))), is_new=True)

    act, done = duty.do(ISSUE, issued, office=sheet.office)
    return done._replace(seq=act.seq if done.is_new else 0)


def withdraw(duty: Duty, number: str, reason: str) -> tuple[SheetIssue, int]:
    """Withdraw the valid issue of a sheet; it stays in the register, with the reason.

    Returns:
        That issue, and the act's number.

    Raises:
        NotFound: No such sheet was issued.
        Conflict: Every issue of it is withdrawn already.
    """

    def withdrawn(act: Act) -> tuple[Act, SheetIssue]:
        record = act.find(IssuedSheet, number)
        if record is None:
            raise NotFound("no sheet {number} was issued", number=number[:40], hint=command("print", "daily", "--help"))
        own = record.standing
        if own is None:
            raise Conflict(
                "{number} is withdrawn already: {why}",
                number=record.code,
                why=record.issues[-1].withdrawn,
                hint=command("history", record.code),
            )
        after = replace(own, withdrawn=reason, withdrawn_on=duty.today)
        act.put(replace(record, issues=tuple(after if one == own else one for one in record.issues)))
        return act, after

    act, issue = duty.do("print void", withdrawn, reason=reason)
    return issue, act.seq
