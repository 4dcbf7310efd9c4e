"""What a batch offers as evidence, and how much each kind is worth by how many share it.

One strong piece joins two batches, or two weak ones of different families. What is common joins nothing.
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
"""Roles of those who serve many: they join only where they are rare."""

_NUMBERED = re.compile("[0-9]|[一二三四五六七八九十百]+[号號栋棟楼樓层層室座]")
"""What an address has that names a house; one without may be no more than a town."""

_NOBODY = re.compile(
    "to (the )?order( of .*)?|same as (above|consignee|consignor|shipper|notify( party)?)"
    "|(unknown|unnamed)( (party|shipper|sender|consignor|consignee|person))?|private (person|individual)|individual"
    "|anonymous|none|nil|n/?a|not (known|available|stated)|tbd|凭.{0,30}指[示定].*|同上|不详|不明|未知|无|暂无"
    r"|待[查核定]|匿名|个人|无名氏|[\W_]+"
)
"""What stands in the place of a name where there is none, plain and without capitals."""

COMMON = 0.125
MANY = 8
"""What more than one in eight batches share, and more than so many, is common whatever it is."""


class Worth(NamedTuple):
    """How many may share evidence of a kind, and what it is worth then.

    Attributes:
        family: Two weak pieces must be of two families.
        strong: Strong up to so many batches; 0 for never.
        weak: Weak up to so many batches.
        days: Strong only within so many days; None for any time.
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
"""Kind of evidence -> its worth. A mark alone joins nothing, however rare; nor does what names nobody."""


class Evidence(NamedTuple):
    """Something that a batch has and others may have too.

    Attributes:
        kind: A key of `WORTH`.
        shared: (kind, key) as `Books.sharing` takes it.
        label: What readers call it.
        role: What a party is to the batch; else empty.
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
    """What evidence is worth.

    Args:
        kind: A key of `WORTH`.
        shared_by: How many batches have it.
        total: How many batches there are.
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
    """What evidence a party is: one who serves many, an enterprise with a code, a firm's name, a person's; or none."""
    if not code and _NOBODY.fullmatch(" ".join(fold(name).strip(" .,;:").split())):
        return "nothing"
    if role in SERVES:
        return "service"
    return "credit-code" if code else "name" if firm_name(name).is_firm else "person"


def link_kind(by: str, key: str, name: str) -> str:
    """What evidence something is that batches are linked by (`books.link_keys`).

    Args:
        by: A kind of link: `consignor`, `phone`, `mark` ...
        key: What it is known by.
        name: What readers call it.
    """
    if by in ROLES:
        return party_kind(by, name, key if key == party_key(key) and key.isupper() else "")
    return trace_kind(by, name) if by in WORTH else "mark"


def trace_kind(kind: str, label: str) -> str:
    """What evidence a trace is: an address without the number of a house is a place, where many may be at home.

    A phone of one digit, again and again, is none.
    """
    if kind == "phone" and len(set(phone_key(label))) == 1:
        return "nothing"
    is_place = kind == "address" and not _NUMBERED.search(unicodedata.normalize("NFKC", label))
    return "place" if is_place else kind


def evidence_of(batch: Batch, directory: Directory) -> Iterator[Evidence]:
    """Everything that a batch offers as evidence, each once."""
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
