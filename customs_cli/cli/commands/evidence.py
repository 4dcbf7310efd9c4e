"""`customs evidence`."""

from typing import Annotated

import typer

from customs_cli.cli.options.acts import act
from customs_cli.cli.options.params import JsonOpt, QuietOpt, RefArg, desk_of, form_of, path_of
from customs_cli.services.acts import evidence as acts

app = typer.Typer(rich_markup_mode=None)


@app.command()
@act
def evidence(
    ctx: typer.Context,
    ref: RefArg,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A photograph, record or scan.")],
    kind: Annotated[str, typer.Option(metavar="TEXT", help="On-site record, photograph, expert report ...")] = "",
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Keep a copy of a file as evidence, known by its SHA-256; `customs verify` finds it altered or missing.

    customs evidence 123 photo-17.jpg --kind photograph
    """
    desk = desk_of(ctx)
    desk.register_path  # noqa: B018 (files are kept beside a file)
    done = acts.keep(desk.duty(), desk.register.resolve(ref), path_of(file, "FILE"), kind=kind)
    desk.done(done, form_of(as_json, quiet))
