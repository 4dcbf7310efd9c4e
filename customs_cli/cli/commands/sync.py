"""`customs sync`."""

import typer

from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.office.moving import FileRegisterArg, TryFirstOpt
from customs_cli.cli.options.params import desk_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def sync(
    ctx: typer.Context,
    file: FileRegisterArg,
    dry_run: TryFirstOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Take the changes made in a pulled file into the shared register, and update the file with the changes of others.

    New journal entries of the file are kept unchanged, as push does. Changes made in the file are taken in field by
    field; a field changed on both sides is listed, and nothing is written (exit status 5), whichever change is later.
    Then one act in the file makes its records equal to the shared register. If interrupted, repeat it to continue.

    customs sync ~/field/register.json --register postgresql://HOST/DATABASE
    """
    from customs_cli.cli.options.office.moving import take_in

    take_in(desk_of(ctx), file, answer.form, pulled=True, dry_run=dry_run)
