"""The columns by which sums are grouped, and the keys that stand for their values in reports."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from customs_cli.domain.query.dimensions import Dimension, Key, route_of
from customs_cli.domain.query.directory import Directory
from customs_cli.register.index.codes import Known
from customs_cli.register.index.days import day_at
from customs_cli.register.index.questions.clauses import COLUMNS
from customs_cli.register.index.rows.facets import values
from customs_cli.register.index.schema import SPLITS

TOLD_FROM = {"right-type": "mark", "holder-country": "holder"}
"""Dimension that is derived from names, and the dimension of `SPLITS` whose codes it is derived from."""


class Plain(NamedTuple):
    """A dimension of which a batch, or a cell, has one value.

    Attributes:
        column: Expression over `batches AS b`, or over `cells`.
        keys: Returns the keys of a value of the column.
        of_cells: The expression over `cells AS b`; empty if cells do not know the dimension.
    """

    column: str
    keys: Callable[[Any], Sequence[Key]]
    of_cells: str = ""


class Keys:
    """Columns and keys of dimensions.

    Args:
        known: The meaning of the numbers of the index.
        directory: Gives district and country.
    """

    def __init__(self, known: Known, directory: Directory) -> None:
        self._known, self._directory = known, directory
        self._meant: dict[str, dict[int, Key]] = {name: {} for name in known.TOLD}
        self._words: dict[str, dict[str, int]] = {name: {"": 0} for name in TOLD_FROM}

    def ahead(self, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Read the meaning of all values of some columns in one query, before their keys are needed."""
        for place, column in enumerate(columns):
            name = column.partition(".")[2]
            if name in self._meant:
                numbers = {row[place] for row in rows if row[place]}
                self.learn(name, self._known.told(name, numbers - self._meant[name].keys()))

    def learn(self, name: str, meant: Iterable[tuple[int, str]]) -> None:
        """Accept the meaning of values of a column of `Known.TOLD`."""
        self._meant[name].update(meant)

    def plain(self, dimension: Dimension) -> Plain:
        """Return the column and the keys of a plain dimension."""
        if dimension.is_chronological:
            return _time(dimension)
        name = dimension.name

        def said(column: str, field: str) -> Plain:
            sayings = self._known.all(column)
            return Plain(f"b.{column}", lambda one: values(column, sayings[one], field) or (None,))

        match name:
            case "office" | "district" | "country":
                return Plain("b.office", self._keys_of_office(name), "b.office")
            case "campaign":
                return said("campaigns", "campaign")
            case "clue-source":
                clues = self._known.all("clues")
                return Plain("b.clues", lambda one: self._clue_sources(values("clues", clues[one], "clue")))
            case "consignor":
                return Plain("b.consignor", self._keys_meant(name))
            case "origin" | "destination":
                return said("place", name)
            case "route":
                return Plain("b.place", self._route)
            case "status" | "assistance":
                return said("course", name)
            case _:
                return said("way", name)

    def scoped(self, name: str) -> Callable[[Any], Sequence[Key]]:
        """Return the function from a value of a scoped or derived dimension's column to its keys."""
        if name in TOLD_FROM:
            words = self._words[name]
            return lambda one: ([*words][one] or None,)
        if name in self._meant:
            return self._keys_meant(name)
        codes = self._known.names(name) if name in ("mark", "holder") else self._known.all(name)
        return lambda one: (codes[one] if one else None,)

    def told_from(self, name: str) -> list[tuple[int, int]]:
        """Return (number of a code, number of the derived value or 0 if unknown) for a dimension of `TOLD_FROM`."""
        tell = self._directory.right_type if name == "right-type" else self._directory.holder_country
        words, codes = self._words[name], self._known.names(TOLD_FROM[name])
        return [(0, 0), *((one, words.setdefault(tell(code) or "", len(words))) for one, code in codes.items())]

    def _keys_of_office(self, name: str) -> Callable[[int], Sequence[Key]]:
        tell = {"district": self._directory.district_of, "country": self._directory.country_of}.get(name, str)
        offices = self._known.all("office")
        return lambda one: (tell(next(iter(values("office", offices[one], "office")), "")),)

    def _route(self, one: int) -> Sequence[Key]:
        saying = self._known.all("place")[one]
        origin, departure, destination = ("".join(values("place", saying, end)) for end in _ENDS)
        return (route_of(departure or origin, destination),)

    def _clue_sources(self, numbers: Sequence[str]) -> Sequence[Key]:
        return tuple(dict.fromkeys(self._directory.clue_source(number) for number in numbers)) or (None,)

    def _keys_meant(self, name: str) -> Callable[[int | None], Sequence[Key]]:
        meant = self._meant[name]
        return lambda one: (meant[one] if one else None,)


def is_scoped(dimension: Dimension) -> bool:
    """Whether different parts of a batch may have different keys of a dimension."""
    return dimension.name in SPLITS or dimension.name in TOLD_FROM


def column_of(table: str, name: str) -> str:
    """Return the column of a scoped dimension in `batches AS b` or `parts AS p`."""
    return f"coalesce({TOLD_FROM[name]}_told.told, 0)" if name in TOLD_FROM else f"{table}.{name}"


_ENDS = ("origin", "departure", "destination")
_TIMES: Mapping[str, Plain] = {
    "day": Plain("{day}", lambda day: (day_at(day).isoformat(),)),
    "week": Plain("{day}", lambda day: (_week(day),)),
    "month": Plain("{day} / 100", lambda month: (f"{month // 100:04}-{month % 100:02}",), "b.span"),
    "quarter": Plain(
        "{day} / 10000 * 10 + ({day} / 100 % 100 + 2) / 3",
        lambda quarter: (f"{quarter // 10:04}-Q{quarter % 10}",),
        "b.span / 100 * 10 + (b.span % 100 + 2) / 3",
    ),
    "year": Plain("{day} / 10000", lambda year: (f"{year:04}",), "b.span / 100"),
}
"""Dimension to the expressions over the column of a day; cells know the day found only."""


def _time(dimension: Dimension) -> Plain:
    column, keys, of_cells = _TIMES[dimension.name]
    column = column.format(day=COLUMNS[dimension.counted_on])
    if dimension.counted_on == "found":
        return Plain(column, keys, of_cells)
    return Plain(column, lambda value: (None,) if value is None else keys(value))


def _week(day: int) -> str:
    year, week, _ = day_at(day).isocalendar()
    return f"{year:04}-W{week:02}"
