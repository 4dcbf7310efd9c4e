"""A backup of a shared register: a file register with all its acts, and every chain proven beside it."""

import json
from pathlib import Path

import pytest
from clusters import Cluster
from register_samples import put, ticking
from test_moving import file
from test_shared_commands import RECORD, Run, run

from customs_cli.domain.rights.holder import Holder
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore

__all__ = ["file", "run"]


@pytest.fixture
def used(run: Run, file: str) -> Run:
    """A shared register of two offices, one of which was pushed, with acts taken back."""
    for name, office in (("Li Wei", "5320"), ("Chen", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
    assert run("push", file, role="li_wei").code == 0
    for role, *words in (
        ("chen", *RECORD),
        ("li_wei", "note", "5320-1", "引号 \" \\ ,\"salt\":\""),
        ("chen", "note", "5304-1", "taken back"),
        ("chen", "undo"),
        ("chen", "redo"),
        ("chen", "holder", "add", "ACME", "--name", "Acme"),
    ):  # fmt: skip
        assert run(*words, role=role).code == 0, words
    return run


def test_a_backup_is_a_file_register_with_the_same_history_and_every_chain(used: Run, tmp_path: Path) -> None:
    made = used("backup", str(tmp_path / "usb"), "--json")
    assert made.code == 0, made
    at, chains = made.answer["path"], made.answer["chains"]
    assert [one["chain"].partition(":")[0] for one in chains] == ["5304", "5320", "@heads", "@names", "closed"]
    proof = {one["chain"]: one["root"] for one in used("verify", "--json").answer["chains"]}
    assert {one["chain"]: one["root"] for one in chains} == proof
    folder = Path(at).parent
    for one in chains:
        journal = folder / "chains" / f"{one['chain'].replace(':', '-')}.journal"
        alone = used("verify", "--root", f"{one['root']}@{one['entries']}", at=str(journal.with_suffix(".json")))
        assert alone.code == 0, alone
        other = used("verify", "--root", f"{one['root']}@{one['entries']}", at=at)
        assert (other.code, ", as that act says" in other.out) == (6, True), other
        assert one["root"] in json.dumps(used("history", "--json", at=at).answer["entries"][0], ensure_ascii=False)
    assert used("restore", str(folder), at=str(tmp_path / "new" / "register.json")).code == 0
    for where in (at, str(tmp_path / "new" / "register.json")):
        assert used("verify", at=where).code == 0
        for question in (
            ("list", "--json"),
            ("summary", "2019", "--by", "channel", "--json"),
            ("show", "5304-1", "--json"),
        ):
            assert used(*question, at=where).out == used(*question).out, question
        ours, theirs = (used("history", "--json", at=place).answer["entries"] for place in ("", where))
        told = ("act", "by", "at", "office", "reason")
        assert [[row[key] for key in told] for row in theirs[1:]] == [[row[key] for key in told] for row in ours]
        assert used("undo", at=where).code == 0


def test_of_a_fresh_backup_it_is_not_said_that_a_clock_went_back_but_where_an_officers_did(
    used: Run, empty: Cluster, tmp_path: Path
) -> None:
    at = used("backup", str(tmp_path / "usb"), "--json").answer["path"]
    assert used("verify", "--json", at=at).answer["notes"] == []
    slow = SharedRegister(SharedStore(Session(empty.address_of("chen"))), clock=ticking())
    put(slow, Holder(code="OPPO", name="Oppo"), by=("Chen",))
    at = used("backup", str(tmp_path / "later"), "--json").answer["path"]
    assert used("note", "5304-1", "seen again", at=at).code == 0
    found = used("verify", "--json", at=at).answer
    line = found["entries"] - 1
    assert found["notes"] == [f"register.journal, line {line}: the clock had been set back"]


def test_a_backup_is_refused_where_it_would_not_be_whole(used: Run, empty: Cluster, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    assert used("backup").code == 2
    assert used("backup", str(usb), role="li_wei").code == 4
    with empty.connected() as db:
        db.execute("UPDATE customs.documents SET body = replace(body, '1200', '1300') WHERE tbl = 'batches'")
    done = used("backup", str(usb))
    assert (done.code, "do not match the journal" in done.err, usb.exists()) == (7, True, False), done


def test_the_chain_of_an_office_with_papers_is_proven_in_a_backup_by_the_command_that_is_hinted_at(
    used: Run, tmp_path: Path
) -> None:
    ref = used("list", "--where", "office:5304", "-q").lines[0]
    assert used("print", "batch-file", ref, "-o", str(tmp_path / "paper.txt"), role="chen").code == 0
    root = used("anchor", "-q", role="chen").out.strip()
    folder = Path(used("backup", str(tmp_path / "usb"), "--json").answer["path"]).parent
    refused = used("verify", "--root", root, at=str(folder / "register.json"))
    hint = f"customs verify --register FOLDER/chains/5304.json --root {root}"
    assert (refused.code, hint in refused.err) == (6, True), refused
    proven = used("verify", "--root", root, at=str(folder / "chains" / "5304.json"))
    assert (proven.code, "matches all acts of this register" in proven.out) == (0, True), proven
    next((folder / "evidence").iterdir()).unlink()
    assert used("verify", "--root", root, at=str(folder / "chains" / "5304.json")).code == 7


def test_a_root_of_a_file_that_was_pushed_leads_from_one_chain_to_all_of_them(used: Run) -> None:
    [root] = [one["root"] for one in used("verify", "--json").answer["chains"] if one["chain"].startswith("closed:")]
    hint = f"customs verify --root {root}\n    searches every chain"
    asked = used("anchor", "--check", root, role="li_wei")
    assert (asked.code, hint in asked.err) == (6, True), asked
    bundle = used("bundle", "5320-1", "-o", "b.zip", "--root", root, role="li_wei")
    assert (bundle.code, hint in bundle.err) == (6, True), bundle
    assert used("verify", "--root", root).code == 0
