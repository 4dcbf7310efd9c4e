"""Numbered columns: `商标1`, `商标2` are marks of the same goods; `Goods 1`, `Qty 1`, `Goods 2` are several lines.

So are marks that each have a quantity of their own, `商标1`, `数量1`, `商标2`, `数量2`, of goods named once. Numbered
outcomes are those of the goods, or the marks, with the same number.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from customs_cli.errors import UsageError
from customs_cli.sentences import Listed, said
from customs_cli.services.importing.mapping.further_goods import KEYS, OF_GOODS, named_rows, refuse_no_case
from customs_cli.services.importing.mapping.header.headings import heading
from customs_cli.services.importing.mapping.header.vocabulary import Vocabulary
from customs_cli.services.importing.table import ReadTable, Rows

_NUMBERED = re.compile(r"(.*\D)\s*?[(（#_-]?\s*(\d{1,2}|[一二三四五六七八九])\s*[)）]?")
_ORDINAL = re.compile(r"[(（]\s*(?:\d{1,2}|[一二三四五六七八九])\s*[)）]$")
_TOLD_IN = re.compile(r"\s*([(（][^()（）]*[)）])$")
"""Matches the unit behind the number of a column: `数量1（双）`, `Quantity 1 ('000)`."""
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", start=1)}
_OF_EACH = (*OF_GOODS, "outcome")
"""Fields whose numbered columns belong to the goods, or the mark, of that number."""
_AMONG = re.compile(r"[;；、,，]")
_COUNTS = ("goods", "quantity", "value")
_OF_ALL = ("quantity", "value", "confirmed_items")
"""Fields that, given once beside several goods, cannot be shared out."""
_TELLING = ("goods", "quantity", "marks", "value")
"""Fields of which any says that a row has goods of that number; a unit or a currency may be filled in beforehand."""
_ONCE = ("case_value", "note")


class _Families(NamedTuple):
    places: dict[str, dict[int, int]]
    others: dict[int, str]


def without_numbers(table: ReadTable, words: Vocabulary) -> ReadTable:
    """Return the list with one column of marks, or a row for each of the goods in a row; a note says which."""
    if words.kind != "batch" or not isinstance(table.rows, Rows):
        return table
    families = _families(table.header, words)
    told = set(families.places)
    for field, own in families.places.items():
        if field in _OF_ALL and len({_told_in(table.header[place]) for place in own.values()}) > 1:
            _refuse(table, families, field)
    if "goods" in told or _are_counted_by_mark(families.places):
        return _apart(table, families, words)
    if told & set(_COUNTS):
        _refuse(table, families, next(field for field in _COUNTS if field in told))
    if "outcome" in told:
        table = _told_by_mark(table, families, words)
    for field in sorted(told - {"outcome"}):
        table = _joined(table, field, _families(table.header, words).places, words)
    return table


def _are_counted_by_mark(places: dict[str, dict[int, int]]) -> bool:
    return "marks" in places and places["marks"].keys() == places.get("quantity", {}).keys()


def _families(header: Sequence[str], words: Vocabulary) -> _Families:
    found: dict[str, dict[int, int]] = {}
    fields = {place: next(iter(words.fields(name)), "") for place, name in enumerate(header)}
    for place, name in enumerate(header):
        if (parted := _parted(name)) and (not fields[place] or _ORDINAL.search(name)):
            meant = words.fields(parted[1])
            own = next(filter(_OF_EACH.__contains__, meant), next(iter(meant), ""))
            found.setdefault(own, {}).setdefault(int(_DIGITS.get(parted[2], parted[2])), place)
    for place, field in fields.items():
        bare = header[place].removesuffix(_told_in(header[place]))
        if field in found and heading(bare) == _base(header, found[field]):
            found[field].setdefault(1, place)
    several = {field: dict(sorted(own.items())) for field, own in found.items() if field in _OF_EACH and len(own) > 1}
    if not several.keys() & {"goods", "marks"}:
        several.pop("outcome", None)  # the results of one matter, one after the other
    numbered = {place for own in several.values() for place in own.values()}
    for place, name in enumerate(header):
        fields[place] = fields[place] or next(filter(_OF_ALL.__contains__, words.parts(name)), "")
    return _Families(several, {place: field for place, field in fields.items() if place not in numbered})


def _base(header: Sequence[str], own: dict[int, int]) -> str:
    parted = _parted(header[min(own.values())])
    return heading(parted[1]) if parted else ""


def _parted(name: str) -> re.Match[str] | None:
    return _NUMBERED.fullmatch(name) or _NUMBERED.fullmatch(_TOLD_IN.sub("", name))


def _told_in(name: str) -> str:
    return "" if _NUMBERED.fullmatch(name) else "".join(_TOLD_IN.findall(name))


def _called(header: Sequence[str], place: int, words: Vocabulary) -> str:
    name = header[place]
    parted, told = _parted(name), _told_in(name)
    called = f"{parted[1].strip()}{told}" if parted and (told or not words.parts(name)) else name
    return name if called in header else called


def _refuse(table: ReadTable, families: _Families, field: str) -> None:
    names = [table.header[place] for place in families.places[field].values()]
    raise UsageError(
        "columns {names}: which goods does each column belong to?",
        names=Listed(names[:4]),
        hint="number the columns in the same way: goods 1, quantity 1, goods 2, quantity 2",
        at=names[0],
    )


def _joined(table: ReadTable, field: str, places: dict[str, dict[int, int]], words: Vocabulary) -> ReadTable:
    own, marks = places[field], places.get("marks", {}) if field == "holder" else {}

    def told(line: int, cells: Sequence[str]) -> str:
        names = [cell for place in own.values() if (cell := cells[place].strip())]
        if not marks:
            return ";".join(dict.fromkeys(names))
        unheld = [cells[place].strip() for no, place in marks.items() if no not in own or not cells[own[no]].strip()]
        if names and any(unheld):
            raise UsageError(
                "row {row}: {mark} has no holder, but another mark of the row has one",
                row=line,
                mark=next(filter(None, unheld))[:40],
                hint="name the holder of each mark of the row, or of none",
                at=table.header[next(iter(own.values()))],
            )
        return ";".join(names)

    return _in_one(table, list(own.values()), told, words)


def _told_by_mark(table: ReadTable, families: _Families, words: Vocabulary) -> ReadTable:
    outcomes, marks = families.places["outcome"], families.places["marks"]
    if outcomes.keys() != marks.keys():
        _refuse(table, families, "outcome")

    def told(_: int, cells: Sequence[str]) -> str:
        said_of = {no: [*filter(None, map(str.strip, _AMONG.split(cells[at])))] for no, at in outcomes.items()}
        if any(said_of[no] and not cells[at].strip() for no, at in marks.items()):
            _refuse(table, families, "outcome")
        return ";".join(f"{cells[marks[no]].strip()}={word}" for no, own in said_of.items() for word in own)

    return _in_one(table, list(outcomes.values()), told, words)


def _in_one(
    table: ReadTable, places: Sequence[int], told: Callable[[int, Sequence[str]], str], words: Vocabulary
) -> ReadTable:
    first, further = places[0], set(places[1:])
    called = _called(table.header, first, words)
    header = tuple(
        called if place == first else name for place, name in enumerate(table.header) if place not in further
    )
    rows = []
    for line, cells in table.rows.numbered:  # type: ignore[attr-defined]
        if len(cells) == len(table.header):
            own = told(line, cells)
            cells = [own if place == first else cell for place, cell in enumerate(cells) if place not in further]
        rows.append((line, list(cells)))
    note = said("columns read together: {columns}", columns=Listed(table.header[place] for place in places))
    return table._replace(header=header, rows=Rows(header, rows), notes=(*table.notes, note))


def _apart(table: ReadTable, families: _Families, words: Vocabulary) -> ReadTable:
    numbers = sorted({number for own in families.places.values() for number in own})
    kept = [*families.others, *(own[min(own)] for own in families.places.values())]
    header = tuple(_called(table.header, place, words) for place in kept)
    rows: list[tuple[int, list[str]]] = []
    several = []
    for line, cells in table.rows.numbered:  # type: ignore[attr-defined]
        if len(cells) != len(table.header):
            rows.append((line, list(cells)))
            continue
        told = [number for number in numbers if _is_told(cells, number, families)] or numbers[:1]
        if len(told) > 1:
            _check(table, line, cells, families)
            several.append(line)
        rows += [(line, list(_one(cells, number, families, number != told[0]))) for number in told]
    note = said("rows with several goods, split into separate goods: {rows}", rows=named_rows(several))
    return table._replace(
        header=header, rows=Rows(header, rows), notes=(*table.notes, note) if several else table.notes
    )


def _is_told(cells: Sequence[str], number: int, families: _Families) -> bool:
    own = (families.places[field].get(number) for field in _TELLING if field in families.places)
    return any(cells[place].strip() for place in own if place is not None)


def _one(cells: Sequence[str], number: int, families: _Families, is_further: bool) -> Iterator[str]:
    for place, field in families.others.items():
        yield "" if is_further and field in _ONCE else cells[place]
    for own in families.places.values():
        yield cells[own[number]] if number in own else ""


def _check(table: ReadTable, line: int, cells: Sequence[str], families: _Families) -> None:
    told = {field: place for place, field in families.others.items() if cells[place].strip()}
    once = next((field for field in _OF_ALL if field in told), "")
    if once:
        raise UsageError(
            "row {row}, {column}: one value is given for several goods",
            row=line,
            column=table.header[told[once]],
            hint="give one value for each: {column} 1, {column} 2",
            at=table.header[told[once]],
        )
    if not told.keys() & set(KEYS):
        refuse_no_case(line)
