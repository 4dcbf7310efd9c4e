"""What the topics of help say that a command takes, it takes."""

import csv
from pathlib import Path

from running import Customs


def test_import_reads_every_column_that_help_lists(customs: Customs, names: None) -> None:
    text = customs("help", "formats").out
    listed = text.partition("customs import: ")[2].partition("Must be there")[0].split()
    assert {"reference", "found_by", "consignor_uscc"} <= set(listed)
    told = {"office": "5320", "found_on": "2019-07-01", "goods": "shoes", "quantity": "20", "marks": "NIKE"}
    with Path("all.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, listed)
        writer.writeheader()
        writer.writerow(told)
    assert customs("import", "all.csv").code == 0
