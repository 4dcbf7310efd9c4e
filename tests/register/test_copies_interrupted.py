"""A backup and a restore killed at every one of their calls to the system, interrupted there, or out of disk."""

import os
import resource
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from copied_registers import all_of, back_up, everything_in, is_sound, restore, with_evidence
from copying import copied
from register_samples import in_child
from test_register_crash import dies_at
from test_register_disk import may_mount, mounted

from customs_cli.errors import CannotWrite, Conflict
from customs_cli.register.copies.partial import cleared, is_partial, partial

MOST = 1000


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A folder with an office's register and one backup of it, ready to be copied for each trial."""
    ready = tmp_path / "ready"
    with_evidence(ready / "office", (b"photograph " * 30, b"seal"))
    back_up(ready / "office", ready / "safe")
    (ready / "there").mkdir()
    (ready / "there" / "letter").write_text("kept")
    return ready


def backing_up(world: Path) -> None:
    back_up(world / "office", world / "usb" / "deep")


def restoring(world: Path) -> None:
    [safe] = (world / "safe").iterdir()
    restore(safe, world / "new" / "deep" / "register.json")


def restoring_there(world: Path) -> None:
    [safe] = (world / "safe").iterdir()
    restore(safe, world / "there" / "register.json")


Work = Callable[[Path], None]
WORKS = [backing_up, restoring, restoring_there]


def trials(ready: Path, work: Work, *, half: bool = False, by: signal.Signals, step: int) -> Iterator[tuple[Path, int]]:
    """Do the work again and again, struck so many calls later each time, until it comes to its end."""
    for count in range(1, MOST, step):
        world = ready.parent / "tried"
        copied(ready, world)

        def child(say: Callable[[str], object], world: Path = world, count: int = count) -> None:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job is born deaf to it
            dies_at(count, half=half, by=by)
            work(world)

        status, _ = in_child(child)
        yield world, count
        shutil.rmtree(world)
        if status == 0:
            assert count > 40
            return
    raise AssertionError("it never came to an end")


def half_folders(world: Path) -> list[Path]:
    return [path for path in world.rglob("*") if is_partial(path.name)]


def registers(world: Path) -> list[Path]:
    """The copies that stand in their place, whole or not."""
    found = {path.parent for path in world.rglob("register.*") if path.suffix in (".json", ".journal")}
    return [
        path for path in found if not is_partial(path.name) and path.parent.name != "safe" and path.name != "office"
    ]


def check_left(world: Path, ready: Path, at: int) -> None:
    """A copy that stands in its place is whole; nothing else has changed."""
    for copy in registers(world):
        copied, original = all_of(copy), all_of(ready / "office")
        assert {**original, **copied} == original, at
        assert set(original) - set(copied) <= {"register.json"}, at  # the journal makes it anew
        assert is_sound(copy / "register.json"), at
    for place in ("office", "safe"):
        assert everything_in(world / place) == everything_in(ready / place), at
    assert all_of(world / "office") == all_of(ready / "office"), at
    assert (world / "there" / "letter").read_text() == "kept", at


def check_goes_on(world: Path, work: Work, at: int) -> None:
    """The next run removes what was left, and does the work unless it was done."""
    was_done = bool(registers(world))
    try:
        work(world)
    except Conflict:
        assert was_done, at
    assert half_folders(world) == [], at
    assert registers(world), at
    for copy in registers(world):
        assert is_sound(copy / "register.json"), at
    extra = set(everything_in(world / "there")) - {"letter", "register.lock"}
    assert work is restoring_there or not extra, at


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize(
    ("half", "step"),
    [
        (False, 4),
        pytest.param(False, 1, marks=pytest.mark.slow),
        pytest.param(True, 1, marks=pytest.mark.slow),
    ],
)
def test_a_copy_killed_anywhere_is_whole_or_under_a_name_that_says_it_is_half(
    world: Path, work: Work, half: bool, step: int
) -> None:
    for place, at in trials(world, work, half=half, by=signal.SIGKILL, step=step):
        check_left(place, world, at)
        check_goes_on(place, work, at)


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.slow)])
def test_a_copy_interrupted_anywhere_leaves_nothing_half(world: Path, work: Work, step: int) -> None:
    for place, at in trials(world, work, by=signal.SIGINT, step=step):
        check_left(place, world, at)
        assert half_folders(place) == [], at
        if not registers(place):
            assert set(everything_in(place / "there")) <= {"letter", "register.lock"}, at
            assert not (place / "new").exists(), at


def limited(work: Work, world: Path, limit: int) -> str:
    def child(say: Callable[[str], object]) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            work(world)
            say("done")
        except CannotWrite as error:
            say(f"refused: {error.message} | {error.hint}")

    status, said = in_child(child)
    assert status == 0, said
    return said


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("step", [211, pytest.param(13, marks=pytest.mark.slow)])
def test_a_copy_whose_files_may_not_grow_is_refused_and_leaves_nothing(world: Path, work: Work, step: int) -> None:
    largest = max(map(len, all_of(world / "office").values()))
    answers = []
    for limit in range(0, largest + step, step):
        place = world.parent / "tried"
        shutil.copytree(world, place)
        answers.append(limited(work, place, limit).partition(":")[0].strip())
        assert half_folders(place) == []
        check_left(place, world, limit)
        if answers[-1] == "refused":
            assert registers(place) == []
            assert not (place / "new").exists()
        shutil.rmtree(place)
    assert answers == ["refused"] * (len(answers) - 1) + ["done"]


@pytest.mark.skipif(not may_mount, reason="needs the right to mount a small disk")
def test_a_full_disk_refuses_a_copy_and_keeps_no_part_of_it(tmp_path: Path) -> None:
    with_evidence(tmp_path / "office", (os.urandom(20_000), b"seal"))
    back_up(tmp_path / "office", tmp_path / "safe")
    (tmp_path / "disk").mkdir()
    done = mounted(tmp_path / "disk", "size=128k", 'exec "$2" "$3" fill_with_copies "$1" 118784')
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 10


def test_a_half_folder_that_is_still_being_filled_is_left_alone(world: Path) -> None:
    with partial(world / "usb-1") as half:
        assert cleared(world, "usb-").removed == ()
        assert half.is_dir()
    assert not half.exists()
    half.mkdir()
    (half / "register.journal").write_bytes(b"half")
    assert cleared(world, "other-").removed == ()
    assert cleared(world, "usb-").removed == (half,)
    assert not half.exists()


def test_a_link_that_bears_the_name_of_a_half_folder_is_left_alone(world: Path) -> None:
    (world / "usb").mkdir()
    link = world / "usb" / "register-20190703T120000Z.customs-partial-0a1b2c3d"
    link.symlink_to(world / "office")
    before = everything_in(world / "office")
    done = back_up(world / "office", world / "usb")
    assert done.leftovers == ((), ())
    assert link.is_symlink()
    assert everything_in(world / "office") == before
