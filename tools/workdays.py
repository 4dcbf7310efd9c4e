"""Write China's table of working days, `customs_cli/data/workdays.csv`, from the library `holidays`.

Run it when the State Council has published another year, usually in November, and `holidays` has taken the notice in:
raise `LAST`. Only years with published make-up days are rows `year`; some years after them are rows `expected`, as
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
PATH = Path(__file__).parent.parent / "customs_cli" / "data" / "workdays.csv"

_SUBSTITUTED = re.compile(r"(.*substituted from )(\d\d/\d\d/\d{4})(.*)")
_SUBSTITUTED_ZH = re.compile(r"(.*)(\d{4}-\d\d-\d\d)(.*)")


def made() -> str:
    """The table's text."""
    names: dict[tuple[str, str], str] = {}
    forms: set[tuple[str, str]] = set()
    years = [("year", str(year), _off(year, names, forms), _made_up(year)) for year in range(FIRST, LAST + 1)]
    later = range(LAST + 1, LAST + 1 + EXPECTED)
    expected = [("expected", str(year), _off(year, names, forms), "") for year in later]
    ((english, chinese),) = forms
    told = [("name", letter, name, in_chinese) for (name, in_chinese), letter in names.items()]
    head = [("made from", f"holidays-{library}", "", ""), ("substituted", "", english, chinese)]
    rows = [("kind", "key", "days off", "days worked"), *head, *told, *years, *expected]
    return "".join(",".join(row) + "\n" for row in rows)


def _made_up(year: int) -> str:
    """The make-up working days of a published year."""
    worked = _worked(year)
    if not worked:
        raise SystemExit(f"holidays {library} knows no make-up working days of {year}: it cannot be the last year")
    return " ".join(f"{day:%m%d}" for day in worked)


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
