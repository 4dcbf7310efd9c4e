"""Text written in the officer's own editor."""

import shlex
import subprocess
import sys
from pathlib import Path

from customs_cli.cli.desk import Desk
from customs_cli.errors import Cancelled, CannotWrite
from customs_cli.register.file.disk.aside import aside
from customs_cli.sentences import command, said

REMARK = "#"
"""Lines that begin with it are instructions, and left out."""


def written(desk: Desk, about: str) -> str:
    """Return the text written in `VISUAL` or `EDITOR`, without the lines that begin with `#`.

    Args:
        desk: The officer's desk.
        about: The subject, shown in the file.

    Raises:
        Cancelled: Nothing was written.
        CannotWrite: The editor cannot be run, or failed.
    """
    head = desk.words("Lines that begin with # are ignored; an empty text writes nothing.")
    with aside("note.txt", f"\n{REMARK} {about}\n{REMARK} {head}\n".encode()) as file:
        _run(_editor(desk), file)
        lines = file.read_bytes().decode("utf-8-sig", "surrogateescape").splitlines()
    text = "\n".join(line.rstrip() for line in lines if not line.startswith(REMARK)).strip()
    if not text:
        raise Cancelled("nothing was recorded")
    return text


def _editor(desk: Desk) -> str:
    usual = "notepad" if sys.platform == "win32" else "vi"
    return desk.given("VISUAL", "editor") or desk.given("EDITOR", "editor") or usual


def _run(editor: str, file: Path) -> None:
    try:
        words = shlex.split(editor, posix=sys.platform != "win32")
        status = subprocess.run([*words, str(file)], check=False).returncode
    except (OSError, ValueError) as error:
        raise _failed(editor, str(error)) from error
    if status:
        raise _failed(editor, said("it ended with exit status {status}", status=status))


def _failed(editor: str, why: str) -> CannotWrite:
    return CannotWrite(
        "the editor {editor!r} wrote nothing: {why}",
        editor=editor[:60],
        why=why,
        hint="set EDITOR, or {command}",
        command=command("note", "REF", "TEXT"),
    )
