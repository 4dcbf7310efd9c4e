"""Numbers of documents among all batches: those of what was issued, and those that were given in acts."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.file.codec import PAPERS, decode_document, key_in
from customs_cli.register.file.snapshot import Snapshot

_ISSUED = re.compile(rb'\{"number":("(?:[^"\\]|\\.)*"),"form":"')
"""How a document stands in its batch: its number and its form are its first fields."""


class Given(NamedTuple):
    """A number that was given in an act.

    Attributes:
        number: As it was typed.
        office: Code of the batch's office.
        year: Of the reference; of a number of digits alone that of the day of the act, where it is known.
    """

    number: str
    office: str
    year: int


_ACTS = {"transfer": b'"to":"police"', "outcome_no": b'"outcome":"confiscated"'}
"""What stands in a batch about which an act was given a number of a document, where that is not its field alone."""
_OF_A_PART = re.compile(rb'"outcome":"confiscated","on":"[0-9-]{10}","number":("(?:[^"\\]|\\.)*")')


def numbers(snapshot: Snapshot, field: str, office: str = "") -> tuple[set[str], list[Given]]:
    """The numbers of all documents that were issued, and those that acts were given.

    Args:
        snapshot: The state that is looked at.
        field: `notice_no`, `detention_no` or `outcome_no` of proceedings, or `transfer`; empty for none of them.
        office: The code of that whose acts are asked for; empty for those of all. Perhaps those of others too.
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
    """The batches with a document of a number that is meant."""
    return [snapshot.current(body) for body in snapshot.holding(PAPERS) if any(map(is_meant, _issued(body)))]


def _issued(body: bytes) -> Iterator[str]:
    if PAPERS in body:
        for found in _ISSUED.finditer(body):
            yield decode_document(found[1])  # type: ignore[misc]


def _given(snapshot: Snapshot, body: bytes, field: str) -> Iterator[Given]:
    """The numbers in the bytes of a batch, decoded for those of digits alone: their year tells their series."""
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
