"""Every command that a hint prints is one that there is, with options that it has."""

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

import typer
from sources import nodes_of

from customs_cli import sentences
from customs_cli.cli.main import COMMANDS, app

PACKAGE = Path(sentences.__file__).parent
GLOBAL = {name for param in typer.main.get_command(app).params for name in param.opts}
KINDS = ("holder", "trademark", "office", "campaign", "enterprise")


def printed() -> Iterator[tuple[str, str, list[str]]]:
    """Where a command is built, its words, and its options; words with a place in them once for each register."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "command" and node.args:
                texts = [arg.value for arg in node.args[1:] if isinstance(arg, ast.Constant)]
                options = [text for text in texts if isinstance(text, str) and text.startswith("--")]
                yield from ((f"{path.name}:{node.lineno}", words, options) for words in _words(node.args[0]))


def _words(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if not isinstance(node, ast.JoinedStr):
        return []  # built of a step or an act, which are commands
    kinds = iter((KINDS, ("show", "list")))  # the register, and what is done with it
    parts = [[part.value] if isinstance(part, ast.Constant) else next(kinds) for part in node.values]
    return ["".join(map(str, words)) for words in product(*parts)]


@cache
def _found(words: str) -> Any:
    """The command of these words; None where there is none."""
    if not words:
        return typer.main.get_command(app)
    name, *rest = words.split()
    if name not in COMMANDS:
        return None
    command: Any = typer.main.get_command(import_module(f"customs_cli.cli.commands.{COMMANDS[name].module}").app)
    for word in rest:
        command = getattr(command, "commands", {}).get(word) if name != "view" else command
    return command


def test_every_command_that_is_printed_exists() -> None:
    assert [(place, words) for place, words, _ in printed() if _found(words) is None] == []


def test_every_option_that_is_printed_is_one_of_its_command() -> None:
    odd = [
        (place, words, option)
        for place, words, options in printed()
        for option in options
        if not words.startswith("view ")  # a view keeps the options of another command
        if option not in GLOBAL | {"--help"} | {name for param in _found(words).params for name in param.opts}
    ]
    assert odd == []
