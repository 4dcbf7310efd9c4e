"""What the system's administrator writes in an officer's folder is the officer's: he has to write it tomorrow."""

import os
from pathlib import Path

import pytest
from running import Customs

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="the administrator alone may")

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


def _owners(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(folder)): (path.lstat().st_uid, path.lstat().st_gid)
        for path in folder.rglob("*")
        if not path.is_relative_to(folder / "home")
    }


def test_what_an_administrator_makes_in_an_officers_folder_is_the_officers(customs: Customs, place: Path) -> None:
    os.chown(place, OFFICER, OFFICE)
    (place / "seal.txt").write_text("seal")
    os.chown(place / "seal.txt", OFFICER, OFFICE)
    assert customs("init", "--office", "5320").code == 0
    for line in COMMANDS:
        told = customs(*line.split())
        assert told.code == 0, (line, told.err)
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


def test_a_register_stays_whose_it_was_in_a_folder_of_many(customs: Customs, phones: str, place: Path) -> None:
    for path in place.glob("register.*"):
        os.chown(path, OFFICER, OFFICE)
    assert customs("note", phones, "seen").code == 0
    assert customs("list").code == 0
    owners = _owners(place)
    assert {owners["register.json"], owners["register.journal"], owners["register.lock"]} == {(OFFICER, OFFICE)}
