"""Which parts of a batch a receiver is shown: all, or one holder's, and without what the officer keeps back.

What a holder may be shown is said in `domain.batch.disclosure`; here it is said of the parts that an act is cut into.
"""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.documents.forms import went_to
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.errors import UsageError
from customs_cli.register.proof.parts import COMMON, FORMER, Name

Document = dict[str, Any]

OWN = ("document", "consignor", "consignee")
"""What is not common to all and shown to every holder all the same (Measures, article 17)."""


MIXED = ("lines", "proceedings", "transfers", "disposals", "custody", "deadlines", "documents", "evidence")
"""Fields whose items are one holder's or another's."""


REASONS = "reasons"
"""The word by which the reasons of acts are kept back."""


class Event(NamedTuple):
    """What one act says of one part.

    Attributes:
        seq: The act.
        name: The part.
        is_whole: Whether it puts all of it in the place of what stood there.
        after: The batch after the act.
    """

    seq: int
    name: Name
    is_whole: bool
    after: Document


class Receiver(NamedTuple):
    """Who is shown something.

    Attributes:
        holder: Whose part alone is shown; empty for all.
        hidden: Fields of a batch that are kept back whatever they hold.
    """

    holder: str = ""
    hidden: frozenset[str] = frozenset()

    @property
    def sees_all(self) -> bool:
        """Whether nothing can be kept back."""
        return not self.holder and not self.hidden

    def sees(self, name: Name, batch: Document) -> bool:
        """Whether the receiver may see a part as it stands in a batch."""
        if self.sees_all or not name:
            return True
        if name[0] in self.hidden or (name == FORMER and self.hidden):
            return False
        return not self.holder or not _hides(batch, self.holder) or _is_own(name, batch, self.holder)


def kept_back(fields: Iterable[str]) -> frozenset[str]:
    """The fields of a batch that are kept back.

    Raises:
        UsageError: There is no such field, or it is shown to whoever is shown anything.
    """
    may = sorted({*Batch.__struct_fields__, REASONS} - COMMON)
    for field in (given := [field.strip().lower().replace("-", "_") for field in fields]):
        if field not in may:
            raise UsageError(
                "{field!r} cannot be kept back",
                field=field[:40],
                hint="one of {may}",
                may=", ".join(may),
                at="--redact",
            )
    return frozenset(given)


def shown(events: Iterable[Event], receiver: Receiver, now: Document) -> set[tuple[int, Name]]:
    """The parts that are shown, by act and name.

    Of a part that the receiver may see as it stands now, the act that last put all of it, and what followed: without
    them the record would lack it. Acts before that, only as long as the receiver might have seen it then too.

    Args:
        events: Every part in every act, the oldest first.
        receiver: Who.
        now: The batch as it stands.
    """
    by_name: dict[Name, list[Event]] = {}
    for event in events:
        by_name.setdefault(event.name, []).append(event)
    return {
        (event.seq, name)
        for name, own in by_name.items()
        if receiver.sees(name, now)
        for event in (_seen(own, receiver) if name in (FORMER, ()) else _last_seen(own, receiver))
    }


def _seen(events: list[Event], receiver: Receiver) -> list[Event]:
    return [event for event in events if receiver.sees(event.name, event.after)]


def _last_seen(events: list[Event], receiver: Receiver) -> list[Event]:
    wholes = [place for place, event in enumerate(events) if event.is_whole]
    start = wholes[-1] if wholes else len(events)
    for place in range(start - 1, -1, -1):
        if not receiver.sees(events[place].name, events[place].after):
            break
        start = place if events[place].is_whole else start
    return events[start:]


def _hides(batch: Document, holder: str) -> bool:
    """Whether a batch holds anything that this holder may not be shown."""
    own = _marks(batch, holder)
    return any(other != holder for other in batch.get("proceedings", {})) or any(
        mark not in own for line in batch.get("lines", ()) for mark in line.get("marks") or (UNKNOWN,)
    )


def _is_own(name: Name, batch: Document, holder: str) -> bool:
    """Whether a part of a batch that other holders have goods in is this holder's."""
    field, *rest = name
    if field in COMMON or field in OWN:
        return True
    if field not in MIXED or not rest:
        return field in MIXED
    if field == "proceedings":
        return rest == [holder]
    item = _at(batch.get(str(field), ()), rest[0])
    return item is not None and _is_own_item(str(field), item, rest[1:], batch, holder)


def _is_own_item(field: str, item: Document, rest: list[str | int], batch: Document, holder: str) -> bool:
    if field == "lines":
        marks = _marks(batch, holder)
        is_own = not marks.isdisjoint(item.get("marks") or (UNKNOWN,))
        return is_own and (not rest or (rest[0] == "marks" and _at(item.get("marks", ()), rest[-1]) in marks))
    if field == "transfers":
        holders = item.get("holders", ())
        if holders and holder not in holders:
            return False
        if rest[:1] == ["holders"]:
            return bool(_at(holders, rest[-1]) == holder)
        goods = _at(item.get("goods", ()), rest[-1]) if rest else None
        return not rest or (goods is not None and goods["line"] in _lines(batch, holder))
    if field == "deadlines":
        return bool(item["holder"] == holder)
    if field == "documents":
        return went_to(holder, item["form"], item.get("holder", ""))
    if field == "evidence":
        return item["sha256"] in _papers(batch, holder)
    return item["line"] in _lines(batch, holder)


def _papers(batch: Document, holder: str) -> set[str]:
    """SHA-256 of the files of the documents that went to a holder: of the evidence, they alone are tied to one."""
    own = (one for one in batch.get("documents", ()) if went_to(holder, one["form"], one.get("holder", "")))
    return {file["sha256"] for one in own for file in one.get("files", ())}


def _marks(batch: Document, holder: str) -> set[str]:
    return set(batch.get("proceedings", {}).get(holder, {}).get("marks", ()))


def _lines(batch: Document, holder: str) -> Collection[int]:
    own = _marks(batch, holder)
    return {line["no"] for line in batch.get("lines", ()) if not own.isdisjoint(line.get("marks") or (UNKNOWN,))}


def _at(items: Any, place: Any) -> Any:
    return items[place] if isinstance(place, int) and place < len(items) else None
