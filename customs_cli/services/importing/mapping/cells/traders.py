"""A trader named without a side (`境内收发货人`, `经营单位`): the consignor of exports, the consignee of imports."""

import re
from collections.abc import Iterable

from customs_cli.domain.batch.document import Document, told_by_number

_EITHER = re.compile(r"\s*(?:境内)?收发货人(?:名称)?|(?:经营|进出口)(?:单位|企业)(?:名称)?")
"""Matches a heading for the trader in this country, on whichever side."""
_ABROAD = re.compile(r"\s*境外收发货人")
_AT_HOME = "CN"
"""The country of offices whose lists name traders so."""
_SIDES = {"consignor": "consignee", "consignee": "consignor"}


def name_either_side(columns: Iterable[tuple[str, str]]) -> bool:
    """Return whether the (heading, field) pairs of a list name its traders without their side.

    So they do where the consignor is called so, and the consignee as well or not at all.
    """
    sides = {field: name for name, field in columns if field in _SIDES}
    is_abroad = "consignee" not in sides or bool(_ABROAD.match(sides["consignee"]))
    return bool(_EITHER.match(sides.get("consignor", ""))) and is_abroad


def with_sides(cells: dict[str, str]) -> dict[str, str]:
    """Return the cells of a row with consignor and consignee exchanged where the goods were imported."""
    kind, number, channel = (cells.get(field) or None for field in ("document_kind", "document_number", "channel"))
    document = Document(kind=kind, number=number)  # type: ignore[arg-type]
    told = told_by_number(document, channel, _AT_HOME)  # type: ignore[arg-type]
    direction = cells.get("direction") or told.get("direction")
    return {_turned(field): text for field, text in cells.items()} if direction == "import" else cells


def _turned(field: str) -> str:
    role, line, part = field.partition("_")
    return _SIDES.get(role, role) + line + part
