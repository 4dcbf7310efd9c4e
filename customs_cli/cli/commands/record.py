"""`customs record`."""

from typing import Annotated, Any

import typer

from customs_cli.cli.options import fields, lines
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.behind.declared import Option
from customs_cli.cli.options.behind.parties import with_parties
from customs_cli.cli.options.behind.sparing import sparing_act
from customs_cli.cli.options.params import AddMissingOpt, desk_of, filled, texts
from customs_cli.domain.batch.parties import in_batch
from customs_cli.errors import UsageError
from customs_cli.services.acts import batches

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=lines.InOrder)
@sparing_act
@fields.with_batch
@with_parties
@lines.with_goods
def record(
    ctx: typer.Context,
    *,
    office: Annotated[
        str | None,
        Option(
            "--office",
            metavar="CODE",
            parser=filled("--office"),
            help="Detaining office, by code or name.",
            rich_help_panel=fields.WHERE,
        ),
    ] = None,
    found: Annotated[
        str | None,
        Option(
            "--found",
            metavar="DATE",
            help="Day, month or year in which the goods were found; default: today.",
            rich_help_panel=fields.WHERE,
        ),
    ] = None,
    batch: fields.BatchOptions,
    scan: Annotated[
        str | None,
        Option("--scan", metavar="PHOTO", help="Read the document number from a barcode or QR code on a photograph."),
    ] = None,
    parties: dict[str, Any],
    clue: Annotated[list[str] | None, fields.CLUES] = None,
    goods: dict[str, Any],
    detained: Annotated[
        str | None,
        Option(
            "--detained",
            metavar="[DATE]",
            help=(
                "The goods are detained already, since that day: record the notice too, and the "
                "application if the law requires one."
            ),
        ),
    ] = None,
    note: Annotated[str | None, Option("--note", metavar="TEXT", parser=filled("--note"), help="A remark.")] = None,
    more: Annotated[
        bool, Option("--more", help="Ask for one parcel after another; the other options apply to all of them.")
    ] = False,
    add_missing: AddMissingOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log a batch of goods suspected of infringing; on a terminal, asks for the rest while no goods are given.

    Goods of several kinds: repeat --goods, each time followed by its own --quantity, --value, --mark ...

    --scan PHOTO reads the document number from its barcode or QR code, and shows it before it is written.

    To a question Enter answers what stands in [brackets], and = what stands behind =; - leaves the value unknown.

    Many parcels in a row: --more asks for one after another; options given with it apply to all.

    customs record --office 5320 --found today --direction export --goods phones --quantity 1200 --mark VIVO
    """
    desk = desk_of(ctx)
    is_said = any((office, found, *batch, *parties.values(), clue, *goods.values(), detained, note))
    if scan is not None:
        from customs_cli.cli.options.keeping import scanning

        read = scanning.scanned(desk, scan, batch.document, more=more)
        batch = batch._replace(document=read, document_kind=batch.document_kind or scanning.kind_of(read))
    if not (is_said or more) and desk.may_ask:
        from customs_cli.cli.helping.asking import asked

        given = asked(desk, desk.duty(add_missing=add_missing), batches.Given("", "", ()))
        if scan is not None:
            given = scanning.with_number(given, batch.document)
    else:
        own = fields.batch_fields(batch)
        own |= in_batch(parties)
        own |= fields.clues_of(desk, clue)
        given_lines = lines.lines_of(ctx, goods)
        asks = not (more or scan or given_lines or answer.form.json or answer.form.quiet) and desk.may_ask
        place = office or ("" if asks else desk.home_office)
        if not (is_said or more or scan):
            raise UsageError("no detail of the batch is given", hint="--goods TEXT --quantity N --mark CODE")
        if scan is not None:
            scanning.confirm(desk)
        day = "" if asks and found is None else desk.partial("today" if found is None else found, "--found")
        given = batches.Given(
            office=place,
            found_on=day,
            lines=given_lines,
            campaigns=texts(batch.campaign),
            joint_offices=texts(batch.joint_office),
            detained=desk.day(detained, "--detained"),
            note=note or "",
            fields=own,
        )
        if asks:
            from customs_cli.cli.helping.asking import asked

            given = asked(desk, desk.duty(add_missing=add_missing), given)
    duty, form = desk.duty(add_missing=add_missing), answer.form
    if more:
        from customs_cli.cli.helping.asking_more import record_parcels

        record_parcels(desk, duty, given, form)
        return
    desk.done(batches.record(duty, given), form)
