"""The offices that come with the program: Shenzhen Customs and its subordinate offices.

Codes as published in customs office lists since the merger of 2018; an office added or edited in a register wins.
"""

from functools import cache
from pathlib import Path

from customs_cli.domain.rights.office import Office


@cache
def offices() -> dict[str, Office]:
    """The shipped offices by code."""
    import csv

    path = Path(__file__).parent.parent / "data" / "offices.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {
            row["code"]: Office(
                code=row["code"], name=row["name"], name_zh=row["name_zh"], parent=row["parent"], country="CN"
            )
            for row in rows
        }
