"""Numbers that a spreadsheet has rounded and written in full: `530120190041234000`, as each of its list."""

from collections.abc import Iterator, Sequence

from customs_cli.sentences import said
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.rows.entry import ReadRow

_KEPT = 15
"""So many digits of a number a spreadsheet keeps; it puts zeros for the others."""
_BY_CHANCE = 6
"""So many zeros there are by chance once in a million lists."""


def rounded_faults(entries: Sequence[ReadRow]) -> Iterator[Fault]:
    """A fault for each number of a document that is rounded, where all of them that are so long end in zeros.

    Rows of one document would be joined, and two documents be one.
    """
    told = [(entry.row, document.number) for entry in entries if (document := entry.fields.get("document"))]
    numbers = {number for _, number in told if number and len(number) > _KEPT and number.isdecimal()}
    ends = "".join(number[_KEPT:] for number in numbers)
    if len(ends) < _BY_CHANCE or len(numbers) < 2 or ends.strip("0"):
        return
    for row, number in told:
        if number in numbers:
            what = said("{text} is rounded: the spreadsheet kept fifteen digits of it", text=number)
            yield Fault(row, "document_number", what, said("format the column as text and type the number anew"))
