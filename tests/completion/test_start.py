"""What a start may import: nothing heavy that its command does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from completion_world import world

HEAVY = "rich holidays dateutil stdnum openpyxl xlsxwriter fpdf jinja2 pypinyin asyncio email http urllib.request"
FRAMEWORK = "typer tinydb msgspec hashlib"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return world(tmp_path_factory.mktemp("start") / "register.json")


@pytest.mark.parametrize(
    ("line", "forbidden"),
    [
        ("--version", f"{HEAVY} {FRAMEWORK} json csv"),
        ("__complete batch:show 2019 customs", f"{HEAVY} {FRAMEWORK} csv tomllib subprocess"),
        ("__complete holder v customs", f"{HEAVY} {FRAMEWORK} csv tomllib subprocess"),
        ("__complete where office:53 customs", f"{HEAVY} {FRAMEWORK} tomllib subprocess"),
        ("__complete view u customs", f"{HEAVY} {FRAMEWORK} csv subprocess tempfile"),
        ("--help", f"{HEAVY} tinydb msgspec"),
        ("show 4 --json", f"{HEAVY} tinydb hashlib tempfile"),
        ("show 4", f"{HEAVY} tinydb hashlib tempfile"),
        ("list", f"{HEAVY} tinydb hashlib tempfile"),
        ("list --json", f"{HEAVY} tinydb hashlib tempfile"),
        ("record --office 5320 --found 2019-07-01 --goods phones --quantity 3 --mark VIVO", HEAVY),
    ],
)
def test_a_start_imports_nothing_that_it_does_not_need(register: Path, line: str, forbidden: str) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "customs_cli", *line.split()]
    environment = os.environ | {"CUSTOMS_REGISTER": str(register), "CUSTOMS_TODAY": "2019-07-10"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr[-300:]
    loaded = {row.rpartition("|")[2].strip() for row in done.stderr.splitlines() if row.startswith("import time:")}
    assert loaded & set(forbidden.split()) == set()
