"""A server restored from a backup: what it lost and a station still has comes in again, and nothing is taken out."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from clusters import DATABASE, Cluster
from test_moving import field, file, listed
from test_shared_commands import RECORD, Run, run

__all__ = ["field", "file", "run"]

Field = Callable[[str], str]


@contextmanager
def backed_up(cluster: Cluster) -> Iterator[str]:
    """The address of the register as the server has it now, however it goes on: a backup put back."""
    with cluster.alone(), cluster.connected(database="postgres") as server:
        server.execute("DROP DATABASE IF EXISTS before")
        server.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{DATABASE}'")
        server.execute(f"CREATE DATABASE before TEMPLATE {DATABASE}")
    try:
        yield cluster.address_of("li_wei").replace(DATABASE, "before")
    finally:
        gc.collect()
        with cluster.connected(database="postgres") as server:
            server.execute("DROP DATABASE before WITH (FORCE)")


def lost(run: Run) -> None:
    """What the office does after the backup."""
    for words in (RECORD, ("note", "5320-1", "lost by the server"), ("holder", "add", "LOST", "--name", "Lost")):
        assert run(*words, role="li_wei").code == 0


@pytest.mark.parametrize("goes_on", [False, True])
def test_what_a_file_was_pulled_with_comes_in_again(run: Run, field: Field, empty: Cluster, goes_on: bool) -> None:
    with backed_up(empty) as restored:
        lost(run)
        one = field("one")
        for at in (one, *([restored] if goes_on else [])):
            for ref in ("5320-1", "5320-2"):
                assert run("note", ref, f"of {at[:8]}", at=at).code == 0
        assert run(*RECORD, at=one).code == 0
        done = run("sync", one, at=restored)
        assert done.code == 0, done
        for at in (one, restored):
            batches = listed(run, at=at).answer["batches"]
            assert [batch["ref"][-1] for batch in batches if batch["office"] == "5320"] == ["1", "2", "3", "4"]
            assert [len(batch["notes"]) for batch in batches] == [2 + goes_on, 1 + goes_on, 0, 0]
            assert run("holder", "show", "LOST", at=at).code == 0
        assert run("verify", at=restored).code == run("verify", at=one).code == 0


@pytest.mark.parametrize("names_alone", [False, True])
def test_what_the_last_sync_brought_comes_in_again(run: Run, field: Field, empty: Cluster, names_alone: bool) -> None:
    one = field("one")
    assert run("sync", one, role="li_wei").code == 0
    with backed_up(empty) as restored:
        lost(run) if not names_alone else run("holder", "add", "LOST", "--name", "Lost", role="li_wei")
        assert run("sync", one, role="li_wei").code == 0
        before = listed(run, at=one).answer["batches"]
        assert run("note", "5320-2", "later", at=one).code == 0
        done = run("sync", one, at=restored)
        assert done.code == 0, done
        for at in (one, restored):
            batches = listed(run, at=at).answer["batches"]
            assert [batch["ref"] for batch in batches] == [batch["ref"] for batch in before]
            assert [len(batch["notes"]) for batch in batches][:2] == [int(not names_alone), 1]
            assert run("holder", "show", "LOST", at=at).code == 0


def test_what_both_have_changed_since_is_listed_until_one_of_them_is_as_the_other(
    run: Run, field: Field, empty: Cluster
) -> None:
    quantity = ("line", "edit", "5320-1", "1", "--quantity")
    with backed_up(empty) as restored:
        assert run(*quantity, "150", role="li_wei").code == 0
        one = field("one")
        assert run(*quantity, "170", at=restored).code == 0
        done = run("sync", one, "--json", at=restored)
        assert (done.code, [row["later"] for row in done.answer["conflicts"]]) == (5, ["both"]), done
        assert done.answer["conflicts"][0]["fields"] == [{"path": "lines.0.quantity", "ours": 170, "theirs": 150}]
        assert "customs line edit 2019-5320-000001 NO" in done.err
        assert run(*quantity, "150", at=restored).code == 0
        assert run("sync", one, at=restored).code == 0
        assert listed(run, at=one).out == listed(run, at=restored).out


def test_a_number_that_was_given_again_is_no_conflict_of_one_batch(run: Run, field: Field, empty: Cluster) -> None:
    with backed_up(empty) as restored:
        assert run(*RECORD, "--found", "2019-07-01", role="li_wei").code == 0
        one = field("one")
        assert run(*RECORD, "--goods", "bags", "--quantity", "3", "--today", "2019-07-12", at=restored).code == 0
        done = run("sync", one, "--json", at=restored)
        assert (done.code, [row["later"] for row in done.answer["conflicts"]]) == (5, ["another batch"]), done
        assert run("undo", at=restored).code == 0
        assert run("sync", one, at=restored).code == 0
        assert "2019-07-01" in {batch["found_on"] for batch in listed(run, at=restored).answer["batches"]}


def test_the_serials_of_a_file_are_reserved_again(run: Run, field: Field, empty: Cluster) -> None:
    with backed_up(empty) as restored:
        one = field("one")
        assert run("note", "5320-2", "at the station", at=one).code == 0
        assert run("sync", one, at=restored).code == 0
        given = [run(*RECORD, "-q", at=at).out.strip()[-1] for at in (restored, one, one, restored)]
        assert given == ["5", "3", "4", "6"]
        assert run("sync", one, at=restored).code == 0
        assert run("sync", one, "--json", at=restored).answer["closed"]["sent"] == 0


@pytest.mark.parametrize("on", ["2019-07-10", "2019-07-11"])
def test_papers_that_were_issued_once_more_keep_no_station_from_its_sync(
    run: Run, field: Field, empty: Cluster, tmp_path: Path, on: str
) -> None:
    sheet = ("print", "daily", "2019-07-02", "--office", "5320", "--issue", "--json", "--remark")
    notice = ("print", "notice", "5320-1", "-o", str(tmp_path / "notice.txt"))
    assert run("notify", "5320-1", "--served", "2019-07-03", role="li_wei").code == 0
    with backed_up(empty) as restored:
        assert run(*sheet, "before", role="li_wei").code == run(*notice, role="li_wei").code == 0
        one = field("one")
        assert run("note", "5320-2", "at the station", at=one).code == 0
        assert run(*sheet, "again", at=restored).code == run(*notice, "--today", on, at=restored).code == 0
        done = run("sync", one, at=restored)
        assert done.code == 0, done
        for at in (one, restored):
            assert [len(batch["notes"]) for batch in listed(run, at=at).answer["batches"]] == [0, 1]
            [paper] = run("show", "5320-1", "--json", at=at).answer["batch"]["documents"]
            assert paper["on"] == "2019-07-03", "the day of service, whenever it was printed"
            issued = run("summary", "2019-07-02", "--sheet", "--office", "5320", "--json", at=at).answer
            assert (issued["remark"], issued["issued"]["version"]) == ("again", 0)
