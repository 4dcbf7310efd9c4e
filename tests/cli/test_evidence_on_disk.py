"""Evidence is on the disk, names and all, before the act that speaks of it; nothing of a failed copy is left."""

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from running import Customs
from test_recorded_or_not import Failing, shell

PHOTO = b"photo" * 1000
SHA = hashlib.sha256(PHOTO).hexdigest()

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes, links and limits")


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photograph beside the register."""
    (tmp_path / "photo.jpg").write_bytes(PHOTO)
    return tmp_path / "photo.jpg"


def kept(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "evidence").iterdir())


def test_the_file_its_folder_and_the_parent_are_on_the_disk_before_the_act(
    customs: Customs, phones: str, place: Path, photo: Path
) -> None:
    told = Failing("tell", "evidence", phones, str(photo), "-q").end()[2].splitlines()
    assert told[:4] == [f".{SHA}.new", "evidence", place.name, "register.journal"]
    assert kept(place) == [SHA]
    assert (place / "evidence" / SHA).stat().st_mode & 0o777 == 0o400
    assert customs("verify").code == 0


@pytest.mark.parametrize("how", ["limit 4000", "file", "folder"])
@pytest.mark.parametrize("is_first", [True, False], ids=["no folder yet", "a folder"])
def test_a_copy_that_fails_leaves_nothing_behind(
    customs: Customs, phones: str, place: Path, photo: Path, how: str, is_first: bool
) -> None:
    if not is_first:
        (place / "other.jpg").write_bytes(b"other")
        assert customs("evidence", phones, str(place / "other.jpg")).code == 0
    before = sorted(path.name for path in place.rglob("*"))
    code, out, err = Failing(how, "evidence", phones, str(photo)).end()
    assert (code, out) == (1, "")
    assert "cannot write" in err
    assert sorted(path.name for path in place.rglob("*")) == before
    assert customs("evidence", phones, str(photo)).code == 0
    assert customs("verify").code == 0


def test_an_act_that_fails_after_the_copy_takes_it_away(
    customs: Customs, phones: str, place: Path, photo: Path
) -> None:
    before = (place / "register.journal").read_bytes()
    code, _, err = Failing(".journal", "evidence", phones, str(photo)).end()
    assert code == 1
    assert "nothing was changed" in err
    assert (place / "register.journal").read_bytes() == before
    assert not (place / "evidence").exists()


def test_an_act_that_is_recorded_all_the_same_keeps_its_copy(
    customs: Customs, phones: str, place: Path, photo: Path
) -> None:
    code, _, err = Failing(".journal twice", "evidence", phones, str(photo)).end()
    assert code == 1
    assert " is recorded; cannot write" in err
    assert kept(place) == [SHA]
    assert customs("verify").code == 0
    again = shell("", "evidence", phones, str(photo))
    assert again.returncode == 5
    assert customs("history").code == 0
    assert "has this file already" in customs("evidence", phones, str(photo)).err


def test_a_file_that_another_batch_has_is_not_taken_from_it(
    customs: Customs, phones: str, place: Path, photo: Path
) -> None:
    assert customs("evidence", phones, str(photo)).code == 0
    assert customs("record", "--office", "5320", "--goods", "shoes").code == 0
    assert Failing(".journal", "evidence", "2", str(photo)).end()[0] == 1
    assert kept(place) == [SHA]
    assert customs("evidence", "2", str(photo)).code == 0
    assert customs("verify").code == 0


@pytest.mark.parametrize("given", ["fifo", "/dev/zero", "folder", "/dev/stdin"])
def test_what_is_no_file_is_no_evidence_and_nothing_waits_for_it(phones: str, place: Path, given: str) -> None:
    os.mkfifo(place / "fifo")
    (place / "folder").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "customs_cli", "evidence", phones, str(place / given)],
        stdin=subprocess.PIPE,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert f"{place / given} is not a plain file" in done.stderr
    assert not (place / "evidence").exists()


def test_an_officers_own_link_to_a_photograph_is_followed(
    customs: Customs, phones: str, place: Path, photo: Path
) -> None:
    (place / "link.jpg").symlink_to(photo)
    assert customs("evidence", phones, str(place / "link.jpg")).code == 0
    assert (place / "evidence" / SHA).read_bytes() == PHOTO


def test_a_linked_evidence_folder_is_not_followed(customs: Customs, phones: str, place: Path, photo: Path) -> None:
    (place / "elsewhere").mkdir()
    (place / "evidence").symlink_to(place / "elsewhere")
    for words in (("evidence", phones, str(photo)), ("verify",)):
        told = customs(*words)
        assert told.code == 7
        assert "is not the register's own folder" in told.err
    assert list((place / "elsewhere").iterdir()) == []


def test_a_file_that_the_disk_does_not_give_back_is_not_said_to_be_missing(
    customs: Customs, phones: str, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert customs("evidence", phones, str(photo)).code == 0

    really_open = os.open

    def refused(path: Any, *args: Any, **more: Any) -> int:
        if Path(path).name == SHA:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return really_open(path, *args, **more)

    monkeypatch.setattr(os, "open", refused)
    told = customs("evidence", "verify")
    assert told.code == 7
    assert f"photo.jpg of {phones} cannot be read: look at its permissions and the disk" in told.out
    assert customs("evidence", "show", phones, "1", "--json").answer["files"][0]["state"] == "unread"


def test_a_linked_evidence_file_is_no_evidence(customs: Customs, phones: str, place: Path, photo: Path) -> None:
    assert customs("evidence", phones, str(photo)).code == 0
    (place / "evidence" / SHA).unlink()
    (place / "evidence" / SHA).symlink_to(photo)
    assert "photo.jpg of 2019-5320-000001 is missing" in customs("verify").out
    assert customs("bundle", phones, "-o", str(place / "bundle.zip")).code == 7
    assert not list(place.glob("*bundle.zip*"))
    assert customs("record", "--office", "5320", "--goods", "shoes").code == 0
    assert customs("evidence", "2", str(photo)).code == 7
    (place / "evidence" / SHA).unlink()
    (place / "evidence" / f".{SHA}.new").symlink_to(place / "made")
    assert customs("evidence", "2", str(photo)).code == 0
    assert customs("verify").code == 0
    assert not (place / "made").exists()


@pytest.mark.parametrize("words", [("evidence", "1"), ("evidence", "add", "1")], ids=["keep", "add"])
@pytest.mark.parametrize("how", ["lost", "altered"])
def test_a_copy_that_was_lost_or_altered_is_put_back_by_keeping_the_file_again(
    customs: Customs, phones: str, place: Path, words: tuple[str, ...], how: str
) -> None:
    (place / "record.txt").write_bytes(b"on the spot")
    assert customs(*words, "record.txt").code == 0
    [copy] = (place / "evidence").iterdir()
    copy.chmod(0o600)
    copy.unlink() if how == "lost" else copy.write_bytes(b"on the other spot")
    assert customs("evidence", "verify").code == 7
    before = (place / "register.journal").read_bytes()
    tried = customs(*words, "record.txt", "--dry-run")
    assert (tried.code, customs("evidence", "verify").code) == (0, 7)
    told = customs(*words, "record.txt")
    assert (told.code, told.lines[0]) == (0, f"The file is here now and matches the record of {phones}: record.txt.")
    assert (copy.read_bytes(), (place / "register.journal").read_bytes()) == (b"on the spot", before)
    assert (customs("evidence", "verify").code, customs("verify").code) == (0, 0)
    again = customs(*words, "record.txt")
    assert (again.code, "has this file already" in again.err) == (5, True)


def test_a_lost_copy_comes_back_beside_files_that_are_new(customs: Customs, phones: str, place: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (place / name).write_text(name, "utf-8")
    assert customs("evidence", "add", "1", "a.txt", "b.txt").code == 0
    lost = next(copy for copy in (place / "evidence").iterdir() if copy.read_text("utf-8") == "a.txt")
    lost.unlink()
    told = customs("evidence", "add", "1", "a.txt", "b.txt", "c.txt")
    assert (told.code, told.err.splitlines()) == (
        0,
        ["warning: a.txt: the missing files are here again, unchanged", "warning: b.txt is already kept, as b.txt"],
    )
    lost.unlink()
    told = customs("evidence", "add", "1", "a.txt", "b.txt")
    assert (told.code, told.lines[0]) == (0, f"The file is here now and matches the record of {phones}: a.txt.")
    assert told.err == "warning: b.txt is already kept, as b.txt\n"
    files = customs("evidence", "list", "1", "--json").answer["files"]
    assert [one["name"] for one in files] == ["a.txt", "b.txt", "c.txt"]
    assert customs("verify").code == 0
