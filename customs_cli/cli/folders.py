"""The platform's folders, and the TOML files in them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from customs_cli.errors import UsageError, why_not
from customs_cli.register.file.disk.own import as_typed
from customs_cli.sentences import command, said

if TYPE_CHECKING:
    from customs_cli.domain.values.units import Unit

APP = "customs-cli"
CONFIG = "config.toml"
"""The office's configuration, in the folder of that."""
_SEVERAL = ("officer", "letterhead")
"""Keys of it that may hold a list."""
_PLACES = ("register", "evidence_folder")
"""Keys of it that say where something is."""
CALENDAR = "calendar.toml"
"""The office's own working days and holidays, beside it."""


def data_folder() -> Path:
    """The platform's folder for an application's data."""
    return _folder("XDG_DATA_HOME", ".local/share", "LOCALAPPDATA")


def config_folder() -> Path:
    """The platform's folder for an application's configuration."""
    return _folder("XDG_CONFIG_HOME", ".config", "APPDATA")


def own_units() -> "dict[str, Unit]":
    """The office's own units: the table `[units]` of config.toml.

    Raises:
        UsageError: It is no table of names.
    """
    from customs_cli.domain.values.units import own_units as read

    return read(config_table("units"))


def config_table(name: str) -> dict[str, Any]:
    """A table of config.toml; empty where there is none.

    Raises:
        UsageError: What stands under that name is no table.
    """
    path = config_folder() / CONFIG
    table = toml(path).get(name, {})
    if isinstance(table, dict):
        return table
    gone = command("config unset", name)
    raise UsageError(
        "{path}: {key} is no table", path=path, key=name, hint="{command} takes it out", command=gone, at=str(path)
    )


def _folder(xdg: str, below_home: str, windows: str) -> Path:
    if os.name == "nt":
        return Path(os.environ.get(windows) or Path.home()) / APP
    if sys.platform == "darwin" and not os.environ.get(xdg):
        return Path.home() / "Library" / "Application Support" / APP
    return Path(os.environ.get(xdg) or Path.home() / below_home) / APP


def unreadable(path: Path, error: OSError) -> UsageError:
    """A file of the office's own cannot be read, and why."""
    return UsageError(
        "cannot read {path}: {why}",
        path=path,
        why=why_not(error),
        hint="check the path, its permissions and the disk",
        at=str(path),
    )


def toml(path: Path) -> dict[str, Any]:
    """A TOML file; empty when there is none.

    Raises:
        UsageError: It cannot be read, or is none.
    """
    if path.is_fifo() or path.is_char_device():  # to read it might never end
        raise UsageError("{path} is no plain file", path=path, hint="check the path", at=str(path))
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise unreadable(path, error) from error
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
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
    """A value of config.toml as the environment would say it, `;` between several.

    Raises:
        UsageError: It is a table, a list where one text is meant, or yes or no; or a path that means another place in
            every folder.
    """
    several = value if isinstance(value, list) and (key in _SEVERAL or not value) else [value]
    if any(isinstance(one, bool | dict | list) for one in several):
        raise UsageError(
            "{path}: {key} is no text",
            path=config_folder() / CONFIG,
            key=key,
            hint="{command}",
            command=command("config set", key, "VALUE"),
            at=key,
        )
    text = ";".join(map(str, several))
    if key in _PLACES and text and not (set(text) & set("=:") or as_typed(text).is_absolute()):
        raise UsageError(
            "{path}: {key} is no whole path: {value}",
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
    """Refuse a value; the hint says where it stands, where nobody typed it.

    Args:
        flag: What was typed; None where the environment or the configuration says it.
        variable: That of the environment.
        at: The option that it could be typed at, where the refusal does not tell.
    """
    try:
        yield
    except UsageError as error:
        error.at = error.at or at
        if flag is None:
            where = variable if os.environ.get(variable) else CONFIG
            error.hint = said("{where}: {hint}", where=where, hint=error.hint)
        raise


def locale_language() -> str:
    """The language of the system's locale: `zh`, else `en`."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.startswith("zh") else "en"


def login_name() -> str:
    """Who is logged in on this machine; `unknown` where it cannot tell."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
