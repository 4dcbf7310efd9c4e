"""`customs different`."""

from typing import Annotated

import typer

from customs_cli.cli.commands.same import decide
from customs_cli.cli.options.acts import DryRunOpt
from customs_cli.cli.options.answering import ANSWERED, AnswerOptions
from customs_cli.cli.options.groups import grouped
from customs_cli.cli.options.params import ReasonOpt, desk_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
@grouped
def different(
    ctx: typer.Context,
    a: Annotated[str, typer.Argument(metavar="A", help="A party: name, credit code or enterprise.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The party that A differs from.")],
    reason: ReasonOpt = None,
    dry_run: DryRunOpt = False,
    answer: AnswerOptions = ANSWERED,
) -> None:
    """Record that two parties are different: they are not proposed again, however similar their names.

    customs different 深圳市好运贸易有限公司 深圳市豪润贸易有限公司 --reason "two licences"
    """
    decide(desk_of(ctx), a, b, "different", reason or "", answer.form, dry_run=dry_run)
