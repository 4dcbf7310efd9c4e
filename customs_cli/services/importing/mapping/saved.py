"""Saved maps: the next file with the same header is mapped by them; a file whose header has changed is refused."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from customs_cli.errors import Conflict
from customs_cli.services.importing.mapping.guessing import NAMED, REMARK, SAVED, Column
from customs_cli.services.importing.mapping.header.headings import heading

KEPT_AS_REMARK = "remark"
"""The value in a map for a column that is kept in the note, under its heading."""

_OUTCOME = "outcome"
_LIKE = 0.6
"""Headers that share this part of their headings come from one office, before and after a change."""


class Saved(NamedTuple):
    """A map as it is saved.

    Attributes:
        name: Its name.
        kind: The kind of records in the lists: `batch`, `holder`, ...
        columns: Heading -> field; `remark` for a column kept in the note, empty for one left out.
        defaults: Field -> text for rows without it.
        named: The headings that the officer named, whose outcomes have the day found where they have no other.
    """

    name: str
    kind: str
    columns: dict[str, str]
    defaults: dict[str, str] = {}
    named: tuple[str, ...] = ()


def fingerprint(header: Iterable[str]) -> str:
    """Return the SHA-256 of a header, in 64 hexadecimal digits; the order of the columns does not matter."""
    return hashlib.sha256("\n".join(sorted(_headings(header))).encode()).hexdigest()


def saved_from(name: str, kind: str, columns: Sequence[Column], defaults: dict[str, str]) -> Saved:
    """Return the map to save for columns that were confirmed."""
    fields = {
        column.name: KEPT_AS_REMARK if column.is_remark else column.field for column in columns if not column.is_added
    }
    named = tuple(column.name for column in columns if column.field == _OUTCOME and column.why == NAMED)
    return Saved(name, kind, fields, defaults, named)


def fitting(header: Sequence[str], maps: Iterable[Saved]) -> Saved | None:
    """Return the map with exactly this header; None where no map has a similar one.

    Raises:
        Conflict: A map has a similar header: the office has changed its list.
    """
    own = _headings(header)
    likest = max(maps, key=lambda kept: _likeness(own, _headings(kept.columns)), default=None)
    if likest is None or _likeness(own, _headings(likest.columns)) < _LIKE:
        return None
    refuse_other(header, likest)
    return likest


def refuse_other(header: Sequence[str], kept: Saved) -> None:
    """Refuse a header that differs from that of a map."""
    own, known = _headings(header), _headings(kept.columns)
    new = [name for name in header if heading(name) not in known]
    gone = [name for name in kept.columns if heading(name) not in own]
    if new or gone:
        difference = "; ".join(
            f"{word}: {', '.join(names)}" for word, names in (("new", new), ("missing", gone)) if names
        )
        raise Conflict(
            "the header is not that of map {name}: {difference}",
            name=kept.name,
            difference=difference,
            hint="--map auto --map-save {name} maps the columns again",
        )


def columns_by(kept: Saved, header: Sequence[str], samples: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns of a file as a map has them."""
    fields = {heading(name): field for name, field in kept.columns.items()}
    seen = {column.name: column.samples for column in samples}
    named = {heading(name) for name in kept.named}
    return tuple(
        Column(
            name,
            REMARK if fields[heading(name)] == KEPT_AS_REMARK else fields[heading(name)],
            NAMED if heading(name) in named and fields[heading(name)] == _OUTCOME else SAVED,
            seen.get(name, ()),
            fields[heading(name)] == KEPT_AS_REMARK,
        )
        for name in header
    )


def _headings(header: Iterable[str]) -> set[str]:
    return {heading(name) for name in header}


def _likeness(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
