"""What is asked of every command that shows a table: the form, how many rows, the period, the filter."""

from typing import Annotated, Literal, NamedTuple

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.params import ANSWER, JsonOpt, QuietOpt, filled, form_of, whole_number

SHOWN = 50
"""Rows of a list that a terminal shows without `--limit`."""


class Cut(NamedTuple):
    """How many rows of a list are given.

    Attributes:
        most: The most rows; None for all.
        is_ours: Whether nobody asked for that limit, so that the rows left out must be told.
    """

    most: int | None = None
    is_ours: bool = False


def cut_of(limit: str | None, form: Form, option: str = "--limit") -> Cut:
    """Return what `--limit` asks for; without it machines, files and pipes get all rows, a terminal the first ones.

    Raises:
        UsageError: The limit is not a whole number from 1.
    """
    if limit is not None:
        return Cut(whole_number(limit, option))
    return Cut(SHOWN, is_ours=True) if form.is_for_terminal else Cut()


Style = Literal["gacc", "eu", "us"]
"""The authority whose published tables are counted."""
LimitOpt = Annotated[
    str | None,
    typer.Option(
        "--limit", metavar="N", help="At most this many rows; a terminal shows 50 without it.", rich_help_panel=ANSWER
    ),
]
PeriodArg = Annotated[
    str | None, typer.Argument(metavar="[PERIOD]", help="2019-07, 2019-Q3, this-week, 2019-07-01..2019-08-31 ...")
]
WhereOpt = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar="FILTER",
        parser=filled("--where"),
        help='A filter, such as "mark:VIVO status:detained due<3wd".',
    ),
]


class TableOptions(NamedTuple):
    """The form of a table, as typed."""

    as_json: JsonOpt = False
    as_csv: CsvOpt = False
    output: FileOpt = None
    quiet: QuietOpt = False

    @property
    def form(self) -> Form:
        """The form that was asked for.

        Raises:
            UsageError: Two forms are asked for.
        """
        return form_of(self.as_json, self.quiet, self.as_csv, self.output)


TABLE = TableOptions()
"""Options that ask for no form."""
