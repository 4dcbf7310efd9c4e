"""`customs release`."""

import typer

from customs_cli.cli.params import HoldersOpt, JsonOpt, OnOpt, QuietOpt, ReasonOpt, RefArg, desk_of, form_of, texts
from customs_cli.services import proceedings

app = typer.Typer(rich_markup_mode=None)


@app.command()
def release(
    ctx: typer.Context,
    ref: RefArg,
    holder: HoldersOpt = None,
    on: OnOpt = None,
    reason: ReasonOpt = None,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Release the goods of the holders named, or of all whose proceedings are open.

    The reason may be left out where the file gives it: declined, genuine, not infringing, a time limit that ran out.

    customs release 123 --holder ANDI --reason "no application within three working days"
    """
    desk = desk_of(ctx)
    done = proceedings.release(
        desk.duty(), desk.register.resolve(ref), texts(holder), on=desk.day(on, "--on"), reason=reason
    )
    desk.done(done, form_of(as_json, quiet))
