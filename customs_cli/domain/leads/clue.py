"""A clue (线索): information about infringing goods, where it was sent, and its result."""

from datetime import date
from typing import Literal

from customs_cli.domain.leads.numbers import office_of
from customs_cli.domain.record import Record
from customs_cli.domain.values.word_lists import ClueSource

SentTo = Literal["office", "police"]
"""The bodies to which a clue may be sent."""


class Sent(Record, frozen=True):
    """The sending of a clue to another body.

    Attributes:
        to: Another customs office, or the police.
        body: Name of the office or police body.
        on: The day.
    """

    to: SentTo
    body: str
    on: date


class Clue(Record, frozen=True):
    """Information about infringing goods.

    Attributes:
        code: Its number, such as `2019-5320-C-001`; never reused.
        on: The day it came in, or was found.
        source: Who gave it; `own-analysis` is customs' own (`chain`, `links`, `trend --alarm`).
        text: The information.
        about: Parties, goods, routes, references that it names, each as written.
        by: Officers who recorded it.
        sent: The bodies it was sent to, in order.
        due_on: The day by which an answer is wanted; None where not stated.
        result: The result; empty while there is none.
        result_on: The day of the result.
    """

    code: str
    on: date
    source: ClueSource
    text: str
    about: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    sent: tuple[Sent, ...] = ()
    due_on: date | None = None
    result: str = ""
    result_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether no result of the clue is recorded yet."""
        return self.result_on is None

    @property
    def office(self) -> str:
        """Code of the office that recorded the clue."""
        return office_of(self.code)

    @property
    def sent_to(self) -> str:
        """Name of the body that it was last sent to; empty while it was sent to none."""
        return self.sent[-1].body if self.sent else ""
