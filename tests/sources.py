"""The program's sources as trees: each is parsed and walked once in a run, whichever tests look at it."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree_of(path: Path) -> ast.Module:
    """The tree of a source file."""
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All nodes of a source file."""
    return tuple(ast.walk(tree_of(path)))
