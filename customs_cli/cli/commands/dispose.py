"""`customs dispose`."""

from typing import Annotated

import typer

from customs_cli.cli.options import fields
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    OnOpt,
    ReasonOpt,
    RefArg,
    desk_of,
    filled,
    metavar,
    money,
    whole_number,
    word_of,
)
from customs_cli.cli.options.part import CourtWordOpt, quantity_in
from customs_cli.domain.values.word_lists import Way
from customs_cli.services.acts import goods

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def dispose(
    ctx: typer.Context,
    ref: RefArg,
    quantity: Annotated[str, typer.Option(metavar="N", help="Exact quantity, in the line's unit.")],
    way: Annotated[
        str, typer.Option(metavar=metavar(Way), parser=word_of(Way, "--way"), help="How the goods are disposed of.")
    ],
    line: Annotated[str, typer.Option(metavar="NO", help="Number of the line; default: 1.")] = "1",
    on: OnOpt = None,
    supervisor: Annotated[
        str | None, typer.Option(metavar="NAME", parser=filled("--supervisor"), help="Supervisor of the destruction.")
    ] = None,
    holder_asked: Annotated[
        str | None,
        typer.Option("--holder-asked", metavar="DATE", help="When the holder's opinion was asked (auction)."),
    ] = None,
    features_removed: Annotated[
        bool, typer.Option("--features-removed", help="The infringing features were removed (auction).")
    ] = False,
    to: Annotated[
        str | None,
        typer.Option(metavar="NAME", parser=filled("--to"), help="Who gets the goods: a buyer, a charity."),
    ] = None,
    proceeds: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help="What the sale or the auction brought.")
    ] = None,
    currency: Annotated[str | None, fields.CURRENCY] = None,
    reason: ReasonOpt = None,
    court_word: CourtWordOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Dispose of an exact quantity of confiscated or abandoned goods, in the legal order; never more than is held.

    customs dispose 123 --line 1 --quantity 2668 --way destroy --supervisor "Chen Li" --on 2019-11-20
    """
    desk = desk_of(ctx)
    whole_ref = desk.register.resolve(ref)
    number = whole_number(line, "--line")
    unit = desk.register.batch(whole_ref).line(number).unit
    done = goods.dispose(
        desk.duty(),
        whole_ref,
        line=number,
        quantity=quantity_in(quantity, unit),
        way=way,  # type: ignore[arg-type]
        on=desk.day(on, "--on"),
        supervisor=supervisor,
        consulted=desk.day(holder_asked, "--holder-asked"),
        features_removed=features_removed,
        reason=reason,
        court_word=court_word,
        recipient=to,
        proceeds=money(proceeds, currency, "--proceeds"),
    )
    desk.done(done, answer.form)
