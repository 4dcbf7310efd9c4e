"""A clue (线索): what somebody told about infringing goods, where it was sent, and what came of it."""

from datetime import date
from typing import Literal

from customs_cli.domain.leads.numbers import office_of
from customs_cli.domain.record import Record
from customs_cli.domain.values.word_lists import ClueSource

SentTo = Literal["office", "police"]
"""To whom a clue may be sent."""


class Sent(Record, frozen=True):
    """A clue handed on.

    Attributes:
        to: Another customs office, or the police.
        body: Which one.
        on: The day.
    """

    to: SentTo
    body: str
    on: date


class Clue(Record, frozen=True):
    """What somebody told of infringing goods.

    Attributes:
        code: Its number, such as `2019-5320-C-001`; never reused.
        on: The day it came in, or was found.
        source: Who gave it; `own-analysis` is customs' own (`chain`, `links`, `trend --alarm`).
        text: What it says.
        about: Parties, goods, routes, references: each as written.
        by: Officers who took it in.
        sent: Where it went, in order.
        due_on: The day by which an answer is wanted; None where nobody said.
        result: What came of it; empty while nothing did.
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
        """Whether nobody has said yet what came of it."""
        return self.result_on is None

    @property
    def office(self) -> str:
        """Code of the office that keeps it."""
        return office_of(self.code)

    @property
    def sent_to(self) -> str:
        """Who has it now; empty while it was sent to nobody."""
        return self.sent[-1].body if self.sent else ""
