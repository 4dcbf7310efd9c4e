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
    """Take what was done in a file that was pulled back into the shared register, and bring what others did into it.

    The file's new entries are kept word for word, as push keeps them. What the file changed since comes in path by
    path; what both sides changed is listed, and nothing is written (exit status 5): who came last does not count. Then
    one act in the file leaves its records as the shared register has them. Interrupted, it goes on when it is repeated.

    customs sync ~/field/register.json --register postgresql://HOST/DATABASE
    """
    from customs_cli.cli.options.office.moving import take_in

    take_in(desk_of(ctx), file, answer.form, pulled=True, dry_run=dry_run)
