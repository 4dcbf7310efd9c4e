"""A batch as JSON: every promised key is there, with null, {} or [] where nothing is known."""

from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from customs_cli.domain.batch import (
    Batch,
    CourtNotice,
    CustodyEvent,
    Disposal,
    Evidence,
    Line,
    MarkState,
    Note,
    Proceeding,
    Security,
    Transfer,
)
from customs_cli.domain.deadlines import Deadline
from customs_cli.domain.document import Document
from customs_cli.domain.party import Party
from customs_cli.domain.record import Record
from customs_cli.domain.status import stage, status

Json = dict[str, Any]

_LISTS: dict[str, type[Record]] = {
    "transfers": Transfer,
    "disposals": Disposal,
    "custody": CustodyEvent,
    "evidence": Evidence,
    "notes": Note,
    "deadlines": Deadline,
}


def batch_json(batch: Batch) -> Json:
    """The batch of `show --json` and `list --json`; keys of `customs.batch/1`, and more behind them."""
    given = msgspec.to_builtins(batch)
    filled = _filled(Batch, given)
    filled["document"] = _filled(Document, given.get("document", {}))
    for role in ("consignor", "consignee"):
        filled[role] = _filled(Party, given[role]) if role in given else {}
    filled["lines"] = [_with_money(_filled(Line, line), "value") for line in given.get("lines", ())]
    filled["proceedings"] = {
        holder: _proceeding(batch.proceedings[holder], p) for holder, p in given.get("proceedings", {}).items()
    }
    for key, kind in _LISTS.items():
        filled[key] = [_filled(kind, part) for part in given.get(key, ())]
    filled["status"] = status(batch)
    return _with_money(filled, "value")


def _proceeding(p: Proceeding, given: Json) -> Json:
    filled = _filled(Proceeding, given)
    filled["marks"] = {mark: _filled(MarkState, state) for mark, state in given.get("marks", {}).items()}
    filled["security"] = _with_money(_filled(Security, given["security"]), "amount") if "security" in given else {}
    filled["court"] = [_filled(CourtNotice, notice) for notice in given.get("court", ())]
    filled["stage"] = stage(p)
    return _with_money(filled, "fine")


def _filled(kind: type[Record], given: Json) -> Json:
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


def _with_money(record: Json, key: str) -> Json:
    """The record with the amount under `key`, if there is one, written with two places."""
    if record[key]:
        record[key] = {**record[key], "amount": f"{Decimal(record[key]['amount']):.2f}"}
    return record
