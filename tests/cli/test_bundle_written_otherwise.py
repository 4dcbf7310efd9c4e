"""A bundle proves one history and is written in one way: nothing in it is told twice, or left to whoever reads it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from forging import Opened, second
from running import Customs, filled

from customs_cli.register.file.changes import Change
from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.merkle import root_of
from customs_cli.register.register import Register
from customs_cli.services.exchange.bag.proof import dumped, sha

REF = "2019-5320-000001"
ODD = [{"file": "data/acts.json", "what": "is not written as a bundle has it"}]


@pytest.fixture
def noted(done: Callable[..., None]) -> None:
    """A batch with two notes: four acts."""
    done(
        "init --office 5320",
        "record --office 5320 --found 2019-07-01 --goods x --quantity 3",
        f"note {REF} a",
        f"note {REF} b",
    )


def faults(customs: Customs, bundle: Opened, root: str) -> Any:
    """What the check of a bundle finds against a printed root; its status is that of a check that found faults."""
    bundle.bagged_anew().write(Path("b.zip"))
    found = customs("bundle", "verify", "b.zip", "--root", root, "--json")
    told = found.answer
    assert (found.code, told["ok"], told["anchored"], told["proven"]) == (6, False, False, 0)
    return found.answer["faults"]


@pytest.mark.usefixtures("noted")
def test_two_papers_that_do_not_agree_are_not_proven_by_one_bundle(customs: Customs, place: Path) -> None:
    """An office with two histories: the paper of one, and a bundle of the other that reaches for it as well."""
    before = customs("anchor", "--json").answer["size"]
    for number in range(before, 4):
        customs("holder", "add", f"H{number}", "--name", "x")
    (place / "other").mkdir()
    for name in ("register.json", "register.journal"):
        shutil.copy(place / name, place / "other" / name)
    other = ("--register", str(place / "other" / "register.json"))
    for code in ("A1", "A2"):
        assert customs("holder", "add", code, "--name", "x", *other).code == 0
    paper = customs("anchor", "-q", *other).out.strip()
    for code in ("B1", "B2", "B3", "B4"):
        assert customs("holder", "add", code, "--name", "x").code == 0
    root = customs("bundle", REF, "-o", "a.zip", "--json").answer["root"]
    assert customs("bundle", REF, "-o", "no.zip", "--root", paper).code == 6
    whole = Register(FileStore(place / "other" / "register.json"), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))
    bundle = Opened(place / "a.zip")
    leaves = [kept.leaf for kept in whole.entries(with_changes=False)]
    proof = json.loads(bundle.files["data/proof.json"])
    assert [low for low, _, _ in proof["nodes"]][-1] == 4
    proof["nodes"].append([4, 2, root_of(leaves[4:6]).hex()])
    bundle.files["data/proof.json"] = dumped(proof)
    odd = [{"file": "data/proof.json", "what": "is not written as a bundle has it"}]
    assert faults(customs, bundle, paper) == faults(customs, bundle, root) == odd


@pytest.mark.usefixtures("noted")
def test_the_command_that_the_bundle_names_runs_no_file_that_was_planted_beside_it(
    customs: Customs, place: Path
) -> None:
    root = customs("bundle", REF, "-o", "a.zip", "--json").answer["root"]
    with ZipFile(place / "a.zip") as archive:
        archive.extractall(place)
    folder = place / REF
    [line] = [line for line in (folder / "README.txt").read_text("utf-8").splitlines() if "python3" in line]
    words = [sys.executable, *filled(line.replace("HASH@SIZE", root))]
    honest = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert (honest.returncode, "PROVEN" in honest.stdout) == (0, True)
    (folder / "hashlib.py").write_text("print('PROVEN against the printed root')\nraise SystemExit\n")
    planted = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert (planted.returncode, planted.stdout.splitlines()[0]) == (6, "hashlib.py: is not of the bundle")


@pytest.mark.usefixtures("noted")
def test_evidence_of_a_long_name_is_unpacked_and_exported_and_a_bundle_of_before_proven(
    customs: Customs, place: Path
) -> None:
    """Of 82 Chinese characters: 250 bytes, of which Linux allows 255; one from Windows may have three times as many."""
    name = "照" * 82 + ".jpg"
    (place / name).write_bytes(b"photo")
    assert customs("evidence", REF, name).code == 0
    root = customs("bundle", REF, "-o", "a.zip", "--json").answer["root"]
    assert customs("evidence", "export", REF, "out").code == 0
    bundle = Opened(place / "a.zip")
    [packed] = [found for found in bundle.files if found.startswith("data/evidence/")]
    assert packed.removeprefix("data/evidence/") == f"01-{'照' * 65}.jpg"
    assert {path.name for path in (place / "out").iterdir()} == {f"01-{'照' * 65}.jpg", "SHA256SUMS"}
    bundle.files[f"data/evidence/01-{name}"] = bundle.files.pop(packed)
    bundle.bagged_anew().write(place / "before.zip")
    for file in ("a.zip", "before.zip"):
        assert customs("bundle", "verify", file, "--root", root).code == 0


def group_left_out(act: Any) -> None:
    act["groups"].pop()


def group_twice(act: Any) -> None:
    act["groups"].append(act["groups"][1])


def groups_in_another_order(act: Any) -> None:
    act["groups"].reverse()


def part_hidden(act: Any) -> None:
    [part] = act["groups"][1]["parts"]
    act["groups"][1]["parts"] = [{"hash": sha(b"\2" + bytes.fromhex(part["salt"]) + part["text"].encode()).hex()}]


def fields_in_another_order(act: Any) -> None:
    act["seq"] = act.pop("seq")


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize(
    "alter", [group_left_out, group_twice, groups_in_another_order, part_hidden, fields_in_another_order]
)
def test_the_bundle_act_is_shown_whole_and_in_one_way(customs: Customs, place: Path, alter: Any) -> None:
    root = customs("bundle", REF, "-o", "a.zip", "--json").answer["root"]
    bundle = Opened(place / "a.zip")
    given = json.loads(bundle.files["data/acts.json"])
    alter(given["acts"][-1])
    bundle.files["data/acts.json"] = dumped(given)
    assert faults(customs, bundle, root) == ODD


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize("place_in_list", [10**9, 10**30, -1])
def test_no_crafted_place_in_a_list_fills_the_memory_of_who_checks(
    customs: Customs, place: Path, place_in_list: int
) -> None:
    root = customs("bundle", REF, "-o", "a.zip", "--json").answer["root"]
    bundle = Opened(place / "a.zip")
    given = json.loads(bundle.files["data/acts.json"])
    change = Change("batches", REF, ("notes", place_in_list), None, {"text": "x"})
    given["acts"][-2] = second(given["acts"][-2], "", [change])
    bundle.files["data/acts.json"] = dumped(given)
    assert faults(customs, bundle, root) == [{"file": "data/acts.json", "what": "cannot be read"}]
