"""What is asked of whatever shows a table: the form, how many rows, of which period, through which filter."""

from typing import Annotated, Literal, NamedTuple

import typer

from customs_cli.cli.console import Form
from customs_cli.cli.options.files import CsvOpt, FileOpt
from customs_cli.cli.options.params import ANSWER, JsonOpt, QuietOpt, filled, form_of, whole_number

SHOWN = 50
"""So many rows of a list are shown on a terminal where nobody asks for more."""


class Cut(NamedTuple):
    """How many rows of a list are given.

    Attributes:
        most: At most so many; None for all.
        is_ours: Whether nobody asked for that, so that what is left out must be told.
    """

    most: int | None = None
    is_ours: bool = False


def cut_of(limit: str | None, form: Form, option: str = "--limit") -> Cut:
    """What `--limit` asks for; without it machines, files and pipes get all, a person at a terminal the first rows.

    Raises:
        UsageError: It is no whole number from 1.
    """
    if limit is not None:
        return Cut(whole_number(limit, option))
    return Cut(SHOWN, is_ours=True) if form.is_for_terminal else Cut()


Style = Literal["gacc", "eu", "us"]
"""Whose published tables are counted."""
LimitOpt = Annotated[
    str | None,
    typer.Option(
        "--limit", metavar="N", help="At most so many rows; a terminal shows 50 without it.", rich_help_panel=ANSWER
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
        """The form that was asked for, once no two are.

        Raises:
            UsageError: Two forms are asked for.
        """
        return form_of(self.as_json, self.quiet, self.as_csv, self.output)


TABLE = TableOptions()
"""Nothing is said about the form."""
