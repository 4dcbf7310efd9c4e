"""A backup comes back whole and proven to an empty place, or not at all; nothing that is there is overwritten."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from copied_registers import PHOTOS, all_of, back_up, everything_in, is_sound, log, restore, with_evidence
from copying import copied
from register_samples import files_of, open_file, record

from customs_cli.domain.rights.holder import Holder
from customs_cli.errors import Ambiguous, Conflict, CustomsError, Damaged, NotFound, Refusal
from customs_cli.register.copies import restore as restoring
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register

SHA256 = hashlib.sha256(PHOTOS[0]).hexdigest()


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a register with evidence in `office`, and one backup of it in `usb`."""
    folder = tmp_path_factory.mktemp("backed_up")
    with_evidence(folder / "office")
    back_up(folder / "office", folder / "usb")
    return folder


@pytest.fixture
def safe(backed_up: Path, tmp_path: Path) -> Path:
    """The folder of the backup, of this test's own, beside the register."""
    copied(backed_up, tmp_path, dirs_exist_ok=True)
    return next((tmp_path / "usb").iterdir())


def refused(safe: Path, kind: type[CustomsError], what: str) -> None:
    """What cannot be proven is refused by name, into a new place and into one that is there; nothing is left."""
    home = safe.parent.parent / "home"
    home.mkdir(exist_ok=True)
    (home / "letter").write_text("kept")
    for path in (home / "new" / "deep" / "register.json", home / "register.json"):
        with pytest.raises(kind) as refusal:
            restore(safe, path)
        assert what in refusal.value.message
        assert everything_in(home) == ["letter"]


def test_a_backup_comes_back_byte_for_byte(safe: Path, tmp_path: Path) -> None:
    done = restore(safe, tmp_path / "new" / "deep" / "register.json")
    assert (done.path, done.entries, done.files) == (tmp_path / "new" / "deep" / "register.json", 5, len(PHOTOS))
    assert all_of(done.path.parent) == all_of(tmp_path / "office")
    assert is_sound(done.path)
    assert done.path.parent.stat().st_mode & 0o777 == 0o700
    assert record(Register(FileStore(done.path), clock=open_file(tmp_path).clock)) == "2019-5320-000003"


def test_a_register_may_come_back_under_another_name_from_its_folder_or_its_file(safe: Path, tmp_path: Path) -> None:
    for number, backup in enumerate((safe, safe / "register.json", safe / "register.journal")):
        done = restore(backup, tmp_path / f"new-{number}" / "wenjindu.json")
        assert everything_in(done.path.parent)[-2:] == ["wenjindu.journal", "wenjindu.json"]
        assert is_sound(done.path)


def test_what_else_is_in_the_folder_stays(safe: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "backups").mkdir(parents=True)
    copied(safe, home / "backups" / safe.name)
    (home / "register.lock").touch()
    (home / "letter").write_text("kept")
    done = restore(home / "backups" / safe.name, home / "register.json")
    assert is_sound(done.path)
    assert sorted(path.name for path in home.iterdir()) == [
        *("backups", "evidence", "letter", "register.journal", "register.json", "register.lock")
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("register.json", "register.journal", "register.figures", "register.agenda", "register.pinyin"),
        *("register.new", "register.torn-5", "evidence"),
    ],
)
@pytest.mark.parametrize("kind", ["file", "folder"])
def test_no_file_of_a_register_is_overwritten(safe: Path, tmp_path: Path, name: str, kind: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    there = home / name
    there.touch() if kind == "file" else there.mkdir()
    if kind == "folder" and name in ("register.json", "register.journal"):
        with pytest.raises(Damaged, match="is not a plain file"):
            restore(safe, home / "register.json")
        return
    with pytest.raises(Conflict) as refusal:
        restore(safe, home / "register.json")
    assert everything_in(home) == [name]
    assert refusal.value.hint == f"customs restore {safe} --register {home / 'restored' / 'register.json'}"
    assert restore(safe, home / "restored" / "register.json").entries == 5


@pytest.mark.parametrize("name", ["register.json", "register.journal", "register.figures", "evidence"])
def test_a_link_under_a_name_of_a_register_is_neither_followed_nor_overwritten(
    safe: Path, tmp_path: Path, name: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / name).symlink_to("letter")
    with pytest.raises((Conflict, Damaged)):
        restore(safe, home / "register.json")
    assert everything_in(home) == [name]


def test_a_register_that_was_begun_meanwhile_is_left_alone(safe: Path, tmp_path: Path) -> None:
    """It is begun by what is asked last before the copy is put in its place."""
    for number, is_there in enumerate((False, True)):
        home = tmp_path / f"home-{number}"
        if is_there:
            home.mkdir()

        def begun(_: Register, home: Path = home) -> None:
            home.mkdir(exist_ok=True)
            record(open_file(home))

        with pytest.raises(Conflict, match="already exists: nothing is overwritten"):
            restoring.restore(safe, FileStore(home / "register.json"), at=open_file(tmp_path).clock(), check=begun)
        assert list(open_file(home).refs()) == ["2019-5320-000001"]
        assert sorted(files_of(home)) == ["register.journal", "register.json"]
        assert not list(tmp_path.rglob("*.customs-*"))


def test_what_a_rule_refuses_is_not_put_in_place(safe: Path, tmp_path: Path) -> None:
    def rule(register: Register) -> None:
        assert len(list(register.batches())) == 2
        raise Refusal("2019-5320-000001: no country ZZ")

    with pytest.raises(Refusal, match="no country ZZ"):
        restoring.restore(
            safe, FileStore(tmp_path / "new" / "register.json"), at=open_file(tmp_path).clock(), check=rule
        )
    assert not (tmp_path / "new").exists()


def altered_journal(safe: Path) -> None:
    journal = safe / "register.journal"
    journal.write_bytes(journal.read_bytes().replace(b"VIVO", b"VIVA", 1))


def cut_journal(safe: Path) -> None:
    journal = safe / "register.journal"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))


def altered_state(safe: Path) -> None:
    state = safe / "register.json"
    state.write_bytes(state.read_bytes().replace(b"phone", b"bones", 1))


def swapped_lines(safe: Path) -> None:
    state = safe / "register.json"
    lines = state.read_bytes().split(b"\n")
    place = lines.index(b'"batches": {') + 1
    rest = lines[place].removesuffix(b",")
    lines[place : place + 2] = [lines[place + 1] + b",", rest]
    state.write_bytes(b"\n".join(lines))


def missing_evidence(safe: Path) -> None:
    (safe / "evidence" / SHA256).unlink()


def altered_evidence(safe: Path) -> None:
    (safe / "evidence" / SHA256).chmod(0o600)
    (safe / "evidence" / SHA256).write_bytes(PHOTOS[0][:-1] + b"x")


def another_register(safe: Path) -> None:
    with_evidence(safe.parent / "another")
    shutil.copyfile(safe.parent / "another" / "register.journal", safe / "register.journal")


def half_a_line(safe: Path) -> None:
    (safe / "register.json").unlink()
    journal = safe / "register.journal"
    journal.write_bytes(journal.read_bytes()[:-40])


def no_act(safe: Path) -> None:
    (safe / "register.json").unlink()
    (safe / "register.journal").write_bytes(b"")


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        (altered_journal, "register.journal, line 1: the entry was altered"),
        (cut_journal, "register.journal is older than register.json"),
        (altered_state, "register.json, line "),
        (swapped_lines, "register.json"),
        (missing_evidence, "is not complete: photo-0.jpg of 2019-5320-000001 is missing"),
        (altered_evidence, "is not complete: photo-0.jpg of 2019-5320-000001 was altered"),
        (another_register, "register.journal belongs to another register"),
        (half_a_line, "is not complete: register.journal ends in the middle of an act"),
        (no_act, "register.journal: it has no act"),
    ],
)
def test_what_cannot_be_proven_is_refused_by_name_and_nothing_is_left(
    safe: Path, harm: Callable[[Path], None], what: str
) -> None:
    harm(safe)
    refused(safe, Damaged, what)


def linked(path: Path) -> None:
    aside = path.parent.parent / f"aside-{path.name}"
    path.rename(aside)
    path.symlink_to(aside)


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("name", ["register.json", "register.journal", f"evidence/{SHA256}"])
@pytest.mark.parametrize("kind", [linked, piped])
def test_a_backup_follows_no_link_and_waits_for_no_pipe(safe: Path, name: str, kind: Callable[[Path], None]) -> None:
    kind(safe / name)
    refused(safe, Damaged, f"{safe / name} is not a plain file")


def test_a_folder_of_evidence_that_is_a_link_is_not_followed(safe: Path) -> None:
    linked(safe / "evidence")
    refused(safe, Damaged, "is not a folder of evidence: links are not followed")


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", ".."])
def test_no_name_of_evidence_leads_out_of_a_backup(tmp_path: Path, name: str) -> None:
    register = with_evidence(tmp_path / "office", (b"seal",))
    log(register, "2019-5320-000001", "trap.jpg", name)
    (tmp_path / "secret").write_bytes(b"secret")
    refused(back_up(tmp_path / "office", tmp_path / "usb").path.parent, Damaged, "trap.jpg of 2019-5320-000001")


@pytest.mark.parametrize("harm", [missing_evidence, altered_evidence])
def test_an_officer_may_take_a_backup_without_the_evidence_that_it_lacks(
    safe: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    harm(safe)
    done = restore(safe, tmp_path / "new" / "register.json", incomplete=True)
    [fault] = done.faults
    assert fault.file == f"evidence/{SHA256}"
    assert done.files == len(PHOTOS) - 1
    assert len(everything_in(done.path.parent / "evidence")) == len(PHOTOS) - 1
    assert files_of(done.path.parent) == files_of(tmp_path / "office")


def test_a_backup_without_its_state_file_is_whole_all_the_same(safe: Path, tmp_path: Path) -> None:
    (safe / "register.json").unlink()
    done = restore(safe, tmp_path / "new" / "register.json")
    assert list(open_file(done.path.parent).batches()) == list(open_file(tmp_path / "office").batches())


def test_where_there_is_no_backup_the_newest_near_it_is_named(safe: Path, tmp_path: Path) -> None:
    newest = back_up(tmp_path / "office", tmp_path / "usb").path.parent
    (tmp_path / "usb" / "register-20200101T000000Z.customs-partial-0a1b2c3d").mkdir()
    place = tmp_path / "new" / "register.json"
    with pytest.raises(NotFound) as refusal:
        restore(tmp_path / "usb", place)
    assert refusal.value.candidates == (str(newest), str(safe))
    assert refusal.value.hint == f"customs restore {newest} --register {place}"
    for path in (tmp_path / "none", tmp_path / "none" / "register.json", tmp_path):
        with pytest.raises(NotFound):
            restore(path, place)
    (safe / "other.journal").touch()
    with pytest.raises(Ambiguous, match="has 2 registers"):
        restore(safe, place)


def test_half_a_backup_is_never_restored(safe: Path) -> None:
    half = safe.rename(safe.with_name(f"{safe.name}.customs-partial-0a1b2c3d"))
    (half / "register.json").unlink()
    refused(half, Damaged, "is an incomplete backup: it was interrupted")


def flipped_everywhere(safe: Path, tmp_path: Path, step: int) -> None:
    """Whatever byte of a backup was flipped: refused, and nothing left."""
    place = tmp_path / "new" / "register.json"
    for file in sorted(path for path in safe.rglob("*") if path.is_file()):
        data = file.read_bytes()
        file.chmod(0o600)
        for number in range(0, len(data), step):
            file.write_bytes(data[:number] + bytes([data[number] ^ 1]) + data[number + 1 :])
            with pytest.raises(Damaged):
                restore(safe, place)
            assert not place.parent.exists(), (file.name, number)
        file.write_bytes(data)
    assert restore(safe, place).entries == 5


def test_a_backup_with_a_flipped_byte_is_refused(safe: Path, tmp_path: Path) -> None:
    flipped_everywhere(safe, tmp_path, 131)


@pytest.mark.slow
def test_a_backup_with_any_flipped_byte_is_refused(safe: Path, tmp_path: Path) -> None:
    flipped_everywhere(safe, tmp_path, 1)


def test_a_register_with_names_alone_comes_back_too(tmp_path: Path) -> None:
    (tmp_path / "office").mkdir()
    open_file(tmp_path / "office").do("holder add", lambda act: act.put(Holder(code="VIVO-COMM", name="vivo")))
    backup = back_up(tmp_path / "office", tmp_path / "usb")
    assert backup.files == 0
    done = restore(backup.path.parent, tmp_path / "new" / "register.json")
    assert everything_in(done.path.parent) == ["register.journal", "register.json"]


def test_a_disk_that_refuses_the_last_file_keeps_nothing_of_the_register_back(
    safe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state file, which the journal gives; the system's own call is what is made to fail here."""
    (tmp_path / "new").mkdir()
    replace = os.rename

    def refused_once(source: Path, target: Path) -> None:
        if Path(target).name == "register.json" and "placing" in str(source):
            raise OSError(5, "Input/output error")
        replace(source, target)

    monkeypatch.setattr(Path, "replace", refused_once)
    restore(safe, tmp_path / "new" / "register.json")
    monkeypatch.undo()
    assert not (tmp_path / "new" / "register.json").exists()
    assert is_sound(tmp_path / "new" / "register.json")
    assert list(open_file(tmp_path / "new").refs()) == list(open_file(safe).refs())
