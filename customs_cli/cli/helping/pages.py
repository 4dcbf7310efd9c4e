"""Help in the reader's language, and in panels on a terminal; the Chinese texts are in `help.po`."""

import re
import sys
from typing import Any

from customs_cli.render.words.catalogue import Words, catalogue

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
"""Texts that Typer itself writes -> their Chinese."""


def localised(command: Any, lang: str) -> Any:
    """Return the command with its help, its sub-commands and its groups of options in a language."""
    if lang == "zh":
        for name in ("help", "short_help", "epilog"):
            setattr(command, name, in_chinese(getattr(command, name, None)))
        for param in command.params:
            if getattr(param, "help", None):
                param.help = in_chinese(param.help)
    for part in getattr(command, "commands", {}).values():
        localised(part, lang)
        part.short_help = _first_sentence(part.help or "")  # in full: Typer would cut it, Chinese text to nothing
    command.format_options = lambda ctx, formatter: _format_options(command, ctx, formatter, lang)
    command.get_help = lambda ctx: help_of(command, ctx, lang)
    return command


def help_of(command: Any, ctx: Any, lang: str) -> str:
    if sys.stdout.isatty() and (sys.stdout.encoding or "").lower().startswith("utf"):
        from customs_cli.cli.console import may_have_colors
        from customs_cli.cli.helping.panels import Panels

        color = may_have_colors() and not ctx.find_root().params.get("no_color")
        formatter: Any = Panels(with_headings if lang == "zh" else str, Words(lang), color=color)
        command.format_help(ctx, formatter)
        return str(formatter.getvalue())
    if lang == "en" and ctx.parent is None:
        formatter = ctx.make_formatter()  # the commonest help of all needs no module more
    else:
        from customs_cli.cli.helping.plain import Plain

        formatter = Plain(with_headings if lang == "zh" else str)
    command.format_help(ctx, formatter)
    return str(formatter.getvalue().rstrip("\n"))


def _format_options(command: Any, ctx: Any, formatter: Any, lang: str) -> None:
    groups: dict[str, list[tuple[str, str]]] = {}
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None:
            usual = "Arguments" if param.param_type_name == "argument" else "Options"
            groups.setdefault(getattr(param, "rich_help_panel", None) or usual, []).append(record)
    first = groups.pop("Arguments", None)
    for title, rows in [*([("Arguments", first)] if first else []), *groups.items()]:
        with formatter.section((in_chinese(title) or title) if lang == "zh" else title):
            formatter.write_dl(rows)
    if hasattr(command, "format_commands"):
        command.format_commands(ctx, formatter)


def in_chinese(text: str | None) -> str | None:
    """Return help in Chinese, paragraph by paragraph; an unknown paragraph, such as an example, is unchanged."""
    if not text:
        return text
    known = catalogue("help")
    parts = ((part, " ".join(part.split())) for part in text.split("\n\n"))
    return "\n\n".join(known(plain) if known(plain) != plain else part for part, plain in parts)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=\.) |(?<=。)", " ".join(text.split("\n\n")[0].split()))[0]


def with_headings(text: str) -> str:
    for english, chinese in HEADINGS.items():
        text = text.replace(english, chinese)
    return re.sub(r"^([^\x00-\x7f]+):$", r"\1：", text, flags=re.MULTILINE)
