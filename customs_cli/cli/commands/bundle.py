"""`customs bundle`."""

from typing import Annotated

import typer

from customs_cli.cli.options.params import HolderOpt, JsonOpt, QuietOpt, RefArg, desk_of, path_of
from customs_cli.errors import UsageError

app = typer.Typer(rich_markup_mode=None)


@app.command()
def bundle(
    ctx: typer.Context,
    ref: RefArg,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE.zip", help="Where to; REF.zip when left out.")
    ] = None,
    holder: HolderOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Put a batch into one ZIP file for police, a court or another office: its file, acts with hashes, evidence.

    With --holder only that holder's goods and proceeding: other holders' business secrets are left out. The receiver
    checks it with the verify.py inside, and needs no customs-cli.

    customs bundle 123 -o to-the-court.zip
    """
    from customs_cli.render.pages.batch.bundle import drawn
    from customs_cli.services.exchange import bundling
    from customs_cli.services.lookup.naming import Names

    desk = desk_of(ctx)
    whole_ref = desk.register.resolve(ref)
    code = Names(desk.register).holder(holder).code if holder is not None else None
    path = path_of(output or "-".join(filter(None, (whole_ref, code))) + ".zip", "-o")
    if path.suffix.lower() != ".zip":
        raise UsageError("a bundle is a ZIP file: {name!r}", name=path.name[:60], hint="end it in .zip", at="-o")
    found = bundling.contents(desk.register, whole_ref, code)
    files = drawn(found.batch, desk.directory, desk.words, is_part=found.is_part, has_extracts=bool(found.extracts))
    packed = bundling.pack(desk.register.store, found, files, path)
    if as_json:
        desk.console.say_json(bundling.answer(packed, found))
    elif quiet:
        desk.say(str(packed.path))
    else:
        desk.say(desk.words("{ref} bundled: {file}", ref=whole_ref, file=packed.path))
        desk.say(f"SHA-256 {packed.sha256}")
