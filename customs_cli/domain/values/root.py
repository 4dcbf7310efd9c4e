"""Roots of the journal as printed on paper: `HASH@SIZE` identifies its first SIZE acts (RFC 9162)."""

import re
from datetime import datetime
from typing import Literal, NamedTuple

from customs_cli.errors import UsageError
from customs_cli.sentences import command

_FORM = re.compile(r"([0-9a-f]{64})(?:@([1-9][0-9]{0,14}))?")


class Root(NamedTuple):
    """The root hash of the first acts of a journal.

    Attributes:
        hash: 64 hex digits.
        size: Number of acts.
    """

    hash: str
    size: int

    def __str__(self) -> str:
        return f"{self.hash}@{self.size}"


class Printed(NamedTuple):
    """A root as read off a paper, perhaps without its size; on older papers it is the hash of the last act."""

    hash: str
    size: int | None

    def __str__(self) -> str:
        return self.hash if self.size is None else f"{self.hash}@{self.size}"


State = Literal["same", "beginning", "merged", "cut", "differs"]
"""How a printed root compares with a history.

`same`: printed from the present state. `beginning`: acts have been added since. `merged`: an act records it as the root
of a register that was merged, which alone can check it. `cut`: this history has fewer acts. `differs`: the printed root
is of other acts.
"""


class Standing(NamedTuple):
    """The result of comparing a printed root with a history.

    Attributes:
        printed: The root as printed.
        state: The result, one of `State`.
        size: Number of acts that it stands for, where that is known.
        act: For `merged`, number of the act that merged that register; otherwise of one that merged a register whose
            earlier root it might be, as only that register can tell. 0 for none.
        sound: For `differs`, number of first acts that another printed root confirms; 0 where none does.
        proof: For `beginning`, the consistency proof from it to the present root (RFC 9162), where asked for.
        chain: For `merged`, the chain of a shared register whose backup this is; empty for another register.
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
        """Whether the history confirms the printed root."""
        return self.state in ("same", "beginning")


class Anchored(NamedTuple):
    """The present root of a history, and the results for printed roots.

    Attributes:
        root: The present root.
        head: Hash of the last act; empty where there is none.
        at: When that act was recorded, UTC; None where there is none.
        standings: The result for each printed root, in the order asked.
    """

    root: Root
    head: str
    at: datetime | None
    standings: tuple[Standing, ...]

    @property
    def ok(self) -> bool:
        """Whether the history confirms all printed roots."""
        return all(row.ok for row in self.standings)


def printed(text: str, option: str) -> Printed:
    """Parse `HASH@SIZE` or `HASH`; blanks, as between printed groups, and capitals are allowed.

    Args:
        text: The root as typed.
        option: The option it was typed for, for messages.

    Raises:
        UsageError: The text is not a root.
    """
    found = _FORM.fullmatch("".join(text.split()).lower())
    if not found:
        raise UsageError(
            "{option} {text!r} is not a root: 64 hex digits, @, and the number of acts",
            option=option,
            text=text.strip()[:90],
            hint="type it as printed, HASH@SIZE; {command} shows the current root",
            command=command("anchor"),
            at=option,
        )
    return Printed(found[1], int(found[2]) if found[2] else None)
