"""The acts of issuing a sheet, and of withdrawing one: what was handed out is kept, whatever is known later."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from msgspec.structs import replace

from customs_cli.domain.sheets.issued import IssuedSheet, SheetIssue, Stated, differences
from customs_cli.errors import Conflict, NotFound, Refusal
from customs_cli.register.act import Act
from customs_cli.sentences import command
from customs_cli.services.acts.act_context import Duty

ISSUE = "print daily"
"""The act in the journal by which a sheet is issued."""


class ToIssue(NamedTuple):
    """A sheet that is to be issued.

    Attributes:
        number: Its number.
        office: Code of the one office that it is about.
        days: First and last day that it is about.
        at: The moment, aware, UTC.
        figures: What it says.
        root: Root of the journal that it stands on.
        size: Of how many acts.
    """

    number: str
    office: str
    days: tuple[date, date]
    at: datetime
    figures: tuple[Stated, ...]
    root: str
    size: int


class IssueDone(NamedTuple):
    """What came of it.

    Attributes:
        record: The record of the sheet.
        is_new: Whether there is a new issue; else the sheet says what was issued already.
        seq: Number of the act; 0 where nothing was written.
    """

    record: IssuedSheet
    is_new: bool
    seq: int = 0


def issue(duty: Duty, sheet: ToIssue) -> IssueDone:
    """Issue a sheet: version 0 the first time, the next one where its figures have changed, else none.

    Raises:
        Refusal: Its last day is still to come; or the register is a file that was pulled, beside which the shared one
            issues the same number.
    """
    if sheet.days[1] > duty.today:
        raise Refusal(
            "{number} ends on {day}: it is issued once that day has come",
            number=sheet.number,
            day=sheet.days[1],
            hint="without --issue it can be looked at",
        )

    def issued(act: Act) -> tuple[Act, IssueDone]:
        if act.is_pulled:
            raise Refusal(
                "this file was pulled: {number} is issued from the shared register",
                number=sheet.number,
                hint="{command}, then issue it there; without --issue it can be looked at",
                command=command("sync", "FILE"),
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
    """Withdraw the last issue of a sheet that counts; it stays in the register, with the reason.

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


def refuse_undoing(act: str, numbers: Sequence[str]) -> None:
    """Refuse to take back the act by which a sheet was issued: the paper is out.

    Args:
        act: Name of the act.
        numbers: Of the sheets that it changed.

    Raises:
        Refusal: It is one.
    """
    if act == ISSUE and numbers:
        raise Refusal(
            "{number} was issued: it is withdrawn with a reason, not taken back",
            number=numbers[0],
            hint=command("print void", numbers[0], "--reason", "TEXT"),
        )
