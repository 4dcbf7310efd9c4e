"""A large register is proven a stretch at a time: what is found is what a replay of the whole finds, in little room."""

import resource
import tempfile
import tracemalloc
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from register_samples import files_of, in_child, phone_cases, ticking
from test_register_damage import memory, with_changes

from benchmarks.registers import Asked, written
from customs_cli.domain.rights.holder import Holder
from customs_cli.errors import CannotWrite, Damaged
from customs_cli.register.act import Act
from customs_cli.register.copies.copying import Meter
from customs_cli.register.file.checkpoint import Checkpoint
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.rewriting import write_anew
from customs_cli.register.file.snapshot import Snapshot
from customs_cli.register.file.store import MemoryStore, Store
from customs_cli.register.proof import replay, spool
from customs_cli.register.proof.verify import rebuilt, verify, work_of
from customs_cli.register.register import Register

REF = "2019-5320-000001"


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of a few batches, all of it in the temporary file."""
    monkeypatch.setattr(replay, "_STRETCH", 1500)
    monkeypatch.setattr(spool, "IN_MEMORY", 0)
    monkeypatch.setattr(spool, "_CHUNK", 700)


def told_much() -> MemoryStore:
    """A register whose batches were recorded, corrected, taken out and put back, and names among them."""
    register = Register(MemoryStore(), clock=ticking())
    for number in range(1, 25):
        register.do("record", partial(_told, number), by=("Li",))
    assert isinstance(register.store, MemoryStore)
    return register.store


def _told(number: int, act: Act) -> None:
    act.put(Holder(code=f"H{number % 5}", name=f"name {number}"))
    for office in ("53", "5320", "9901"):
        act.put(phone_cases(act.next_ref(2018 + number % 2, office), number))
    if number % 7 == 0:
        act.put(phone_cases(f"{2018 + number % 2}-5320-000001", number + 1000))


def lines_altered(data: bytes) -> list[bytes]:
    lines = data.splitlines(keepends=True)
    return [
        b"".join(lines),
        b"".join([*lines[:20], lines[21], lines[20], *lines[22:]]),
        b"".join([*lines[:15], *lines[16:]]),
        b"".join([*lines[:15], lines[15], *lines[15:]]),
        data.replace(b"phone cases", b"phone case5", 1),
        data[:-30],
    ]


def fitting(store: MemoryStore, changes: str) -> MemoryStore:
    """The register with one more entry, and a TinyDB file that says that it was made from that entry too."""
    tinydb = store.checkpoint() or b""
    journal = with_changes(store.journal(0), changes)
    checkpoint = Checkpoint(tinydb)
    head = journal[-67:-3].decode()
    meta = Snapshot(store).meta()

    beyond = replace(meta, seq=meta.seq + 1, head=head, offset=len(journal))
    return memory(journal, b"".join(write_anew(beyond, checkpoint.rows)))


def refused(store: Store) -> str:
    with pytest.raises(Damaged) as refusal:
        rebuilt(store)
    return refusal.value.message


def test_every_stretch_of_a_sound_register_is_what_the_journal_says(narrow: None) -> None:
    store = told_much()
    verdict = verify(store)
    assert (verdict.entries, verdict.faults) == (24, ())


def test_faults_found_a_stretch_at_a_time_are_those_of_the_whole(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    store = told_much()
    journal, tinydb = store.journal(0), store.checkpoint() or b""
    older = Register(memory(journal[: journal[:6000].rindex(b"\n") + 1], None), clock=ticking())
    older.checkpoint()
    stores = [memory(journal, data) for data in lines_altered(tinydb)]
    stores += [memory(data, tinydb) for data in lines_altered(journal)[1:]]
    stores += [memory(journal, (older.store.checkpoint() or b"")[:]), memory(journal, None)]
    rows = Checkpoint(tinydb).rows
    meta = Snapshot(store).meta()

    for alike in (replace(meta, id="0" * 64), replace(meta, seq=7)):
        stores.append(memory(journal, b"".join(write_anew(alike, rows))))
    whole = [verify(one) for one in stores]
    assert sum(not verdict.ok for verdict in whole) >= 11
    request.getfixturevalue("narrow")
    assert [verify(one) for one in stores] == whole


@pytest.mark.parametrize(
    "changes",
    [
        f'[["batches","{REF}",[],null,{{"ref":"{REF}"}}]]',
        '[["batches","2019-5320-000999",[],null,{"ref":"2019-5320-000999"}]]',
        '[["batches","no reference",[],null,{}]]',
        '[["unknown","A",[],null,{"code":"A"}]]',
        '[["holders","H1",["name","x"],null,1]]',
        '[["holders","H1",["name"],"A",7]]',
        '[["holders","Z",["name"],null,"x"]]',
        f'[["batches","{REF}",["office"],"5320","5301"],["batches","2018-9901-000001",["lines",5],null,{{}}]]',
        f'[["batches","{REF}",["lines",0,"no"],1,null]]',
        '[["batches","2019-9901-000003",["office"],"x",null],["holders","H1",["name"],"A",7]]',
        '[["batches", "2019-9901-000003", "no path", null, 1]]',
        '{"batches":1}',
        "7",
    ],
)
def test_an_entry_that_does_not_fit_is_refused_in_the_words_of_a_replay_of_the_whole(
    narrow: None, changes: str
) -> None:
    store = fitting(told_much(), changes)
    [fault] = verify(store).faults
    assert (fault.file, fault.line, fault.what) == ("register.json", 0, refused(store))


def test_a_change_written_with_spaces_or_escapes_is_of_the_same_batch(narrow: None) -> None:
    store = told_much()
    changes = f'[["batches" , "\\u0032{REF[1:]}", ["office"], "5320", "5301"]]'
    beyond = fitting(store, changes.replace('"5320", "5301"', '"5320", "5320"'))
    assert verify(beyond).ok
    assert not verify(fitting(store, changes)).ok


def test_a_proof_takes_little_memory_whatever_the_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(Asked(1000, date(2026, 6, 30), tmp_path))
    monkeypatch.setattr(replay, "_STRETCH", 1 << 18)
    monkeypatch.setattr(spool, "IN_MEMORY", 1 << 18)
    monkeypatch.setattr(spool, "_CHUNK", 1 << 14)
    store = FileStore(tmp_path / "register.json")
    of_batches = (tmp_path / "register.json").read_bytes().index(b'"batches"')
    size = (tmp_path / "register.json").stat().st_size - of_batches
    verify(store)  # what is kept for good is kept by now
    tracemalloc.start()
    try:
        assert verify(store).ok
        small = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        rebuilt(store)
        whole = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert whole - small > size / 2


def test_what_is_told_goes_from_nothing_to_all(tmp_path: Path, narrow: None) -> None:
    written(Asked(60, date(2026, 6, 30), tmp_path))
    told: list[tuple[int, int]] = []
    store = FileStore(tmp_path / "register.json")
    whole = work_of(store.journal_size(), len(store.checkpoint() or b""))
    assert verify(store, Meter(lambda done, of: told.append((done, of)), whole)).ok
    assert told == sorted(told)
    assert told[-1] == (whole, whole)


def in_file(folder: Path, before: Callable[[], object]) -> str:
    """What a proof says that needs its temporary file, in a process of its own."""

    def child(say: Callable[[str], object]) -> None:
        before()
        try:
            say(str(verify(FileStore(folder / "register.json")).ok))
        except CannotWrite as error:
            say(f"refused: {error.message} | {error.hint}")

    status, said = in_child(child)
    assert status == 0, said
    return said.strip()


@pytest.fixture
def office(tmp_path: Path, narrow: None) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    written(Asked(60, date(2026, 6, 30), folder))
    return folder


def test_a_disk_without_room_for_the_temporary_file_is_told_in_one_line_and_nothing_is_left(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    before = files_of(office)
    said = in_file(office, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    assert said.startswith(f"refused: cannot write a temporary file in {room}: File too large | make room there for ")
    assert files_of(office) == before
    assert list(room.iterdir()) == []
    assert in_file(office, lambda: None) == "True"
    assert list(room.iterdir()) == []


def test_without_a_folder_for_temporary_files_it_stands_beside_the_register(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    before = sorted(path.name for path in office.iterdir())
    assert in_file(office, lambda: None) == "True"
    assert sorted(path.name for path in office.iterdir()) == before
