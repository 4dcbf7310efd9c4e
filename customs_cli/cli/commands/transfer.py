"""`customs transfer`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    HoldersOpt,
    NumberOpt,
    OnOpt,
    RefArg,
    desk_of,
    filled,
    metavar,
    refuse_beside,
    texts,
    word_of,
)
from customs_cli.cli.options.part import CourtWordOpt, LineOpt, PartOpt, part_of
from customs_cli.domain.batch.batch import Transfer
from customs_cli.domain.batch.proceeding_record import UNNAMED
from customs_cli.domain.values.word_lists import CourtKind, TransferTo
from customs_cli.errors import UsageError
from customs_cli.services.acts import goods

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def transfer(
    ctx: typer.Context,
    ref: RefArg,
    to: Annotated[
        str | None, typer.Option(metavar=metavar(TransferTo), parser=word_of(TransferTo, "--to"), help="To whom.")
    ] = None,
    body: Annotated[
        str | None, typer.Option(metavar="NAME", parser=filled("--body"), help="Name of the police, court or office.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar=metavar(CourtKind),
            parser=word_of(CourtKind, "--kind"),
            help="What the court asks for; default: assistance.",
        ),
    ] = None,
    number: NumberOpt = None,
    on: OnOpt = None,
    holder: HoldersOpt = None,
    line: LineOpt = None,
    quantity: PartOpt = None,
    goods_handed: Annotated[
        bool,
        typer.Option(
            "--goods-handed", help=("Hand the goods over as well (now, or those left behind at an earlier transfer).")
        ),
    ] = False,
    refused: Annotated[bool, typer.Option("--refused", help="The police refused the case; it continues here.")] = False,
    court_word: CourtWordOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Hand a batch to the police, a court or another office.

    The police get the case first; the goods stay in the store until --goods-handed. Another office gets the case with
    its goods: here the case is closed, and none of the goods are left in the store.

    customs transfer 123 --to police --body "Shenzhen Public Security Bureau" --number 2019-7 --on 2019-08-09
    """
    desk = desk_of(ctx)
    ref = desk.register.resolve(ref)
    day = desk.day(on, "--on")
    whole = "--refused" if refused else "--goods-handed" if goods_handed and to is None else ""
    elsewhere = None if to == "police" else to  # only the police refuse: naming them is no second answer
    beside = {"--to": elsewhere, "--goods-handed": refused and goods_handed, "--number": number, "--holder": holder}
    beside |= {"--line": line, "--quantity": quantity, "--court-word": court_word, "--kind": kind}
    if whole:
        refuse_beside(whole, beside)
    if refused:
        desk.done(goods.refuse_case(desk.duty(), ref, on=day, body=body), answer.form)
        return
    if to is None:
        if not goods_handed:
            raise UsageError("to whom?", hint="--to police, court or office; --goods-handed; --refused", at="--to")
        desk.done(goods.hand_goods(desk.duty(), ref, on=day, body=body), answer.form)
        return
    case = Transfer(
        to=to,  # type: ignore[arg-type]
        body=body or UNNAMED[to],
        on=day or desk.today,
        kind=kind,
        number=number,
        waits=to == "police" and not goods_handed,
    )
    part = part_of(desk, ref, line, quantity)
    done = goods.transfer(desk.duty(), ref, case, on=day, holders=texts(holder), part=part, court_word=court_word)
    desk.done(done, answer.form)
