"""The tree over the journal: right whatever stands beside the register, and never taken from what does not fit."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from copying import copied
from msgspec.structs import replace
from register_samples import in_child, open_file, record

from benchmarks.registers import Asked, written
from customs_cli.register.file import journal
from customs_cli.register.file.line import Kept, from_line, to_line
from customs_cli.register.proof import tree
from customs_cli.register.proof.merkle import leaf_of, root_of
from customs_cli.register.proof.tree import root, tree_faults
from customs_cli.register.proof.verify import verify


def by_hand(journal: Path) -> str:
    """The root over the whole lines of a journal, from nothing but its bytes."""
    leaves = []
    for line in journal.read_bytes().split(b"\n")[:-1]:
        body = line[: line.index(b',"salt":"')] if line.startswith(b'{"format":2,') else line
        leaves.append(leaf_of(body))
    return f"{root_of(leaves).hex()}@{len(leaves)}"


def now(folder: Path) -> str:
    register = open_file(folder)
    return str(root(register.store, register.snapshot))


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a register that is large enough for its tree to be kept, with it."""
    folder = tmp_path_factory.mktemp("grown")
    written(Asked(700, date(2026, 6, 30), folder))
    assert now(folder) == by_hand(folder / "register.journal")
    assert (folder / "register.tree").is_file()
    return folder


@pytest.fixture
def large(grown: Path, tmp_path: Path) -> Path:
    """A copy of it, of this test's own."""
    return copied(grown, tmp_path / "large")


def test_the_root_of_a_small_register_is_made_from_its_journal_and_nothing_is_kept(tmp_path: Path) -> None:
    for _ in range(9):
        record(open_file(tmp_path))
        assert now(tmp_path) == by_hand(tmp_path / "register.journal")
    assert not (tmp_path / "register.tree").exists()


def test_a_torn_line_is_no_leaf(tmp_path: Path) -> None:
    record(open_file(tmp_path))
    before = now(tmp_path)
    with (tmp_path / "register.journal").open("ab") as lines:
        lines.write(b'{"format":2,"seq":2')
    assert now(tmp_path) == before


def test_lines_of_both_formats_stand_in_one_tree(tmp_path: Path) -> None:
    record(open_file(tmp_path))
    lines = tmp_path / "register.journal"
    old = to_line(replace(from_line(lines.read_bytes()[:-1], 0, "").entry, salt=""))
    lines.write_bytes(old)
    (tmp_path / "register.json").unlink()
    record(open_file(tmp_path))
    new = lines.read_bytes()[len(old) :]
    leaves = [leaf_of(old[:-1]), leaf_of(new[: new.index(b',"salt":"')])]
    assert now(tmp_path) == f"{root_of(leaves).hex()}@2" == by_hand(lines)


def test_it_is_caught_up_from_where_it_stands(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        record(open_file(large))
    read: list[int] = []

    def counted(*args: Any, **words: Any) -> Iterator[Kept]:
        for kept in journal.read(*args, **words):
            read.append(kept.entry.seq)
            yield kept

    monkeypatch.setattr(tree, "read", counted)
    for _ in range(2):
        assert now(large) == by_hand(large / "register.journal")
        assert len(read) == 3


def flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    place = data.index(b'"peaks":["') + 12
    data[place] = ord("1") if data[place] == ord("0") else ord("0")
    path.write_bytes(data)


def with_its_digest_computed_anew(path: Path) -> None:
    """Somebody who wants a wrong root on paper: a peak altered, and the digest to it."""
    flipped(path)
    body = path.read_bytes()[:-77]
    path.write_bytes(b'%b,"check":"%b"}\n' % (body, sha256(body).hexdigest().encode()))


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "odd",
    [
        flipped,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
        lambda path: path.write_bytes(path.read_bytes() * 2),
        lambda path: path.write_bytes(b"\xff" * 400),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
        a_pipe,
    ],
    ids=["flipped", "empty", "cut", "doubled", "no text", "a folder", "a device", "a pipe"],
)
def test_what_is_not_as_it_was_written_is_not_used(large: Path, odd: Callable[[Path], object]) -> None:
    odd(large / "register.tree")
    assert now(large) == by_hand(large / "register.journal")


def test_no_byte_of_it_can_be_altered_without_verify_finding_it(large: Path) -> None:
    kept, store = large / "register.tree", open_file(large).store
    verdict, whole = verify(store), kept.read_bytes()
    assert (verdict.ok, tree_faults(store, verdict)) == (True, ())
    for place in range(0, len(whole), 7):
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        [fault] = tree_faults(store, verdict)
        assert (fault.file, fault.line) == ("register.tree", 0)
    kept.write_bytes(whole)
    with_its_digest_computed_anew(kept)
    [fault] = tree_faults(store, verdict)
    assert fault.what == "does not match the journal"


def test_that_of_another_register_or_of_a_journal_put_back_is_not_used(large: Path, tmp_path: Path) -> None:
    before = copied(large, tmp_path / "before")
    record(open_file(large))
    now(large)
    (before / "register.tree").write_bytes((large / "register.tree").read_bytes())
    assert now(before) == by_hand(before / "register.journal")
    other = tmp_path / "other"
    other.mkdir()
    written(Asked(701, date(2026, 6, 30), other))
    (other / "register.tree").write_bytes((large / "register.tree").read_bytes())
    assert now(other) == by_hand(other / "register.journal")
    assert tree_faults(open_file(other).store, verify(open_file(other).store)) == ()


def killed_while_keeping(folder: Path, after: float) -> None:
    def keep(_: object) -> None:
        while True:
            (folder / "register.tree").unlink(missing_ok=True)
            now(folder)

    child = os.fork()
    if not child:
        try:
            keep(None)
        finally:
            os._exit(1)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.parametrize("times", [4, pytest.param(100, marks=pytest.mark.slow)])
def test_a_kill_leaves_no_tree_that_is_wrong(large: Path, times: int) -> None:
    for number in range(times):
        killed_while_keeping(large, 0.05 + number % 10 * 0.013)
        assert now(large) == by_hand(large / "register.journal")
        assert tree_faults(open_file(large).store, verify(open_file(large).store)) == ()


def test_a_full_disk_keeps_no_root_from_being_told(large: Path) -> None:
    import resource

    (large / "register.tree").unlink()

    def on_a_full_disk(say: Callable[[str], object]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        say(now(large))

    status, said = in_child(on_a_full_disk)
    assert (status, said.strip()) == (0, by_hand(large / "register.journal"))
    assert not list(large.glob("register.tree*"))
