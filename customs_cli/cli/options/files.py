"""Forms of an answer that common acts do not have: CSV, a file, and raw values."""

from typing import Annotated

import typer

from customs_cli.cli.options.params import ANSWER

RawOpt = Annotated[bool, typer.Option("--raw", help="Show every value before and after, with its path.")]
CsvOpt = Annotated[bool, typer.Option("--csv", help="Answer in CSV.", rich_help_panel=ANSWER)]
FileOpt = Annotated[
    str | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write to FILE.{csv,xlsx,json,html,pdf,md,txt}.", rich_help_panel=ANSWER
    ),
]
