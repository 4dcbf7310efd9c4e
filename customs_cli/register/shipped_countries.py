"""Countries by their names in English, Chinese and other languages, as lists write them; most are those of CLDR."""

import csv
from functools import cache
from pathlib import Path

from customs_cli.domain.values.countries import alpha2
from customs_cli.domain.values.name_matching import folded


@cache
def countries() -> dict[str, str]:
    """Name, folded, or code of two or three letters -> ISO 3166-1 alpha-2."""
    known = {folded(code): two for code, two in alpha2().items()}
    for row in _rows():
        for name in ";".join((row["en"], row["zh"], row["more"])).split(";"):
            known.setdefault(folded(name), row["code"])
            known.setdefault(folded(name.replace("&", "and")), row["code"])
    known.pop("", None)
    return known


@cache
def chinese_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 -> the country's Chinese name, the usual short one where there are several."""
    return {row["code"]: min(row["zh"].split(";"), key=len) for row in _rows() if row["zh"]}


@cache
def numbers() -> tuple[dict[str, str], dict[str, str]]:
    """Three digits -> ISO 3166-1 alpha-2: in China's declarations until 2018, and as ISO 3166-1 has them (GB/T 2659).

    The first is GACC's table of countries (国别（地区）代码表), compared with two copies of it in public code: 110 is
    Hong Kong, 142 China, 502 the United States. Declarations since August 2018 have three letters.
    """
    declared = {row["declared"]: row["code"] for row in _rows() if row["declared"]}
    return declared, {row["numeric"]: row["code"] for row in _rows() if row["numeric"]}


def _rows() -> list[dict[str, str]]:
    path = Path(__file__).parent.parent / "data" / "countries.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
