"""`links`, `bundle` and `merge` through the real command."""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from running import Customs

Unpacked = dict[str, bytes]


def unpacked(path: Path, folder: Path) -> Unpacked:
    with ZipFile(path) as archive:
        archive.extractall(folder)
        return {name: archive.read(name) for name in archive.namelist()}


def checked(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", "verify.py"], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def shared(customs: Customs, detained: str, tmp_path: Path) -> str:
    """The phones detained for VIVO-COMM, shoes of NIKE-INC beside them, a remark, a photograph."""
    (tmp_path / "shoe photo.jpg").write_bytes(b"shoes")
    for words in (
        ("line", "add", detained, "--goods", "shoes", "--quantity", "5", "--unit", "pairs", "--mark", "NIKE"),
        ("note", detained, "NIKE shoes were hidden below"),
        ("evidence", detained, "shoe photo.jpg"),
        ("notify", detained, "--holder", "NIKE-INC", "--on", "2019-07-03", "--number", "N-77"),
    ):
        assert customs(*words).code == 0
    return detained


def test_the_same_consignor_at_two_offices_is_a_trace(customs: Customs, names: None) -> None:
    for office, day in (("5320", "2019-07-01"), ("5304", "2019-07-05"), ("5301", "2018-01-01")):
        assert customs("record", "--office", office, "--found", day, "--consignor", "Ace", "-q").code == 0
    answer = customs("links", "--by", "consignor", "--json").answer
    assert (answer["schema"], answer["within_days"], answer["min_offices"]) == ("customs.links/1", 90, 2)
    assert [(trace["name"], trace["offices"]) for trace in answer["traces"]] == [("Ace", {"5320": 1, "5304": 1})]
    assert customs("links", "2019-07", "-q").lines == ["2019-5320-000001", "2019-5304-000001"]
    assert customs("links", "5320-1", "-q").lines == ["2019-5304-000001"]
    assert customs("links", "2019-5304-000001", "--json").answer["linked"][0]["shared"] == [["consignor", "Ace"]]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--by", "colour"), 2),
        (("--by", ","), 2),
        (("--within", "-3"), 2),
        (("--min-offices", "0"), 2),
        (("someday",), 2),
        (("5320-77",), 3),
        (("1", "--min-offices", "2"), 2),
    ],
)
def test_links_refuses_what_it_cannot_read(customs: Customs, phones: str, words: tuple[str, ...], code: int) -> None:
    assert customs("links", *words).code == code


def test_a_bundle_proves_itself_without_this_program(customs: Customs, shared: str, tmp_path: Path) -> None:
    answer = customs("bundle", shared, "-o", "a.zip", "--json").answer
    assert (answer["schema"], answer["extracts"], answer["redacted"]) == ("customs.bundle/1", 0, False)
    files = unpacked(tmp_path / "a.zip", tmp_path / "a")
    assert list(files) == answer["files"]
    assert files["evidence/01-shoe_photo.jpg"] == b"shoes"
    batch = json.loads(files["batch.json"])["batch"]
    assert batch == customs("show", shared, "--json").answer["batch"]
    journal = (tmp_path / "register.journal").read_bytes().splitlines()
    assert [line for line in files["journal.jsonl"].splitlines() if line not in journal] == []
    code, said = checked(tmp_path / "a")
    assert (code, "none altered" in said) == (0, True), said


def test_the_same_state_gives_the_same_bytes_on_any_day(customs: Customs, shared: str, tmp_path: Path) -> None:
    assert customs("bundle", shared, "-o", "a.zip").code == 0
    assert customs("--today", "2019-12-31", "bundle", shared, "-o", "b.zip").code == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_holder_is_shown_nothing_of_another(customs: Customs, shared: str, tmp_path: Path) -> None:
    answer = customs("bundle", shared, "--holder", "VIVO-COMM", "--json").answer
    assert (answer["redacted"], answer["file"]) == (True, f"{shared}-VIVO-COMM.zip")
    files = unpacked(tmp_path / answer["file"], tmp_path / "vivo")
    told = b"".join(body for name, body in files.items() if name != "verify.py").lower()
    assert [word for word in (b"nike", b"shoe", b"n-77", b"hidden") if word in told] == []
    assert b"phones" in files["batch.txt"]
    assert checked(tmp_path / "vivo")[0] == 0


@pytest.mark.parametrize("name", ["journal.jsonl", "record.json", "batch.txt", "evidence/01-shoe_photo.jpg"])
def test_the_check_in_a_bundle_finds_an_altered_file(customs: Customs, shared: str, tmp_path: Path, name: str) -> None:
    customs("bundle", shared, "-o", "a.zip")
    unpacked(tmp_path / "a.zip", tmp_path / "a")
    file = tmp_path / "a" / name
    file.write_bytes(file.read_bytes().replace(b"s", b"z", 1))
    assert checked(tmp_path / "a") == (1, f"{name} was altered\n")


def test_an_act_on_several_batches_is_handed_over_in_part(customs: Customs, names: None, tmp_path: Path) -> None:
    rows = (
        "case_id,office,found_on,goods,quantity,marks\n1,5320,2019-07-01,phones,1,VIVO\n2,5320,2019-07-01,bags,1,NIKE\n"
    )
    (tmp_path / "cases.csv").write_text(rows, "utf-8")
    assert customs("import", "cases.csv").code == 0
    answer = customs("bundle", "2019-5320-000001", "-o", "a.zip", "--json").answer
    assert (answer["acts"], answer["extracts"]) == (0, 1)
    files = unpacked(tmp_path / "a.zip", tmp_path / "a")
    assert b"bags" not in files["extracts.jsonl"]
    assert checked(tmp_path / "a")[0] == 0


def test_a_bundle_of_a_damaged_register_or_of_altered_evidence_is_refused(
    customs: Customs, shared: str, tmp_path: Path
) -> None:
    piece = next((tmp_path / "evidence").iterdir())
    piece.chmod(0o600)
    piece.write_bytes(b"other")
    assert customs("bundle", shared, "-o", "a.zip").code == 7
    journal = tmp_path / "register.journal"
    journal.write_bytes(journal.read_bytes().replace(b"phones", b"phonez", 1))
    assert customs("bundle", shared, "-o", "a.zip").code == 7
    assert not list(tmp_path.glob("*.zip*"))


@pytest.mark.parametrize(
    ("words", "code"),
    [(("-o", "a.tar"), 2), (("-o", "no/folder/a.zip"), 1), (("--holder", "NIKE-INC"), 3), (("--holder", "ACME"), 3)],
)
def test_a_bundle_that_cannot_be_is_refused(
    customs: Customs, phones: str, words: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    assert customs("bundle", phones, *words).code == code
    assert not list(tmp_path.glob("*.zip*"))


def test_a_merge_says_what_came_in_and_can_be_undone(customs: Customs, shared: str, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    ours = ("--register", "ours/register.json")
    dry = customs(*ours, "merge", ".", "--dry-run", "--json").answer
    assert (dry["schema"], dry["batches"], dry["seq"], dry["dry_run"]) == ("customs.merge/1", [shared], None, True)
    assert not (tmp_path / "ours" / "register.json").exists()
    done = customs(*ours, "merge", "register.json", "--json").answer
    assert (done["batches"], done["seq"], done["evidence_files"]) == ([shared], 1, 1)
    assert customs(*ours, "show", shared, "--json").answer == customs("show", shared, "--json").answer
    assert customs(*ours, "verify").code == 0
    assert customs(*ours, "undo").code == 0
    assert customs(*ours, "list", "-q").lines == []


def test_a_conflict_is_listed_whole_and_exits_5(customs: Customs, shared: str, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    ours = ("--register", "ours/register.json")
    customs(*ours, "merge", ".")
    customs(*ours, "note", shared, "ours alone")
    result = customs(*ours, "merge", ".", "--json")
    assert (result.code, result.error["code"], result.error["candidates"]) == (5, "conflict", [shared])
    assert [(row["key"], row["later"], row["fields"][0]["path"]) for row in result.answer["conflicts"]] == [
        (shared, "ours", "notes")
    ]
    assert customs(*ours, "merge", ".", "--ours").code == 0
    assert customs(*ours, "merge", ".", "--ours", "--theirs").code == 2
    assert customs(*ours, "merge", "nowhere").code == 3
    assert customs(*ours, "merge", "ours").code == 2
