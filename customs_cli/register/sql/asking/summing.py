"""Sums of a shared register: where the file's index uses temporary tables, the data are put into the query itself."""

from typing import Any, cast

from msgspec.json import encode

from customs_cli.register.index.questions.clauses import Clause
from customs_cli.register.index.questions.keys import TOLD_FROM
from customs_cli.register.index.questions.summing import Sums
from customs_cli.register.sql.asking.dialect import Questions


class SharedSums(Sums):
    """Queries sums of a shared register; see `Sums`."""

    def _with_told(self, source: Clause, name: str, table: str) -> Clause:
        """Join by a look-up in a JSON object: PostgreSQL would plan a join for few rows and scan all codes for each."""
        of = TOLD_FROM[name]
        told = encode({str(code): number for code, number in self._keys.told_from(name) if number}).decode()
        looked_up = f"(SELECT (?::jsonb ->> {table}.{of}::text)::bigint AS told) AS {of}_told"
        return Clause(f"{source.sql} JOIN LATERAL {looked_up} ON TRUE", (*source.args, told))

    def _set_aside(self, sql: str, args: tuple[Any, ...]) -> Clause:
        return Clause(cast(Questions, self._db).set_aside(sql, args))
