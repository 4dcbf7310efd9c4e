"""Sums of a shared register: where the file's index uses temporary tables, the data are put into the query itself."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, cast

from customs_cli.domain.counting.facts import Tally
from customs_cli.domain.query.dimensions import Dimension, Key
from customs_cli.register.index.questions.adding import Into
from customs_cli.register.index.questions.clauses import EVERY, Clause, joined, of_parts
from customs_cli.register.index.questions.keys import TOLD_FROM, column_of
from customs_cli.register.index.questions.summing import Sums
from customs_cli.register.index.schema import FACTS, SPLITS, TYPES, united
from customs_cli.register.sql.asking.dialect import Questions
from customs_cli.register.sql.asking.known import SharedKnown
from customs_cli.register.sql.asking.together import width_of


class SharedSums(Sums):
    """Queries sums of a shared register; see `Sums`."""

    def tell_total(self, by: tuple[Dimension, ...]) -> bool:
        """Whether to query the total with the groups: never where batches and parts are grouped together."""
        return bool(by) and not any(dimension.name in SPLITS for dimension in by)

    def _grouped(
        self,
        columns: list[str],
        source: Clause,
        asked: Clause,
        keys: Sequence[Callable[[Any], Sequence[Key]]],
        places: list[int],
        into: Into,
        of: str = "b",
        total: Tally | None = None,
        but: str = "",
    ) -> None:
        """Add groups as `Sums` does; those of a column with very many values come with the meaning of each.

        There are nearly as many of these groups as batches. Therefore the server does not sort each group to leave out
        what repeats in it, and also adds up the total, if it can be told from the groups.
        """
        told = {place: name for place, column in enumerate(columns) if (name := _told(column))}
        if but or not told:
            super()._grouped(columns, source, asked, keys, places, into, of, total, but)
            return
        names, width = ", ".join(columns), len(columns)
        sums = into.columns(of).replace(f"(DISTINCT {of}.confirmed)", f"({of}.confirmed, ',')")
        by, is_total = names, "0"
        if total is not None:
            by, is_total = f"GROUPING SETS (({names}), ())", f"grouping({columns[0]})"
        groups = f"SELECT {names}, {is_total}, {sums} FROM {source.sql} WHERE {asked.sql} GROUP BY {by}"
        own = [f"c{no}" for no in range(width_of(groups))]
        meaning = [f"({SharedKnown.MEANING[name].format(f'own.c{place}')})" for place, name in told.items()]
        rows = self._db.execute(
            f"SELECT {', '.join([*own, *meaning])} FROM ({groups}) AS own ({', '.join(own)})",
            (*source.args, *asked.args),
        ).fetchall()
        for no, (place, name) in enumerate(told.items(), len(own)):
            self._keys.learn(name, ((row[place], row[no]) for row in rows if row[no] is not None))
        if total is not None:
            for row in rows:
                if row[width]:
                    self.add(total, row[width + 1 : len(own)])
        self._take([(*row[:width], *row[width + 1 : len(own)]) for row in rows if not row[width]], keys, places, into)

    def _of_split(self, name: str, columns: list[str], asked: Clause, keys: Any, places: list[int], into: Into) -> None:
        bit = SPLITS[name]
        names = [*(_name(column, place) for place, column in enumerate(columns)), name]
        whole = joined("AND", [asked, Clause(f"b.split & {bit} = 0")])
        source, own = _parts(asked, columns)
        parts = joined("AND", [own, Clause(f"p.dims & {bit} <> 0")])
        said = {
            of: ", ".join(
                [
                    *(f"{column} AS {own}" for column, own in zip([*columns, f"{of}.{name}"], names, strict=True)),
                    *(f"{of}.{fact} AS {fact}" for fact in FACTS),
                ]
            )
            for of in ("b", "p")
        }
        both = Clause(
            f"(SELECT {said['b']} FROM batches AS b WHERE {whole.sql}"
            f" UNION ALL SELECT {said['p']} FROM {source} WHERE {parts.sql}) AS u",
            (*whole.args, *parts.args),
        )
        self._grouped([f"u.{own}" for own in names], both, EVERY, keys, places, into, of="u")

    def _of_told(
        self, name: str, columns: list[str], asked: Clause, keys: Any, places: list[int], into: Into
    ) -> Iterator[str]:
        bit = SPLITS[TOLD_FROM[name]]
        source, own = _parts(asked, columns)
        of_part = self._with_told(Clause(source), name, "p")
        parts = self._set_aside(
            f"SELECT p.no AS no, p.lot AS lot, {column_of('p', name)} AS told, {', '.join(f'p.{one}' for one in FACTS)}"
            f" FROM {of_part.sql} WHERE {own.sql} AND p.dims & {bit} <> 0 AND p.dims & {TYPES} = 0",
            (*of_part.args, *own.args),
        ).sql
        kinds = self._set_aside(
            "SELECT p.no AS no, min(p.told) AS told, max(p.told) AS last,"
            f" count(*) = count(DISTINCT p.told * 4294967296 + p.lot) AS apart FROM {parts} AS p GROUP BY p.no",
            (),
        ).sql
        same = Clause(f"{kinds} AS k JOIN batches AS b ON b.no = k.no")
        self._grouped([*columns, "k.told"], same, Clause("k.told = k.last"), keys, places, into)
        batch = " JOIN batches AS b ON b.no = u.no" if columns else ""
        apart = Clause(
            f"(SELECT p.no AS no, p.told AS told, {united('p')} FROM {kinds} AS k JOIN {parts} AS p ON p.no = k.no"
            f" WHERE k.told <> k.last AND k.apart GROUP BY p.no, p.told) AS u{batch}"
        )
        self._grouped([*columns, "u.told"], apart, EVERY, keys, places, into, of="u")
        rows = self._db.execute(
            f"SELECT b.ref FROM batches AS b WHERE {asked.sql} AND b.split & {bit | TYPES} <> 0"
            f" AND b.no NOT IN (SELECT k.no FROM {kinds} AS k WHERE k.told = k.last OR k.apart) ORDER BY b.ref",
            asked.args,
        )
        return (ref for (ref,) in rows.fetchall())

    def _with_told(self, source: Clause, name: str, table: str) -> Clause:
        of = TOLD_FROM[name]
        told = sorted(self._keys.told_from(name))
        codes = chain.from_iterable((code, code + 1) for code, _ in told)  # what lies between two codes is none
        numbers = chain.from_iterable((number, 0) for _, number in told)
        looked_up = f"(SELECT (?::bigint[])[width_bucket({table}.{of}, ?::bigint[])] AS told) AS {of}_told"
        arrays = tuple(f"{{{','.join(map(str, own))}}}" for own in (numbers, codes))
        return Clause(f"{source.sql} JOIN LATERAL {looked_up} ON TRUE", (*source.args, *arrays))

    def _set_aside(self, sql: str, args: tuple[Any, ...]) -> Clause:
        return Clause(cast(Questions, self._db).set_aside(sql, args))


def _parts(asked: Clause, columns: list[str]) -> tuple[str, Clause]:
    own = None if columns else of_parts(asked)
    return ("parts AS p", own) if own else ("batches AS b JOIN parts AS p ON p.no = b.no", asked)


def _told(column: str) -> str:
    name = column.partition(".")[2]
    return name if name in SharedKnown.TOLD else ""


def _name(column: str, place: int) -> str:
    own = column.removeprefix("b.")
    return own if own in SharedKnown.TOLD else f"k{place}"
