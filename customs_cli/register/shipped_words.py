"""Column headings of offices' lists, and the words used in such lists: data that come with the program."""

import csv
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"


@cache
def headings(kind: str) -> dict[str, tuple[str, ...]]:
    """Return field to the headings that mean it, in English, Chinese and other languages.

    Args:
        kind: Kind of list: `batches`, `holders` and so on.
    """
    return {row["field"]: _names(row) for row in _rows("headings.csv") if row["kind"] == kind}


@cache
def words(field: str) -> dict[str, tuple[str, ...]]:
    """Return each allowed value of a field to its other spellings; empty for a field of free text."""
    return {row["word"]: _names(row) for row in _rows("words.csv") if row["field"] == field}


def _names(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for column in ("en", "zh", "more") for name in row[column].split(";") if name)


@cache
def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
