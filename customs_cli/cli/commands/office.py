"""`customs office add|edit|remove|list|show|import|inspections`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import desk_of, refuse_beside, whole_number
from customs_cli.cli.options.records import registers
from customs_cli.cli.options.records.registers_common import add_commands
from customs_cli.cli.options.tables import TABLE, PeriodArg, TableOptions
from customs_cli.domain.rights.office import Office
from customs_cli.domain.rights.office import country_of as country_spoken_of
from customs_cli.errors import UsageError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Customs offices; those of Shenzhen are included from the start.",
    no_args_is_help=True,
)

ParentOpt = Annotated[str | None, typer.Option("--parent", metavar="CODE", help="Code of the office above it.")]


def fields(
    desk: Desk,
    *,
    name: registers.NameOpt = None,
    name_zh: registers.NameZhOpt = None,
    parent: ParentOpt = None,
    country: registers.CountryOpt = None,
) -> dict[str, Any]:
    """What the options say of an office: the fields that were given."""
    return registers.given(
        name=name,
        name_zh=name_zh,
        parent=parent,
        country=registers.country_given(country),
    )


def _of_its_country(code: str, fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "country": fields.get("country") or country_spoken_of(code)}


add_commands(
    app,
    Office,
    "an office",
    fields,
    example='customs office add 2900 --name "Hangzhou Customs" --name-zh 杭州海关\n\n'
    'customs office add 2921 --name "Yiwu Customs" --name-zh 义乌海关 --parent 2900',
    new=_of_its_country,
)


@app.command()
@grouped
def inspections(
    ctx: typer.Context,
    office: Annotated[str | None, typer.Argument(metavar="[CODE]", help="By code or name; default: all.")] = None,
    period: PeriodArg = None,
    count: Annotated[
        str | None, typer.Option("--count", metavar="N", help="Number of consignments inspected in PERIOD.")
    ] = None,
    answer: TableOptions = TABLE,
) -> None:
    """Record how many consignments an office inspected in a period, or list the recorded numbers.

    More inspections mean more finds: trend --alarm takes inspections into account if they are known for every day.

    customs office inspections 5320 2019-06 --count 1200
    """
    from customs_cli.domain.surveillance.inspections import Inspections
    from customs_cli.render.pages.registers import inspections as drawn
    from customs_cli.services.lookup.naming import Names

    desk, form = desk_of(ctx), answer.form
    if count is not None:
        refuse_beside("--count", {"--csv": form.csv, "-o": form.file})
        own, former = _kept(desk, office, period, count)
        kept = [own]
        if not (form.json or form.quiet):
            first, last = kept[0].from_, kept[0].to
            number, code = f"{kept[0].number:,}", kept[0].office
            said = desk.words(
                "{n} inspections of {office}, {first} to {last}.", n=number, office=code, first=first, last=last
            )
            desk.say(said)
            if former:
                desk.say(desk.words("Before: {former}", former=f"{former.number:,}"))
            desk.tidy()
            return
    else:
        code = None if office is None else Names(desk.register).office(office).code
        span = desk.period(period)
        found = [one for one in desk.register.all(Inspections) if code in (None, one.office)]
        kept = [one for one in found if one.to >= (span.from_ or one.to) and one.from_ <= (span.to or one.from_)]
        kept.sort(key=lambda one: one.code)
    desk.show(lambda: drawn.page(kept, desk.directory, desk.words), lambda: drawn.as_json(kept), form)
    desk.tidy()


def _kept(desk: Desk, office: str | None, period: str | None, count: str) -> Any:
    from customs_cli.services.surveillance.inspecting import keep

    span = desk.period(period) if period else None
    if not office or span is None or span.from_ is None or span.to is None:
        raise UsageError("which office, and which days?", hint="CODE PERIOD --count N", at="--count")
    return keep(desk.duty(), office, span.from_, span.to, whole_number(count, "--count", least=0))
