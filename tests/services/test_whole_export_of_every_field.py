"""Whatever any record of any table may hold, by the types of its fields, is read back from every form of an export."""

import types
import typing
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from test_whole_export import FORMS, TODAY

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.record import Record
from customs_cli.register.file.codec import TABLES, from_body, key_of, to_body
from customs_cli.services.exchange.whole.contents import Whole, records_of
from customs_cli.services.exchange.whole.taking_in import whole_in

# Texts that a spreadsheet, CSV or JSON takes for something else.
TEXTS = st.sampled_from(
    ["0123", "1e5", "=1+1", "'q", '"x"', "[1]", "null", "TRUE", " x ", "a;b", "\r\n", "\ufeff", "文"]
)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(1, 10**9),
    float: st.sampled_from([0.5, 12.125]),
    bool: st.just(True),
    bytes: st.binary(max_size=3),
    date: st.dates(date(2019, 7, 3), date(2026, 3, 1)),
    datetime: st.just(datetime(2019, 7, 3, 8, 30, tzinfo=UTC)),
    Decimal: st.sampled_from([Decimal("5"), Decimal("12.50")]),
    type(None): st.none(),
}
BATCH = {"ref": "2019-5320-000001", "office": "5320", "found_on": "2019-07", "procedure": "cn_ex_officio"}
"""What must be what it says, since an export looks it up."""


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type, each part of which says something."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(of(own) for own in inner if own is not type(None)))
    if origin is typing.Annotated:
        return of(inner[0])
    if origin is tuple:
        return st.lists(of(inner[0]), min_size=1, max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(of(inner[0]), of(inner[1]), min_size=1, max_size=2)
    return of_record(kind)


def of_record(kind: type[Record]) -> st.SearchStrategy[Any]:
    """Records of a kind, every field filled, as they are kept."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{name: of(hints[name]) for name in kind.__struct_fields__})


def keyed(kind: type[Record]) -> st.SearchStrategy[Any]:
    """Records with a reference or code of their own."""
    key = BATCH if "ref" in kind.__struct_fields__ else {"code": "K"}
    hints = typing.get_type_hints(kind, include_extras=True)
    fields = {name: st.just(key[name]) if name in key else of(hints[name]) for name in kind.__struct_fields__}
    return st.builds(kind, **fields).map(lambda record: from_body(kind, to_body(_settled(record))))


def _settled(record: Any) -> Any:
    """A batch with each proceeding under its own holder; any other record as it is."""
    if not isinstance(record, Batch):
        return record
    return replace(record, proceedings={p.holder: p for p in record.proceedings.values()})


REGISTERS = st.fixed_dictionaries({table: keyed(kind) for table, kind in TABLES.items()})


@pytest.mark.parametrize("name", FORMS)
@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(records=REGISTERS)
def test_every_field_of_every_record_is_read_back(tmp_path: Path, name: str, records: dict[str, Any]) -> None:
    write: Callable[[Whole, Path], None] = FORMS[name]
    own = {table: [record] for table, record in records.items() if table != "batches"}
    origin = {"schema": "customs.export/1", "register": "0" * 64, "exported_on": TODAY.isoformat()}
    write(Whole(origin, own, lambda: [records["batches"]]), tmp_path / name)
    back = whole_in(tmp_path / name)
    assert back is not None
    read = dict(records_of(back))
    assert {key_of(record) for record in read.values()} == {key_of(record) for record in records.values()}
    assert {table: to_body(record) for table, record in read.items()} == {
        table: to_body(record) for table, record in records.items()
    }
