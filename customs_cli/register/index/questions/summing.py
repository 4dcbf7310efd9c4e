"""Sums from the index: grouped by SQL, converted to keys and added up in Python.

A plain dimension is a column, or derived from one. A scoped dimension (mark, holder, ...) is a column of `batches` if
the whole batch has one key, else there is a row in `parts` for each key. Where two scoped dimensions are combined,
batches with several keys must be read.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

from customs_cli.domain.counting.facts import Tally
from customs_cli.domain.query.dimensions import Dimension, Key
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.time.periods import Period
from customs_cli.register.index.cells import cut
from customs_cli.register.index.codes import Known
from customs_cli.register.index.questions.adding import Adding, Into
from customs_cli.register.index.questions.clauses import ALWAYS, EVERY, Clause, joined, within
from customs_cli.register.index.questions.keys import TOLD_FROM, Keys, Plain, column_of, is_scoped
from customs_cli.register.index.schema import SPLITS, TYPES, sums, united

if TYPE_CHECKING:
    import sqlite3


class Sums:
    """Queries sums from the index.

    Args:
        db: The open index.
        known: The meaning of its numbers.
        directory: Gives district, right type and country.
        has_cells: Whether there are precomputed sums of months and years.
    """

    def __init__(self, db: "sqlite3.Connection", known: Known, directory: Directory, *, has_cells: bool = True) -> None:
        self._db, self._known, self._directory = db, known, directory
        self._has_cells = has_cells
        self.add = Adding(known)
        self._keys = Keys(known, directory)
        self._names_told: set[str] = set()

    def total(self, tally: Tally, period: Period, where: Clause) -> None:
        """Add everything found in a period to a tally: whole months from cells, the days at its ends from batches."""
        is_of_cells = self._has_cells and where.is_of_office
        for table, when in cut(period) if is_of_cells else [("batches", within(period))]:
            asked = joined("AND", [when, where, *([one_or_all(where)] if table == "cells" else [])])
            row = self._db.execute(f"SELECT {sums('b')} FROM {table} AS b WHERE {asked.sought}", asked.args).fetchone()
            self.add(tally, row)

    def tell_total(self, by: tuple[Dimension, ...]) -> bool:
        """Whether to compute the total from the groups by some dimensions.

        That pays if the groups are few and there are no cells.
        """
        return bool(by) and not self._has_cells and not any(dimension.name in self._known.TOLD for dimension in by)

    def counted(
        self,
        by: tuple[Dimension, ...],
        period: Period,
        where: Clause,
        into: Into,
        when: Clause | None = None,
        total: Tally | None = None,
    ) -> Iterator[str]:
        """Add groups by some dimensions; yield the references of batches that the caller must read and add.

        Args:
            by: The dimensions.
            period: The period of the batches.
            where: The filter, an exact clause.
            into: Collects the groups.
            when: Clause that selects the period, if not by the day of the batches.
            total: If given, also takes in the sum of all groups, which saves another query.
        """
        plain = [self._keys.plain(dimension) for dimension in by if not is_scoped(dimension)]
        scoped = [dimension.name for dimension in by if is_scoped(dimension)]
        order = [*(d.name for d in by if not is_scoped(d)), *scoped]
        places = [order.index(dimension.name) for dimension in by]
        columns = [one.column for one in plain]
        if not by:
            return iter(())
        if self._has_cells and not scoped and where.is_of_office and all(one.of_cells for one in plain):
            self._of_cells(plain, period, where, places, into)
            return iter(())
        asked = joined("AND", [when or within(period), where])
        keys = (*(one.keys for one in plain), *(self._keys.scoped(name) for name in scoped))
        if len(scoped) == 1 and scoped[0] in SPLITS:
            self._of_split(scoped[0], columns, asked, keys, places, into)
            return iter(())
        bits, source = 0, Clause("batches AS b")
        for name in scoped:
            bits |= _bits_of(name)
            source = self._with_told(source, name, "b") if name in TOLD_FROM else source
        whole = [*columns, *(column_of("b", name) for name in scoped)]
        if total is not None:
            but = f"b.split & {bits} <> 0" if bits else ""
            self._grouped(whole, source, asked, keys, places, into, total=total, but=but)
        else:
            unsplit = joined("AND", [asked, Clause(f"b.split & {bits} = 0")]) if bits else asked
            self._grouped(whole, source, unsplit, keys, places, into)
        if not bits:
            return iter(())
        if len(scoped) == 1:
            return self._of_told(scoped[0], columns, asked, keys, places, into)
        split = joined("AND", [asked, Clause(f"b.split & {bits} <> 0")])
        rows = self._db.execute(f"SELECT b.ref FROM batches AS b WHERE {split.sql} ORDER BY b.ref", split.args)
        return (ref for (ref,) in rows.fetchall())

    def _of_cells(self, plain: list[Plain], period: Period, where: Clause, places: list[int], into: Into) -> None:
        keys = [one.keys for one in plain]
        offices = Clause("b.office <> 0") if any(one.of_cells == "b.office" for one in plain) else one_or_all(where)
        for table, when in cut(period, by_year=all(one.of_cells == "b.office" for one in plain)):
            if table == "batches":
                asked = joined("AND", [when, where])
                self._grouped([one.column for one in plain], Clause("batches AS b"), asked, keys, places, into)
            else:
                asked = joined("AND", [when, where, offices])
                self._grouped([one.of_cells for one in plain], Clause("cells AS b"), asked, keys, places, into)

    def _of_split(self, name: str, columns: list[str], asked: Clause, keys: Any, places: list[int], into: Into) -> None:
        bit = SPLITS[name]
        unsplit = joined("AND", [asked, Clause(f"b.split & {bit} = 0")])
        self._grouped([*columns, f"b.{name}"], Clause("batches AS b"), unsplit, keys, places, into)
        is_all = asked.sql == ALWAYS and not columns
        source = Clause("parts AS p" if is_all else "batches AS b CROSS JOIN parts AS p ON p.no = b.no")
        own = ALWAYS if is_all else f"b.split & {bit} <> 0"
        parts = joined("AND", [asked, Clause(own), Clause(f"p.dims & {bit} <> 0")])
        self._grouped([*columns, f"p.{name}"], source, parts, keys, places, into, of="p")

    def _of_told(
        self, name: str, columns: list[str], asked: Clause, keys: Any, places: list[int], into: Into
    ) -> Iterator[str]:
        """Add batches of several marks or holders: whole if all give the same key, else each part under its own key.

        Yields the references of batches in which parts that share goods have a key in common: these must be read.
        """
        told, bit = column_of("p", name), SPLITS[TOLD_FROM[name]]
        no = "+b.no" if asked.args else "b.no"  # with a condition, rows must not be read in the order of all batches
        of_batch = self._with_told(Clause(f"CROSS JOIN parts AS p ON p.no = b.no AND p.dims & {bit} <> 0"), name, "p")
        kinds = self._set_aside(
            f"SELECT b.no AS no, min({told}) AS told, max({told}) AS last,"
            f" count(*) = count(DISTINCT {told} || '/' || p.lot) AS apart FROM batches AS b {of_batch.sql}"
            f" WHERE {asked.sql} AND b.split & {bit} <> 0 AND b.split & {TYPES} = 0 GROUP BY {no}",
            (*of_batch.args, *asked.args),
        )
        source = Clause(f"{kinds.sql} AS k JOIN batches AS b ON b.no = k.no", kinds.args)
        self._grouped([*columns, "k.told"], source, Clause("k.told = k.last"), keys, places, into)
        source = Clause(
            f"(SELECT p.no AS no, {told} AS told, {united('p')} FROM {kinds.sql} AS b {of_batch.sql}"
            f" WHERE b.told <> b.last AND b.apart GROUP BY p.no, {told}) AS u JOIN batches AS b ON b.no = u.no",
            (*kinds.args, *of_batch.args),
        )
        self._grouped([*columns, "u.told"], source, EVERY, keys, places, into, of="u")
        rows = self._db.execute(
            f"SELECT b.ref FROM batches AS b WHERE {asked.sql} AND b.split & {bit | TYPES} <> 0"
            f" AND b.no NOT IN (SELECT k.no FROM {kinds.sql} AS k WHERE k.told = k.last OR k.apart) ORDER BY b.ref",
            (*asked.args, *kinds.args),
        )
        return (ref for (ref,) in rows.fetchall())

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
        """Add the groups of some columns under their keys.

        If there is an SQL index for the columns, rows are read in its order. If `total` is given, it takes in all rows,
        and groups for which the condition `but`, if any, is true are not added under their keys.
        """
        names = ", ".join([*columns, but] if but else columns)
        order = ", ".join(f"+{column}" for column in (*columns, but) if column) if asked.args else names
        sql = f"SELECT {names}, {into.columns(of)} FROM {source.sql} WHERE {asked.sql} GROUP BY {order}"
        width = len(columns)
        rows = self._db.execute(sql, (*source.args, *asked.args)).fetchall()
        if total is not None:
            for row in rows:
                self.add(total, row[width + bool(but) :])
        if but:
            rows = [(*row[:width], *row[width + 1 :]) for row in rows if not row[width]]
        self._keys.ahead(columns, rows)
        self._take(rows, keys, places, into)

    def _take(
        self,
        rows: Sequence[Sequence[Any]],
        keys: Sequence[Callable[[Any], Sequence[Key]]],
        places: list[int],
        into: Into,
    ) -> None:
        width, take = len(keys), into.take
        if width == 1:
            (keys_of,) = keys
            for row in rows:
                for one in keys_of(row[0]):
                    take((one,), row[1:])
            return
        meant = [{value: of_one(value) for value in {row[i] for row in rows}} for i, of_one in enumerate(keys)]
        for row in rows:
            for key in product(*[told[value] for told, value in zip(meant, row, strict=False)]):
                take(tuple([key[place] for place in places]), row[width:])

    def _with_told(self, source: Clause, name: str, table: str) -> Clause:
        of = TOLD_FROM[name]
        told = self._told(name)
        sql = f"{source.sql} LEFT JOIN {told.sql} AS {of}_told ON {of}_told.code = {table}.{of}"
        return Clause(sql, (*source.args, *told.args))

    def _told(self, name: str) -> Clause:
        of = TOLD_FROM[name]
        if name not in self._names_told:
            self._names_told.add(name)
            self._db.execute(f"CREATE TEMP TABLE {of}_told (code INTEGER PRIMARY KEY, told INT)")
            self._db.executemany(f"INSERT INTO temp.{of}_told VALUES (?, ?)", self._keys.told_from(name))
        return Clause(f"temp.{of}_told")

    def _set_aside(self, sql: str, args: tuple[Any, ...]) -> Clause:
        self._db.execute("DROP TABLE IF EXISTS temp.kinds")
        self._db.execute(f"CREATE TEMP TABLE kinds AS {sql}", args)
        return Clause("temp.kinds")


def _bits_of(name: str) -> int:
    return SPLITS[TOLD_FROM[name]] | TYPES if name in TOLD_FROM else SPLITS[name]


def one_or_all(where: Clause) -> Clause:
    """Return the clause for cells of all offices together, or of each office if the filter is about offices."""
    return Clause("b.office = 0" if where.sql == ALWAYS else "b.office <> 0")
