"""Hints that a batch may concern the police or a heavier penalty tier; they are looked up, never decided."""

from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.threshold_figures import hints, party_at_fault
from customs_cli.domain.law.thresholds import Hint
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.dates import first_day
from customs_cli.procedures import law_of
from customs_cli.register.register import Register
from customs_cli.sentences import Citation, said

YEARS = 3
"""A penalty within two years before the day found belongs to a batch found at most this many years before."""


def hints_of(register: Register, batch: Batch) -> tuple[Hint, ...]:
    """Return hints from the figures of a batch and earlier penalties of its party, under Chinese law; else none."""
    if "transfer_to_police" not in law_of(batch).articles:
        return ()
    register.ahead((Trademark, mark) for mark in batch.marks)
    rights = {mark: right.right_type for mark in batch.marks if (right := register.find(Trademark, mark))}
    return hints(batch, rights, _penalties(register, batch))


def told(hint: Hint) -> str:
    """Return a hint as one line with its article."""
    article = Citation(hint.article if hint.confirmed else f"{hint.article}, not confirmed")
    return said("hint: {hint} ({article})", hint=hint.text, article=article)


def _penalties(register: Register, batch: Batch) -> tuple[date, ...]:
    """Return the last day, up to the day found, on which other goods of the same party were confiscated.

    Earlier penalties add nothing.
    """
    party = party_at_fault(batch)
    if party is None or not party.uscc:
        return ()
    found = first_day(batch.found_on)
    last = register.last_penalty(party.uscc, found, range(found.year - YEARS, found.year + 1), batch.ref)
    return () if last is None else (last,)
