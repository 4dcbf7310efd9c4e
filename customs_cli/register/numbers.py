"""Finds the numbers of documents in all batches: of issued documents, and numbers that officers typed in acts."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.file.codec import PAPERS, decode_document, key_in
from customs_cli.register.file.snapshot import Snapshot

_ISSUED = re.compile(rb'\{"number":("(?:[^"\\]|\\.)*"),"form":"')
"""How an issued document is encoded in its batch: its number and its form are the first fields."""


class Given(NamedTuple):
    """A document number that an officer typed in an act.

    Attributes:
        number: The number as typed.
        office: Code of the batch's office.
        year: Year of the reference; for a number of digits alone the year of the act's day, if known.
    """

    number: str
    office: str
    year: int


_ACTS = {"transfer": b'"to":"police"', "outcome_no": b'"outcome":"confiscated"'}
"""Bytes by which a batch with such a number is recognised, for fields where the field's name alone does not suffice."""
_OF_A_PART = re.compile(rb'"outcome":"confiscated","on":"[0-9-]{10}","number":("(?:[^"\\]|\\.)*")')


def numbers(snapshot: Snapshot, field: str, office: str = "") -> tuple[set[str], list[Given]]:
    """Return the numbers of all issued documents, and those that were typed in acts.

    Args:
        snapshot: The state to search.
        field: `notice_no`, `detention_no` or `outcome_no` of proceedings, or `transfer`; empty: no typed numbers.
        office: Code of the office whose typed numbers are needed; empty for all. Numbers of other offices may be
            included.
    """
    issued: set[str] = set()
    given: list[Given] = []
    sought = _ACTS.get(field, b'"%b":"' % field.encode())
    for body in snapshot.holding(PAPERS, also=sought if field else b"", office=office):
        issued.update(_issued(body))
        if field and sought in body:
            given += _given(snapshot, body, field)
    return issued, given


def bearing_document(snapshot: Snapshot, is_meant: Callable[[str], bool]) -> list[Batch]:
    """Return the batches that have an issued document whose number satisfies `is_meant`."""
    return [snapshot.current(body) for body in snapshot.holding(PAPERS) if any(map(is_meant, _issued(body)))]


def _issued(body: bytes) -> Iterator[str]:
    if PAPERS in body:
        for found in _ISSUED.finditer(body):
            yield decode_document(found[1])  # type: ignore[misc]


def _given(snapshot: Snapshot, body: bytes, field: str) -> Iterator[Given]:
    """Yield the typed numbers in a batch.

    The batch is decoded only if a number consists of digits alone, because its series then depends on the year.
    """
    found = [] if field == "transfer" else re.findall(rb'"%b":("(?:[^"\\]|\\.)*")' % field.encode(), body)
    found += _OF_A_PART.findall(body) if field == "outcome_no" else []
    told: list[str] = [decode_document(number) for number in found]  # type: ignore[misc]
    if field == "transfer" or any(map(str.isdecimal, told)):
        return _given_in(snapshot.current(body), field)
    ref = key_in(body)
    return (Given(number, ref[5:-7], int(ref[:4])) for number in told)


def _given_in(batch: Batch, field: str) -> Iterator[Given]:
    of_ref = int(batch.ref[:4])
    if field == "transfer":
        own = [(transfer.number, transfer.on) for transfer in batch.transfers if transfer.to == "police"]
    else:
        day = {"notice_no": "notified_on", "detention_no": "detained_on", "outcome_no": "outcome_on"}[field]
        own = [(getattr(p, field), getattr(p, day)) for p in batch.proceedings.values()]
    if field == "outcome_no":
        own += [(part.number, part.on) for p in batch.proceedings.values() for part in p.parts]
    for number, on in own:
        if number:
            yield Given(number, batch.office, on.year if on else of_ref)
