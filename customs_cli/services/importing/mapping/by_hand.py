"""Columns that the officer names, as in `--map "Товар=goods,Цена=value"`, and the map that a refusal offers."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from shlex import quote

from customs_cli.domain.values.name_matching import nearest
from customs_cli.domain.values.units import known_unit
from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, command
from customs_cli.services.importing.columns import plain
from customs_cli.services.importing.mapping.guessing import (
    LEFT_OUT,
    NAMED,
    NOBODY,
    OTHER,
    REMARK,
    SECOND,
    SEVERAL,
    Column,
)
from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.header.words import currency_in
from customs_cli.services.importing.mapping.saved import KEPT_AS_REMARK

_PAIR = re.compile(r"\s*(.+?)\s*=\s*(\w+)\s*(?:,|$)", re.S)
_DOCUMENT = "document_number"
"""The field that several columns may give."""
_WORD = 12
"""Most letters of a word that may be a unit."""


def names_columns(wanted: str | None) -> bool:
    """Return whether a map names columns itself, and is not the name of a saved one."""
    return "=" in (wanted or "")


def named_in(text: str, header: Sequence[str], own: Collection[str]) -> dict[str, str]:
    """Return column -> the field that it is named, `remark` for one that is kept in the note."""
    columns = {heading(name): name for name in header}
    found: dict[str, str] = {}
    if "".join(_PAIR.sub("", text).split()):
        raise UsageError("--map: {text!r} is not HEADING=FIELD", text=text[:60], hint="--map 'Ware=goods'", at="--map")
    for name, word in _PAIR.findall(text):
        field = plain(word)
        if heading(name) not in columns:
            raise UsageError(
                "--map: no column {name!r}",
                name=name[:40],
                columns=Listed(header),
                hint="columns: {columns}",
                candidates=nearest(name, header),
                at="--map",
            )
        if field not in own and field != KEPT_AS_REMARK:
            raise UsageError(
                "--map: no field {word!r}",
                word=word[:40],
                command=command("help", "formats"),
                kept=KEPT_AS_REMARK,
                hint="{command} lists the fields; {kept} keeps a column in the note",
                candidates=nearest(field, own),
                at="--map",
            )
        if field in found.values() and field not in (_DOCUMENT, KEPT_AS_REMARK, *SEVERAL):
            raise UsageError("--map: {field} is given twice", field=field, hint="leave one out", at="--map")
        found[columns[heading(name)]] = field
    return found


def as_named(columns: Sequence[Column], named: Mapping[str, str], *, has_notes: bool) -> tuple[Column, ...]:
    """Return the columns as the officer named them; a field that is named is taken from no other column."""
    rest = REMARK if has_notes else ""
    taken = {*named.values()} - {_DOCUMENT, KEPT_AS_REMARK}
    told = []
    for column in columns:
        field = named.get(column.name)
        if field == KEPT_AS_REMARK:
            told.append(column._replace(field=rest, why=NAMED, is_remark=has_notes))
        elif field:
            told.append(column._replace(field=field, why=NAMED, is_remark=False))
        elif column.field in taken and not column.is_remark:
            told.append(column._replace(field=rest, why=SECOND if has_notes else LEFT_OUT[SECOND], is_remark=has_notes))
        else:
            told.append(column)
    return tuple(told)


def offered(columns: Sequence[Column], told: Collection[str], tests: Mapping[str, Callable[[str], bool]]) -> str:
    """Return the option that names every column which nobody knows, as its cells look; empty where they tell nothing.

    Args:
        columns: What each column is taken for.
        told: The fields that are known already.
        tests: Field -> the test that its cells pass.
    """
    named: dict[str, str] = {}
    before = ""
    for column in columns:
        if column.is_remark and column.why in (NOBODY, OTHER) and column.samples:
            free = {field for field in ("goods", "quantity", "unit", "value", "currency") if field not in told}
            named[column.name] = _likely(column, before, free - {*named.values()}, tests)
        before = named.get(column.name, column.field)
    return option(named) if {*named.values()} - {KEPT_AS_REMARK} else ""


def option(named: Mapping[str, str]) -> str:
    """Return the option that names columns, as it is typed."""
    pairs = (f"{' '.join(name.split())}={field}" for name, field in named.items())
    return f"--map {quote(','.join(pairs))}"


def _likely(column: Column, before: str, free: Collection[str], tests: Mapping[str, Callable[[str], bool]]) -> str:
    cells = column.samples
    if all(map(tests["quantity"], cells)) or all(map(tests["value"], cells)):
        likely = ("quantity", "value") if all(map(tests["quantity"], cells)) else ("value",)
        return next((field for field in likely if field in free), KEPT_AS_REMARK)
    if "currency" in free and all(map(currency_in, cells)):
        return "currency"
    if "unit" in free and before == "quantity" and all(known_unit(cell) or len(cell) < _WORD for cell in cells):
        return "unit"
    return "goods" if "goods" in free and all(map(tests["goods"], cells)) else KEPT_AS_REMARK
