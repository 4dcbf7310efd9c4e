"""What is offered from outside the register: saved views, and the system's printers."""

from collections.abc import Iterator

QUICK = 0.5
"""Seconds that the system may take to name its printers."""


def views(what: str, word: str, before: list[str]) -> Iterator[tuple[str, str]]:
    """The saved views, and what may be done with them.

    Args:
        what: `named` where a view is named after what is done with it.
        word: What has been typed.
        before: The words of the line before it.

    Raises:
        UsageError: The file of the views cannot be read.
    """
    from customs_cli.cli.options.views import WORDS
    from customs_cli.cli.options.views import views as saved

    if what == "named" and "remove" not in before:
        return
    yield from ((name, " ".join(line)) for name, line in saved().items() if name.startswith(word))
    if what != "named":
        yield from ((act, "") for act in WORDS if act.startswith(word))


def printers(word: str) -> Iterator[tuple[str, str]]:
    """The printers that the system names at once; none where it does not.

    Raises:
        OSError: It cannot be asked.
        TimeoutExpired: It takes too long.
    """
    import shutil
    import subprocess

    if lpstat := shutil.which("lpstat"):
        done = subprocess.run([lpstat, "-e"], capture_output=True, timeout=QUICK, check=False)
        names = done.stdout.decode("utf-8", "replace").split("\n")
        yield from ((name, "") for name in names if name.startswith(word))
