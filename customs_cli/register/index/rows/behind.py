"""Rows of a batch about the parties behind it, its traces, and what was done to it; computed from the batch alone."""

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
    """Return the 63-bit look-up key of a trace (an identifying detail of a batch); two traces may share a key."""
    from hashlib import blake2b  # takes 3 ms to import, and most questions do not need it

    told = f"{kind}\0{key}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=8).digest()) >> 1


def trace_keys(batch: Batch) -> set[int]:
    """Return the `trace_key` of every trace of a batch, and of the keys by which its pictures are found."""
    found = {trace_key(kind, key) for kind, keyed in TRACED.items() for key, _ in keyed(batch)}
    if batch.evidence:
        found.update([trace_key(*one) for one in photo_keys(batch)])
    return found


def behind_rows(batch: Batch, no: int, codes: Codes) -> list[Row]:
    """Return (party, no) for every party in another role than consignor and consignee, and their further names."""
    sender, receiver = batch.consignor, batch.consignee
    others = [party for party in parties_of(batch) if not (party is sender or party is receiver)]
    if not others:
        return []
    return [(one, no) for one in sorted({codes.parties[party.name, party.uscc] for party in others})]


def penalty_rows(batch: Batch, no: int, codes: Codes) -> list[tuple[int, int, int, int]]:
    """Return (party, day, no, 1 if at fault else 0) for each confiscation and each party with a credit code."""
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
    """Return (day, no, position in `STEPS`, first day, last day, office, count) for each step of a batch."""
    times: dict[Step, int] = {}
    for step in steps_of(batch):
        times[step] = times.get(step, 0) + 1
    return [
        (day, no, STEPS.index(name), number(first), number(last), office, n) for (name, first, last), n in times.items()
    ]
