"""Paths that no file should have: each is written to, or refused in one line with the promised status."""

import os
from pathlib import Path

import pytest
from running import Customs, recorded

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links that anybody may make")

WRITTEN = (
    "list -o loop.csv",
    "print daily -o loop.html",
    "export -o loop.json",
    "due --ics loop.ics",
    "timestamp request -o loop.tsq",
    "chain 1 -o loop.mmd",
)


@pytest.mark.parametrize("line", WRITTEN)
def test_a_link_that_leads_in_a_circle_is_written_over(customs: Customs, place: Path, line: str) -> None:
    recorded(customs, "--goods", "phones", "--quantity", "3")
    path = place / line.rpartition(" ")[2]
    path.symlink_to(path)
    done = customs(*line.split())
    assert (done.code, path.is_symlink()) == (0, False), done.err
    assert path.stat().st_size


@pytest.mark.parametrize(
    ("line", "code"), [("import .", 2), ("import /", 2), ("due --ics /", 1), ("due --ics .", 1), ("list -o /", 2)]
)
def test_a_folder_is_no_file(customs: Customs, line: str, code: int) -> None:
    recorded(customs, "--goods", "phones")
    done = customs(*line.split())
    assert (done.code, len(done.err.splitlines())) == (code, 2), done.err


@pytest.mark.parametrize("folder", [".", "kept"])
def test_rows_to_correct_go_into_a_folder_under_the_name_of_their_list(
    customs: Customs, place: Path, folder: str
) -> None:
    (place / "kept").mkdir()
    (place / "list.csv").write_text("office,found_on,goods\n5320,2019-07-01,phones\n5320,,phones\n", "utf-8")
    done = customs("import", "list.csv", "--rejects", folder)
    assert (done.code, (place / folder / "list.faulty.csv").is_file()) == (0, True), done.err
