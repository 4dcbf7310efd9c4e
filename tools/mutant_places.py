"""Putting one wrong of `mutants` into a program that runs, instead of the right code or row."""

import ast
import gc
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

from mutants import Mutant, wronged

ROOT = Path(__file__).parents[1]
ROOMS = ("customs_cli/domain/law", "customs_cli/domain/batch", "customs_cli/procedures")
LAWS = ("sources", "cn_shared", "order_310", "cn_penalty", "cn_application", "cn_articles", "cn_ex_officio")
"""Modules of the law's rows, each after those whose rows it takes."""


def module_of(path: str) -> str:
    """The module in a file."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def live_functions() -> dict[str, list[FunctionType]]:
    """File -> the functions that live of it; asked once, when all is imported."""
    found: dict[str, list[FunctionType]] = defaultdict(list)
    gc.unfreeze()  # what the program has put aside for a quicker start is looked at too
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and any(room in function.__code__.co_filename for room in ROOMS):
            found[function.__code__.co_filename].append(function)
    return found


def put_in_place(mutant: Mutant) -> None:
    """Do a wrong.

    Raises:
        NotImplementedError: The default of a record's field: records are made when their module is imported.
    """
    source = (ROOT / mutant.path).read_text("utf-8")
    tree = wronged(mutant, source)
    if mutant.inside:
        _into_functions(mutant, tree)
    elif mutant.path.startswith(ROOMS[2]) and "__init__" not in mutant.path:
        _into_laws(mutant, tree)
    else:
        _into_rows(mutant, tree)


def _into_functions(mutant: Mutant, tree: ast.Module) -> None:
    """The live functions get the code of the wrong source, and its defaults."""
    name = str(ROOT / mutant.path)
    new = dict(_codes(compile(tree, name, "exec")))
    for function in live_functions().get(name, []):
        code = new.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
        if code and len(code.co_freevars) == len(function.__code__.co_freevars):
            function.__code__ = code
    module = sys.modules[module_of(mutant.path)]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.lineno == mutant.inside and not node.decorator_list:
            made = dict(vars(module))
            exec(compile(ast.Module([node], []), name, "exec"), made)
            live, wrong = getattr(module, node.name), made[node.name]
            live.__defaults__, live.__kwdefaults__ = wrong.__defaults__, wrong.__kwdefaults__


def _codes(code: CodeType) -> Iterator[tuple[tuple[str, int], CodeType]]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield (inner.co_qualname, inner.co_firstlineno), inner
            yield from _codes(inner)


def _into_laws(mutant: Mutant, tree: ast.Module) -> None:
    """A module of rows is run again, wrong, and then those that take its rows."""
    module = sys.modules[module_of(mutant.path)]
    exec(compile(tree, mutant.path, "exec"), module.__dict__)
    for law in LAWS:
        other = sys.modules[f"customs_cli.procedures.{law}"]
        if other is not module and other.__file__:
            exec(compile(Path(other.__file__).read_text("utf-8"), other.__file__, "exec"), other.__dict__)


def _into_rows(mutant: Mutant, tree: ast.Module) -> None:
    """The wrong statement is run again, with those made of it, and all who had the old values get the new."""
    module = sys.modules[module_of(mutant.path)]
    [statement] = [s for s in tree.body if s.lineno <= mutant.line <= (s.end_lineno or s.lineno)]
    if isinstance(statement, ast.ClassDef | ast.FunctionDef):
        raise NotImplementedError(mutant.told)
    before = dict(vars(module))
    later = [s for s in tree.body if s.lineno > statement.lineno and isinstance(s, ast.Assign | ast.AnnAssign)]
    exec(compile(ast.Module([statement, *_made_of(statement, later)], []), mutant.path, "exec"), module.__dict__)
    changed = {name: value for name, value in vars(module).items() if name in before and before[name] is not value}
    for other in [m for m in sys.modules.values() if isinstance(m, ModuleType)]:
        for key, value in list(vars(other).items()):
            for name, new in changed.items():
                shared = isinstance(value, int | str | bool | None)  # one object for all who have that value
                if value is before[name] and (key == name or not shared):
                    setattr(other, key, new)


def _made_of(first: ast.stmt, later: list[ast.Assign | ast.AnnAssign]) -> Iterator[ast.stmt]:
    """The statements that are made of what a first one names."""
    names = _names(first, ast.Store)
    for statement in later:
        if not _names(statement, ast.Load).isdisjoint(names):
            names |= _names(statement, ast.Store)
            yield statement


def _names(statement: ast.stmt, use: type) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, use)}


@cache
def functions(path: str) -> dict[int, str]:
    """First line -> name of each function, method and lambda of a file."""
    found: dict[int, str] = {}
    for top in ast.parse((ROOT / path).read_text("utf-8")).body:
        found |= {node.lineno: "<lambda>" for node in ast.walk(top) if isinstance(node, ast.Lambda)}
        if isinstance(top, ast.ClassDef):
            inner = [node for node in top.body if isinstance(node, ast.FunctionDef)]
            found |= {node.lineno: f"{top.name}.{node.name}" for node in inner}
        if isinstance(top, ast.FunctionDef):
            found[top.lineno] = top.name
    return found
