"""`customs list`."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli import choosing
from customs_cli.cli.params import (
    CsvOpt,
    FileOpt,
    JsonOpt,
    PeriodArg,
    QuietOpt,
    WhereOpt,
    desk_of,
    form_of,
    texts,
    whole_number,
)

if TYPE_CHECKING:
    from customs_cli.domain.batch import Batch

app = typer.Typer(rich_markup_mode=None)


@app.command()
def list_(
    ctx: typer.Context,
    period: PeriodArg = None,
    where: WhereOpt = None,
    office: choosing.OfficesOpt = None,
    campaign: choosing.CampaignsOpt = None,
    holder: choosing.HoldersOpt = None,
    mark: choosing.MarksOpt = None,
    status: choosing.StatusOpt = None,
    direction: choosing.DirectionOpt = None,
    channel: choosing.ChannelOpt = None,
    basis: choosing.BasisOpt = None,
    sort: Annotated[
        str, typer.Option(metavar="KEYS", help="found, ref, office, items, value ...; - in front reverses.")
    ] = "",
    columns: Annotated[
        str, typer.Option(metavar="KEYS", help="Columns of the table: ref,found_on,status,marks,items,value ...")
    ] = "",
    limit: Annotated[str | None, typer.Option(metavar="N", help="At most so many.")] = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
    quiet: QuietOpt = False,
) -> None:
    """List batches: of a period, of a filter, in any order.

    customs list this-month --where "mark:VIVO status:detained due<3wd" --sort -items
    """
    from customs_cli.domain.query.selection import ordered
    from customs_cli.render import listing as drawn
    from customs_cli.reports.listing import listing

    desk = desk_of(ctx)
    keys = choosing.keys_of(columns, drawn.column_keys()) if columns else ()
    wanted = choosing.Wanted(
        texts(office), texts(campaign), texts(holder), texts(mark), status, direction, channel, basis
    )
    batches: Iterable[Batch] = choosing.chosen(desk, desk.period(period), where, wanted)
    if sort:
        batches = ordered(batches, [key.strip() for key in sort.split(",")], desk.directory)
    if limit is not None:
        batches = islice(batches, whole_number(limit, "--limit"))
    report = listing(batches)
    form = form_of(as_json, quiet, as_csv, output)
    desk.show(lambda: drawn.page(report, desk.words, keys=keys), lambda: drawn.as_json(report), form)
