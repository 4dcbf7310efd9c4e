"""The reader's language where no desk is set up yet: for refusals of the command line itself, and for help."""

from customs_cli.cli.arguments import hoisted
from customs_cli.errors import CustomsError


def language(arguments: list[str]) -> str:
    """`en` or `zh`: `--lang`, the environment, the configuration or the locale; English where they make no sense."""
    from customs_cli.cli.desk import Desk, Settings

    try:
        return Desk(Settings(lang=_flag(hoisted(arguments)))).lang
    except CustomsError:
        return "en"


def _flag(arguments: list[str]) -> str | None:
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            return None
        if word == "--lang":
            return following
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None
