"""Batches for readers beyond the office: nobody is named, and within one export the same party is still the same.

Parties and batches get pseudonyms by a key that stays in the office (HMAC-SHA-256): without it no list of names can be
tried against them. That a party's cases hang together is what makes an export useful, so it is told within one, and
not from one to the next: every selection of batches has pseudonyms of its own. Who knows one case of a party by other
facts finds its others in the same export.

Days become months, exact quantities and amounts become bands, free text and numbers of papers are left out, and what
fewer than three batches share is not told; nor where and when, if that together is of fewer.
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
"""A word that fewer batches share is not told."""
UNTOLD = "*"

HEADER = (
    "batch month office direction channel transport basis status category hs quantity unit value currency marks "
    "holders origin destination consignor consignee"
).split()
"""The columns of an anonymous export."""

_SUPPRESSED = [column for column in HEADER if column not in ("batch", "consignor", "consignee")]


class Pseudonyms(NamedTuple):
    """Gives names that only the office's key can give again.

    Attributes:
        key: Secret, at least 32 bytes.
        chosen: What one selection is named by; see `within`.
    """

    key: bytes
    chosen: bytes = b""

    def of(self, kind: str, name: str) -> str:
        """The pseudonym of a name: the same for the same name, however its width, case and blanks are written."""
        told = f"{kind}\0{folded(name)}".encode()
        return f"{kind}-{hmac.new(self.chosen or self.key, told, hashlib.sha256).hexdigest()[:16]}"

    def within(self, refs: Iterable[str]) -> "Pseudonyms":
        """The same, for one selection of batches: each of them, and each party, has a pseudonym in it alone."""
        chosen = hmac.new(self.key, "\0".join(sorted(refs)).encode(), hashlib.sha256).digest()
        return self._replace(chosen=chosen)

    def batch(self, ref: str) -> str:
        """The pseudonym of a batch in a selection."""
        return self.of("batch", ref)

    def party(self, known: str) -> str:
        """The pseudonym of a party, of what it is known by; empty where that is nothing."""
        return self.of("party", known) if known else ""


def anonymous_rows(batches: Iterable[Batch], names: Pseudonyms, offices: Directory) -> list[tuple[str, ...]]:
    """A row a line, in the columns of `HEADER`, in no order that tells anything; small cells read `*`.

    A batch and a party have other pseudonyms in every other selection of batches, so that two exports are not laid
    beside each other; the same selection has the same again.

    Args:
        batches: Those of the selection.
        names: Gives pseudonyms.
        offices: Knows the districts of offices.
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


def _coarsen(rows: Sequence[dict[str, str]], keys: Sequence[str], column: str, coarser: Callable[[str], str]) -> None:
    """What is known outside (when, where) told more coarsely where it is that of fewer than `SMALL` batches."""
    told = {(tuple(row[key] for key in keys), row["batch"]) for row in rows}
    shared = Counter(place for place, _ in told)
    for row in rows:
        if shared[tuple(row[key] for key in keys)] < SMALL:
            row[column] = coarser(row[column])


_KNOWN_OUTSIDE = ("month", "office", "destination")


def _ladder(offices: Directory) -> tuple[tuple[Sequence[str], str, Callable[[str], str]], ...]:
    """Step by step: which columns together, and which of them is told more coarsely."""
    return (
        (_KNOWN_OUTSIDE, "month", lambda month: month[:4]),
        (_KNOWN_OUTSIDE, "destination", lambda country: UNTOLD if country else ""),
        (_KNOWN_OUTSIDE, "office", lambda office: offices.district_of(office) if is_chinese(office) else UNTOLD),
        (_KNOWN_OUTSIDE, "month", lambda _: UNTOLD),
    )


def _untold(rows: Iterable[dict[str, str]], column: str) -> set[tuple[str, str]]:
    """(word, batch) of the cells of a column that are not told: the words of fewer than `SMALL` batches.

    Where these are so few, or one word, that what is missing would tell them, cells of the next rarest word are not
    told either; of which batches, their pseudonyms decide.
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
    """Pseudonyms in the place of references and parties: they depend on all batches, of which only rows are held."""
    batch, party = cache(names.batch), cache(names.party)
    for row in rows:
        row["batch"] = batch(row["batch"])
        row["consignor"], row["consignee"] = party(row["consignor"]), party(row["consignee"])


def _known_by(party: Party | None) -> str:
    """What a party is told apart by: its credit code where it has one, else its name."""
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
