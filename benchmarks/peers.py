"""What the figures are compared with: the same work done by others, each as a whole process."""

import shutil
from pathlib import Path

from benchmarks.measure import PYTHON

_TYPER = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def one(): print("one")
@app.command()
def two(): print("two")
app()
"""
_INSERT = """
import sys
from tinydb import TinyDB
with TinyDB(sys.argv[1]) as database:
    batch = {"ref": "2019-9999-000001", "office": "9999", "lines": [{"no": 1, "quantity": 20}]}
    database.table("batches").insert(batch)
"""
_GET = """
import sys
from tinydb import TinyDB, where
with TinyDB(sys.argv[1]) as database:
    print(database.table("batches").get(where("ref") == sys.argv[2]))
"""
_GROUPED = """
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "SELECT office, substr(found, 1, 7), count(DISTINCT ref), sum(quantity), sum(value) FROM lines"
    " WHERE detained GROUP BY 1, 2"
)
for row in rows:
    print(row)
"""
_SOUGHT = """
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute("SELECT * FROM lines WHERE mark LIKE ?", ("%" + sys.argv[2] + "%",)):
    print(row)
"""

BARE = (PYTHON, "-c", "pass")
TYPER = (PYTHON, "-c", _TYPER, "one")
TYPER_HELP = (PYTHON, "-c", _TYPER, "--help")


def tinydb_insert(path: Path) -> tuple[str, ...]:
    """One insert through stock TinyDB."""
    return PYTHON, "-c", _INSERT, str(path)


def tinydb_get(path: Path, ref: str) -> tuple[str, ...]:
    """One batch through stock TinyDB."""
    return PYTHON, "-c", _GET, str(path), ref


def sqlite_summary(path: Path) -> tuple[str, ...]:
    """By office and month, with Python's sqlite3 over a table of the lines."""
    return PYTHON, "-c", _GROUPED, str(path)


def sqlite_search(path: Path, word: str) -> tuple[str, ...]:
    """A mark, with Python's sqlite3 over the same table (the marks alone)."""
    return PYTHON, "-c", _SOUGHT, str(path), word


def installed() -> dict[str, tuple[str, ...]]:
    """The start of other tools, those that this machine has."""
    tools = {"hledger": "--version", "task": "--version", "todo": "--version", "sqlite-utils": "--version"}
    return {name: (found, option) for name, option in tools.items() if (found := shutil.which(name))}
