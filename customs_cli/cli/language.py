"""Reads language and register from a command line before a desk exists, for help and for refusals."""

from customs_cli.cli.arguments import hoisted
from customs_cli.errors import CustomsError


def language(arguments: list[str]) -> str:
    """Return `en` or `zh` by `--lang`, environment, configuration or locale; English where these are invalid."""
    from customs_cli.cli.desk import Desk, Settings

    try:
        return Desk(Settings(lang=_flag(hoisted(arguments), "--lang"))).lang
    except CustomsError:
        return "en"


def register_typed(arguments: list[str]) -> str:
    """Return the value of `--register` on a command line; empty where it is missing or invalid."""
    try:
        return _flag(hoisted(arguments), "--register") or ""
    except CustomsError:
        return ""


def _flag(arguments: list[str], option: str) -> str | None:
    value = None
    for word, following in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--":
            break
        if word == option:
            value = following
        elif word.startswith(f"{option}="):
            value = word.partition("=")[2]
    return value
