"""`customs visit add|edit|list|show|summary`."""

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options import choosing
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import JsonOpt, MendedOnOpt, OnOpt, WhyOpt, desk_of, form_of, parted, texts
from customs_cli.cli.options.tables import TABLE, PeriodArg, TableOptions
from customs_cli.cli.options.tracing import leads
from customs_cli.errors import UsageError

if TYPE_CHECKING:
    from customs_cli.domain.leads.visit import Visit

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Visits to enterprises: purpose, findings, and what they ask of customs.",
    no_args_is_help=True,
)

ByOpt = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="office|year|quarter|month|officer",
        help="What the rows are; repeatable, or separated by commas.",
    ),
]


class VisitOptions(NamedTuple):
    """What `add` and `edit` are told of a visit, as typed."""

    purpose: Annotated[str | None, typer.Option("--purpose", metavar="TEXT", help="Purpose.")] = None
    findings: Annotated[str | None, typer.Option("--findings", metavar="TEXT", help="What was seen or said.")] = None
    abroad_dispute: Annotated[
        str | None, typer.Option("--abroad-dispute", metavar="TEXT", help="Disputes over its rights abroad.")
    ] = None
    wishes: Annotated[
        str | None, typer.Option("--wishes", metavar="TEXT", help="What the enterprise asks of customs.")
    ] = None
    result: Annotated[str | None, typer.Option("--result", metavar="TEXT", help="What the visit led to.")] = None
    follow_up: Annotated[str | None, typer.Option("--follow-up", metavar="TEXT", help="What to do next.")] = None

    def fields(self) -> dict[str, Any]:
        """Fields of `Visit` for the options that were given; an empty text empties one."""
        return {name: text.strip() for name, text in self._asdict().items() if text is not None}


TOLD = VisitOptions()


@app.command()
@grouped
def add(
    ctx: typer.Context,
    enterprise: leads.EnterpriseArg,
    on: OnOpt = None,
    told: VisitOptions = TOLD,
    office: leads.KeptByOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log a visit to an enterprise, made by the officers of --officer.

    customs visit add HAOYUN --purpose "recordation of its mark" --findings "sells to three ports"
    """
    from customs_cli.services.leads import visits

    desk = desk_of(ctx)
    fields = {"on": desk.day(on, "--on"), **told.fields()}
    visit = visits.add(desk.duty(), enterprise, visits.GivenVisit(leads.office_of(desk, office), fields))
    text = desk.words("Visit {no} to {enterprise} is recorded.", no=visit.code, enterprise=visit.enterprise)
    _said(desk, visit, text, answer.as_json, answer.quiet)


@app.command()
@grouped
def edit(
    ctx: typer.Context,
    visit: leads.VisitArg,
    reason: WhyOpt,
    enterprise: Annotated[
        str | None,
        typer.Option("--enterprise", metavar="ENTERPRISE", help="The enterprise visited, by code or name."),
    ] = None,
    on: MendedOnOpt = None,
    told: VisitOptions = TOLD,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Correct a visit that was entered wrongly; the journal keeps the earlier content. An empty text clears a field.

    customs visit edit 7 --on 2019-07-03 --reason "the day was misread"
    """
    from customs_cli.services.leads.mending import mend_visit

    desk = desk_of(ctx)
    own = {"enterprise": enterprise and enterprise.strip(), "on": desk.day(on, "--on")}
    fields = told.fields() | {name: value for name, value in own.items() if value is not None}
    mended = mend_visit(desk.duty(), visit, fields, reason)
    _said(desk, mended, desk.words("Visit {no} is corrected.", no=mended.code), answer.as_json, answer.quiet)


def _said(desk: Desk, visit: "Visit", text: str, as_json: bool, quiet: bool) -> None:
    from customs_cli.render.pages.leads import visits as drawn

    if as_json:
        desk.console.say_json(drawn.card_json(visit))
    elif quiet:
        desk.say(visit.code)
    else:
        desk.say(text)
    desk.tidy()


@app.command("list")
@grouped
def list_(
    ctx: typer.Context,
    period: PeriodArg = None,
    enterprise: Annotated[
        str | None,
        typer.Option("--enterprise", metavar="ENTERPRISE", help="Only visits to this enterprise, by code or name."),
    ] = None,
    office: choosing.OfficesOpt = None,
    answer: TableOptions = TABLE,
) -> None:
    """List visits by day, including notes of visits made with earlier versions.

    customs visit list 2019 --enterprise HAOYUN
    """
    from customs_cli.render.pages.leads import visits as drawn
    from customs_cli.services.leads.visits import visits_of
    from customs_cli.services.lookup.naming import Names

    desk = desk_of(ctx)
    span = desk.period(period)
    code = None if enterprise is None else Names(desk.register).enterprise(enterprise).code
    kept = leads.of_offices(desk, visits_of(desk.register), texts(office))
    found = [visit for visit in kept if span.contains(visit.on) and code in (None, visit.enterprise)]
    form = answer.form
    desk.show(lambda: drawn.page(found, desk.words), lambda: drawn.list_json(found), form)


@app.command()
@grouped
def show(
    ctx: typer.Context,
    visit: leads.VisitArg,
    answer: TableOptions = TABLE,
) -> None:
    """Show a visit in full.

    customs visit show 7
    """
    from customs_cli.render.pages.leads import visits as drawn
    from customs_cli.services.leads.visits import visit_meant

    desk = desk_of(ctx)
    found = visit_meant(desk.register, visit)
    form = answer.form
    desk.show(lambda: drawn.card(found, desk.words), lambda: drawn.card_json(found), form)


@app.command()
def summary(
    ctx: typer.Context,
    period: PeriodArg = None,
    by: ByOpt = None,
    office: choosing.OfficesOpt = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """How many enterprises were visited, and how often; enterprises with the same credit code count as one.

    customs visit summary 2019 --by office
    """
    from customs_cli.domain.rights.enterprise import Enterprise
    from customs_cli.render.pages.leads import visits as drawn
    from customs_cli.reports.leads.visits import visit_summary
    from customs_cli.services.leads.visits import visits_of

    desk = desk_of(ctx)
    enterprises = desk.register.all(Enterprise)
    visits = leads.of_offices(desk, visits_of(desk.register, enterprises), texts(office))
    report = visit_summary(visits, enterprises, desk.period(period), _dimensions(by))
    form = form_of(as_json, False, as_csv, output)
    desk.show(lambda: drawn.summary_page(report, desk.directory, desk.words), lambda: drawn.summary_json(report), form)


def _dimensions(by: list[str] | None) -> tuple[str, ...]:
    from customs_cli.cli.helping.spoken import kinds_meant
    from customs_cli.domain.query.dimensions import no_dimension
    from customs_cli.reports.leads.visits import BY

    names = kinds_meant((name.lower() for text in by or () for name in parted(text) if name), BY)
    if by and not names:
        raise UsageError("--by is empty", hint="leave it out, or --by office", at="--by")
    for name in names:
        if name not in BY:
            raise no_dimension(name, BY, "--by")
    return tuple(dict.fromkeys(names)) or ("office",)
