"""`customs security`."""

from collections.abc import Sequence
from typing import Annotated

import typer

from customs_cli.cli.answers import securities
from customs_cli.cli.desk import Desk
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.params import JsonOpt, amount, choice, desk_of, form_of, word_of
from customs_cli.domain.values.word_lists import Basis, RightType
from customs_cli.errors import Ambiguous, NotFound, UsageError
from customs_cli.sentences import said

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def security(
    ctx: typer.Context,
    value: Annotated[str, typer.Argument(metavar="VALUE|REF", help="Value of one holder's goods, CNY; or a batch.")],
    basis: Annotated[
        str | None,
        choice(
            "--basis",
            Basis,
            ("Basis on which the goods are stopped; default: ex-officio, or as recorded for the batch."),
        ),
    ] = None,
    right_type: Annotated[
        str | None,
        typer.Option(
            "--right-type",
            metavar="trademark|copyright|patent|...",
            parser=word_of(RightType, "--right-type"),
            help="Right type; default: trademark, or as recorded for the batch.",
        ),
    ] = None,
    approved: Annotated[
        str | None, typer.Option(metavar="DATE", help="When GACC approved the holder's general guarantee.")
    ] = None,
    as_json: JsonOpt = False,
    as_csv: CsvOpt = False,
    output: FileOpt = None,
) -> None:
    """How much security a holder must lodge for goods of a value, under which article, and what may replace it.

    For a batch: the security of each holder, by the value of its goods, the right and the procedure recorded. A plain
    number means the batch of that number, if there is one, as in other commands; 60000.00 is always an amount.

    customs security 60000.00 --basis application
    """
    from customs_cli.render.pages.registers import security as drawn

    desk, form = desk_of(ctx), form_of(as_json, False, as_csv, output)
    day = desk.day(approved, "--approved")
    if ref := _meant(desk, value):
        answers = securities.of_batch(desk, ref, basis, right_type, day)
        desk.show(lambda: drawn.batch_page(ref, answers, desk.words), lambda: drawn.batch_json(ref, answers), form)
    else:
        answer = securities.of_value(amount(value, "VALUE"), basis or "ex-officio", right_type or "trademark", day)
        desk.show(lambda: drawn.page(answer, desk.words), lambda: drawn.as_json(answer), form)


def _meant(desk: Desk, text: str) -> str | None:
    from customs_cli.domain.batch.reference import shortened

    try:
        amount(text, "VALUE")
    except UsageError as error:
        try:
            return desk.register.resolve(text)
        except NotFound:
            if shortened(text):
                raise
            raise error from None
    return _numbered(desk, text.strip()) if shortened(text) else None


def _numbered(desk: Desk, number: str) -> str | None:
    try:
        ref = desk.register.resolve(number)
    except Ambiguous as error:
        raise _fits_several(number, error.candidates) from None
    except NotFound:
        return None
    desk.warn(said("{text} is read as batch {ref}; write an amount as {value}", text=number, ref=ref,
                   value=f"{number}.00"))  # fmt: skip
    return ref


def _fits_several(number: str, found: Sequence[str]) -> Ambiguous:
    return Ambiguous(
        "{text} fits {count} batches",
        text=number,
        count=len(found),
        hint="write more of the reference; write an amount as {value}",
        value=f"{number}.00",
        candidates=found,
    )
