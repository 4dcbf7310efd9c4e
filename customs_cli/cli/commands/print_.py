"""`customs print`."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing, issuing, sheets
from customs_cli.cli.options.acts import DryRunOpt
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.papers.commands import add_forms
from customs_cli.cli.options.papers.wanted import PrinterOpt
from customs_cli.cli.options.params import JsonOpt, WhyOpt, desk_of, form_of, refuse_beside, texts
from customs_cli.cli.options.tables import WhereOpt

if TYPE_CHECKING:
    from customs_cli.services.acts.act_context import Duty

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def print_() -> None:
    """Print sheets and official documents, or write them to files."""


@app.command()
def daily(
    ctx: typer.Context,
    day: Annotated[str | None, typer.Argument(metavar="[DATE|PERIOD]", help="The day; default: today.")] = None,
    printer: PrinterOpt = sheets.DEFAULT,
    office: choosing.OfficesOpt = None,
    every: sheets.AllOpt = False,
    campaign: choosing.CampaignsOpt = None,
    where: WhereOpt = None,
    counted: choosing.CountedOnOpt = "found",
    remark: sheets.RemarkOpt = None,
    no_internal: sheets.NoInternalOpt = False,
    prove: sheets.ProveOpt = False,
    issue: issuing.IssueOpt = False,
    dry_run: issuing.TriedOpt = False,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """Print the sheet of a day or a month; with -o FILE write it instead, with --issue issue it.

    customs print daily yesterday --issue -o sheet.pdf
    """
    desk = desk_of(ctx)
    issuing.begun(desk, issue, dry_run)
    elsewhere = {"-o": output, "--json": as_json, "--csv": as_csv}
    if printer != sheets.DEFAULT:
        refuse_beside("--printer", elsewhere)
    form = form_of(as_json, False, as_csv, output)
    period = choosing.counted(desk.period("today" if day is None else day), counted)
    about = sheets.about(desk, texts(office), texts(campaign), where, every)
    report = sheets.sheet_of(desk, period, form, about, remark or "", prove=prove)
    asked = sheets.Asked(not no_internal, issue, dry_run)
    sheets.give_sheet(desk, report, about, form, None if any(elsewhere.values()) else printer, asked)


add_forms(app)


@app.command()
def void(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="Number of a document or sheet that was issued.")],
    reason: WhyOpt,
    ref: Annotated[
        str, typer.Option(metavar="REF", help="Its batch, if documents of several batches have that number.")
    ] = "",
    dry_run: DryRunOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Make a document void (its number is not used again), or withdraw the last issue of a sheet.

    customs print void 2019-5320-NT-0007 --reason "misprinted"
    """
    from customs_cli.domain.sheets.issued import is_sheet_number
    from customs_cli.services.documents.voiding import void as make_void

    desk = desk_of(ctx)
    duty = desk.duty().but(is_tried=dry_run)
    if is_sheet_number(number.strip().upper()):
        _withdraw(desk, duty, number.strip().upper(), reason, as_json=as_json)
        return
    batch = desk.register.resolve(ref) if ref else ""
    ref, issued, seq = make_void(duty, number.strip(), reason, batch)
    if as_json:
        own = {"ref": ref, "number": issued.number, "form": issued.form, "void": issued.void, "seq": seq}
        desk.console.say_json({"schema": "customs.document/1", "document": own})
    else:
        _say(desk, duty, desk.words("{number} of {ref} is void: {why}", number=issued.number, ref=ref, why=issued.void))
    desk.tidy()


def _say(desk: Desk, duty: "Duty", told: str) -> None:
    if duty.is_tried:
        desk.say(desk.words("Nothing is written. This would happen:"))
    desk.say(told)


def _withdraw(desk: Desk, duty: "Duty", number: str, reason: str, *, as_json: bool) -> None:
    from customs_cli.render.words.catalogue import marked
    from customs_cli.services.sheets.issuing import withdraw

    gone, seq = withdraw(duty, number, reason)
    if as_json:
        own = {"number": number, "version": gone.version, "withdrawn": gone.withdrawn, "seq": seq}
        desk.console.say_json({"schema": "customs.sheet-issue/1", **own})
    else:
        correction = marked("correction {n} of {number} is withdrawn: {why}")
        told = correction if gone.version else marked("the first issue of {number} is withdrawn: {why}")
        _say(desk, duty, desk.words(told, n=gone.version, number=number, why=reason))
    desk.tidy()
