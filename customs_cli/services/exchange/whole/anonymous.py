"""Batches for readers beyond the office: nobody can be named from them, and the same party is still the same.

Parties and batches get pseudonyms by a key that stays in the office (HMAC-SHA-256): without it no list of names can be
tried against them. Days become months, exact quantities and amounts become bands, free text and numbers of papers are
left out, and what fewer than three batches share is not told.
"""

import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch, Line
from customs_cli.domain.batch.status import status
from customs_cli.domain.values.name_matching import folded
from customs_cli.domain.values.party import Party
from customs_cli.services.exchange.export_files import csv_lines
from customs_cli.services.importing.table import safe

SMALL = 3
"""A word that fewer batches share is not told."""
UNTOLD = "*"

HEADER = (
    "batch month office direction channel transport basis status category hs quantity unit value currency marks "
    "holders origin destination consignor consignee"
).split()
"""The columns of an anonymous export."""

_SUPPRESSED = "month office direction channel transport basis category hs marks holders origin destination".split()


class Pseudonyms(NamedTuple):
    """Gives names that only the office's key can give again.

    Attributes:
        key: Secret, at least 32 bytes.
    """

    key: bytes

    def of(self, kind: str, name: str) -> str:
        """The pseudonym of a name: the same for the same name, however its width, case and blanks are written."""
        told = f"{kind}\0{folded(name)}".encode()
        return f"{kind}-{hmac.new(self.key, told, hashlib.sha256).hexdigest()[:16]}"

    def party(self, party: Party | None) -> str:
        """The pseudonym of a party: by its credit code where it has one, else by its name."""
        known = party and (party.uscc or party.name)
        return self.of("party", known) if known else ""


def anonymous_rows(batches: Iterable[Batch], names: Pseudonyms) -> list[tuple[str, ...]]:
    """A row a line, in the columns of `HEADER`; what fewer than `SMALL` batches share reads `*`."""
    rows = [_row(batch, line, names) for batch in batches for line in batch.lines or (Line(no=1),)]
    shared = {column: _shared(rows, column) for column in _SUPPRESSED}
    return [
        tuple(UNTOLD if row[c] and c in shared and shared[c][row[c]] < SMALL else row[c] for c in HEADER)
        for row in rows
    ]


def lines_of(rows: Sequence[tuple[str, ...]], suffix: str) -> Iterator[str]:
    """Anonymous rows as lines of `.csv`, `.jsonl` or `.json`."""
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
    """The band of a number: `100-999`, `1000-9999`; empty where it is not known."""
    if amount is None:
        return ""
    if amount < 1:
        return "0-1"
    low = 10 ** (len(str(int(amount))) - 1)
    return f"{low}-{low * 10 - 1}"


def _shared(rows: Iterable[dict[str, str]], column: str) -> Counter[str]:
    return Counter(word for word, _ in {(row[column], row["batch"]) for row in rows})


def _row(batch: Batch, line: Line, names: Pseudonyms) -> dict[str, str]:
    holders = [holder for holder, p in batch.proceedings.items() if set(p.marks) & set(line.named_marks)]
    return {
        "batch": names.of("batch", batch.ref),
        "month": batch.found_on[:7],
        "office": batch.office,
        "direction": batch.direction or "",
        "channel": batch.channel or "",
        "transport": batch.transport or "",
        "basis": batch.basis or "",
        "status": status(batch),
        "category": line.category or "",
        "hs": (line.hs or "")[:4],
        "quantity": band(line.quantity),
        "unit": line.unit if line.quantity else "",
        "value": band(line.value.amount if line.value else None),
        "currency": line.value.currency if line.value else "",
        "marks": ";".join(line.marks),
        "holders": ";".join(holders),
        "origin": batch.origin or "",
        "destination": batch.destination or "",
        "consignor": names.party(batch.consignor),
        "consignee": names.party(batch.consignee),
    }
