"""Sums of a shared register: what the file's index sets aside in tables of its own stands in the questions."""

from typing import Any, cast

from msgspec.json import encode

from customs_cli.register.index.questions.clauses import Clause
from customs_cli.register.index.questions.keys import TOLD_FROM
from customs_cli.register.index.questions.summing import Sums
from customs_cli.register.sql.asking.dialect import Questions


class SharedSums(Sums):
    """Asks a shared register for sums; see `Sums`."""

    def _with_told(self, source: Clause, name: str, table: str) -> Clause:
        """A look into an object: a join is planned as if there were few rows, and goes through all codes for each."""
        of = TOLD_FROM[name]
        told = encode({str(code): number for code, number in self._keys.told_from(name) if number}).decode()
        looked_up = f"(SELECT (?::jsonb ->> {table}.{of}::text)::bigint AS told) AS {of}_told"
        return Clause(f"{source.sql} JOIN LATERAL {looked_up} ON TRUE", (*source.args, told))

    def _set_aside(self, sql: str, args: tuple[Any, ...]) -> Clause:
        return Clause(cast(Questions, self._db).set_aside(sql, args))
