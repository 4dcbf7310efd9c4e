"""`customs rate set|list`."""

from typing import Annotated

import typer

from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import JsonOpt, desk_of, form_of

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    help="Customs exchange rates, to convert foreign values to CNY.",
    no_args_is_help=True,
)


@app.command("set")
@grouped
def set_(
    ctx: typer.Context,
    currency: Annotated[str, typer.Argument(metavar="CUR", help="ISO 4217, such as USD.")],
    rate: Annotated[str, typer.Argument(metavar="RATE", help="CNY for one unit, such as 6.87.")],
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day of the rate; default: today.")
    ] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Record the customs exchange rate of a currency from a day on; it applies until the next one.

    customs rate set USD 6.87 --from 2019-07-01
    """
    from customs_cli.domain.values.money import parse_currency
    from customs_cli.domain.values.rates import parse_rate
    from customs_cli.render.pages.registers import rates as drawn
    from customs_cli.services.registers.rates import set_rate

    desk, form = desk_of(ctx), answer.form
    kept, former = set_rate(
        desk.duty(), parse_currency(currency), parse_rate(rate), desk.day(from_, "--from") or desk.today
    )
    if form.json:
        desk.console.say_json(drawn.as_json(kept))
    elif form.quiet:
        desk.say(kept.code)
    else:
        day, worth = kept.from_.isoformat(), f"{kept.rate:f}"
        desk.say(desk.words("1 {currency} is {rate} CNY from {day} on.", currency=kept.currency, rate=worth, day=day))
        if former:
            desk.say(desk.words("Before: {former}", former=f"{former.rate:f}"))
    desk.tidy()


@app.command("list")
def list_(
    ctx: typer.Context,
    currency: Annotated[str | None, typer.Argument(metavar="[CUR]", help="Only rates of this currency.")] = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """List the recorded rates, by currency and day.

    customs rate list USD
    """
    from customs_cli.domain.values.money import parse_currency
    from customs_cli.domain.values.rates import Rate
    from customs_cli.render.pages.registers import rates as drawn

    desk = desk_of(ctx)
    wanted = None if currency is None else parse_currency(currency)
    rates = [rate for rate in desk.register.all(Rate) if wanted in (None, rate.currency)]
    rates.sort(key=lambda rate: rate.code)
    form = form_of(as_json, False, as_csv, output)
    desk.show(lambda: drawn.page(rates, desk.words), lambda: drawn.list_json(rates), form)
