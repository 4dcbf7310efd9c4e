"""Converts values of records to cells of a sheet and back; a number is a numeric cell where that loses nothing."""

import json
import re
from decimal import Decimal
from typing import Any

import msgspec

from customs_cli.errors import UsageError

Cell = str | int | float

_ODD = re.compile(r"^[\"\[{]|^\s|\s$|[\x00-\x1f\x7f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^$")
_EXACT = 10**15


def cell_of(value: Any, numeric: bool) -> Cell:
    """Return the cell for a value in the form of `msgspec.to_builtins`; an empty one for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        if numeric:
            exact = f"{float(value):.15g}" == value and abs(Decimal(value)) < _EXACT
            return float(value) if exact else value
        return json.dumps(value) if _ODD.search(value) else value
    if isinstance(value, bool | list | tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    return value if abs(value) < _EXACT and f"{value:.15g}" == str(value) else str(value)


def value_of(cell: str, kind: Any) -> Any:
    """Return the value of a cell read as text, in the form that `msgspec.convert` takes.

    Args:
        cell: The text, not empty.
        kind: Type of the field.

    Raises:
        UsageError: The field cannot hold the value.
    """
    try:
        if cell[0] in '"[{':
            return json.loads(cell)
        if takes_text(kind):
            return cell
        return msgspec.to_builtins(msgspec.convert(cell, kind, strict=False))
    except (ValueError, msgspec.ValidationError) as error:
        raise UsageError("{cell!r}: {error}", cell=cell[:40], error=error, hint="export it again") from error


def key_of(cell: str) -> str:
    """Return the key in a cell, such as a holder's code; an empty one for an empty cell.

    Raises:
        UsageError: The cell holds no text.
    """
    try:
        return msgspec.convert(value_of(cell, str) if cell else "", str)
    except msgspec.ValidationError as error:
        raise UsageError("{cell!r}: {error}", cell=cell[:40], error=error, hint="export it again") from error


def takes_text(kind: Any) -> bool:
    """Return whether a field holds text, so that a cell is taken as it is."""
    known = msgspec.inspect.type_info(kind)
    own = known.types if isinstance(known, msgspec.inspect.UnionType) else (known,)
    return any(isinstance(each, msgspec.inspect.StrType | msgspec.inspect.LiteralType) for each in own)
