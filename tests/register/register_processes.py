"""What the tests of the register run as processes: `register_processes.py WORK FOLDER [NUMBER]`."""

import os
import shutil
import sys
import time
from pathlib import Path

from register_samples import NOON, files_of, open_file, phone_cases, record

from customs_cli.errors import Busy, CannotWrite
from customs_cli.register.act import Act
from customs_cli.register.copies.backup import backup
from customs_cli.register.copies.restore import restore
from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.verify import verify


def write(folder: Path, number: int) -> None:
    """Record batches; the reference of each is said once it is kept."""
    register = open_file(folder, timeout=60)
    for _ in range(number):
        print(record(register), flush=True)


def read(folder: Path, number: int) -> None:
    """Look again and again until a file `stop` appears: the state only ever grows, whole and in order."""
    seen = 0
    while not (folder / "stop").exists():
        register = open_file(folder)
        refs = [batch.ref for batch in register.batches()]
        assert refs == [f"2019-5320-{n:06d}" for n in range(1, len(refs) + 1)]
        assert len(refs) >= seen
        assert verify(register.store).ok
        seen = len(refs)
    print(seen)


def hold(folder: Path, number: int) -> None:
    """Hold the register in the middle of an act until it is killed."""

    def held(_: Act) -> None:
        print("held", flush=True)
        time.sleep(600)

    open_file(folder).do("detain", held)


def fill(folder: Path, number: int) -> None:
    """Record until the disk is full: refused in one line, nothing lost; then make room and go on."""
    ballast = folder / "ballast"
    ballast.write_bytes(b"x" * number)
    register = open_file(folder)
    refs: list[str] = []
    try:
        while True:
            journal = files_of(folder).get("register.journal", b"")
            refs.append(record(register))
    except CannotWrite as error:
        assert "the disk is full" in error.hint
    assert files_of(folder).get("register.journal", b"") == journal
    for again in (register, open_file(folder)):
        assert list(again.refs()) == refs
        assert verify(again.store).ok
    ballast.unlink()
    refs.append(record(register))
    assert list(open_file(folder).refs()) == refs
    print(len(refs))


def refused(folder: Path, number: int) -> None:
    """A folder that cannot be written: reading works, an act is refused in one line."""
    if number:
        os.setuid(number)
    register = open_file(folder)
    assert list(register.refs()) == ["2019-5320-000001"]
    assert verify(register.store).ok
    before = files_of(folder)
    try:
        record(register)
    except CannotWrite as error:
        print(error.message, "|", error.hint)
    assert files_of(folder) == before


def big(folder: Path, number: int) -> None:
    """One act with many batches."""
    open_file(folder).do(
        "import", lambda act: [act.put(phone_cases(act.next_ref(2018, "5301"))) for _ in range(number)]
    )


def back_up(folder: Path, number: int) -> None:
    """Five backups, all of one second; the folder of each is said once it is there."""
    for _ in range(5):
        print(backup(open_file(folder).store, folder / "safe", at=NOON).path.parent, flush=True)


def fill_with_copies(folder: Path, number: int) -> None:
    """Back up and restore to a disk that is too small by fewer and fewer bytes, until there is room for both."""
    office, safe = folder.parent / "office", folder.parent / "safe"
    ballast, refusals = folder / "ballast", 0
    for size in range(number, -1, -4096):
        ballast.write_bytes(b"x" * size)
        for work in (lambda: backup(open_file(office).store, folder / "usb", at=NOON), lambda: back(safe, folder)):
            try:
                work()
            except CannotWrite as error:
                assert "the disk is full" in error.hint, error.message
                refusals += 1
            for path in folder.rglob("register.json"):
                assert verify(open_file(path.parent).store).ok
                assert len(list((path.parent / "evidence").iterdir())) == len(list((office / "evidence").iterdir()))
            assert not list(folder.rglob("*.customs-*"))
            for place in ("usb", "new"):
                shutil.rmtree(folder / place, ignore_errors=True)
    print(refusals)


def back(safe: Path, folder: Path) -> None:
    """Restore the one backup that there is."""
    [backup] = safe.iterdir()
    restore(backup, FileStore(folder / "new" / "register.json", own_folder=True), at=NOON, check=lambda _: None)


if __name__ == "__main__":
    try:
        {f.__name__: f for f in (write, read, hold, fill, refused, big, back_up, fill_with_copies)}[sys.argv[1]](
            Path(sys.argv[2]), int([*sys.argv, "0"][3])
        )
    except Busy as busy:
        print(busy.message)
        sys.exit(busy.exit_code)
