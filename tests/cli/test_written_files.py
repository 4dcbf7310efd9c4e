"""A file that is written never takes the place of a device or a pipe: the whole system may use that."""

import os
import stat
from pathlib import Path

import pytest
from running import Customs

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")

WRITING = [
    ("list -o", ".csv"),
    ("list -o", ".pdf"),
    ("today -o", ".html"),
    ("print daily -o", ".pdf"),
    ("due --ics", ".ics"),
    ("export -o", ".csv"),
    ("export -o", ".json"),
    ("export -o", ".xlsx"),
    ("chain {ref} -o", ".html"),
    ("bundle {ref} -o", ".zip"),
]


@pytest.mark.parametrize("is_linked", [False, True])
@pytest.mark.parametrize(("words", "suffix"), WRITING)
def test_what_is_written_takes_no_pipes_place(
    customs: Customs, phones: str, place: Path, words: str, suffix: str, is_linked: bool
) -> None:
    os.mkfifo(place / f"pipe{suffix}")
    target = place / f"link{suffix}" if is_linked else place / f"pipe{suffix}"
    if is_linked:
        target.symlink_to(place / f"pipe{suffix}")
    told = customs(*words.format(ref=phones).split(), target.name)
    assert stat.S_ISFIFO((place / f"pipe{suffix}").lstat().st_mode)
    assert [path.name for path in place.glob(".*")] == []
    if told.code:
        assert (told.code, "no plain file" in told.err, len(told.err.splitlines())) == (1, True, 2)
    else:  # these write a file of their own where a link stood
        assert (is_linked, target.is_symlink(), target.is_file()) == (True, False, True)


def test_what_killed_processes_left_of_a_file_goes_an_hour_later_with_the_next_one(
    customs: Customs, phones: str, place: Path
) -> None:
    names = {".a.csv.47.new": True, ".a.csv.48.new": False, ".b.csv.47.new": True, ".a.csv.x.new": True, ".a.csv": True}
    for name, is_old in names.items():
        (place / name).write_text("half")
        if is_old:
            os.utime(place / name, (1_500_000_000, 1_500_000_000))
    assert customs("list", "-o", "a.csv").code == 0
    assert sorted(path.name for path in place.glob(".*")) == sorted(names.keys() - {".a.csv.47.new"})
