"""Over a shared register, too, whoever repeats a command whose answer was lost doubles nothing."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from clusters import Cluster
from proxies import Proxy
from test_shared_commands import Run, run

__all__ = ["run"]

RECORD = ("record", "--found", "2019-07-02", "--goods", "phones", "--quantity", "5")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="/dev/full")


def started(cluster: Cluster, home: Path, *words: str, out: Any = subprocess.PIPE) -> "subprocess.Popen[str]":
    """The command in a process of its own, as Li Wei."""
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(home))
    told = {"CUSTOMS_REGISTER": cluster.address_of("li_wei"), "CUSTOMS_TODAY": "2019-07-10", "CUSTOMS_LANG": "en"}
    return subprocess.Popen(
        [sys.executable, "-m", "customs_cli", *words],
        env={**os.environ, **folders, **told},
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_command_whose_answer_was_lost_is_not_done_twice(run: Run, empty: Cluster, tmp_path: Path) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run("officer", "add", "Chen", "--office", "5320").code == 0

    def unread(*words: str) -> str:
        with Path("/dev/full").open("w") as full:
            process = started(empty, tmp_path, *words, out=full)
            told = process.communicate(timeout=60)[1]
        assert process.returncode == 1
        return told

    assert "act 1 is recorded" in unread(*RECORD)
    assert run("note", "1", "by somebody else", role="chen").code == 0
    for _ in range(2):
        done = run(*RECORD, role="li_wei")
        assert (done.code, "recorded before, as act 1" in done.err) == (5, True), done
    assert len(run("list", "-q").lines) == 1
    assert run("history", role="li_wei").code == 0
    assert run(*RECORD, "-q", role="li_wei").out == "2019-5320-000002\n"
    assert "is recorded" in unread(*RECORD)
    assert run("note", "1", "a later act here", role="li_wei").code == 0
    assert run(*RECORD, "-q", role="li_wei").out == "2019-5320-000004\n"


@pytest.mark.parametrize(("language", "said"), [("en", "the act was not recorded"), ("zh", "该操作未记录")])
def test_of_an_act_whose_connection_is_cut_it_is_said_that_it_was_not_recorded(
    run: Run, empty: Cluster, tmp_path: Path, language: str, said: str
) -> None:
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, role="li_wei").code == 0
    waiting = "FROM pg_stat_activity WHERE usename = 'li_wei' AND wait_event_type = 'Lock'"
    with empty.alone() as held, empty.connected() as db:
        held.execute("BEGIN; SELECT 1 FROM customs.chains WHERE name = '5320' FOR UPDATE")
        process = started(empty, tmp_path, "--lang", language, "note", "1", "interrupted")
        while not db.rows(f"SELECT pg_terminate_backend(pid) {waiting}"):
            assert process.poll() is None
        told = process.communicate(timeout=60)[1]
    assert (process.returncode, said in told) == (1, True), told
    assert len(run("history", "--json").answer["entries"]) == 1


@pytest.mark.parametrize(
    "line",
    [
        ("note", "1", "interrupted"),
        ("undo",),
        ("print", "notice", "1", "-o", "notice.txt"),
        ("print", "daily", "2019-07-03", "--office", "5320", "--issue", "-o", "sheet.txt"),
        ("holder", "remove", "X"),
        ("same", "=A", "=B", "--reason", "x"),
        ("bundle", "1", "-o", "b.zip"),
    ],
)
def test_whatever_an_act_looks_up_when_its_connection_is_cut_it_is_said_that_it_was_not_recorded(
    run: Run, empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    parties = ("--consignor", "A", "--consignee", "B")
    assert run(*RECORD, "--mark", "VIVO", "--add-missing", *parties, role="li_wei").code == 0
    assert run("notify", "1", "--on", "2019-07-03", role="li_wei").code == 0
    assert run("holder", "add", "X", "--name", "X", role="li_wei").code == 0
    proxy = Proxy(empty.port)
    far = empty.address_of("li_wei").replace(str(empty.port), str(proxy.port))
    before = len(run("history", "--json").answer["entries"])
    told = []
    for message in range(3, 12):  # the first two let the officer in
        proxy.cut(message, is_heard=False)
        done = run(*line, at=far)
        if len(run("history", "--json").answer["entries"]) > before:
            break
        told.append((done.code, "the act was not recorded" in done.err))
    proxy.close()
    assert told == [(1, True)] * len(told)
    assert len(told) > 1


def test_an_act_is_not_decided_on_another_connection_than_it_was_begun_on(run: Run, empty: Cluster) -> None:
    """What it looks up may be passed over where it is not there, but not where it cannot be read."""
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    assert run(*RECORD, "--mark", "VIVO", "--add-missing", role="li_wei").code == 0
    assert run("notify", "1", "--on", "2019-07-09", "--served", "2019-07-09", role="li_wei").code == 0
    proxy = Proxy(empty.port)
    far = empty.address_of("li_wei").replace(str(empty.port), str(proxy.port))
    for message in range(3, 20):
        proxy.cut(message, is_heard=False)
        done = run("release", "1", "--suspicion-cleared", "--document", "X", at=far)
        if proxy.seen < message:
            break
        assert (done.code, "the act was not recorded" in done.err) == (1, True), (message, done)
    proxy.close()
    assert (done.code, message > 4) == (0, True), (message, done)


@pytest.mark.parametrize(
    "line", [("verify",), ("verify", "--root", f"{'0' * 64}@2"), ("check", "--fix"), ("bundle", "1", "-o", "b.zip")]
)
def test_a_connection_that_is_lost_is_no_damage_of_the_register(
    run: Run, empty: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*RECORD, "--office", "5320").code == 0
    proxy = Proxy(empty.port)
    for message in range(3, 16):  # in which all chains are read
        proxy.cut(message, is_heard=False)
        done = run(*line, at=empty.address.replace(str(empty.port), str(proxy.port)))
        assert (done.code, "the connection was lost" in done.err) == (1, True), (message, done)
    proxy.close()


def test_a_question_whose_connection_is_cut_says_nothing_of_an_act(run: Run, empty: Cluster) -> None:
    proxy = Proxy(empty.port)
    proxy.cut(3, is_heard=False)
    done = run("list", at=empty.address.replace(str(empty.port), str(proxy.port)))
    proxy.close()
    assert (done.code, "the connection was lost" in done.err, "recorded" in done.err) == (1, True, False), done


def test_a_command_that_may_be_recorded_is_not_done_twice(run: Run, empty: Cluster) -> None:
    """The network is gone from one message of the act on, whether the server still hears that one or not."""
    assert run("officer", "add", "Li Wei", "--office", "5320").code == 0
    proxy = Proxy(empty.port)
    far = empty.address_of("li_wei").replace(str(empty.port), str(proxy.port))
    heard: set[tuple[bool, bool]] = set()
    wanted = {(True, True), (False, False)}
    for number, (message, is_heard) in enumerate(product([*range(3, 7)] * 4, (True, False))):
        if heard >= wanted:  # what is read at once is a message here, so that an act may have one more or less
            break
        words = ("record", "--found", "2019-07-02", "--goods", f"goods {number:03}", "-q")
        proxy.cut(message, is_heard=is_heard, is_for_good=True)
        first = run(*words, at=far)
        proxy.cut(0, is_heard=False)
        is_there = any(words[4] in line for line in run("list").lines)
        if not first.code:
            assert is_there
            continue
        is_unknown = "not known" in first.err
        assert (first.code, is_unknown or not is_there) == (1, True), (message, is_heard, first)
        again = run(*words, at=far)
        assert (again.code, "not known whether" in again.err) == ((5, True) if is_unknown else (0, False)), again
        assert run("history", at=far).code == 0
        heard.add((is_unknown, is_there))
    assert heard >= wanted
    goods = [batch["lines"][0]["goods"] for batch in run("list", "--json").answer["batches"]]
    assert len(goods) == len(set(goods))
    proxy.close()
