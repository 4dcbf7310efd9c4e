"""The form in which the answer of an act is wanted."""

from typing import NamedTuple

from customs_cli.cli.console import Form
from customs_cli.cli.options.params import JsonOpt, QuietOpt, form_of


class AnswerOptions(NamedTuple):
    """The form of the answer of an act, as typed."""

    as_json: JsonOpt = False
    quiet: QuietOpt = False

    @property
    def form(self) -> Form:
        """The form that was asked for.

        Raises:
            UsageError: Two forms are asked for.
        """
        return form_of(self.as_json, self.quiet)


ANSWERED = AnswerOptions()
"""Options that ask for no form."""
