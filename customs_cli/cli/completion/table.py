"""What the completion scripts of all shells share: the rows of the table, and quoting."""

from customs_cli.cli.completion.tree import Command


def entries(command: Command) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]], list[str]]:
    """Return sub-commands (name, help), options (name, kind, help), kinds of arguments; `*` marks repeatable ones."""
    subs = [(name, text) for name, text in zip(command.subs, command.sub_helps, strict=True)]
    options = [(name, p.kind, p.help) for p in command.options for name in p.names]
    return subs, options, [p.kind + "*" * p.is_repeatable for p in command.arguments]


def quoted(text: str) -> str:
    """Return a text in single quotation marks as bash and zsh read it."""
    return "'" + text.replace("'", "'\\''") + "'"
