"""Small wrongs done to a source file, one at a time: what a test of the law has to notice.

A comparison one step off, `and` for `or`, a number or a day one more or less, a word or an article spelt otherwise, a
condition never true, a statement, an element or an argument left out, a result turned round. Sentences for the reader
are left alone: the catalogues hold them.
"""

import ast
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
_TURNED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_FOR_READERS = {"said", "command", "Refusal", "UsageError", "NotFound", "Literal", "Word", "cast"}
_ROWS = {"replace", "Period", "Procedure", "Deadline", "Course"}
_SENTENCES = {"text", "source", "name", "name_zh", "rule"}
"""Arguments of rows that only a reader reads."""
_SKIPPED = {"annotation", "returns", "decorator_list", "bases", "type_params", "keywords"}
_WORD = re.compile(r"[A-Za-z0-9_\-]+")


class Mutant(NamedTuple):
    """One wrong.

    Attributes:
        path: The file.
        line: Where, from 1.
        inside: First line of the outermost function, method or lambda that it is in; 0 for a row of the module.
        before: The source as it stands.
        after: The source as it would be; empty where something was left out.
        number: Its place among the wrongs of this file.
    """

    path: str
    line: int
    inside: int
    before: str
    after: str
    number: int

    @property
    def told(self) -> str:
        """`customs_cli/domain/law/security.py:54: value < LOW -> value <= LOW`."""
        return f"{self.path}:{self.line}: {self.before} -> {self.after or '(left out)'}"


class _Change(NamedTuple):
    node: ast.AST
    inside: int
    before: str
    after: str
    do: Callable[[], None]


def mutants_of(path: str, source: str) -> list[Mutant]:
    """Every wrong that can be done to a file."""
    changes = _changes(ast.parse(source), path)
    return [Mutant(path, getattr(c.node, "lineno", 0), c.inside, c.before, c.after, n) for n, c in enumerate(changes)]


def wronged(mutant: Mutant, source: str) -> ast.Module:
    """The tree of a file with one wrong done to it."""
    tree = ast.parse(source)
    for number, change in enumerate(_changes(tree, mutant.path)):
        if number == mutant.number:
            change.do()
            return ast.fix_missing_locations(tree)
    raise LookupError(mutant.told)


def _changes(tree: ast.Module, path: str) -> Iterator[_Change]:
    """In the order of the source; each leaves the tree alone until it is done."""
    yield from _within(tree, 0, law="procedures" in path)


def _within(node: ast.AST, inside: int, *, law: bool) -> Iterator[_Change]:
    for field, value in ast.iter_fields(node):
        if field in _SKIPPED and not (field == "keywords" and isinstance(node, ast.Call)):
            continue
        for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(child, ast.AST) or _is_for_readers(child):
                continue
            yield from _of_child(node, field, place, child, inside, law)
            starts = isinstance(child, ast.FunctionDef | ast.Lambda)
            yield from _within(child, inside or (child.lineno if starts else 0), law=law)  # type: ignore[attr-defined]


def _is_for_readers(node: ast.AST) -> bool:
    """Sentences, words for the reader, docstrings, and what only a type checker reads."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in _FOR_READERS
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, ast.Name) and node.value.id in ("Literal", "Callable", "Mapping", "tuple")
    if isinstance(node, ast.keyword):
        return node.arg in _SENTENCES
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _of_child(
    parent: ast.AST, field: str, place: int | None, child: ast.AST, inside: int, law: bool
) -> Iterator[_Change]:
    """The wrongs done to one node in its place."""

    def put(new: ast.AST | None) -> Callable[[], None]:
        def do() -> None:
            if place is None:
                setattr(parent, field, new)
            elif new is None:
                del getattr(parent, field)[place]
            else:
                getattr(parent, field)[place] = new

        return do

    for new in _others(child, law=law):
        ast.copy_location(new, child)
        after = "" if isinstance(new, ast.Pass) else ast.unparse(new)
        yield _Change(child, inside, ast.unparse(child).partition("\n")[0], after.partition("\n")[0], put(new))
    if place is not None and _may_go(parent, field, child):
        yield _Change(child, inside, ast.unparse(child).partition("\n")[0], "", _gone(parent, field, place))


def _may_go(parent: ast.AST, field: str, child: ast.AST) -> bool:
    """Whether an element, an entry, an operand, an argument or a filter may be left out."""
    if isinstance(parent, ast.Call):
        return field == "keywords" and ast.unparse(parent.func) in _ROWS
    return field in {
        ast.Tuple: ("elts",),
        ast.List: ("elts",),
        ast.Set: ("elts",),
        ast.Dict: ("values",),
        ast.BoolOp: ("values",),
        ast.comprehension: ("ifs",),
    }.get(type(parent), ()) and not isinstance(getattr(parent, "ctx", None), ast.Store)


def _is_verdict(value: ast.expr) -> bool:
    """Whether a result is plainly yes or no."""
    return isinstance(value, ast.UnaryOp) or (
        isinstance(value, ast.Call) and ast.unparse(value.func) in (*_TURNED, "bool")
    )


def _gone(parent: ast.AST, field: str, place: int) -> Callable[[], None]:
    def do() -> None:
        del getattr(parent, field)[place]
        if isinstance(parent, ast.Dict):
            del parent.keys[place]
        if isinstance(parent, ast.BoolOp) and len(parent.values) == 1:
            parent.values.append(parent.values[0])

    return do


def _others(node: ast.AST, *, law: bool) -> Iterator[ast.AST]:
    """What could stand in the place of a node, wrongly."""
    match node:
        case ast.Compare(left, ops, rest):
            for n, op in enumerate(ops):
                yield ast.Compare(left, [*ops[:n], _SWAPS[type(op)](), *ops[n + 1 :]], rest)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(_SWAPS[type(op)](), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, op, right) if type(op) in _SWAPS:
            yield ast.BinOp(left, _SWAPS[type(op)](), right)
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Constant(str() as value) if law or _WORD.fullmatch(value):
            yield ast.Constant(f"{value}X")
        case ast.Name(name) if name in _TURNED:
            yield ast.Name(_TURNED[name], ast.Load())
        case ast.Return(ast.expr() as value) if not isinstance(value, ast.Constant | ast.Compare | ast.BoolOp):
            yield ast.Return(ast.UnaryOp(ast.Not(), value) if _is_verdict(value) else ast.Constant(None))
        case ast.If(_, body, orelse):
            yield ast.If(ast.Constant(False), body, orelse)
        case ast.Expr(ast.Call()) | ast.Raise():
            yield ast.Pass()
