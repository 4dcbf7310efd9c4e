"""Puts completion scripts where each shell looks for them; the officer's own files are never edited."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from customs_cli.cli.completion.powershell import quoted as in_powershell
from customs_cli.cli.completion.tree import tree
from customs_cli.cli.folders import data_folder
from customs_cli.errors import CannotWrite, Conflict, why_not
from customs_cli.sentences import said

MARK = "made by `customs completion"
"""Text in the first lines of every script of this program; only files with it are overwritten or removed."""
_ZSH = "autoload -Uz compinit && compinit"
"""A zsh whose configuration lacks this line completes nothing; a second time it does no harm."""


class ScriptPlace(NamedTuple):
    """The path of a script, and the line that some shells need in their own configuration."""

    path: Path
    line: str
    config: str


def script(shell: str) -> str:
    """Return the completion script of a shell."""
    made = import_module(f"customs_cli.cli.completion.{shell}").script(tree())
    return str(made)


def place(shell: str) -> ScriptPlace:
    """Return the place of a shell's script."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    places: dict[str, Callable[[], ScriptPlace]] = {
        "bash": lambda: _needing(data / "bash-completion/completions/customs", "source {path}", "~/.bashrc"),
        "zsh": lambda: _needing(data / "zsh/site-functions/_customs", f"fpath=({{folder}} $fpath); {_ZSH}", "~/.zshrc"),
        "fish": lambda: ScriptPlace(config / "fish/completions/customs.fish", "", ""),
        "powershell": lambda: _needing(data_folder() / "customs.ps1", ". {path}", "$PROFILE", in_powershell),
    }
    return places[shell]()


def install(shell: str) -> ScriptPlace:
    """Write a shell's script, whole or not at all, and return its place.

    Raises:
        Conflict: A file of another program is there.
        CannotWrite: The file cannot be written.
    """
    from customs_cli.register.file.disk.writing import replace_file, writable

    target = place(shell)
    _refuse_foreign(target.path)
    with writable(target.path, hint=said("check the path, its permissions and the disk")):
        target.path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target.path, script(shell).encode())
    return target


def uninstall(shell: str) -> bool:
    """Remove a shell's script, and return whether there was one."""
    path = place(shell).path
    if not path.exists():
        return False
    _refuse_foreign(path)
    try:
        path.unlink()
    except OSError as error:
        raise CannotWrite(
            "cannot remove {path}: {why}",
            path=path,
            why=why_not(error),
            hint="check the path, its permissions and the disk",
            at=str(path),
        ) from error
    return True


def _needing(path: Path, line: str, config: str, quoted: Callable[[str], str] = quote) -> ScriptPlace:
    return ScriptPlace(path, line.format(path=quoted(str(path)), folder=quoted(str(path.parent))), config)


def _refuse_foreign(path: Path) -> None:
    if path.exists() and MARK not in path.read_text(encoding="utf-8", errors="replace")[:400]:
        raise Conflict("{path} belongs to another program", path=path, hint="move it away first", at=str(path))
