"""`customs summary`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing, issuing, sheets
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.params import JsonOpt, choice, desk_of, filled, form_of, parted, refuse_both, texts
from customs_cli.cli.options.tables import PeriodArg, Style, WhereOpt
from customs_cli.errors import UsageError

if TYPE_CHECKING:
    from customs_cli.domain.query.filters import Expr
    from customs_cli.domain.time.periods import Period
    from customs_cli.render.layout.page import Page

Drawn = tuple[Callable[[], "Page"], Callable[[], dict[str, Any]]]
Section = Literal["figures", "breakdown", "acts", "deadlines", "store"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)

BY = "office|district|campaign|holder|mark|right-type|basis|direction|channel|transport|category|destination|..."


@app.command()
def summary(
    ctx: typer.Context,
    period: PeriodArg = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar=BY,
            help=(
                "What the rows are; repeatable, or separated by commas. Also status, outcome, day, month, goods, route "
                "(from which country to which) ..."
            ),
        ),
    ] = None,
    campaign: choosing.CampaignsOpt = None,
    office: choosing.OfficesOpt = None,
    where: WhereOpt = None,
    counted: choosing.CountedOnOpt = "found",
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
    style: Annotated[
        str | None,
        choice("--style", Style, "The tables published in the EU, the US or by GACC."),
    ] = None,
    sheet: Annotated[bool, typer.Option("--sheet", help="The daily sheet of the day or period.")] = False,
    explain: Annotated[
        str | None,
        choice("--explain", Section, ("With --sheet: list the references behind each figure of this section.")),
    ] = None,
    remark: sheets.RemarkOpt = None,
    no_internal: sheets.NoInternalOpt = False,
    prove: sheets.ProveOpt = False,
    every: sheets.AllOpt = False,
    issue: issuing.IssueOpt = False,
    dry_run: issuing.TriedOpt = False,
    printer: Annotated[
        str | None,
        typer.Option(
            "--print", metavar="[PRINTER]", parser=filled("--print"), help=("Print it on the system's printer.")
        ),
    ] = None,
) -> None:
    """Measures, batches detained, items and value, side by side and never mixed, by any dimension.

    customs summary 2019-07-01..2019-08-31 --campaign longteng-2019 --by office --by month
    """
    desk = desk_of(ctx)
    issuing.begun(desk, issue, dry_run)
    own = {"--explain": explain, "--remark": remark, "--no-internal": no_internal, "--all": every, "--issue": issue}
    own["--prove"] = prove
    if not sheet and (of_sheet := next((option for option, given in own.items() if given), None)):
        raise UsageError("{option} works only with --sheet", option=of_sheet, hint="--sheet", at=of_sheet)
    told = {"--sheet": sheet, "--style": style, "--by": by}
    one, *others = [option for option, given in told.items() if given] or [""]
    if others:
        refuse_both(one, others[0])
    wanted = choosing.Wanted(office=texts(office), campaign=texts(campaign))
    form = form_of(as_json, False, as_csv, output)
    span = choosing.counted(desk.period("today" if sheet and period is None else period), counted)
    if sheet:
        about = sheets.about(desk, wanted.office, wanted.campaign, where, every)
        if explain and issue:
            refuse_both("--explain", "--issue")
        if explain:
            desk.show(*_explained(desk, span, form, about, explain, prove=prove), form)
            return
        report = sheets.sheet_of(desk, span, form, about, remark or "", prove=prove)
        sheets.give_sheet(desk, report, about, form, printer, sheets.Asked(not no_internal, issue, dry_run))
        return
    if style:
        page, as_object = _published(desk, style, span, choosing.filter_of(desk, where, wanted))
    else:
        page, as_object = _figures(desk, span, choosing.filter_of(desk, where, wanted), _names(by))
    if printer:
        sheets.give(desk, lambda: choosing.titled(desk, page(), wanted, where), as_object, form, printer)
    else:
        desk.show(lambda: choosing.titled(desk, page(), wanted, where), as_object, form)


def _names(by: list[str] | None) -> tuple[str, ...]:
    names = tuple(name for text in by or () for name in parted(text) if name)
    if by and not names:
        raise UsageError("--by is empty", hint="leave it out, or --by office", at="--by")
    if not all(map(str.isascii, names)):
        from customs_cli.cli.helping.spoken import kinds_meant
        from customs_cli.domain.query.dimensions import DIMENSIONS

        return kinds_meant(names, DIMENSIONS)
    return names


def _explained(desk: Desk, span: "Period", form: Form, about: sheets.About, section: Any, *, prove: bool) -> Drawn:
    from customs_cli.render.pages.day import sheet_explained as drawn
    from customs_cli.reports.day.sheet_explained import explained

    report = sheets.sheet_of(desk, span, form, about, prove=prove)
    rows = explained(sheets.books_of(desk, prove=prove), report, section, about.where)
    return (
        lambda: drawn.page(report, section, rows, desk.directory, desk.words),
        lambda: drawn.as_json(report, section, rows),
    )


def _published(desk: Desk, style: str, span: "Period", expr: "Expr | None") -> Drawn:
    from customs_cli.render.pages.sums import styles as drawn
    from customs_cli.reports.sums.styles import style_report

    report = desk.books.together(lambda books: style_report(books, style, span, expr))
    return lambda: drawn.page(report, desk.directory, desk.words), lambda: drawn.as_json(report)


def _figures(desk: Desk, span: "Period", expr: "Expr | None", names: tuple[str, ...]) -> Drawn:
    from customs_cli.render.pages.sums import summary as drawn
    from customs_cli.reports.sums.summary import summary as of

    if expr is None:
        desk.expect_names(*names)
    report = desk.books.together(lambda books: of(books, names, span, expr))
    return lambda: drawn.page(report, desk.directory, desk.words), lambda: drawn.as_json(report)
