"""A writer killed at every one of its calls to the system: no acknowledged act is lost, no half one is kept."""

import fcntl
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from copying import copied
from register_samples import in_child, open_file, phone_cases, record, ticking

from customs_cli.register.file.checkpoint import SMALL
from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register

AS_BEFORE = 7
"""Exit status of a process that was to die when half of a write was written, at a call that writes nothing."""
CALLS = "open write pwrite fsync close replace link unlink truncate ftruncate chmod mkdir".split()


def dies_at(count: int, *, half: bool, by: signal.Signals = signal.SIGKILL) -> None:
    """From now on, the `count`-th counted call kills the process: before it, or when half of what it writes is.

    Where only halves are asked for, a call that writes nothing ends it with `AS_BEFORE`.
    """
    left = count

    def counted(real: Callable[..., Any], writes: bool) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                if half and not writes:
                    os._exit(AS_BEFORE)
                if half:
                    real(args[0], bytes(args[1])[: len(args[1]) // 2], *args[2:])
                os.kill(os.getpid(), by)
            return real(*args, **kwargs)

        return call

    for name in CALLS:
        setattr(os, name, counted(getattr(os, name), name in ("write", "pwrite")))
    fcntl.flock = counted(fcntl.flock, False)


def nothing(folder: Path) -> None:
    pass


def a_few(folder: Path) -> None:
    register = open_file(folder)
    for _ in range(3):
        record(register)


def torn(folder: Path) -> None:
    a_few(folder)
    with (folder / "register.journal").open("ab") as journal:
        journal.write(b'{"seq":4,"at":"2019-07-0')


def many(folder: Path) -> None:
    register = open_file(folder)
    register.do("import", lambda act: [act.put(phone_cases(act.next_ref(2018, "5301"))) for _ in range(SMALL // 200)])
    record(register)
    assert len(register.store.checkpoint() or b"") > SMALL


def without_tinydb_file(folder: Path) -> None:
    a_few(folder)
    (folder / "register.json").unlink()


Work = Callable[[Register, Callable[[str], object]], None]


def one_act(register: Register, say: Callable[[str], object]) -> None:
    say(record(register))


def two_acts_and_a_checkpoint(register: Register, say: Callable[[str], object]) -> None:
    say(record(register))
    register.checkpoint()
    say(record(register))


def killed_everywhere(
    tmp_path: Path,
    before: Callable[[Path], None],
    work: Callable[[Register, Callable[[str], object]], None],
    half: bool,
) -> int:
    ready = tmp_path / "ready"
    ready.mkdir()
    before(ready)
    old = list(open_file(ready).refs())
    for count in range(1, 1000):
        folder = tmp_path / "tried"
        copied(ready, folder)

        def child(say: Callable[[str], object], folder: Path = folder, count: int = count) -> None:
            register = open_file(folder)
            dies_at(count, half=half)
            work(register, say)

        status, said = in_child(child)
        if status != AS_BEFORE:
            check_nothing_lost(folder, old, said.split(), at=f"{work.__name__}, call {count}")
        shutil.rmtree(folder)
        if status == 0:
            return count
        assert status in (-signal.SIGKILL, AS_BEFORE)
    raise AssertionError("it never came to an end")


def check_nothing_lost(folder: Path, old: list[str], acknowledged: list[str], at: str) -> None:
    register = open_file(folder)
    found = list(register.refs())
    assert set(old) | set(acknowledged) <= set(found), at
    assert len(found) <= len(old) + len(acknowledged) + 1, at
    assert verify(register.store).faults == (), at
    assert record(register) not in found, at
    assert verify(register.store).ok, at
    assert "half" not in str(verify(register.store).notes), at


@pytest.mark.parametrize("half", [False, True], ids=["before the call", "half written"])
@pytest.mark.parametrize(
    "before", [a_few, torn, *(pytest.param(one, marks=pytest.mark.slow) for one in (nothing, without_tinydb_file))]
)
def test_a_writer_killed_anywhere_loses_no_acknowledged_act(
    tmp_path: Path, before: Callable[[Path], None], half: bool
) -> None:
    assert killed_everywhere(tmp_path, before, one_act, half) > 20


@pytest.mark.slow
@pytest.mark.parametrize("half", [False, True], ids=["before the call", "half written"])
@pytest.mark.parametrize("before", [a_few, torn, many])
def test_a_writer_of_acts_and_a_checkpoint_killed_anywhere_loses_no_acknowledged_act(
    tmp_path: Path, before: Callable[[Path], None], half: bool
) -> None:
    assert killed_everywhere(tmp_path, before, two_acts_and_a_checkpoint, half) > 40


def test_every_write_is_on_the_disk_before_the_next_step(tmp_path: Path) -> None:
    a_few(tmp_path)

    def child(say: Callable[[str], object]) -> None:
        def told(name: str) -> Callable[..., Any]:
            real = getattr(os, name)

            def call(*args: Any, **kwargs: Any) -> Any:
                say(name)
                return real(*args, **kwargs)

            return call

        for name in ("write", "fsync", "replace"):
            setattr(os, name, told(name))
        record(open_file(tmp_path))

    assert in_child(child) == (0, "write\nfsync\n" + "write\nfsync\nreplace\nfsync\n"), "journal, then TinyDB file"


def test_half_a_line_is_set_aside_once_and_told_once(tmp_path: Path) -> None:
    torn(tmp_path)
    told: list[str] = []
    register = Register(FileStore(tmp_path / "register.json"), clock=ticking(), warn=told.append)
    record(register)
    record(register)
    [sentence] = told
    assert Path(sentence.partition(" it is kept in ")[2]).read_bytes() == b'{"seq":4,"at":"2019-07-0'
    assert verify(register.store)[:3] == (5, register.snapshot.head, ())


def test_half_a_line_is_a_note_and_no_fault(tmp_path: Path) -> None:
    torn(tmp_path)
    before = (tmp_path / "register.journal").read_bytes()
    verdict = verify(open_file(tmp_path).store)
    assert verdict.ok
    [note] = verdict.notes
    assert "an incomplete entry after line 3" in note
    assert (tmp_path / "register.journal").read_bytes() == before
