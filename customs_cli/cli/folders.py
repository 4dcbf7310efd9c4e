"""The platform's folders, and the TOML files in them."""

import os
import sys
from pathlib import Path
from typing import Any

from customs_cli.errors import UsageError

APP = "customs-cli"


def data_folder() -> Path:
    """The platform's folder for an application's data."""
    return _folder("XDG_DATA_HOME", ".local/share", "LOCALAPPDATA")


def config_folder() -> Path:
    """The platform's folder for an application's configuration."""
    return _folder("XDG_CONFIG_HOME", ".config", "APPDATA")


def _folder(xdg: str, below_home: str, windows: str) -> Path:
    if os.name == "nt":
        return Path(os.environ.get(windows) or Path.home()) / APP
    if sys.platform == "darwin" and not os.environ.get(xdg):
        return Path.home() / "Library" / "Application Support" / APP
    return Path(os.environ.get(xdg) or Path.home() / below_home) / APP


def toml(path: Path) -> dict[str, Any]:
    """A TOML file; empty when there is none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}", at=str(path)) from error
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}", hint="see customs help environment", at=str(path)) from error
