"""`customs fee`."""

from typing import Annotated

import typer

from customs_cli.cli.options import fields
from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    OnOpt,
    RefArg,
    desk_of,
    filled,
    metavar,
    money,
    word_of,
)
from customs_cli.domain.batch.batch import Fee
from customs_cli.domain.values.word_lists import FeeKind
from customs_cli.services.acts import goods

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def fee(
    ctx: typer.Context,
    ref: RefArg,
    amount: Annotated[str, typer.Option(metavar="AMOUNT", help="Amount.")],
    kind: Annotated[
        str, typer.Option(metavar=metavar(FeeKind), parser=word_of(FeeKind, "--kind"), help="Kind of fee.")
    ] = "storage",
    currency: Annotated[str | None, fields.CURRENCY] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day that the fee covers.")] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day that the fee covers, included.")
    ] = None,
    payer: Annotated[
        str | None, typer.Option(metavar="NAME", parser=filled("--payer"), help="Who pays, for example the holder.")
    ] = None,
    on: OnOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log what storage or disposal of the goods costs, and who pays.

    customs fee 123 --kind storage --amount 1200 --from 2019-07-04 --to 2019-08-20 --payer VIVO-COMM
    """
    desk = desk_of(ctx)
    charge = Fee(
        kind=kind,  # type: ignore[arg-type]
        amount=money(amount, currency, "--amount"),
        on=desk.day(on, "--on") or desk.today,
        from_=desk.day(from_, "--from"),
        to=desk.day(to, "--to"),
        payer=(payer or "").strip(),
    )
    desk.done(goods.charge(desk.duty(), desk.register.resolve(ref), charge), answer.form)
