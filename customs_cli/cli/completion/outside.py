"""Offers from outside the register: saved views, the system's printers, and countries."""

from collections.abc import Iterator

QUICK = 0.5
"""Seconds that the system may take to list its printers."""


def views(what: str, word: str, before: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the saved views, and the words for what may be done with them.

    Args:
        what: `named` where the name of a view follows the word `remove`.
        word: The beginning that has been typed.
        before: The earlier words of the line.

    Raises:
        UsageError: The file of views cannot be read.
    """
    from customs_cli.cli.options.views import WORDS
    from customs_cli.cli.options.views import views as saved

    if what == "named" and "remove" not in before:
        return
    yield from ((name, " ".join(line)) for name, line in saved().items() if name.startswith(word))
    if what != "named":
        yield from ((act, "") for act in WORDS if act.startswith(word))


def printers(word: str) -> Iterator[tuple[str, str]]:
    """Yield the printers of the system; none where it has no command for that.

    Raises:
        OSError: The command cannot be run.
        TimeoutExpired: The command takes too long.
    """
    import shutil
    import subprocess

    if lpstat := shutil.which("lpstat"):
        done = subprocess.run([lpstat, "-e"], capture_output=True, timeout=QUICK, check=False)
        names = done.stdout.decode("utf-8", "replace").split("\n")
        yield from ((name, "") for name in names if name.startswith(word))


def countries(word: str) -> Iterator[tuple[str, str]]:
    """Yield the countries whose code, or name in any language known, begins with a word; each with its name."""
    from customs_cli.domain.values.name_matching import folded
    from customs_cli.register.shipped_countries import named

    begun = folded(word)
    for code, names in named().items():
        if any(folded(name).startswith(begun) for name in (code, *names)):
            yield code, names[0]
