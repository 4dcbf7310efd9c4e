"""`customs court`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.params import (
    HolderOpt,
    OnOpt,
    RefArg,
    desk_of,
    filled,
    metavar,
    refuse_both,
    word_of,
)
from customs_cli.cli.options.part import CourtWordOpt, part_of
from customs_cli.domain.values.word_lists import CourtKind
from customs_cli.services.acts import courts

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@act
def court(
    ctx: typer.Context,
    ref: RefArg,
    notice: Annotated[str, typer.Option(metavar="NO", parser=filled("--notice"), help="Number of the court's notice.")],
    holder: HolderOpt = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar=metavar(CourtKind),
            parser=word_of(CourtKind, "--kind"),
            help="What the court asks for; default: assistance.",
        ),
    ] = None,
    on: OnOpt = None,
    retain_until: Annotated[
        str | None,
        typer.Option("--retain-until", metavar="DATE", help="Last day on which the goods are kept for the court."),
    ] = None,
    line: Annotated[
        str | None,
        typer.Option(metavar="NO", help="Number of the line whose goods were collected and are kept for the court."),
    ] = None,
    quantity: Annotated[str | None, typer.Option(metavar="N", help="How many of that line; default: all.")] = None,
    court_word: CourtWordOpt = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Log a court's notice about a holder's goods: one of assistance or property preservation keeps them detained.

    Goods investigated, collected and kept for the court are recorded with their line, quantity and last day, which due
    shows. The same notice may be logged again with another day. With --court-word the court frees the goods of that
    notice.

    customs court 123 --holder VIVO-COMM --notice "(2019) Yue 03 Xie 45" --kind property-preservation
    """
    desk = desk_of(ctx)
    ref, day, form = desk.register.resolve(ref), desk.day(on, "--on"), answer.form
    if court_word is not None:
        for name, given in (("--kind", kind), ("--retain-until", retain_until), ("--line", line or quantity)):
            if given is not None:
                refuse_both("--court-word", name)
        desk.done(courts.free(desk.duty(), ref, holder, notice=notice, word=court_word, on=day), form)
        return
    until, part = desk.day(retain_until, "--retain-until"), part_of(desk, ref, line, quantity)
    done = courts.court(
        desk.duty(),
        ref,
        holder,
        notice=notice,
        kind=kind,  # type: ignore[arg-type]
        keeping=courts.Keeping(until, part) if until or part else None,
        on=day,
    )
    desk.done(done, form)
