"""A bundle that was forged is found, given the root that was printed, whatever the forger made to fit."""

import io
import json
import re
import runpy
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import crc32

import pytest
from forging import Opened, with_text
from running import Customs, Result

from customs_cli.services.exchange.bag.proof import dumped, told

Forge = Callable[[Opened], Opened]


@pytest.fixture
def printed(customs: Customs, done: Callable[..., None], detained: str, tmp_path: Path) -> str:
    """The root on the covering letter of `a.zip`: phones detained, two photographs, a remark, other acts between."""
    (tmp_path / "photo.jpg").write_bytes(b"photograph")
    (tmp_path / "seal.jpg").write_bytes(b"seal")
    done(
        f"evidence {detained} photo.jpg",
        "holder add OTHER --name Other",
        f"note {detained} 'the seal is whole'",
        f"evidence {detained} seal.jpg",
        f"line edit {detained} 1 --goods covers",
        f"line edit {detained} 1 --goods phones",
        f"bundle {detained} -o a.zip",
    )
    return customs("anchor", "-q").out.strip()


def smaller(text: str) -> str:
    """Twelve phones in the place of all."""
    return re.sub(r'"quantity": ?[0-9]+', lambda found: found[0].rpartition(":")[0] + ":12", text)


def checked(customs: Customs, file: str, root: str | None) -> Result:
    return customs("bundle", "verify", file, "--json", *(("--root", root) if root else ()))


def alone(folder: Path, file: str, root: str | None) -> tuple[int, str]:
    """What the `verify.py` of an honest bundle says of a file, run in this process; it needs nothing of ours."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(out):
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["verify.py", file, *(("--root", root) if root else ())])
        try:
            runpy.run_path(str(its_script(folder)), run_name="__main__")
        except SystemExit as left:
            return int(left.code or 0), out.getvalue()
    return 0, out.getvalue()


def by_python_alone(folder: Path, file: str, root: str | None) -> tuple[int, str]:
    """The same as a process of Python that can import nothing of ours."""
    words = [sys.executable, "-IS", str(its_script(folder)), file, *(("--root", root) if root else ())]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout + done.stderr


def its_script(folder: Path) -> Path:
    """The `verify.py` of `a.zip`."""
    with ZipFile(folder / "a.zip") as archive:
        [name] = [name for name in archive.namelist() if name.endswith("/verify.py")]
        (folder / "verify.py").write_bytes(archive.read(name))
    return folder / "verify.py"


def test_an_honest_bundle_is_proven(customs: Customs, printed: str, tmp_path: Path) -> None:
    result = checked(customs, "a.zip", printed)
    assert (result.code, result.err) == (0, "")
    said = result.answer
    assert (said["schema"], said["ok"], said["anchored"], said["faults"]) == ("customs.bundle-check/1", True, True, [])
    assert f"{said['root']}@{said['size']}" == printed
    assert by_python_alone(tmp_path, "a.zip", printed)[0] == 0
    unsaid = checked(customs, "a.zip", None)
    assert (unsaid.code, unsaid.answer["ok"], unsaid.answer["anchored"]) == (6, True, False)
    assert "consistent in itself; NOT proven against a printed root" in customs("bundle", "verify", "a.zip").out
    assert alone(tmp_path, "a.zip", None)[0] == 6


def quantity_made_small(bundle: Opened) -> Opened:
    """Record, acts, sums, proofs and page forged together."""
    acts = [with_text(act, smaller) for act in bundle.acts[:-1]]
    forged = bundle.made_anew(acts)
    assert b'"quantity": 12,' in forged.files["data/record.json"]
    return forged


def act_left_out(bundle: Opened) -> Opened:
    return bundle.made_anew([act for act in bundle.acts[:-1] if "the seal is whole" not in json.dumps(act)])


def act_left_out_and_its_proof_kept(bundle: Opened) -> Opened:
    return bundle.made_anew(
        [act for act in bundle.acts[:-1] if "the seal is whole" not in json.dumps(act)], with_proof=False
    )


def act_left_out_of_the_list_alone(bundle: Opened) -> Opened:
    given = json.loads(bundle.files["data/acts.json"])
    given["acts"].pop(2)
    bundle.files["data/acts.json"] = json.dumps(given, ensure_ascii=False, indent=1).encode() + b"\n"
    return bundle.bagged_anew()


@pytest.mark.parametrize("forge", [quantity_made_small, act_left_out], ids=lambda forge: forge.__name__)
def test_what_was_forged_all_together_agrees_with_itself_and_not_with_the_printed_root(
    customs: Customs, printed: str, tmp_path: Path, forge: Forge
) -> None:
    forge(Opened(tmp_path / "a.zip")).write(tmp_path / "b.zip")
    itself = checked(customs, "b.zip", None)
    assert (itself.code, itself.answer["ok"], itself.answer["anchored"]) == (6, True, False)
    found = checked(customs, "b.zip", printed)
    assert (found.code, found.answer["ok"], found.answer["anchored"]) == (6, False, False)
    assert found.answer["faults"] == [{"file": "data/proof.json", "what": "is not that of the printed root"}]
    code, said = alone(tmp_path, "b.zip", printed)
    assert (code, "NOT SOUND" in said) == (6, True)


def of_another_register(bundle: Opened, other: Opened) -> Opened:
    """An act of another register put in the place of one of ours."""
    ours = bundle.acts
    theirs = next(act for act in other.acts if act["seq"] == ours[2]["seq"])
    return bundle.made_anew([*ours[:2], theirs, *ours[3:-1]], with_proof=False)


def test_an_act_of_another_register_is_found(customs: Customs, printed: str, tmp_path: Path) -> None:
    there = str(tmp_path / "other" / "register.json")
    customs("init", "--register", there)
    for number in range(9):
        customs("holder", "add", f"H{number}", "--name", "x", "--register", there)
    customs("record", "--office", "5320", "--found", "2019-07-01", "--goods", "x", "--add-missing", "--register", there)
    acts = [{"seq": act["seq"], **act} for act in Opened(tmp_path / "a.zip").acts]
    customs("bundle", "1", "-o", "theirs.zip", "--register", there)
    theirs = Opened(tmp_path / "theirs.zip")
    swapped = [
        {**theirs.acts[-2], "seq": theirs.acts[-2]["seq"]} if act["seq"] == acts[2]["seq"] else act for act in acts
    ]
    bundle = Opened(tmp_path / "a.zip")
    for fits in (True, False):
        forged = bundle.made_anew(sorted(swapped[:-1], key=lambda act: act["seq"]), with_proof=fits)
        forged.write(tmp_path / "b.zip")
        found = checked(customs, "b.zip", printed)
        assert (found.code, found.answer["ok"]) == (6, False)


def test_an_older_root_proves_its_part_and_a_newer_one_nothing(
    customs: Customs, printed: str, detained: str, tmp_path: Path
) -> None:
    """The bundle of today replayed when the register has gone on; and paper that is older than the bundle."""
    old = customs("anchor", "-q").out.strip()
    assert old == printed
    customs("confirm", detained, "--infringing", "--on", "2019-07-09")
    newer = customs("bundle", detained, "-o", "new.zip", "--root", old, "--json").answer["root"]
    replayed = checked(customs, "a.zip", newer)
    assert (replayed.code, replayed.answer["ok"], replayed.answer["anchored"]) == (6, True, False)
    assert "NOT PROVEN: the printed root is newer" in customs("bundle", "verify", "a.zip", "--root", newer).out
    part = checked(customs, "new.zip", old)
    said = part.answer
    assert (part.code, said["ok"], said["anchored"], said["state"]) == (6, True, False, "part")
    assert said["proven"] == len(Opened(tmp_path / "a.zip").acts), "the bundle act of before is one of them"
    assert "it proves the first" in alone(tmp_path, "new.zip", old)[1]
    assert checked(customs, "new.zip", newer).code == 0
    unknown = newer.partition("@")[0] + "@3"
    assert checked(customs, "new.zip", unknown).code == 6
    # of which size such a root is, nobody knows: an honest bundle may not reach for it, and is not called altered
    for bare in (newer.partition("@")[0], "0" * 64):
        found = checked(customs, "a.zip", bare)
        assert (found.code, found.answer["ok"], found.answer["state"]) == (6, True, "unknown")
        assert "NOT PROVEN: of that root" in alone(tmp_path, "a.zip", bare)[1]


def planted(bundle: Opened) -> Opened:
    bundle.files["data/evidence/03-planted.jpg"] = b"planted"
    return bundle.bagged_anew()


def planted_beside(bundle: Opened) -> Opened:
    bundle.files["letter.txt"] = b"The quantity was 12."
    return bundle.bagged_anew()


def evidence_and_its_row_removed(bundle: Opened) -> Opened:
    del bundle.files["data/evidence/02-seal.jpg"]
    return bundle.bagged_anew()


def evidence_exchanged(bundle: Opened) -> Opened:
    bundle.files["data/evidence/02-seal.jpg"] = b"leas"
    return bundle.bagged_anew()


def page_rewritten(bundle: Opened) -> Opened:
    bundle.files["data/record.html"] = bundle.files["data/record.html"].replace(b"phones", b"covers")
    return bundle.bagged_anew()


def readme_rewritten(bundle: Opened) -> Opened:
    bundle.files["README.txt"] += b"The quantity was 12.\n"
    return bundle.bagged_anew()


def record_rewritten(bundle: Opened) -> Opened:
    bundle.files["data/record.json"] = smaller(bundle.files["data/record.json"].decode()).encode()
    return bundle.bagged_anew()


def dots_in_a_manifest(bundle: Opened) -> Opened:
    bundle.bagged_anew().files["manifest-sha256.txt"] += b"0" * 64 + b"  data/../../../etc/passwd\n"
    return bundle


def row_of_a_manifest_removed(bundle: Opened) -> Opened:
    rows = bundle.files["manifest-sha256.txt"].splitlines(keepends=True)
    bundle.files["manifest-sha256.txt"] = b"".join(rows[1:])
    return bundle


def words_among_the_acts(bundle: Opened) -> Opened:
    given = json.loads(bundle.files["data/acts.json"])
    given["acts"][0]["remark"] = "the quantity was 12"
    bundle.files["data/acts.json"] = json.dumps(given, ensure_ascii=False, indent=1).encode() + b"\n"
    return bundle.bagged_anew()


def part_hidden(bundle: Opened) -> Opened:
    """The hash of a part in the place of the part: the record would lack it."""
    from customs_cli.services.exchange.bag.proof import dumped, sha

    given = json.loads(bundle.files["data/acts.json"])
    for act in given["acts"]:
        for group in act["groups"]:
            for place, part in enumerate(group["parts"]):
                if "the seal is whole" in part.get("text", ""):
                    own = sha(b"\2" + bytes.fromhex(part["salt"]) + part["text"].encode())
                    group["parts"][place] = {"hash": own.hex()}
    bundle.files["data/acts.json"] = dumped(given)
    return bundle.bagged_anew()


def steps_hidden_that_the_record_does_not_bear(bundle: Opened) -> Opened:
    """That the goods were called otherwise for a while: hashes of it, which the roots bear out."""
    from customs_cli.services.exchange.bag.proof import dumped, sha

    given = json.loads(bundle.files["data/acts.json"])
    for act in given["acts"]:
        for group in act["groups"] if json.loads(act["header"] + "}")["act"] == "line" else ():
            for place, part in enumerate(group["parts"] if group["index"] else ()):
                own = sha(b"\2" + bytes.fromhex(part["salt"]) + part["text"].encode())
                group["parts"][place] = {"hash": own.hex()}
    bundle.files["data/acts.json"] = dumped(given)
    return bundle.bagged_anew()


def groups_left_out_that_the_record_does_not_bear(bundle: Opened) -> Opened:
    from customs_cli.services.exchange.bag.proof import dumped

    given = json.loads(bundle.files["data/acts.json"])
    for act in given["acts"]:
        if json.loads(act["header"] + "}")["act"] == "line":
            act["groups"] = act["groups"][:1]
    bundle.files["data/acts.json"] = dumped(given)
    return bundle.bagged_anew()


def hashes_written_otherwise(bundle: Opened) -> Opened:
    """Of the bundle act, which no digest of what is shown covers: its salts with blanks, and in large letters."""
    given = json.loads(bundle.files["data/acts.json"])
    for group, write in zip(given["acts"][-1]["groups"], (str.upper, " {} ".format), strict=False):
        for part in group["parts"]:
            part["salt"] = write(part["salt"])
    bundle.files["data/acts.json"] = dumped(given)
    return bundle.bagged_anew()


def numbers_written_otherwise(bundle: Opened) -> Opened:
    given = json.loads(bundle.files["data/acts.json"])
    given["acts"][-1]["groups"][0]["index"] = False
    given["acts"][-1]["count"] = float(given["acts"][-1]["count"])
    bundle.files["data/acts.json"] = dumped(given)
    return bundle.bagged_anew()


def stretch_told_twice(bundle: Opened) -> Opened:
    proof = json.loads(bundle.files["data/proof.json"])
    low, count, own = proof["nodes"][0]
    proof["nodes"][:1] = [[low, count, "0" * 64], [float(low), count, own]]
    bundle.files["data/proof.json"] = dumped(proof)
    return bundle.bagged_anew()


def words_in_the_schema(bundle: Opened) -> Opened:
    from customs_cli.services.exchange.bag.proof import dumped

    given = json.loads(bundle.files["data/acts.json"])
    bundle.files["data/acts.json"] = dumped({**given, "schema": "the quantity was 12"})
    return bundle.bagged_anew()


def extract_in_the_place_of_an_act(bundle: Opened) -> Opened:
    """The true leaf, and any steps one likes, as an act of the first format could be shown."""
    from customs_cli.services.exchange.bag.proof import dumped, told

    given = json.loads(bundle.files["data/acts.json"])
    act = told(given["acts"][3])
    steps = [json.loads(smaller(json.dumps(step))) for step in act.steps]
    said = {
        **{name: act.header[name] for name in ("seq", "at", "by", "office", "act", "reverts")},
        "reason": act.reason,
    }
    given["acts"][3] = {"seq": act.seq, "leaf": act.leaf.hex(), "said": said, "steps": steps}
    bundle.files["data/acts.json"] = dumped(given)
    return bundle.bagged_anew()


def node_over_an_act(bundle: Opened) -> Opened:
    """A true node of the journal's tree that passes over a forged act."""
    from customs_cli.services.exchange.bag.proof import dumped, root_over, told

    proof = json.loads(bundle.files["data/proof.json"])
    leaves = {act["seq"] - 1: told(act).leaf for act in bundle.acts}
    nodes = {(low, count): bytes.fromhex(own) for low, count, own in proof["nodes"]}
    true = root_over(4, leaves, nodes)
    assert true
    acts = [with_text(act, smaller) for act in bundle.acts[:-1]]
    bundle.made_anew(acts, with_proof=False)
    proof["nodes"].append([0, 4, true.hex()])
    bundle.files["data/proof.json"] = dumped(proof)
    return bundle.bagged_anew()


@pytest.mark.parametrize(
    ("forge", "file"),
    [
        (planted, "data/evidence/03-planted.jpg"),
        (planted_beside, "letter.txt"),
        (evidence_and_its_row_removed, "data/evidence/02-seal.jpg"),
        (evidence_exchanged, "data/evidence/02-seal.jpg"),
        (page_rewritten, "data/record.html"),
        (readme_rewritten, "README.txt"),
        (record_rewritten, "data/record.json"),
        (dots_in_a_manifest, "manifest-sha256.txt"),
        (row_of_a_manifest_removed, "manifest-sha256.txt"),
        (act_left_out_of_the_list_alone, "data/acts.json"),
        (act_left_out_and_its_proof_kept, "data/proof.json"),
        (words_among_the_acts, "data/acts.json"),
        (part_hidden, "data/acts.json"),
        (steps_hidden_that_the_record_does_not_bear, "data/acts.json"),
        (groups_left_out_that_the_record_does_not_bear, "data/acts.json"),
        (hashes_written_otherwise, "data/acts.json"),
        (numbers_written_otherwise, "data/acts.json"),
        (stretch_told_twice, "data/proof.json"),
        (words_in_the_schema, "data/acts.json"),
        (extract_in_the_place_of_an_act, "data/acts.json"),
        (node_over_an_act, "data/proof.json"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_forgery_is_named_by_its_file_with_the_root_or_without(
    customs: Customs, printed: str, tmp_path: Path, forge: Forge, file: str
) -> None:
    forge(Opened(tmp_path / "a.zip")).write(tmp_path / "b.zip")
    for root in (printed, None):
        found = checked(customs, "b.zip", root)
        assert (found.code, found.answer["ok"], found.answer["anchored"]) == (6, False, False)
        assert file in [fault["file"] for fault in found.answer["faults"]]
        code, said = alone(tmp_path, "b.zip", root)
        assert (code, file in said, "Traceback" in said) == (6, True, False)
    with ZipFile(tmp_path / "b.zip") as archive:
        archive.extractall(tmp_path / "b")
    [folder] = (tmp_path / "b").iterdir()
    words = [sys.executable, "-IS", "verify.py", "--root", printed]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, file in done.stdout) == (6, True)


def test_a_file_that_is_missing_in_the_unpacked_folder_is_said_to_be_missing(printed: str, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    [photo] = tmp_path.glob("unpacked/*/data/evidence/01-*")
    photo.unlink()
    words = [sys.executable, "-I", str(photo.parents[2] / "verify.py"), "--root"]
    done = [subprocess.run([*words, root], capture_output=True, text=True, check=False) for root in (printed, "12@3")]
    assert [one.returncode for one in done] == [6, 2]
    assert "data/evidence/01-photo.jpg: is missing\n" in done[0].stdout


def test_names_that_lead_out_of_a_bundle_are_found_and_nothing_is_unpacked(
    customs: Customs, printed: str, tmp_path: Path
) -> None:
    for name in ("../out.txt", "/out.txt", "other/out.txt", "2019/../../out.txt"):
        Opened(tmp_path / "a.zip").write(tmp_path / "b.zip", more={name: b"x"})
        found = checked(customs, "b.zip", printed)
        assert (found.code, found.answer["faults"]) == (6, [{"file": name, "what": "is not of the bundle"}])
    assert not list(tmp_path.rglob("out.txt"))


@pytest.mark.parametrize("folder", ["..", "", "C:", "~", "2019-5320-000002", "2019-5320-000001-VIVO-COMM"])
def test_a_folder_that_is_not_the_bundles_is_found_lest_it_be_unpacked_elsewhere(
    customs: Customs, printed: str, tmp_path: Path, folder: str
) -> None:
    bundle = Opened(tmp_path / "a.zip")
    bundle.base = folder
    bundle.write(tmp_path / "b.zip")
    found = checked(customs, "b.zip", printed)
    fault = {"file": f"{folder}/", "what": "is not the folder of the bundle"}
    assert (found.code, found.answer["faults"], found.answer["anchored"]) == (6, [fault], False)
    code, said = alone(tmp_path, "b.zip", printed)
    assert (code, "is not the folder of the bundle" in said) == (6, True)


def test_what_the_check_alone_cannot_read_is_said_without_a_traceback(
    customs: Customs, printed: str, tmp_path: Path
) -> None:
    whole = (tmp_path / "a.zip").read_bytes()
    listed = int.from_bytes(whole[-6:-2], "little")
    (tmp_path / "b.zip").write_bytes(whole[: listed + 6] + b"\xff" + whole[listed + 7 :])  # a version still to come
    assert checked(customs, "b.zip", printed).code == 2
    for file, root in (("b.zip", printed), ("a.zip", "ab" * 32 + "@²"), ("a.zip", "ab" * 32 + "@" + "9" * 5000)):
        code, said = alone(tmp_path, file, root)
        assert (code in (1, 2), "Traceback" in said, len(said.splitlines())) == (True, False, 1), said[:200]


def test_what_is_compressed_is_refused_before_it_is_unpacked(customs: Customs, printed: str, tmp_path: Path) -> None:
    """250 kB of acts that would be 240 MB, and several GB when read."""
    with ZipFile(tmp_path / "a.zip") as old, ZipFile(tmp_path / "b.zip", "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            is_acts = info.filename.endswith("acts.json")
            new.writestr(info.filename, b"[" + b"[]," * 80_000_000 + b"[]]" if is_acts else old.read(info))
    found = checked(customs, "b.zip", printed)
    assert (found.code, found.answer["faults"]) == (6, [{"file": "data/acts.json", "what": "is compressed"}])


def test_an_older_root_is_not_said_to_prove_that_nothing_was_left_out(
    customs: Customs, printed: str, detained: str, tmp_path: Path
) -> None:
    """The forger leaves an old act out, and makes all that is later than the paper anew."""
    older = printed
    customs("bundle", detained, "-o", "new.zip", "--root", older)
    bundle = Opened(tmp_path / "new.zip")
    left = [act for act in bundle.acts[:-1] if "the seal is whole" not in json.dumps(act)]
    [lost] = [act for act in bundle.acts[:-1] if "the seal is whole" in json.dumps(act)]
    proof = json.loads(bundle.files["data/proof.json"])
    proof["nodes"].append([lost["seq"] - 1, 1, told(lost).leaf.hex()])
    bundle.files["data/proof.json"] = dumped(proof)
    bundle.made_anew(left).write(tmp_path / "b.zip")
    found = checked(customs, "b.zip", older)
    assert (found.code, found.answer["state"], found.answer["anchored"]) == (6, "part", False)
    assert "nor that none was left out" in customs("bundle", "verify", "b.zip", "--root", older).out
    assert "nor that none was left out" in alone(tmp_path, "b.zip", older)[1]


def test_a_file_that_stands_there_twice_is_found(customs: Customs, printed: str, tmp_path: Path) -> None:
    bundle = Opened(tmp_path / "a.zip")
    with pytest.warns(UserWarning, match="Duplicate"):
        bundle.write(tmp_path / "b.zip", more={f"{bundle.base}/data/record.html": b"The quantity was 12."})
    found = checked(customs, "b.zip", printed)
    assert (found.code, found.answer["ok"]) == (6, False)


def second_name(name: str) -> bytes:
    """The name by which unzip goes, of two photographs that are exchanged; Python before 3.12 goes by the other one."""
    other = name.replace("01-photo", "02-seal") if "01-photo" in name else name.replace("02-seal", "01-photo")
    if other == name:
        return b""
    data = b"\1" + struct.pack("<L", crc32(name.encode())) + other.encode()
    return struct.pack("<HH", 0x7075, len(data)) + data


@pytest.mark.parametrize(
    ("beside", "remark"),
    [(second_name, b""), (lambda _: b"\1\0\x04\0abcd\x99\x99\0\0", b""), (lambda _: b"", b"The quantity was 12.")],
    ids=["second names", "unknown fields", "remarks"],
)
def test_nothing_stands_beside_the_name_of_a_file_in_the_zip_file(
    customs: Customs, printed: str, tmp_path: Path, beside: Callable[[str], bytes], remark: bytes
) -> None:
    bundle = Opened(tmp_path / "a.zip")
    with ZipFile(tmp_path / "b.zip", "w", ZIP_STORED) as archive:
        for name, data in bundle.files.items():
            info = ZipInfo(f"{bundle.base}/{name}")
            info.extra, info.comment = beside(info.filename), remark
            archive.writestr(info, data)
    found = checked(customs, "b.zip", printed)
    assert (found.code, found.answer["ok"], found.answer["anchored"]) == (6, False, False)
    assert "is told otherwise elsewhere in the ZIP file" in {fault["what"] for fault in found.answer["faults"]}
    assert alone(tmp_path, "b.zip", printed)[0] == 6


@pytest.mark.parametrize("attributes", [0o120777 << 16, 0o040777 << 16, 0x10, 0x08], ids=hex)
def test_a_file_that_would_be_unpacked_as_something_else_is_found(
    customs: Customs, printed: str, tmp_path: Path, attributes: int
) -> None:
    bundle = Opened(tmp_path / "a.zip")
    with ZipFile(tmp_path / "b.zip", "w", ZIP_STORED) as archive:
        for name, data in bundle.files.items():
            info = ZipInfo(f"{bundle.base}/{name}")
            info.external_attr = attributes if name == "data/record.html" else 0o600 << 16
            archive.writestr(info, data)
    found = checked(customs, "b.zip", printed)
    fault = {"file": "data/record.html", "what": "is told otherwise elsewhere in the ZIP file"}
    assert (found.code, found.answer["faults"]) == (6, [fault])


@pytest.mark.parametrize(("places", "code"), [((), 0), ((18,), 6), ((22,), 6), ((18, 22), 6)])
def test_a_file_is_as_large_as_both_of_its_sizes_say_that_are_beyond_4_gb(
    customs: Customs, printed: str, tmp_path: Path, places: tuple[int, ...], code: int
) -> None:
    """The sizes of the page stand beside its name, as those of a file do that may be larger than 4 GB."""
    bundle = Opened(tmp_path / "a.zip")
    with ZipFile(tmp_path / "b.zip", "w", ZIP_STORED) as archive:
        for name, data in bundle.files.items():
            info = ZipInfo(f"{bundle.base}/{name}")
            info.create_system, info.external_attr = 3, 0o600 << 16
            with archive.open(info, "w", force_zip64=name == "data/record.html") as copy:
                copy.write(data)
        start = archive.getinfo(f"{bundle.base}/data/record.html").header_offset
    whole = bytearray((tmp_path / "b.zip").read_bytes())
    for place in places:
        whole[start + place] ^= 1
    (tmp_path / "b.zip").write_bytes(whole)
    assert checked(customs, "b.zip", printed).code == code
    assert alone(tmp_path, "b.zip", printed)[0] == code


def test_a_name_that_is_longer_for_who_reads_on_behind_the_list_is_found(
    customs: Customs, printed: str, tmp_path: Path
) -> None:
    """Python cuts the last name off with the list; unzip writes a file with four more letters."""
    whole = bytearray((tmp_path / "a.zip").read_bytes())
    place = whole.rindex(b"PK\1\2") + 28
    whole[place] += 4
    (tmp_path / "b.zip").write_bytes(whole)
    found = checked(customs, "b.zip", printed)
    assert (found.code, found.answer["faults"][0]["file"]) == (6, "the ZIP file")
    assert alone(tmp_path, "b.zip", printed)[0] == 6


def test_a_list_at_the_end_that_counts_from_elsewhere_is_found(customs: Customs, printed: str, tmp_path: Path) -> None:
    """Python puts right what is as far off as the rest; who goes by the numbers as they stand reads other bytes."""
    whole = bytearray((tmp_path / "a.zip").read_bytes())
    end, size = len(whole) - 22, int.from_bytes(whole[-10:-6], "little")
    with ZipFile(tmp_path / "a.zip") as archive:
        place = archive.start_dir
        for info in archive.infolist():
            whole[place + 42 : place + 46] = (info.header_offset + 100).to_bytes(4, "little")
            place += 46 + len(info.orig_filename.encode()) + len(info.extra)
    assert place == end and size
    whole[end + 16 : end + 20] = (int.from_bytes(whole[end + 16 : end + 20], "little") + 100).to_bytes(4, "little")
    (tmp_path / "b.zip").write_bytes(whole)
    assert checked(customs, "b.zip", printed).code in (2, 6)
    assert alone(tmp_path, "b.zip", printed)[0] in (2, 6)


def test_no_bit_of_the_zip_file_itself_can_be_altered_but_versions_times_and_attributes(
    customs: Customs, printed: str, tmp_path: Path
) -> None:
    """Programs differ in whether they read the header of a file or the list at the end, so both have to agree."""
    whole, file = (tmp_path / "a.zip").read_bytes(), tmp_path / "b.zip"
    end = len(whole) - 22
    listed = int.from_bytes(whole[end + 16 : end + 20], "little")
    header = [*range(4), *range(6, 10), *range(14, 30)]
    entry = [*range(4), *range(8, 12), *range(16, 36), *range(42, 46)]
    places = [*header, *(listed + place for place in entry), *range(end, len(whole))]
    for place in places:
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        found = customs("bundle", "verify", "b.zip", "--json", "--root", printed)
        assert found.code in (2, 6), place
        assert "unexpected" not in found.err


def test_a_bundle_in_the_form_of_very_large_files_is_read(customs: Customs, printed: str, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip") as old, ZipFile(tmp_path / "b.zip", "w") as new:
        for info in old.infolist():
            with new.open(info.filename, "w", force_zip64=True) as file:
                file.write(old.read(info))
    assert checked(customs, "b.zip", printed).answer["faults"] == []


@pytest.mark.parametrize("more", [b"", b"PK"])
def test_what_stands_between_or_behind_the_files_of_a_bundle_is_found(
    customs: Customs, printed: str, tmp_path: Path, more: bytes
) -> None:
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "before.zip").write_bytes(more + whole)
    (tmp_path / "behind.zip").write_bytes(whole + more)
    for name in ("before.zip", "behind.zip"):
        assert (checked(customs, name, printed).code == 0) == (not more)
        assert (alone(tmp_path, name, printed)[0] == 0) == (not more)


@pytest.mark.parametrize("step", [131, pytest.param(3, marks=pytest.mark.slow)])
def test_no_byte_of_a_bundle_can_be_altered_so_that_another_record_is_proven(
    customs: Customs, printed: str, tmp_path: Path, step: int
) -> None:
    whole, file = (tmp_path / "a.zip").read_bytes(), tmp_path / "b.zip"
    with ZipFile(tmp_path / "a.zip") as archive:
        true = {name: archive.read(name) for name in archive.namelist()}
    for place in range(0, len(whole), step):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        found = customs("bundle", "verify", "b.zip", "--json", "--root", printed)
        if found.code == 0 and not found.answer["notes"]:
            with ZipFile(file) as archive:
                assert {name: archive.read(name) for name in archive.namelist()} == true, place
        else:
            assert found.code in (0, 2, 6), place


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("data/acts.json", b"[]"),
        ("data/acts.json", b"{"),
        ("data/acts.json", b"\xff"),
        ("data/acts.json", b"[" * 100_000),
        ("data/acts.json", b'{"schema":1,"ref":1,"holder":1,"hidden":1,"acts":[1]}'),
        ("data/proof.json", b'{\n "root": 1,\n "size": [],\n "nodes": {}\n}\n'),
        ("data/proof.json", b'{\n "root": "",\n "size": 999999999999999999,\n "nodes": []\n}\n'),
        ("data/proof.json", b"null"),
    ],
)
def test_crafted_json_is_a_fault_and_no_traceback(
    customs: Customs, printed: str, tmp_path: Path, name: str, data: bytes
) -> None:
    bundle = Opened(tmp_path / "a.zip")
    bundle.files[name] = data
    bundle.write(tmp_path / "b.zip")
    found = checked(customs, "b.zip", printed)
    assert (found.code, found.answer["ok"]) == (6, False)
    code, said = by_python_alone(tmp_path, "b.zip", printed)
    assert (code, "Traceback" in said) == (6, False)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("verify",), 2),
        (("verify", "none.zip"), 3),
        (("verify", "photo.jpg"), 2),
        (("verify", "."), 3),
        (("verify", "a.zip", "--root", "x"), 2),
        (("verify", "a.zip", "--root", "ab" * 32, "--root", "ab" * 32), 2),
        (("verify", "a.zip", "-o", "b.zip"), 2),
        (("1", "b.zip"), 2),
        (("1", "--redact", "ref"), 2),
        (("1", "--redact", "nothing"), 2),
        (("1", "--root", "ab" * 32 + "@3"), 6),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    customs: Customs, printed: str, words: tuple[str, ...], code: int
) -> None:
    before = customs("anchor", "-q").out
    result = customs("bundle", *words)
    assert (result.code, len(result.complaints) <= 2) == (code, True), result
    assert customs("anchor", "-q").out == before


def test_a_value_that_is_kept_back_is_stated_by_no_goods(customs: Customs, printed: str, tmp_path: Path) -> None:
    made = customs("bundle", "1", "--redact", "value", "-o", "kept.zip")
    assert (made.code, "the goods state values too" in made.err) == (0, True)
    record = json.loads(Opened(tmp_path / "kept.zip").files["data/record.json"])
    assert (record["hidden"], {"value", "lines"} & set(record["batch"])) == (["lines", "value"], set())
    root = customs("anchor", "--json").answer
    assert customs("bundle", "verify", "kept.zip", "--root", f"{root['root']}@{root['size']}").code == 0


def test_of_a_value_that_is_kept_back_it_is_said_what_it_follows_from(
    customs: Customs, printed: str, tmp_path: Path
) -> None:
    told = "the security or penalty value of VIVO-COMM is shown"
    both = ("--redact", "value", "--redact", "proceedings")
    [lodged] = [p["security"] for p in customs("show", "1", "--json").answer["batch"]["proceedings"].values()]
    amount = lodged["amount"]["amount"].encode()
    for words, is_told in ((both[:2], True), (both, False)):
        assert (told in customs("bundle", "1", *words, "-o", "kept.zip").err) == is_told
        kept = b"".join(Opened(tmp_path / "kept.zip").files.values())
        assert (b'"amount": "' + amount + b'"' in kept or b'"amount":"' + amount + b'"' in kept) == is_told


@pytest.mark.parametrize(
    ("field", "words"), [("consignor", ("Firm A",)), ("value", ("314159265", "314,159,265")), ("custody", ("Lorry 7",))]
)
def test_what_is_kept_back_is_stated_by_no_document_that_was_issued(
    customs: Customs, printed: str, tmp_path: Path, field: str, words: tuple[str, ...]
) -> None:
    assert customs("correct", "1", "--consignor", "Firm A", "--reason", "from the declaration").code == 0
    assert customs("line", "edit", "1", "1", "--value", "314159265").code == 0
    move = ("--line", "1", "--quantity", "1200", "--from", "Lorry 7", "--to", "Store", "--purpose", "store")
    assert customs("custody", "1", *move).code == 0
    for form in ("detention-list", "custody-chain", "batch-file"):
        assert customs("print", form, "1", "-o", f"{form}.txt").code == 0
    made = customs("bundle", "1", "--redact", field, "-o", "kept.zip", "--json")
    assert (made.code, "issued documents" in made.err) == (0, True)
    kept = Opened(tmp_path / "kept.zip").files
    assert [name for name, data in kept.items() if any(word.encode() in data for word in words)] == []
    assert [name for name in kept if "/evidence/" in name] == [
        "data/evidence/01-photo.jpg",
        "data/evidence/02-seal.jpg",
    ]
    assert "documents" in json.loads(kept["data/record.json"])["hidden"]
    assert checked(customs, "kept.zip", made.answer["root"]).code == 0
    notes = customs("bundle", "1", "--redact", "notes", "-o", "notes.zip")
    record = json.loads(Opened(tmp_path / "notes.zip").files["data/record.json"])
    assert (notes.err, "documents" in record["batch"]) == ("", True)
