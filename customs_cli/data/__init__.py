"""What ships with the program as data: tables (csv) and texts (md), read where they are used.

`tools/characters.py` makes `names/simplified.csv` from OpenCC's dictionary (opencc-python-reimplemented 0.1.7, Apache
License 2.0), and `names/pinyin.csv` from pypinyin 0.55.0.
"""

from functools import cache
from pathlib import Path


def text(name: str) -> str:
    """Return a file that ships with the program."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table without quotes, but for its heading; the module `csv` costs an act too much."""
    return tuple(tuple(line.split(",")) for line in text(name).splitlines()[1:])
