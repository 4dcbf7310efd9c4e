"""Every English text that readers are shown in their language, found in the source itself."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from sources import nodes_of

from customs_cli.domain.law import day_counts, deadlines, procedure
from customs_cli.domain.values import word_lists as words
from customs_cli.procedures import codes, get

PACKAGE = Path(words.__file__).parents[2]
ROOMS = ("domain", "services", "render", "reports", "cli")
SPEAKERS = ("words", "marked", "Words", "Word")
LISTS = ("SENTENCES",)


def texts() -> dict[str, str]:
    """English text -> the place it stands in."""
    found = dict.fromkeys(stored_words(), "domain/values/word_lists.py")
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            found.update(dict.fromkeys(_texts_in(nodes_of(path)), str(path.relative_to(PACKAGE))))
    return found


def stored_words() -> Iterator[str]:
    """The words of the closed lists, and what deadlines are made of."""
    for kind in vars(words).values():
        yield from (word for word in get_args(kind) if isinstance(word, str))
    yield from get_args(deadlines.State)
    yield from get_args(procedure.Actor)
    for code in codes():
        for period in get(code).periods:
            yield period.text
            yield from filter(None, (period.lapse, day_counts.end_of_day(period)))
    yield from ("fault", "remark")


def _texts_in(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SPEAKERS:
                yield from _constants(node.args[0])
            elif name == "counted" and isinstance(node.func, ast.Attribute):
                yield from (text for part in node.args[1:3] for text in _constants(part))
        elif isinstance(node, ast.Assign) and any(getattr(target, "id", "") in LISTS for target in node.targets):
            yield from (text for value in getattr(node.value, "values", ()) for text in _constants(value))


def _constants(node: ast.AST) -> Iterator[str]:
    """The text, also where one of two is chosen."""
    if isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
