"""Turns JSON cases that contain a list of goods into rows: one for each of the goods, with the values of its case."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from customs_cli.errors import UsageError
from customs_cli.services.importing.mapping.header.vocabulary import vocabulary
from customs_cli.services.importing.mapping.header.whose import PARTIES

_COMMON = ("office", "parent_office", "direction", "channel", "transport", "currency", "campaign")
"""Fields that a file may give once for all of its cases."""
_DEEPEST = 4
"""The most levels of objects in which a list is searched for."""
_WRAPPERS = ("properties", "attributes", "_source", "fields", "record")
"""Keys under which other systems keep all values of a case."""
_CASE, _DAY = "case_id", "found_on"
_KEYS = (_CASE, "document_number", "reference")


def unfolded(objects: Iterable[tuple[int, Any]], name: str) -> Iterator[tuple[int, Any]]:
    """Yield the objects, with one row for each object in the list that an object contains.

    The values of an object within the object become columns whose names are joined from both keys.
    """
    objects = list(objects)
    parted = _parted(found for _, found in objects)
    listed = {key for _, found in objects for key, value in _cells_of(found) if _is_list(value)}
    of_goods = _parted(each for _, found in objects for each in _goods_of(found))
    for no, found in objects:
        if not isinstance(found, dict):
            yield no, found
            continue
        where = f"{name}, object {no}"
        plain = {key: value for key, value in _flat(found, parted, where) if value or key not in listed}
        lists = [key for key, value in plain.items() if _is_list(value)]
        if len(lists) != 1:
            yield no, plain
            continue
        goods = plain.pop(lists[0])
        _check(plain, goods, where)
        yield from ((no, {**plain, **_beside(dict(_flat(each, of_goods, where)), plain, lists[0])}) for each in goods)


def list_within(found: Any, depth: int = 0) -> list[Any] | None:
    """Return the only list in an object or in the objects nested in it; None where there is none, or several.

    An object whose keys are numbers of cases counts as a list. Fields in `_COMMON` that stand beside the list are added
    to each of its objects. The names of a table's columns may be in a list of their own.
    """
    if not isinstance(found, dict) or depth > _DEEPEST:
        return None
    if (table := _with_header(found)) is not None:
        return table
    lists = [value for value in found.values() if isinstance(value, list)]
    lists = lists or list(filter(None, map(_by_number, found.values())))
    lists = lists or [inner for value in found.values() if (inner := list_within(value, depth + 1)) is not None]
    lists = lists or list(filter(None, [_by_number(found)]))
    return with_common(lists[0], found) if len(lists) == 1 else None


def cases_apart(objects: list[Any]) -> list[Any]:
    """Return the cases of objects that each contain a list of cases (an office's, say); other objects as they are."""
    lists = [
        [key for key, value in found.items() if _is_list(value)] if isinstance(found, dict) else [] for found in objects
    ]
    if not objects or any(len(keys) != 1 for keys in lists):
        return objects
    told = [({**found}, found[key], key) for found, (key,) in zip(objects, lists, strict=True)]
    of_case = (_DAY, *_KEYS)
    is_of_cases = all(any(_field(own) in of_case for own in case) for _, cases, _ in told for case in cases)
    if not is_of_cases or any(_field(key) in of_case for around, _, _ in told for key in around):
        return objects
    return [
        {**{own: value for own, value in around.items() if own != key}, **case}
        for around, cases, key in told
        for case in cases
    ]


def rows_as_objects(objects: list[Any]) -> list[Any]:
    """Turn a list of lists of cells, the first of them a header, into objects; return any other list as it is."""
    if len(objects) < 2 or not all(isinstance(row, list) and row for row in objects):
        return objects
    header, *rows = objects
    is_table = all(isinstance(name, str) and name for name in header) and len(set(header)) == len(header)
    is_table = is_table and all(len(row) == len(header) for row in rows)
    return [dict(zip(header, row, strict=True)) for row in rows] if is_table else objects


def _with_header(found: Mapping[str, Any]) -> list[Any] | None:
    lists = [value for value in found.values() if isinstance(value, list) and value]
    headers = [each for each in lists if all(isinstance(cell, str) and not cell.isdecimal() for cell in each)]
    tables = [each for each in lists if all(isinstance(row, list) for row in each)]
    return [headers[0], *tables[0]] if len(headers) == len(tables) == 1 else None


def _by_number(found: Any) -> list[Any]:
    if not isinstance(found, dict) or not found or not all(isinstance(value, dict) for value in found.values()):
        return []
    told = {_field(key) for value in found.values() for key in value}
    if len(told - {""}) < 2:
        return []
    is_named = bool(told & set(_KEYS)) or (_counts(found) and not any(map(_is_list, _values_of(found))))
    return [value if is_named else {_CASE: key, **value} for key, value in found.items()]


def _counts(keys: Iterable[str]) -> bool:
    told = [*keys]
    return any(told == [str(first + place) for place in range(len(told))] for first in (0, 1))


def _values_of(found: Mapping[str, Mapping[str, Any]]) -> Iterator[Any]:
    return (value for each in found.values() for value in each.values())


def with_common(objects: list[Any], around: Mapping[str, Any]) -> list[Any]:
    common = {key: value for key, value in around.items() if isinstance(value, str) and _field(key) in _COMMON}
    return [{**common, **each} if isinstance(each, dict) else each for each in objects] if common else objects


def _flat(found: Mapping[str, Any], parted: Collection[str], where: str) -> Iterator[tuple[str, Any]]:
    for key, value in _unwrapped(found):
        if _is_parted(value):
            yield from ((_joined(key, own), each) for own, each in value.items())
        elif key not in parted:
            yield key, value
        elif value not in (None, "", [], {}):
            raise UsageError(
                "{where}: {key} is a single cell here, but several cells elsewhere",
                where=where,
                key=key[:40],
                hint="write it in the same way in every object",
            )


def _joined(key: str, own: str) -> str:
    return key if own == "name" and _field(key) in PARTIES else f"{key} {own}"


def _is_parted(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) != {"amount", "currency"}


def _parted(objects: Iterable[Any]) -> set[str]:
    return {key for found in objects for key, value in _cells_of(found) if _is_parted(value)}


def _goods_of(found: Any) -> Iterator[Any]:
    for _, value in _cells_of(found):
        yield from value if _is_list(value) else ()


def _cells_of(found: Any) -> Iterator[tuple[str, Any]]:
    yield from _unwrapped(found) if isinstance(found, dict) else ()


def _unwrapped(found: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in found.items():
        is_wrapper = key in _WRAPPERS and isinstance(value, dict) and not set(value) & set(found)
        yield from value.items() if is_wrapper else ((key, value),)


def _beside(own: dict[str, Any], case: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {f"{name} {key}" if key in case or _is_mere(key, name) else key: value for key, value in own.items()}


def _is_mere(key: str, name: str) -> bool:
    return not _field(key) and bool(_field(f"{name} {key}"))


def _check(case: Mapping[str, Any], goods: list[Any], where: str) -> None:
    if len(goods) > 1 and not any(value and _field(key) in _KEYS for key, value in case.items()):
        raise UsageError(
            "{where}: several goods, but no number of their case", where=where, hint="give each case a case_id"
        )


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _field(name: str) -> str:
    return next(iter(vocabulary("batch").fields(name)), "")
