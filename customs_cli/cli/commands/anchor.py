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
        typer.Option(metavar="HASH[@SIZE]", help="A printed root: compare it with this register. Repeatable."),
    ] = None,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Show the root and size of all acts so far, or compare printed ones.

    Exit status 0 if this register's history still begins with the printed one, 6 if not. With several roots it says
    between which acts the first difference lies. It also accepts the hash of the last act, as printed by earlier
    versions.

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
