"""`customs record`."""

from typing import Annotated

import typer

from customs_cli.cli.options import fields
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.params import AddMissingOpt, JsonOpt, QuietOpt, desk_of, form_of, texts
from customs_cli.errors import UsageError
from customs_cli.services.acts import batches

app = typer.Typer(rich_markup_mode=None)


@app.command()
@act
def record(
    ctx: typer.Context,
    office: Annotated[str | None, typer.Option(metavar="CODE", help="Detaining office, by code or name.")] = None,
    found: Annotated[str | None, typer.Option(metavar="DATE", help="Day, month or year found; today.")] = None,
    direction: fields.DirectionOpt = None,
    channel: fields.ChannelOpt = None,
    transport: fields.TransportOpt = None,
    basis: fields.BasisOpt = None,
    procedure: fields.ProcedureOpt = None,
    campaign: fields.CampaignsOpt = None,
    document: fields.DocumentOpt = None,
    document_kind: fields.DocumentKindOpt = None,
    consignor: fields.ConsignorOpt = None,
    consignee: fields.ConsigneeOpt = None,
    origin: fields.OriginOpt = None,
    departure: fields.DepartureOpt = None,
    destination: fields.DestinationOpt = None,
    goods: fields.GoodsOpt = None,
    quantity: fields.QuantityOpt = None,
    unit: fields.UnitOpt = None,
    value: fields.ValueOpt = None,
    currency: fields.CurrencyOpt = None,
    value_basis: fields.ValueBasisOpt = None,
    hs: fields.HsOpt = None,
    category: fields.CategoryOpt = None,
    mark: fields.MarksOpt = None,
    detained: Annotated[
        str | None,
        typer.Option(metavar="[DATE]", help="Already detained that day: notice, application and detention in one go."),
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="A remark.")] = "",
    add_missing: AddMissingOpt = False,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Log a batch of goods suspected of infringing; without options on a terminal, asks for them one by one.

    customs record --office 5320 --found today --direction export --goods phones --quantity 1200 --mark VIVO
    """
    desk = desk_of(ctx)
    if office is None and desk.may_ask:
        from customs_cli.cli.asking import asked

        given = asked(desk)
    else:
        own = fields.batch_fields(
            direction=direction,
            channel=channel,
            transport=transport,
            basis=basis,
            procedure=procedure or fields.procedure_of(desk, channel),
            document=document,
            document_kind=document_kind,
            consignor=consignor,
            consignee=consignee,
            origin=origin,
            departure=departure,
            destination=destination,
        )
        line = fields.goods_fields(
            goods=goods,
            quantity=quantity,
            unit=unit,
            value=value,
            currency=currency,
            value_basis=value_basis,
            hs=hs,
            category=category,
        )
        place = office or desk.home_office
        if not (office or found or own or line or mark or campaign or detained or note):
            raise UsageError("nothing is said about the batch", hint="--goods TEXT --quantity N --mark CODE ...")
        given = batches.Given(
            office=place,
            found_on=desk.partial("today" if found is None else found, "--found"),
            lines=(fields.goods_given(line, texts(mark)),) if line or mark else (),
            campaigns=texts(campaign),
            detained=desk.day(detained, "--detained"),
            note=note,
            fields=own,
        )
    desk.done(batches.record(desk.duty(add_missing=add_missing), given), form_of(as_json, quiet))
