"""What an administrator alters beside the chains, where no hash covers it: the ends of chains, files, closed chains."""

from pathlib import Path

import pytest
from clusters import Cluster
from test_shared_commands import RECORD, Run, run
from test_shared_hostile import used

__all__ = ["run", "used"]

BY_HAND = "SET session_replication_role = replica; SET search_path TO customs; "


def altered(cluster: Cluster, sql: str) -> None:
    with cluster.connected() as db:
        assert db.execute(BY_HAND + sql) > 0, sql


@pytest.fixture
def filed(used: Run, tmp_path: Path) -> Run:
    """A register in which a file is kept, and a file register was pushed."""
    (tmp_path / "photo.jpg").write_text("photo", "utf-8")
    assert used("evidence", "5320-1", str(tmp_path / "photo.jpg"), role="li_wei").code == 0
    file = str(tmp_path / "office" / "register.json")
    assert used("init", "--office", "5320", at=file).code == 0
    assert used(*RECORD, "--found", "2018-07-02", at=file).code == 0
    assert used("push", file, role="li_wei").code == 0
    assert used("verify").code == 0
    return used


def test_no_act_goes_on_a_chain_whose_length_is_not_the_one_that_the_database_says(used: Run, empty: Cluster) -> None:
    """The entry would be kept in a place of which nobody could read it again."""
    altered(empty, "UPDATE chains SET ends = ends + 1 WHERE name = '5320'")
    for line, role in (
        (("verify",), "postgres"),
        (("note", "5320-1", "on"), "li_wei"),
        (("check", "--fix"), "postgres"),
    ):
        done = used(*line, role=role)
        assert (done.code, "does not end where" in done.out + done.err) == (7, True), done
    altered(empty, "UPDATE chains SET ends = ends - 1 WHERE name = '5320'")
    assert used("note", "5320-1", "on", role="li_wei").code == 0
    assert used("verify").code == 0


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE evidence SET chain = '5304'", "photo.jpg of 2019-5320-000001 is missing"),
        ("UPDATE evidence SET size = size + 1", "photo.jpg of 2019-5320-000001 was altered"),
        ("DELETE FROM closings", "table closings does not match the journal"),
        ("UPDATE closings SET office = '5304'", "table closings does not match the journal"),
        ("UPDATE closings SET register = register || 'x'", "table closings does not match the journal"),
        ("UPDATE closings SET register = 'x' || register", "table closings does not match the journal"),
        ("UPDATE closed SET office = '5304' WHERE seq = 1", "table closings does not match the journal"),
    ],
)
def test_whose_a_file_and_a_closed_chain_are_is_proven(filed: Run, empty: Cluster, sql: str, what: str) -> None:
    altered(empty, sql)
    done = filed("verify")
    assert (done.code, what in done.out) == (7, True), done
    if "evidence" in sql:
        assert filed("evidence", "verify").code == 7


def test_a_file_that_the_database_has_lost_is_put_back_as_it_is_said(
    filed: Run, empty: Cluster, tmp_path: Path
) -> None:
    altered(empty, "DELETE FROM evidence")
    for lang, back in (("en", "a missing file is put back by customs evidence add"), ("zh", "缺失的文件用 customs ev")):
        done = filed("verify", "--lang", lang)
        assert (done.code, back in done.err, ":0:" in done.out) == (7, True, False), done
    pulled = filed("pull", "5320", "-o", str(tmp_path / "field.json"), role="li_wei")
    assert (pulled.code, pulled.err.endswith("hint: customs verify\n")) == (7, True), pulled
    assert filed("evidence", "add", "2019-5320-000001", str(tmp_path / "photo.jpg"), role="li_wei").code == 0
    assert filed("verify").code == 0
