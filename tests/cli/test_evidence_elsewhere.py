"""Batches merged without their files of evidence: marked, nowhere taken for whole, and filled in later."""

import shutil
from pathlib import Path

import pytest
from copying import copied
from running import Customs

REF = "2019-5320-000001"


@pytest.fixture
def theirs(customs: Customs, phones: str, place: Path, tmp_path: Path) -> Path:
    """Another office's register, whose batch has three files; ours is empty."""
    for name in ("a.jpg", "b.jpg", "c.txt"):
        (place / name).write_bytes(name.encode() * 9)
    assert customs("evidence", "add", "1", "a.jpg", "b.jpg", "c.txt").code == 0
    other = tmp_path / "theirs"
    other.mkdir()
    for path in (*place.glob("register.*"), place / "evidence"):
        shutil.move(path, other / path.name)
    return other


def copied_without(theirs: Path) -> Path:
    """Their register as it is copied by hand, the folder of evidence forgotten."""
    bare = theirs.with_name("bare")
    copied(theirs, bare, "evidence", "*.lock")
    return bare / "register.json"


def here(customs: Customs) -> dict[str, bool]:
    return {one["name"]: one["here"] for one in customs("evidence", "list", "--json").answer["files"]}


def test_missing_files_are_refused_and_taken_when_an_officer_says_so(customs: Customs, theirs: Path) -> None:
    bare = copied_without(theirs)
    told = customs("merge", str(bare))
    assert told.code == 5
    assert "evidence files missing in the other register: 3; nothing was written; the first: a.jpg of" in told.err
    assert f"customs merge {bare} --without-files" in told.err
    assert customs("list", "-q").out == ""
    tried = customs("merge", str(bare), "--without-files", "-n", "--json").answer
    assert [one["name"] for one in tried["evidence_lacking"]] == ["a.jpg", "b.jpg", "c.txt"]
    assert customs("merge", str(bare), "--without-files").code == 0
    assert here(customs) == {"a.jpg": False, "b.jpg": False, "c.txt": False}
    told = customs("verify")
    assert (told.code, "evidence files that are not kept here: 3" in told.out) == (0, True)
    told = customs("evidence", "verify")
    assert (told.code, told.out.count("is not here; it is in register"), "files that are not here: 3" in told.out) == (
        0,
        3,
        True,
    )
    for words, code in ((("bundle", "1", "-o", "x.zip"), 3), (("evidence", "export", "1", "out"), 3)):
        assert customs(*words).code == code, words
    assert customs("backup", "kept").code == 0
    assert customs("merge", str(bare), "--without-files", "--json").answer["seq"] is None


def test_a_file_that_comes_is_compared_with_what_was_logged(customs: Customs, theirs: Path, place: Path) -> None:
    customs("merge", str(copied_without(theirs)), "--without-files")
    (place / "b.jpg").write_bytes(b"another picture")
    told = customs("evidence", "add", "1", "a.jpg", "b.jpg")
    assert (told.code, "a.jpg: the missing files are here again, unchanged" in told.err) == (0, True)
    assert [(one["name"], one["here"]) for one in customs("evidence", "list", "1", "--json").answer["files"]] == [
        ("a.jpg", True), ("b.jpg", False), ("c.txt", False), ("b.jpg", True),
    ]  # fmt: skip
    assert customs("evidence", "1", "c.txt").lines[0] == f"The file is here now and matches the record of {REF}: c.txt."
    assert customs("undo").code == 0
    assert customs("redo").code == 0
    assert customs("evidence", "export", "1", "out", "--json").answer["not_here"] == ["b.jpg"]
    kept = place / "evidence"
    for path in kept.iterdir():
        path.unlink()
    told = customs("evidence", "verify")
    assert (told.code, told.out.count("is missing"), told.out.count("is not here")) == (7, 3, 1)


def test_a_later_merge_with_the_files_brings_them(customs: Customs, theirs: Path, place: Path, tmp_path: Path) -> None:
    bare = copied_without(theirs)
    customs("merge", str(bare), "--without-files")
    third = tmp_path / "third"
    third.mkdir()
    for path in place.glob("register.*"):
        shutil.copy(path, third)
    assert customs("merge", str(theirs / "register.json"), "--json").answer["evidence_files"] == 3
    assert here(customs) == {"a.jpg": True, "b.jpg": True, "c.txt": True}
    told = customs("verify", "--json")
    assert (told.code, told.answer["notes"]) == (0, [])
    assert customs("merge", str(theirs / "register.json"), "--json").answer["seq"] is None
    # What was marked is no other state of the batch: neither a conflict, nor another batch.
    customs("note", "1", "seen")
    told = customs("--register", str(third / "register.json"), "merge", str(place), "--theirs", "--json")
    assert (told.code, told.answer["conflicts"][0]["later"]) == (0, "theirs")
    assert told.answer["evidence_files"] == 3


def test_a_file_altered_where_it_comes_from_is_refused(customs: Customs, theirs: Path) -> None:
    customs("merge", str(copied_without(theirs)), "--without-files")
    first = next((theirs / "evidence").iterdir())
    first.chmod(0o600)
    first.write_bytes(b"altered")
    told = customs("merge", str(theirs / "register.json"), "--without-files")
    assert (told.code, "was altered" in told.err) == (7, True)
    first.unlink()
    tried = customs("merge", str(theirs / "register.json"), "--json", "--dry-run").answer
    assert tried == {**customs("merge", str(theirs / "register.json"), "--json").answer, "dry_run": True, "seq": None}
    assert tried["evidence_files"] == 2
    assert sorted(here(customs).values()) == [False, True, True]


def test_a_document_whose_file_another_register_has_is_not_here_and_not_damaged(
    customs: Customs, theirs: Path, place: Path
) -> None:
    there = str(theirs / "register.json")
    assert customs("print", "notice", "1", "-o", "theirs.txt", "--register", there).code == 0
    assert customs("merge", str(copied_without(theirs)), "--without-files").code == 0
    told = customs("print", "notice", "1", "-o", "ours.txt")
    assert (told.code, ".txt is not here" in told.err, f"customs evidence list {REF}" in told.err) == (3, True, True)
    assert customs("merge", there).code == 0
    assert customs("print", "notice", "1", "-o", "ours.txt").code == 0
    assert (place / "ours.txt").read_bytes() == (place / "theirs.txt").read_bytes()
