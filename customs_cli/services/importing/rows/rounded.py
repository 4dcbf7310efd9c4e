"""Finds numbers that a spreadsheet rounded and wrote in full, such as `530120190041234000`."""

from collections.abc import Iterator, Sequence

from customs_cli.sentences import said
from customs_cli.services.importing.columns import Fault
from customs_cli.services.importing.rows.entry import ReadRow

_KEPT = 15
"""The digits of a number that spreadsheets keep; the others become zeros."""
_BY_CHANCE = 6
"""The number of zeros in a row that occur by chance only once in a million lists."""


def rounded_faults(entries: Sequence[ReadRow]) -> Iterator[Fault]:
    """Yield a fault for each document number that seems rounded: where all numbers longer than 15 digits end in zeros.

    Rounding makes different documents look alike, and their rows would be joined to one case.
    """
    told = [(entry.row, document.number) for entry in entries if (document := entry.fields.get("document"))]
    numbers = {number for _, number in told if number and len(number) > _KEPT and number.isdecimal()}
    ends = "".join(number[_KEPT:] for number in numbers)
    if len(ends) < _BY_CHANCE or len(numbers) < 2 or ends.strip("0"):
        return
    for row, number in told:
        if number in numbers:
            what = said("{text} is rounded: the spreadsheet kept fifteen digits of it", text=number)
            yield Fault(row, "document_number", what, said("format the column as text and type the number again"))
