"""Files kept as evidence: many at once, what is said of each, whole again on demand, and which pictures look alike."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from running import Customs, chinese

from customs_cli.domain.evidence.likeness import bits_apart, unpacked
from customs_cli.register.copies.pictures import seen
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register


def photo(path: Path, seed: int = 1, **claims: str) -> Path:
    """A picture of some shapes, with what it is to say of itself."""
    picture = Image.new("RGB", (400, 300), (seed * 40 % 256, 90, 200))
    draw = ImageDraw.Draw(picture)
    for n in range(6):
        x, y = (seed * 61 + n * 97) % 340, (seed * 37 + n * 53) % 240
        draw.rectangle((x, y, x + 40 + n * 11, y + 30 + n * 7), fill=(n * 40, (seed * 91) % 256, 255 - n * 30))
    exif = Image.Exif()
    exif[271], exif[272] = claims.get("make", ""), claims.get("model", "")
    exif.get_ifd(0x8769)[36867] = claims.get("taken", "")
    picture.save(path, "JPEG", exif=exif if claims else b"")
    return path


@pytest.fixture
def files(place: Path) -> list[str]:
    """A photograph, and two other files."""
    photo(place / "photo.jpg", taken="2001:02:03 04:05:06", make="Canon", model="5D")
    (place / "record.txt").write_bytes(b"on the spot")
    (place / "film.bin").write_bytes(bytes(range(256)) * 9000)
    return ["photo.jpg", "record.txt", "film.bin"]


def kept(customs: Customs, ref: str = "1", register: str = "register.json") -> list[dict[str, Any]]:
    words = ("--register", register, "evidence", "list", ref, "--json")
    answer: list[dict[str, Any]] = customs(*words).answer["files"]
    return answer


def test_many_files_are_kept_in_one_act_with_what_is_said_of_them(
    customs: Customs, phones: str, files: list[str], place: Path
) -> None:
    words = ("--kind", "photograph", "--line", "1", "--taken", "2019-07-03T14:05", "--by", "Zhao Min")
    told = customs("evidence", "add", "1", *files, *words, "--device", "D-7", "--source", "Dock 4")
    assert (told.code, told.lines[0]) == (0, f"each of 3 files is kept as evidence of {phones}.")
    first = kept(customs)[0]
    data = (place / "photo.jpg").read_bytes()
    assert (first["sha256"], first["size"], first["no"]) == (hashlib.sha256(data).hexdigest(), len(data), 1)
    assert [first[name] for name in ("kind", "line", "taken", "by", "device", "source")] == [
        "photograph", 1, "2019-07-03T14:05", "Zhao Min", "D-7", "Dock 4",
    ]  # fmt: skip
    assert first["on"] == "2019-07-10"
    assert first["received_at"].endswith("Z")
    assert first["claim"] == {"taken": "2001-02-03 04:05:06", "device": "Canon 5D", "place": ""}
    assert [one["claim"] for one in kept(customs)[1:]] == [{}, {}]
    shown = customs("evidence", "show", "1", "photo.jpg").out
    assert "2001-02-03 04:05:06" in shown
    assert "2019-07-03T14:05" in shown
    assert customs("undo").code == 0
    assert kept(customs) == []
    assert customs("redo").code == 0
    assert customs("verify").code == 0


def test_a_file_is_stored_once_whatever_it_is_called(
    customs: Customs, phones: str, files: list[str], place: Path
) -> None:
    shutil.copy("record.txt", "twin.txt")
    told = customs("evidence", "add", "1", *files, "twin.txt")
    assert told.err == "warning: twin.txt is already kept, as record.txt\n"
    assert [one["name"] for one in kept(customs)] == files
    told = customs("evidence", "add", "1", "twin.txt")
    assert (told.code, "has this file already" in told.err) == (5, True)
    customs("record", "--office", "5320", "--found", "2019-07-01", "--goods", "y", "--mark", "VIVO")
    assert customs("evidence", "add", "2", "twin.txt", "photo.jpg").code == 0
    assert len(list((place / "evidence").iterdir())) == 3
    assert [one["name"] for one in kept(customs, "2")] == ["twin.txt", "photo.jpg"]


def test_nothing_is_kept_where_one_file_cannot_be(
    customs: Customs, phones: str, files: list[str], place: Path, tmp_path: Path
) -> None:
    (place / "empty").write_bytes(b"")
    (place / "folder").mkdir()
    (place / "gone").symlink_to(place / "nowhere")
    (place / "two\nlines").write_bytes(b"x")
    (place / "turned\u202efdp.exe").write_bytes(b"x")
    (place / os.fsdecode(b"not\xfftext")).write_bytes(b"x")
    os.mkfifo(place / "pipe")
    before = (place / "register.journal").read_bytes()
    for bad, code, says in (
        ("empty", 2, "is empty"),
        ("folder", 3, "not a plain file"),
        ("pipe", 3, "not a plain file"),
        ("gone", 3, "cannot read"),
        ("nowhere", 3, "cannot read"),
        ("", 2, "is not a path"),
        ("two\nlines", 2, "cannot be printed"),
        ("turned\u202efdp.exe", 2, "cannot be printed"),
        (os.fsdecode(b"not\xfftext"), 2, "cannot be printed"),
    ):
        told = customs("evidence", "add", "1", *files, bad)
        assert (told.code, says in told.err) == (code, True), (bad, told.err)
        assert customs("evidence", "1", bad).code == code
    for words in (("--taken", "2019-07-11"), ("--taken", "2019-07"), ("--line", "2"), ("--line", "x"), ("--by", "")):
        assert customs("evidence", "add", "1", *files, *words).code in (2, 3), words
    assert (place / "register.journal").read_bytes() == before
    assert not list(place.glob("evidence*"))
    assert customs("evidence", "add", "1", *files, "-n").code == 0
    assert not list(place.glob("evidence*"))


def test_names_are_shown_as_they_are_and_never_obeyed(customs: Customs, phones: str, place: Path) -> None:
    for name in ("[bold]x[b].jpg", "=cmd.txt", "-rf.txt", ":100:.txt"):
        (place / name).write_bytes(name.encode())
    assert customs("evidence", "add", "1", "--", *(p.name for p in place.glob("*.txt"))).code == 0
    assert customs("evidence", "add", "1", "[bold]x[b].jpg").code == 0
    assert "[bold]x[b].jpg" in customs("evidence", "list", "1").out
    assert customs("evidence", "export", "1", "out").code == 0
    assert customs("bundle", "1", "-o", "b.zip").code == 0
    assert customs("verify").code == 0


def test_an_export_is_checked_by_sha256sum_and_is_whole_or_not_there(
    customs: Customs, phones: str, files: list[str], place: Path
) -> None:
    customs("evidence", "add", "1", *files)
    told = customs("evidence", "export", "1", "out", "--small", "--json").answer
    assert told["files"] == ["01-photo.jpg", "02-record.txt", "03-film.bin"]
    listed = [line.split("  ") for line in (place / "out" / "SHA256SUMS").read_text().splitlines()]
    assert {name: digest for digest, name in listed} == {
        name: hashlib.sha256((place / "out" / name).read_bytes()).hexdigest() for name in told["files"]
    }
    with Image.open(place / "out" / "small" / "01-photo.jpg") as small:
        assert max(small.size) == 320
        assert not small.getexif()
    assert customs("evidence", "export", "1", "out").code == 5
    digest = kept(customs)[1]["sha256"]
    (place / "evidence" / digest).chmod(0o600)
    (place / "evidence" / digest).write_bytes(b"forged")
    assert customs("evidence", "export", "1", "other").code == 7
    assert not list(place.glob("other*"))


def test_an_export_of_one_file_is_told_in_the_singular(customs: Customs, phones: str, files: list[str]) -> None:
    customs("evidence", "add", "1", files[0])
    assert customs("evidence", "export", "1", "out").out.startswith("1 file of 2019-5320-000001 copied: ")


def test_verify_names_what_is_missing_and_what_was_altered(
    customs: Customs, phones: str, files: list[str], place: Path
) -> None:
    customs("evidence", "add", "1", *files)
    assert customs("evidence", "verify", "--json").answer | {"bytes": 0} == {
        "schema": "customs.evidence-check/1", "ok": True, "files": 3, "bytes": 0, "faults": [], "not_here": [],
    }  # fmt: skip
    one, two, _ = (place / "evidence" / piece["sha256"] for piece in kept(customs))
    one.unlink()
    two.chmod(0o600)
    two.write_bytes(b"forged")
    told = customs("evidence", "verify", "1")
    assert told.code == 7
    assert [line.split(": ")[1] for line in told.lines] == [
        f"photo.jpg of {phones} is missing",
        f"record.txt of {phones} was altered",
    ]
    assert "put the evidence files back from a backup" in customs("verify").err


def test_what_is_meant_is_told_by_number_name_or_digest(customs: Customs, phones: str, files: list[str]) -> None:
    customs("evidence", "add", "1", *files)
    digest = kept(customs)[1]["sha256"]
    for text in ("2", "record.txt", digest, digest[:8].upper()):
        assert customs("evidence", "show", "1", text, "--json").answer["files"][0]["sha256"] == digest
    for text in ("0", "4", "x", digest[:3]):
        assert customs("evidence", "show", "1", text).code == 3


HELD = """
import sys, time
from customs_cli.cli.main import run
from customs_cli.register.copies import staging
from customs_cli.services.keeping import evidence
place = staging.place
def slow(store, act, files, ref):
    if sys.argv[1] == "after":
        place(store, act, files, ref)
    print("here", flush=True)
    time.sleep(60)
evidence.place = slow
run(sys.argv[2:])
"""


@pytest.mark.skipif(os.name != "posix", reason="a hold that the system frees")
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_process_killed_on_the_way_leaves_none_of_the_files(
    customs: Customs, phones: str, files: list[str], place: Path, when: str
) -> None:
    before = (place / "register.journal").read_bytes()
    words = [sys.executable, "-c", HELD, when, "evidence", "add", "1", *files]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
    assert (place / "register.journal").read_bytes() == before
    (place / "other.txt").write_bytes(b"other")
    told = customs("evidence", "add", "1", "other.txt")
    assert (told.code, "removed files left by an interrupted run" in told.err) == (0, True)
    assert [one["name"] for one in kept(customs)] == ["other.txt"]
    assert [path.name for path in (place / "evidence").iterdir()] == [kept(customs)[0]["sha256"]]
    assert [path.name for path in place.glob("evidence*")] == ["evidence"]
    assert customs("evidence", "add", "1", *files).code == 0
    assert customs("verify").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="what a process has used is told otherwise elsewhere")
def test_a_large_file_is_kept_in_little_memory(customs: Customs, phones: str, place: Path) -> None:
    with (place / "film.mp4").open("wb") as film:
        film.truncate(96 << 20)
    code = (
        "import resource, sys; from customs_cli.cli.main import run; run(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    used = []
    (place / "small.mp4").write_bytes(b"x")
    for name in ("small.mp4", "film.mp4"):
        words = [sys.executable, "-c", code, "evidence", "add", "1", name, "-q"]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        used.append(int(done.stdout.split()[-1]))
    assert used[1] - used[0] < 16 << 10


def test_a_picture_is_found_again_turned_halved_and_cropped(customs: Customs, phones: str, place: Path) -> None:
    for n in (1, 2, 3):
        photo(place / f"{n}.jpg", n)
        customs("record", "--office", "5320", "--found", "2019-07-01", "--goods", "y", "--mark", "VIVO")
        assert customs("evidence", "add", str(n + 1), f"{n}.jpg").code == 0
    with Image.open(place / "2.jpg") as whole:
        whole.transpose(Image.Transpose.ROTATE_90).save(place / "turned.jpg")
        whole.resize((200, 150)).save(place / "half.png")
        whole.crop((40, 30, 360, 270)).save(place / "cropped.jpg")
    assert customs("evidence", "add", "1", "turned.jpg", "half.png", "cropped.jpg", "2.jpg").code == 0
    (place / "evidence").rename(place / "gone")  # the fingerprints alone are compared
    found = customs("evidence", "similar", "1", "--json").answer
    best = {pair["file"]: (pair["ref"][-1], pair["bits"]) for pair in reversed(found["pairs"])}
    assert {name: ref for name, (ref, _) in best.items()} == dict.fromkeys(
        ("turned.jpg", "half.png", "cropped.jpg", "2.jpg"), "3"
    )
    assert best["2.jpg"] == ("3", 0)
    assert "35 test pictures" in found["limits"]
    assert customs("--register", "b/register.json", "init").code == 0
    customs("--register", "b/register.json", "record", "--office", "5301", "--found", "2019-07-01", "--goods", "z")
    assert customs("--register", "b/register.json", "evidence", "add", "1", "turned.jpg").code == 0
    words = ("--register", "b/register.json", "evidence", "similar", "1", "--with", "register.json", "--json")
    near = customs(*words).answer["pairs"]
    assert ("register.json", "turned.jpg", 0) in {(pair["register"], pair["other"], pair["bits"]) for pair in near}
    assert customs("evidence", "similar", "1", "--with", "nowhere/register.json").code == 3
    assert customs("evidence", "similar", "1", "--within", "x").code == 2
    assert customs("show", "1").code == 0  # nothing of it is suggested unasked
    assert "similar" not in customs("show", "1").out


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0", b"GIF89a", b"BM" + bytes(60), b"II*\0" + b"\xff" * 40])
def test_a_file_that_only_begins_like_a_picture_is_a_file(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_bytes(data)
    assert seen(tmp_path / "x.jpg") == (None, "")


def test_the_distance_of_two_pictures_is_the_same_both_ways(tmp_path: Path) -> None:
    prints = [unpacked(seen(photo(tmp_path / f"{n}.jpg", n))[1]) for n in range(4)]
    for one in prints:
        assert len(one) == 40
        assert bits_apart(one, one) == 0
        for other in prints:
            assert bits_apart(one, other) == bits_apart(other, one)


def test_what_is_known_of_a_file_survives_merge_export_and_bundle(
    customs: Customs, phones: str, files: list[str], place: Path
) -> None:
    customs("evidence", "add", "1", *files, "--taken", "2019-07-03", "--source", "Dock 4")
    own = kept(customs)
    assert customs("--register", "b/register.json", "init").code == 0
    assert customs("--register", "b/register.json", "merge", "register.json").code == 0
    assert kept(customs, register="b/register.json") == own
    assert customs("--register", "b/register.json", "verify").code == 0
    assert customs("export", "-o", "all.xlsx").code == 0
    assert customs("--register", "c/register.json", "init").code == 0
    assert customs("--register", "c/register.json", "import", "all.xlsx").code == 0
    left_at = Register(FileStore(place / "register.json"), clock=lambda: datetime.now(UTC)).snapshot.id
    assert kept(customs, register="c/register.json") == [{**file, "here": False, "elsewhere": left_at} for file in own]
    assert customs("bundle", "1", "-o", "b.zip").code == 0
    root = customs("anchor", "--json").answer
    assert customs("bundle", "verify", "b.zip", "--root", f"{root['root']}@{root['size']}").code == 0


def test_a_crafted_record_of_evidence_may_not_come_in(
    customs: Customs, phones: str, files: list[str], place: Path
) -> None:
    customs("evidence", "add", "1", *files)
    customs("export", "-o", "whole.json")
    whole = json.loads((place / "whole.json").read_text("utf-8"))
    assert customs("--register", "d/register.json", "init").code == 0
    for field, value in (
        ("likeness", "!!!"), ("likeness", "QUJD"), ("taken", "2019-13-45"), ("taken", "soon"), ("line", 0),
        ("received_at", "2019-07-03T12:00:00"), ("source", "x" * 201), ("claim", {"taken": "x" * 201}),
        ("claim", {"evil": "x"}), ("sha256", "../../etc/passwd"), ("name", "a/b"),
    ):  # fmt: skip
        crafted = json.loads(json.dumps(whole))
        crafted["batches"][0]["evidence"][0][field] = value
        (place / "crafted.json").write_text(json.dumps(crafted), "utf-8")
        told = customs("--register", "d/register.json", "import", "crafted.json")
        assert told.code in (2, 6, 7), (field, value, told.out)
    assert customs("--register", "d/register.json", "list", "-q").out == ""


def test_the_columns_of_a_list_for_machines_stand_where_they_stood_whatever_is_empty(
    customs: Customs, phones: str
) -> None:
    Path("photo.jpg").write_bytes(b"photo")
    Path("seal.jpg").write_bytes(b"seal")
    assert customs("evidence", phones, "photo.jpg").code == 0
    before = customs("evidence", "list", phones).lines[0]
    assert customs("evidence", "add", phones, "seal.jpg", "--device", "Canon", "--line", "1").code == 0
    assert customs("evidence", "list", phones).lines[0] == before


def test_a_file_that_is_missing_or_altered_is_told_where_it_is_listed_and_shown(
    customs: Customs, phones: str, files: list[str], place: Path
) -> None:
    assert customs("evidence", "add", "1", *files).code == 0
    whole, altered, shorter = (place / "evidence" / one["sha256"] for one in kept(customs))
    for file in (whole, altered, shorter):
        file.chmod(0o600)
    altered.write_bytes(b"x" * altered.stat().st_size)
    shorter.write_bytes(b"x")

    def listed() -> list[str | None]:
        return [one["state"] for one in kept(customs)]

    def shown(no: int) -> str:
        (one,) = customs("evidence", "show", "1", str(no), "--json").answer["files"]
        return str(one["state"])

    assert listed() == [None, None, "altered"], "no file is read for a list"
    assert [shown(no) for no in (1, 2, 3)] == ["whole", "altered", "altered"]
    assert "not altered" in customs("evidence", "show", "1", "1").out
    whole.unlink()
    assert listed() == ["missing", None, "altered"]
    assert shown(1) == "missing"
    assert [row.split("\t")[-1] for row in customs("evidence", "list", "1").lines] == [
        "state",
        "missing",
        "",
        "altered",
    ]
    assert "缺失" in chinese(customs, "evidence", "list", "1")
