"""`customs undo`."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.options.files import RawOpt
from customs_cli.cli.options.params import JsonOpt, ReasonOpt, desk_of, form_of, whole_number
from customs_cli.errors import Cancelled, UsageError
from customs_cli.render.words.catalogue import marked
from customs_cli.sentences import command, said
from customs_cli.services.undo import undoing

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def undo(
    ctx: typer.Context,
    act: Annotated[
        str | None, typer.Argument(metavar="[ACT]", help="Number of an act (customs history); default: the last one.")
    ] = None,
    reason: ReasonOpt = None,
    dry_run: Annotated[bool, typer.Option("-n", "--dry-run", help="Only show what would change.")] = False,
    raw: RawOpt = False,
    as_json: JsonOpt = False,
) -> None:
    """Undo the last act, or a given one on which no later act depends; the journal keeps both.

    In a script, give the number of the act: repeated after a crash, the line then undoes nothing more; without it, it
    would undo the act before.

    customs undo --dry-run
    """
    desk = desk_of(ctx)
    seq, form = None if act is None else _number(act), form_of(as_json)
    if desk.may_ask and not (seq or dry_run or form.json):
        _agree(desk, raw=raw)
    desk.undone(undoing.undo(desk.duty(), seq, reason=reason or "", dry_run=dry_run), form, raw=raw)


def _number(act: str) -> int:
    from customs_cli.domain.batch.reference import shortened

    try:
        return whole_number(act, "ACT")
    except UsageError as error:
        on_it = (act,) if shortened(act) else ()
        error.hint = said("{command} shows every act with its number", command=command("history", *on_it))
        raise


def _agree(desk: "Desk", *, raw: bool) -> None:
    if not desk.is_shared:
        return
    tried = undoing.undo(desk.duty(), dry_run=True)
    if tried.synced:
        from customs_cli.cli.helping.answers_read import yes
        from customs_cli.cli.helping.asking import Asking

        desk.undone(tried, form_of(False), raw=raw)
        if not Asking(desk)(marked("Undo it? (y/N)"), "n", yes):
            raise Cancelled("nothing was undone")
