"""What a check finds."""

from typing import Literal, NamedTuple

from customs_cli.domain.record import Record

Severity = Literal["fault", "remark"]


class Finding(Record, frozen=True):
    """One thing that a rule found.

    Attributes:
        rule: The rule's name.
        where: A reference (`2019-5320-000001`), with a line or holder after it where it is about one, or a code.
        what: What is wrong: a sentence.
        hint: The command that mends it.
        severity: A fault, or a remark.
    """

    rule: str
    where: str
    what: str
    hint: str = ""
    severity: Severity = "fault"


class Broken(NamedTuple):
    """Where and how a rule is broken."""

    where: str
    what: str
    hint: str = ""
