"""Country names in English, Chinese and other languages, as found in lists; most are from CLDR."""

import csv
from functools import cache
from pathlib import Path

from customs_cli.domain.values.countries import alpha2
from customs_cli.domain.values.name_matching import folded


@cache
def countries() -> dict[str, str]:
    """Return folded country name, or code of two or three letters, to ISO 3166-1 alpha-2 code."""
    known = {folded(code): two for code, two in alpha2().items()}
    for row in _rows():
        for name in ";".join((row["en"], row["zh"], row["more"])).split(";"):
            known.setdefault(folded(name), row["code"])
            known.setdefault(folded(name.replace("&", "and")), row["code"])
    known.pop("", None)
    return known


def named() -> dict[str, tuple[str, ...]]:
    """Return ISO 3166-1 alpha-2 code to the country's names: English, Chinese, others."""
    return {row["code"]: tuple(";".join((row["en"], row["zh"], row["more"])).strip(";").split(";")) for row in _rows()}


@cache
def chinese_names() -> dict[str, str]:
    """Return ISO 3166-1 alpha-2 code to the Chinese name of the country or region: the first, as on customs papers."""
    return {row["code"]: row["zh"].partition(";")[0] for row in _rows() if row["zh"]}


@cache
def numbers() -> tuple[dict[str, str], dict[str, str]]:
    """Return two tables from three-digit country code to ISO 3166-1 alpha-2 code.

    The first holds the codes of Chinese declarations until 2018: the GACC table of countries (国别（地区）代码表),
    compared with two copies of it in public code: 110 is Hong Kong, 142 China, 502 the United States. (Declarations
    since August 2018 have three letters.) The second holds the numeric codes of ISO 3166-1 (GB/T 2659).
    """
    declared = {row["declared"]: row["code"] for row in _rows() if row["declared"]}
    return declared, {row["numeric"]: row["code"] for row in _rows() if row["numeric"]}


def _rows() -> list[dict[str, str]]:
    path = Path(__file__).parent.parent / "data" / "countries.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
