"""Lists that have a column for each kind of document: the number that a row fills is that of its batch."""

from pathlib import Path

import pytest
from test_import_amounts import listed
from test_import_offices_elsewhere import read

HEAD = "数量,总运单号,提单号,分运单号,邮件号,报关单号"


@pytest.mark.parametrize(
    ("cells", "number", "note"),
    [
        (",,,,530120190123456789", "530120190123456789", ""),
        (",,,EB123456785CN,", "EB123456785CN", ""),
        (",BL123456,,,530120190123456789", "530120190123456789", "提单号: BL123456"),
        ("999-1111,,H-1234567,,", "H-1234567", "总运单号: 999-1111"),
        ("999-1111,,,,", "", "总运单号: 999-1111"),
    ],
)
def test_the_number_that_a_row_fills_is_that_of_its_batch(tmp_path: Path, cells: str, number: str, note: str) -> None:
    faults, (batch,), _ = read(listed(tmp_path, HEAD, f"12双,{cells}"))
    assert (faults, batch.document.number if batch.document else "", batch.lines[0].note) == ([], number, note)


def test_a_paper_of_many_consignments_joins_none(tmp_path: Path) -> None:
    rows = ("12双,999-1111,,H-1234567,,", "13双,999-1111,,H-1234568,,")
    faults, batches, _ = read(listed(tmp_path, HEAD, *rows))
    assert (faults, len(batches)) == ([], 2)
