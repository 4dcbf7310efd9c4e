"""Help in the reader's language: the English of a command and its options is looked up in `help.po`."""

from typing import Any

from customs_cli.render.words.catalogue import catalogue

HEADINGS = {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Arguments:": "参数：",
    "Commands:": "命令：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "[required]": "[必填]",
    "[default: ": "[默认：",
    "Show this message and exit.": "显示本说明并退出。",
}
"""What Typer itself writes -> in Chinese."""


def localised(command: Any, lang: str) -> Any:
    """The command with its help in a language, its subcommands too; English is left as it is."""
    if lang == "zh":
        for name in ("help", "short_help", "epilog"):
            setattr(command, name, in_chinese(getattr(command, name, None)))
        for param in command.params:
            if getattr(param, "help", None):
                param.help = in_chinese(param.help)
        for part in getattr(command, "commands", {}).values():
            localised(part, lang)
        original = command.get_help
        command.get_help = lambda ctx: with_headings(original(ctx))
    return command


def in_chinese(text: str | None) -> str | None:
    """Help paragraph by paragraph; one that is not known, such as an example, stays."""
    if not text:
        return text
    known = catalogue("help")
    parts = ((part, " ".join(part.split())) for part in text.split("\n\n"))
    return "\n\n".join(known(plain) if known(plain) != plain else part for part, plain in parts)


def with_headings(text: str) -> str:
    """A page of help with the headings that Typer wrote."""
    for english, chinese in HEADINGS.items():
        text = text.replace(english, chinese)
    return text
