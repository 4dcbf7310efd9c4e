"""Sums of a shared register: what the file's index sets aside in tables of its own stands in the questions."""

from typing import Any

from customs_cli.register.index.questions.clauses import Clause
from customs_cli.register.index.questions.summing import Sums


class SharedSums(Sums):
    """Asks a shared register for sums; see `Sums`."""

    def _told(self, name: str) -> Clause:
        rows = [row for row in self._keys.told_from(name) if row[1]]
        args = tuple(f"{{{','.join(str(row[place]) for row in rows)}}}" for place in range(2))
        return Clause("(SELECT * FROM unnest(?::bigint[], ?::bigint[]) AS own (code, told))", args)

    def _set_aside(self, sql: str, args: tuple[Any, ...]) -> Clause:
        return Clause(f"({sql})", args)
