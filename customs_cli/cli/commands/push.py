"""`customs push`."""

from typing import TYPE_CHECKING, Annotated

import typer

from customs_cli.cli.desk import Desk
from customs_cli.cli.options.params import JsonOpt, QuietOpt, desk_of, form_of, path_of
from customs_cli.cli.progress import progress

if TYPE_CHECKING:
    from customs_cli.cli.console import Form
    from customs_cli.services.exchange.moving.pushing import Pushed

app = typer.Typer(rich_markup_mode=None)


@app.command()
def push(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A register.json, or its folder; register.journal beside it.")
    ],
    dry_run: Annotated[bool, typer.Option("-n", "--dry-run", help="Say what would come in; write nothing.")] = False,
    as_json: JsonOpt = False,
    quiet: QuietOpt = False,
) -> None:
    """Take a file register into the shared one: its journal word for word, then its records as by merge.

    The file is verified first. What both have and differs is listed whole, and nothing is written (exit status 5). Its
    journal stays a chain of its own, which verify proves: a root that the file's sheets bear stays true. Interrupted,
    it goes on when it is repeated; pushed again, it changes nothing.

    customs push ~/wenjindu/register.json --register postgresql://HOST/DATABASE
    """
    from customs_cli.services.exchange import merging
    from customs_cli.services.exchange.moving import pushing

    desk = desk_of(ctx)
    desk.session  # noqa: B018 (refuses a file)
    form = form_of(as_json, quiet)
    path = path_of(file, "FILE")
    path = path / "register.json" if path.is_dir() else path
    other = merging.opened(desk.duty(), desk.register_at(path, own_folder=False))
    found = pushing.found(desk.duty(), other)
    done = pushing.Pushed(found)
    is_written = not (dry_run or found.wrong or found.plan.differing or found.is_done)
    if is_written:
        with progress(desk.words("Sending the journal")) as sending, progress(desk.words("Joining")) as joining:
            done = pushing.push(desk.duty(), other, found, sending, joining)
    _tell(desk, done, form, is_written=is_written, dry_run=dry_run)
    if not is_written and (found.wrong or found.plan.differing):
        pushing.refuse(found)


def _tell(desk: Desk, done: "Pushed", form: "Form", *, is_written: bool, dry_run: bool) -> None:
    from customs_cli.render.pages.registers import merge, push

    found, plan = done.found, done.found.plan
    faults = [
        (row.table, row.key, row.fault.path, row.fault.value, row.fault.what, row.fault.hint) for row in found.wrong
    ]
    sent = push.Sent(found.chain, plan.theirs[1], done.entries, done.acts)
    parts = merge.Parts(plan.batches, plan.names, plan.equal, plan.differing, plan.joint, plan.leaps, faults)
    desk.show(
        lambda: push.page(sent, parts, is_done=found.is_done, is_written=is_written, words=desk.words),
        lambda: push.as_json(sent, parts, plan.theirs, dry_run=dry_run),
        form,
    )
