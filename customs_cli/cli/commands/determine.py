"""`customs determine`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    HoldersOpt,
    OnOpt,
    RefArg,
    desk_of,
    texts,
)
from customs_cli.cli.options.part import LineOpt, PartOpt, part_of
from customs_cli.domain.values.word_lists import Finding
from customs_cli.errors import UsageError
from customs_cli.services.acts import proceedings

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def determine(
    ctx: typer.Context,
    ref: RefArg,
    holder: HoldersOpt = None,
    infringing: Annotated[bool, typer.Option("--infringing", help="The goods infringe.")] = False,
    not_infringing: Annotated[bool, typer.Option("--not-infringing", help="The goods do not infringe.")] = False,
    undetermined: Annotated[
        bool, typer.Option("--undetermined", help="Customs cannot determine whether the goods infringe.")
    ] = False,
    line: LineOpt = None,
    quantity: PartOpt = None,
    on: OnOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log customs' own finding after investigation, within 30 working days of detention.

    customs determine 123 --infringing --on 2019-08-02
    """
    desk = desk_of(ctx)
    ref = desk.register.resolve(ref)
    part = part_of(desk, ref, line, quantity)
    chosen: dict[Finding, bool] = {
        "infringing": infringing,
        "not-infringing": not_infringing,
        "undetermined": undetermined,
    }
    words = [word for word, is_set in chosen.items() if is_set]
    if len(words) != 1:
        raise UsageError("what did customs find?", hint="one of --infringing, --not-infringing, --undetermined")
    done = proceedings.determine(desk.duty(), ref, texts(holder), finding=words[0], part=part, on=desk.day(on, "--on"))
    desk.done(done, answer.form)
