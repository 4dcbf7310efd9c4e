"""The lines on a correction: each value that it changed, and each deadline that moved with it."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.done import Mended
from customs_cli.domain.batch.parties import ROLES
from customs_cli.domain.values.name_matching import UNKNOWN
from customs_cli.render.layout.cells import grouped
from customs_cli.render.words.catalogue import Words
from customs_cli.render.words.told.labels import label, party_label, value


def changes_json(changes: Iterable[Mended]) -> list[dict[str, Any]]:
    """Return each change as an object; `part` is there only where the change is of a part of the goods."""
    own = ({**asdict(change), "part": asdict(change.part) if change.part else None} for change in changes)
    return [{name: kept for name, kept in change.items() if kept or name != "part"} for change in own]


def change_told(change: Mended, batch: Batch, words: Words) -> str:
    """Return a line on a change: `  Served (VIVO-COMM): 2019-07-03 -> 2019-07-04`."""
    mark, _, name = change.field.rpartition(" ")
    mark = words("no mark named") if mark == UNKNOWN else mark
    old, new = (value(name, kept, words) if kept else "-" for kept in (change.old, change.new))
    called = words(party_label(name, batch.channel, batch.direction)) if name in ROLES else label(name, words)
    values = {"field": f"{mark} {called.lower()}" if mark else called, "old": old, "new": new}
    if change.holder is None:
        return words("  {field}: {old} -> {new}", **values)
    holder = words("holder unknown") if change.holder == UNKNOWN else change.holder
    if change.part:
        part = words("line {no}: {goods}", no=change.part.line, goods=grouped(change.part.quantity))
        return words("  {field} ({holder}, {part}): {old} -> {new}", holder=holder, part=part, **values)
    return words("  {field} ({holder}): {old} -> {new}", holder=holder, **values)
