"""The cells of one row, read one by one; every fault is kept, and none stops the next cell from being read."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from customs_cli.errors import CustomsError
from customs_cli.sentences import said
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.table import Row

T = TypeVar("T")
Memo = dict[tuple[str, ...], Any]
"""(column, text) -> its value, or the refusal: most cells of a column say what another said."""


class Cells:
    """The cells of a row, read one by one."""

    def __init__(self, row: Row, memo: Memo) -> None:
        self._cells = row.cells
        self.line = row.line
        self._memo = memo
        self.faults: list[Fault] = []

    def text(self, column: str) -> str:
        """The text of a cell; empty when there is none."""
        return self._cells.get(column, "").strip()

    def filled(self, columns: Collection[str]) -> set[str]:
        """Those of some columns that the row may fill."""
        return self._cells.keys() & columns

    def read(self, column: str, parse: Callable[[str], T]) -> T | None:
        """The value of a cell; None when it is empty or wrong."""
        cell = self._cells.get(column)
        text = cell.strip() if cell else ""
        if not text:
            return None
        key = column, text
        if key not in self._memo:
            self._memo[key] = tried(parse, text)
        found = self._memo[key]
        if isinstance(found, CustomsError):
            self.refuse(column, found)
            return None
        return found  # type: ignore[no-any-return]

    def once(self, column: str, make: Callable[..., T], *texts: str) -> T | None:
        """What is made of several cells, made once for the same texts; None, and a fault of `column`, where refused."""
        key = (column, *texts)
        if key not in self._memo:
            self._memo[key] = tried(lambda _: make(*texts), "")
        found = self._memo[key]
        if isinstance(found, CustomsError):
            self.refuse(column, found)
            return None
        return found  # type: ignore[no-any-return]

    def refuse(self, column: str, error: CustomsError) -> None:
        """Keep what is wrong with a cell."""
        near = said("did you mean {name}?", name=error.candidates[0]) if error.candidates else ""
        fault = Fault(self.line, column, error.message, near or error.hint, code=error.code)
        if fault not in self.faults:  # value and case_value share their currency
            self.faults.append(fault)


def tried(parse: Callable[[str], T], text: str) -> T | CustomsError:
    """What a parser gives, or its refusal."""
    try:
        return parse(text)
    except CustomsError as error:
        return error
