"""`customs pull`."""

from typing import Annotated

import typer

from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import desk_of, path_of, whole_number

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def pull(
    ctx: typer.Context,
    office: Annotated[str, typer.Argument(metavar="OFFICE", help="Code or name of the office.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The register.json to write.")],
    serials: Annotated[
        str, typer.Option(metavar="COUNT", help="Number of serials of this year to reserve for the file.")
    ] = "1000",
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Copy an office's batches and all names from the shared register to a file, to work without a network.

    Serials are reserved for the file, which uses no others, so that no reference is given twice. Its first entry
    records its source: host, database, chain and root. customs sync returns the changes made in it.

    customs pull 5320 -o ~/field/register.json --register postgresql://HOST/DATABASE
    """
    from customs_cli.errors import NotFound
    from customs_cli.register.pinyin import write_whole_later
    from customs_cli.sentences import said
    from customs_cli.services.exchange.moving.pulling import pull as pulled

    desk = desk_of(ctx)
    desk.session  # noqa: B018 (refuses a file)
    path = path_of(output, "--output")
    path = path / "register.json" if path.is_dir() else path
    if not path.parent.is_dir():
        hint = said("name a place in an existing folder")
        raise NotFound("no folder {folder}", folder=path.parent, hint=hint, at="--output")
    count = whole_number(serials, "--serials")
    done = pulled(desk.duty(repeatable=True), desk.register_at(path, own_folder=False), office, count)
    write_whole_later(path)
    if answer.as_json:
        told = {"schema": "customs.pull/1", "register": str(path), "office": done.office, "batches": done.batches}
        first, last = done.serials
        desk.console.say_json({**told, "names": done.names, "serials": {"from": first, "to": last}, "root": done.root})
    elif answer.quiet:
        desk.say(str(path))
    else:
        batches = desk.words.counted(done.batches, "1 batch", "{count} batches")
        names = desk.words.counted(done.names, "1 name", "{count} names")
        desk.say(desk.words("Pulled: {batches}, {names}: {path}", batches=batches, names=names, path=path))
        first, last = done.serials
        desk.say(desk.words("Serials {first} to {last} are reserved for the file.", first=first, last=last))
