"""What a sheet says about its own issue: its version, what a correction changed, how it differs from the issued one."""

from typing import Any

from msgspec import to_builtins

from customs_cli.domain.query.directory import Directory
from customs_cli.domain.sheets.issued import Difference, SheetIssue
from customs_cli.domain.sheets.standing import IssuedState
from customs_cli.domain.values.money import Money
from customs_cli.render.forms.jsonfile import picked
from customs_cli.render.layout.cells import grouped
from customs_cli.render.layout.page import Block, CardField, Cell, Column, Table, Text
from customs_cli.render.pages.day.sheet_acts import KINDS, STORED
from customs_cli.render.pages.sums.summary import HEADINGS, key_text
from customs_cli.render.words.amounts import DASH, amount
from customs_cli.render.words.catalogue import Words, marked
from customs_cli.render.words.phrases import unit_name
from customs_cli.reports.day.sheet import Sheet
from customs_cli.sentences import command

PERIODS = {
    "period": marked("the period"),
    "month": marked("the month so far"),
    "campaign": marked("campaign {name}"),
    "year": marked("the year so far"),
}
"""Row of the figures (`Compared.what`) -> its name."""
FIGURES = {
    "measures": marked("Measures"),
    "batches": marked("Batches"),
    "items": marked("Items"),
    "valued": marked("Valued"),
    "transfers": marked("Transfers"),
    "fines": marked("Fine decisions"),
    "fined": marked("Fines"),
    "recorded": marked("Batches"),
    "acts": marked("Acts"),
    "value": marked("Value"),
    "overdue": marked("overdue"),
    "today": marked("due today"),
    "soon": marked("due soon"),
    "remark": marked("Remark"),
}
"""Figure (`Stated.figure`) -> its name; batches detained in the figures and the breakdown are `DETAINED`."""
DETAINED = marked("Batches detained")
_INTERNAL = "deadlines"


def title(plain: str, report: Sheet, words: Words) -> str:
    """Return the title of a sheet; for a correction with its number."""
    issue = report.issued.issue
    if issue is None or not issue.version or not report.issued.is_same:
        return plain
    return words("{title}, correction {n}", title=plain, n=issue.version)


def field(report: Sheet, words: Words) -> tuple[CardField, ...]:
    """Return the line of the head on the issue; empty where nothing is issued, or the issued sheet differs."""
    issue = report.issued.issue
    if issue is None or not report.issued.is_same:
        return ()
    return (CardField(key="issued", label=words("Issued"), value=_issue(issue, words)),)


def blocks(report: Sheet, directory: Directory, words: Words, *, is_internal: bool) -> list[Block]:
    """Return the blocks on the issue: that the sheet differs, that an issue was withdrawn, what a correction changed.

    Args:
        report: The sheet.
        directory: Names of the records that figures are about.
        words: The reader's language.
        is_internal: Whether the sheet includes the deadlines, which are not sent upward.
    """
    state = report.issued
    said: list[Block] = []
    if gone := state.withdrawn:
        correction = marked("Correction {n} was withdrawn on {day}: {why}")
        told = correction if gone.version else marked("The first issue was withdrawn on {day}: {why}")
        said.append(Text(text=words(told, n=gone.version, day=gone.withdrawn_on, why=gone.withdrawn)))
    if state.issue and not state.is_same:
        said.append(Text(text=_differs(report, state.issue, words)))
        said += [Text(text=issuing(report), is_typed=True)] if state.is_late else []
    elif state.issue and state.corrected:
        said.append(_changes(report, state.corrected, directory, words, is_internal=is_internal))
    return said


def as_json(report: Sheet) -> dict[str, Any]:
    """Return `issued` and `changes` of `customs.sheet/1`."""
    state, gone = report.issued, report.issued.withdrawn
    return {
        "issued": _issue_json(state.issue, state) if state.issue else None,
        "withdrawn": {"version": gone.version, "on": str(gone.withdrawn_on), "why": gone.withdrawn} if gone else None,
        "changes": [change_json(one) for one in state.changes],
    }


def _issue_json(issue: SheetIssue, state: IssuedState) -> dict[str, Any]:
    return {
        "version": issue.version,
        "at": issue.at.isoformat(timespec="seconds"),
        **picked(issue, "by", "root", "size"),
        **picked(state, "is_same", "is_late"),
    }


def change_json(one: Difference) -> dict[str, Any]:
    """Return one changed figure for programs."""
    return dict(to_builtins(one._asdict()))


def _issue(issue: SheetIssue, words: Words) -> str:
    moment = issue.at.astimezone().strftime("%Y-%m-%d %H:%M")
    by = words(", ").join(issue.by)
    if issue.version:
        return words("correction {n}, {moment} by {officer}", n=issue.version, moment=moment, officer=by)
    return words("{moment} by {officer}", moment=moment, officer=by)


def _differs(report: Sheet, issue: SheetIssue, words: Words) -> str:
    count, told = len(report.issued.changes), _issue(issue, words)
    if not report.issued.is_late:
        return words.counted(
            count,
            "Since it was issued ({issue}) later acts have changed 1 figure.",
            "Since it was issued ({issue}) later acts have changed {count} figures.",
            issue=told,
        )
    return words.counted(
        count,
        "This is not the sheet that was issued ({issue}): 1 figure has changed. To issue the correction:",
        "This is not the sheet that was issued ({issue}): {count} figures have changed. To issue the correction:",
        issue=told,
    )


def issuing(report: Sheet) -> str:
    """Return the command that issues a sheet to a file."""
    period = report.period
    first, last = period.from_, period.to
    day = f"{first:%Y-%m}" if report.is_month and first else f"{first}" if report.is_day else f"{first}..{last}"
    file = f"{report.number}.pdf"
    return command("print daily", day, "--office", report.head.office, "--issue", "-o", file)


def _changes(report: Sheet, corrected: SheetIssue, directory: Directory, words: Words, *, is_internal: bool) -> Table:
    columns = (
        Column(key="where", heading=words("Where")),
        Column(key="figure", heading=words("Figure")),
        Column(key="was", heading=words("Was"), kind="money"),
        Column(key="now", heading=words("Is"), kind="money"),
    )
    own = [one for one in report.issued.changes if is_internal or one.section != _INTERNAL]
    rows: list[tuple[Cell, ...]] = [
        (_where(one, directory, words), _figure(one, words), *_values(one, words)) for one in own
    ]
    title = words("Changed since the sheet of {issue}", issue=_issue(corrected, words))
    return Table(columns=columns, rows=rows, title=title, keys=2, is_ruled=True)


def _where(one: Difference, directory: Directory, words: Words) -> str:
    match one.section, one.row:
        case "figures", (what, *code):
            plain = what.removesuffix("-before")
            name = directory.campaign_name(code[0]) if code else ""
            told = words(PERIODS.get(plain, plain), name=name)
            return words("{period}, a year before", period=told) if plain != what else told
        case "breakdown", row:
            half = len(row) // 2
            keys = zip(row[:half], row[half:], strict=True)
            return words(", ").join(
                f"{words(HEADINGS[by])} {key_text(by, key or None, directory, words)}" for by, key in keys
            )
        case "acts", (kind, *_):
            return words(KINDS.get(kind, kind))
        case "store", (state, *_):
            return words("{kind}: {detail}", kind=words("In store"), detail=words(STORED.get(state, "Total")))
        case "deadlines", _:
            return words("Deadlines")
        case _:
            return ""


def _figure(one: Difference, words: Words) -> str:
    name, _, more = one.figure.partition(":")
    if name == "unit":
        return unit_name(more, words)
    if name == "batches" and one.section in ("figures", "breakdown"):
        return words(DETAINED)
    return words(FIGURES.get(name, name))


def _values(one: Difference, words: Words) -> tuple[str, str]:
    return _value(one.figure, one.was, words), _value(one.figure, one.now, words)


def _value(figure: str, value: str, words: Words) -> str:
    from decimal import Decimal, InvalidOperation

    name, _, more = figure.partition(":")
    if not value:
        return DASH if name in ("value", "fined", "remark") else "0"
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return amount(Money(amount=number, currency=more), words) if name in ("value", "fined") else grouped(number)
