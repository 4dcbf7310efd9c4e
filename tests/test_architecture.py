"""Each room imports only what lies below it, and only the room that may imports a heavy library.

`budget.csv` holds how many lines and statements a room may have. A commit that raises a number says why; one that
lightens a room lowers it.
"""

import ast
import csv
import re
from collections.abc import Iterable, Iterator
from operator import gt
from pathlib import Path

from sources import nodes_of, tree_of

HOUSE = Path(__file__).parent.parent / "customs_cli"

MAY_IMPORT = {
    "domain": set(),
    "procedures": {"domain"},
    "register": {"domain"},
    "services": {"register", "procedures", "domain"},
    "reports": {"domain"},
    "render": {"reports", "domain"},
    "cli": {"render", "reports", "services", "register", "procedures", "domain"},
}
LIBRARIES = {
    "typer": {"cli"},
    "rich": {"render", "cli"},
    "tinydb": {"register"},
    "sqlite3": {"register"},
    "msgspec": {"domain", "register", "services", "reports", "render"},
    "holidays": {"domain"},
    "dateutil": {"domain"},
    "stdnum": {"domain"},
    "pypinyin": {"register"},
    "rapidfuzz": {"domain"},
    "xlsxwriter": {"render"},
    "python_calamine": {"services"},
    "fpdf": {"render"},
    "segno": {"render"},
    "pylopdf_fonts_zh_cn": {"render"},
    "cryptography": {"services"},
    "typst": {"render"},
    "docx": {"render"},
    "docxtpl": {"render"},
    "jinja2": {"render"},
    "tomlkit": {"cli"},
    "psycopg2": {"register"},
    "PIL": {"register", "render"},
    "zxingcpp": {"register"},
}
MEASURES = {"rich.cells"}  # the width of Chinese: no table in it, and layout.py itself is loaded only to draw
LAZY = (
    "rich",
    "holidays",
    "dateutil",
    "stdnum",
    "difflib",
    "openpyxl",
    "xlsxwriter",
    "fpdf",
    "segno",
    "pypinyin",
    "cryptography",
    "tomlkit",
    "typst",
    "docx",
    "docxtpl",
    "jinja2",
    "psycopg2",
    "PIL",
    "zxingcpp",
)


def files() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(HOUSE).parts
    return parts[0] if len(parts) > 1 else ""


def imports(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, ast.stmt]]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node


def test_a_room_imports_only_the_rooms_below_it() -> None:
    wrong = [
        f"{path.name}:{node.lineno}: {room_of(path)} imports {room}"
        for path in files()
        for name, node in imports(nodes_of(path))
        for house, room in [(*name.split("."), "")[:2]]
        if house == "customs_cli" and room in MAY_IMPORT and room_of(path) not in ("", room)
        if room not in MAY_IMPORT[room_of(path)]
    ]
    assert wrong == []


def test_a_library_is_imported_only_by_its_rooms() -> None:
    wrong = [
        f"{path.name}:{node.lineno}: {name} in {room_of(path)}"
        for path in files()
        for name, node in imports(nodes_of(path))
        if (rooms := LIBRARIES.get(name.split(".")[0])) is not None and room_of(path) not in rooms
    ]
    assert wrong == []


def test_a_heavy_library_is_imported_where_it_is_used() -> None:
    wrong = [
        f"{path.name}:{node.lineno}: {name} at the top of the module"
        for path in files()
        for node in tree_of(path).body
        for name, _ in (imports([node]) if isinstance(node, ast.Import | ast.ImportFrom) else ())
        if name not in MEASURES and name.split(".")[0] in LAZY
    ]
    assert wrong == []


def test_errors_and_sentences_import_nothing_of_the_house() -> None:
    names = [name for file in ("errors.py", "sentences.py") for name, _ in imports(nodes_of(HOUSE / file))]
    assert {name for name in names if name.startswith("customs_cli")} == {"customs_cli.sentences"}


def test_only_the_desk_reads_the_clock() -> None:
    readers = [
        str(path.relative_to(HOUSE))
        for path in files()
        for node in nodes_of(path)
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow")
        if isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime")
    ]
    assert set(readers) == {"cli/desk.py"}


def users() -> dict[str, set[Path]]:
    """A name -> the program's files that name it."""
    found: dict[str, set[Path]] = {}
    for path in files():
        for name in set(re.findall(r"[A-Za-z_]\w*", path.read_text(encoding="utf-8"))):
            found.setdefault(name, set()).add(path)
    return found


def test_what_several_files_use_has_a_docstring() -> None:
    named = users()
    bare = [
        f"{path.relative_to(HOUSE)}:{node.name}"
        for path in files()
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if len(named[node.name] - {path}) > 1 and not ast.get_docstring(node)
    ]
    assert bare == []


def test_no_room_outgrows_its_budget() -> None:
    with (Path(__file__).parent / "budget.csv").open(encoding="utf-8", newline="") as file:
        budget = {row["room"]: (int(row["lines"]), int(row["statements"])) for row in csv.DictReader(file)}
    weights = {room: weight([path for path in files() if room_of(path) == room]) for room in {*map(room_of, files())}}
    assert set(budget) == set(weights)
    assert {room: much for room, much in weights.items() if any(map(gt, much, budget[room]))} == {}


def weight(paths: list[Path]) -> tuple[int, int]:
    """Physical lines, and statements without imports and docstrings."""
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)
    statements = sum(
        isinstance(node, ast.stmt) and not isinstance(node, ast.Import | ast.ImportFrom) and not is_text(node)
        for path in paths
        for node in nodes_of(path)
    )
    return lines, statements


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def classes() -> Iterator[tuple[Path, ast.ClassDef]]:
    for path in files():
        yield from ((path, node) for node in tree_of(path).body if isinstance(node, ast.ClassDef))


def methods(node: ast.ClassDef) -> dict[str, ast.FunctionDef]:
    return {each.name: each for each in node.body if isinstance(each, ast.FunctionDef) and each.name[0] != "_"}


def is_port(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)


def test_no_public_method_is_without_a_docstring_but_those_that_a_port_explains() -> None:
    ports = {node.name: methods(node) for _, node in classes() if is_port(node)}
    for _, node in classes():
        for base in node.bases if is_port(node) else ():
            ports[node.name] |= ports.get(base.id, {}) if isinstance(base, ast.Name) else {}
    bare = [
        f"{path.relative_to(HOUSE)}:{node.name}.{name}"
        for path, node in classes()
        for name, method in methods(node).items()
        if node.name[0] != "_" and not ast.get_docstring(method)
        if not any(node.name.endswith(port) and name in known for port, known in ports.items() if port != node.name)
    ]
    assert bare == []


RIDDLES = re.compile(r"^\s*\w+: (It|Them|They)\.$")


def test_no_docstring_is_a_riddle() -> None:
    riddles = [
        f"{path.relative_to(HOUSE)}:{number}: {line.strip()}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if RIDDLES.match(line)
    ]
    short = [
        f"{path.relative_to(HOUSE)}:{node.lineno}: {first}"
        for path in files()
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        if (first := (ast.get_docstring(node) or "a b c d").splitlines()[0]) and len(first.split()) < 4
    ]
    assert riddles + short == []
