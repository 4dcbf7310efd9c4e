"""Every sentence of the rooms, found in the source itself: its template, and where it stands."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sources import nodes_of, tree_of

from customs_cli import errors

PACKAGE = Path(errors.__file__).parent
OWN = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
SOURCES = sorted(PACKAGE.rglob("*.py"))
MODULE = "customs_cli.sentences"
_TYPED = re.compile(r"\{[^}]*\}|--?[a-z][a-z-]*|[A-Z]+(?:/[a-z.]+)?(?![a-z])")
"""Places, options, and capitals for what only the reader knows: alike in any language."""


def templates() -> dict[str, str]:
    """Template of a sentence -> where it stands."""
    return {text: place for place, call in calls() for node in _spoken(call) for text in _texts(node)}


def says_something(template: str) -> bool:
    """Whether there is a word in a template that could be translated."""
    return any(character.isalpha() for character in _TYPED.sub("", template))


def formatted() -> dict[str, str]:
    """What is said with its values put in before anybody could translate it -> where it stands."""
    return {
        ast.unparse(node): place
        for place, call in calls()
        for node in _spoken(call)
        for part in (node, *_branches(node))
        if isinstance(part, ast.JoinedStr | ast.BinOp)
    }


def unsaid() -> dict[str, str]:
    """A constant that is the hint of a refusal and no sentence, so that nobody translates it -> where it stands."""
    return {
        value.id: place
        for place, call in calls()
        for value in (keyword.value for keyword in call.keywords if keyword.arg == "hint")
        if isinstance(value, ast.Name) and value.id in _texts_of(place.rpartition(":")[0])
    }


@cache
def _texts_of(place: str) -> set[str]:
    """The names of a file's constants that are texts."""
    assigned = (node for node in tree_of(PACKAGE / place).body if isinstance(node, ast.Assign))
    texts = (node for node in assigned if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str))
    return {name.id for node in texts for name in node.targets if isinstance(name, ast.Name)}


@cache
def kinds() -> set[str]:
    """The names of all kinds of refusals."""
    classes = (node for path in SOURCES for node in nodes_of(path) if isinstance(node, ast.ClassDef))
    return OWN | {node.name for node in classes if any(getattr(base, "id", "") in OWN for base in node.bases)}


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Every call that makes a sentence, or a refusal of one."""
    return list(_calls())


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in SOURCES:
        makers = kinds() | {name for name in ("said", "counted") if _imports(path, name)}
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", "") in makers:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def _imports(path: Path, wanted: str) -> bool:
    imports = (node for node in nodes_of(path) if isinstance(node, ast.ImportFrom) and node.module == MODULE)
    return any(name.name == wanted for node in imports for name in node.names)


def _spoken(call: ast.Call) -> list[ast.expr]:
    """The message of a call, and the hint of a refusal; a refusal that is an act's has two sentences for a message."""
    name = getattr(call.func, "id", "")
    hints = [keyword.value for keyword in call.keywords if keyword.arg == "hint" and name in kinds()]
    if name == "counted":
        return call.args[1:3]
    return [*call.args[: 2 if name == "Recorded" else 1], *hints]


def _branches(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        for part in (node.body, node.orelse):
            yield part
            yield from _branches(part)


def _texts(node: ast.expr) -> Iterator[str]:
    """A template, or both where one of two is chosen; none where it is made elsewhere."""
    for part in (node, *_branches(node)):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
            yield part.value
