"""Damage of every kind: reported, refused in one line, never a silently wrong figure."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from register_samples import NOON, open_file, phone_cases, record, ticking

from customs_cli.domain.rights.holder import Holder
from customs_cli.errors import CustomsError, Damaged, NotFound
from customs_cli.register.act import Act
from customs_cli.register.copies.backup import backup
from customs_cli.register.file.codec import encoded
from customs_cli.register.file.files import FileStore
from customs_cli.register.file.line import from_line, to_line
from customs_cli.register.file.store import MemoryStore
from customs_cli.register.proof.repair import repair
from customs_cli.register.proof.verify import verify
from customs_cli.register.register import Register


def memory(journal: bytes, checkpoint: bytes | None) -> MemoryStore:
    store = MemoryStore()
    store.append(journal)
    if checkpoint is not None:
        store.replace_checkpoint([checkpoint], day="")
    return store


QUESTIONS: list[Callable[[Register], object]] = [
    lambda register: list(register.batches()),
    lambda register: list(register.batches(2019)),
    lambda register: list(register.refs()),
    lambda register: register.all(Holder),
    *(lambda register, code=code: register.find(Holder, code) for code in "ABC"),
    *(lambda register, ref=ref: register.batch(f"2019-5320-00000{ref}") for ref in (1, 2)),
    *(lambda register, text=text: register.resolve(text) for text in ("1", "5320-2")),
]
"""Every way in which a register is looked up; each is asked on its own."""


def check_answers(store: MemoryStore, truth: list[object], what: str) -> None:
    for question, answer in zip(QUESTIONS, truth, strict=True):
        try:
            found = question(Register(store, clock=ticking()))
        except CustomsError as error:
            assert error.exit_code == 7, what
            assert error.message.isprintable(), what
        else:
            assert found == answer, what


def recorded(number: int, code: str, act: Act) -> None:
    act.put(phone_cases(act.next_ref(2019, "5320"), number))
    act.put(Holder(code=code, name=code))


def small_register() -> tuple[list[bytes], bytes]:
    """Its TinyDB file after each act, and its journal."""
    register = Register(MemoryStore(), clock=ticking())
    files = []
    for number, code in enumerate("AB", start=1):
        register.do("record", partial(recorded, number, code), by=("Li",))
        files.append((register.store.checkpoint() or b"")[:])
    return files, register.store.journal(0)


def altered(data: bytes, how: Callable[[int], Iterator[int]]) -> Iterator[tuple[str, bytes]]:
    for place, byte in enumerate(data):
        for other in how(byte):
            if other != byte:
                yield f"byte {place}: {byte} -> {other}", data[:place] + bytes([other]) + data[place + 1 :]


def one_bit(byte: int) -> Iterator[int]:
    yield byte ^ 1


def many_ways(byte: int) -> Iterator[int]:
    yield from {*(byte ^ 1 << bit for bit in range(8)), *b'\n\r\0",{}0 '}


def check_every_byte(
    how: Callable[[int], Iterator[int]], checkpoint: int | None, where: str, part: slice = slice(None)
) -> None:
    files, journal = small_register()
    tinydb = None if checkpoint is None else files[checkpoint]
    truth = [question(Register(memory(journal, tinydb), clock=ticking())) for question in QUESTIONS]
    for what, data in [*altered(journal if where == "journal" else tinydb or b"", how)][part]:
        store = memory(data, tinydb) if where == "journal" else memory(journal, data)
        assert verify(store).faults, what
        check_answers(store, truth, what)


CASES = [(None, "journal"), (0, "journal"), (1, "journal"), (0, "tinydb"), (1, "tinydb")]


@pytest.mark.parametrize(("checkpoint", "where"), CASES)
def test_every_altered_byte_is_reported_and_never_gives_a_wrong_answer(checkpoint: int | None, where: str) -> None:
    """Of the journal every third byte, beginning with another one for each file that stands beside it."""
    third = slice(0 if checkpoint is None else checkpoint + 1, None, 3)
    check_every_byte(one_bit, checkpoint, where, third if where == "journal" else slice(None))


@pytest.mark.slow
@pytest.mark.parametrize(("checkpoint", "where"), CASES)
def test_every_byte_altered_in_many_ways_is_reported(checkpoint: int | None, where: str) -> None:
    check_every_byte(many_ways, checkpoint, where)


@pytest.mark.parametrize("checkpoint", [None, 0, 1])
def test_a_journal_cut_at_any_byte_gives_whole_acts_or_is_refused(checkpoint: int | None) -> None:
    files, journal = small_register()
    first = journal.index(b"\n") + 1
    for size in range(len(journal)):
        store = memory(journal[:size], None if checkpoint is None else files[checkpoint])
        whole = 0 if size < first else 1
        if checkpoint is not None and whole <= checkpoint:
            assert verify(store).faults, size
            with pytest.raises(Damaged):
                list(Register(store, clock=ticking()).refs())
        else:
            assert len(list(Register(store, clock=ticking()).refs())) == whole
            assert verify(store).ok


def test_a_tinydb_file_cut_at_any_byte_is_refused() -> None:
    files, journal = small_register()
    for size in range(1, len(files[-1])):
        store = memory(journal, files[-1][:size])
        assert verify(store).faults, size
        with pytest.raises(Damaged):
            list(Register(store, clock=ticking()).refs())


@pytest.mark.parametrize("lines", [[1, 0], [0], [0, 0, 1], [1], [0, 1, 1], [0, 2]], ids=str)
def test_lines_swapped_missing_or_doubled_break_the_chain(lines: list[int]) -> None:
    register = Register(MemoryStore(), clock=ticking())
    for _ in range(3):
        record(register)
    journal = register.store.journal(0).splitlines(keepends=True)
    store = memory(b"".join(journal[n] for n in lines), (register.store.checkpoint() or b"")[:])
    assert verify(store).faults
    with pytest.raises(Damaged):
        Register(store, clock=ticking()).snapshot  # noqa: B018


def with_changes(journal: bytes, changes: str) -> bytes:
    """The journal with one more entry of the first format, rightly chained, of somebody who wrote it by hand."""
    last = from_line(journal.splitlines()[-1], 0, "")
    fields = {**json.loads(encoded(replace(last.entry, salt=""))), "seq": last.entry.seq + 1, "prev": last.hash}
    import hashlib

    body = json.dumps({**fields, "changes": json.loads(changes)})[:-1].encode()
    return journal + b'%b,"hash":"%b"}\n' % (body, hashlib.sha256(body).hexdigest().encode())


@pytest.mark.parametrize(
    "changes",
    [
        '[["batches","2019-5320-000001",[],null,{"ref":"2019-5320-000001"}]]',
        '[["batches","2019-5320-000009",[],null,{"ref":"2019-5320-000009"}]]',
        '[["batches","no reference",[],null,{}]]',
        '[["unknown","A",[],null,{"code":"A"}]]',
        '[["holders","A",["name","x"],null,null]]',
        '[["holders","A",["name","x"],null,1]]',
        '[["holders","A",["name"],"A",7]]',
        '[["holders","A",[0],null,1]]',
        '[["holders","Z",["name"],null,"x"]]',
        '[["batches","2019-5320-000001",["lines",5],null,{}]]',
        '[["batches","2019-5320-000001",["lines",0,"no"],1,null]]',
        '[["batches","2019-5320-000001",["lines","x"],null,{}]]',
    ],
)
def test_an_entry_that_is_no_change_of_its_state_is_refused(changes: str) -> None:
    files, journal = small_register()
    for checkpoint in (None, files[-1]):
        store = memory(with_changes(journal, changes), checkpoint)
        with pytest.raises(Damaged) as refusal:
            Register(store, clock=ticking()).snapshot  # noqa: B018
        assert refusal.value.at == "register.journal:3"


def test_an_entry_without_a_time_zone_is_refused() -> None:
    _, journal = small_register()
    entry = from_line(journal.splitlines()[0], 0, "").entry
    naive = replace(entry, at=NOON.replace(tzinfo=None))
    with pytest.raises(Damaged):
        from_line(to_line(naive)[:-1], 0, "register.journal")


def two_registers(folder: Path) -> tuple[Path, Path]:
    paths = folder / "one", folder / "other"
    for number, path in enumerate(paths, start=1):
        path.mkdir()
        for _ in range(2 + number):
            record(open_file(path), quantity=number)
    return paths


def without_its_journal(folder: Path) -> None:
    (folder / "register.journal").unlink()


def with_another_journal(folder: Path) -> None:
    other = folder.parent / "other" / "register.journal"
    (folder / "register.journal").write_bytes(other.read_bytes())


def with_an_older_journal(folder: Path) -> None:
    journal = folder / "register.journal"
    journal.write_bytes(journal.read_bytes()[: journal.read_bytes().index(b"\n") + 1])


def with_an_altered_journal(folder: Path) -> None:
    journal = folder / "register.journal"
    journal.write_bytes(journal.read_bytes().replace(b"Li Wei", b"Li Wen", 1))


def rewritten_by_stock_tinydb(folder: Path) -> None:
    from tinydb import TinyDB

    with TinyDB(folder / "register.json") as db:
        db.table("batches").insert({"ref": "2019-5320-000099"})


def cut_short(folder: Path) -> None:
    file = folder / "register.json"
    file.write_bytes(file.read_bytes()[:-40])


def of_a_newer_version(folder: Path) -> None:
    import zlib

    file = folder / "register.json"
    data = file.read_bytes().replace(b'"format":2', b'"format":3')
    *before, line, end, last, empty = data.split(b"\n")
    head = line[:-20]
    file.write_bytes(b"\n".join((*before, head + b',"check":"%08x"}' % zlib.crc32(head), end, last, empty)))


FOREIGN = "register.json is not as this program wrote it: cut short, or changed by another program"
BACKUP = "customs restore BACKUP"
NEWER = "install the newer customs-cli"


@pytest.mark.parametrize(
    ("fault", "message", "command", "mended"),
    [
        (without_its_journal, "register.journal is missing, but register.json refers to its entry 3", BACKUP, False),
        (with_another_journal, "register.journal belongs to another register than register.json", BACKUP, False),
        (with_an_older_journal, "register.journal is older than register.json: it ends before entry 3", BACKUP, False),
        (rewritten_by_stock_tinydb, FOREIGN, "customs check --fix", True),
        (cut_short, FOREIGN, "customs check --fix", True),
        (of_a_newer_version, "register.json was written by a newer version (format 3, this one reads 2)", NEWER, False),
    ],
)
def test_a_pair_that_does_not_fit_is_refused_with_a_way_out(
    tmp_path: Path, fault: Callable[[Path], None], message: str, command: str, mended: bool
) -> None:
    folder, _ = two_registers(tmp_path)
    fault(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(Damaged) as refusal:
        list(open_file(folder).refs())
    assert (refusal.value.message, refusal.value.exit_code) == (message, 7)
    assert command in refusal.value.hint
    with pytest.raises(Damaged):
        record(open_file(folder))
    verdict = verify(open_file(folder).store)
    assert message in [found.what for found in verdict.faults]
    if mended:
        made, kept = repair(FileStore(folder / "register.json"), at=NOON)
        assert made == "register.json was rebuilt from the 3 entries of register.journal"
        odd = folder / "register-odd-20190703T120000.json"
        assert kept == f"the previous file is kept as {odd}"
        assert odd.read_bytes() == before["register.json"]
        assert verify(open_file(folder).store).ok
        assert len(list(open_file(folder).refs())) == 3
    else:
        with pytest.raises(Damaged):
            repair(FileStore(folder / "register.json"), at=NOON)
        assert {n: (folder / n).read_bytes() for n in before if n != "register.lock"} == {
            n: data for n, data in before.items() if n != "register.lock"
        }


def test_an_altered_journal_is_reported_by_line_and_never_mended(tmp_path: Path) -> None:
    folder, _ = two_registers(tmp_path)
    with_an_altered_journal(folder)
    [fault] = verify(open_file(folder).store).faults
    assert fault == ("register.journal", 1, "register.journal, line 1: the entry was altered: its hash does not match")
    with pytest.raises(Damaged, match="line 1"):
        repair(FileStore(folder / "register.json"), at=NOON)


def test_line_ends_of_another_program_are_told_from_altered_entries(tmp_path: Path) -> None:
    record(open_file(tmp_path))
    journal = tmp_path / "register.journal"
    journal.write_bytes(journal.read_bytes().replace(b"\n", b"\r\n"))
    told = "register.journal, line 1: the entry ends with CR LF: another program changed the line ends, from LF"
    assert told in [fault.what for fault in verify(open_file(tmp_path).store).faults]


def test_a_sound_register_is_not_mended(tmp_path: Path) -> None:
    record(open_file(tmp_path))
    before = (tmp_path / "register.json").stat().st_ino
    assert repair(FileStore(tmp_path / "register.json"), at=NOON) == ()
    assert (tmp_path / "register.json").stat().st_ino == before


def test_a_journal_without_its_tinydb_file_is_the_whole_register(tmp_path: Path) -> None:
    folder, _ = two_registers(tmp_path)
    before = (folder / "register.json").read_bytes()
    (folder / "register.json").unlink()
    assert len(list(open_file(folder).refs())) == 3
    assert verify(open_file(folder).store).ok
    open_file(folder).checkpoint()
    assert (folder / "register.json").read_bytes() == before


def test_an_older_tinydb_file_from_a_backup_is_brought_up_to_date_by_the_journal(tmp_path: Path) -> None:
    register = open_file(tmp_path)
    record(register)
    old = (tmp_path / "register.json").read_bytes()
    record(register)
    new = (tmp_path / "register.json").read_bytes()
    (tmp_path / "register.json").write_bytes(old)
    assert len(list(open_file(tmp_path).refs())) == 2
    assert verify(open_file(tmp_path).store).ok
    open_file(tmp_path).checkpoint()
    assert (tmp_path / "register.json").read_bytes() == new


def test_another_json_file_is_no_register(tmp_path: Path) -> None:
    for text in ('{"_default": {"1": {"a": 1}}}', "[]", "{}", "{}\n}\n}\n", "hello", "\x00"):
        (tmp_path / "register.json").write_text(text)
        with pytest.raises(Damaged):
            record(open_file(tmp_path))
        with pytest.raises(Damaged):
            repair(FileStore(tmp_path / "register.json"), at=NOON)
        assert (tmp_path / "register.json").read_text() == text


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "register.json").mkdir()
    with pytest.raises(Damaged, match="is not a plain file"):
        open_file(tmp_path).snapshot  # noqa: B018


@pytest.mark.parametrize("acts", [1, 5])
@pytest.mark.parametrize("is_torn", [False, True])
def test_a_backup_is_a_register_of_its_own(tmp_path: Path, acts: int, is_torn: bool) -> None:
    for _ in range(acts):
        record(open_file(tmp_path))
    if is_torn:
        with (tmp_path / "register.journal").open("ab") as journal:
            journal.write(b'{"seq"')
    copy = backup(FileStore(tmp_path / "register.json"), tmp_path / "safe" / "deep", at=NOON).path
    assert copy == tmp_path / "safe" / "deep" / "register-20190703T120000Z" / "register.json"
    assert verify(FileStore(copy))[:3] == verify(open_file(tmp_path).store)[:3]
    assert list(Register(FileStore(copy), clock=ticking()).batches()) == list(open_file(tmp_path).batches())
    assert [path.name for path in copy.parent.parent.iterdir()] == [copy.parent.name]
    again = backup(FileStore(tmp_path / "register.json"), tmp_path / "safe" / "deep", at=NOON).path
    assert again.parent.name == f"{copy.parent.name}-2"


def test_a_backup_of_a_damaged_register_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    folder, _ = two_registers(tmp_path)
    with_an_altered_journal(folder)
    with pytest.raises(Damaged, match="line 1"):
        backup(FileStore(folder / "register.json"), tmp_path / "safe", at=NOON)
    assert not (tmp_path / "safe").exists()


def test_an_empty_register_has_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        backup(FileStore(tmp_path / "register.json"), tmp_path / "safe", at=NOON)


def test_an_entry_that_does_not_fit_is_refused_again_by_who_has_read_what_is_before_it() -> None:
    files, journal = small_register()
    store = memory(journal, files[-1])
    register = Register(store, clock=ticking())
    state = register.snapshot
    stand = state.seq, state.offset
    store.append(with_changes(journal, '[["batches","2019-5320-000001",["lines",5],null,{}]]')[len(journal) :])
    for _ in range(2):
        with pytest.raises(Damaged):
            state.follow()
        assert (state.seq, state.offset) == stand
