"""Files of evidence on a shared register, and what is handed over of it: whole, seen by the own office alone."""

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import psycopg2
import pytest
from clusters import Cluster
from forging import Opened
from test_moving import file
from test_shared_commands import RECORD, Run, run
from test_timestamp import authority, stamped

__all__ = ["authority", "file", "run"]


@pytest.fixture
def used(run: Run, tmp_path: Path) -> Run:
    """A shared register of two offices; one of them has a batch with three files."""
    for name, office in (("Li Wei", "5320"), ("Chen", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
        assert run(*RECORD, role=name.lower().replace(" ", "_")).code == 0
    for name in ("photo.jpg", "record.txt", "scan.pdf"):
        (tmp_path / name).write_bytes(f"{name} \\0 引号".encode())
    assert run("evidence", "5320-1", str(tmp_path / "photo.jpg"), "--kind", "photograph", role="li_wei").code == 0
    many = [str(tmp_path / name) for name in ("record.txt", "scan.pdf", "photo.jpg")]
    assert run("evidence", "add", "5320-1", *many, role="li_wei").code == 0
    return run


def count(cluster: Cluster, where: str = "true") -> int:
    with cluster.connected() as db:
        return len(db.rows(f"SELECT 1 FROM customs.evidence WHERE {where}"))


def test_files_are_kept_listed_proven_and_copied_out(used: Run, empty: Cluster, tmp_path: Path) -> None:
    listed = used("evidence", "list", "--json", role="li_wei").answer["files"]
    assert [row["name"] for row in listed] == ["photo.jpg", "record.txt", "scan.pdf"]
    assert used("evidence", "show", "1", "2", role="li_wei").code == 0
    assert used("evidence", "verify", "--json", role="li_wei").answer["files"] == 3
    assert used("evidence", "export", "5320-1", str(tmp_path / "out"), role="li_wei").code == 0
    assert (tmp_path / "out" / "01-photo.jpg").read_bytes() == (tmp_path / "photo.jpg").read_bytes()
    for words in (("undo",), ("redo",)):
        assert used(*words, role="li_wei").code == 0
        assert used("verify").code == 0
    paper = str(tmp_path / "notice.txt")
    printed = used("print", "notice", "5320-1", "-o", paper, "--json", role="li_wei")
    assert printed.code == 0, printed
    assert count(empty, f"sha256 = '{printed.answer['document']['sha256']}'") == 1
    again = used("print", "notice", "5320-1", "-o", str(tmp_path / "again.txt"), "--json", role="li_wei")
    assert (again.answer["document"]["new"], Path(paper).read_bytes()) == (
        False, (tmp_path / "again.txt").read_bytes(),
    )  # fmt: skip
    assert used("evidence", "1", str(tmp_path / "photo.jpg"), role="li_wei").code == 5
    assert used("evidence", "1", str(tmp_path / "photo.jpg"), "--dry-run", role="chen").code == 0
    assert used("evidence", "5304-1", str(tmp_path / "scan.pdf"), role="li_wei").code == 3
    assert count(empty) == 4


def test_files_come_along_with_push_pull_sync_merge_and_backup(
    used: Run, file: str, empty: Cluster, tmp_path: Path
) -> None:
    (tmp_path / "new.jpg").write_bytes(b"new")
    field = str(tmp_path / "field")
    Path(field).mkdir()
    assert used("pull", "5320", "-o", field, role="li_wei").code == 0
    assert used("evidence", "1", str(tmp_path / "new.jpg"), at=field).code == 0
    assert used("verify", at=field).code == 0
    assert used("sync", field, role="li_wei").code == 0
    assert count(empty, "chain = '5320'") == 4
    made = used("backup", str(tmp_path / "usb"), "--json")
    assert (made.code, made.answer["evidence"]) == (0, 4), made
    assert used("verify", at=made.answer["path"]).code == 0
    empty.forget()
    assert used("push", made.answer["path"]).code == 0
    assert (count(empty), used("verify").code) == (4, 0)


def test_a_file_too_large_for_the_database_lies_in_the_offices_folder(
    used: Run, empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("customs_cli.register.sql.copies.files.IN_DATABASE", 30)
    (tmp_path / "film.mp4").write_bytes(b"film" * 20)
    film = str(tmp_path / "film.mp4")
    for words in (("1",), ("1", "--dry-run"), ("add", "1"), ("add", "1", "--dry-run")):
        refused = used("evidence", *words, film, role="li_wei")
        assert (refused.code, f"{film} has more" in refused.err) == (2, True), refused
        assert "evidence_folder" in refused.err
    (folder := tmp_path / "share").mkdir()
    where = {"CUSTOMS_EVIDENCE_FOLDER": str(folder)}
    done = used("evidence", "1", str(tmp_path / "film.mp4"), role="li_wei", **where)
    assert (done.code, len(list(folder.iterdir()))) == (0, 1), done
    assert used("verify", **where).code == 0
    assert used("verify").code == 7
    for looking in (("verify",), ("evidence", "verify")):
        told = used(*looking, role="li_wei")
        assert (told.code, "film.mp4 of 2019-5320-000001 is in a place that" in told.out, "is missing" in told.out) == (
            7,
            True,
            False,
        )
    (tmp_path / "field").mkdir()
    before = used("history", "--json").out
    for reading in (
        ("pull", "5320", "-o", str(tmp_path / "field")),
        ("evidence", "export", "1", str(tmp_path / "copies")),
    ):
        refused = used(*reading, role="li_wei")
        assert (refused.code, "config set evidence_folder" in refused.err) == (2, True), refused
    assert used("history", "--json").out == before  # no serials were reserved
    assert used("pull", "5320", "-o", str(tmp_path / "field"), role="li_wei", **where).code == 0
    [copy] = folder.iterdir()
    copy.unlink()
    assert used("verify", **where).code == 7
    for act, code in (("1", 0), ("add 1", 5)):
        again = used("evidence", *act.split(), str(tmp_path / "film.mp4"), role="li_wei", **where)
        assert (again.code, copy.read_bytes()) == (code, b"film" * 20), again
    assert used("verify", **where).code == 0
    with pytest.raises(psycopg2.Error), empty.connected("li_wei") as db:
        db.execute("INSERT INTO customs.evidence VALUES ('5304', repeat('0', 64), 1, NULL)")


def test_files_are_seen_and_kept_by_the_own_office_alone(used: Run, empty: Cluster) -> None:
    with empty.connected("chen") as db:
        assert db.rows("SELECT sha256 FROM customs.evidence") == []
        for sql in (
            "INSERT INTO customs.evidence VALUES ('5320', repeat('0', 64), 1, 'x')",
            "INSERT INTO customs.evidence VALUES ('5304', repeat('0', 64), 1, 'x')",
        ):
            with pytest.raises(psycopg2.Error):
                db.execute(sql)
    with empty.connected("li_wei") as db:
        for sql in (
            "DELETE FROM customs.evidence",
            "UPDATE customs.evidence SET data = 'x'",
            "UPDATE customs.evidence SET data = NULL",
            "UPDATE customs.evidence SET chain = '5304'",
            "TRUNCATE customs.evidence",
        ):
            with pytest.raises(psycopg2.Error):
                db.execute(sql)
    assert used("verify", role="chen").code == 0
    with empty.connected() as db:
        db.execute("SET session_replication_role = replica; UPDATE customs.evidence SET data = 'x' WHERE size = 15")
        db.execute("DELETE FROM customs.evidence WHERE data <> 'x' AND ctid = (SELECT max(ctid) FROM customs.evidence)")
    assert used("verify").code == 7
    assert used("evidence", "verify", "5320-1", role="li_wei").code == 7


def test_a_batch_is_handed_over_with_the_proof_of_its_offices_chain(used: Run, tmp_path: Path) -> None:
    root = used("anchor", "-q", role="li_wei").out.strip()
    assert used("note", "5304-1", "elsewhere", role="chen").code == 0
    for number, role in enumerate(("li_wei", "postgres")):
        made = used("bundle", "5320-1", "-o", str(tmp_path / f"{number}.zip"), "--root", root, "--json", role=role)
        assert made.code == 0, made
        assert used("verify", "--root", made.answer["root"]).code == 0
        for one, state in ((made.answer["root"], "whole"), (root, "part")):
            checked = used("bundle", "verify", str(tmp_path / f"{number}.zip"), "--root", one, "--json").answer
            assert (checked["ok"], checked["state"]) == (True, state), checked
    with ZipFile(tmp_path / "0.zip") as archive:
        archive.extractall(tmp_path / "bag")
    script = next((tmp_path / "bag").glob("*/verify.py"))
    alone = subprocess.run([sys.executable, script, "--root", root], capture_output=True, text=True, check=False)
    assert "proves the first 3 of 4 acts" in alone.stdout, alone
    assert used("bundle", "5320-1", "-o", str(tmp_path / "x.zip"), role="chen").code == 3
    assert used("undo", role="li_wei").code == 0  # not of the bundle, which is in other hands
    assert used("bundle", "5320-1", "--root", "0" * 64 + "@3", "-o", str(tmp_path / "x.zip")).code == 6


@pytest.mark.parametrize("part", [(), ("--holder", "VIVO", "--redact", "reasons")])
def test_a_bundle_shows_the_names_that_a_file_registers_does_and_proves_them(
    used: Run, tmp_path: Path, part: tuple[str, ...]
) -> None:
    assert used("holder", "edit", "VIVO", "--name", "Vivo 通信", role="chen").code == 0
    zips = [tmp_path / "shared.zip", tmp_path / "file.zip"]
    made = used("bundle", "5320-1", *part, "-o", str(zips[0]), "--json", role="li_wei").answer
    (tmp_path / "field").mkdir()
    assert used("pull", "5320", "-o", str(tmp_path / "field"), role="li_wei").code == 0
    assert used("bundle", "1", *part, "-o", str(zips[1]), at=str(tmp_path / "field")).code == 0
    shown, there = (Opened(path) for path in zips)
    names = [json.loads(one.files["data/record.json"])["names"] for one in (shown, there)]
    assert (names[0], "Vivo 通信" in names[0]["holders"]["VIVO"]["name"]) == (names[1], True)
    pages = [name for name in shown.files if "Vivo 通信" in shown.files[name].decode("utf-8", "replace")]
    assert len(pages) > 2, pages
    assert (
        used("verify", "--root", json.loads(shown.acts[-1]["groups"][0]["parts"][0]["text"])[1].split()[-1]).code == 0
    )

    def checked() -> dict[str, Any]:
        shown.bagged_anew().write(tmp_path / "forged.zip")
        answer: dict[str, Any] = used(
            "bundle", "verify", str(tmp_path / "forged.zip"), "--root", made["root"], "--json"
        ).answer
        return answer

    assert checked()["state"] == "whole"
    own = shown.files["data/names.json"]
    for other in (own.replace("通信".encode(), b"Oppo"), own.replace(b'"size": ', b'"size": 1'), b"{}", None):
        assert other != own
        shown.files.pop("data/names.json", None)
        shown.files |= {"data/names.json": other} if other is not None else {}
        assert (checked()["ok"], checked()["anchored"]) == (False, False), other


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is the authority")
@pytest.mark.parametrize(("role", "chain"), [("li_wei", "5320"), ("postgres", "@names")])
def test_a_time_stamp_on_the_own_offices_root_is_asked_for_checked_and_kept(
    used: Run, empty: Cluster, authority: Path, tmp_path: Path, role: str, chain: str
) -> None:
    query, response, ca = (str(tmp_path / name) for name in ("t.tsq", "t.tsr", "authority/ca.pem"))
    asked = used("timestamp", "request", "-o", query, "--json", role=role)
    root = used("anchor", "-q", role=role).out.strip()
    assert f"{asked.answer['root']}@{asked.answer['size']}" == root
    stamped(authority, Path(query), Path(response))
    assert used("note", "5304-1", "elsewhere", role="chen").code == 0
    assert used("timestamp", "attach", response, "--ca", ca, role="chen").code == 6  # a root of another chain
    assert used("timestamp", "attach", response, "--ca", str(tmp_path / "other" / "ca.pem"), role=role).code == 6
    done = used("timestamp", "attach", response, "--ca", ca, "--json", role=role)
    assert (done.code, f"{done.answer['root']}@{done.answer['size']}") == (0, root), done
    last = used("history", "--json", role=role).answer["entries"][-1]
    kept = sha256(Path(response).read_bytes()).hexdigest()
    assert (last["act"], last["seq"], root in last["reason"], kept in last["reason"]) == (
        "timestamp", done.answer["act"], True, True,
    )  # fmt: skip
    assert count(empty, f"sha256 = '{kept}' AND chain = '{chain}'") == 1
    assert used("timestamp", "attach", response, "--ca", ca, "--json", role=role).answer == done.answer
    assert used("history", "--json", role=role).answer["entries"][-1] == last
    assert (used("verify").code, used("undo", str(last["seq"]), role=role).code) == (0, 5)
    copy = Path(used("backup", str(tmp_path / "usb"), "--json").answer["path"]).parent
    assert (copy / "evidence" / kept).is_file()


def test_what_was_changed_beside_the_chains_is_mended_by_an_administrator(used: Run, empty: Cluster) -> None:
    before = used("list", "--json").out
    with empty.connected() as db:
        db.execute("UPDATE customs.documents SET body = replace(body, '200', '20') WHERE chain = '5320'")
        db.execute("DELETE FROM customs.documents WHERE tbl = 'holders' OR key = '2019-5304-000001'")
        db.execute("INSERT INTO customs.documents VALUES ('batches', '2019-5320-000009', '5320', 0, '{}')")
        db.execute("TRUNCATE customs.deadlines")
    assert (used("verify").code, used("check", "--fix", role="li_wei").code) == (7, 4)
    assert "records: customs check --fix" in used("verify").err
    done = used("check", "--fix")
    assert (done.code, "5320: 2 records rebuilt" in done.err) == (0, True), done
    assert (used("verify").code, used("list", "--json").out) == (0, before)
    with empty.connected() as db:
        db.execute("SET session_replication_role = replica")
        db.execute("UPDATE customs.journal SET line = replace(line, '200', '20') WHERE chain = '5320'")
    assert used("check", "--fix").code == 7


@pytest.mark.parametrize("lost", ["DELETE FROM customs.evidence", "UPDATE customs.evidence SET data = NULL"])
def test_a_file_that_the_database_has_lost_is_put_back_by_adding_it_again(
    used: Run, empty: Cluster, tmp_path: Path, lost: str
) -> None:
    with empty.connected() as db:
        db.execute(f"SET session_replication_role = replica; {lost}")
    files = [str(tmp_path / name) for name in ("photo.jpg", "record.txt", "scan.pdf")]
    before = used("history", "--json").answer["entries"]
    assert (used("verify").code, used("evidence", "verify").code) == (7, 7)
    assert used("evidence", "add", "5320-1", files[0], "-n", role="li_wei").code == 0
    assert used("evidence", "add", "5320-1", files[0], role="chen").code in (3, 4)
    assert used("verify").code == 7
    done = used("evidence", "add", "5320-1", *files, role="li_wei")
    assert (done.code, "here now" in done.out) == (0, True), done
    assert (used("verify").code, used("evidence", "verify").code) == (0, 0)
    assert used("history", "--json").answer["entries"] == before
    assert used("evidence", "add", "5320-1", *files, role="li_wei").code == 5
