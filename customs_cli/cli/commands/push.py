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
    """Take a file register into the shared one: its journal word for word, then its records as by merge.

    The file is verified first. What both have and differs is listed whole, and nothing is written (exit status 5). Its
    journal stays a chain of its own, which verify proves: a root that the file's sheets bear stays true. Interrupted,
    it goes on when it is repeated; pushed again, it changes nothing.

    customs push ~/wenjindu/register.json --register postgresql://HOST/DATABASE
    """
    from customs_cli.cli.options.office.moving import take_in

    take_in(desk_of(ctx), file, answer.form, pulled=False, dry_run=dry_run)
