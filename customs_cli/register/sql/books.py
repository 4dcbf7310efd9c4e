"""The books of a shared register: the queries of the file's index, run on the derived rows in the database."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.books.books import Books
from customs_cli.domain.books.entries import HistoryEntry
from customs_cli.domain.books.happening import Happened
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.query.filters import Expr
from customs_cli.register.entry_records import entries_of
from customs_cli.register.index.codes import Known
from customs_cli.register.index.questions.books import IndexedBooks
from customs_cli.register.sql.asking.dialect import Questions
from customs_cli.register.sql.asking.known import SharedKnown
from customs_cli.register.sql.asking.summing import SharedSums
from customs_cli.register.sql.chains import Acts
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import key_kept

if TYPE_CHECKING:
    import sqlite3

    from customs_cli.register.sql.register import SharedRegister

T = TypeVar("T")


class SharedBooks(IndexedBooks):
    """The books of a shared register; see `Books`.

    Args:
        register: The register.
        session: Its connection, in the transaction in which the register is read.
        directory: Names, districts, right types and the calendars.
        today: The day that filters refer to.
    """

    HAS_CELLS = False
    SUMS = SharedSums

    def __init__(self, register: "SharedRegister", session: Session, directory: Directory, today: date) -> None:
        self._answers = register.snapshot.answers
        asked = Questions(session, self._answers)  # has the two methods that queries use: execute, executemany
        super().__init__(register, cast("sqlite3.Connection", asked), directory, today)
        self._shared, self._session = register, session

    def _known_in(self, db: "sqlite3.Connection") -> Known:
        return SharedKnown(db, self.directory)

    def together(self, answer: Callable[[Books], T]) -> T:
        """Return the answer; several queries are sent in one message."""
        anew = partial(type(self), self._shared, self._session, self.directory, self.today)
        return self._answers.together(self._session, lambda: answer(anew()))

    def batch(self, ref: str) -> Batch:
        """Return the batch of a whole reference; decoded once while an answer is put together."""
        known = self._answers.batches
        if known is None:
            return super().batch(ref)
        if ref not in known:
            known[ref] = super().batch(ref)
        return known[ref]

    def happened(self, day: date, limit: int | None = None, where: Expr | None = None) -> Happened:
        """Return what happened on a day; computed once while an answer is put together, since it reads very much."""
        find = partial(super().happened, day, limit, where)
        return find() if self._answers.batches is None else self._answers.once((day, limit, where), find)

    def give_up(self, error: Exception) -> None:
        """Let the batches answer; only an administrator makes the rows again (`customs project`)."""
        self._answers.refuse_learning()

    def entries(self, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
        """Yield acts as `MemoryBooks.entries` does.

        The register itself knows which acts mention a reference or code.
        """
        if key is None or last is None:
            return self.memory.entries(key, last)
        return self._newest(key, last)

    def _newest(self, key: str, last: int) -> Iterator[HistoryEntry]:
        return entries_of(self._register, Acts(self._session).about(key_kept(key), newest_first=True), key, last)
