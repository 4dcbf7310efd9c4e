"""The manual pages, made from the command tree: customs(1), and a page for each command."""

from customs_cli import __version__
from customs_cli.cli.completion.tree import Command, Param, tree
from customs_cli.render.pages.help.topics import TOPICS


def pages() -> dict[str, str]:
    """Return name of a file -> manual page in the format of man(7), which may contain Unicode."""
    commands = tree()
    root, rest = commands[0], commands[1:]
    made = {"customs.1": _root(root, [command for command in rest if command.panel])}
    for command in rest:
        if command.panel:
            below = [sub for sub in rest if sub.path.startswith(f"{command.path} ")]
            made[f"customs-{command.path}.1"] = _page(command, below, root)
    return made


def _root(root: Command, commands: list[Command]) -> str:
    lines = [
        *_head("customs", "an officer's register of goods detained for infringing trademarks"),
        *_section("SYNOPSIS", [f".B customs\n[{_i('OPTION')}]... {_i('COMMAND')} [{_i('ARGUMENT')}]..."]),
        *_section("DESCRIPTION", _paragraphs(root.text)),
    ]
    for panel in dict.fromkeys(command.panel for command in commands):
        rows = [f".TP\n.BR customs\\-{_text(c.path)} (1)\n{_text(c.help)}" for c in commands if c.panel == panel]
        lines += _section(panel.upper(), rows)
    topics = [f".TP\n.B customs help {_text(name)}\n{_text(text)}" for name, text in TOPICS.items()]
    return (
        "\n".join([*lines, *_section("OPTIONS", _options(root.options)), *_section("TOPICS", topics), *_exit()]) + "\n"
    )


def _page(command: Command, below: list[Command], root: Command) -> str:
    shown = below or [command]
    lines = [
        *_head(f"customs-{command.path}", command.help.rstrip(".")),
        *_section("SYNOPSIS", [line for one in shown for line in (".br", _synopsis(one))][1:]),
    ]
    if not below:
        lines += _section("DESCRIPTION", _paragraphs(command.text))
        lines += _section("ARGUMENTS", _options(command.arguments)) if command.arguments else []
        lines += _section("OPTIONS", _options(command.options))
    for sub in below:
        own = [*_paragraphs(sub.text), *_options(sub.arguments), *_options(sub.options)]
        lines += _section(sub.path.upper(), own)
    names = ", ".join(_b(option.names[0]) for option in root.options if option.names[0] != "--version")
    lines += _section("GLOBAL OPTIONS", [f"{names} may stand anywhere on the line; see\n.BR customs (1)."])
    return "\n".join([*lines, *_exit()]) + "\n"


def _head(name: str, text: str) -> list[str]:
    title = f'.TH {_text(name.upper())} 1 "" "customs\\-cli {__version__}" "Customs manual"'
    return [
        '.\\" Made from the command tree by tools/generate.py: do not edit.',
        title,
        *_section("NAME", [f"{_text(name)} \\- {_text(text)}"]),
    ]


def _exit() -> list[str]:
    return _section("EXIT STATUS", ['0 when done; every other status is told by\n.BR "customs help exit\\-codes" .'])


def _section(title: str, lines: list[str]) -> list[str]:
    return [f".SH {_text(title)}", *lines] if lines else []


def _synopsis(command: Command) -> str:
    options = [_usage(p) for p in command.options if p.is_required]
    return " ".join([_b(f"customs {command.path}"), f"[{_i('OPTION')}]...", *options, *map(_usage, command.arguments)])


def _usage(param: Param) -> str:
    value = _i(param.metavar.removesuffix("...").strip("[]").removesuffix("..."))
    text = f"{_b(param.names[0])} {value}" if param.names[0].startswith("-") else value
    return (text if param.is_required else f"[{text}]") + "..." * param.is_repeatable


def _options(params: tuple[Param, ...]) -> list[str]:
    return [f".TP\n{_label(param)}\n{_text(param.help)}{' Required.' if _is_needed(param) else ''}" for param in params]


def _label(param: Param) -> str:
    if not param.names[0].startswith("-"):
        return _i(param.metavar)
    names = ", ".join(map(_b, param.names))
    return f"{names} {_i(param.metavar)}" if param.metavar else names


def _is_needed(param: Param) -> bool:
    return param.is_required and param.names[0].startswith("-")


def _paragraphs(text: str) -> list[str]:
    lines = []
    for paragraph in text.split("\n\n"):
        is_example = paragraph.lstrip().startswith("customs ")
        body = "\n".join(_text(line) for line in paragraph.split("\n"))
        lines.append(f".PP\n.nf\n.RS 4\n{body}\n.RE\n.fi" if is_example else f".PP\n{body}")
    return lines


def _b(text: str) -> str:
    return f"\\fB{_text(text)}\\fR"


def _i(text: str) -> str:
    return f"\\fI{_text(text)}\\fR".replace("|", "|\\:")  # a line may break there


def _text(text: str) -> str:
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain
