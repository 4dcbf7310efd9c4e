"""Reads JSON as cells: each object is a row, its keys are columns; elements of a list are joined by semicolons."""

import json
import re
from collections.abc import Iterator
from typing import Any

from customs_cli.errors import UsageError
from customs_cli.sentences import command
from customs_cli.services.importing.reading.grid import Grid, Once, bounded
from customs_cli.services.importing.reading.nested import cases_apart, list_within, rows_as_objects, unfolded

_HALF = "\\ud"
"""Beginning of the escape of half a surrogate pair; one half alone is no text."""

_LINES = re.compile(r"\s*\{[^\n]*\}\s*\n\s*\{")
"""Matches the beginning of JSON lines: an object on the first line, another on the next."""


def grid_of_json(text: str, name: str, notes: tuple[str, ...] = ()) -> Grid:
    """Return the objects of a JSON list, of the only list within a JSON object, or of JSON lines, as rows."""
    if _LINES.match(text):
        return grid_of_lines(text, name, notes)
    return _grid(list(unfolded(enumerate(_listed(_loaded(text, name), name), start=1), name)), name, notes)


def grid_of_lines(text: str, name: str, notes: tuple[str, ...] = ()) -> Grid:
    """Return the objects of JSON lines, or of a JSON list in their place, as rows."""
    if text.lstrip().startswith("["):
        return grid_of_json(text, name, notes)
    lines = enumerate(text.split("\n"), start=1)
    objects = ((no, _loaded(line, f"{name}, line {no}")) for no, line in lines if line.strip())
    return _grid(list(unfolded(objects, name)), name, notes)


def _loaded(text: str, name: str) -> Any:
    try:
        found = json.loads(
            text, parse_float=_number, parse_int=str, parse_constant=_unknown, object_pairs_hook=_once_each
        )
        if _HALF in text.lower():
            json.dumps(found, ensure_ascii=False).encode()  # half a surrogate pair is a ValueError too
    except (ValueError, RecursionError) as error:
        raise UsageError(
            "{name} is not JSON: {error}",
            name=name,
            error=str(error)[:80],
            hint="check the brackets and quotation marks",
        ) from error
    return found


def _number(digits: str) -> str:
    return digits.removesuffix(".0")


def _unknown(word: str) -> None:
    if word != "NaN":
        raise ValueError(f"{word} is no number")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise UsageError("column {twice!r} appears twice", twice=twice[:40], hint="give each column its own name")
    return found


def _listed(found: Any, name: str) -> list[Any]:
    objects = found if isinstance(found, list) else list_within(found)
    if objects is None:
        raise UsageError(
            "{name} is not a list of objects", name=name, hint="a list of objects whose keys are the columns"
        )
    return rows_as_objects(cases_apart(objects))


def _grid(objects: list[tuple[int, Any]], name: str, notes: tuple[str, ...]) -> Grid:
    columns: dict[str, None] = {}
    for no, found in objects:
        if not isinstance(found, dict):
            raise UsageError(
                "{name}, object {no}: not an object",
                name=name,
                no=no,
                hint="a list of objects whose keys are the columns",
            )
        columns.update(dict.fromkeys(found))
    header = bounded(list(columns), 1)
    once = Once()
    told = ((no, bounded(once.row(_cells(found, header, f"{name}, object {no}")), no)) for no, found in objects)
    return Grid([(0, header), *told])._replace(notes=notes)  # the header is row 0: objects are counted from 1


def _cells(found: dict[str, Any], header: list[str], where: str) -> Iterator[str]:
    for column in header:
        yield _cell(found.get(column), f"{where}, {column[:40]}")


def _cell(value: Any, where: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, list) and not any(isinstance(part, list | dict) for part in value):
        return ";".join(_cell(part, where) for part in value)
    if isinstance(value, list) and all(isinstance(part, dict) and len(part) == 1 for part in value):
        return ";".join(_cell(only, where) for part in value for only in part.values())
    if isinstance(value, dict) and set(value) == {"amount", "currency"}:
        return f"{value['amount']} {value['currency']}"
    if not isinstance(value, str):
        raise UsageError(
            "{where}: an object of cells may not contain further lists or objects",
            where=where,
            hint="{command} writes whole batches",
            command=command("export", "-o", "FILE.json"),
        )
    return value
