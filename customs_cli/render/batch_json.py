"""A batch as JSON: every promised key is there, with null, {} or [] where nothing is known."""

from typing import Any

import msgspec

from customs_cli.domain.batch import Batch, Proceeding
from customs_cli.domain.deadlines import Deadline
from customs_cli.domain.document import Document
from customs_cli.domain.money import Money
from customs_cli.domain.party import Party
from customs_cli.domain.record import Record
from customs_cli.domain.status import stage, status
from customs_cli.render.jsonfile import money


def batch_json(batch: Batch) -> dict[str, Any]:
    """The batch of `show --json` and `list --json`; keys of `customs.batch/1`, and more behind them."""
    return {
        **_plain(batch, _PARTS_OF_BATCH),
        "document": _plain(batch.document or Document()),
        "consignor": party_json(batch.consignor),
        "consignee": party_json(batch.consignee),
        "lines": [_plain(line) for line in batch.lines],
        "value": money(batch.value),
        "proceedings": {holder: _proceeding(p) for holder, p in batch.proceedings.items()},
        "transfers": [_plain(transfer) for transfer in batch.transfers],
        "disposals": [_plain(disposal) for disposal in batch.disposals],
        "custody": [_plain(event) for event in batch.custody],
        "evidence": [_plain(file) for file in batch.evidence],
        "notes": [_plain(note) for note in batch.notes],
        "deadlines": [deadline_json(deadline) for deadline in batch.deadlines],
        "status": status(batch),
    }


def deadline_json(deadline: Deadline) -> dict[str, Any]:
    """A deadline inside a batch."""
    return _plain(deadline)


def party_json(party: Party | None) -> dict[str, Any]:
    """A party; `{}` when nobody is known."""
    return {} if party is None else _plain(party)


def _proceeding(p: Proceeding) -> dict[str, Any]:
    return {
        **_plain(p, _PARTS_OF_PROCEEDING),
        "marks": {mark: _plain(state) for mark, state in p.marks.items()},
        "security": {} if p.security is None else _plain(p.security),
        "court": [_plain(notice) for notice in p.court],
        "fine": money(p.fine),
        "stage": stage(p),
    }


_PARTS_OF_BATCH = frozenset(
    "document consignor consignee lines value proceedings transfers disposals custody evidence notes deadlines".split()
)
_PARTS_OF_PROCEEDING = frozenset("marks security court fine".split())


def _plain(record: Record, parts: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Every field of a record by its name in JSON, defaults included; dates ISO, money as promised.

    Args:
        record: It.
        parts: Fields that the caller fills; they only keep their place here.
    """
    own = type(record)
    names = zip(own.__struct_fields__, own.__struct_encode_fields__, strict=True)
    return {key: None if name in parts else _value(getattr(record, name)) for name, key in names}


def _value(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Money):
        return money(value)
    return msgspec.to_builtins(value)
