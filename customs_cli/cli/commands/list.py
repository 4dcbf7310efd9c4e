"""`customs list`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.answers.last_days import rests_on_days, warn_if_found_otherwise
from customs_cli.cli.console import Form
from customs_cli.cli.options import choosing
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import desk_of, filled, parted, texts
from customs_cli.cli.options.tables import TABLE, LimitOpt, PeriodArg, TableOptions, WhereOpt, cut_of

if TYPE_CHECKING:
    from customs_cli.render.layout.page import Page

app = typer.Typer(add_completion=False, rich_markup_mode=None)

_SORTED = {"found_on": "found", "due_on": "due", "marks": "mark", "holders": "holder"}
"""Key of a column -> the word to sort by it, where that is another one."""


@app.command()
@grouped
def list_(
    ctx: typer.Context,
    period: PeriodArg = None,
    where: WhereOpt = None,
    counted: choosing.CountedOnOpt = "found",
    office: choosing.OfficesOpt = None,
    campaign: choosing.CampaignsOpt = None,
    holder: choosing.HoldersOpt = None,
    mark: choosing.MarksOpt = None,
    status: choosing.StatusOpt = None,
    direction: choosing.DirectionOpt = None,
    channel: choosing.ChannelOpt = None,
    basis: choosing.BasisOpt = None,
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="KEYS",
            parser=filled("--sort"),
            help=(
                "found, ref, due, office, items, value; - in front reverses. On a terminal by default: "
                "nearest deadline, then newest."
            ),
        ),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            metavar="KEYS",
            parser=filled("--columns"),
            help="Columns of the table: ref,found_on,status,marks,items,value ...",
        ),
    ] = None,
    limit: LimitOpt = None,
    answer: TableOptions = TABLE,
) -> None:
    """List batches: of a period, by a filter, in any order.

    customs list this-month --where "mark:VIVO status:detained due<3wd" --sort -items
    """
    from customs_cli.render.pages.batch import listing as drawn
    from customs_cli.reports.batches.listing import listing

    desk = desk_of(ctx)
    called = {} if f"{columns}{sort}".isascii() else drawn.columns_called()
    keys = choosing.keys_of(columns, drawn.column_keys(), called) if columns else ()
    wanted = choosing.Wanted(
        texts(office), texts(campaign), texts(holder), texts(mark), status, direction, channel, basis
    )
    form = answer.form
    cut, order = cut_of(limit, form), _order(sort, form, called)
    span = choosing.counted(desk.period(period), counted)
    ask = choosing.asked(desk, span, where, wanted, order=order, limit=cut.most)
    if ask.where is None:
        desk.expect_names()
    is_told = "due_on" in (keys or ("due_on",)) and not form.quiet
    if (is_told or {"due", "-due"}.intersection(order)) and not rests_on_days(ask.where):  # such a filter has warned
        warn_if_found_otherwise(desk, ask.where)
    if form.is_for_programs:
        found = desk.books.together(lambda of: of.batches(ask))
        desk.show(lambda: drawn.as_read(found, desk.words, keys), lambda: drawn.as_json(found), form)
        return
    if form.quiet:
        found = desk.books.together(lambda of: of.batches(ask))
        refs = [batch.ref for batch in found]  # all or none: acts are fed with them
        desk.console.pour(f"{ref}\n" for ref in refs)
        return
    report = desk.books.together(lambda of: listing(of, ask, counted=cut.is_ours))

    def page() -> "Page":
        listed = drawn.page(report, desk.words, drawn.title(span, desk.words) if answer.output else "", keys)
        return choosing.titled(desk, listed, wanted, where) if answer.output else listed

    desk.show(page, dict, form)  # JSON is given above, its batches as they are read


def _order(sort: str | None, form: Form, called: Mapping[str, str]) -> tuple[str, ...]:
    if sort:
        signed = ((key[: key.startswith("-")], key.removeprefix("-")) for key in parted(sort))
        return tuple(sign + _SORTED.get(key := called.get(name, name), key) for sign, name in signed)
    return ("due", "-found") if form.is_for_terminal else ()
