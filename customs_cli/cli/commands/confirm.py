"""`customs confirm`."""

from functools import partial
from typing import Annotated

import typer

from customs_cli.cli.helping.acts import done, is_asked
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.behind.sparing import Sparing, sparing_act
from customs_cli.cli.options.params import (
    HolderOpt,
    OnOpt,
    RefArg,
    desk_of,
    filled,
    refuse_both,
    texts,
)
from customs_cli.cli.options.part import LineOpt, PartOpt, items_of, part_of
from customs_cli.domain.values.word_lists import Confirmation
from customs_cli.errors import UsageError
from customs_cli.services.acts import proceedings

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(cls=Sparing)
@sparing_act
def confirm(
    ctx: typer.Context,
    ref: RefArg,
    holder: HolderOpt = None,
    mark: Annotated[list[str] | None, typer.Option("--mark", metavar="CODE", help="Mark or marks; repeatable.")] = None,
    infringing: Annotated[bool, typer.Option("--infringing", help="The goods infringe.")] = False,
    genuine: Annotated[bool, typer.Option("--genuine", help="The goods are genuine or authorised.")] = False,
    undetermined: Annotated[bool, typer.Option("--undetermined", help="The holder cannot determine it.")] = False,
    no_reply: Annotated[bool, typer.Option("--no-reply", help="The holder did not answer.")] = False,
    items: Annotated[str | None, typer.Option(metavar="N", help="How many items; default: all with the mark.")] = None,
    line: LineOpt = None,
    quantity: PartOpt = None,
    on: OnOpt = None,
    document: Annotated[
        str | None, typer.Option(metavar="NO", parser=filled("--document"), help="Number of the confirmation.")
    ] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log the holder's confirmation, mark by mark.

    On a terminal, with only REF given, it asks for the rest and shows what would happen before anything is written.

    customs confirm 123 --mark VIVO --infringing --items 1200 --on 2019-07-15
    """
    desk = desk_of(ctx)
    ref = desk.register.resolve(ref)
    if items is not None and (line or quantity):
        refuse_both("--items", "--line" if line else "--quantity")
    part = part_of(desk, ref, line, quantity)
    chosen = {
        "infringing": infringing,
        "genuine": genuine,
        "undetermined": undetermined,
        "no-reply": no_reply,
    }
    said = (mark, *chosen.values(), items, line, quantity, on, document, answer.as_json, answer.quiet)
    if asked := is_asked(desk, *said):
        from customs_cli.cli.helping.asked import word_asked

        holder, mark, word, items, on, document = word_asked(desk, ref, holder)
    else:
        word = _one(chosen)
    act = partial(
        proceedings.confirm,
        ref=ref,
        word=word,
        holder=holder,
        marks=texts(mark),
        items=items_of(items),
        part=part,
        on=desk.day(on, "--on"),
        document=document,
    )
    desk.done(done(desk, act, asked=asked), answer.form)


def _one(chosen: dict[str, bool]) -> Confirmation:
    words = [word for word, is_set in chosen.items() if is_set]
    if len(words) != 1:
        raise UsageError("what does the holder say?", hint="one of --infringing, --genuine, --undetermined, --no-reply")
    return words[0]  # type: ignore[return-value]
