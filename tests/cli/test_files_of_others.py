"""Files that others have to write too: an officer's where the administrator acted, a group's in a group's folder."""

import os
import stat
from importlib.util import find_spec
from pathlib import Path

import pytest
from running import Customs
from waiting import wait_for

administrator = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="the administrator alone may"
)

OFFICER, OFFICE = 54_321, 54_322
COMMANDS = [
    "holder add VIVO-COMM --name 维沃移动通信有限公司 --country CN",
    "trademark add VIVO --name vivo --holder VIVO-COMM",
    "record --office 5320 --found 2019-07-01 --goods phones --mark VIVO --quantity 5",
    "evidence add 1 seal.txt",
    "list --where mark:VIVO",
    "correct 1 --origin CN --reason typed",
    "list -o list.csv",
    "export -o export.json",
    "print daily -o day.pdf",
    "bundle 1 -o one.zip",
    "verify",
    "backup away",
]


def done(customs: Customs, folder: Path, *lines: str) -> None:
    """Run commands, and wait for what a process in the background writes of the holder's name."""
    for line in lines:
        told = customs(*line.split())
        assert told.code == 0, (line, told.err)
    if find_spec("pypinyin"):
        wait_for((folder / "register.pinyin").exists)


def _owners(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(folder)): (path.lstat().st_uid, path.lstat().st_gid)
        for path in folder.rglob("*")
        if not path.is_relative_to(folder / "home")
    }


@administrator
def test_what_an_administrator_makes_in_an_officers_folder_is_the_officers(customs: Customs, place: Path) -> None:
    os.chown(place, OFFICER, OFFICE)
    (place / "seal.txt").write_text("seal")
    os.chown(place / "seal.txt", OFFICER, OFFICE)
    done(customs, place, "init --office 5320", *COMMANDS)
    owners = _owners(place)
    kept = {
        "register.json",
        "register.journal",
        "register.lock",
        "evidence",
        "list.csv",
        "export.json",
        "one.zip",
        "away",
    }
    assert kept <= owners.keys()
    own = {name for name in owners if name.startswith(("config", "data"))}
    assert {name: owner for name, owner in owners.items() if name not in own and owner != (OFFICER, OFFICE)} == {}


@administrator
def test_a_register_stays_whose_it_was_in_a_folder_of_many(customs: Customs, phones: str, place: Path) -> None:
    for path in place.glob("register.*"):
        os.chown(path, OFFICER, OFFICE)
    assert customs("note", phones, "seen").code == 0
    assert customs("list").code == 0
    owners = _owners(place)
    assert {owners["register.json"], owners["register.journal"], owners["register.lock"]} == {(OFFICER, OFFICE)}


@pytest.mark.skipif(os.name != "posix", reason="a folder of a group")
def test_what_is_made_in_a_groups_folder_may_be_written_by_the_group(
    customs: Customs, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shared := place / "shared").mkdir()
    shared.chmod(0o2770)
    (shared / "seal.txt").write_text("seal")
    (shared / "seal.txt").chmod(0o660)
    monkeypatch.chdir(shared)
    monkeypatch.setenv("CUSTOMS_REGISTER", str(shared / "register.json"))
    before = os.umask(0o077)
    try:
        done(customs, shared, "init --office 5320", *COMMANDS)
    finally:
        os.umask(before)
    modes = {str(path.relative_to(shared)): stat.S_IMODE(path.stat().st_mode) for path in shared.rglob("*")}
    assert {"register.journal", "register.lock", "backups", "evidence", "list.csv", "one.zip", "away"} <= modes.keys()
    for name, mode in modes.items():
        own, groups = mode >> 6 & 7, mode >> 3 & 7
        assert (groups, mode & 7) == (own, 0), (name, oct(mode))
    assert modes["register.json"] == 0o660


def test_a_file_that_was_closed_to_the_group_stays_closed_in_its_folder(
    customs: Customs, phones: str, place: Path
) -> None:
    place.chmod(0o2770)
    assert customs("note", phones, "seen").code == 0
    assert {stat.S_IMODE((place / f"register.{end}").stat().st_mode) for end in ("json", "journal")} == {0o600}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("config set lang en", "config"),
        ("view save mine list", "config"),
        ("template copy notice", "config"),
        ("print notice 1 -o papers/new/notice.txt", "papers"),
    ],
)
def test_every_folder_that_is_made_on_the_way_is_its_makers_alone(
    customs: Customs, phones: str, tmp_path: Path, words: str, made: str
) -> None:
    assert customs("notify", phones, "--on", "2019-07-03").code == 0
    assert customs(*words.split()).code == 0
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / made, *(tmp_path / made).rglob("*"))}
    assert modes == {0o700, 0o600}
