"""A backup holds register, journal and evidence, proven as they are read back; what it lacks is named."""

import errno
import hashlib
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from copied_registers import (
    PHOTOS,
    all_of,
    back_up,
    everything_in,
    evidence_of,
    is_sound,
    keep,
    log,
    put,
    restore,
    with_evidence,
)
from msgspec.structs import replace
from register_samples import NOON, files_of, in_child, open_file, record
from test_register_disk import WORKER

from customs_cli.errors import CannotWrite, Damaged
from customs_cli.register.act import Act
from customs_cli.register.copies.backup import backup
from customs_cli.register.copies.copying import Meter, write_copy
from customs_cli.register.copies.evidence import digest_of, keep_copy

NAME = f"register-{NOON:%Y%m%dT%H%M%SZ}"


def test_a_backup_holds_register_journal_and_evidence_byte_for_byte(tmp_path: Path) -> None:
    register = with_evidence(tmp_path / "office")
    done = back_up(tmp_path / "office", tmp_path / "usb")
    assert done.path == tmp_path / "usb" / NAME / "register.json"
    assert (done.entries, done.head, done.files, done.faults) == (5, register.snapshot.head, len(PHOTOS), ())
    assert all_of(done.path.parent) == all_of(tmp_path / "office")
    assert is_sound(done.path)
    assert [path.name for path in (tmp_path / "usb").iterdir()] == [NAME]
    modes = {path.name: path.stat().st_mode & 0o777 for path in done.path.parent.iterdir()}
    assert modes == {"register.json": 0o600, "register.journal": 0o600, "evidence": 0o700}


def test_backups_of_one_second_have_names_of_their_own(tmp_path: Path) -> None:
    with_evidence(tmp_path / "office")
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb" / f"{NAME}-2").symlink_to("nowhere")
    names = [back_up(tmp_path / "office", tmp_path / "usb").path.parent.name for _ in range(3)]
    assert names == [NAME, f"{NAME}-3", f"{NAME}-4"]
    assert all(is_sound(tmp_path / "usb" / name / "register.json") for name in names)


def test_backups_made_at_once_by_several_processes_are_all_whole(tmp_path: Path) -> None:
    with_evidence(tmp_path / "office")
    command = [sys.executable, str(WORKER), "back_up", str(tmp_path / "office")]
    workers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    made = [worker.communicate(timeout=60)[0].split() for worker in workers]
    paths = [path for said in made for path in said]
    assert [worker.returncode for worker in workers] == [0] * 4
    assert len(paths) == len(set(paths)) == 20
    assert sorted(str(path) for path in (tmp_path / "office" / "safe").iterdir()) == sorted(paths)
    assert all(all_of(Path(path)) == all_of(tmp_path / "office") for path in paths)


def test_a_backup_made_while_officers_write_is_the_register_as_of_one_act(tmp_path: Path) -> None:
    with_evidence(tmp_path / "office")
    made = [back_up(tmp_path / "office", tmp_path / "usb")]
    command = [sys.executable, str(WORKER), "write", str(tmp_path / "office"), "60"]
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    while any(writer.poll() is None for writer in writers):
        made.append(back_up(tmp_path / "office", tmp_path / "usb"))
    assert [writer.wait() for writer in writers] == [0, 0]
    made.append(back_up(tmp_path / "office", tmp_path / "usb"))
    journal = files_of(tmp_path / "office")["register.journal"]
    for done in made:
        copy = files_of(done.path.parent)["register.journal"]
        assert journal.startswith(copy)
        assert copy.count(b"\n") == done.entries
        assert is_sound(done.path)
    assert len({done.entries for done in made}) > 1


def test_evidence_that_is_missing_or_altered_is_named_and_all_else_is_copied(tmp_path: Path) -> None:
    with_evidence(tmp_path / "office")
    first, second, third = (hashlib.sha256(data).hexdigest() for data in PHOTOS)
    place = tmp_path / "office" / "evidence"
    (place / first).unlink()
    (place / second).chmod(0o600)
    (place / second).write_bytes(b"seam")
    done = back_up(tmp_path / "office", tmp_path / "usb")
    assert sorted(done.faults) == sorted(
        [
            (f"evidence/{first}", 0, "photo-0.jpg of 2019-5320-000001 is missing"),
            (f"evidence/{second}", 0, "photo-1.jpg of 2019-5320-000001 was altered"),
        ]
    )
    assert evidence_of(done.path.parent) == {third: b""}
    assert done.files == 1
    assert files_of(done.path.parent) == files_of(tmp_path / "office")


def test_evidence_of_an_act_that_was_undone_is_copied_since_a_redo_needs_it(tmp_path: Path) -> None:
    register = with_evidence(tmp_path / "office", (b"seal",))
    sha256 = keep(register, "2019-5320-000002", "undone.jpg", b"undone")
    register.do("undo", lambda act: act.put(replace(act.batch("2019-5320-000002"), evidence=())))
    done = back_up(tmp_path / "office", tmp_path / "usb")
    assert evidence_of(done.path.parent)[sha256] == b"undone"


@pytest.mark.parametrize("kind", ["link", "fifo", "folder"])
def test_what_is_no_plain_file_is_named_and_neither_followed_nor_waited_for(tmp_path: Path, kind: str) -> None:
    with_evidence(tmp_path / "office", (b"seal",))
    (secret := tmp_path / "secret").write_bytes(b"seal")
    [file] = (tmp_path / "office" / "evidence").iterdir()
    file.unlink()
    there: dict[str, Callable[[], None]] = {
        "link": lambda: file.symlink_to(secret),
        "fifo": lambda: os.mkfifo(file),
        "folder": file.mkdir,
    }
    there[kind]()
    done = back_up(tmp_path / "office", tmp_path / "usb")
    [fault] = done.faults
    assert fault.what == f"{file} is not a plain file: it is a link, a folder, a device or a pipe"
    assert evidence_of(done.path.parent) == {}


def test_a_folder_of_evidence_that_is_a_link_is_refused(tmp_path: Path) -> None:
    with_evidence(tmp_path / "office")
    (tmp_path / "office" / "evidence").rename(tmp_path / "elsewhere")
    (tmp_path / "office" / "evidence").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Damaged, match="is not the register's own folder"):
        back_up(tmp_path / "office", tmp_path / "usb")
    assert not (tmp_path / "usb").exists() or everything_in(tmp_path / "usb") == []


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", "..", "", "a" * 63, "A" * 64])
def test_no_name_of_evidence_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    register = with_evidence(tmp_path / "office", (b"seal",))
    (tmp_path / "secret").write_bytes(b"secret")
    log(register, "2019-5320-000001", "trap.jpg", name)
    done = back_up(tmp_path / "office", tmp_path / "usb")
    assert [fault.what for fault in done.faults] == [
        "trap.jpg of 2019-5320-000001 is kept under a name that is not a SHA-256"
    ]
    assert len(everything_in(tmp_path / "usb")) == 5


def test_what_a_disk_gives_back_otherwise_than_it_was_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk swaps a letter of what is written to it; the system's own call is what is made to fail here."""
    with_evidence(tmp_path / "office", (b"seal of the office",))
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, bytes(data).replace(b"office", b"orifce")))
    with pytest.raises(Damaged, match=r"does not verify|reads back differently"):
        back_up(tmp_path / "office", tmp_path / "usb" / "july")
    assert not (tmp_path / "usb").exists()


def test_a_copy_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"kept")
    with pytest.raises(CannotWrite, match="File exists"):
        write_copy(tmp_path / "kept", [b"new"], Meter())
    assert (tmp_path / "kept").read_bytes() == b"kept"


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    register = with_evidence(tmp_path / "office")
    told: list[tuple[int, int]] = []
    backup(register.store, tmp_path / "usb", at=NOON, on_progress=lambda done, whole: told.append((done, whole)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len({whole for _, whole in told}) == 1
    assert told[-1][0] == told[-1][1]


def test_a_register_that_is_open_keeps_recording_after_its_backup(tmp_path: Path) -> None:
    register = with_evidence(tmp_path / "office")
    backup(register.store, tmp_path / "usb", at=NOON)
    ref = record(register)
    assert ref in open_file(tmp_path / "office").refs()


def test_evidence_is_copied_piece_by_piece_however_large_it_is(tmp_path: Path) -> None:
    """A film of 96 MB, most of it a hole; what the process needs grows by less than a third of that."""
    register = with_evidence(tmp_path / "office", ())
    with (tmp_path / "film").open("wb") as film:
        film.truncate(96 << 20)
        film.write(b"film")
    sha256, _ = digest_of(tmp_path / "film")

    def kept(act: Act) -> None:
        keep_copy(register.store, act, tmp_path / "film", sha256)
        put(act, "2019-5320-000001", "film.mp4", sha256)

    register.do("evidence", kept)

    def child(say: Callable[[str], object]) -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        done = back_up(tmp_path / "office", tmp_path / "usb")
        restore(done.path.parent, tmp_path / "new" / "register.json")
        say(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before))

    status, grown = in_child(child)
    assert status == 0
    assert int(grown) < 32 << 10
    assert digest_of(tmp_path / "new" / "evidence" / sha256)[0] == sha256


def test_a_disk_that_knows_no_modes_is_as_good_as_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick with a FAT file system refuses to set any; the system's own call is what is made to fail here."""
    with_evidence(tmp_path / "office")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    for name in ("chmod", "fchmod"):
        monkeypatch.setattr(os, name, refused)
    assert back_up(tmp_path / "office", tmp_path / "usb").files == len(PHOTOS)
