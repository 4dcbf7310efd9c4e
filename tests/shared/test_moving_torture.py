"""`sync` and `pull` cut off anywhere, in every way, and repeated: the same register at the end."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from clusters import CITUS, DATABASE, Cluster, programs
from copying import copied
from proxies import Proxy
from running import TODAY
from test_shared_commands import RECORD, Run, run

__all__ = ["run"]

BEFORE = "register_before"
Kept = list[tuple[str, str, Any]]


class Stations:
    """A shared register and two stations that both did something, put back as they were whenever that is wanted.

    Args:
        run: The program.
        cluster: The server.
        folder: Where the stations' files are.
    """

    def __init__(self, run: Run, cluster: Cluster, folder: Path) -> None:
        self._run, self._cluster = run, cluster
        self._now, self._then = folder / "now", folder / "then"
        self.files = [str(self._now / name / "register.json") for name in ("one", "two")]
        self._work(folder)
        copied(self._now, self._then)
        self._copied(BEFORE, DATABASE)

    def again(self) -> None:
        """As it was before anybody synced."""
        self._copied(DATABASE, BEFORE)
        shutil.rmtree(self._now)
        copied(self._then, self._now)

    def all_synced(self) -> Kept:
        """The shared register once everybody has synced, twice, and all say the same."""
        for _ in range(2):
            for at in self.files:
                done = self._run("sync", at, role="li_wei")
                assert done.code == 0, done
        places = [{"role": "li_wei"}, *({"at": at} for at in self.files)]
        for question in (("list", "--json"), ("show", "1", "--json"), ("due", "--json")):
            assert len({self._run(*question, **place).out for place in places}) == 1, question
        for place in (*places, {}):
            done = self._run("verify", **place)
            assert done.code == 0, done
        with self._cluster.connected() as db:
            rows = db.rows("SELECT tbl, key, body FROM customs.documents WHERE tbl <> 'serials' ORDER BY tbl, key")
        return [(table, key, _sorted(json.loads(body))) for table, key, body in rows]

    def _work(self, folder: Path) -> None:
        assert self._run("officer", "add", "Li Wei", "--office", "5320").code == 0
        for _ in range(2):
            assert self._run(*RECORD, role="li_wei").code == 0
        for at in self.files:
            Path(at).parent.mkdir(parents=True)
            assert self._run("pull", "5320", "-o", at, "--serials", "2", role="li_wei").code == 0
        for number, at in enumerate(self.files):
            photo = folder / f"{number}.jpg"
            photo.write_bytes(b"photo%d" % number)
            for words in (
                RECORD,
                ("note", "1", f"at station {number}"),
                ("evidence", "1", str(photo)),
                ("holder", "add", f"H{number}", "--name", "x"),
            ):
                assert self._run(*words, at=at).code == 0, words
        assert self._run("note", "2", "meanwhile", role="li_wei").code == 0

    def _copied(self, new: str, old: str) -> None:
        self._cluster.alone()._db.close()
        with self._cluster.connected(database="postgres") as db:
            # a sequence that is copied between two numbers it has noted goes back in a crash before the next checkpoint
            copy = f"CREATE DATABASE {new} TEMPLATE {old}"
            for sql in (f"DROP DATABASE IF EXISTS {new} WITH (FORCE)", copy, "CHECKPOINT"):
                db.execute(sql)


def _sorted(record: Any) -> Any:
    """A record whose notes and evidence are in one order, whoever of the stations came first."""
    return {name: sorted(value, key=str) if name in ("notes", "evidence") else value for name, value in record.items()}


@pytest.fixture
def stations(run: Run, empty: Cluster, tmp_path: Path) -> Stations:
    if CITUS:
        pytest.skip("Citus keeps a session of its own in each database, which cannot be copied then")
    return Stations(run, empty, tmp_path)


def orders(files: list[str]) -> Iterator[list[str]]:
    yield files
    yield files[::-1]


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.slow), pytest.param(83)])
@pytest.mark.parametrize("is_heard", [True, False])
def test_a_sync_cut_at_any_message_and_repeated_gives_the_same_register(
    run: Run, empty: Cluster, stations: Stations, step: int, is_heard: bool
) -> None:
    due, proxy = stations.all_synced(), Proxy(empty.port)
    address = empty.address_of("li_wei").replace(str(empty.port), str(proxy.port))
    for files in [*orders(stations.files)][: 2 if step == 1 else 1]:
        message, codes = 5, [1]
        while codes[-1]:
            stations.again()
            proxy.cut(message, is_heard=is_heard)
            codes.append(run("sync", files[0], at=address).code)
            assert codes[-1] in (0, 1), (message, codes)
            proxy.cut(0, is_heard=False)
            for at in files[::-1]:
                assert run("sync", at, role="li_wei").code == 0, message
            assert stations.all_synced() == due, message
            message += step
        assert len(codes) > 2
    proxy.close()


def started(at: str, address: str, folder: Path, *words: str) -> "subprocess.Popen[bytes]":
    """A process that does it."""
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
    env = {"PATH": os.environ["PATH"], "CUSTOMS_REGISTER": address, "CUSTOMS_TODAY": TODAY, **folders}
    return subprocess.Popen(
        [sys.executable, "-m", "customs_cli", *words, at], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def seconds(children: Iterable["subprocess.Popen[bytes]"]) -> float:
    """How long some processes take to their end on this machine."""
    begun = time.monotonic()
    for child in children:
        out, _ = child.communicate()
        assert not child.returncode, out
    return time.monotonic() - begun


@pytest.mark.slow
def test_a_sync_killed_anywhere_and_repeated_gives_the_same_register(
    run: Run, empty: Cluster, stations: Stations, tmp_path: Path
) -> None:
    due, chance, killed = stations.all_synced(), random.Random(7), 0
    stations.again()
    whole = seconds([started(stations.files[0], empty.address_of("li_wei"), tmp_path, "sync")])
    for number in range(40):
        stations.again()
        files = [*orders(stations.files)][number % 2]
        for at in files:
            child = started(at, empty.address_of("li_wei"), tmp_path, "sync")
            time.sleep(chance.uniform(0.2, 1) * whole)
            child.send_signal(signal.SIGKILL)
            out, _ = child.communicate()
            killed += child.returncode == -signal.SIGKILL
            assert child.returncode in (0, -signal.SIGKILL), out
        for at in files[::-1]:
            assert run("sync", at, role="li_wei").code == 0, number
        assert stations.all_synced() == due, number
    assert killed > 10


@pytest.mark.slow
def test_a_server_killed_while_stations_sync_and_pull_loses_nothing(run: Run, tmp_path: Path) -> None:
    if programs() is None:
        pytest.skip("no server programs of PostgreSQL: apt-get install postgresql")
    chance, cut = random.Random(7), 0
    with Cluster(lasting=True) as server:
        server.make()
        stations = Stations(
            lambda *words, role="postgres", at="": run(*words, at=at or server.address_of(role)), server, tmp_path
        )
        due, address = stations.all_synced(), server.address_of("li_wei")

        def at_once(field: Path) -> list["subprocess.Popen[bytes]"]:
            stations.again()
            field.mkdir()
            syncs = [started(at, address, tmp_path, "sync") for at in stations.files]
            return [*syncs, started(str(field), address, tmp_path, "pull", "5320", "-o")]

        whole = seconds(at_once(tmp_path / "whole"))
        for number in range(12):
            field = tmp_path / f"field{number}"
            children = at_once(field)
            time.sleep(chance.uniform(0.2, 1) * whole)
            server.kill()
            for child in children:
                out, _ = child.communicate()
                assert child.returncode in (0, 1), out
                assert b"Traceback" not in out
                cut += child.returncode
            server.start()
            if children[-1].returncode:
                done = run("pull", "5320", "-o", str(field), at=address)
                assert done.code == 0, done
            assert run("verify", at=str(field)).code == 0
            assert stations.all_synced() == due, number
    assert cut > 6


@pytest.mark.slow
@pytest.mark.parametrize("is_heard", [True, False])
def test_a_pull_cut_at_any_message_and_repeated_gives_the_same_file(
    run: Run, empty: Cluster, stations: Stations, tmp_path: Path, is_heard: bool
) -> None:
    proxy = Proxy(empty.port)
    address = empty.address_of("li_wei").replace(str(empty.port), str(proxy.port))
    due, message, code = run("list", "--json", role="li_wei").out, 0, 1
    while code:
        message += 1
        (field := tmp_path / f"field{message}").mkdir()
        proxy.cut(message, is_heard=is_heard)
        code = run("pull", "5320", "-o", str(field), "--serials", "1", at=address).code
        proxy.cut(0, is_heard=False)
        assert code in (0, 1), message
        again = run("pull", "5320", "-o", str(field), "--serials", "1", role="li_wei").code
        assert again == (0 if code else 5), message  # what is whole stands, and is not written over
        assert run("list", "--json", at=str(field)).out == due
        assert (run("verify", at=str(field)).code, run("verify").code) == (0, 0)
        given = [run(*RECORD, "-q", at=str(field)).out for _ in range(2)]
        assert ([bool(ref) for ref in given], given[0] in run("list", "-q").out) == ([True, False], False)
    assert message > 5
    proxy.close()
