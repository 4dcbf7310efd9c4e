"""`customs project`."""

import typer

from customs_cli.cli.options.params import JsonOpt, QuietOpt, desk_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def project(ctx: typer.Context, as_json: JsonOpt = False, quiet: QuietOpt = False) -> None:
    """Make the rows that questions are put to anew, beside the batches of a shared register; as an administrator.

    After this program was updated, and wherever verify finds those rows at fault. Nobody writes meanwhile; programs of
    another version may look afterwards, and not write.

    customs project
    """
    from customs_cli.cli.progress import progress
    from customs_cli.register.sql.making.projecting import project as made
    from customs_cli.register.sql.making.setup import bring_over

    desk = desk_of(ctx)
    bring_over(desk.session)  # refuses a file
    with progress(desk.words("Making the rows")) as told:
        count = made(desk.register.store, told)  # type: ignore[arg-type]
    if as_json:
        desk.console.say_json({"schema": "customs.project/1", "register": desk.place, "batches": count})
    elif quiet:
        desk.say(str(count))
    else:
        desk.say(
            desk.words.counted(
                count, "The rows of 1 batch were made anew.", "The rows of {count} batches were made anew."
            )
        )
