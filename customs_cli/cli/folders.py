"""The platform's folders for the program, and the TOML files in them."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from customs_cli.errors import UsageError, why_not
from customs_cli.register.file.disk.own import as_typed
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.domain.values.units import Unit

APP = "customs-cli"
CONFIG = "config.toml"
"""Name of the file with the office's configuration."""
_SEVERAL = ("officer", "letterhead")
"""Keys that may hold a list."""
_PLACES = ("register", "evidence_folder")
"""Keys that hold a path or an address."""
CALENDAR = "calendar.toml"
"""Name of the file with the office's own working days and holidays."""


def data_folder() -> Path:
    """Return the platform's folder for an application's data."""
    return _folder("XDG_DATA_HOME", ".local/share", "LOCALAPPDATA")


def config_folder() -> Path:
    """Return the platform's folder for an application's configuration."""
    return _folder("XDG_CONFIG_HOME", ".config", "APPDATA")


def own_units() -> "dict[str, Unit]":
    """Return the office's own units, from the table `[units]` of config.toml.

    Raises:
        UsageError: `[units]` is no table of names.
    """
    from customs_cli.domain.values.units import own_units as read

    return read(config_table("units"))


def config_table(name: str) -> dict[str, Any]:
    """Return a table of config.toml; empty where it is missing."""
    path = config_folder() / CONFIG
    table = toml(path).get(name, {})
    if isinstance(table, dict):
        return table
    gone = command("config unset", name)
    raise UsageError(
        "{path}: {key} is not a table", path=path, key=name, hint="{command} removes it", command=gone, at=str(path)
    )


def _folder(xdg: str, below_home: str, windows: str) -> Path:
    if os.name == "nt":
        return Path(os.environ.get(windows) or Path.home()) / APP
    if sys.platform == "darwin" and not os.environ.get(xdg):
        return Path.home() / "Library" / "Application Support" / APP
    return Path(os.environ.get(xdg) or Path.home() / below_home) / APP


def unreadable(path: Path, error: OSError) -> UsageError:
    """Return the error for one of the office's files that cannot be read."""
    return UsageError(
        "cannot read {path}: {why}",
        path=path,
        why=why_not(error),
        hint="check the path, its permissions and the disk",
        at=str(path),
    )


def plain_bytes(path: Path) -> bytes:
    """Return the contents of one of the office's files; a link is followed.

    Raises:
        UsageError: It is a pipe or a device, of which reading might never end.
        OSError: The system refuses.
    """
    if stat.S_ISFIFO(mode := path.stat().st_mode) or stat.S_ISCHR(mode):
        raise UsageError("{path} is not a plain file", path=path, hint="check the path", at=str(path))
    return path.read_bytes()


def toml_text(word: str) -> str:
    r"""Return a string as TOML writes it: as JSON does, except for DEL."""
    import json

    return json.dumps(word, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml(path: Path) -> dict[str, Any]:
    """Return the contents of a TOML file; empty where it is missing.

    Raises:
        UsageError: The file cannot be read, or is no TOML.
    """
    try:
        data = plain_bytes(path)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise unreadable(path, error) from error
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))  # editors on Windows put a mark in front
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            "{path}: {error}",
            path=path,
            error=error,
            hint="see {command}",
            command=command("help", "environment"),
            at=str(path),
        ) from error


def plain(key: str, value: object) -> str:
    """Return a value of config.toml as the environment would have it, with `;` between several.

    Raises:
        UsageError: The value is a table, true or false, or a list for a key with one value; or a relative path, which
            would depend on the current folder.
    """
    several = value if isinstance(value, list) and (key in _SEVERAL or not value) else [value]
    if any(isinstance(one, bool | dict | list) for one in several):
        raise UsageError(
            "{path}: {key} is not text",
            path=config_folder() / CONFIG,
            key=key,
            hint="{command}",
            command=command("config set", key, "VALUE"),
            at=key,
        )
    text = ";".join(map(str, several))
    if key in _PLACES and text and not (set(text) & set("=:") or as_typed(text).is_absolute()):
        raise UsageError(
            "{path}: {key} is not a full path: {value}",
            path=config_folder() / CONFIG,
            key=key,
            value=text[:80],
            hint="{command}",
            command=command("config set", key, "PATH"),
            at=key,
        )
    return text


@contextmanager
def told_by(flag: str | None, variable: str, at: str = "") -> Iterator[None]:
    """Name the source of a refused value in the hint, where it was not typed.

    Args:
        flag: The value as typed; None where the environment or the configuration gave it.
        variable: The environment variable.
        at: The option for the value, where the refusal does not name it.
    """
    try:
        yield
    except UsageError as error:
        error.at = error.at or at
        if flag is None:
            where = variable if os.environ.get(variable) else CONFIG
            error.hint = said("{where}: {hint}", where=where, hint=error.hint)
        raise


def express_told(text: str) -> str | None:
    """Return the procedure for express goods that the environment or the configuration gives; None if it is empty."""
    if not text:
        return None
    from customs_cli.domain.values.word_lists import ExpressProcedure

    known = get_args(ExpressProcedure)
    if text.casefold() not in known:
        with told_by(None, "CUSTOMS_EXPRESS_PROCEDURE"):
            raise UsageError(
                "express goods are not under {text!r}",
                text=text[:40],
                hint="cn_articles or cn_ex_officio",
                candidates=known,
            )
    return text.casefold()


def locale_language() -> str:
    """Return the language of the system's locale: `zh`, else `en`."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.startswith("zh") else "en"


def login_name() -> str:
    """Return the name of the user who is logged in; `unknown` where the system cannot tell."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
