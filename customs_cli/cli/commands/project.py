"""`customs project`."""

import typer

from customs_cli.cli.options.params import JsonOpt, QuietOpt, desk_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def project(ctx: typer.Context, as_json: JsonOpt = False, quiet: QuietOpt = False) -> None:
    """Rebuild the rows that answer queries from the batches of a shared register; needs an administrator.

    Run this after updating the program, and when verify finds faulty rows. Nobody can write meanwhile; afterwards
    programs of another version can read but not write.

    customs project
    """
    from customs_cli.cli.progress import progress
    from customs_cli.register.sql.making.projecting import project as made
    from customs_cli.register.sql.making.setup import bring_over

    desk = desk_of(ctx)
    bring_over(desk.session)  # refuses a file
    with progress(desk.words("Rebuilding the rows")) as told:
        count = made(desk.register.store, told)  # type: ignore[arg-type]
    if as_json:
        desk.console.say_json({"schema": "customs.project/1", "register": desk.place, "batches": count})
    elif quiet:
        desk.say(str(count))
    else:
        desk.say(
            desk.words.counted(count, "The rows of 1 batch were rebuilt.", "The rows of {count} batches were rebuilt.")
        )
