"""Issuing a sheet: `--issue`, what was issued under its number, and what is told about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.errors import UsageError
from customs_cli.sentences import command

if TYPE_CHECKING:
    from customs_cli.domain.sheets.issued import IssuedSheet
    from customs_cli.reports.day.sheet import Sheet
    from customs_cli.services.sheets.issuing import IssueDone

IssueOpt = Annotated[
    bool,
    typer.Option("--issue", help="Issue it: the register keeps its content; issuing it again makes a correction."),
]
TriedOpt = Annotated[
    bool, typer.Option("-n", "--dry-run", help="With --issue: only show what would happen; write nothing.")
]


def begun(desk: Desk, is_issued: bool, dry_run: bool) -> None:
    """Note that a sheet is to be issued, if it is; refuse a dry run without issuing."""
    if dry_run and not is_issued:
        raise UsageError(
            "without --issue nothing is written anyway", hint="--dry-run works only with --issue", at="--dry-run"
        )
    if is_issued:
        desk.is_to_act()


def known_issue(desk: Desk, number: str, office: str) -> "IssuedSheet | None":
    """Return the record of what was issued under a number; None where nothing was, or the sheet has no one office."""
    from customs_cli.domain.sheets.issued import IssuedSheet

    return desk.register.find(IssuedSheet, number) if office else None


def issued(
    desk: Desk,
    report: "Sheet",
    *,
    is_whole: bool,
    form: Form,
    dry_run: bool,
    expect: Callable[[], object] | None = None,
) -> "Sheet | None":
    """Issue a sheet, unless the issued one says the same; return None after a dry run, whose result is printed.

    Args:
        desk: The officer's desk.
        report: The sheet.
        is_whole: Whether it is about every batch of its office.
        form: The form of the answer.
        dry_run: Whether only to print what would be issued.
        expect: Refuses what could not be printed; faults of the sheet itself are refused first.

    Raises:
        UsageError: The sheet is not about all batches of one office.
        Refusal: Its last day is still to come.
    """
    from customs_cli.reports.day.sheet import days_of
    from customs_cli.reports.day.sheet_issued import beside, stated
    from customs_cli.services.sheets.issuing import ToIssue, issue

    days, office = days_of(report.period), report.head.office
    _refuse_part(office, is_whole=is_whole and report.period.counted_on == "found", is_of_a_year=days is not None)
    assert days
    figures = stated(report)
    anchor = report.anchor
    wanted = ToIssue(report.number, office, days, desk.now(), figures, anchor.root, anchor.entries)
    before = known_issue(desk, report.number, office)
    duty = desk.duty(repeatable=True)
    if expect and not dry_run:
        issue(duty.but(is_tried=True), wanted)
        expect()
    done = issue(duty.but(is_tried=dry_run), wanted)
    if dry_run:
        _tell_tried(desk, report, done, before, form)
        return None
    return beside(report, done.record)


def tell(desk: Desk, report: "Sheet", former: "IssuedSheet | None", form: Form) -> None:
    """Print in a sentence how a sheet was issued: anew, as a correction, or unchanged; print nothing with `--json`."""
    state = report.issued
    if form.json or not state.issue:
        return
    words, number = desk.words, report.number
    if former and former.standing and former.standing.version == state.issue.version:
        desk.say(words("{number} has not changed since it was issued: no new version.", number=number))
    elif state.issue.version:
        desk.say(
            words.counted(
                len(state.changes) if state.corrected else 0,
                "{number} issued as correction {n}: 1 figure has changed.",
                "{number} issued as correction {n}: {count} figures have changed.",
                number=number,
                n=state.issue.version,
            )
        )
    else:
        desk.say(words("{number} issued.", number=number))


def _refuse_part(office: str, *, is_whole: bool, is_of_a_year: bool) -> None:
    if not office:
        raise UsageError(
            "a sheet must be issued by one office",
            hint="--office 5320, or {command}",
            command=command("config set", "office", "CODE"),
            at="--issue",
        )
    if not is_whole:
        raise UsageError(
            "a sheet can be issued only for all batches of an office",
            hint="leave out --where, --campaign and --counted-on",
            at="--issue",
        )
    if not is_of_a_year:
        raise UsageError("a sheet covers a day, a month or days of one year", hint="2019-07-03, 2019-07", at="--issue")


def _tell_tried(desk: Desk, report: "Sheet", done: "IssueDone", before: "IssuedSheet | None", form: Form) -> None:
    from customs_cli.domain.sheets.standing import issued_state
    from customs_cli.render.pages.day.sheet_issued import change_json
    from customs_cli.reports.day.sheet_issued import stated

    changes = issued_state(before, stated(report)).changes if done.is_new else ()
    version = done.record.issues[-1].version
    if form.json:
        told = {"number": report.number, "version": version, "is_new": done.is_new, "is_tried": True}
        desk.console.say_json(
            {"schema": "customs.sheet-issue/1", **told, "changes": [change_json(one) for one in changes]}
        )
        return
    words = desk.words
    if not done.is_new:
        desk.say(words("{number} has not changed since it was issued: no new version.", number=report.number))
    elif version:
        desk.say(
            words.counted(
                len(changes),
                "{number} would be issued as correction {n}: 1 figure has changed. Nothing was written.",
                "{number} would be issued as correction {n}: {count} figures have changed. Nothing was written.",
                number=report.number,
                n=version,
            )
        )
    else:
        desk.say(words("{number} would be issued. Nothing was written.", number=report.number))
