"""`customs record`."""

from typing import Annotated

import typer

from customs_cli.cli.options import fields, lines
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.keeping import scanning
from customs_cli.cli.options.params import AddMissingOpt, JsonOpt, QuietOpt, desk_of, form_of, texts
from customs_cli.cli.options.tracing import leads
from customs_cli.errors import UsageError
from customs_cli.services.acts import batches

app = typer.Typer(rich_markup_mode=None)


@app.command(cls=lines.InOrder)
@act
def record(
    ctx: typer.Context,
    office: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Detaining office, by code or name.", rich_help_panel=fields.WHERE),
    ] = None,
    found: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day, month or year found; today.", rich_help_panel=fields.WHERE)
    ] = None,
    direction: fields.DirectionOpt = None,
    channel: fields.ChannelOpt = None,
    transport: fields.TransportOpt = None,
    basis: fields.BasisOpt = None,
    procedure: fields.ProcedureOpt = None,
    campaign: fields.CampaignsOpt = None,
    document: fields.DocumentOpt = None,
    document_kind: fields.DocumentKindOpt = None,
    scan: scanning.ScanOpt = None,
    consignor: fields.ConsignorOpt = None,
    consignee: fields.ConsigneeOpt = None,
    origin: fields.OriginOpt = None,
    departure: fields.DepartureOpt = None,
    destination: fields.DestinationOpt = None,
    storage: fields.StorageOpt = None,
    trade_mode: fields.TradeModeOpt = None,
    joint_office: fields.JointOfficesOpt = None,
    found_by: fields.FoundByOpt = None,
    other_hold: fields.OtherHoldOpt = None,
    clue: leads.CluesOpt = None,
    goods: lines.GoodsOpt = None,
    quantity: lines.QuantityOpt = None,
    unit: lines.UnitOpt = None,
    value: lines.ValueOpt = None,
    currency: lines.CurrencyOpt = None,
    value_basis: lines.ValueBasisOpt = None,
    hs: lines.HsOpt = None,
    category: lines.CategoryOpt = None,
    mark: fields.MarksOpt = None,
    detained: Annotated[
        str | None,
        typer.Option(metavar="[DATE]", help="Already detained that day: notice, application and detention in one go."),
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="A remark.")] = "",
    more: Annotated[
        bool, typer.Option("--more", help="Ask for parcel after parcel; the other options are what they share.")
    ] = False,
    add_missing: AddMissingOpt = False,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Log a batch of goods suspected of infringing; without options on a terminal, asks for them one by one.

    Goods of several kinds: --goods again, each followed by its own --quantity, --value, --mark ...

    The number of the paper from its barcode or QR code: --scan PHOTO, shown before it is written.

    Forty parcels of a morning: --more, with what they share as options; = repeats an answer of the parcel before.

    customs record --office 5320 --found today --direction export --goods phones --quantity 1200 --mark VIVO
    """
    desk = desk_of(ctx)
    document = scanning.scanned(desk, scan, document, more=more) if scan is not None else document
    if office is None and desk.may_ask and not more:
        from customs_cli.cli.asking import asked

        number = document if scan is not None else None
        given = scanning.with_number(asked(desk, desk.duty(add_missing=add_missing)), number)
    else:
        own = fields.batch_fields(
            direction=direction,
            channel=channel,
            transport=transport,
            basis=basis,
            procedure=procedure or fields.procedure_of(desk, channel),
            document=document,
            document_kind=document_kind or (scanning.kind_of(document) if scan is not None else None),
            consignor=consignor,
            consignee=consignee,
            origin=origin,
            departure=departure,
            destination=destination,
            storage=storage,
            trade_mode=trade_mode,
            found_by=found_by,
            other_hold=other_hold,
        )
        own |= leads.numbers_of(desk, clue)
        given_lines = lines.lines_of(
            ctx,
            {
                "goods": goods,
                "quantity": quantity,
                "unit": unit,
                "value": value,
                "currency": currency,
                "value_basis": value_basis,
                "hs": hs,
                "category": category,
                "mark": mark,
            },
        )
        place = office or desk.home_office
        if not (more or office or found or own or given_lines or campaign or joint_office or detained or note):
            raise UsageError("nothing is said about the batch", hint="--goods TEXT --quantity N --mark CODE")
        if scan is not None:
            scanning.confirm(desk)
        given = batches.Given(
            office=place,
            found_on=desk.partial("today" if found is None else found, "--found"),
            lines=given_lines,
            campaigns=texts(campaign),
            joint_offices=texts(joint_office),
            detained=desk.day(detained, "--detained"),
            note=note,
            fields=own,
        )
    duty, form = desk.duty(add_missing=add_missing), form_of(as_json, quiet)
    if more:
        from customs_cli.cli.asking_more import record_parcels

        record_parcels(desk, duty, given, form)
        return
    desk.done(batches.record(duty, given), form)
