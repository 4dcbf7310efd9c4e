"""What the goods of a batch may have to do with the police, or with a heavier tier: looked up, never decided."""

from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.law.threshold_figures import hints, party_at_fault
from customs_cli.domain.law.thresholds import Hint
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.dates import first_day
from customs_cli.register.register import Register
from customs_cli.sentences import Citation, said

YEARS = 3
"""A penalty of the two years before the day found is that of a batch found at most so many years before."""


def hints_of(register: Register, batch: Batch) -> tuple[Hint, ...]:
    """Everything that the figures of a batch, and the earlier penalties of the same party, point at."""
    rights = {mark: right.right_type for mark in batch.marks if (right := register.find(Trademark, mark))}
    return hints(batch, rights, _penalties(register, batch))


def told(hint: Hint) -> str:
    """A hint as one line, with its article."""
    article = Citation(hint.article if hint.confirmed else f"{hint.article}, not confirmed")
    return said("hint: {hint} ({article})", hint=hint.text, article=article)


def _penalties(register: Register, batch: Batch) -> tuple[date, ...]:
    """The days on which goods of the same party (by USCC) were confiscated in other batches."""
    party = party_at_fault(batch)
    if party is None or not party.uscc:
        return ()
    found = first_day(batch.found_on).year
    days: set[date] = set()
    for other in register.batches_with(party.uscc, range(found - YEARS, found + 1)):
        theirs = party_at_fault(other)
        if other.ref != batch.ref and theirs and theirs.uscc == party.uscc:
            days |= {p.outcome_on for p in other.proceedings.values() if p.outcome == "confiscated" and p.outcome_on}
    return tuple(sorted(days))
