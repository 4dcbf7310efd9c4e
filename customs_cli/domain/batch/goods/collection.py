"""Collection (收缴) of one holder's goods, all of them or exact parts: a confiscation that is no penalty."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.batch.proceeding_record import Part, Proceeding
from customs_cli.domain.values.word_lists import Ground

OF_ITS_OWN = "capr-62"
"""Ground of a collection that rests on no finding about the goods (CAPR 62)."""
COLLECTED = ("unclaimed", OF_ITS_OWN)
"""Grounds of a collection; every other confiscation is a penalty."""
BECAUSE = "collected: "
"""Prefix of the reason of a collection in the record."""


class Collection(Struct, frozen=True):
    """One decision by which goods were collected.

    Attributes:
        on: Day of the decision.
        ground: One of `COLLECTED`.
        number: Number of the decision.
        reason: The recorded reason, prefix included.
    """

    on: date | None
    ground: Ground | None
    number: str | None
    reason: str | None

    @property
    def because(self) -> str | None:
        """The ground in the officer's words and its document; None where no party came forward."""
        return (self.reason or "").removeprefix(BECAUSE) if self.ground == OF_ITS_OWN else None

    @property
    def own_number(self) -> str | None:
        """The number of the decision; None where only that of the ground's document is recorded in its place."""
        return None if (self.because or "").endswith(f"({self.number})") else self.number


def outcome_told(of: Proceeding | Part) -> str:
    """Return an outcome as a word: `collected` for a collection, stored as a confiscation on its own ground."""
    return "collected" if of.ground in COLLECTED else of.outcome or ""


def status_told(status: str, proceedings: Iterable[Proceeding]) -> str:
    """Return a status as a word: `collected` for `confiscated` if no goods were confiscated as a penalty."""
    return "collected" if status == "confiscated" and not any(map(is_punished, proceedings)) else status


def collections(p: Proceeding) -> list[Collection]:
    """Return the decisions by which goods were collected, in the order in which they were entered."""
    if p.outcome == "confiscated" and p.ground in COLLECTED:
        return [Collection(p.outcome_on, p.ground, p.outcome_no, p.outcome_reason)]
    return [Collection(part.on, part.ground, part.number, part.reason) for part in p.parts if part.ground in COLLECTED]


def is_punished(p: Proceeding) -> bool:
    """Return whether goods, or parts of them, were confiscated as a penalty."""
    if p.parts:
        return bool(penalties(p))
    return p.outcome == "confiscated" and p.ground not in COLLECTED


def penalties(p: Proceeding) -> list[Part]:
    """Return the parts of the goods that were confiscated as a penalty, in the order in which they were entered."""
    return [part for part in p.parts if part.outcome == "confiscated" and part.ground not in COLLECTED]


def with_fines_told(p: Proceeding) -> Proceeding:
    """Return the proceeding with any fine recorded apart from its decisions put to the last penalty without a fine.

    Older versions recorded the fine with the proceeding, not with its decision.
    """
    rest = p.fine_but_for(p.parts) if p.fine and p.parts else None
    fined = {(part.on, part.number) for part in p.parts if part.fine}
    last = next((one for one in reversed(penalties(p)) if (one.on, one.number) not in fined), None) if rest else None
    return replace(p, parts=tuple(replace(one, fine=rest) if one is last else one for one in p.parts)) if last else p


def days_confiscated(p: Proceeding) -> list[date | None]:
    """Return the days on which goods, or parts of them, were confiscated as a penalty."""
    return [part.on for part in penalties(p)] if p.parts else [p.outcome_on] if is_punished(p) else []
