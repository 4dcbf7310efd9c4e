"""The rows of a list, a portion at a time: what equal cells say is read once, and put together row by row."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import Any

from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.rows.cell_memo import Cells, Memo
from customs_cli.services.importing.rows.entry import ReadRow
from customs_cli.services.importing.rows.parts import OWN, Part, assembled, parts, read_entry
from customs_cli.services.importing.table import EXTRA, Row

_KEPT = 10_000
"""From so many different texts of a part on they are forgotten, lest a column of numbers fill the memory."""

_WRONG: Any = object()
"""Stands for what cells say that hold a fault."""


class Reading:
    """Rows while they are read.

    Args:
        today: No day of them is later.
    """

    def __init__(self, today: date) -> None:
        self._parts = parts(today)
        self._memo: Memo = {}
        self._seen: dict[Part, dict[tuple[str, ...], Any]] = {part: {} for each in self._parts for part in each}

    def entries(self, rows: Sequence[Row]) -> Iterator[tuple[ReadRow, tuple[Fault, ...]]]:
        """Each row as values, and what is wrong with it; one with a fault is read cell by cell."""
        portion = _Portion(rows)
        told = (self._told(each, portion) for each in self._parts)
        for place, (row, *values) in enumerate(zip(rows, *told, strict=False)):
            if place in portion.wrong:
                yield read_entry(row, self._parts, self._memo)
            else:
                yield assembled(row.line, *values), ()

    def _told(self, some: tuple[Part, ...], portion: "_Portion") -> Iterator[tuple[Any, ...]]:
        """For each row the values of some parts; of those that give fields of a batch only the ones that are there."""
        is_fields = some is self._parts.fields
        wanted = [part for part in some if not is_fields or portion.has(part)]
        return zip(*[self._values(part, portion) for part in wanted], strict=False) if wanted else repeat(())

    def _values(self, part: Part, portion: "_Portion") -> Iterable[Any]:
        if not portion.has(part):
            return repeat(self._read(part, ()))
        if part.columns[0] in OWN:
            return portion.own(part.columns[0])
        if part.read is None:
            return portion.texts(part.columns[0])
        seen, keys = self._seen[part], portion.keys(part)
        if len(seen) > _KEPT:
            seen.clear()
        for key in keys:
            if key not in seen:
                seen[key] = self._read(part, key)
        portion.is_wrong(keys, {key for key in dict.fromkeys(keys) if seen[key] is _WRONG})
        return [seen[key] for key in keys]

    def _read(self, part: Part, key: tuple[str, ...]) -> Any:
        cells = Cells(Row(0, dict(zip(part.columns, key, strict=False))), self._memo)
        value = part.read(cells) if part.read else ""
        return _WRONG if cells.faults else value


class _Portion:
    """Some rows, column by column.

    Attributes:
        wrong: The places of those that hold a fault.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self._cells = [row.cells for row in rows]
        self._given = frozenset[str]().union(*self._cells)
        is_uneven = EXTRA in self._given
        self.wrong = {place for place, cells in enumerate(self._cells) if EXTRA in cells} if is_uneven else set[int]()

    def has(self, part: Part) -> bool:
        """Whether any row has a cell of a part."""
        return not self._given.isdisjoint(part.columns)

    def texts(self, column: str) -> list[str]:
        """The text of each row in a column."""
        return [cells.get(column, "").strip() for cells in self._cells]

    def own(self, column: str) -> list[str]:
        """The same of identifiers; a row is wrong where one may be rounded."""
        texts = self.texts(column)
        self.wrong.update([place for place, text in enumerate(texts) if "+" in text])
        return texts

    def keys(self, part: Part) -> list[tuple[str, ...]]:
        """What stands in the cells of a part, row by row."""
        columns = [
            [cells.get(column, "") for cells in self._cells] if column in self._given else repeat("")
            for column in part.columns
        ]
        return list(zip(*columns, strict=False))

    def is_wrong(self, keys: Sequence[tuple[str, ...]], wrong: set[tuple[str, ...]]) -> None:
        """Note the rows whose cells are among some that hold a fault."""
        if wrong:
            self.wrong.update([place for place, key in enumerate(keys) if key in wrong])
