"""Reads the rows of a list in portions: equal cells are read once, and rows are assembled from the values."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import Any

from customs_cli.domain.validation.bounds import MAX_PLACE
from customs_cli.domain.values.digits import in_plain_letters
from customs_cli.services.importing.columns import CODED, Fault
from customs_cli.services.importing.rows.cell_memo import Cells, Memo
from customs_cli.services.importing.rows.cells import is_odd
from customs_cli.services.importing.rows.entry import ReadRow
from customs_cli.services.importing.rows.parts import OWN, Part, assembled, parts, read_entry
from customs_cli.services.importing.rows.sizes import too_long
from customs_cli.services.importing.table import EXTRA, Row, columns_of

_KEPT = 10_000
"""The cache of a part is emptied when it holds more than this, so that a column of numbers cannot fill memory."""

_WRONG: Any = object()
"""Stands for the value of cells with a fault."""


class Reading:
    """Reads rows; equal cells in different portions are read once.

    Args:
        today: No day in the rows may be later.
    """

    def __init__(self, today: date) -> None:
        self._parts = parts(today)
        self._memo: Memo = {}
        self._seen = {part: _Seen(part, self._memo) for each in self._parts for part in each}

    def entries(self, rows: Sequence[Row]) -> Iterator[tuple[ReadRow, tuple[Fault, ...]]]:
        """Yield the contents and the faults of each row; a row with a fault is read once more, cell by cell."""
        portion = _Portion(rows)
        told = (self._told(each, portion) for each in self._parts)
        for place, (line, *values) in enumerate(zip(portion.lines, *told, strict=False)):
            if place in portion.wrong:
                entry, faults = read_entry(rows[place], self._parts, self._memo)
            else:
                entry, faults = assembled(line, *values), ()
            yield entry, (*faults, *too_long(entry)) if place in portion.long else faults

    def _told(self, some: tuple[Part, ...], portion: "_Portion") -> Iterator[tuple[Any, ...]]:
        is_fields = some is self._parts.fields
        wanted = [part for part in some if not is_fields or portion.has(part)]
        return zip(*[self._values(part, portion) for part in wanted], strict=False) if wanted else repeat(())

    def _values(self, part: Part, portion: "_Portion") -> Iterable[Any]:
        seen = self._seen[part]
        if not portion.has(part):
            return repeat(seen.read(()))
        if part.columns[0] in OWN:
            return portion.own(part.columns[0])
        if part.read is None:
            return portion.texts(part.columns[0])
        if len(seen) > _KEPT:
            seen.clear()
        values = list(map(seen.__getitem__, portion.keys(part)))
        if seen.is_any_wrong:
            portion.wrong.update([place for place, value in enumerate(values) if value is _WRONG])
        return values


class _Seen(dict[tuple[str, ...], Any]):
    def __init__(self, part: Part, memo: Memo) -> None:
        super().__init__()
        self._part, self._memo = part, memo
        self.is_any_wrong = False

    def __missing__(self, key: tuple[str, ...]) -> Any:
        value = self[key] = self.read(key)
        self.is_any_wrong |= value is _WRONG
        return value

    def read(self, key: tuple[str, ...]) -> Any:
        cells = Cells(Row(0, dict(zip(self._part.columns, key, strict=False))), self._memo)
        value = self._part.read(cells) if self._part.read else ""
        return _WRONG if cells.faults else value


class _Portion:
    def __init__(self, rows: Sequence[Row]) -> None:
        self.lines, self._columns = columns_of(rows)
        for name in CODED & self._columns.keys():
            if not "".join(self._columns[name]).isascii():
                self._columns[name] = tuple(map(in_plain_letters, self._columns[name]))
        uneven = self._columns.get(EXTRA, ())
        self.wrong = {place for place, cell in enumerate(uneven) if cell}
        texts = [column for name, column in self._columns.items() if name != EXTRA]
        long = [column for column in texts if max(map(len, column), default=0) > MAX_PLACE]
        self.long = {place for column in long for place, cell in enumerate(column) if len(cell) > MAX_PLACE}

    def has(self, part: Part) -> bool:
        return not self._columns.keys().isdisjoint(part.columns)

    def texts(self, column: str) -> list[str]:
        return [cell.strip() for cell in self._columns[column]]

    def own(self, column: str) -> list[str]:
        texts = self.texts(column)
        self.wrong.update([place for place, text in enumerate(texts) if is_odd(text)])
        return texts

    def keys(self, part: Part) -> Iterator[tuple[str, ...]]:
        return zip(*[self._columns.get(column, repeat("")) for column in part.columns], strict=False)
