"""Evidence that batches are connected, weighted by how many batches share it.

One strong piece of evidence joins two batches, or two weak ones of different families. Common evidence joins nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import ROLES, roles_of
from customs_cli.domain.books.traced import phone_key, traced
from customs_cli.domain.chain.same import party_key
from customs_cli.domain.firms.firm_name import firm_name
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.values.identity import code_of
from customs_cli.domain.values.name_matching import UNKNOWN, fold, folded

Weight = Literal["strong", "weak", "none"]

SERVES = ("agent", "declarant", "carrier", "driver")
"""Roles of parties that serve many customers: they join batches only where they are rare."""

_NUMBERED = re.compile("[0-9]|[一二三四五六七八九十百]+[号號栋棟楼樓层層室座]")
"""Matches an address that names a house; one without may be no more than a town."""

_NOBODY = re.compile(
    "to (the )?order( of .*)?|same as (above|consignee|consignor|shipper|notify( party)?)"
    "|(unknown|unnamed)( (party|shipper|sender|consignor|consignee|person))?|private (person|individual)|individual"
    "|anonymous|none|nil|n/?a|not (known|available|stated)|tbd|凭.{0,30}指[示定].*|同上|不详|不明|未知|无|暂无"
    r"|待[查核定]|匿名|个人|无名氏|[\W_]+"
)
"""Texts written where a name is not known, folded and in lower case."""

COMMON = 0.125
MANY = 8
"""Evidence shared by more than one in eight batches, and by more than eight of them, is common whatever its kind."""


class Worth(NamedTuple):
    """The limits within which evidence of a kind is strong or weak.

    Attributes:
        family: Family of the kind; two weak pieces must be of two families.
        strong: Highest number of batches sharing it for strong evidence; 0 for never.
        weak: Highest number of batches sharing it for weak evidence.
        days: Highest number of days between two batches for strong evidence; None for any.
    """

    family: str
    strong: int
    weak: int
    days: int | None = None


WORTH: Mapping[str, Worth] = {
    "credit-code": Worth("who", 60, 120),
    "name": Worth("who", 40, 80),
    "person": Worth("who", 0, 8),
    "service": Worth("service", 12, 24),
    "phone": Worth("contact", 20, 40),
    "address": Worth("contact", 20, 40),
    "place": Worth("contact", 0, 8),
    "container": Worth("way", 6, 12, 60),
    "vehicle": Worth("way", 5, 12, 90),
    "seal": Worth("way", 3, 6),
    "document": Worth("paper", 10, 20),
    "mark-set": Worth("what", 0, 4),
    "goods": Worth("what", 0, 4),
    "route": Worth("way", 0, 6),
    "photo": Worth("what", 0, 20),
    "mark": Worth("what", 0, 0),
    "nothing": Worth("who", 0, 0),
}
"""Kind of evidence -> its limits. A mark alone joins nothing, however rare; nor does a text that names nobody."""


class Evidence(NamedTuple):
    """A piece of evidence: something that a batch has and others may have too.

    Attributes:
        kind: A key of `WORTH`.
        shared: (kind, key) as `Books.sharing` takes it.
        label: The text to show.
        role: Role of the party in the batch; else empty.
        name: The name of a party as written; else empty.
        code: Its credit code, or empty.
    """

    kind: str
    shared: tuple[str, str]
    label: str
    role: str = ""
    name: str = ""
    code: str = ""


def weight_of(kind: str, shared_by: int, total: int, days: int | None = None) -> Weight:
    """Return whether evidence is strong, weak or worth nothing.

    Args:
        kind: A key of `WORTH`.
        shared_by: Number of batches that have it.
        total: Number of all batches.
        days: Days between the two batches; None where that does not matter.
    """
    worth = WORTH[kind]
    if shared_by > MANY and shared_by > COMMON * total and kind != "credit-code":
        return "none"
    if shared_by <= worth.strong:
        late = worth.days is not None and days is not None and days > worth.days
        return "weak" if late else "strong"
    return "weak" if shared_by <= worth.weak else "none"


def party_kind(role: str, name: str, code: str) -> str:
    """Return the kind of evidence that a party is: nothing, service, credit-code, name (of a firm) or person."""
    if not code and _NOBODY.fullmatch(" ".join(fold(name).strip(" .,;:").split())):
        return "nothing"
    if role in SERVES:
        return "service"
    return "credit-code" if code else "name" if firm_name(name).is_firm else "person"


def link_kind(by: str, key: str, name: str) -> str:
    """Return the kind of evidence for something that batches are linked by (`books.link_keys`).

    Args:
        by: A kind of link: `consignor`, `phone`, `mark` ...
        key: Its key, as in `Shared`.
        name: The text to show.
    """
    if by in ROLES:
        return party_kind(by, name, key if key == party_key(key) and key.isupper() else "")
    return trace_kind(by, name) if by in WORTH else "mark"


def trace_kind(kind: str, label: str) -> str:
    """Return the kind of evidence for a trace: an address without a house number is only a `place`.

    A phone number that repeats a single digit is `nothing`.
    """
    if kind == "phone" and len(set(phone_key(label))) == 1:
        return "nothing"
    is_place = kind == "address" and not _NUMBERED.search(unicodedata.normalize("NFKC", label))
    return "place" if is_place else kind


def evidence_of(batch: Batch, directory: Directory) -> Iterator[Evidence]:
    """Yield everything that a batch offers as evidence, each once."""
    found: dict[tuple[str, str], Evidence] = {}
    for role, party in roles_of(batch):
        code = code_of(party)
        for name in party.all_names or ("",):
            key = code or folded(name)
            if key:
                one = Evidence(party_kind(role, name, code), ("party", key), name or code, role, name, code)
                found.setdefault(("party", folded(name) or key), one)
    for kind, key, label in traced(batch):
        found.setdefault((kind, key), Evidence(trace_kind(kind, label), (kind, key), label))
    number = batch.document.number if batch.document else None
    if number and (key := folded(number)):
        found.setdefault(("document", key), Evidence("document", ("document", key), number))
    for mark in batch.marks:
        if mark != UNKNOWN:
            known = directory.trademarks.get(mark)
            key = (known.recordation if known else "") or mark
            found.setdefault(("mark", key), Evidence("mark", ("mark", key), mark))
    yield from found.values()
