"""The enterprises in a day's batches that were found or punished within a year before: one row per credit code."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable
from datetime import date

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.parties import SeenBefore, enterprises_in, seen_before, year_before
from customs_cli.domain.books.books import Books
from customs_cli.domain.books.found_with import FoundWith
from customs_cli.domain.time.periods import Period

COMMON = 1000
"""A credit code in more batches than this is a large agent's or carrier's: earlier finds say nothing."""


def seen_on(books: Books, batches: Iterable[Batch], day: date) -> tuple[SeenBefore, ...]:
    """Return the enterprises in a day's batches that are also in others within a year.

    Punished enterprises come first, then those with the most batches.
    """
    own = {batch.ref: batch for batch in batches if batch.found_on == day.isoformat()}
    names = {code: party.name for batch in own.values() for code, party in enterprises_in(batch).items()}
    shared = books.how_many({("party", code) for code in names}) if names else {}
    names = {code: name for code, name in names.items() if shared.get(("party", code), 0) <= COMMON}
    if not names:
        return ()
    year = Period(from_=year_before(day), to=day, text="")
    found: defaultdict[str, list[FoundWith]] = defaultdict(list)
    for one in books.found_with(names.keys(), year):
        found[one.code].append(one)
    punished = _penalties(books, names, year, own)
    rows = [_row(code, name, found[code], punished.get(code)) for code, name in names.items()]
    return tuple(sorted(filter(None, rows), key=lambda row: (row.penalty_on is None, -row.batches, row.uscc)))


def _row(code: str, name: str, found: Collection[FoundWith], penalty_on: date | None) -> SeenBefore | None:
    where = [(one.office, one.day) for one in found]
    return seen_before(code, name, where, penalty_on, sorted(one.ref for one in found))


def _penalties(books: Books, codes: Iterable[str], year: Period, own: Container[str]) -> dict[str, date]:
    last: dict[str, date] = {}
    for code, on, ref, is_at_fault in books.penalties(set(codes), year):
        if is_at_fault and ref not in own and on > last.get(code, date.min):
            last[code] = on
    return last
