"""Names that batches of an office refer to which the officer who would take them out does not see."""

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from clusters import Cluster
from running import TODAY
from test_shared_commands import Run, run

__all__ = ["run"]

NAMES = (
    "holder add H --name Holder",
    "trademark add M --name Mark --holder H",
    "campaign add c --name C --from 2019-01-01",
    "office add 5399 --name Pier",
    "clue add --source public --text told",
)
"""Acts 1 to 5 of Li Wei's."""
USED = (
    "record --found 2019-07-02 --goods bags --quantity 3 --mark M --campaign c --joint-office 5399",
    "clue result 2019-5320-C-001 --result found --ref 2019-5304-000001",
)
REMOVED = ("trademark remove M", "campaign remove c", "office remove 5399", "office remove 5304")


@pytest.fixture
def used(run: Run) -> Run:
    """Names of Li Wei's, and a batch of Wang Hai's that refers to them."""
    for name, office in (("Li Wei", "5320"), ("Wang Hai", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
    for role, lines in (("li_wei", NAMES), ("wang_hai", USED)):
        for line in lines:
            assert (done := run(*line.split(), role=role)).code == 0, (line, done)
    return run


def test_a_name_that_a_batch_which_is_not_seen_refers_to_is_not_taken_out(used: Run) -> None:
    for line in (*REMOVED, "undo 2", "undo 3 --dry-run", "undo 4"):
        refused = used(*line.split(), role="li_wei")
        assert (refused.code, "a batch of another office refers to" in refused.err) == (4, True), (line, refused)
        found = used(*shlex.split(refused.err.split("customs ")[-1]), "-q")
        assert found.out == "2019-5304-000001\n", line
    findings = used("check", "--json").answer["findings"]
    assert "fault" not in {one["severity"] for one in findings}, findings


def test_a_name_that_only_seen_batches_or_none_refer_to_is_taken_out(used: Run) -> None:
    for line in (
        "correct 2019-5304-000001 --clear campaign --reason slip",
        "correct 2019-5304-000001 --clear joint-office --reason slip",
    ):
        assert (done := used(*line.split(), role="wang_hai")).code == 0, done
    for line in ("campaign remove c", "office remove 5399", "undo"):
        assert (done := used(*line.split(), role="li_wei")).code == 0, (line, done)
    assert used("verify").code == 0


def test_what_was_recorded_with_a_new_mark_is_taken_back_while_no_other_office_bears_it(used: Run) -> None:
    record = "record --found 2019-07-02 --goods bags --quantity 3 --mark NEW --add-missing".split()
    for _ in range(2):
        assert used(*record, role="li_wei").code == 0
        assert used("undo", role="li_wei").code == 0
    assert used(*record, role="li_wei").code == 0
    assert used(*record, role="wang_hai").code == 0
    refused = used("undo", role="li_wei", CUSTOMS_LANG="zh")
    assert (refused.code, "他关有批次引用权利人 NEW：不能删除" in refused.err) == (4, True), refused


HELD = {
    "the mark": "SELECT 1 FROM customs.documents WHERE (tbl, key) = ('trademarks', 'M') FOR UPDATE",
    "the next number": "SELECT 1 FROM customs.documents WHERE (tbl, key) = ('serials', '2019-5304') FOR UPDATE",
}
"""What each of the two acts stops before, all but committed."""


READY = (
    "import sys, psycopg2, customs_cli.cli.main; from customs_cli.__main__ import main; print(flush=True);"
    " sys.stdin.readline(); main()"
)
"""All but begun: what waits for it gives up after five seconds, which a busy machine takes to load this."""


def ready(cluster: Cluster, home: Path, role: str, line: str) -> subprocess.Popen[bytes]:
    """An act as a process of its own, which begins when it is told to."""
    own = {"CUSTOMS_TODAY": TODAY, "CUSTOMS_LANG": "en", "HOME": str(home), "XDG_DATA_HOME": str(home)}
    place = {"CUSTOMS_REGISTER": cluster.address_of(role), **own}
    command = [sys.executable, "-c", READY, *line.split()]
    process = subprocess.Popen(command, env={**os.environ, **place}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    return process


def begin(process: subprocess.Popen[bytes], cluster: Cluster, role: str) -> None:
    """Have it begin, and end or wait for another."""
    assert process.stdin
    process.stdin.close()
    waits = "SELECT 1 FROM pg_stat_activity WHERE usename = %s AND wait_event_type = 'Lock'"
    with cluster.connected() as looking:
        while process.poll() is None and not looking.rows(waits, role):
            time.sleep(0.01)


@pytest.mark.parametrize("first", ["remove", "record"])
def test_a_mark_is_not_taken_out_while_another_office_records_it(
    run: Run, empty: Cluster, tmp_path: Path, first: str
) -> None:
    for name, office in (("Li Wei", "5320"), ("Wang Hai", "5304")):
        assert run("officer", "add", name, "--office", office).code == 0
    for line in (*NAMES[:2], "trademark add OTHER --name Other --holder H"):
        assert run(*line.split(), role="li_wei").code == 0
    recorded = "record --found 2019-07-02 --goods bags --quantity 3 --mark"
    assert run(*recorded.split(), "OTHER", role="wang_hai").code == 0
    acts = {"remove": ("li_wei", "trademark remove M"), "record": ("wang_hai", f"{recorded} M")}
    both = [acts[first], acts["record" if first == "remove" else "remove"]]
    processes = [ready(empty, tmp_path, *act) for act in both]
    with empty.connected() as holding:
        holding.execute("BEGIN")
        holding.execute(HELD["the mark" if first == "remove" else "the next number"])
        for process, (role, _) in zip(processes, both, strict=True):
            begin(process, empty, role)
        holding.execute("COMMIT")
        codes = [process.wait(timeout=60) for process in processes]
    assert codes == ([0, 3] if first == "remove" else [0, 4])
    findings = run("check", "--json").answer["findings"]
    assert "fault" not in {finding["severity"] for finding in findings}, findings


def test_nobody_is_held_back_while_an_undo_waits_for_the_chain_of_another_office(
    run: Run, empty: Cluster, tmp_path: Path
) -> None:
    for office in ("5320", "5304"):
        assert run("officer", "add", "Li Wei", "--office", office).code == 0
    line = "record --office 5320 --found 2019-07-02 --goods bags --quantity 3 --mark NEW --add-missing"
    assert run(*line.split(), role="li_wei").code == 0
    undone = ready(empty, tmp_path, "li_wei", "undo")
    with empty.connected() as holding, empty.connected() as looking:
        holding.execute("BEGIN")
        holding.execute("SELECT 1 FROM customs.chains WHERE name = '5320' FOR UPDATE")
        begin(undone, empty, "li_wei")
        held = looking.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'")
        holding.execute("COMMIT")
    assert (undone.wait(timeout=60), held) == (0, [])
    assert run("list", "-q", role="li_wei").out == ""
