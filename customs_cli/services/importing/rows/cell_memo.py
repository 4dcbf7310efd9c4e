"""Reads the cells of one row one by one. Every fault is kept; a fault does not stop the next cell from being read."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from customs_cli.errors import CustomsError
from customs_cli.sentences import said
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.table import Row

T = TypeVar("T")
Memo = dict[tuple[str, ...], Any]
"""(column, text) -> its value, or the refusal of it: most cells of a column repeat an earlier one."""


class Cells:
    """The cells of a row, read one by one; the faults found are in `faults`."""

    def __init__(self, row: Row, memo: Memo) -> None:
        self._cells = row.cells
        self.line = row.line
        self._memo = memo
        self.faults: list[Fault] = []

    def text(self, column: str) -> str:
        """Return the stripped text of a cell; empty where the row has no such cell."""
        return self._cells.get(column, "").strip()

    def filled(self, columns: Collection[str]) -> set[str]:
        """Return which of the given columns the row has; their cells may still be blank."""
        return self._cells.keys() & columns

    def read(self, column: str, parse: Callable[[str], T]) -> T | None:
        """Return the parsed value of a cell; None when it is empty or wrong. A wrong cell becomes a fault."""
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
        """Return what `make` gives for the texts of several cells, computed once for equal texts.

        Returns:
            None where `make` refuses the texts; the refusal becomes a fault of `column`.
        """
        key = (column, *texts)
        if key not in self._memo:
            self._memo[key] = tried(lambda _: make(*texts), "")
        found = self._memo[key]
        if isinstance(found, CustomsError):
            self.refuse(column, found)
            return None
        return found  # type: ignore[no-any-return]

    def refuse(self, column: str, error: CustomsError) -> None:
        """Keep the refusal of a cell as a fault."""
        near = said("did you mean {name}?", name=error.candidates[0]) if error.candidates else ""
        fault = Fault(self.line, column, error.message, near or error.hint, code=error.code)
        if fault not in self.faults:  # value and case_value share their currency
            self.faults.append(fault)


def tried(parse: Callable[[str], T], text: str) -> T | CustomsError:
    """Return the parsed value of a text, or the error that the parser raised."""
    try:
        return parse(text)
    except CustomsError as error:
        return error
