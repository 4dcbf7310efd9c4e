"""The books of a shared register: the questions of the file's index, put to the rows that lie beside its documents."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import cast

from customs_cli.domain.books.entries import HistoryEntry
from customs_cli.domain.query.directory import Directory
from customs_cli.register.entry_records import entries_of
from customs_cli.register.index.questions.books import IndexedBooks
from customs_cli.register.register import Register
from customs_cli.register.sql.chains import Acts
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.dialect import Questions
from customs_cli.register.sql.escaping import key_kept


class SharedBooks(IndexedBooks):
    """The books of a shared register; see `Books`.

    Args:
        register: Whose.
        session: Its connection, in the transaction that the register is looked at in.
        directory: Names, districts, right types; the calendars.
        today: The day that filters count from.
    """

    HAS_CELLS = False

    def __init__(self, register: Register, session: Session, directory: Directory, today: date) -> None:
        asked = cast(sqlite3.Connection, Questions(session))  # what the compiler knows of one: execute, executemany
        super().__init__(register, asked, directory, today)
        self._session = session

    def give_up(self, error: Exception) -> None:
        """The batches answer; the rows are made anew by an administrator (`customs project`)."""

    def entries(self, key: str | None = None, last: int | None = None) -> Iterator[HistoryEntry]:
        """Acts, as memory gives them: the register itself knows in which a reference or a code occurs."""
        if key is None or last is None:
            return self.memory.entries(key, last)
        return self._newest(key, last)

    def _newest(self, key: str, last: int) -> Iterator[HistoryEntry]:
        return entries_of(self._register, Acts(self._session).about(key_kept(key), newest_first=True), key, last)
