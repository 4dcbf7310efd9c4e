"""What the register knows of the enterprises in a new batch; reported without hindering the act."""

from collections.abc import Iterator

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import SeenBefore, enterprises_in, seen_before, year_before
from customs_cli.domain.law.thresholds import repeat_hint
from customs_cli.domain.time.dates import first_day
from customs_cli.register.register import Register
from customs_cli.sentences import number_of, said
from customs_cli.services.lookup.hints import told as hint_told


def seen_with(register: Register, batch: Batch) -> tuple[SeenBefore, ...]:
    """Return the enterprises of a batch, by credit code, that were found or punished within a year before it."""
    with register.asking():
        return tuple(_seen(register, batch))


def _seen(register: Register, batch: Batch) -> Iterator[SeenBefore]:
    found = first_day(batch.found_on)
    since = year_before(found)
    years = range(since.year - 2, found.year + 1)
    for code, party in enterprises_in(batch).items():
        others = [one for one in register.found_with(code, since, found) if one.ref != batch.ref]
        penalty = register.last_penalty(party.uscc, found, years, batch.ref)
        penalty = penalty if penalty and penalty >= since else None
        every = [(batch.office, found), *((one.office, one.day) for one in others)]
        refs = [one.ref for one in sorted(others, key=lambda one: (one.day, one.ref), reverse=True)]
        if seen := seen_before(code, party.name, every, penalty, refs):
            yield seen


def all_told(register: Register, batch: Batch) -> Iterator[str]:
    """Yield sentences on what is known of the enterprises of a batch, and on a heavier tier that may apply."""
    for seen in seen_with(register, batch):
        yield told(seen)
        tier = repeat_hint(first_day(batch.found_on), [seen.penalty_on]) if seen.penalty_on else None
        if tier:
            yield hint_told(tier)


def told(seen: SeenBefore) -> str:
    """What is known of an enterprise, as a sentence."""
    batches = number_of(seen.batches, "batch", "batches")
    offices = number_of(seen.offices, "office", "offices")
    days = number_of(seen.days or 1, "day", "days")
    if seen.penalty_on is None:
        return said(
            "credit code {code}: {batches} at {offices} in {days}",
            code=seen.uscc, batches=batches, offices=offices, days=days,
        )  # fmt: skip
    return said(
        "credit code {code}: {batches} at {offices} in {days}; penalty {on}, within a year",
        code=seen.uscc, batches=batches, offices=offices, days=days, on=seen.penalty_on,
    )  # fmt: skip
