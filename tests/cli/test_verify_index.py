"""What `customs verify` tells of the index of a large register."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from copying import copied
from running import Customs, Terminal

from benchmarks.registers import Asked, written
from customs_cli.register.file.files import FileStore
from customs_cli.register.index.opening import opened
from customs_cli.register.register import Register


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The index of a register that is large enough to have one."""
    written(Asked(250, date(2026, 6, 30), tmp_path))
    register = Register(FileStore(tmp_path / "register.json"), clock=lambda: pytest.fail("nothing is written here"))
    db = opened(register.store, register.look)
    assert db
    db.close()
    return tmp_path / "register.index"


def test_a_fault_of_the_index_is_named_with_what_mends_it(customs: Customs, index: Path) -> None:
    whole = customs("verify", "--json")
    assert whole.code == 0
    told = whole.answer["index"]
    assert (told["batches"], told["entries"]) == (250, whole.answer["entries"])
    with closing(sqlite3.connect(index)) as db, db:
        db.execute("UPDATE batches SET items = items + 1 WHERE no = 7")
    found = customs("verify")
    assert found.code == 7
    assert "register.index: table batches does not match the batches" in found.out
    assert f"remove {index}: it is rebuilt when something is asked" in found.err
    assert "表 batches 与批次不符" in customs("--lang", "zh", "verify").out
    assert customs("verify", "--json").answer["faults"] == [
        {"file": "register.index", "line": 0, "what": "table batches does not match the batches"},
        {"file": "register.index", "line": 0, "what": "table cells does not match the batches"},
    ]
    index.unlink()
    alone = customs("verify", "--json")
    assert (alone.code, "index" in alone.answer) == (0, False)
    assert customs("search", "nothing-like-it").code == 0
    assert customs("verify").code == 0


def test_a_register_at_fault_is_told_without_its_index(customs: Customs, index: Path) -> None:
    journal = index.with_suffix(".journal")
    journal.write_bytes(journal.read_bytes().replace(b"Sun Tao", b"Sun Tai", 1))
    with closing(sqlite3.connect(index)) as db, db:
        db.execute("UPDATE batches SET items = items + 1 WHERE no = 7")
    found = customs("verify", "--json")
    assert (found.code, [fault["file"] for fault in found.answer["faults"]]) == (7, ["register.journal"])


def test_a_register_whose_index_is_harmed_is_merged_and_backed_up(customs: Customs, index: Path) -> None:
    with closing(sqlite3.connect(index)) as db, db:
        db.execute("UPDATE batches SET items = items + 1 WHERE no = 7")
    other = copied(index.parent, index.parent / "other")
    for name in ("register.json", "register.journal", "register.index"):
        (index.parent / name).unlink()
    assert customs("--today", "2026-07-01", "merge", str(other / "register.json")).code == 0
    assert customs("backup", str(index.parent / "safe")).code == 0


def test_a_proof_shows_how_far_it_has_come_at_a_terminal_alone(
    customs: Customs, index: Path, terminal: Callable[..., Terminal]
) -> None:
    raw = terminal("verify").raw
    assert "Proving" in raw
    assert "Proving the index" in raw
    assert "正在验证索引" in terminal("--lang", "zh", "verify").raw
    assert customs("verify").err == ""


def test_marks_that_left_the_goods_since_the_index_was_made_are_no_fault_of_it(
    customs: Customs, record_batch: Callable[..., str], tmp_path: Path
) -> None:
    ref = record_batch("--goods", "shoes", "--quantity", "9", "--mark", "NIKE", "--mark", "VIVO")
    register = Register(FileStore(tmp_path / "register.json"), clock=lambda: pytest.fail("nothing is written here"))
    db = opened(register.store, register.look)
    assert db
    db.close()
    assert customs("line", "edit", ref, "1", "--mark", "VIVO").code == 0
    assert customs("verify").code == 0
    assert customs("undo").code == 0
    assert customs("verify").code == 0


def test_a_sheet_that_is_proved_recounts_its_figures_from_the_batches_and_says_so(
    customs: Customs, index: Path
) -> None:
    def year(*words: str) -> int:
        rows = customs("--today", "2026-06-30", "summary", "2026", "--sheet", "--json", *words).answer["compared"]
        return int(next(row["items"] for row in rows if row["what"] == "year"))

    with closing(sqlite3.connect(index)) as db, db:
        db.execute("UPDATE batches SET items = items + 1")
        db.execute("UPDATE cells SET items = items + 1")
    told, recounted = year(), year("--prove")
    index.unlink()
    assert (told > recounted > 0, year()) == (True, recounted)
    for words in (("summary", "2026", "--sheet"), ("print", "daily", "2026")):
        for lang, said in (("en", "was computed again from the batches"), ("zh", "由各批次本身重新计算")):
            assert customs("--lang", lang, *words, "--prove", "-o", "sheet.md").code == 0
            assert said in Path("sheet.md").read_text("utf-8")
    assert customs("summary", "2026", "--prove").code == 2
    state = index.with_name("register.json")
    state.write_bytes(state.read_bytes().replace(b'"quantity":1', b'"quantity":2', 1))
    assert customs("summary", "2026", "--sheet", "--prove").code == 7
