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
    assert loaded(register, line) & set(forbidden.split()) == set()


DAY = """
record --office 5304 --found 2019-07-01 --goods phones --quantity 3 --value 900 --mark VIVO
notify 2019-5304-000001 --on 2019-07-01 --served 2019-07-01
due --json
today --json
reply 2019-5304-000001 --apply --security 900 --on 2019-07-02
detain 2019-5304-000001 --on 2019-07-03
show 2019-5304-000001 --json
confirm 2019-5304-000001 --infringing --on 2019-07-05
correct 2019-5304-000001 --holder VIVO-COMM --served 2019-07-02 --reason misread
due
today
"""
"""An officer's day over one batch: from the notice on it has open deadlines, a working-day count in each act."""


def test_an_act_with_an_open_deadline_imports_no_library_of_holidays_or_dates(tmp_path: Path) -> None:
    own = world(tmp_path / "register.json")
    heavy = {line: loaded(own, line) & {"holidays", "dateutil", "rich"} for line in DAY.strip().splitlines()}
    assert heavy == {line: set() for line in heavy}
    shown = run(own, "due --json").stdout
    assert '"calendar": "CN holidays-' in shown, "working days were counted indeed"


def loaded(register: Path, line: str) -> set[str]:
    """Names of the modules that a command imported."""
    rows = run(register, line, "-X", "importtime").stderr.splitlines()
    return {row.rpartition("|")[2].strip() for row in rows if row.startswith("import time:")}


def run(register: Path, line: str, *options: str) -> subprocess.CompletedProcess[str]:
    """A command as a process of its own, on 10 July 2019."""
    command = [sys.executable, *options, "-m", "customs_cli", *line.split()]
    environment = os.environ | {"CUSTOMS_REGISTER": str(register), "CUSTOMS_TODAY": "2019-07-10"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, (line, done.stderr[-300:])
    return done
