"""What the figures are compared with: the same work done by others, each as a whole process."""

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
_ASKED = """
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
    print(*row)
"""

BARE = (PYTHON, "-c", "pass")
TYPER = (PYTHON, "-c", _TYPER, "one")
TYPER_HELP = (PYTHON, "-c", _TYPER, "--help")


def grouped(path: Path, by: str) -> tuple[str, ...]:
    """Counts and sums of every batch, with Python's sqlite3 over the plain table of `same.facts`."""
    sql = f"SELECT {by}, count(DISTINCT ref), sum(items), sum(value), sum(detained) FROM facts GROUP BY {by}"
    return PYTHON, "-c", _ASKED, str(path), sql


def scanned(path: Path, word: str) -> tuple[str, ...]:
    """The batches with a word in their texts, with Python's sqlite3 over the plain table of `same.facts`."""
    return PYTHON, "-c", _ASKED, str(path), f"SELECT ref FROM texts WHERE text LIKE '%{word}%'"
