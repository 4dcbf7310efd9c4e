"""The enterprises in a day's batches that were found or punished within a year before: one row for a credit code."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable
from datetime import date, timedelta

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import roles_of
from customs_cli.domain.books.books import Books
from customs_cli.domain.books.found_with import FoundWith
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period
from customs_cli.domain.values.identity import code_of

A_YEAR = timedelta(365)
COMMON = 1000
"""A credit code of more batches than this is a large agent's or carrier's: that it was found before tells nothing."""


class SeenBefore(Record, frozen=True):
    """An enterprise of the day that was found before, within a year.

    Attributes:
        uscc: Its credit code.
        name: As the day's last batch with it writes it.
        batches: How many, with those of the day.
        offices: At how many offices, with those of the day.
        days: From the first of them to the last.
        penalty_on: Its last penalty within that year, of a batch of another day; None without any.
        refs: The batches, by reference.
    """

    uscc: str
    name: str
    batches: int
    offices: int
    days: int
    penalty_on: date | None
    refs: tuple[str, ...]


def seen_before(books: Books, batches: Iterable[Batch], day: date) -> tuple[SeenBefore, ...]:
    """The enterprises of a day's batches that a year knows from others too, the punished first, then by batches.

    Args:
        books: Where; every office's batches count, as they do when one is recorded.
        batches: Some, among them those of the day.
        day: On which they were found.
    """
    own = {batch.ref: batch for batch in batches if batch.found_on == day.isoformat()}
    names = {code: name for batch in own.values() for code, name in _codes(batch).items()}
    shared = books.how_many({("party", code) for code in names}) if names else {}
    names = {code: name for code, name in names.items() if shared.get(("party", code), 0) <= COMMON}
    if not names:
        return ()
    year = Period(from_=max(day, date.min + A_YEAR) - A_YEAR, to=day, text="")
    found: defaultdict[str, list[FoundWith]] = defaultdict(list)
    for one in books.found_with(names.keys(), year):
        found[one.code].append(one)
    punished = _penalties(books, names, year, own)
    rows = (_row(code, name, found[code], punished.get(code)) for code, name in names.items())
    known = (row for row in rows if row.batches > 1 or row.penalty_on)
    return tuple(sorted(known, key=lambda row: (row.penalty_on is None, -row.batches, row.uscc)))


def _codes(batch: Batch) -> dict[str, str]:
    return {code: party.name for _, party in roles_of(batch) if (code := code_of(party))}


def _row(code: str, name: str, found: Collection[FoundWith], penalty_on: date | None) -> SeenBefore:
    days = [one.day for one in found]
    return SeenBefore(
        uscc=code,
        name=name,
        batches=len(found),
        offices=len({one.office for one in found}),
        days=(max(days) - min(days)).days,
        penalty_on=penalty_on,
        refs=tuple(sorted(one.ref for one in found)),
    )


def _penalties(books: Books, codes: Iterable[str], year: Period, own: Container[str]) -> dict[str, date]:
    """Credit code -> its last penalty: of the party at fault alone, and of no batch of the day."""
    last: dict[str, date] = {}
    for code, on, ref, is_at_fault in books.penalties(set(codes), year):
        if is_at_fault and ref not in own and on > last.get(code, date.min):
            last[code] = on
    return last
