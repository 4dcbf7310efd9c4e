"""The registers that benchmarks measure on: proven, without a fault, and of the shape that is promised."""

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from benchmarks.registers import Asked, written
from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.procedures import get
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.acts.deadline_updates import with_deadlines

TODAY = date(2026, 6, 30)
ROOT = Path(__file__).parents[1]


def customs(path: Path, *words: str) -> Any:
    """The answer of a command over a register, as a process of its own."""
    command = [sys.executable, "-m", "customs_cli", "--register", str(path), "--today", str(TODAY), *words, "--json"]
    done = subprocess.run(command, capture_output=True, timeout=60, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-500:]
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def three_hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(Asked(300, TODAY, tmp_path_factory.mktemp("large")))


@pytest.fixture(scope="module")
def batches(three_hundred: Path) -> list[Batch]:
    return list(opened(three_hundred).batches())


def opened(path: Path) -> Register:
    return Register(FileStore(path), clock=lambda: pytest.fail("nothing is written here"))


def test_it_is_proven_and_without_a_fault(three_hundred: Path) -> None:
    verdict = customs(three_hundred, "verify")
    assert (verdict["ok"], verdict["faults"]) == (True, [])
    assert customs(three_hundred, "check")["ok"] is True


def test_it_has_the_names_and_the_shape_promised(three_hundred: Path, batches: list[Batch]) -> None:
    tables = opened(three_hundred).snapshot
    named = {table: sum(1 for _ in tables.rows(table)) for table in ("holders", "trademarks", "offices")}
    assert named == {"holders": 800, "trademarks": 2000, "offices": 700}
    assert len(batches) == 300
    assert 40 <= sum(len(batch.proceedings) > 1 for batch in batches) <= 80, "several holders in about one of five"
    assert 2 <= sum(any(not d.met_on for d in batch.deadlines) for batch in batches) <= 14, "about one in fifty is open"
    assert {batch.found_on[:4] for batch in batches} == {str(year) for year in range(2021, 2027)}
    assert {batch.direction for batch in batches} == {"export", "import", "transit"}
    assert any(batch.transfers for batch in batches) and any(batch.disposals for batch in batches)
    assert any(batch.campaigns for batch in batches) and any(batch.notes for batch in batches)
    words = Counter(s.confirmation for b in batches for p in b.proceedings.values() for s in p.marks.values())
    assert {"infringing", "genuine", "undetermined", "no-reply"} <= set(words)
    lines = [line for batch in batches for line in batch.lines]
    assert {"pcs", "pairs", "bottles"} <= {line.unit for line in lines}
    assert {"CNY", "USD", "EUR"} <= {line.value.currency for line in lines if line.value}
    assert any(line.goods.isascii() for line in lines) and any(not line.goods.isascii() for line in lines)
    senders = [batch.consignor for batch in batches if batch.consignor]
    assert any(sender.uscc for sender in senders) and any(not sender.uscc for sender in senders)
    assert len({sender.name for sender in senders}) < len(senders), "senders come back"


def test_acts_are_logged_as_officers_log_them(three_hundred: Path) -> None:
    acts = Counter(kept.entry.act for kept in opened(three_hundred).entries())
    assert {"record", "notify", "reply", "detain", "confirm", "determine", "confiscate", "release", "import"} <= set(
        acts
    )


def test_its_deadlines_are_those_that_the_law_counts(three_hundred: Path, batches: list[Batch]) -> None:
    duty = Duty(opened(three_hundred), ("Li Wei",), TODAY, WorkingCalendar, False)
    for batch in batches:
        assert with_deadlines(duty, replace(batch, deadlines=()), "CN") == batch, batch.ref
        assert get(batch.procedure or "").code == "cn_ex_officio"


def test_the_same_numbers_give_the_same_bytes_and_twelve_batches_have_the_same_names(tmp_path: Path) -> None:
    run = [sys.executable, "-m", "benchmarks.registers", "--batches", "40", "--today", "2026-06-30", "--out"]
    subprocess.run([*run, str(tmp_path / "one")], check=True, capture_output=True, cwd=ROOT)
    subprocess.run([*run, str(tmp_path / "few"), "--names-only-twelve"], check=True, capture_output=True, cwd=ROOT)
    again = written(Asked(40, TODAY, tmp_path / "two"))
    for name in ("register.json", "register.journal"):
        assert (tmp_path / "one" / name).read_bytes() == (again.parent / name).read_bytes()
    few, many = opened(tmp_path / "few" / "register.json").snapshot, opened(again).snapshot
    for table in ("holders", "trademarks", "offices", "campaigns", "enterprises"):
        assert list(few.rows(table)) == list(many.rows(table))
    assert len(list(few.refs())) == 12
