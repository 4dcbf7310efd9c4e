"""Clients and servers killed in the middle of acts: no acknowledged act is lost, none is doubled."""

import itertools
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from clusters import Cluster, programs
from msgspec.structs import replace
from proxies import Proxy
from register_held import verified
from register_samples import phone_cases, record, ticking

from customs_cli.domain.rights.holder import Holder
from customs_cli.errors import CustomsError
from customs_cli.register.act import Act
from customs_cli.register.sql.connecting import Session
from customs_cli.register.sql.register import SharedRegister
from customs_cli.register.sql.store import SharedStore

OFFICES = ("5320", "5304")


@pytest.fixture
def lasting() -> Iterator[Cluster]:
    """A server that waits for the disk."""
    if programs() is None:
        pytest.skip("no server programs of PostgreSQL: apt-get install postgresql")
    with Cluster(lasting=True) as one:
        one.make()
        yield one


def opened(cluster: Cluster) -> SharedRegister:
    return SharedRegister(SharedStore(Session(cluster.address)), clock=ticking())


class Clients:
    """Processes that act as fast as they can, each telling what was acknowledged.

    Args:
        cluster: The server.
        work: One act; gives what is told.
    """

    def __init__(self, cluster: Cluster, work: Callable[[SharedRegister, int], str]) -> None:
        self._cluster, self._work = cluster, work
        self._heard, self._told = os.pipe()
        self._said = b""
        self.pids: list[int] = []

    def start(self, number: int) -> int:
        pid = os.fork()
        if pid:
            self.pids.append(pid)
            return pid
        register, told = opened(self._cluster), 0
        while True:
            try:
                what = self._work(register, number * 10**6 + told)
            except CustomsError:
                time.sleep(0.02)  # the server is away: it may or may not have been recorded
                continue
            except BaseException:
                os.write(self._told, b"broken\n")
                os._exit(1)
            told += 1
            os.write(self._told, f"{what}\n".encode())

    def kill(self, pid: int) -> None:
        self.pids.remove(pid)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)

    def acknowledged(self) -> list[str]:
        """Kill all that are left; what was told."""
        for pid in list(self.pids):
            self.kill(pid)
        os.close(self._told)
        with os.fdopen(self._heard, "rb") as pipe:
            return pipe.read().decode().splitlines()


def recorded(register: SharedRegister, number: int) -> str:
    return record(register, office=OFFICES[number // 10**6 % 2])


def named(register: SharedRegister, number: int) -> str:
    """An act over two chains: a name, and a batch of an office."""
    code = f"H{number}"

    def body(act: Act) -> None:
        act.put(Holder(code=code, name="x"))
        act.next_ref(2019, OFFICES[number % 2])

    register.do("name", body)
    return code


def check(cluster: Cluster, acknowledged: list[str]) -> None:
    register = opened(cluster)
    assert "broken" not in acknowledged
    assert [one for one, times in Counter(acknowledged).items() if times > 1] == []
    kept = {*register.refs(), *(holder.code for holder in register.all(Holder))}
    assert set(acknowledged) - kept == set()
    acts = Counter(
        change.key for one in register.entries() for change in one.entry.changes if change.table != "serials"
    )
    assert [key for key, times in acts.items() if times > 1] == []
    proof = verified(register)
    assert proof.ok, proof.faults
    assert acknowledged


@pytest.mark.parametrize("seconds", [2, pytest.param(60, marks=pytest.mark.slow)])
@pytest.mark.parametrize("work", [recorded, named])
def test_clients_killed_in_the_middle_of_acts(empty: Cluster, work: Callable[..., str], seconds: int) -> None:
    clients, end, chance = Clients(empty, work), time.monotonic() + seconds, random.Random(7)
    for number in range(4):
        clients.start(number)
    for number in range(4, 10**6):
        if time.monotonic() > end:
            break
        time.sleep(chance.uniform(0.05, 0.3))
        clients.kill(chance.choice(clients.pids))
        clients.start(number)
    check(empty, clients.acknowledged())


@pytest.mark.parametrize("times", [1, pytest.param(20, marks=pytest.mark.slow)])
def test_the_server_killed_under_load_and_started_again(lasting: Cluster, times: int) -> None:
    clients = Clients(lasting, recorded)
    for number in range(4):
        clients.start(number)
    for _ in range(times):
        time.sleep(0.7)
        lasting.kill()
        lasting.start()
    time.sleep(0.7)
    check(lasting, clients.acknowledged())


FEW = tuple(f"2019-{office}-{serial:06d}" for office in OFFICES for serial in (1, 2))


def raised(register: SharedRegister, number: int) -> str:
    """One more of the goods of one of a few batches, every fifth time in two offices at once, or another batch."""
    token = f"t{number}"
    which = (FEW[number % 4], FEW[(number + 2) % 4]) if number % 5 == 0 else (FEW[number % 4],)

    def body(act: Act) -> None:
        for ref in which:
            batch = act.batch(ref)
            (line,) = batch.lines
            act.put(replace(batch, lines=(replace(line, quantity=(line.quantity or 0) + 1),)))
        if number % 7 == 0:
            act.put(phone_cases(act.next_ref(2019, OFFICES[number % 2])))

    register.do("correct", body, reason=token)
    return token


@pytest.mark.slow
@pytest.mark.parametrize("many", [8, 32])
def test_many_clients_raise_the_same_few_numbers(empty: Cluster, many: int) -> None:
    register = opened(empty)
    for ref in FEW:
        record(register, office=ref.split("-")[1])
    clients = Clients(empty, raised)
    for number in range(many):
        clients.start(number)
    time.sleep(30)
    acknowledged = clients.acknowledged()
    register = opened(empty)
    acts = [kept.entry for kept in register.entries() if kept.entry.act == "correct"]
    there = Counter(entry.reason for entry in acts)
    assert "broken" not in acknowledged
    assert len(acknowledged) > many
    assert ([one for one, times in there.items() if times > 1], set(acknowledged) - there.keys()) == ([], set())
    assert len(there) - len(acknowledged) <= many  # each was killed in at most one act that it had not told of yet
    raises = Counter(change.key for entry in acts for change in entry.changes if change.path[-1:] == ("quantity",))
    assert {ref: register.batch(ref).lines[0].quantity for ref in FEW} == {ref: 200 + raises[ref] for ref in FEW}
    assert sum(raises.values()) >= len(there)
    refs = list(register.refs())
    whole = {office: range(1, sum(office in ref for ref in refs) + 1) for office in sorted(OFFICES)}
    assert refs == [f"2019-{office}-{serial:06d}" for office, serials in whole.items() for serial in serials]
    assert len(refs) == 4 + sum(int(entry.reason[1:]) % 7 == 0 for entry in acts)
    numbers = [kept.entry.seq for kept in register.entries()]
    assert numbers == sorted(set(numbers))
    proof = verified(register)  # every chain, and the records against the acts replayed
    assert proof.ok, proof.faults


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_connection_lost_at_the_commit_is_told_truly(empty: Cluster, where: str) -> None:
    """Cut just before the server hears of the act, or just after it has committed."""
    register = opened(empty)
    record(register)
    told: list[int] = []
    other = SharedRegister(SharedStore(Cut(empty, where)), clock=ticking(), recorded=told)
    if where == "after":
        assert record(other) == "2019-5320-000002"
        assert told == [2]
    else:
        with pytest.raises(CustomsError) as refusal:
            record(other)
        assert refusal.value.exit_code == 1
        assert told == []
    assert len(list(opened(empty).refs())) == 1 + (where == "after")
    assert record(opened(empty)) == f"2019-5320-00000{2 + (where == 'after')}"


@pytest.mark.parametrize("most", [3, pytest.param(40, marks=pytest.mark.slow)])
@pytest.mark.parametrize("is_heard", [True, False])
def test_a_connection_cut_at_any_message_is_told_truly(empty: Cluster, most: int, is_heard: bool) -> None:
    proxy, at, kept = Proxy(empty.port), itertools.count(1), 0
    address = empty.address.replace(str(empty.port), str(proxy.port))
    record(opened(empty))
    for message in itertools.islice(at, most):
        told: list[int] = []
        register = SharedRegister(SharedStore(Session(address)), clock=ticking(), recorded=told)
        proxy.cut(message if most > 3 else message + 2, is_heard=is_heard)
        try:
            ref = record(register)
        except CustomsError as error:
            assert error.exit_code == 1
            assert told == []
            ref = ""
        register.store.session.close()
        proxy.cut(0, is_heard=False)
        refs = list(opened(empty).refs())
        assert len(refs) == 1 + kept + bool(ref), (message, ref)
        assert not ref or refs[-1] == ref
        kept += bool(ref)
    assert verified(opened(empty)).ok
    proxy.close()


class Cut(Session):
    """A connection whose backend the server ends at a commit."""

    def __init__(self, cluster: Cluster, where: str) -> None:
        super().__init__(cluster.address)
        self._cluster, self._where, self._is_cut = cluster, where, False

    @property
    def db(self):  # type: ignore[no-untyped-def]
        db = super().db
        if isinstance(db, Cutting) or self._is_cut:
            return db
        self._is_cut = True
        self._db = Cutting(db, self._cluster, self._where)  # type: ignore[assignment]
        return self._db


class Cutting:
    """Passes everything on, until a commit is sent."""

    def __init__(self, db, cluster: Cluster, where: str) -> None:  # type: ignore[no-untyped-def]
        self._own, self._cluster, self._where = db, cluster, where

    def __getattr__(self, name: str):  # type: ignore[no-untyped-def]
        return getattr(self._own, name)

    def cursor(self):  # type: ignore[no-untyped-def]
        return CuttingCursor(self._own.cursor(), self)

    def cut(self) -> None:
        with self._cluster.connected() as db, suppress(Exception):
            db.execute("SELECT pg_terminate_backend(%s)", self._own.info.backend_pid)
        time.sleep(0.1)


class CuttingCursor:
    """Cuts before the commit is sent, or once its answer is on the way."""

    def __init__(self, asked, cutting: Cutting) -> None:  # type: ignore[no-untyped-def]
        self._own, self._cutting = asked, cutting

    def __getattr__(self, name: str):  # type: ignore[no-untyped-def]
        return getattr(self._own, name)

    def __enter__(self):  # type: ignore[no-untyped-def]
        return self

    def __exit__(self, *_: object) -> None:
        self._own.close()

    def execute(self, sql, args=None) -> None:  # type: ignore[no-untyped-def]
        from psycopg2 import OperationalError

        is_commit = isinstance(sql, bytes) and b"COMMIT" in sql
        if is_commit and self._cutting._where == "before":
            self._cutting.cut()
        self._own.execute(sql, args)
        if is_commit:
            self._cutting.cut()
            raise OperationalError("server closed the connection unexpectedly")
