"""The findings of a check."""

from typing import Literal, NamedTuple

from customs_cli.domain.record import Record

Severity = Literal["fault", "remark"]


class Finding(Record, frozen=True):
    """A violation of a rule.

    Attributes:
        rule: Name of the rule.
        where: A reference (`2019-5320-000001`), followed by line or holder if it is about one; or a code.
        what: What is wrong, as a sentence.
        hint: The command that corrects it.
        severity: `fault` or `remark`.
    """

    rule: str
    where: str
    what: str
    hint: str = ""
    severity: Severity = "fault"


class Broken(NamedTuple):
    """Where and how a rule is violated, and the command that corrects it."""

    where: str
    what: str
    hint: str = ""
