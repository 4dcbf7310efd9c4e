"""Countries by their English and Chinese names, as lists write them; the names are those of Unicode's CLDR."""

import csv
from functools import cache
from pathlib import Path

from customs_cli.domain.values.countries import alpha2
from customs_cli.domain.values.name_matching import folded


@cache
def countries() -> dict[str, str]:
    """Name, folded, in English or Chinese, or code of two or three letters -> ISO 3166-1 alpha-2."""
    path = Path(__file__).parent.parent / "data" / "countries.csv"
    known = {folded(code): two for code, two in alpha2().items()}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in (*row["en"].split(";"), *row["zh"].split(";")):
                known.setdefault(folded(name), row["code"])
    known.pop("", None)
    return known
