"""`customs backup` and `customs restore` as an officer runs them: what is said, where, and with which status."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Customs, Result, Terminal, filled


@pytest.fixture
def photo(customs: Customs, phones: str, tmp_path: Path) -> str:
    """The phones with a photograph as evidence; its SHA-256."""
    (tmp_path / "photo.jpg").write_bytes(b"photograph")
    assert customs("evidence", phones, "photo.jpg").code == 0
    return str(customs("show", phones, "--json").answer["batch"]["evidence"][0]["sha256"])


def backed_up(customs: Customs, *words: str) -> Path:
    """Make a backup; its folder."""
    result = customs("backup", "usb", "--json", *words)
    assert result.code == 0, result.err
    return Path(result.answer["path"]).parent


def proof_of(customs: Customs) -> dict[str, str]:
    answer = customs("verify", "--json").answer
    return {"head": answer["head"], "root": answer["root"]}


def test_a_backup_says_what_it_holds_and_comes_back(customs: Customs, photo: str, tmp_path: Path) -> None:
    result = customs("backup", "usb")
    [folder] = (tmp_path / "usb").iterdir()
    holds = f"acts: 8, evidence files: 1; root {proof_of(customs)['root']}@8"
    assert (result.code, result.err) == (0, "")
    assert result.lines == [f"Copied and verified: usb/{folder.name}/register.json", holds]
    result = customs("restore", str(folder), "--register", "new/register.json")
    assert (result.code, result.err) == (0, "")
    assert result.lines == [f"Restored and verified: {tmp_path}/new/register.json", holds]
    assert (tmp_path / "new" / "evidence" / photo).read_bytes() == b"photograph"
    assert customs("verify", "--register", "new/register.json").code == 0
    asked = ("list", "--json")
    assert customs(*asked, "--register", "new/register.json").out == customs(*asked).out


def test_what_scripts_read_of_a_backup_and_a_restore(customs: Customs, photo: str, tmp_path: Path) -> None:
    backup = customs("backup", "usb", "--json").answer
    same = {"ok": True, "entries": 8, **proof_of(customs), "evidence": 1, "faults": []}
    assert backup == {"schema": "customs.backup/1", "path": backup["path"], **same}
    answer = customs("restore", backup["path"], "--register", "new/register.json", "--json").answer
    assert answer == {"schema": "customs.restore/1", "register": f"{tmp_path}/new/register.json", **same}


def test_two_backups_within_a_second_are_both_made(customs: Customs, photo: str) -> None:
    assert len({backed_up(customs) for _ in range(5)}) == 5


def test_a_backup_that_lacks_evidence_says_so_and_never_that_it_is_verified(
    customs: Customs, photo: str, tmp_path: Path
) -> None:
    (tmp_path / "evidence" / photo).unlink()
    result = customs("backup", "usb")
    assert result.code == 7
    assert result.lines[0].startswith("Copied, but incomplete: usb/")
    assert "verified" not in result.out
    assert result.err.splitlines() == [
        f"not copied: evidence/{photo}: photo.jpg of 2019-5320-000001 is missing",
        "customs: evidence files missing or altered in the register, and therefore not in the backup: 1",
        "  hint: customs verify",
        "    names the files too; put them back, then customs backup",
    ]
    assert customs("verify").code == 7
    answer = customs("backup", "usb", "--json")
    assert (answer.code, answer.err, answer.answer["ok"]) == (7, "", False)
    assert answer.answer["faults"] == [
        {"file": f"evidence/{photo}", "line": 0, "what": "photo.jpg of 2019-5320-000001 is missing"}
    ]
    zh = customs("--lang", "zh", "backup", "usb")
    assert zh.lines[0].startswith("已备份，但不完整：usb/")
    assert f"未复制：evidence/{photo}：2019-5320-000001 的 photo.jpg 缺失" in zh.err


def test_the_hint_of_a_backup_that_is_not_whole_restores_the_rest(customs: Customs, photo: str, tmp_path: Path) -> None:
    folder = backed_up(customs)
    (folder / "evidence" / photo).unlink()
    refused = customs("restore", str(folder), "--register", "new/register.json")
    assert (refused.code, refused.out, (tmp_path / "new").exists()) == (7, "", False)
    assert refused.err.startswith(f"customs: {folder} is not complete: photo.jpg of 2019-5320-000001 is missing")
    result = hinted(customs, refused)
    assert (result.code, result.lines[0]) == (0, f"Restored, but incomplete: {tmp_path}/new/register.json")
    assert result.err == f"not copied: evidence/{photo}: photo.jpg of 2019-5320-000001 is missing\n"


def hinted(customs: Customs, refused: Result) -> Result:
    """The command of a hint, as it is printed."""
    hint = refused.err.splitlines()[-1].removeprefix("  hint: ")
    return customs(*filled(hint))


def test_an_existing_register_is_never_overwritten_and_the_hint_names_a_free_place(
    customs: Customs, photo: str, tmp_path: Path
) -> None:
    folder, before = backed_up(customs), proof_of(customs)
    refused = customs("restore", str(folder))
    assert (refused.code, refused.out) == (5, "")
    assert refused.err.splitlines()[0] == f"customs: {tmp_path}/evidence already exists: nothing is overwritten"
    assert hinted(customs, refused).lines[0] == f"Restored and verified: {tmp_path}/restored/register.json"
    assert customs("restore", str(folder), "--json").error["code"] == "conflict"
    assert proof_of(customs) == before
    for name in ("register.json", "register.journal"):
        (tmp_path / "lone").mkdir()
        (tmp_path / "lone" / name).write_text("mine")
        assert customs("restore", str(folder), "--register", "lone").code == 5
        assert [path.read_text() for path in (tmp_path / "lone").iterdir()] == ["mine"]
        (tmp_path / "lone" / name).unlink()
        (tmp_path / "lone").rmdir()


def test_a_register_that_was_lost_comes_back_from_the_backups_beside_it(
    customs: Customs, photo: str, tmp_path: Path
) -> None:
    before = customs("show", "1", "--json").out
    path = Path(customs("backup", "--json").answer["path"])
    for name in ("register.json", "register.journal"):
        (tmp_path / name).unlink()
    (tmp_path / "evidence" / photo).unlink()
    (tmp_path / "evidence").rmdir()
    restored = customs("restore", str(path.parent))
    assert (restored.code, restored.err) == (0, ""), "nobody is told that the register is missing"
    assert customs("show", "1", "--json").out == before
    assert customs("verify").code == 0
    assert customs("undo").code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("restore",), 2),
        (("restore", ""), 2),
        (("restore", "nowhere", "--register", "new/register.json"), 3),
        (("restore", "photo.jpg", "--register", "new/register.json"), 3),
        (("restore", "usb", "--register", "new/register.journal"), 2),
    ],
)
def test_what_is_no_backup_is_refused_in_one_line(
    customs: Customs, photo: str, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    before = sorted(tmp_path.rglob("*"))
    result = customs(*words)
    assert (result.code, result.out) == (code, "")
    assert 1 <= len(result.complaints) <= 2
    assert sorted(tmp_path.rglob("*")) == before


def test_an_altered_backup_is_refused_by_name_and_nothing_is_left(customs: Customs, photo: str, tmp_path: Path) -> None:
    folder = backed_up(customs)
    journal = folder / "register.journal"
    journal.write_bytes(journal.read_bytes().replace(b"phones", b"stones", 1))
    result = customs("--lang", "zh", "restore", str(folder), "--register", "new/register.json")
    assert result.code == 7
    assert result.err.startswith(f"customs: {folder} 未通过验证：register.journal")
    assert hinted(customs, customs("restore", str(folder), "--register", "new/register.json")).code == 7
    assert not (tmp_path / "new").exists()


def test_what_an_interrupted_run_had_left_is_removed_and_told(customs: Customs, photo: str, tmp_path: Path) -> None:
    folder = backed_up(customs)
    half = tmp_path / "usb" / "register-20190703T120000Z.customs-partial-0a1b2c3d"
    half.mkdir()
    (half / "register.journal").write_bytes(b"half")
    result = customs("backup", "usb")
    assert (result.code, half.exists()) == (0, False)
    assert result.err == f"removed files left by an interrupted run: usb/{half.name}\n"
    half = tmp_path / "new.customs-partial-0a1b2c3d"
    half.mkdir()
    result = customs("--lang", "zh", "restore", str(folder), "--register", "new/register.json")
    assert (result.code, half.exists()) == (0, False)
    assert result.err == f"已清除中断的操作留下的内容：{half}\n"


def test_a_terminal_shows_how_far_it_is_and_a_pipe_does_not(
    customs: Customs, terminal: Callable[..., Terminal], photo: str, tmp_path: Path
) -> None:
    shown = terminal("backup", "usb")
    assert shown.code == 0
    assert "Copying" in shown.raw
    assert "Copying" not in "\n".join(shown.screen)
    [folder] = (tmp_path / "usb").iterdir()
    shown = terminal("--lang", "zh", "restore", str(folder), "--register", "new/register.json")
    assert shown.code == 0
    assert "正在复制" in shown.raw
    assert customs("backup", "usb").err == ""


def test_a_restored_register_is_asked_for_by_pinyin_again(customs: Customs, tmp_path: Path) -> None:
    pytest.importorskip("pypinyin", reason="pinyin is an optional extra")
    assert customs("holder", "add", "VIVO-COMM", "--name", "Vivo", "--name-zh", "维沃").code == 0
    assert customs("restore", str(backed_up(customs)), "--register", "new/register.json").code == 0
    sounds = tmp_path / "new" / "register.pinyin"
    for _ in range(1200):  # it is written by a process of its own
        if sounds.exists():
            break
        time.sleep(0.05)
    assert "维沃\tweiwo\tww\n" in sounds.read_text("utf-8")


def test_a_register_with_an_office_that_a_list_named_by_its_code_comes_back_and_is_merged(customs: Customs) -> None:
    """Of another district than the offices that come with the program, of which nobody has said anything yet."""
    Path("list.csv").write_text("case_id,office,found_on,goods,quantity,marks\nc1,5201,2019-07-01,x,3,NIKE\n")
    assert customs("import", "list.csv", "--add-missing").code == 0
    office = customs("office", "show", "5201", "--json").answer
    assert '"country": "CN"' in json.dumps(office)
    asked = ("summary", "2019", "--by", "district", "--json")
    was = customs(*asked).answer["rows"]
    assert [row["key"] for row in was] == [{"district": "5200"}]
    assert customs("restore", str(backed_up(customs)), "--register", "new/register.json").code == 0
    assert customs("init", "--register", "ours/register.json").code == 0
    assert customs("merge", "new/register.json", "--register", "ours/register.json").code == 0
    for at in ("new", "ours"):
        assert customs(*asked, "--register", f"{at}/register.json").answer["rows"] == was


def test_records_are_taken_out_of_a_state_file_whose_journal_is_lost(
    customs: Customs, photo: str, tmp_path: Path
) -> None:
    asked = ("list", "--json")
    before = customs(*asked).out
    told = customs("import", "register.json")
    assert (told.code, "customs merge register.json" in told.err) == (2, True)  # with its history
    old = tmp_path / "OLD"
    old.mkdir()
    (tmp_path / "register.journal").unlink()
    told = customs("restore", "register.json", "--register", "new.json")
    assert (told.code, "customs import register.json --register" in told.err) == (3, True)
    hint = customs("list").complaints[-1]
    for path in (*tmp_path.glob("register.*"), tmp_path / "backups"):
        path.rename(old / path.name)
    words = hint.partition(" or customs ")[2].removesuffix(" without one").split()
    assert customs(*words).code == 0, words
    assert (customs(*asked).out, customs("verify").code) == (before, 0)
    assert customs("record", "--office", "5320", "--found", "2019-07-01", "--goods", "bags").code == 0
    kept = old / "register.json"
    kept.write_bytes(kept.read_bytes().replace(b"phones", b"fhones"))
    assert customs("import", "OLD/register.json", "--register", "new.json").code == 7
