"""The rules of what the record of an issued sheet may hold."""

from collections.abc import Iterator

from customs_cli.domain.sheets.issued import IssuedSheet, SheetIssue, office_in
from customs_cli.domain.validation import values
from customs_cli.domain.validation.faults import Fault, Known, tried
from customs_cli.errors import UsageError

SECTIONS = ("figures", "breakdown", "acts", "deadlines", "store", "remark")


def sheet_faults(sheet: IssuedSheet, known: Known) -> Iterator[Fault]:
    """Yield all that is wrong with the record of an issued sheet."""
    yield from tried("code", _check_number, sheet)
    for path, day in (("from", sheet.from_), ("to", sheet.to)):
        yield from tried(path, values.check_happened, day, known.today)
    yield from tried("issues", _check_versions, sheet)
    for place, issue in enumerate(sheet.issues):
        yield from tried(f"issues[{place}]", _check_issue, issue)
        for path, own in (
            (f"issues[{place}].at", issue.at.date()),
            (f"issues[{place}].withdrawn_on", issue.withdrawn_on),
        ):
            if own:
                yield from tried(path, values.check_day, own)


def _check_number(sheet: IssuedSheet) -> None:
    office = office_in(sheet.code)
    first, last, parts = sheet.from_, sheet.to, sheet.code.split("-")
    span = {"D": f"{first:%j}", "M": f"{first:%m}", "P": f"{first:%j}-{last:%j}"}.get(parts[2] if office else "")
    told = f"{first.year:04}-{sheet.office}-{parts[2]}-{span}" if office else ""
    if office != sheet.office or told != sheet.code or last < first:
        raise UsageError(
            "{code!r} is not the number of a sheet of these days", code=sheet.code[:40], hint="2019-5320-D-184"
        )


def _check_versions(sheet: IssuedSheet) -> None:
    if not sheet.issues or [issue.version for issue in sheet.issues] != list(range(len(sheet.issues))):
        raise UsageError("{code!r} has no issue, or one of them is missing", code=sheet.code[:40])


def _check_issue(issue: SheetIssue) -> None:
    if issue.at.tzinfo is None:
        raise UsageError("{moment} has no time zone", moment=issue.at)
    if issue.root:
        values.check_digest(issue.root)
    if issue.size < 0 or bool(issue.withdrawn.strip()) != (issue.withdrawn_on is not None):
        raise UsageError("a withdrawn issue needs a reason and a day")
    if any(one.section not in SECTIONS for one in issue.figures):
        raise UsageError("a figure belongs to no section of a sheet")
