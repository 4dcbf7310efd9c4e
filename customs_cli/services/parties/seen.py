"""What the register knows of the enterprises in a batch at the moment it helps: said, never in the way."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.law.thresholds import repeat_hint
from customs_cli.domain.time.dates import first_day
from customs_cli.domain.values.identity import code_of
from customs_cli.register.register import Register
from customs_cli.sentences import said
from customs_cli.services.lookup.hints import told as hint_told

A_YEAR = 365


class Seen(NamedTuple):
    """An enterprise that was found before, within a year before a batch.

    Attributes:
        uscc: Its credit code.
        name: As the batch writes it.
        batches: How many, with this one.
        offices: At how many offices, with this one.
        days: From the first of them to this one.
        penalty_on: Its last penalty within that year; None without any.
        refs: The others, the newest first.
    """

    uscc: str
    name: str
    batches: int
    offices: int
    days: int
    penalty_on: date | None
    refs: tuple[str, ...]


def seen_before(register: Register, batch: Batch) -> tuple[Seen, ...]:
    """The enterprises of a batch, by their credit codes, that were found or punished within a year before it."""
    with register.asking():
        return tuple(_seen(register, batch))


def _seen(register: Register, batch: Batch) -> Iterator[Seen]:
    found = first_day(batch.found_on)
    since = max(date.min + timedelta(A_YEAR), found) - timedelta(A_YEAR)
    codes = {code: party for _, party in roles_of(batch) if (code := code_of(party))}
    for code, party in codes.items():
        others = [one for one in register.found_with(code, since, found) if one.ref != batch.ref]
        years = range(since.year - 2, found.year + 1)
        penalty = register.last_penalty(party.uscc, found, years, batch.ref)
        penalty = penalty if penalty and penalty >= since else None
        if others or penalty:
            days = (found - min([one.day for one in others], default=found)).days
            offices = {batch.office, *(one.office for one in others)}
            refs = [one.ref for one in sorted(others, key=lambda one: (one.day, one.ref), reverse=True)]
            yield Seen(code, party.name, len(others) + 1, len(offices), days, penalty, tuple(refs))


def all_told(register: Register, batch: Batch) -> Iterator[str]:
    """What is known of the enterprises of a batch, as sentences; and the heavier tier where it may apply."""
    for seen in seen_before(register, batch):
        yield told(seen)
        tier = repeat_hint(first_day(batch.found_on), [seen.penalty_on]) if seen.penalty_on else None
        if tier:
            yield hint_told(tier)


def told(seen: Seen) -> str:
    """What is known of an enterprise, as a sentence."""
    if seen.penalty_on is None:
        return said(
            "credit code {code}: {count} batches at {offices} offices in {days} days",
            code=seen.uscc, count=seen.batches, offices=seen.offices, days=seen.days,
        )  # fmt: skip
    return said(
        "credit code {code}: {count} batches at {offices} offices in {days} days; penalty {on}, within a year",
        code=seen.uscc, count=seen.batches, offices=seen.offices, days=seen.days, on=seen.penalty_on,
    )  # fmt: skip
