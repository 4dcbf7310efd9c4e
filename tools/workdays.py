"""Write China's table of working days, `customs_cli/domain/time/workday_table.py`, from the library `holidays`.

Run it when the State Council has published another year, usually in November, and `holidays` has taken the notice in:
raise `LAST`. Only years with published make-up days belong into `YEARS`; some years after them stand in `EXPECTED`, as
the library expects them, so that a deadline that reaches into one need not import it.
"""

import re
from datetime import date, datetime
from pathlib import Path
from string import ascii_letters

from holidays import country_holidays
from holidays.version import __version__ as library

FIRST, LAST = 2004, 2026
"""The years of the table, inclusive: those compared, day by day, with a second source."""
EXPECTED = 10
"""How many years after them are shipped as the library expects them: no deadline is longer."""
PATH = Path(__file__).parent.parent / "customs_cli" / "domain" / "time" / "workday_table.py"

_SUBSTITUTED = re.compile(r"(.*substituted from )(\d\d/\d\d/\d{4})(.*)")
_SUBSTITUTED_ZH = re.compile(r"(.*)(\d{4}-\d\d-\d\d)(.*)")

HEAD = '''"""China's days off and make-up working days of {first} to {last}, by the State Council's yearly notices.

Made by `tools/workdays.py` from the library holidays {library}; not to be edited. Read by `workdays`.
"""
# ruff: noqa: E501
# fmt: off

MADE_FROM = "holidays-{library}"
"""The library and its version: what the calendar of these years is called."""

SUBSTITUTED = ({substituted})
"""Name of a day off in place of another day, in English and Chinese, and how the other day is written in it."""

'''


def made() -> str:
    """The module's text."""
    names: dict[tuple[str, str], str] = {}
    forms: set[tuple[str, str]] = set()
    rows = [f"    {year}: ({_row(year, names, forms)})," for year in range(FIRST, LAST + 1)]
    later = [f'    {year}: "{_off(year, names, forms)}",' for year in range(LAST + 1, LAST + 1 + EXPECTED)]
    ((english, chinese),) = forms
    head = HEAD.format(first=FIRST, last=LAST, library=library, substituted=f'"{english}", "{chinese}"')
    told = [f'    "{letter}": ("{name}", "{in_chinese}"),' for (name, in_chinese), letter in names.items()]
    return "\n".join(
        [
            head + "NAMES = {",
            *told,
            "}",
            '"""Letter -> name of a holiday in English and Chinese."""',
            "",
            "YEARS = {",
            *rows,
            "}",
            '"""Year -> its days off (month and day, then the letter of the name or `<` and the day',
            'it stands in for) and its make-up working days."""',
            "",
            "EXPECTED = {",
            *later,
            "}",
            '"""Year whose notice is not published -> its days off, as that version of the library expects them."""',
            "",
        ]
    )


def _row(year: int, names: dict[tuple[str, str], str], forms: set[tuple[str, str]]) -> str:
    """The days off of a published year, and its make-up working days, as two texts; names and forms met are added."""
    worked = _worked(year)
    if not worked:
        raise SystemExit(f"holidays {library} knows no make-up working days of {year}: it cannot be the last year")
    return f'"{_off(year, names, forms)}",\n           "{" ".join(f"{day:%m%d}" for day in worked)}"'


def _worked(year: int) -> list[date]:
    days = country_holidays("CN", years=year, language="en_US")
    return sorted(day for day in days.weekend_workdays if day.year == year)


def _off(year: int, names: dict[tuple[str, str], str], forms: set[tuple[str, str]]) -> str:
    """The days off of a year as a text; names and forms met are added."""
    days = country_holidays("CN", years=year, language="en_US")
    chinese = country_holidays("CN", years=year, language="zh_CN")
    off = []
    for day in sorted(day for day in days if day.year == year):
        if other := _SUBSTITUTED.fullmatch(days[day]):
            before, _, behind = _parts(_SUBSTITUTED_ZH, chinese[day])
            forms.add((f"{other[1]}{{:%m/%d/%Y}}{other[3]}", f"{before}{{:%Y-%m-%d}}{behind}"))
            off.append(f"{day:%m%d}<{_short(_day(other[2]), year)}")
        else:
            letter = names.setdefault((days[day], chinese[day]), ascii_letters[len(names)])
            off.append(f"{day:%m%d}{letter}")
    if year > LAST and _worked(year):
        raise SystemExit(f"holidays {library} knows the make-up working days of {year}: raise LAST")
    return " ".join(off)


def _parts(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    found = pattern.fullmatch(text)
    assert found, text
    return found[1], found[2], found[3]


def _day(text: str) -> date:
    return datetime.strptime(text, "%m/%d/%Y").date()


def _short(day: date, year: int) -> str:
    return f"{day:%m%d}" if day.year == year else f"{day:%Y%m%d}"


if __name__ == "__main__":
    PATH.write_text(made(), encoding="utf-8")
