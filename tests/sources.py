"""The program's sources as trees: each is parsed once in a run, whichever tests look at it."""

import ast
from functools import cache
from pathlib import Path


@cache
def tree_of(path: Path) -> ast.Module:
    """The tree of a source file."""
    return ast.parse(path.read_text("utf-8"))
