"""`customs anchor`."""

from typing import Annotated

import typer

from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import desk_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def anchor(
    ctx: typer.Context,
    check: Annotated[
        list[str] | None,
        typer.Option(metavar="HASH[@SIZE]", help="A root as paper shows it: is it still true? Repeatable."),
    ] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Show the root and size that stand for every act until now, or compare those that were printed.

    Exit status 0 when this history still begins with what was printed, 6 when it differs. With several roots it says
    between which acts the first difference lies. The hash of a last act, as older paper shows it, is known too.

    customs anchor --check HASH@SIZE
    """
    from customs_cli.domain.values.root import printed
    from customs_cli.errors import FaultsFound
    from customs_cli.render.pages.registers.anchor import as_json as drawn
    from customs_cli.render.pages.registers.anchor import lines
    from customs_cli.services.exchange.anchoring import anchored, refuse_a_difference

    desk = desk_of(ctx)
    asked = [printed(text, "--check") for text in check or ()]
    found = anchored(desk.journal, asked, proofs=answer.as_json)
    if answer.as_json:
        desk.console.say_json(drawn(found))
        if not found.ok:
            raise typer.Exit(FaultsFound.exit_code)
    elif answer.quiet and not asked:
        desk.say(str(found.root))
    else:
        for line in lines(found, desk.words):
            desk.say(line)
    refuse_a_difference(found, is_chain=desk.is_shared)
