"""The meaning of the numbers in a shared register: they are digests; each chain stores the texts it uses."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from customs_cli.domain.query.directory import Directory
from customs_cli.register.index.codes import Known
from customs_cli.register.sql.escaping import number_of

if TYPE_CHECKING:
    import sqlite3

_EACH_ONCE = (
    "WITH RECURSIVE one (id, text) AS ("
    "(SELECT id, text FROM codes WHERE kind = ? AND (SELECT reads_all()) ORDER BY id LIMIT 1) UNION ALL"
    " SELECT n.id, n.text FROM one, LATERAL (SELECT c.id, c.text FROM codes AS c"
    " WHERE c.kind = ? AND c.id > one.id ORDER BY c.id LIMIT 1) AS n) SELECT id, text FROM one UNION ALL"
    " SELECT DISTINCT id, text FROM codes"
    " WHERE NOT (SELECT reads_all()) AND chain = ANY ((SELECT readable())::text[]) AND kind = ?"
)
"""The codes of a kind, which every chain stores for itself: whoever sees all chains steps from number to number."""

_FEW = "SELECT DISTINCT id, text FROM codes WHERE kind = ?"
"""The codes of offices: a chain has few besides its own."""

_FIRST_OF = "SELECT v.id, t.text FROM unnest(?::bigint[]) AS v (id), LATERAL ({}) AS t"


@lru_cache(maxsize=4)
def _numbered(kind: str, codes: tuple[str, ...]) -> dict[int, str]:
    return {number_of(kind, code): code for code in codes}


class _Names(dict[int, str]):
    def __init__(self, kind: str, codes: Iterable[str], all_of: Callable[[str], dict[int, str]]) -> None:
        super().__init__(_numbered(kind, tuple(codes)))
        self._kind, self._all_of = kind, all_of

    def __missing__(self, number: int) -> str:
        return self._all_of(self._kind)[number]


class SharedKnown(Known):
    """The meaning of the numbers in a shared register.

    Args:
        db: The queries.
        directory: Gives the codes of marks and holders.

    Attributes:
        MEANING: Columns of `TOLD`, and the query for the meaning of one value, the expression `{}`.
    """

    MEANING: Mapping[str, str] = {
        "consignor": ("SELECT coalesce(nullif(uscc, ''), nullif(name, '')) AS text FROM parties WHERE id = {} LIMIT 1"),
        "goods": "SELECT text FROM codes WHERE kind = 'goods' AND id = {} LIMIT 1",
    }
    TOLD: Mapping[str, str] = {name: _FIRST_OF.format(sql.format("v.id")) for name, sql in MEANING.items()}

    def __init__(self, db: "sqlite3.Connection", directory: Directory | None = None) -> None:
        super().__init__(db)
        known = directory or Directory()
        codes: dict[str, Mapping[str, object]] = {"mark": known.trademarks, "holder": known.holders}
        self.names = cache(lambda kind: _Names(kind, codes[kind], self.all))  # type: ignore[method-assign]

    def numbers(self, kind: str, codes: Collection[str]) -> list[int]:
        """Return the numbers of some codes, without a query."""
        return [number_of(kind, code) for code in codes]

    def told(self, column: str, numbers: Collection[int]) -> Iterator[tuple[int, str]]:
        """Yield (number, meaning) for all numbers, with one query."""
        if numbers:
            among = f"{{{','.join(map(str, sorted(numbers)))}}}"
            yield from self._db.execute(self.TOLD[column], (among,)).fetchall()

    def _rows(self, kind: str) -> Iterable[tuple[int, str]]:
        sql, times = (_FEW, 1) if kind == "office" else (_EACH_ONCE, 3)
        return self._db.execute(sql, (kind,) * times)
