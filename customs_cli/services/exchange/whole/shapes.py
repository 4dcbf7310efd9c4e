"""How a kind of record is laid out on sheets: values in columns, a party or a list of records on its own sheet.

The layout is derived from the records' types, so that a new field is exported without further code.
"""

from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec

from customs_cli.domain.record import Record
from customs_cli.domain.values.party import Party
from customs_cli.services.exchange.whole.cells import takes_text

Lies = Literal["value", "record", "party", "list", "keyed"]

_NUMBERS = (msgspec.inspect.IntType, msgspec.inspect.FloatType, msgspec.inspect.DecimalType)


class Part(NamedTuple):
    """One field of a record.

    Attributes:
        name: Its name in the export.
        lies: Its layout: a value in a column; a record in columns of its own (`document.kind`); a party; a list of
            records; or records by a key.
        kind: Its type; for the last four layouts the type of the record.
        numeric: Whether its values are numbers.
    """

    name: str
    lies: Lies
    kind: Any
    numeric: bool = False


@cache
def shape(kind: type[Record]) -> tuple[Part, ...]:
    """Return the fields of a kind of record."""
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    annotations = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    return tuple(_part(field.encode_name, field.type, annotations[field.encode_name]) for field in info.fields)


def _part(name: str, info: msgspec.inspect.Type, annotation: Any) -> Part:
    own = [t for t in getattr(info, "types", (info,)) if not isinstance(t, msgspec.inspect.NoneType)]
    first = own[0]
    if isinstance(first, msgspec.inspect.StructType):
        return Part(name, "party" if first.cls is Party else "record", first.cls)
    if isinstance(first, msgspec.inspect.VarTupleType) and isinstance(first.item_type, msgspec.inspect.StructType):
        return Part(name, "list", first.item_type.cls)
    if isinstance(first, msgspec.inspect.DictType) and isinstance(first.value_type, msgspec.inspect.StructType):
        return Part(name, "keyed", first.value_type.cls)
    numeric = all(isinstance(t, _NUMBERS) for t in own) and not takes_text(annotation)
    return Part(name, "value", annotation, numeric)
