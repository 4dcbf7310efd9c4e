"""Saved maps of other offices' lists: a TOML file each in the folder `maps` beside config.toml, which may be edited."""

import re
from pathlib import Path
from typing import Any

from customs_cli.cli.folders import config_folder, toml, toml_text
from customs_cli.errors import UsageError
from customs_cli.sentences import said
from customs_cli.services.importing.mapping.mapped import AUTO
from customs_cli.services.importing.mapping.saved import Saved

_NAME = re.compile(r"\w[\w.-]{0,39}")


def maps(kind: str) -> list[Saved]:
    """Return every saved map of a kind of list, by name.

    Raises:
        UsageError: A file is not TOML, or holds something other than a map.
    """
    paths = sorted(_folder().glob("*.toml")) if _folder().is_dir() else []
    found = (_read(path) for path in paths)
    return [kept for kept in found if kept.kind == kind]


def save(kept: Saved) -> None:
    """Keep a map; one of the same name is replaced, whole or not at all.

    Raises:
        CannotWrite: The file cannot be written.
    """
    from customs_cli.register.file.disk.owners import make_folders
    from customs_cli.register.file.disk.writing import replace_file, writable

    named = [f"named = [{', '.join(map(toml_text, kept.named))}]"] if kept.named else []
    lines = [
        f"kind = {toml_text(kept.kind)}",
        *named,
        *_table("columns", kept.columns),
        *_table("defaults", kept.defaults),
    ]
    path = _folder() / f"{kept.name}.toml"
    with writable(path, hint=said("check the folder")):
        make_folders(path.parent)
        replace_file(path, ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))


def map_name(text: str) -> str:
    """Return the name of a map, checked.

    Raises:
        UsageError: A map cannot have that name.
    """
    if not _NAME.fullmatch(text) or text == AUTO:
        raise UsageError(
            "{text!r} cannot be the name of a map", text=text[:40], hint="letters, digits, _ . and -", at="--map-save"
        )
    return text


def _folder() -> Path:
    return config_folder() / "maps"


def _read(path: Path) -> Saved:
    found = toml(path)
    columns: Any = found.get("columns")
    defaults: Any = found.get("defaults", {})
    named: Any = found.get("named", [])
    is_map = _is_words(columns) and _is_words(defaults) and isinstance(found.get("kind"), str)
    if not (is_map and isinstance(named, list) and all(isinstance(name, str) for name in named)):
        raise UsageError("{path} is not a map", path=path, hint="correct the file, or delete it", at=str(path))
    return Saved(path.stem, found["kind"], columns, defaults, tuple(named))


def _is_words(table: Any) -> bool:
    return isinstance(table, dict) and all(isinstance(value, str) for value in table.values())


def _table(name: str, words: dict[str, str]) -> list[str]:
    return ["", f"[{name}]", *(f"{toml_text(key)} = {toml_text(value)}" for key, value in words.items())]
