"""Decides which parts of a batch a receiver sees: all or one holder's, less what the officer keeps back.

What a holder may be shown is defined in `domain.batch.disclosure`; this module applies it to the parts into which an
act is cut.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.disclosure import Share, share
from customs_cli.domain.documents.forms import went_to
from customs_cli.errors import UsageError
from customs_cli.register.file.codec import to_document
from customs_cli.register.proof.parts import COMMON, FORMER, Name
from customs_cli.sentences import Listed

Document = dict[str, Any]

OWN = ("document", "consignor", "consignee")
"""Fields that are not common to all and yet shown to every holder (Measures art. 17)."""


MIXED = ("lines", "proceedings", "transfers", "disposals", "custody", "deadlines", "documents", "evidence")
"""Fields whose items belong to one holder or another."""


REASONS = "reasons"
"""The word with which the reasons of acts are kept back."""


UNSTATED = frozenset({"clues", "documents", "notes", "source", "value_basis", REASONS})
"""Fields that no issued document states; it may state the contents of any other, a case file those of all of them."""


class Event(NamedTuple):
    """A change of one part by one act.

    Attributes:
        seq: Number of the act.
        name: Name of the part.
        is_whole: Whether the act replaces the whole part.
        after: The batch after the act.
    """

    seq: int
    name: Name
    is_whole: bool
    after: Document


class Receiver(NamedTuple):
    """The part of a batch that a receiver may see.

    Attributes:
        holder: Code of the holder whose part alone is shown; empty for all.
        hidden: Fields of a batch that are kept back.
    """

    holder: str = ""
    hidden: frozenset[str] = frozenset()

    @property
    def sees_all(self) -> bool:
        """Whether nothing is kept back from the receiver."""
        return not self.holder and not self.hidden

    def sees(self, name: Name, batch: Document) -> bool:
        """Return whether the receiver may see a part as it stands in a batch."""
        if self.sees_all or not name:
            return True
        if name[0] in self.hidden or (name == FORMER and self.hidden):
            return False
        if "notes" in self.hidden and name[0] == "lines" and name[-1] == "note":
            return False
        if "documents" in self.hidden and _is_file_of_a_document(name, batch):
            return False
        if not self.holder:
            return True
        own = _share(batch, self.holder)
        return own.is_all or _is_own(name, batch, own)


def kept_back(fields: Iterable[str]) -> frozenset[str]:
    """Return the names of the fields to keep back in the form in which a batch has them.

    Raises:
        UsageError: There is no such field, or every receiver sees it.
    """
    may = sorted({*Batch.__struct_fields__, REASONS} - COMMON)
    for field in (given := [field.strip().lower().replace("-", "_") for field in fields]):
        if field not in may:
            raise UsageError(
                "{field!r} cannot be redacted",
                field=field[:40],
                hint="one of {may}",
                may=Listed(may),
                at="--redact",
            )
    return frozenset(given)


def with_goods(hidden: frozenset[str], batch: Batch) -> frozenset[str]:
    """Return the hidden fields, and `lines` with them where the value is hidden and a line states its value."""
    states_it = "value" in hidden and any(line.value for line in batch.lines)
    return hidden | {"lines"} if states_it else hidden


def with_papers(hidden: frozenset[str], batch: Batch) -> frozenset[str]:
    """Return the hidden fields, and `documents` with them where an issued document may state a hidden field.

    The files of these documents are then kept back too, though they are part of the evidence.
    """
    return hidden | {"documents"} if batch.documents and hidden - UNSTATED else hidden


def with_deadlines(hidden: frozenset[str], batch: Batch) -> frozenset[str]:
    """Return the hidden fields, and `deadlines` with them where the proceedings are hidden from which they follow."""
    return hidden | {"deadlines"} if batch.deadlines and "proceedings" in hidden else hidden


def telling_the_value(batch: Batch, holder: str, hidden: frozenset[str]) -> list[str]:
    """Return the holders whose visible proceedings contain an amount that depends on the hidden value."""
    if "value" not in hidden or "proceedings" in hidden:
        return []
    own = (p for p in batch.proceedings.values() if holder in ("", p.holder))
    return [p.holder for p in own if p.penalty_value or p.bond or (p.security and p.security.amount)]


def telling_reasons(batch: Batch, hidden: frozenset[str]) -> list[str]:
    """Return the visible fields in which reasons stand as well, though the reasons of acts are hidden."""
    fields = to_document(batch).items() if REASONS in hidden else ()
    return [field for field, value in fields if field not in hidden | {"documents"} and _has_reason(value)]


def _has_reason(value: Any) -> bool:
    if isinstance(value, dict):
        return any(name.endswith("reason") or _has_reason(one) for name, one in value.items())
    return isinstance(value, list) and any(map(_has_reason, value))


def shown(events: Iterable[Event], receiver: Receiver, now: Document) -> set[tuple[int, Name]]:
    """Return (number of the act, name of the part) of all parts that are shown.

    Of a part that the receiver may see as it stands now, these are the act that last replaced all of it, and what
    followed:
    without them the record would lack the part. Earlier acts are shown only while the receiver might have seen the part
    then, too.

    Args:
        events: The changes of all parts, the oldest first.
        receiver: What the receiver may see.
        now: The batch as it stands.

    Raises:
        UsageError: The value is to be kept back, but goods that are shown state theirs.
    """
    by_name: dict[Name, list[Event]] = {}
    for event in events:
        by_name.setdefault(event.name, []).append(event)
    seen = [
        event
        for name, own in by_name.items()
        if receiver.sees(name, now)
        for event in (_seen(own, receiver) if name in (FORMER, ()) else _last_seen(own, receiver))
    ]
    if "value" in receiver.hidden and any(map(_states_a_value, seen)):
        raise UsageError(
            "the value is not hidden: the goods state it too",
            hint="hide them too: --redact lines",
            at="--redact",
        )
    return {(event.seq, event.name) for event in seen}


def _is_file_of_a_document(name: Name, batch: Document) -> bool:
    if name[0] != "evidence" or len(name) == 1:
        return False
    item = _at(batch.get("evidence", ()), name[1])
    files = {file["sha256"] for one in batch.get("documents", ()) for file in one.get("files", ())}
    return bool(item) and item["sha256"] in files


def _states_a_value(event: Event) -> bool:
    lines = event.after.get("lines", ()) if event.name[:1] == ("lines",) else ()
    own = [_at(lines, event.name[1])] if len(event.name) > 1 else lines
    return any(line and line.get("value") for line in own)


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


def _share(batch: Document, holder: str) -> Share:
    proceedings = batch.get("proceedings", {})
    lines = {line["no"]: line.get("marks", ()) for line in batch.get("lines", ())}
    papers = (
        (one["form"], one.get("holder", ""), [file["sha256"] for file in one.get("files", ())])
        for one in batch.get("documents", ())
    )
    return share(holder, proceedings.get(holder, {}).get("marks", ()), proceedings, lines, papers)


def _is_own(name: Name, batch: Document, own: Share) -> bool:
    field, *rest = name
    if field in COMMON or field in OWN:
        return True
    if field not in MIXED or not rest:
        return field in MIXED
    if field == "proceedings":
        return rest == [own.holder]
    item = _at(batch.get(str(field), ()), rest[0])
    return item is not None and _is_own_item(str(field), item, rest[1:], own)


def _is_own_item(field: str, item: Document, rest: list[str | int], own: Share) -> bool:
    match field:
        case "lines":
            return item["no"] in own.lines and (not rest or _is_own_mark(item, rest, own))
        case "transfers":
            return own.has_transfer(item.get("holders", ())) and _is_own_in_transfer(item, rest, own)
        case "deadlines":
            return bool(item["holder"] == own.holder)
        case "documents":
            return went_to(own.holder, item["form"], item.get("holder", ""))
        case "evidence":
            return item["sha256"] in own.files
    return item["line"] in own.lines


def _is_own_mark(line: Document, rest: list[str | int], own: Share) -> bool:
    return rest[0] == "marks" and _at(line.get("marks", ()), rest[-1]) in own.marks


def _is_own_in_transfer(transfer: Document, rest: list[str | int], own: Share) -> bool:
    if rest[:1] == ["holders"]:
        return bool(_at(transfer.get("holders", ()), rest[-1]) == own.holder)
    goods = _at(transfer.get("goods", ()), rest[-1]) if rest else None
    return not rest or (goods is not None and goods["line"] in own.lines)


def _at(items: Any, place: Any) -> Any:
    return items[place] if isinstance(place, int) and place < len(items) else None
