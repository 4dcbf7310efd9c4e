"""Rows of a batch about who stands behind it, and what was done: pure, from the batch alone."""

from functools import lru_cache
from typing import Any

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.link_keys import parties_of
from customs_cli.domain.books.penalties import confiscated_on
from customs_cli.domain.books.steps import STEPS, Step, steps_of
from customs_cli.domain.books.traced import TRACED, photo_keys
from customs_cli.domain.law.threshold_figures import party_at_fault
from customs_cli.domain.values.identity import code_of
from customs_cli.register.index.codes import Codes
from customs_cli.register.index.days import number

Row = tuple[Any, ...]


@lru_cache(maxsize=8192)
def trace_key(kind: str, key: str) -> int:
    """What something that a batch leaves a trace by is looked up by, 63 bits; two different ones may share it."""
    from hashlib import blake2b  # 3 ms, and most questions need none

    told = f"{kind}\0{key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=8).digest()) >> 1


def trace_keys(batch: Batch) -> set[int]:
    """`trace_key` of everything that a batch leaves a trace by, and of what its pictures are found by."""
    found = {trace_key(kind, key) for kind, keyed in TRACED.items() for key, _ in keyed(batch)}
    if batch.evidence:
        found.update([trace_key(*one) for one in photo_keys(batch)])
    return found


def behind_rows(batch: Batch, no: int, codes: Codes) -> list[Row]:
    """(party, no) of every party beside consignor and consignee, and of every other name of those."""
    sender, receiver = batch.consignor, batch.consignee
    others = [party for party in parties_of(batch) if not (party is sender or party is receiver)]
    if not others:
        return []
    return [(one, no) for one in sorted({codes.parties[party.name, party.uscc] for party in others})]


def penalty_rows(batch: Batch, no: int, codes: Codes) -> list[tuple[int, int, int, int]]:
    """(party, day, no, whether it is the one at fault) of each confiscation, of each party with a credit code."""
    days = confiscated_on(batch)
    if not days:
        return []
    at_fault: dict[int, int] = {}
    for party in (batch.consignor, batch.consignee):
        if party and code_of(party):
            one = codes.parties[party.name, party.uscc]
            at_fault[one] = at_fault.get(one, 0) | (party is party_at_fault(batch))
    return [(one, number(day), no, int(fault)) for one, fault in at_fault.items() for day in days]


def step_rows(batch: Batch, no: int, day: int, office: int) -> list[Row]:
    """(day, no, place in `STEPS`, first day, last day, office, how often) of each stretch of time of a batch."""
    times: dict[Step, int] = {}
    for step in steps_of(batch):
        times[step] = times.get(step, 0) + 1
    return [
        (day, no, STEPS.index(name), number(first), number(last), office, n) for (name, first, last), n in times.items()
    ]
