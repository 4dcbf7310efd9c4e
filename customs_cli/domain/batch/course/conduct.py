"""The part of a procedure that `readiness` needs, and whose word makes goods infringing under it."""

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from datetime import date


class Conduct(Protocol):
    """Fields of `domain.law.procedure.Procedure` that `readiness` depends on; that class describes them."""

    @property
    def application_first(self) -> bool:
        """Whether goods may be detained only after the holder has applied."""

    @property
    def customs_decides(self) -> bool:
        """Whether customs itself decides on infringement."""

    @property
    def own_motion(self) -> bool:
        """Whether customs detains of its own motion, and the goods may be abandoned."""

    @property
    def told_if_opposed(self) -> bool:
        """Whether the holder is told only when the declarant objects."""

    @property
    def court_locks(self) -> bool:
        """Whether a court's notice holds the goods until the court's word."""

    @property
    def security(self) -> str:
        """The rule for the holder's security: `none` where nothing is lodged."""

    @property
    def basis(self) -> str:
        """`application` where the holder applies before any notice."""


def is_found_by_holder(p: Any, law: Conduct) -> bool:
    """Return whether the holder applied upon its own find, before any notice, not late in a case that customs began.

    Args:
        p: A `Proceeding`.
        law: Its procedure.
    """
    return law.basis == "application" and p.basis is None


def is_opposed(p: Any) -> bool:
    """Return whether the declarant opposes the destruction of the goods of a `Proceeding`."""
    return "declarant_objected" in (p.facts or ())


def is_given_up(p: Any) -> bool:
    """Whether the declarant was told, and the holder calls none of the goods genuine: silence becomes consent."""
    is_told = "declarant_notified_on" in (p.events or {})
    return is_told and not any(word == "genuine" for state in p.marks.values() for word in _words(state))


def _words(state: Any) -> list[str]:
    return [part.confirmation for part in state.said or ()] or [state.confirmation]


def is_decided_by_word(p: Any, law: Conduct) -> bool:
    """Return whether the holder's word alone says which goods infringe: neither customs, a court nor silence does."""
    is_theirs = law.customs_decides or law.court_locks or any(notice.freed_by for notice in p.court)
    return not (is_theirs or (law.told_if_opposed and is_given_up(p)))


def is_said_by_line(p: Any, lines: Any, law: Conduct) -> bool:
    """Return whether the holder's word alone decides, and is not the same on the goods of all these lines."""
    said = {frozenset(p.marks[mark].confirmation for mark in line.named_marks if mark in p.marks) for line in lines}
    return len(said) > 1 and is_decided_by_word(p, law)


def said_left(p: Any, word: str, *outcomes: str) -> float:
    """Return how much of the goods of a `Proceeding` was said so in parts and has not met one of these outcomes."""
    left: dict[int, float] = {}
    for state in p.marks.values():
        for part in state.said or ():
            left[part.line] = left.get(part.line, 0) + (part.quantity if part.confirmation == word else 0)
    for part in p.parts:
        if part.outcome in outcomes and part.line in left:
            left[part.line] -= part.quantity
    return round(sum(max(0, much) for much in left.values()), 3)


def is_rest_genuine(p: Any, law: Conduct) -> bool:
    """Return whether the holder's word decides, and what it called infringing of parts of the goods is gone."""
    in_parts = any(state.said for state in p.marks.values())
    is_gone = in_parts and not said_left(p, "infringing", "confiscated", "transferred")
    return is_gone and is_decided_by_word(p, law) and said_left(p, "genuine", "released") > 0


def infringing_since(p: Any, law: Conduct) -> "date | None":
    """Return the first day on which the goods were infringing by a court's word or the holder's; None where by neither.

    Where customs decides there is a finding instead; in small consignments the declarant's silence is enough.
    """
    if law.customs_decides or (law.told_if_opposed and is_given_up(p) and not is_opposed(p)):
        return None
    days = [notice.freed_on for notice in p.court if notice.freed_on]
    if not (law.court_locks or is_opposed(p)):
        days += [one.on for one in p.earlier if one.name == "confirmed_on" and one.word == "infringing"]
        for state in p.marks.values():
            days += [part.on for part in state.said if part.confirmation == "infringing"]
            if state.confirmation == "infringing" and not state.said and state.confirmed_on:
                days.append(state.confirmed_on)
    return min(days, default=None)
