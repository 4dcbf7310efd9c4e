"""Anonymous batches for readers outside the office: nobody is named, but a party stays recognisable within an export.

Parties and batches get pseudonyms by a key that stays in the office (HMAC-SHA-256): without it no list of names can be
tried against them. An export is useful because it shows which cases belong to one party; this holds within one export
only, since every selection of batches has its own pseudonyms. A reader who knows one case of a party from elsewhere
finds its other cases in the same export.

Days become months, exact quantities and amounts become bands, free text and numbers of documents are left out, and
values that fewer than three batches share are hidden, also time and place where they are rare together.
"""

import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from sys import intern
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.status import status
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.rights.office import is_chinese
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.party import Party
from customs_cli.services.exchange.export_files import csv_lines
from customs_cli.services.importing.table import safe

SMALL = 3
"""A value that fewer batches than this have in common is hidden."""
UNTOLD = "*"

HEADER = (
    "batch month office direction channel transport basis status category hs quantity unit value currency marks "
    "holders origin destination consignor consignee"
).split()
"""The columns of an anonymous export."""

_SUPPRESSED = [column for column in HEADER if column not in ("batch", "consignor", "consignee")]


class Pseudonyms(NamedTuple):
    """Makes pseudonyms that only the office's key can reproduce.

    Attributes:
        key: The secret key, at least 32 bytes.
        chosen: The key derived for one selection of batches; see `within`.
    """

    key: bytes
    chosen: bytes = b""

    def of(self, kind: str, name: str) -> str:
        """Return the pseudonym of a name; width, case and blanks of the name make no difference."""
        told = f"{kind}\0{folded(name)}".encode()
        return f"{kind}-{hmac.new(self.chosen or self.key, told, hashlib.sha256).hexdigest()[:16]}"

    def within(self, refs: Iterable[str]) -> "Pseudonyms":
        """Return the pseudonyms of one selection of batches, which differ from those of any other selection."""
        chosen = hmac.new(self.key, "\0".join(sorted(refs)).encode(), hashlib.sha256).digest()
        return self._replace(chosen=chosen)

    def batch(self, ref: str) -> str:
        """Return the pseudonym of a batch in the selection."""
        return self.of("batch", ref)

    def party(self, known: str) -> str:
        """Return the pseudonym of a party by its credit code or name; empty where that is empty."""
        return self.of("party", known) if known else ""


def anonymous_rows(batches: Iterable[Batch], names: Pseudonyms, offices: Directory) -> list[tuple[str, ...]]:
    """Return a row for each line of the batches, sorted by contents, with `*` for hidden values.

    Batches and parties have other pseudonyms in every other selection, so that two exports cannot be compared; the same
    selection has the same pseudonyms again.
    """
    rows = [_row(batch, line) for batch in batches for line in batch.lines or (Line(no=1),)]
    _name(rows, names.within({row["batch"] for row in rows}))
    for keys, column, coarser in _ladder(offices):
        _coarsen(rows, keys, column, coarser)
    for column in _SUPPRESSED:
        untold = _untold(rows, column)
        for row in rows:
            row[column] = UNTOLD if (row[column], row["batch"]) in untold else row[column]
    return sorted(tuple(row[column] for column in HEADER) for row in rows)


def lines_of(rows: Sequence[tuple[str, ...]], suffix: str) -> Iterator[str]:
    """Yield anonymous rows as lines of `.csv`, `.jsonl` or `.json`."""
    if suffix == ".csv":
        yield from csv_lines((tuple(map(safe, row)) for row in rows), HEADER)
        return
    if suffix == ".json":
        yield '{"schema":"customs.anonymous/1","lines":[\n'
    for place, row in enumerate(rows, start=1):
        between = "," if suffix == ".json" and place < len(rows) else ""
        yield json.dumps(dict(zip(HEADER, row, strict=True)), ensure_ascii=False) + between + "\n"
    if suffix == ".json":
        yield "]}\n"


def band(amount: Decimal | float | None) -> str:
    """Return the band of a number (`100-999`, `1000-9999`); empty where the number is not known."""
    if amount is None:
        return ""
    if amount < 1:
        return "0-1"
    low = 10 ** (len(str(int(amount))) - 1)
    return f"{low}-{low * 10 - 1}"


def _coarsen(rows: Sequence[dict[str, str]], keys: Sequence[str], column: str, coarser: Callable[[str], str]) -> None:
    told = {(tuple(row[key] for key in keys), row["batch"]) for row in rows}
    shared = Counter(place for place, _ in told)
    for row in rows:
        if shared[tuple(row[key] for key in keys)] < SMALL:
            row[column] = coarser(row[column])


_KNOWN_OUTSIDE = ("month", "office", "destination")


def _ladder(offices: Directory) -> tuple[tuple[Sequence[str], str, Callable[[str], str]], ...]:
    return (
        (_KNOWN_OUTSIDE, "month", lambda month: month[:4]),
        (_KNOWN_OUTSIDE, "destination", lambda country: UNTOLD if country else ""),
        (_KNOWN_OUTSIDE, "office", lambda office: offices.district_of(office) if is_chinese(office) else UNTOLD),
        (_KNOWN_OUTSIDE, "month", lambda _: UNTOLD),
    )


def _untold(rows: Iterable[dict[str, str]], column: str) -> set[tuple[str, str]]:
    """Return (value, batch) of the cells of a column to hide: the values of fewer than `SMALL` batches.

    Where so few cells would be hidden that they could be deduced, cells of the next rarest value are hidden too; the
    pseudonyms decide of which batches.
    """
    told = {(row[column], row["batch"]) for row in rows if row[column] not in ("", UNTOLD)}
    often = Counter(word for word, _ in told)
    rare = {word for word, count in often.items() if count < SMALL}
    hidden = {pair for pair in told if pair[0] in rare}
    others = sorted((often[word], word, batch) for word, batch in told - hidden)
    if hidden and (len(rare) == 1 or len({batch for _, batch in hidden}) < SMALL):
        hidden |= {(word, batch) for _, word, batch in others[: SMALL - 1]}
    return hidden


def _name(rows: Sequence[dict[str, str]], names: Pseudonyms) -> None:
    batch, party = cache(names.batch), cache(names.party)
    for row in rows:
        row["batch"] = batch(row["batch"])
        row["consignor"], row["consignee"] = party(row["consignor"]), party(row["consignee"])


def _known_by(party: Party | None) -> str:
    return (party.uscc or party.name) if party else ""


def _row(batch: Batch, line: Line) -> dict[str, str]:
    holders = [holder for holder, p in batch.proceedings.items() if set(p.marks) & set(line.named_marks)]
    return {
        "batch": batch.ref,
        "month": intern(batch.found_on[:7]),
        "office": intern(batch.office),
        "direction": batch.direction or "",
        "channel": batch.channel or "",
        "transport": batch.transport or "",
        "basis": batch.basis or "",
        "status": status(batch),
        "category": line.category or "",
        "hs": (line.hs or "")[:4],
        "quantity": intern(band(line.quantity)),
        "unit": line.unit if line.quantity else "",
        "value": intern(band(line.value.amount if line.value else None)),
        "currency": line.value.currency if line.value else "",
        "marks": intern(";".join(line.marks)),
        "holders": intern(";".join(holders)),
        "origin": batch.origin or "",
        "destination": batch.destination or "",
        "consignor": _known_by(batch.consignor),
        "consignee": _known_by(batch.consignee),
    }
