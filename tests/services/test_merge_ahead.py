"""Large registers taken in one after another: the next is proved by another process, and nothing less is proved."""

import os
import signal
import threading
from datetime import date
from pathlib import Path

import pytest
from copying import copied
from msgspec.structs import replace
from test_merge_several import COMM, VIVO, batch, duty, put, taken_in

from customs_cli.domain.batch.batch import Evidence
from customs_cli.errors import Damaged
from customs_cli.register.file.checkpoint import from_line, to_line
from customs_cli.register.file.files import FileStore
from customs_cli.services.exchange.merges.ahead import LARGE, Ahead
from customs_cli.services.exchange.merges.noted import Files, files_of
from customs_cli.services.exchange.merges.planned import Plan


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three offices' registers, each large enough to be proved ahead."""
    home = tmp_path_factory.mktemp("offices")
    folders = [home / code for code in ("5304", "5320", "5345")]
    for folder in folders:
        put(duty(folder), COMM, VIVO, *(batch(f"2019-{folder.name}-{n:06}") for n in range(1, 4_601)))
        assert (folder / "register.journal").stat().st_size > LARGE
    return folders


@pytest.fixture
def folders(made: list[Path], tmp_path: Path) -> list[Path]:
    """Copies of them."""
    return [copied(folder, tmp_path / folder.name) for folder in made]


def files(folder: Path) -> Files:
    return files_of(FileStore(folder / "register.json"))


def brought(found: list[Plan]) -> list[tuple[int, int]]:
    return [(len(plan.new), plan.equal) for plan in found]


def test_they_come_in_as_one_by_one(tmp_path: Path, folders: list[Path]) -> None:
    ours, other = duty(tmp_path / "district"), duty(tmp_path / "one-by-one")
    found = taken_in(ours, folders)
    assert brought(found) == brought([taken_in(other, [folder])[0] for folder in folders])
    assert list(ours.register.batches()) == list(other.register.batches())
    assert all(plan.is_noted for plan in taken_in(ours, folders))


def test_one_whose_state_was_forged_is_refused_and_those_before_it_have_come_in(
    tmp_path: Path, folders: list[Path]
) -> None:
    path = folders[1] / "register.json"
    lines = path.read_bytes().split(b"\n")
    place = next(n for n, line in enumerate(lines) if b"5320-000002" in line)
    row = from_line(lines[place])
    assert row
    lines[place] = to_line(row.id, row.body.replace(b"phones", b"radios")) + b","
    path.write_bytes(b"\n".join(lines))
    ours = duty(tmp_path / "district")
    with pytest.raises(Damaged, match=r"5320.* does not verify"):
        taken_in(ours, folders)
    assert {one.office for one in ours.register.batches()} == {"5304"}


def test_a_file_of_evidence_that_was_altered_is_found_beside_what_was_proved(
    tmp_path: Path, folders: list[Path]
) -> None:
    sha256 = "ab" * 32
    piece = Evidence(name="photo.jpg", sha256=sha256, size=4, on=date(2019, 7, 3))
    put(duty(folders[1]), replace(batch("2019-5320-009999"), evidence=(piece,)))
    (folders[1] / "evidence").mkdir()
    (folders[1] / "evidence" / sha256).write_bytes(b"test")
    with pytest.raises(Damaged, match=r"5320.* does not verify"):
        taken_in(duty(tmp_path / "district"), folders)


def test_only_the_very_register_that_was_asked_for_is_taken_for_proved(folders: list[Path]) -> None:
    ahead, (first, second, _) = Ahead(), folders
    paths = [folder / "register.json" for folder in folders]
    try:
        ahead.ask(paths[0])
        assert ahead.has_proved(paths[0], files(first))
        assert not ahead.has_proved(paths[0], files(first))  # one answer is of one question
        ahead.ask(paths[0])
        assert not ahead.has_proved(paths[1], files(second))
        ahead.ask(paths[0])
        assert not ahead.has_proved(paths[0], files(second))  # its files are others now
    finally:
        ahead.close()


def test_a_process_that_is_killed_leaves_the_proof_to_this_one(folders: list[Path]) -> None:
    ahead, path, before = Ahead(), folders[0] / "register.json", children()
    ahead.ask(path)
    (other,) = children() - before
    os.kill(other, signal.SIGKILL)
    assert not ahead.has_proved(path, files(folders[0]))
    ahead.ask(path)
    assert not ahead.has_proved(path, files(folders[0]))
    ahead.close()


def children() -> set[int]:
    """The processes that this one has started, and that nobody has waited for."""
    told = Path(f"/proc/{os.getpid()}/task/{threading.get_native_id()}/children").read_text()
    return set(map(int, told.split()))
