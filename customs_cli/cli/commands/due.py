"""`customs due`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli import choosing
from customs_cli.cli.params import CsvOpt, FileOpt, JsonOpt, QuietOpt, WhereOpt, desk_of, form_of, texts
from customs_cli.errors import FaultsFound, UsageError

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk
    from customs_cli.domain.batch import Batch
    from customs_cli.domain.query.calendars import DaysLeft

app = typer.Typer(rich_markup_mode=None)


@app.command()
def due(
    ctx: typer.Context,
    ref: Annotated[str | None, typer.Argument(metavar="[REF]", help="One batch; all when left out.")] = None,
    within: Annotated[str | None, typer.Option(metavar="3wd", help="At most so many working days left (3wd).")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    holder: Annotated[str | None, typer.Option("--holder", metavar="CODE", help="Only this holder's.")] = None,
    office: choosing.OfficesOpt = None,
    where: WhereOpt = None,
    explain: Annotated[bool, typer.Option("--explain", help="With REF: the counting, day by day.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 6 when something is overdue.")] = False,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
    quiet: QuietOpt = False,
) -> None:
    """Every deadline, the nearest first: overdue, today, soon, later.

    customs due --within 3wd
    """
    from customs_cli.services.naming import Names

    desk = desk_of(ctx)
    form = form_of(as_json, quiet, as_csv, output)
    code = Names(desk.register).holder(holder).code if holder else None
    if explain:
        if ref is None:
            raise UsageError("explain which batch's deadlines?", hint="customs due REF --explain", at="--explain")
        from customs_cli.cli.explaining import explained

        explained(desk, desk.register.resolve(ref), form, code)
        return
    from customs_cli.domain.query.calendars import days_left_on
    from customs_cli.render import due as drawn
    from customs_cli.reports.due import due as due_of

    left, at_most = days_left_on(desk.today, desk.directory), -1 if overdue else _working_days(within)
    if ref is not None:
        batches = iter([desk.register.batch(desk.register.resolve(ref))])
    else:
        wanted = choosing.Wanted(office=texts(office))
        batches = choosing.chosen(desk, desk.period(None), where, wanted, _pressing(desk, left, at_most))
    report = due_of(batches, desk.today, left, within=at_most, holder=code)
    desk.show(lambda: drawn.page(report, desk.directory, desk.words), lambda: drawn.as_json(report), form)
    if exit_code and any(row.state == "overdue" for row in report.deadlines):
        raise typer.Exit(FaultsFound.exit_code)


def _pressing(desk: "Desk", left: "DaysLeft", within: int | None) -> "Iterable[Batch] | None":
    """The batches of a large register that have something due; None for a small one, which is read as it is."""
    if not desk.register.is_large:
        return None
    from customs_cli.cli.kept import agenda_of

    return desk.register.batches_of(agenda_of(desk.register).pressing(desk.today, left, within=within))


def _working_days(text: str | None) -> int | None:
    if text is None:
        return None
    plain = text.strip().casefold().removesuffix("wd").strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 5):
        raise UsageError(f"--within {text[:20]!r} is no number of working days", hint="such as 3wd", at="--within")
    return int(plain)
