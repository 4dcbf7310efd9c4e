"""What a command line says where no desk is set up yet: the language, for help, and the register, for refusals."""

from customs_cli.cli.arguments import hoisted
from customs_cli.errors import CustomsError


def language(arguments: list[str]) -> str:
    """`en` or `zh`: `--lang`, the environment, the configuration or the locale; English where they make no sense."""
    from customs_cli.cli.desk import Desk, Settings

    try:
        return Desk(Settings(lang=_flag(hoisted(arguments), "--lang"))).lang
    except CustomsError:
        return "en"


def register_typed(arguments: list[str]) -> str:
    """What `--register` says on a command line; empty where it is not on it, or makes no sense."""
    try:
        return _flag(hoisted(arguments), "--register") or ""
    except CustomsError:
        return ""


def _flag(arguments: list[str], option: str) -> str | None:
    """The value of an option: of several the last, which is the one that counts."""
    value = None
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        if word == option:
            value = following
        elif word.startswith(f"{option}="):
            value = word.partition("=")[2]
    return value
