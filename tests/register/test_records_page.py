"""docs/RECORDS.md has every table, field and closed word of the records, and what is left out where it is usual."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from customs_cli.register.file.codec import TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "RECORDS.md").read_text(encoding="utf-8")


def kinds(known: Any, seen: set[type]) -> Iterator[type[msgspec.Struct] | str]:
    """Every record that a type is made of, each once, and every closed word."""
    if isinstance(known, str):
        yield known
    for inner in get_args(known):
        yield from kinds(inner, seen)
    if isinstance(known, type) and issubclass(known, msgspec.Struct) and known not in seen:
        seen.add(known)
        yield known
        for hint in get_type_hints(known).values():
            yield from kinds(hint, seen)


def all_kinds() -> list[type[msgspec.Struct] | str]:
    seen: set[type] = set()
    return [kind for table in TABLES for kind in kinds(TABLES[table], seen)]


def test_every_table_field_and_word_of_the_records_is_on_the_page() -> None:
    names = {*TABLES}
    for kind in all_kinds():
        names |= {kind} if isinstance(kind, str) else {field.encode_name for field in msgspec.structs.fields(kind)}
    assert sorted(name for name in names if f"`{name}`" not in PAGE) == []


def test_the_page_names_the_usual_values_that_are_left_out() -> None:
    usual = {
        (field.encode_name, str(field.default).lower())
        for kind in all_kinds()
        if not isinstance(kind, str)
        for field in msgspec.structs.fields(kind)
        if field.default is not msgspec.NODEFAULT and field.default
    }
    left_out = PAGE.split("\n## ")[0]
    assert {name for name, value in usual if f"`{name}`" not in left_out or f"`{value}`" not in left_out} == set()
