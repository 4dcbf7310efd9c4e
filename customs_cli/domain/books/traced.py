"""Traces that a batch may leave beside its parties: a phone, an address, a container ..., in a form for comparison."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import parties_in
from customs_cli.domain.evidence.likeness import kept_keys
from customs_cli.domain.values.name_matching import folded

Keyed: TypeAlias = Sequence[tuple[str, str]]
"""Pairs of (key for comparison, text as written in the batch)."""

_NOT_DIGIT = re.compile(r"\D+")
_SHORTEST_GOODS = 6
_SHORTEST_ADDRESS = 6
_goods_key = lru_cache(maxsize=4096)(folded)


def phone_key(number: str) -> str:
    """Return a phone number in the form used for comparison: digits without country code 86, leading 0 or extension."""
    plain = unicodedata.normalize("NFKC", number)
    digits = _NOT_DIGIT.sub("", re.split(r"(?i)ext|x|转|#|,|;", plain, maxsplit=1)[0])
    digits = digits.removeprefix("00") if digits.startswith("00") else digits
    if len(digits) > 11 and digits.startswith("86"):
        digits = digits[2:]
    return digits.lstrip("0") if len(digits) > 7 else digits


def _phones(batch: Batch) -> Keyed:
    numbers = [number for party in parties_in(batch) if party.phones for number in party.phones]
    return [(key, number) for number in numbers if len(key := phone_key(number)) >= 5]


def _addresses(batch: Batch) -> Keyed:
    written = [party.address for party in parties_in(batch) if party.address]
    return [(key, address) for address in written if len(key := folded(address)) >= _SHORTEST_ADDRESS]


def _containers(batch: Batch) -> Keyed:
    return [(folded(number), number) for number in batch.containers]


def _texts(name: str) -> Callable[[Batch], Keyed]:
    def found(batch: Batch) -> Keyed:
        text: str | None = getattr(batch, name)
        return ((key, text),) if text and (key := folded(text)) else ()

    return found


def _mark_set(batch: Batch) -> Keyed:
    if len(marks := batch.marks) < 2:
        return ()
    return ((" ".join(sorted(marks)), ", ".join(sorted(marks))),)


def _goods(batch: Batch) -> Keyed:
    return [(key, line.goods) for line in batch.lines if len(key := _goods_key(line.goods)) >= _SHORTEST_GOODS]


TRACED: Mapping[str, Callable[[Batch], Keyed]] = {
    "phone": _phones,
    "address": _addresses,
    "container": _containers,
    "vehicle": _texts("vehicle"),
    "seal": _texts("seal"),
    "route": _texts("route"),
    "mark-set": _mark_set,
    "goods": _goods,
}
"""Kind of trace -> function that gives a batch's keys, each with the text to show."""


def traced(batch: Batch) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, key, text as written) of every trace that a batch leaves."""
    for kind, of in TRACED.items():
        for key, label in of(batch):
            yield kind, key, label


PHOTO = "photo"
"""Kind of the keys by which pictures that look alike are found; one common key alone is no trace."""
KEPT = frozenset({*TRACED, PHOTO})
"""Kinds of keys that an index keeps for a batch."""


def photo_keys(batch: Batch) -> list[tuple[str, str]]:
    """Return (kind, key) for finding a batch by its pictures; empty where no picture's fingerprint is stored."""
    return [(PHOTO, key) for piece in batch.evidence if piece.likeness for key in kept_keys(piece.likeness)]
