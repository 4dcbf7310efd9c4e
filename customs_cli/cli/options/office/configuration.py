"""The office's configuration: the keys of config.toml, each checked as the program itself reads it, and the file."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from customs_cli.cli.folders import config_folder, data_folder, locale_language, login_name, toml
from customs_cli.cli.options.office.config_values import (
    NUMBERS,
    TABLES,
    Value,
    checked,
    in_table,
    table_of,
)
from customs_cli.cli.places import shown
from customs_cli.domain.values.name_matching import split_names
from customs_cli.errors import NotFound, UsageError
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.cli.desk import Desk

KEYS = tuple(
    "register office section officer lang letterhead pager printer lock_timeout evidence_folder"
    " express_procedure today".split()
)
"""Keys that may be set, apart from tables, whose keys are `units.NAME`, `numbers.FORM`, `documents.FIELD`."""
_WHOLE = {"units.": "units.NAME", "numbers.": "numbers.FORM", "documents.": "documents.FIELD"}


class Setting(NamedTuple):
    """A key and its value where no option says otherwise.

    Attributes:
        key: One of `KEYS`, or `units.NAME`, `numbers.FORM`, `documents.FIELD`.
        value: None where nothing is set and the system decides.
        source: `environment`, `config` or `default`.
    """

    key: str
    value: Any
    source: str


def path() -> Path:
    """Return where config.toml is, or would be."""
    return config_folder() / "config.toml"


def setting(key: str) -> Setting:
    """Return the value of a key and its source.

    Raises:
        UsageError: There is no such key, or the file cannot be read.
    """
    import os

    key, kept = known(key), toml(path())
    if table := in_table(key):
        return Setting(key, table_of(kept, table).get(key.removeprefix(table)), "config")
    if given := os.environ.get(variable(key)):
        return Setting(key, split_names(given) if key == "officer" else shown(key, given), "environment")
    if kept.get(key) not in (None, "", []):
        value = kept[key] if isinstance(kept[key], list | int | float) else shown(key, str(kept[key]))
        return Setting(key, value, "config")
    return Setting(key, _default(key), "default")


def settings() -> list[Setting]:
    """Return the value of every key, and the office's own tables.

    Raises:
        UsageError: The file cannot be read.
    """
    kept = toml(path())
    named = (table + name for table in TABLES for name in table_of(kept, table) if name.strip())
    return [setting(key) for key in (*KEYS, *named)]


def strangers() -> list[str]:
    """Return keys of the file that are never read.

    Raises:
        UsageError: The file cannot be read.
    """
    from customs_cli.domain.documents.forms import FORMS

    kept = toml(path())
    unread = [key for key in kept if key not in (*KEYS, *(table.rstrip(".") for table in TABLES))]
    return unread + [NUMBERS + name for name in table_of(kept, NUMBERS) if name not in FORMS]


def variable(key: str) -> str:
    """Return the environment variable that overrides a key."""
    return f"CUSTOMS_{key.upper()}"


def known(key: str, also: Iterable[str] = ()) -> str:
    """Return the key as it is written in the file.

    Args:
        key: As typed.
        also: Further keys that may be meant.

    Raises:
        UsageError: There is no such key; the nearest are named.
    """
    plain = key.strip()
    if plain.casefold().replace("-", "_") in KEYS:
        return plain.casefold().replace("-", "_")
    if plain in also or ((table := in_table(plain)) and plain.removeprefix(table).strip()):
        return plain
    from customs_cli.domain.documents.fields import USUAL
    from customs_cli.domain.values.name_matching import nearest

    near = tuple(_WHOLE.get(name, name) for name in nearest(plain, (*KEYS, *TABLES)))
    near = (f"documents.{plain}",) if plain in USUAL else near
    lists = command("config list")
    hint = said("did you mean {name}? {command} lists them", name=near[0], command=lists) if near else ""
    raise UsageError(
        "there is no setting {key!r}",
        key=plain[:40],
        hint=hint or said("{command} lists them", command=lists),
        candidates=near,
    )


def put(desk: "Desk", key: str, text: str) -> None:
    """Set a key; comments and order of the file stay.

    Args:
        desk: The officer's desk.
        key: One of `KEYS`, or `units.NAME`, `numbers.FORM`, `documents.FIELD`.
        text: Its value as typed; `;` between several.

    Raises:
        UsageError: There is no such key, or it takes no such value.
        NotFound: The register does not know the office.
        CannotWrite: The file cannot be written.
    """
    key, kept = known(key), toml(path())
    if not text.strip():
        gone = command("config unset", key)
        raise UsageError("{key} is empty", key=key, hint="{command} removes it", command=gone, at=key)
    _check_text(key, text)
    if (table_name := in_table(key).rstrip(".")) and not isinstance(kept.get(table_name, {}), dict):
        gone = command("config unset", table_name)
        raise UsageError(
            "{path}: {key} is not a table", path=path(), key=table_name, hint="{command} removes it", command=gone
        )
    value = checked(desk, key, text.strip())

    def change(document: Any) -> None:
        table, name = _table_of(document, key)
        table[name] = value

    _change(change)


def take_out(key: str) -> None:
    """Remove a key from the file, also one that is never read.

    Raises:
        UsageError: There is no such key.
        NotFound: The key is not in the file.
        CannotWrite: The file cannot be written.
    """
    kept = toml(path())
    key = known(key, kept)
    table_name = in_table(key)
    if key not in kept and not (table_name and key.removeprefix(table_name) in table_of(kept, table_name)):
        raise NotFound("{key} is not in {path}", key=key, path=path(), hint="{command}", command=command("config list"))

    def change(document: Any) -> None:
        table, name = _table_of(document, key)
        del table[name]

    _change(change)


def _table_of(document: Any, key: str) -> tuple[Any, str]:
    if not (name := in_table(key)):
        return document, key
    import tomlkit

    return document.setdefault(name.rstrip("."), tomlkit.table()), key.removeprefix(name)


def _change(change: Callable[[Any], None]) -> None:
    import tomlkit

    from customs_cli.register.file.disk.own import followed
    from customs_cli.register.file.disk.owners import make_folders
    from customs_cli.register.file.disk.writing import replace_file, writable

    toml(path())  # refuse a file that is not TOML
    file = followed(path())
    document = tomlkit.parse(file.read_bytes().decode("utf-8-sig")) if file.exists() else tomlkit.document()
    change(document)
    with writable(file):
        make_folders(file.parent)
        replace_file(file, tomlkit.dumps(document).encode("utf-8"))


def _check_text(key: str, text: str) -> None:
    from customs_cli.domain.validation.bounds import MAX_REASON
    from customs_cli.domain.validation.values import check_size_of

    check_size_of(text, MAX_REASON)
    if any(character < " " or "\x7f" <= character <= "\x9f" or "\ud800" <= character <= "\udfff" for character in text):
        raise UsageError(
            "the value of {key} is not plain text", key=key, hint="check the encoding of the terminal", at=key
        )


def _default(key: str) -> Value | None:
    from customs_cli.register.sql.address import is_shared

    match key:
        case "register":
            return str(data_folder() / "register.json")
        case "officer":  # for a shared register the server knows who acts
            return None if is_shared(str(setting("register").value)) else [login_name()]
        case "lang":
            return locale_language()
        case "lock_timeout":
            return 5
    return None
