"""Clues with the batches found from them, clues that await an answer, and counts of clues."""

from collections.abc import Collection, Iterable
from datetime import date

from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.law.deadlines import State, urgency
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.query.calendars import days_until
from customs_cli.domain.query.filters import And, Expr
from customs_cli.domain.query.search import plain
from customs_cli.domain.query.selection import compiled
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period


class ClueRow(Record, frozen=True):
    """A clue, and the batches found from it.

    Attributes:
        clue: The clue.
        refs: References of the batches, in order.
        state: How pressing the answer is; None if none is awaited, or there is no due day.
        working_days_left: Working days after the day of asking up to and including the last; negative once past.
    """

    clue: Clue
    refs: tuple[str, ...] = ()
    state: State | None = None
    working_days_left: int | None = None


class ClueDay(Record, frozen=True):
    """Counts of clues in a period, by the day of the act, for a row of a sheet.

    Attributes:
        received: Number of clues received.
        sent: Number of times a clue was sent on.
        answered: Number of clues that got their result.
        batches: Number of batches found in the period from any clue.
    """

    received: int
    sent: int
    answered: int
    batches: int


def clues_of(books: Books, offices: Collection[str]) -> list[Clue]:
    """Return the clues of some offices or districts; all of them where an empty code stands for every office."""
    every = books.directory.clues.values()
    return [clue for clue in every if "" in offices or books.directory.is_among(clue.office, offices)]


def clue_rows(books: Books, clues: Iterable[Clue], as_of: date) -> tuple[ClueRow, ...]:
    """Return clues by day and number, each with the batches found from it."""
    wanted = sorted(clues, key=lambda clue: (clue.on, clue.code))
    came: dict[str, list[str]] = {}
    for batch in books.batches(Ask(where=compiled("clue:*", as_of))) if wanted else ():
        for number in batch.clues:
            came.setdefault(number, []).append(batch.ref)
    return tuple(_row(books, clue, tuple(came.get(clue.code, ())), as_of) for clue in wanted)


def due_clues(books: Books, clues: Iterable[Clue], as_of: date, within: int | None = None) -> tuple[ClueRow, ...]:
    """Return the clues that await an answer by a day, the most pressing first.

    Args:
        books: Gives the calendars.
        clues: The clues to consider.
        as_of: The day of asking.
        within: Maximum number of working days left; None for all.
    """
    rows = [_row(books, clue, (), as_of) for clue in clues if clue.is_open and clue.due_on]
    wanted = (row for row in rows if within is None or (row.working_days_left or 0) <= within)
    return tuple(sorted(wanted, key=lambda row: (row.clue.due_on or date.max, row.clue.code)))


def clues_with(clues: Iterable[Clue], words: Iterable[str]) -> list[Clue]:
    """Return the clues that contain every word somewhere, ignoring case, width and style of brackets."""
    wanted = [plain(word) for word in words if word.strip()]
    return [clue for clue in clues if all(word in text_of(clue) for word in wanted)]


def text_of(clue: Clue) -> str:
    """Return the searchable text of a clue, one item per line, normalised with `plain`."""
    bodies = [sent.body for sent in clue.sent]
    return plain("\n".join([clue.code, clue.source, clue.text, *clue.about, *bodies, clue.result, *clue.by]))


def clue_day(books: Books, clues: Collection[Clue], period: Period, where: Expr | None = None) -> ClueDay:
    """Return the counts of some clues in a period, by the day of the act, and of the batches that a filter chooses."""
    found = compiled("clue:*", books.today)
    chosen = And(parts=(found, where)) if found and where else found
    return ClueDay(
        received=sum(period.contains(clue.on) for clue in clues),
        sent=sum(period.contains(sent.on) for clue in clues for sent in clue.sent),
        answered=sum(clue.result_on is not None and period.contains(clue.result_on) for clue in clues),
        batches=books.count(Ask(period=period, where=chosen)) if books.directory.clues else 0,
    )


def _row(books: Books, clue: Clue, refs: tuple[str, ...], as_of: date) -> ClueRow:
    if not (clue.is_open and clue.due_on):
        return ClueRow(clue=clue, refs=refs)
    left = days_until(as_of, books.directory)(books.directory.country_of(clue.office), clue.due_on)
    return ClueRow(clue=clue, refs=refs, state=urgency(clue.due_on, None, as_of, left), working_days_left=left)
