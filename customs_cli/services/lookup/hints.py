"""What the goods of a batch may have to do with the police, or with a heavier tier: looked up, never decided."""

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
"""A penalty of the two years before the day found is that of a batch found at most so many years before."""


def hints_of(register: Register, batch: Batch) -> tuple[Hint, ...]:
    """What the figures of a batch, and earlier penalties of its party, point at by China's law; abroad nothing."""
    if "transfer_to_police" not in law_of(batch).articles:
        return ()
    register.ahead((Trademark, mark) for mark in batch.marks)
    rights = {mark: right.right_type for mark in batch.marks if (right := register.find(Trademark, mark))}
    return hints(batch, rights, _penalties(register, batch))


def told(hint: Hint) -> str:
    """A hint as one line, with its article."""
    article = Citation(hint.article if hint.confirmed else f"{hint.article}, not confirmed")
    return said("hint: {hint} ({article})", hint=hint.text, article=article)


def _penalties(register: Register, batch: Batch) -> tuple[date, ...]:
    """The last day, up to that on which it was found, on which other goods of the same party were confiscated.

    Earlier ones tell nothing that this one does not.
    """
    party = party_at_fault(batch)
    if party is None or not party.uscc:
        return ()
    found = first_day(batch.found_on)
    last = register.last_penalty(party.uscc, found, range(found.year - YEARS, found.year + 1), batch.ref)
    return () if last is None else (last,)
