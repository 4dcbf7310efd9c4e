"""Clues with what came of them, those that are due, and what a day or a period had of them."""

from collections.abc import Iterable
from datetime import date

from customs_cli.domain.books.books import Ask, Books
from customs_cli.domain.law.deadlines import State, urgency
from customs_cli.domain.leads.clue import Clue
from customs_cli.domain.query.calendars import days_until
from customs_cli.domain.query.search import plain
from customs_cli.domain.query.selection import compiled
from customs_cli.domain.record import Record
from customs_cli.domain.time.periods import Period


class ClueRow(Record, frozen=True):
    """One clue, and what came of it.

    Attributes:
        clue: As it is kept.
        refs: The batches that came of it, in order.
        state: How pressing its answer is; None where none is wanted any more, or by no day.
        working_days_left: After the day of asking, up to and including the last; negative once past.
    """

    clue: Clue
    refs: tuple[str, ...] = ()
    state: State | None = None
    working_days_left: int | None = None


class ClueDay(Record, frozen=True):
    """What a period had of clues, by the date of the act: the row of a sheet.

    Attributes:
        received: Clues that came in.
        sent: Times that one was sent on.
        answered: Clues that got their result.
        batches: Batches found in the period that came of any clue.
    """

    received: int
    sent: int
    answered: int
    batches: int


def clue_rows(books: Books, clues: Iterable[Clue], as_of: date) -> tuple[ClueRow, ...]:
    """Clues by day and number, each with the batches that came of it."""
    wanted = sorted(clues, key=lambda clue: (clue.on, clue.code))
    came: dict[str, list[str]] = {}
    for batch in books.batches(Ask(where=compiled("clue:*", as_of))) if wanted else ():
        for number in batch.clues:
            came.setdefault(number, []).append(batch.ref)
    return tuple(_row(books, clue, tuple(came.get(clue.code, ())), as_of) for clue in wanted)


def due_clues(books: Books, clues: Iterable[Clue], as_of: date, within: int | None = None) -> tuple[ClueRow, ...]:
    """The clues whose answer is still wanted by a day, the most pressing first.

    Args:
        books: Whose calendars count.
        clues: Those that are looked at.
        as_of: The day of asking.
        within: At most so many working days left; None for all.
    """
    rows = [_row(books, clue, (), as_of) for clue in clues if clue.is_open and clue.due_on]
    wanted = (row for row in rows if within is None or (row.working_days_left or 0) <= within)
    return tuple(sorted(wanted, key=lambda row: (row.clue.due_on or date.max, row.clue.code)))


def clues_with(clues: Iterable[Clue], words: Iterable[str]) -> list[Clue]:
    """The clues that have every word somewhere, whatever its case, width or style of brackets."""
    wanted = [plain(word) for word in words if word.strip()]
    return [clue for clue in clues if all(word in text_of(clue) for word in wanted)]


def text_of(clue: Clue) -> str:
    """All that can be searched of a clue, one thing a line; `plain`."""
    bodies = [sent.body for sent in clue.sent]
    return plain("\n".join([clue.code, clue.source, clue.text, *clue.about, *bodies, clue.result, *clue.by]))


def clue_day(books: Books, period: Period) -> ClueDay:
    """What a period had of clues, by the date of the act."""
    clues = list(books.directory.clues.values())
    return ClueDay(
        received=sum(period.contains(clue.on) for clue in clues),
        sent=sum(period.contains(sent.on) for clue in clues for sent in clue.sent),
        answered=sum(clue.result_on is not None and period.contains(clue.result_on) for clue in clues),
        batches=books.count(Ask(period=period, where=compiled("clue:*", books.today))) if clues else 0,
    )


def _row(books: Books, clue: Clue, refs: tuple[str, ...], as_of: date) -> ClueRow:
    if not (clue.is_open and clue.due_on):
        return ClueRow(clue=clue, refs=refs)
    left = days_until(as_of, books.directory)(books.directory.country_of(clue.office), clue.due_on)
    return ClueRow(clue=clue, refs=refs, state=urgency(clue.due_on, None, as_of, left), working_days_left=left)
