"""Translates the queries made for the file's index (SQLite) into PostgreSQL's SQL, and runs them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from customs_cli.register.sql.asking.together import Answers, Asked, Rows, beside
from customs_cli.register.sql.connecting import Session, telling
from customs_cli.register.sql.escaping import kept, read

if TYPE_CHECKING:
    from psycopg2.extensions import cursor

_WORDS = (
    (re.compile(r"%"), "%%"),
    (re.compile(r"\?"), "%s"),
    (re.compile(r"(?<=[ (,])\+(?=[a-z(])"), ""),  # tells SQLite not to use an index
    (re.compile(r"\bSELECT no FROM texts WHERE instr\(text, %s\) > 0"), "SELECT with_word(%s)"),  # found by an index
    (re.compile(r"\binstr\(x\.text, %s\) > 0"), "x.no IN (SELECT with_word(%s))"),
    (re.compile(r"\binstr\("), "strpos("),
    (re.compile(r"\bifnull\("), "coalesce("),
    (re.compile(r"group_concat\(DISTINCT ([a-z.]+)\)"), r"string_agg(DISTINCT \1, ',')"),
    (re.compile(r"group_concat\("), "string_agg("),
    (re.compile(r"\bchar\(10\)"), "chr(10)"),
    (re.compile(r"\bCROSS JOIN\b"), "JOIN"),  # tells SQLite in which order to read
    (re.compile(r"\btemp\."), "pg_temp."),
)
_MADE = re.compile(r"^CREATE TEMP TABLE (\w+)(?: \((.*)\))?( AS .*)?$", re.DOTALL)
_OFTEN = re.compile(r"^INSERT OR IGNORE (.*)$", re.DOTALL)


class Questions:
    """The methods of an SQLite connection that the compiler of queries needs, on top of PostgreSQL.

    Args:
        session: The connection, in a transaction.
        answers: Answers already known for that state; None if the state may change.
    """

    def __init__(self, session: Session, answers: Answers | None = None) -> None:
        self._session, self._answers = session, answers
        self._aside: dict[str, Asked] = {}

    def execute(self, sql: str, args: Sequence[Any] = ()) -> "cursor | Rows":
        """Run a query; return a cursor, or an object like one, with its rows."""
        said, values = translated(sql), tuple(map(_kept, args))
        aside = self._aside if any(name in said for name in self._aside) else {}  # one may use those before it
        if self._answers and (rows := self._answers.rows(said, values, aside)):
            return rows
        said, values = beside(aside, said, values)
        asked = self._cursor()
        with telling(self._session.address, self._session.may_see):
            words = self._session.after_begin(said)
            if values:
                asked.execute(words, values)
            else:
                asked.execute(words.replace("%%", "%"))
        return asked

    def set_aside(self, sql: str, args: Sequence[Any] = ()) -> str:
        """Return a name for the rows of a query, for use in other queries.

        In one message they are computed only once.
        """
        said = translated(sql), tuple(map(_kept, args))
        name = f"aside_{crc32(repr(said).encode()):08x}"
        self._aside[name] = said
        return name

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each of some rows."""
        from psycopg2.extras import execute_batch

        if self._answers:
            self._answers.refuse_learning()
        self._session.ask("SELECT")  # begins the transaction, if it has not begun
        with telling(self._session.address, self._session.may_see):
            execute_batch(self._cursor(), translated(sql), [tuple(map(_kept, row)) for row in rows], page_size=1000)

    def _cursor(self) -> "cursor":
        from psycopg2.extensions import new_type, register_type

        with telling(self._session.address, self._session.may_see):
            asked = self._session.db.cursor()
        register_type(new_type((25,), "TEXT", lambda text, _: None if text is None else read(str(text))), asked)
        return asked


@lru_cache(maxsize=256)
def translated(sql: str) -> str:
    """Return an SQLite statement in PostgreSQL's SQL, with placeholders `%s`."""
    for pattern, word in _WORDS:
        sql = pattern.sub(word, sql)
    if made := _MADE.match(sql):
        name, columns, source = made.groups()
        columns = re.sub(r"\bINT(EGER)?\b", "bigint", columns or "")
        columns = re.sub(r"\bTEXT\b", 'text COLLATE "C"', columns)
        return (
            f"DROP TABLE IF EXISTS pg_temp.{name}; CREATE TEMP TABLE {name}"
            f"{f' ({columns})' if columns else ''} ON COMMIT DROP{source or ''}"
        )
    if often := _OFTEN.match(sql):
        return f"INSERT {often[1]} ON CONFLICT DO NOTHING"
    return sql


def _kept(value: Any) -> Any:
    return kept(value) if isinstance(value, str) else value
