"""The offices that come with the program: Shenzhen Customs and its subordinate offices.

The codes are those published in customs office lists since the merger of 2018; an office added or edited in a register
takes precedence.
"""

from functools import cache
from pathlib import Path

from customs_cli.domain.rights.office import Office


@cache
def offices() -> dict[str, Office]:
    """Return the shipped offices by code.

    The file has no quoting: importing `csv` would take longer than reading it.
    """
    path = Path(__file__).parent.parent / "data" / "offices.csv"
    rows = (line.split(",") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {
        code: Office(code=code, name=name, name_zh=name_zh, parent=parent, country="CN")
        for code, name, name_zh, parent in rows
    }
