"""`customs confiscate`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    HoldersOpt,
    NumberOpt,
    OnOpt,
    RefArg,
    amount,
    desk_of,
    filled,
    texts,
)
from customs_cli.cli.options.part import CourtWordOpt, DocumentNoOpt, LineOpt, PartOpt, part_of
from customs_cli.errors import UsageError
from customs_cli.services.acts import endings

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def confiscate(
    ctx: typer.Context,
    ref: RefArg,
    holder: HoldersOpt = None,
    line: LineOpt = None,
    quantity: PartOpt = None,
    on: OnOpt = None,
    number: NumberOpt = None,
    fine: Annotated[str | None, typer.Option(metavar="AMOUNT", help="Fine, CNY; at most 30 % of the value.")] = None,
    penalty_value: Annotated[
        str | None,
        typer.Option(
            "--penalty-value",
            metavar="AMOUNT",
            help="Value with duty and taxes, CNY; it limits the fine.",
        ),
    ] = None,
    collected: Annotated[
        bool,
        typer.Option(
            "--collected", help=("The owner is unknown: goods found infringing, three months after the public notice.")
        ),
    ] = False,
    ground: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", parser=filled("--ground"), help=("With --collected: another ground, proven by --document.")
        ),
    ] = None,
    document: DocumentNoOpt = None,
    court_word: CourtWordOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Confiscate the goods of the holders given, or of all holders whose goods were found infringing.

    customs confiscate 123 --on 2019-08-20 --number 7052 --fine 1915
    """
    desk = desk_of(ctx)
    ref = desk.register.resolve(ref)
    part = part_of(desk, ref, line, quantity)
    if collected and fine is not None:
        raise UsageError("there is no party to be fined", hint="leave {option} out", option="--fine", at="--fine")
    if (ground or document) and not collected:
        raise UsageError(
            "only collected goods need a ground: --ground and --document go with --collected",
            hint="--collected --ground TEXT --document NO",
        )
    if (ground is None) != (document is None):
        raise UsageError(
            "collecting on another ground needs both --ground and --document",
            hint="--collected --ground TEXT --document NO",
        )
    if penalty_value is not None and fine is None:
        raise UsageError(
            "--penalty-value without --fine", hint="--fine AMOUNT --penalty-value AMOUNT", at="--penalty-value"
        )
    done = endings.confiscate(
        desk.duty(),
        ref,
        texts(holder),
        part=part,
        court_word=court_word,
        on=desk.day(on, "--on"),
        number=number,
        fine=amount(fine, "--fine"),
        penalty_value=amount(penalty_value, "--penalty-value"),
        collect=collected,
        ground=ground,
        document=document,
    )
    desk.done(done, answer.form)
