"""Questions put together: an answer runs to learn what it asks, all of that is asked in one message, and it runs again.

An answer changes nothing, so that it may run as often as it takes. While it is learnt from, what is not known yet is
nothing, and what it makes of that is thrown away; the answer that counts has read each row from the server.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import json

from customs_cli.domain.batch.batch import Batch
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.escaping import is_escaped, read

T = TypeVar("T")

ROUNDS = 5
"""So often questions are put together: each may depend on what was answered before."""
_ONE = "SELECT %s, (SELECT json_agg(row_to_json(ROW(own.*)))::text FROM ({}) AS own)"
"""A question with its rows as objects: in those of a row that is made so, no name stands twice."""

Row = tuple[Any, ...]
Asked = tuple[str, Row]
"""A statement, with the values in it."""


class NotKnown(Exception):
    """What is not known yet was needed at once."""


class Rows:
    """Rows, read as from a cursor."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    def fetchall(self) -> list[Row]:
        """All that were not read yet."""
        return list(self._rows)

    def fetchone(self) -> Row | None:
        """The next one; None where there is none."""
        return next(self._rows, None)


class Answers:
    """What was asked of one state of a register.

    Attributes:
        is_learning: Whether an answer runs to learn what it asks.
        batches: Reference -> what was decoded while an answer is put together: it reads the same ones each time.
    """

    def __init__(self) -> None:
        self._known: dict[Asked, list[Row]] = {}
        self._wanted: dict[Asked, Mapping[str, Asked]] = {}
        self._found: dict[tuple[Any, ...], Any] = {}
        self.is_learning = False
        self.batches: dict[str, Batch] | None = None

    def refuse_learning(self) -> None:
        """Learn no more from what runs: it would do what is done but once, or read very much.

        Raises:
            NotKnown: It runs to be learnt from.
        """
        if self.is_learning:
            raise NotKnown

    def rows(self, sql: str, args: Row, aside: Mapping[str, Asked]) -> Rows | None:
        """The rows that a question finds, or those of nothing; None where it has to be put by itself.

        Args:
            sql: The question.
            args: The values in it.
            aside: Name -> a question whose rows it asks by that name.

        Raises:
            NotKnown: It has to be, and what runs is only learnt from.
        """
        asked = sql, args
        if asked in self._known:
            return Rows(self._known[asked])
        if not sql.startswith(("SELECT ", "WITH ")) or "pg_temp." in sql:  # it has an effect, or reads that of another
            self.refuse_learning()
        if not self.is_learning:
            return None
        self._wanted[asked] = aside
        return Rows(_of_nothing(sql))

    def once(self, what: tuple[Any, ...], find: Callable[[], T]) -> T:
        """A part of an answer, which is found no more once all is known of it.

        Args:
            what: Which part of which state; each is found alike.
            find: Finds it.
        """
        if what not in self._found:
            found = find()
            if self._wanted:
                return found
            self._found[what] = found
        part: T = self._found[what]
        return part

    def together(self, session: Session, answer: Callable[[], T]) -> T:
        """An answer, with as few messages to the server as what it asks allows."""
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
        """What an answer makes of what is known, and whether it came to its end."""
        self.is_learning = True
        try:
            return answer(), True
        except Exception:  # whatever comes of nothing
            return None, False
        finally:
            self.is_learning = False

    def _ask(self, session: Session) -> None:
        """Put all questions that are not known yet."""
        wanted = [*self._wanted]
        sql = " UNION ALL ".join(_ONE.format(sql) for sql, _ in wanted)
        args = tuple(one for place, (_, own) in enumerate(wanted) for one in (place, *own))
        aside = {name: own for those in self._wanted.values() for name, own in those.items()}
        for place, text in session.ask(*beside(aside, sql, args)).fetchall():
            self._known[wanted[place]] = _rows(text) if text else []
        self._wanted = {}


def beside(aside: Mapping[str, Asked], sql: str, args: Row) -> Asked:
    """A question with those before it whose rows it asks by name; each finds its rows once."""
    if not aside:
        return sql, args
    named = ", ".join(f"{name} AS MATERIALIZED ({own})" for name, (own, _) in aside.items())
    return f"WITH {named} {sql}", (*(one for _, own in aside.values() for one in own), *args)


def _rows(text: str) -> list[Row]:
    """The values of each of some objects."""
    rows = [tuple(row.values()) for row in json.decode(text)]
    if not is_escaped(text):
        return rows
    return [tuple(read(value) if isinstance(value, str) else value for value in row) for row in rows]


def _of_nothing(sql: str) -> list[Row]:
    """What a question finds where there is nothing: a row of none of its sums, or no row."""
    said = sql.partition(" FROM ")[0]
    if not said.startswith(("SELECT count(", "SELECT sum(", "SELECT max(")) or " GROUP BY " in sql:
        return []
    depth, many = 0, 1
    for sign in said:
        depth += (sign == "(") - (sign == ")")
        many += sign == "," and not depth
    return [(0 if said.startswith("SELECT count(") else None,) * many]
