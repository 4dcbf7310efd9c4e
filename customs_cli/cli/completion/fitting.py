"""Whether a command can concern a batch, by the rules of `readiness`, applied to documents as completion reads them."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from customs_cli.domain.batch.course.readiness import Act, is_open

CONDUCT = Path(__file__).parents[2] / "data" / "conduct.csv"
"""Facts of each procedure that readiness needs, made by `tools/generate.py`; importing procedures would be slower."""


_OF_HOLDERS = (*get_args(Act), "dispose", "transfer", "due")
"""Commands that concern a batch if they concern the goods of one of its holders."""


class Conduct(NamedTuple):
    """Facts of a procedure that readiness needs, as in `course.conduct.Conduct`, and the events that may be logged."""

    application_first: bool
    customs_decides: bool
    own_motion: bool
    court_locks: bool
    told_if_opposed: bool
    security: str
    basis: str
    events: Sequence[str]


class Recorded:
    """A document of a proceeding with the attributes of the record; what it lacks is None, or empty."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    def __getattr__(self, name: str) -> Any:
        return self._document.get(name)

    @property
    def marks(self) -> dict[str, "Recorded"]:
        """Mark -> its state; a mark without a state waits for the holder's word."""
        kept: dict[str, dict[str, Any]] = self._document.get("marks", {})
        return {mark: Recorded({"confirmation": "pending", **state}) for mark, state in kept.items()}

    @property
    def found(self) -> list["Recorded"]:
        """The parts of the goods with a finding."""
        return [Recorded(part) for part in self._document.get("found", ())]

    @property
    def parts(self) -> list["Recorded"]:
        """The parts of the goods with an outcome."""
        return [Recorded(part) for part in self._document.get("parts", ())]

    @property
    def court(self) -> list["Recorded"]:
        """The court's notices of the proceeding."""
        return [Recorded(notice) for notice in self._document.get("court", ())]


def fits(batch: dict[str, Any], command: str) -> bool:
    """Return whether a command can concern a batch; a command that only reads fits every batch."""
    return command not in _OF_HOLDERS or any(True for _ in fitting(batch, command))


def fitting(batch: dict[str, Any], command: str) -> Iterator[str]:
    """Yield the holders of a batch whose goods a command can concern."""
    law = _conducts().get(str(batch.get("procedure"))) or _conducts()["cn_ex_officio"]
    proceedings = batch.get("proceedings", {}).items()
    return (holder for holder, p in proceedings if _has_to_do(command, Recorded(p), law))


def events(batch: dict[str, Any] | None) -> list[str]:
    """Return the events that may be logged under the law of a batch; those of every law where there is no batch."""
    own = _conducts().get(str(batch.get("procedure"))) if batch else None
    return sorted({name for law in ([own] if own else _conducts().values()) for name in law.events})


def _has_to_do(command: Any, p: Recorded, law: Conduct) -> bool:
    if command in get_args(Act):
        return _wants(command, p, law)
    if command == "dispose":
        met = {p.outcome, *(part.outcome for part in p.parts)}
        agreed = not law.customs_decides and "infringing" in {state.confirmation for state in p.marks.values()}
        return agreed or not met.isdisjoint(("confiscated", "abandoned", "released"))
    if command == "transfer":
        return not p.outcome or p.outcome in ("confiscated", "transferred")
    return command != "due" or not p.outcome


def _wants(act: Any, p: Recorded, law: Conduct) -> bool:
    twice = act == "reply" and p.security is not None
    over = p.outcome and act != "confiscate"
    return not (twice or over) and is_open(act, p, law)


@cache
def _conducts() -> dict[str, Conduct]:
    rows = [row.split(",") for row in CONDUCT.read_text("utf-8").splitlines()[1:]]
    return {
        code: Conduct(
            first == "yes", decides == "yes", own == "yes", locks == "yes", opposed == "yes", rule, basis, known.split()
        )
        for code, first, decides, own, locks, opposed, rule, basis, known in rows
    }
