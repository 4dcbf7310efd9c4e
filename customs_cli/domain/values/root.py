"""A root and size, as paper bears it: `HASH@SIZE` stands for the first SIZE acts of a journal (RFC 9162)."""

import re
from datetime import datetime
from typing import Literal, NamedTuple

from customs_cli.errors import UsageError
from customs_cli.sentences import command

_FORM = re.compile(r"([0-9a-f]{64})(?:@([1-9][0-9]{0,14}))?")


class Root(NamedTuple):
    """What stands for the first acts of a journal.

    Attributes:
        hash: 64 hex digits.
        size: How many acts.
    """

    hash: str
    size: int

    def __str__(self) -> str:
        """The root as `HASH@SIZE`."""
        return f"{self.hash}@{self.size}"


class Printed(NamedTuple):
    """A root as it was read off a paper: perhaps without its size; on older paper it is the hash of the last act."""

    hash: str
    size: int | None

    def __str__(self) -> str:
        """The root that `HASH@SIZE`, or `HASH` alone, names."""
        return self.hash if self.size is None else f"{self.hash}@{self.size}"


State = Literal["same", "beginning", "merged", "cut", "differs"]
"""`same`: printed as the register stands. `beginning`: acts have come since. `merged`: an act says that it is that of a
register that was taken in, which alone can tell. `cut`: this history has fewer acts. `differs`: other acts were
printed."""


class Standing(NamedTuple):
    """How a printed root stands to a history.

    Attributes:
        printed: The root as it is printed.
        state: How it stands.
        size: How many acts it stands for, where that is known.
        act: Of `merged`, the act that says that it took that register in; of the others, one that took in a register
            whose earlier root it might be, as only that register can tell. 0 for none.
        sound: Of `differs`, so many acts at the beginning are as another printed root says; 0 where none says so.
        proof: Of `beginning`, the consistency proof from it to the root of now (RFC 9162), where it was asked for.
        chain: Of `merged`, the chain of a shared register whose backup this is; empty for another register.
    """

    printed: Printed
    state: State
    size: int | None
    act: int = 0
    sound: int = 0
    proof: tuple[str, ...] = ()
    chain: str = ""

    @property
    def ok(self) -> bool:
        """Whether the history still bears it out."""
        return self.state in ("same", "beginning")


class Anchored(NamedTuple):
    """What stands for a history now, and how printed roots stand to it.

    Attributes:
        root: The root of now.
        head: Hash of the last act; empty where there is none.
        at: When that was kept, UTC; None where there is none.
        standings: Of each printed root, in the order asked.
    """

    root: Root
    head: str
    at: datetime | None
    standings: tuple[Standing, ...]

    @property
    def ok(self) -> bool:
        """Whether the history bears out all that was printed."""
        return all(row.ok for row in self.standings)


def printed(text: str, option: str) -> Printed:
    """The root meant by `HASH@SIZE` or `HASH`; blanks, as one types what is printed in groups, and capitals do no harm.

    Args:
        text: As typed.
        option: Where it was typed, for messages.

    Raises:
        UsageError: It is none.
    """
    found = _FORM.fullmatch("".join(text.split()).lower())
    if not found:
        raise UsageError(
            "{option} {text!r} is no root: 64 hex digits, @, and the number of acts",
            option=option,
            text=text.strip()[:90],
            hint="type it as the paper shows it, HASH@SIZE; {command} shows the one of now",
            command=command("anchor"),
            at=option,
        )
    return Printed(found[1], int(found[2]) if found[2] else None)
