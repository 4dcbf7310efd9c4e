"""A batch as JSON: every documented key is present, with null, {} or [] for unknown values."""

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
    """Return a batch as in `show --json` and `list --json`: the keys of `customs.batch/1`, then further ones.

    `value` is the sum of the lines, or the value stated for the whole batch where they have none.
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
        if transfer["refused_on"] is None:  # fields of a case that the police refused
            del transfer["refused_on"], transfer["waited"]
    for disposal in filled["disposals"]:
        for name in ("recipient", "proceeds"):  # fields that older answers do not have
            if disposal[name] is None:
                del disposal[name]
    _with_documents(filled, given)
    filled["status"] = status(batch)
    totals = value_of(batch)
    filled["value"] = money(leading(totals)) if totals else None
    return filled


def _with_documents(filled: Json, given: Json) -> None:
    rows = [with_blanks(Issued, one) for one in given.get("documents", ())]
    filled["documents"] = [{**row, "data": msgspec.json.decode(row["data"] or "{}")} for row in rows]


def evidence_json(given: Json) -> Json:
    """Return a file of evidence as `show --json` lists it."""
    filled = with_blanks(Evidence, given)
    filled["claim"] = with_blanks(PhotoClaim, given["claim"]) if "claim" in given else {}
    if "elsewhere" not in given:
        del filled["elsewhere"]
    return filled


def hints_json(hints: Iterable[Hint]) -> list[Json]:
    """Return hints as `show --json` lists them beside the batch."""
    return [{"text": hint.text, "article": hint.article, "confirmed": hint.confirmed} for hint in hints]


def seen_json(seen: Iterable[SeenBefore]) -> list[Json]:
    """Return the earlier batches, within a year, of the enterprises of a batch."""
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
    if p.outcome and any(part.outcome != p.outcome for part in p.parts):
        filled["outcomes"] = {part.outcome: part.on.isoformat() for part in sorted(p.parts, key=lambda part: part.on)}
    filled["earlier_replies"] = [with_blanks(EarlierReply, one) for one in given.get("earlier_replies", ())]
    filled["earlier"] = [with_blanks(Earlier, one) for one in given.get("earlier", ())]
    if not p.earlier:
        del filled["earlier"]
    filled["stage"] = stage(p)
    return filled


def _part(given: Json) -> Json:
    return {
        name: value
        for name, value in with_blanks(Part, given).items()
        if name not in ("ground", "fine", "undetained") or value
    }


def _spoken_of(batch: Batch, mark: str, state: MarkState) -> Json:
    told = spoken_of_by_unit(batch, mark, state)
    return {"items": told.items, "units": told.units} if told.units else {"items": told.items}


def with_blanks(kind: type[Record], given: Json) -> Json:
    """Return a stored record, which leaves out default values, with these filled in, in the order of its fields."""
    return {**_blank(kind), **given}


@cache
def _blank(kind: type[Record]) -> Json:
    return {field.encode_name: _default(field) for field in msgspec.structs.fields(kind)}


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return None if field.default is msgspec.NODEFAULT else msgspec.to_builtins(field.default)
