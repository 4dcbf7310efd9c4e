"""Working days: China with its make-up working weekends, the member states of the EU, US federal, and others.

Where the country is not known, or the library lacks it, Monday to Friday are counted, and every count is provisional.

Day 0 is never counted. China's published years are read from a table that ships with the program (`workday_table`,
which tests hold equal to the library `holidays` and to a second source). So are some later years, not yet published, as
long as the installed library is the version they were made from. Other years and countries come from that library,
which is imported when one of their days is asked for. Only the years that a count touches are loaded. An office's own
override (extra holidays, extra working days) wins over both. Weekends are those of the country.

Sources: Measures 41; Regulation (EEC) 1182/71, art. 2 (in the EU a Saturday or Sunday is never a working day).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from customs_cli.domain.time.override import Override
from customs_cli.domain.time.rest_days import other_weekends
from customs_cli.domain.time.workday_table import shipped
from customs_cli.errors import UsageError

EU_MEMBERS = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
"""ISO 3166 codes of the member states."""

FIRST_YEAR, LAST_YEAR = 1950, 2100
"""The years in which working days are counted, inclusive."""

NO_CALENDAR = "Monday-Friday"
"""The calendar used for a country whose holidays are not known."""

_COUNTED_AS = {"GB": "ENG"}
"""Country -> the part whose holidays count: all of the UK has neither Easter Monday nor late August in common."""

_FIRST_VERIFIED = {"CN": 2004}
"""Country -> first year whose yearly notices were compared, day by day, with a second source."""

_YEAR_END = (12, 25)
"""From this day on, the next year's notice may still turn weekends into working days, as it did in 2005 and 2011."""

_ONE_DAY = timedelta(days=1)


class _Year(Struct, frozen=True):
    off: Mapping[date, str]
    make_up: frozenset[date]
    published: bool
    others: frozenset[date] = frozenset()

    def is_weekend(self, day: date) -> bool:
        return day in self.others if self.others else day.weekday() > 4


class WorkingCalendar:
    """The working days of one country.

    Cheap to create: nothing is loaded before the first question. Its answers never change. `own` are the office's days.
    """

    def __init__(self, country: str, *, override: Override | None = None) -> None:
        if country and not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
            raise UsageError(
                "no calendar of working days for {country!r}",
                country=country[:20],
                hint="an ISO 3166 code such as CN, DE or US",
            )
        self._country = country
        self.own = override or Override(source="")
        self._years: dict[int, _Year] = {}
        self._counted: dict[int, list[int]] = {}
        self._added: dict[tuple[date, int], date] = {}

    def version(self, first: date, last: date) -> str:
        """Return the name of the calendar for a count over these days, both inclusive: `CN holidays-0.109`.

        `Override.mark` follows. `Monday-Friday` stands for a country of unknown holidays. The shipped table is named by
        the library that it was made from.
        """
        if all(self._is_shipped(year) for year in range(first.year, last.year + 1)):
            source = shipped().made_from
        elif self._is_known:
            source = _library()
        else:
            source = NO_CALENDAR
        return f"{self._country} {source}".strip() + self.own.mark

    def is_working(self, day: date) -> bool:
        """Return whether `day` is a working day.

        Raises:
            UsageError: The year is outside `FIRST_YEAR` to `LAST_YEAR`.
        """
        if day in self.own.working_days:
            return True
        if day in self.own.holidays:
            return False
        year = self._year(day.year)
        return day in year.make_up if year.is_weekend(day) else day not in year.off

    def why(self, day: date) -> str:
        """Why `day` works or not: `weekday`, `weekend`, `make-up working day`, `override`, or the holiday in English.

        Raises:
            UsageError: The year is outside `FIRST_YEAR` to `LAST_YEAR`.
        """
        if day in self.own.working_days or day in self.own.holidays:
            return "override"
        year = self._year(day.year)
        if day in year.make_up:
            return "make-up working day"
        return year.off.get(day) or ("weekend" if year.is_weekend(day) else "weekday")

    def add(self, day: date, n: int) -> date:
        """Return the `n`th working day after `day` (before it, when `n` is negative); `day` itself is not counted.

        Raises:
            UsageError: The count leaves `FIRST_YEAR` to `LAST_YEAR`.
        """
        if (day, n) not in self._added:
            self._added[day, n] = self._far(day, n)
        return self._added[day, n]

    def _far(self, day: date, n: int) -> date:
        self._year(day.year)
        step = _ONE_DAY if n > 0 else -_ONE_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_on_or_after(self, day: date) -> date:
        """Return the day itself where it is a working day, else the next one that is.

        Raises:
            UsageError: A year is outside `FIRST_YEAR` to `LAST_YEAR`.
        """
        return day if self.is_working(day) else self.add(day, 1)

    def between(self, a: date, b: date) -> int:
        """Return the number of working days after `a`, up to and including `b`; negative when `b` is before `a`.

        Raises:
            UsageError: A year is outside `FIRST_YEAR` to `LAST_YEAR`.
        """
        if b < a:
            return -self.between(b, a)
        whole = sum(self._up_to(year)[-1] for year in range(a.year, b.year))
        return whole + self._up_to(b.year)[b.timetuple().tm_yday] - self._up_to(a.year)[a.timetuple().tm_yday]

    def _up_to(self, year: int) -> list[int]:
        if year not in self._counted:
            self._year(year)
            first = date(year, 1, 1)
            days = (first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))
            self._counted[year] = [0, *accumulate(int(self.is_working(day)) for day in days)]
        return self._counted[year]

    def provisional(self, day_from: date, day_to: date) -> bool:
        """Return whether a later notice may change any day of `day_from` to `day_to`, both inclusive.

        So it is in a year whose make-up working days are not published (or not verified: China before 2004), in the
        last week before such a year, which its notice may still change, and wherever the holidays are not known.

        Raises:
            UsageError: A year is outside `FIRST_YEAR` to `LAST_YEAR`.
        """
        return not all(self._year(year).published for year in _hung_on(day_from, day_to))

    def ships(self, day_from: date, day_to: date) -> bool:
        """Whether the shipped table covers all years that these days, both inclusive, depend on: they are certain."""
        return all(map(self._is_shipped, _hung_on(day_from, day_to)))

    def _is_shipped(self, year: int) -> bool:
        return self._country == "CN" and year in shipped().years

    @cached_property
    def _is_known(self) -> bool:
        if self._country in ("", "CN"):
            return bool(self._country)
        from holidays import country_holidays

        try:
            country_holidays(self._country)
        except NotImplementedError:
            return False
        return True

    def _year(self, year: int) -> _Year:
        if year not in self._years:
            self._years[year] = self._loaded(year)
        return self._years[year]

    def _loaded(self, year: int) -> _Year:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise UsageError(
                "no working days are known for the year {year}",
                year=year,
                hint="give a date from {first} to {last}",
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        if self._is_shipped(year):
            return _shipped(year, *shipped().years[year])
        if self._country == "CN" and year in shipped().expected and _library() == shipped().made_from:
            expected = _shipped(year, shipped().expected[year], "")
            return replace(expected, published=year in self.own.published)
        if not self._is_known:
            return _Year(off={}, make_up=frozenset(), published=year in self.own.published)
        from holidays import country_holidays

        part = _COUNTED_AS.get(self._country)
        days = country_holidays(self._country, subdiv=part, years=year, language="en_US")
        make_up = frozenset(d for d in days.weekend_workdays if d.year == year)
        if self._country == "CN":
            published = year >= _FIRST_VERIFIED["CN"] and bool(make_up)
        else:
            published = days.start_year <= year <= days.end_year
        return _Year(
            off={d: name for d, name in days.items() if d.year == year},
            make_up=frozenset() if self._country in EU_MEMBERS else make_up,
            published=published or year in self.own.published,
            others=frozenset() if self._country == "CN" else other_weekends(days, year),
        )


def _hung_on(first: date, last: date) -> range:
    is_late = (last.month, last.day) >= _YEAR_END and last.year < LAST_YEAR
    return range(first.year, last.year + 1 + is_late)


@cache
def _library() -> str:
    """Return name and version of the installed library, `holidays-0.109`, without importing it.

    The name of its metadata folder gives the version; reading the metadata would take 10 ms.
    """
    from importlib.util import find_spec
    from pathlib import Path

    package = find_spec("holidays")
    beside = Path(package.origin).parent.parent if package and package.origin else Path()
    told = [folder.name.removesuffix(".dist-info") for folder in beside.glob("holidays-*.dist-info")]
    return told[0] if len(told) == 1 else f"holidays-{_own_word()}"


def _own_word() -> str:
    from importlib.machinery import PathFinder
    from importlib.util import find_spec, module_from_spec

    package = find_spec("holidays")
    spec = package and PathFinder.find_spec("holidays.version", package.submodule_search_locations)
    if spec is None or spec.loader is None:
        from holidays.version import __version__

        return __version__
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.__version__)


def _shipped(year: int, off: str, make_up: str) -> _Year:
    return _Year(
        off={_in(year, word[:4]): _name(year, word[4:]) for word in off.split()},
        make_up=frozenset(_in(year, word) for word in make_up.split()),
        published=True,
    )


def _name(year: int, why: str) -> str:
    return shipped().substituted[0].format(_in(year, why[1:])) if why[0] == "<" else shipped().names[why][0]


def _in(year: int, text: str) -> date:
    return date(int(text[:-4] or year), int(text[-4:-2]), int(text[-2:]))
