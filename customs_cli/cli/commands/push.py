"""`customs push`."""

import typer

from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.office.moving import FileRegisterArg, TryFirstOpt
from customs_cli.cli.options.params import desk_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def push(
    ctx: typer.Context,
    file: FileRegisterArg,
    dry_run: TryFirstOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Take a file register into the shared one: its journal unchanged, then its records as merge does.

    The file is verified first. If both registers have a record with different content, all such records are listed and
    nothing is written (exit status 5). The file's journal remains a separate chain, which verify proves: a root printed
    on the file's sheets stays valid. If interrupted, repeat it to continue; pushing the same file again changes
    nothing.

    customs push ~/wenjindu/register.json --register postgresql://HOST/DATABASE
    """
    from customs_cli.cli.options.office.moving import take_in

    take_in(desk_of(ctx), file, answer.form, pulled=False, dry_run=dry_run)
