"""`links`, `bundle` and `merge` through the real command."""

import ast
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from copying import copied
from forging import Opened
from msgspec.structs import replace
from running import Customs

from customs_cli.register.file.line import from_line, to_line

Unpacked = dict[str, bytes]


def unpacked(path: Path, folder: Path) -> tuple[Path, Unpacked]:
    """The folder that a bundle unpacks to, and its files by their paths from there."""
    with ZipFile(path) as archive:
        archive.extractall(folder)
    [base] = folder.iterdir()
    return base, {file.relative_to(base).as_posix(): file.read_bytes() for file in base.rglob("*") if file.is_file()}


def checked(folder: Path, *words: str, python: str = sys.executable) -> tuple[int, str]:
    done = subprocess.run(
        [python, "-I", "verify.py", *words], cwd=folder, capture_output=True, text=True, timeout=60, check=False
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


@pytest.mark.parametrize("words", [(), ("1",)], ids=["a period", "one batch"])
def test_no_links_are_headings_without_rows_for_whoever_reads_them_by_program(
    customs: Customs, phones: str, words: tuple[str, ...]
) -> None:
    [headings] = customs("links", *words, "--csv").lines
    assert headings.count(",") >= 4
    [keys] = customs("links", *words).lines
    assert keys.split("\t")[0] in ("by", "ref")


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
    assert answer["root"] == customs("anchor", "-q").out.strip()
    assert answer["sha256"] == hashlib.sha256((tmp_path / "a.zip").read_bytes()).hexdigest()
    folder, files = unpacked(tmp_path / "a.zip", tmp_path / "a")
    assert sorted(files) == sorted(answer["files"])
    assert files["data/evidence/01-shoe_photo.jpg"] == b"shoes"
    record = json.loads(files["data/record.json"])
    shown = customs("show", shared, "--json").answer["batch"]
    assert {key: shown[key] for key in ("ref", "office", "found_on", "notes")} == {
        key: record["batch"][key] for key in ("ref", "office", "found_on", "notes")
    }
    assert record["names"]["holders"]["NIKE-INC"]["code"] == "NIKE-INC"
    code, said = checked(folder, "--root", answer["root"])
    assert (code, "PROVEN against the printed root" in said) == (0, True), said


def test_who_asks_the_check_for_help_is_told_how_to_call_it(customs: Customs, shared: str, tmp_path: Path) -> None:
    assert customs("bundle", shared, "-o", "a.zip").code == 0
    folder, _ = unpacked(tmp_path / "a.zip", tmp_path / "a")
    code, said = checked(folder, "--help")
    assert (code, said.splitlines()[0]) == (0, "python3 -I verify.py [FILE.zip] [--root HASH@SIZE]")


def test_the_check_needs_nothing_that_python_of_2019_lacks(customs: Customs, shared: str, tmp_path: Path) -> None:
    root = customs("bundle", shared, "-o", "a.zip", "--json").answer["root"]
    folder, files = unpacked(tmp_path / "a.zip", tmp_path / "a")
    program = ast.parse(files["verify.py"], feature_version=(3, 8))
    modules = {node.module for node in ast.walk(program) if isinstance(node, ast.ImportFrom)}
    modules |= {name.name for node in ast.walk(program) if isinstance(node, ast.Import) for name in node.names}
    assert {str(module).partition(".")[0] for module in modules} - {"__future__"} <= sys.stdlib_module_names
    for python in filter(None, map(shutil.which, ("python3.8", "python3.9", "python3.13"))):
        assert checked(folder, "--root", root, python=python)[0] in (0, 127)


def test_a_bundle_is_a_bag(customs: Customs, shared: str, tmp_path: Path) -> None:
    """What BagIt 1.0 (RFC 8493) asks for, looked at once more."""
    customs("bundle", shared, "-o", "a.zip")
    _, files = unpacked(tmp_path / "a.zip", tmp_path / "a")
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    for manifest, of_payload in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        rows = dict(row.split("  ", 1)[::-1] for row in files[manifest].decode().splitlines())
        wanted = {n for n in files if n.startswith("data/") is of_payload and n != "tagmanifest-sha256.txt"}
        assert rows == {name: hashlib.sha256(files[name]).hexdigest() for name in wanted}
    payload = [data for name, data in files.items() if name.startswith("data/")]
    oxum = f"Payload-Oxum: {sum(map(len, payload))}.{len(payload)}"
    assert oxum in files["bag-info.txt"].decode().splitlines()


def test_a_bundle_is_an_act_that_stays(customs: Customs, shared: str, tmp_path: Path) -> None:
    before = customs("show", shared, "--json").out
    customs("bundle", shared, "-o", "a.zip")
    last = customs("history", shared, "--json").answer["entries"][-1]
    record = json.loads(unpacked(tmp_path / "a.zip", tmp_path / "a")[1]["data/record.json"])
    assert last["act"] == "bundle"
    numbers = " ".join(str(act["seq"]) for act in record["acts"])
    assert last["reason"].startswith(f"batch {shared}, acts {numbers}, record ")
    assert customs("show", shared, "--json").out == before
    assert customs("undo", "--dry-run", "--json").answer["undone"]["act"] != "bundle"
    refused = customs("undo", str(last["seq"]))
    assert (refused.code, "cannot be undone" in refused.err) == (5, True)
    assert customs("verify").code == 0


def test_a_holder_is_shown_nothing_of_another(customs: Customs, shared: str, tmp_path: Path) -> None:
    answer = customs("bundle", shared, "--holder", "VIVO-COMM", "--json").answer
    assert (answer["redacted"], answer["file"]) == (True, f"{shared}-VIVO-COMM.zip")
    folder, files = unpacked(tmp_path / answer["file"], tmp_path / "vivo")
    told = b"".join(body for name, body in files.items() if name not in ("verify.py", "README.txt")).lower()
    assert [word for word in (b"nike", b"shoe", b"n-77", b"hidden from") if word in told] == []
    assert b"phones" in files["data/record.html"]
    assert checked(folder, "--root", answer["root"])[0] == 0


def test_a_field_is_kept_back_and_its_hash_stays(customs: Customs, shared: str, tmp_path: Path) -> None:
    words = ("--redact", "notes", "--redact", "evidence", "--redact", "reasons")
    answer = customs("bundle", shared, *words, "-o", "a.zip", "--json").answer
    folder, files = unpacked(tmp_path / "a.zip", tmp_path / "a")
    assert answer["redacted"] is True
    assert not [name for name in files if name.startswith("data/evidence/")]
    record = json.loads(files["data/record.json"])
    assert record["hidden"] == ["evidence", "notes", "reasons"]
    assert {"notes", "evidence"}.isdisjoint(record["batch"])
    assert [act["reason"] for act in record["acts"] if act["reason"]] == []
    assert "Kept back" in files["data/record.html"].decode()
    assert checked(folder, "--root", answer["root"])[0] == 0


def test_one_batch_of_an_import_is_proven_without_the_others(customs: Customs, names: None, tmp_path: Path) -> None:
    rows = [f"{number},5320,2019-07-01,bags {number},1,NIKE" for number in range(2, 40)]
    head = "case_id,office,found_on,goods,quantity,marks\n1,5320,2019-07-01,phones,1,VIVO\n"
    (tmp_path / "cases.csv").write_text(head + "\n".join(rows) + "\n", "utf-8")
    assert customs("import", "cases.csv").code == 0
    answer = customs("bundle", "2019-5320-000001", "-o", "a.zip", "--json").answer
    assert answer["extracts"] == 0
    folder, files = unpacked(tmp_path / "a.zip", tmp_path / "a")
    assert b"bags" not in b"".join(files.values())
    assert checked(folder, "--root", answer["root"])[0] == 0


def test_acts_of_the_first_format_are_vouched_for_by_the_bundle_act(
    customs: Customs, names: None, tmp_path: Path
) -> None:
    rows = (
        "case_id,office,found_on,goods,quantity,marks\n1,5320,2019-07-01,phones,1,VIVO\n2,5320,2019-07-01,bags,1,NIKE\n"
    )
    (tmp_path / "cases.csv").write_text(rows, "utf-8")
    assert customs("import", "cases.csv").code == 0
    customs("note", "2019-5320-000001", "whole")
    in_the_first_format(tmp_path)
    answer = customs("bundle", "2019-5320-000001", "-o", "a.zip", "--json").answer
    assert (answer["acts"] > 0, answer["extracts"]) == (True, 1)
    folder, files = unpacked(tmp_path / "a.zip", tmp_path / "a")
    assert b"bags" not in b"".join(files.values())
    assert checked(folder, "--root", answer["root"])[0] == 0
    acts = json.loads(files["data/acts.json"])
    [extract] = [act for act in acts["acts"] if "steps" in act]
    extract["steps"] = json.loads(json.dumps(extract["steps"]).replace("phones", "covers"))
    (folder / "data" / "acts.json").write_bytes(json.dumps(acts, ensure_ascii=False, indent=1).encode() + b"\n")
    code, said = checked(folder, "--root", answer["root"])
    assert (code, "an extract is not the one that was handed over" in said) == (6, True)


def test_an_older_root_proves_no_extract_of_an_act_of_the_first_format(
    customs: Customs, names: None, tmp_path: Path
) -> None:
    """It proves that there was the act; what the act said, only the bundle act tells, which it does not prove."""
    rows = (
        "case_id,office,found_on,goods,quantity,marks\n1,5320,2019-07-01,phones,1,VIVO\n2,5320,2019-07-01,bags,1,NIKE\n"
    )
    (tmp_path / "cases.csv").write_text(rows, "utf-8")
    assert customs("import", "cases.csv").code == 0
    in_the_first_format(tmp_path)
    older = customs("anchor", "-q").out.strip()
    assert customs("bundle", "2019-5320-000001", "-o", "a.zip", "--root", older).code == 0
    bundle = Opened(tmp_path / "a.zip")
    acts = bundle.acts[:-1]
    before = next(place for place, act in enumerate(acts) if "steps" in act)
    acts[before]["steps"] = json.loads(json.dumps(acts[before]["steps"]).replace("phones", "covers"))
    bundle.made_anew(acts).write(tmp_path / "forged.zip")
    for name in ("a.zip", "forged.zip"):
        found = customs("bundle", "verify", name, "--root", older, "--json").answer
        assert (found["ok"], found["anchored"], found["state"], found["proven"]) == (True, False, "part", before), name


def in_the_first_format(folder: Path) -> None:
    """The journal as a former version wrote it."""
    journal = folder / "register.journal"
    lines, prev = [], None
    for line in journal.read_bytes().splitlines():
        entry = from_line(line, 0, "").entry
        old = to_line(replace(entry, salt="", prev=prev or entry.prev))
        prev = from_line(old[:-1], 0, "").hash
        lines.append(old)
    journal.write_bytes(b"".join(lines))
    (folder / "register.json").unlink()


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
    assert customs(*ours, "merge", ".", "--json").answer["conflicts"] == []
    assert "what differs stays as it is here" in customs(*ours, "undo").out
    assert customs(*ours, "merge", ".").code == 5
    assert customs(*ours, "merge", ".", "--ours", "--theirs").code == 2
    assert customs(*ours, "merge", "nowhere").code == 3
    assert customs(*ours, "merge", "ours").code == 2


def test_every_column_of_what_differs_is_headed(customs: Customs, shared: str, tmp_path: Path) -> None:
    assert customs("backup", "kept").code == 0
    (kept,) = (tmp_path / "kept").iterdir()
    for goods, where in (("cases", ()), ("chargers", ("--register", str(kept / "register.json")))):
        assert customs("line", "edit", "1", "1", "--goods", goods, *where).code == 0
    differs = customs("merge", str(kept / "register.json"), "--csv")
    assert (differs.code, differs.lines) == (
        5,
        [
            "Kind,Reference or code,Later version,Where,Ours,Theirs",
            f"batches,{shared},changed in both,lines.0.goods,cases,chargers",
        ],
    )


def test_several_registers_come_in_one_after_the_other_and_repeated_bring_nothing(
    customs: Customs, names: None, tmp_path: Path
) -> None:
    offices = ("5301", "5304", "5314")
    for office in offices:
        (tmp_path / office).mkdir()
        own = ("--register", f"{office}/register.json")
        words = ("--office", office, "--found", "2019-07-01", "--goods", "bags", "--quantity", "3")
        assert customs(*own, "record", *words).code == 0
    (tmp_path / "district").mkdir()
    district = ("--register", "district/register.json")
    told = customs(*district, "merge", *offices)
    assert told.code == 0, told.err
    assert [line for line in told.lines if line in offices] == list(offices)
    refs = [f"2019-{office}-000001" for office in offices]
    assert customs(*district, "list", "-q").lines == refs
    assert customs(*district, "merge", "-q", *offices).lines == []
    assert len(customs(*district, "history", "--json").answer["entries"]) == len(offices)
    assert customs(*district, "verify").code == 0
    assert customs(*district, "merge", *offices, "--json").code == 2


def test_an_older_copy_brings_nothing_and_the_hint_says_whose_word_loses_nothing(
    customs: Customs, shared: str, tmp_path: Path
) -> None:
    for name in ("older", "newer"):
        copied(tmp_path, tmp_path / name, "older", "newer")
    assert customs("note", shared, "went on").code == 0
    assert customs("--register", "newer/register.json", "note", shared, "went on there").code == 0
    assert customs("--register", "newer/register.json", "merge", "older", "-q").code == 5
    for folder, own, hint in (
        ("older", (), "--ours keeps our records, which are later versions of theirs"),
        (
            "newer",
            ("--register", "older/register.json"),
            ("--theirs takes their records, which are later versions of ours"),
        ),
        ("newer", (), "--theirs takes their records, --ours keeps our records"),
    ):
        done = customs(*own, "merge", folder)
        assert (done.code, done.err.splitlines()[1]) == (5, f"  hint: {hint}"), folder
    assert "1 differing record: ours is kept." in customs("merge", "older", "--ours").out
    assert "1 differing record: theirs counts." in customs("merge", "older", "--theirs", "-n").out


def test_several_of_which_a_later_one_differs_say_what_to_do_and_may_be_repeated(
    customs: Customs, shared: str, tmp_path: Path
) -> None:
    copied(tmp_path, tmp_path / "older", "older")
    assert customs("note", shared, "went on").code == 0
    other = ("--register", "other/register.json")
    (tmp_path / "other").mkdir()
    words = ("--office", "5304", "--found", "2019-07-01", "--goods", "bags", "--quantity", "3")
    assert customs(*other, "record", *words).code == 0
    for said in ("customs: act ", "customs: records "):
        done = customs("merge", "other", "older")
        assert (done.code, done.err.startswith(said)) == (5, True), done.err
        assert done.err.splitlines()[1] == "  hint: --ours keeps our records, which are later versions of theirs"
    assert customs("merge", "other", "older", "--ours").code == 0


def test_of_several_registers_the_first_that_is_refused_ends_it(customs: Customs, shared: str, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    ours = ("--register", "ours/register.json")
    assert customs(*ours, "merge", ".", "nowhere").code == 3
    assert customs(*ours, "list", "-q").lines == [shared]


def test_of_several_registers_the_one_that_is_damaged_is_to_be_verified_and_not_merged_again(
    customs: Customs, shared: str, tmp_path: Path
) -> None:
    for name in ("ours", "damaged"):
        (tmp_path / name).mkdir()
    for file in tmp_path.glob("register.j*"):
        shutil.copy(file, tmp_path / "damaged" / file.name)
    journal = tmp_path / "damaged" / "register.journal"
    journal.write_bytes(journal.read_bytes().replace(b'"holder add"', b'"holder ADD"', 1))
    told = customs("--register", "ours/register.json", "merge", ".", "damaged")
    assert (told.code, "act 1 is recorded" in told.err, "repeat the command" in told.err) == (7, True, False)
    assert "customs verify --register" in told.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_bundle_whose_answer_was_lost_may_be_made_again(customs: Customs, shared: str) -> None:
    command = [sys.executable, "-m", "customs_cli", "bundle", shared, "-o", "a.zip", "--officer", "Li Wei"]
    with Path("/dev/full").open("w") as full:
        lost = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (lost.returncode, "is recorded" in lost.stderr, "repeat the command" in lost.stderr) == (1, True, True)
    assert "do not repeat" not in lost.stderr
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    root = customs("anchor", "-q").out.strip()
    assert customs("bundle", "verify", "a.zip", "--root", root).code == 0
