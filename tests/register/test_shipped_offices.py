"""The offices that come with the program, read once more with the `csv` of the standard library."""

import csv
from pathlib import Path

import customs_cli
from customs_cli.register.shipped_offices import offices


def test_every_row_of_the_file_is_an_office_as_a_reader_of_csv_reads_it() -> None:
    path = Path(customs_cli.__file__).parent / "data" / "offices.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    told = {code: {name: getattr(office, name) for name in rows[code]} for code, office in offices().items()}
    assert told == rows
