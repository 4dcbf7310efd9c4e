"""`customs visit add|list|show|summary`."""

from typing import Annotated

import typer

from customs_cli.cli.options import choosing
from customs_cli.cli.options.params import (
    CsvOpt,
    FileOpt,
    JsonOpt,
    OnOpt,
    PeriodArg,
    QuietOpt,
    desk_of,
    form_of,
    texts,
)
from customs_cli.cli.options.tracing import leads
from customs_cli.errors import UsageError

app = typer.Typer(
    rich_markup_mode=None,
    help="Visits to enterprises: a log in which nothing is replaced.",
    no_args_is_help=True,
)

ByOpt = Annotated[
    list[str] | None,
    typer.Option("--by", metavar="office|year|quarter|month|officer", help="Rows; repeatable, or with commas."),
]


@app.command()
def add(
    ctx: typer.Context,
    enterprise: leads.EnterpriseArg,
    on: OnOpt = None,
    purpose: Annotated[str, typer.Option("--purpose", metavar="TEXT", help="Why.")] = "",
    findings: Annotated[str, typer.Option("--findings", metavar="TEXT", help="What was seen or told.")] = "",
    abroad_dispute: Annotated[
        str, typer.Option("--abroad-dispute", metavar="TEXT", help="Disputes over its rights abroad.")
    ] = "",
    wishes: Annotated[str, typer.Option("--wishes", metavar="TEXT", help="What it asks of customs.")] = "",
    result: Annotated[str, typer.Option("--result", metavar="TEXT", help="What the visit led to.")] = "",
    follow_up: Annotated[str, typer.Option("--follow-up", metavar="TEXT", help="What is to be done next.")] = "",
    office: leads.KeptByOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Log a visit to an enterprise; the officers are those of --officer.

    customs visit add HAOYUN --purpose "recordation of its mark" --findings "sells to three ports"
    """
    from customs_cli.render.pages.leads import visits as drawn
    from customs_cli.services.leads import visits

    desk = desk_of(ctx)
    told = {
        "purpose": purpose,
        "findings": findings,
        "abroad_dispute": abroad_dispute,
        "wishes": wishes,
        "result": result,
        "follow_up": follow_up,
    }
    fields = {"on": desk.day(on, "--on"), **{name: text.strip() for name, text in told.items()}}
    visit = visits.add(desk.duty(), enterprise, visits.GivenVisit(leads.office_of(desk, office), fields))
    if quiet:
        desk.say(visit.code)
    elif as_json:
        desk.console.say_json(drawn.card_json(visit))
    else:
        desk.say(desk.words("Visit {no} to {enterprise} is kept.", no=visit.code, enterprise=visit.enterprise))
    desk.tidy()


@app.command("list")
def list_(
    ctx: typer.Context,
    period: PeriodArg = None,
    enterprise: Annotated[
        str | None, typer.Option("--enterprise", metavar="ENTERPRISE", help="Only those to one, by code or name.")
    ] = None,
    office: choosing.OfficesOpt = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
    quiet: QuietOpt = False,
) -> None:
    """List visits by day; notes of visits from earlier versions are among them.

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
    form = form_of(as_json, quiet, as_csv, output)
    desk.show(lambda: drawn.page(found, desk.words), lambda: drawn.list_json(found), form)


@app.command()
def show(
    ctx: typer.Context,
    visit: leads.VisitArg,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
    quiet: QuietOpt = False,
) -> None:
    """Show a visit, whole.

    customs visit show 7
    """
    from customs_cli.render.pages.leads import visits as drawn
    from customs_cli.services.leads.visits import visit_meant

    desk = desk_of(ctx)
    found = visit_meant(desk.register, visit)
    form = form_of(as_json, quiet, as_csv, output)
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
    """How many enterprises were visited, and how often; those of one credit code are one.

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
    from customs_cli.domain.values.name_matching import nearest
    from customs_cli.reports.leads.visits import BY

    names = tuple(name.strip().lower() for text in by or () for name in text.split(",") if name.strip())
    if by and not names:
        raise UsageError("--by is empty", hint="leave it out, or --by office", at="--by")
    for name in names:
        if name not in BY:
            raise UsageError(
                "cannot sum by {name!r}",
                name=name[:40],
                hint="sum by {known}",
                known=", ".join(BY),
                candidates=nearest(name, BY),
                at="--by",
            )
    return tuple(dict.fromkeys(names)) or ("office",)
