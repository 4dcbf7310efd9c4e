"""The officers of a shared register as a page and as JSON."""

from collections.abc import Sequence
from typing import Any

from customs_cli.render.layout.page import Column, Page, Table
from customs_cli.render.words.catalogue import Words

Right = tuple[str, str, str, str]
"""(name, role on the server, code of the office, whose batches may be read: `own`, `district`, `all`)."""
_KEYS = ("name", "role", "office", "reads")


def page(rights: Sequence[Right], words: Words) -> Page:
    """Return a table with one row for each right."""
    columns = (
        Column(key="name", heading=words("Officer")),
        Column(key="role", heading=words("Role"), kind="code"),
        Column(key="office", heading=words("Writes for"), kind="code"),
        Column(key="reads", heading=words("Reads"), kind="code"),
    )
    table = Table(columns=columns, rows=tuple(tuple(right) for right in rights))
    return Page(
        title=words("Officers of the shared register"),
        blocks=(table,),
        refs=tuple(dict.fromkeys(role for _, role, *_ in rights)),
    )


def list_json(rights: Sequence[Right]) -> dict[str, Any]:
    """The object of `customs.officers/1`."""
    return {"schema": "customs.officers/1", "officers": [dict(zip(_KEYS, right, strict=True)) for right in rights]}
