"""A register in which a newer version wrote a field that this one does not know is left alone, and told as that."""

import json
from pathlib import Path

import pytest
from crafted_registers import with_act
from msgspec.structs import replace
from running import Customs, recorded

from customs_cli.register.file.files import FileStore
from customs_cli.register.file.rewriting import write
from customs_cli.register.file.snapshot import Snapshot

NEWER = "install the newer customs-cli on this machine too"


@pytest.fixture
def register(place: Path) -> Path:
    """Where the register's TinyDB file is."""
    return place / "register.json"


@pytest.fixture
def journal(customs: Customs, register: Path) -> Path:
    """The journal of a register whose last act, by a newer version, left a line a field more."""
    ref = recorded(customs, "--goods", "phones", "--quantity", "3")
    file = register.with_suffix(".journal")
    file.write_bytes(with_act(file.read_bytes(), json.dumps([["batches", ref, ["lines", 0, "mood"], None, "bad"]])))
    return file


def write_state(journal: Path, register: Path) -> None:
    """Write the TinyDB file as the newer version does after its act."""
    lines = journal.read_bytes().splitlines(keepends=True)
    snapshot = Snapshot(FileStore(register), until=sum(map(len, lines[:-1])))
    last = json.loads(lines[-1])
    meta = replace(snapshot.meta(), seq=last["seq"], head=last["hash"], offset=sum(map(len, lines)))
    tables = {table: dict(rows) for table, rows in snapshot.changed.items()}
    for number, body in tables["batches"].items():
        tables["batches"][number] = (body or b"").replace(b'"quantity":3', b'"quantity":3,"mood":"bad"')
    register.write_bytes(b"".join(write(meta, None, tables)))


@pytest.mark.parametrize("is_in_state", [False, True], ids=["journal", "state"])
@pytest.mark.parametrize("words", ["show 1", "list", "today", "summary", "note 1 seen", "check", "check --fix"])
def test_what_a_newer_version_wrote_is_no_damage_that_a_backup_mends(
    customs: Customs, register: Path, journal: Path, words: str, is_in_state: bool
) -> None:
    if is_in_state:
        write_state(journal, register)
    before = (journal.read_bytes(), register.read_bytes())
    told = customs(*words.split())
    assert (told.code, told.out) == (7, "")
    assert "mood" in told.err
    assert told.err.splitlines()[-1] == f"  hint: {NEWER}"
    assert "backup" not in told.err
    assert (journal.read_bytes(), register.read_bytes()) == before


def test_a_proof_of_what_a_newer_version_wrote_asks_for_that_version(
    customs: Customs, register: Path, journal: Path
) -> None:
    write_state(journal, register)
    told = customs("verify")
    assert told.code == 7
    assert "line 2: batches: a newer version wrote this" in told.out
    assert told.err.splitlines()[-1] == f"  hint: {NEWER}"
    assert [fault["file"] for fault in customs("verify", "--json").answer["faults"]] == ["register.json"]
