"""Each room imports only what lies below it, and only the room that may imports a heavy library."""

import ast
import re
from collections.abc import Iterable, Iterator
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


def test_no_file_is_longer_than_seven_hundred_lines() -> None:
    long = {
        str(p.relative_to(HOUSE)): n for p in files() if (n := len(p.read_text(encoding="utf-8").splitlines())) > 700
    }
    assert long == {}


def test_no_public_function_is_without_a_docstring() -> None:
    bare = [
        f"{path.relative_to(HOUSE)}:{node.name}"
        for path in files()
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if not ast.get_docstring(node)
    ]
    assert bare == []


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


def said_lines(path: Path) -> Iterator[int]:
    """Of each function: the lines of its body that say something, without those of a function within it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            within = {n for each in body if isinstance(each, ast.FunctionDef) for n in span(each)}
            own = {n for each in body for n in span(each)} - within
            yield sum(bool(re.match(r"\s*[^\s#)\]}]", lines[n - 1])) for n in own)


def span(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def test_functions_are_small() -> None:
    sizes = sorted(size for path in files() for size in said_lines(path))
    assert sizes[len(sizes) // 2] <= 5
    assert sizes[len(sizes) * 9 // 10] <= 14
