"""A file register that is pushed once more: after what it brought was undone, and without one of its files."""

from pathlib import Path

import pytest
from test_shared_commands import RECORD, Run, run

__all__ = ["run"]


@pytest.fixture
def file(run: Run, tmp_path: Path) -> str:
    """A file register of office 5320 with one batch, which was pushed."""
    at = str(tmp_path / "office" / "register.json")
    assert run("init", "--office", "5320", at=at).code == 0
    assert run(*RECORD, "--document", "EA123456789CN", at=at).code == 0
    assert run("push", at).code == 0
    return at


def test_no_reference_of_a_pushed_file_is_given_to_another_batch_once_the_push_is_undone(run: Run, file: str) -> None:
    assert run("undo").code == 0
    assert run(*RECORD, "--office", "5320", "-q").out == "2019-5320-000002\n"
    assert run("note", "1", "later", at=file).code == 0
    done = run("push", file)
    assert (done.code, "2019-5320-000001" in done.out, "nothing was written" in done.err) == (5, True, True), done
    assert run("undo").code == 0
    assert run("merge", file, "--theirs").code == 0
    assert run("push", file).code == 0
    assert run("list", "--json").out == run("list", "--json", at=file).out
    assert run("verify").code == 0


def test_a_push_that_brought_nothing_but_used_references_is_passed_over_by_undo(run: Run, file: str) -> None:
    assert run(*RECORD, at=file).code == 0
    assert run("undo", at=file).code == 0
    assert run("push", file).code == 0
    assert [entry["act"] for entry in run("history", "--json").answer["entries"]] == ["merge", "merge"]
    assert "Act 1 (merge" in run("undo").out
    assert run("redo").code == 0
    assert run("list", "--json").out == run("list", "--json", at=file).out
    assert run(*RECORD, "--office", "5320", "-q").out == "2019-5320-000003\n"
    assert run("verify").code == 0


def test_a_file_that_is_missing_is_looked_for_in_the_register_that_lacks_it(
    run: Run, file: str, tmp_path: Path
) -> None:
    (tmp_path / "photo.txt").write_text("a photo", "utf-8")
    assert run("evidence", "add", "1", str(tmp_path / "photo.txt"), at=file).code == 0
    (kept,) = (Path(file).parent / "evidence").iterdir()
    kept.unlink()
    done = run("push", file)
    assert (done.code, f"customs verify --register {file}" in done.err) == (7, True), done
    assert run("verify", "--register", file).code == 7
