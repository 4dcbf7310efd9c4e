"""China's days off and make-up working days of published years, by the State Council's yearly notices, and some later.

`data/workdays.csv`, which `tools/workdays.py` makes from the library holidays.
"""

from functools import cache
from typing import NamedTuple

from customs_cli.data import rows


class Table(NamedTuple):
    """The table of working days.

    Attributes:
        made_from: The library and its version: what the calendar of these years is called.
        substituted: Name of a day off in place of another day, in English and Chinese, and how the other is written.
        names: Letter -> name of a holiday in English and Chinese.
        years: Year -> its days off (month and day, then the letter of the name or `<` and the day it stands in for),
            and its make-up working days.
        expected: Year whose notice is not published -> its days off, as that version of the library expects them.
    """

    made_from: str
    substituted: tuple[str, str]
    names: dict[str, tuple[str, str]]
    years: dict[int, tuple[str, str]]
    expected: dict[int, str]


@cache
def shipped() -> Table:
    """Return the table, read once."""
    of = {kind: [row[1:] for row in known if row[0] == kind] for known in [rows("workdays.csv")] for kind in _KINDS}
    return Table(
        made_from=of["made from"][0][0],
        substituted=(of["substituted"][0][1], of["substituted"][0][2]),
        names={letter: (english, chinese) for letter, english, chinese in of["name"]},
        years={int(year): (off, worked) for year, off, worked in of["year"]},
        expected={int(year): off for year, off, _ in of["expected"]},
    )


_KINDS = ("made from", "substituted", "name", "year", "expected")
