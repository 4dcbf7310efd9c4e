"""In which form an answer is wanted: the options of an act, and those of whatever shows a table."""

from typing import NamedTuple

from customs_cli.cli.console import Form
from customs_cli.cli.options.params import CsvOpt, FileOpt, JsonOpt, QuietOpt, form_of


class AnswerOptions(NamedTuple):
    """The form of the answer of an act, as typed."""

    as_json: JsonOpt = False
    quiet: QuietOpt = False

    @property
    def form(self) -> Form:
        """The form that was asked for, once no two are.

        Raises:
            UsageError: Two forms are asked for.
        """
        return form_of(self.as_json, self.quiet)


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


ANSWERED, TABLE = AnswerOptions(), TableOptions()
"""Nothing is said about the form."""
