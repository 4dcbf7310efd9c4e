"""Combines queries into one message: an answer runs to find out its queries, they are sent together, and it runs again.

An answer changes nothing, so it may run as often as needed. In the first runs ("learning") a query with unknown rows
returns none, and the result is discarded; in the run that counts, every row has been read from the server.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import json

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import is_escaped, read

T = TypeVar("T")

ROUNDS = 5
"""Maximum number of messages: queries may depend on the results of earlier ones."""
_ONE = "SELECT %s, (SELECT json_build_array({columns})::text FROM ({sql}) AS own ({names}))"
"""A query with its columns as JSON lists, which takes the server less than an object for each row."""
_SIGNS = re.compile(r"[(),]|\bSELECT\b|\bFROM\b")

Row = tuple[Any, ...]
Asked = tuple[str, Row]
"""A statement and its values."""


class NotKnown(Exception):
    """Rows that are not known yet are needed at once."""


class Rows:
    """Rows that are read as from a cursor."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    def fetchall(self) -> list[Row]:
        """Return all rows not read yet."""
        return list(self._rows)

    def fetchone(self) -> Row | None:
        """Return the next row, or None."""
        return next(self._rows, None)


class Answers:
    """The queries made so far to one state of a register, and their rows.

    Attributes:
        is_learning: Whether an answer runs only to find out its queries.
        batches: Reference to the decoded batch while an answer is put together; every run reads the same batches.
    """

    def __init__(self) -> None:
        self._known: dict[Asked, list[Row]] = {}
        self._wanted: dict[Asked, Mapping[str, Asked]] = {}
        self._found: dict[tuple[Any, ...], Any] = {}
        self.is_learning = False
        self.batches: dict[str, Batch] | None = None

    def refuse_learning(self) -> None:
        """Stop a learning run before something that must be done only once, or that reads very much.

        Raises:
            NotKnown: This is a learning run.
        """
        if self.is_learning:
            raise NotKnown

    def rows(self, sql: str, args: Row, aside: Mapping[str, Asked]) -> Rows | None:
        """Return the rows of a query, as far as they are known; None if the query must be sent by itself.

        In a learning run a query with unknown rows is noted, and gives no rows.

        Args:
            sql: The query.
            args: Its values.
            aside: Names used in the query, and the queries whose rows they stand for.

        Raises:
            NotKnown: The query must be sent by itself, and this is a learning run.
        """
        asked = sql, args
        if asked in self._known:
            return Rows(self._known[asked])
        if not sql.startswith(("SELECT ", "WITH ")) or "pg_temp." in sql:  # it has an effect, or depends on another's
            self.refuse_learning()
        if not self.is_learning:
            return None
        self._wanted[asked] = aside
        return Rows(_of_nothing(sql))

    def once(self, what: tuple[Any, ...], find: Callable[[], T]) -> T:
        """Return a part of an answer, computed only once when all its rows are known.

        Args:
            what: Key of the part; the same key always gives the same part.
            find: Computes it.
        """
        if what not in self._found:
            found = find()
            if self._wanted:
                return found
            self._found[what] = found
        part: T = self._found[what]
        return part

    def together(self, session: Session, answer: Callable[[], T]) -> T:
        """Return an answer, with as few messages to the server as its queries allow."""
        self.batches = {}
        try:
            for _ in range(ROUNDS):
                found, is_whole = self._learnt(answer)
                if not self._wanted:
                    return found if is_whole else answer()  # type: ignore[return-value]
                self._ask(session)
            return answer()
        finally:
            self.batches = None
            self._found = {}

    def _learnt(self, answer: Callable[[], T]) -> tuple[T | None, bool]:
        self.is_learning = True
        try:
            return answer(), True
        except Exception:  # any error caused by missing rows
            return None, False
        finally:
            self.is_learning = False

    def _ask(self, session: Session) -> None:
        wanted = [*self._wanted]
        sql = " UNION ALL ".join(_by_column(sql) for sql, _ in wanted)
        args = tuple(one for place, (_, own) in enumerate(wanted) for one in (place, *own))
        aside = {name: own for those in self._wanted.values() for name, own in those.items()}
        for place, text in session.ask(*beside(aside, sql, args)).fetchall():
            self._known[wanted[place]] = _rows(text)
        self._wanted = {}


def beside(aside: Mapping[str, Asked], sql: str, args: Row) -> Asked:
    """Return a query with the queries that it refers to by name prepended (WITH); each is computed once."""
    if not aside:
        return sql, args
    named = ", ".join(f"{name} AS MATERIALIZED ({own})" for name, (own, _) in aside.items())
    return f"WITH {named} {sql}", (*(one for _, own in aside.values() for one in own), *args)


def _by_column(sql: str) -> str:
    names = [f"c{no}" for no in range(width_of(sql))]
    columns = ", ".join(f"json_agg({name})" for name in names)
    return _ONE.format(columns=columns, sql=sql, names=", ".join(names))


def _rows(text: str) -> list[Row]:
    columns = [column or () for column in json.decode(text)]
    if is_escaped(text):
        columns = [[read(value) if isinstance(value, str) else value for value in column] for column in columns]
    return list(zip(*columns, strict=True))


def _of_nothing(sql: str) -> list[Row]:
    if not sql.startswith(("SELECT count(", "SELECT sum(", "SELECT max(")) or " GROUP BY " in sql:
        return []
    return [(0 if sql.startswith("SELECT count(") else None,) * width_of(sql)]


def width_of(sql: str) -> int:
    """Return the number of columns that a query selects."""
    depth, width = 0, 0
    for sign in _SIGNS.findall(sql):
        depth += (sign == "(") - (sign == ")")
        if depth:
            continue
        if sign == "FROM" and width:
            break
        if sign == "SELECT" and not width:
            width = 1
        width += sign == "," and width > 0
    return width
