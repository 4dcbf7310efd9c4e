"""A batch as JSON: every promised key is there, with null, {} or [] where nothing is known."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import asdict

from customs_cli.domain.batch.batch import (
    Batch,
    CustodyEvent,
    Disposal,
    Evidence,
    Fee,
    HandedOver,
    Line,
    Note,
    Transfer,
    value_of,
)
from customs_cli.domain.batch.course.readiness import stage
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.goods.balance import balance
from customs_cli.domain.batch.goods.confirmed import spoken_of_by_unit
from customs_cli.domain.batch.parties import ROLES, SeenBefore
from customs_cli.domain.batch.proceeding_record import (
    CourtNotice,
    Earlier,
    EarlierReply,
    FoundPart,
    MarkState,
    Part,
    Proceeding,
    Security,
)
from customs_cli.domain.batch.status import status
from customs_cli.domain.documents.issued import Issued
from customs_cli.domain.evidence.piece import PhotoClaim
from customs_cli.domain.law.deadlines import Deadline
from customs_cli.domain.law.thresholds import Hint
from customs_cli.domain.record import Record
from customs_cli.domain.values.money import leading
from customs_cli.domain.values.party import Party
from customs_cli.render.forms.jsonfile import money

Json = dict[str, Any]

_LISTS: dict[str, type[Record]] = {
    "transfers": Transfer,
    "disposals": Disposal,
    "custody": CustodyEvent,
    "notes": Note,
    "fees": Fee,
    "deadlines": Deadline,
}


def batch_json(batch: Batch) -> Json:
    """The batch of `show --json` and `list --json`; keys of `customs.batch/1`, and more behind them.

    `value` is that of the lines, or where they have none the one stated for the whole batch.
    """
    given = msgspec.to_builtins(batch)
    filled = with_blanks(Batch, given)
    del filled["law"]
    filled["document"] = with_blanks(Document, given.get("document", {}))
    for role in ROLES:
        filled[role] = with_blanks(Party, given[role]) if role in given else {}
    filled["lines"] = [
        {**with_blanks(Line, line), "balance": asdict(balance(batch, line["no"]))} for line in given.get("lines", ())
    ]
    filled["proceedings"] = {
        holder: _proceeding(batch, batch.proceedings[holder], p) for holder, p in given.get("proceedings", {}).items()
    }
    for key, kind in _LISTS.items():
        filled[key] = [with_blanks(kind, part) for part in given.get(key, ())]
    filled["evidence"] = [evidence_json(piece) for piece in given.get("evidence", ())]
    for transfer in filled["transfers"]:
        transfer["goods"] = [with_blanks(HandedOver, part) for part in transfer["goods"]]
        if transfer["refused_on"] is None:  # what is only told of a case that the police refused
            del transfer["refused_on"], transfer["waited"]
    _with_documents(filled, given)
    filled["status"] = status(batch)
    totals = value_of(batch)
    filled["value"] = money(leading(totals)) if totals else None
    return filled


def _with_documents(filled: Json, given: Json) -> None:
    """Each document issued, with the data it was made from as an object; no key where there is none."""
    del filled["documents"]
    if issued := given.get("documents"):
        rows = [with_blanks(Issued, one) for one in issued]
        filled["documents"] = [{**row, "data": msgspec.json.decode(row["data"] or "{}")} for row in rows]


def evidence_json(given: Json) -> Json:
    """A file of evidence, as `show --json` gives it among the others."""
    filled = with_blanks(Evidence, given)
    filled["claim"] = with_blanks(PhotoClaim, given["claim"]) if "claim" in given else {}
    if "elsewhere" not in given:
        del filled["elsewhere"]
    return filled


def hints_json(hints: Iterable[Hint]) -> list[Json]:
    """Hints as `show --json` gives them beside the batch."""
    return [{"text": hint.text, "article": hint.article, "confirmed": hint.confirmed} for hint in hints]


def seen_json(seen: Iterable[SeenBefore]) -> list[Json]:
    """What is known of the enterprises of a batch within a year before it."""
    return [msgspec.to_builtins(one) for one in seen]


def _proceeding(batch: Batch, p: Proceeding, given: Json) -> Json:
    filled = with_blanks(Proceeding, given)
    filled["marks"] = {
        mark: {**with_blanks(MarkState, state), **_spoken_of(batch, mark, p.marks[mark])}
        for mark, state in given.get("marks", {}).items()
    }
    filled["security"] = with_blanks(Security, given["security"]) if "security" in given else {}
    filled["court"] = [with_blanks(CourtNotice, notice) for notice in given.get("court", ())]
    filled["found"] = [with_blanks(FoundPart, part) for part in given.get("found", ())]
    filled["parts"] = [_part(part) for part in given.get("parts", ())]
    filled["earlier_replies"] = [with_blanks(EarlierReply, one) for one in given.get("earlier_replies", ())]
    filled["earlier"] = [with_blanks(Earlier, one) for one in given.get("earlier", ())]
    if not p.earlier:
        del filled["earlier"]
    filled["stage"] = stage(p)
    return filled


def _part(given: Json) -> Json:
    """A part of the goods and what it came to; its own ground and fine only where it has them."""
    return {name: value for name, value in with_blanks(Part, given).items() if name not in ("ground", "fine") or value}


def _spoken_of(batch: Batch, mark: str, state: MarkState) -> Json:
    """The pieces that a holder's word speaks of, and what is in other units, where some is."""
    told = spoken_of_by_unit(batch, mark, state)
    return {"items": told.items, "units": told.units} if told.units else {"items": told.items}


def with_blanks(kind: type[Record], given: Json) -> Json:
    """A record as stored, which leaves out defaults, with them filled in, in the order of its fields."""
    return {**_blank(kind), **given}


@cache
def _blank(kind: type[Record]) -> Json:
    """The defaults of a record; null where it has none."""
    return {field.encode_name: _default(field) for field in msgspec.structs.fields(kind)}


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return None if field.default is msgspec.NODEFAULT else msgspec.to_builtins(field.default)
