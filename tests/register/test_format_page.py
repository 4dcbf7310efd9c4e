"""docs/FORMAT.md is true: its script runs, its examples are what the program writes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from register_samples import open_file, record

from customs_cli.domain.rights.holder import Holder
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.proof.verify import rebuilt, verify

PAGE = (Path(__file__).parents[2] / "docs" / "FORMAT.md").read_text(encoding="utf-8")
[SCRIPT] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
JOURNAL, STATE = (block.encode() for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))


def run_script(journal: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", SCRIPT, journal], capture_output=True, text=True, check=False)


def test_the_script_is_short_enough_to_be_read_in_court() -> None:
    assert len(SCRIPT.splitlines()) <= 20


def test_the_script_agrees_with_verify(tmp_path: Path) -> None:
    for _ in range(3):
        record(open_file(tmp_path))
    verdict = verify(open_file(tmp_path).store)
    done = run_script(tmp_path / "register.journal")
    assert done.returncode == 0
    assert done.stdout == f"3 acts, each as it was written; the last hash is {verdict.head}\n"


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (lambda lines: [lines[0], lines[1].replace(b"5320", b"5321", 1), lines[2]], "line 2 was altered"),
        (lambda lines: [lines[0], lines[1].replace(b'"hash":"', b'"hash":"0', 1), lines[2]], "line 2 was altered"),
        (lambda lines: [lines[0], lines[2]], "line 2 does not follow the one before it"),
        (lambda lines: lines[1:], "line 1 does not follow the one before it"),
        (lambda lines: [*lines[:2], lines[2][:-9]], "line 3 is only half there: a crash left it, or the file was cut"),
    ],
    ids=["text", "hash", "one missing", "first missing", "cut"],
)
def test_the_script_finds_what_was_altered(tmp_path: Path, alter: object, said: str) -> None:
    for _ in range(3):
        record(open_file(tmp_path))
    journal = tmp_path / "register.journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(alter(lines)))  # type: ignore[operator]
    done = run_script(journal)
    assert (done.returncode, done.stderr) == (1, said + "\n")


def test_the_examples_of_the_page_are_a_register(tmp_path: Path) -> None:
    store = MemoryStore()
    store.append(JOURNAL)
    assert b"".join(rebuilt(store)) == STATE
    store.replace_checkpoint([STATE], day="")
    assert verify(store).ok
    (tmp_path / "register.journal").write_bytes(JOURNAL)
    (tmp_path / "register.json").write_bytes(STATE)
    register = open_file(tmp_path)
    assert register.find(Holder, "VIVO-COMM") == Holder(code="VIVO-COMM", name="Vivo")
    assert run_script(tmp_path / "register.journal").returncode == 0
