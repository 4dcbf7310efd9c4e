"""How Chinese names sound is written for completion where a name is new; by another process where that takes time."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Customs
from waiting import wait_for

pinyin = pytest.importorskip("pypinyin", reason="pinyin is an optional extra")

ADD = ("holder", "add", "VIVO-COMM", "--name", "Vivo", "--name-zh", "维沃")


def test_a_process_leaves_the_sound_of_a_new_name_to_another_one(
    process: Callable[..., "subprocess.CompletedProcess[bytes]"], place: Path
) -> None:
    assert process("init", "--office", "5320").returncode == process(*ADD).returncode == 0
    wait_for((place / "register.pinyin").exists)
    assert "维沃\tweiwo\tww\n" in (place / "register.pinyin").read_text("utf-8")


def test_a_name_is_heard_once_and_other_chinese_words_never(customs: Customs, place: Path) -> None:
    sounds = place / "register.pinyin"
    assert customs("holder", "add", "OPPO", "--name", "Oppo", "--contact", "东莞").code == 0
    assert not sounds.exists()
    assert customs(*ADD).code == 0
    kept = sounds.stat()
    assert "维沃\tweiwo\tww\n" in sounds.read_text("utf-8")
    assert customs("holder", "edit", "VIVO-COMM", "--country", "CN").code == 0
    assert sounds.stat() == kept
    assert customs("trademark", "add", "HUAWEI", "--name", "华为", "--holder", "OPPO").code == 0
    assert "华为\thuawei\thw\n" in sounds.read_text("utf-8")
    assert "维沃\tweiwo\tww\n" in sounds.read_text("utf-8")


def test_a_copy_without_chinese_names_needs_no_sounds(customs: Customs, place: Path) -> None:
    assert customs("holder", "add", "OPPO", "--name", "Oppo").code == 0
    assert customs("backup", "usb").code == 0
    [copy] = (place / "usb").iterdir()
    assert customs("restore", str(copy), "--register", "new/register.json").code == 0
    assert (place / "new" / "register.json").exists()
    assert not (place / "new" / "register.pinyin").exists()


@pytest.mark.usefixtures("names")
def test_a_file_of_sounds_that_cannot_be_written_takes_nothing_from_an_act(customs: Customs, place: Path) -> None:
    (place / "register.pinyin").mkdir()
    assert (customs(*ADD[:2], "VIVO-GD", *ADD[3:]).code, customs("holder", "show", "VIVO-GD").code) == (0, 0)
