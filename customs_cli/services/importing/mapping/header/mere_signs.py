"""Refuses amounts with a mere sign (`$`, `¥`) where the office's country writes its own currency with that sign."""

import re
from collections.abc import Iterator, Mapping, Sequence

from customs_cli.domain.rights.office import country_of
from customs_cli.domain.values.name_matching import folded
from customs_cli.errors import UsageError
from customs_cli.services.importing.mapping.guessing import Column
from customs_cli.services.importing.mapping.header.own_words import mere_sign
from customs_cli.services.importing.mapping.header.told_in import money_hint, told_in
from customs_cli.services.importing.mapping.names import Known
from customs_cli.services.importing.mapping.readers import country
from customs_cli.services.importing.table import ReadTable, Rows

_FIELDS = ("value", "case_value")
_BARE = re.compile(r"[\d.,\s]+")
_DOLLARS = {
    "AR": "ARS", "AU": "AUD", "CA": "CAD", "CL": "CLP", "CO": "COP", "HK": "HKD", "MO": "MOP", "MX": "MXN",
    "NZ": "NZD", "SG": "SGD", "TW": "TWD", "UY": "UYU",
}  # fmt: skip
_YUAN = {"HK": "HKD", "MO": "MOP", "TW": "TWD"}
_OWN = {"$": ("USD", _DOLLARS), "¥": ("CNY", {"JP": "JPY"}), "￥": ("CNY", {"JP": "JPY"}), "元": ("CNY", _YUAN)}
"""Sign -> (the currency usually meant, country -> its own currency with that sign)."""


def refuse_mere_signs(table: ReadTable, columns: Sequence[Column], given: Mapping[str, str], known: Known) -> None:
    """Refuse amounts whose currency is only a sign that the country of their office uses for its own currency."""
    told = {column.field: column.name for column in columns if not column.is_remark}
    if "currency" in told or "currency" in given or not isinstance(table.rows, Rows):
        return
    for name in (told[field] for field in _FIELDS if field in told):
        hint = money_hint(name)
        above = mere_sign(hint)
        if not above and (spoken := told_in(hint)) and spoken.currency:
            continue
        for cell, where in _amounts(table, told, name, given, known):
            usual, own = _OWN.get(mere_sign(cell) or (above if _BARE.fullmatch(cell) else ""), ("", {}))
            if where in own:
                raise UsageError(
                    "column {column}: are its amounts in {usual} or {own}? {cell!r} has only a currency sign",
                    column=name,
                    usual=usual,
                    own=own[where],
                    cell=f"{above}{cell}"[:40] if _BARE.fullmatch(cell) else cell[:40],
                    hint="--defaults currency={own}, or currency={usual}",
                    at=name,
                )


def _amounts(
    table: ReadTable, told: Mapping[str, str], name: str, given: Mapping[str, str], known: Known
) -> Iterator[tuple[str, str]]:
    place = {field: table.header.index(told[field]) for field in ("office", "country") if field in told}
    amount = table.header.index(name)
    for _, cells in table.rows.numbered:  # type: ignore[attr-defined]
        whole = {field: cells[at].strip() for field, at in place.items() if at < len(cells)}
        office, stated = (whole.get(field) or given.get(field, "") for field in ("office", "country"))
        code = known.codes.get(folded(office), office)
        if amount < len(cells) and (cell := cells[amount].strip()):
            yield cell, known.countries.get(code) or country_of(code, country(stated) if stated else "")
