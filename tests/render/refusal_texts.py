"""Every sentence that refuses, found in the source itself, its values as {0}, {1} ..."""

import ast
from collections.abc import Iterator
from pathlib import Path

from customs_cli import errors

PACKAGE = Path(errors.__file__).parent
KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
FAULT = "Fault"
LEAST = 6
"""Fewer fixed letters than this say nothing that could be translated: `{0}: {1}`."""


def messages() -> dict[str, str]:
    """Template of a message -> where it stands."""
    return {text: place for place, call in _calls() for text in _templates(_message(call)) if _says_something(text)}


def hints() -> dict[str, str]:
    """Template of a hint in words -> where it stands; one that is only a command line reads alike in any language."""
    return {
        text: place
        for place, call in _calls()
        for hint in _hints(call)
        for text in _templates(hint)
        if _says_something(text) and not _is_command(text)
    }


def _message(call: ast.Call) -> ast.expr:
    return call.args[2] if _is_fault(call) else call.args[0]


def _hints(call: ast.Call) -> list[ast.expr]:
    own = call.args[3:4] if _is_fault(call) else []
    return [*own, *(keyword.value for keyword in call.keywords if keyword.arg == "hint")]


def _is_fault(call: ast.Call) -> bool:
    """A finding of an import: row, column, what is wrong, hint."""
    return isinstance(call.func, ast.Name) and call.func.id == FAULT and len(call.args) > 2


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name in KINDS or _is_fault(node):
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def _templates(node: ast.expr) -> Iterator[str]:
    """The template of a text, of both where one of two is chosen, of none where it is made elsewhere."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            place, parts = 0, []
            for value in values:
                if isinstance(value, ast.Constant):
                    parts.append(str(value.value))
                else:
                    parts.append(f"{{{place}}}")
                    place += 1
            yield "".join(parts)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _templates(body)
            yield from _templates(orelse)


def _says_something(text: str) -> bool:
    return sum(character.isalpha() for character in text) >= LEAST


def _is_command(text: str) -> bool:
    return text.startswith(("customs ", "-")) and not any(
        word in text for word in (", or ", "; ", " (", " shows ", " lists ")
    )
