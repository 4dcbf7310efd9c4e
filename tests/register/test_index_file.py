"""Whatever became of `register.index`, what is asked is answered as the batches stand."""

import multiprocessing
import os
import shutil
import signal
import sqlite3
import stat
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from register_samples import NOON, open_file, phone_cases, record

from customs_cli.domain.batch.batch import Batch, Note
from customs_cli.domain.books.books import EVER, Ask
from customs_cli.domain.query.dimensions import dimensions
from customs_cli.domain.query.directory import Directory
from customs_cli.domain.time.periods import parse_period
from customs_cli.register.file.files import FileStore
from customs_cli.register.index.opening import opened
from customs_cli.register.index.proof import Proven, proven
from customs_cli.register.index.questions.books import IndexedBooks
from customs_cli.register.memory import MemoryBooks
from customs_cli.register.register import Register

DAY = date(2019, 7, 3)
BY = dimensions(("office",))


def indexed(folder: Path) -> IndexedBooks | None:
    """The books over the index of a register, which may be a small one."""
    register = open_file(folder)
    db = opened(register.store, register.look)
    return IndexedBooks(register, db, Directory(), DAY) if db else None


def told(folder: Path) -> tuple[list[str], object]:
    """References and sums, from the index where one can be had, else from the batches."""
    register = open_file(folder)
    db = opened(register.store, register.look)
    books = IndexedBooks(register, db, Directory(), DAY) if db else MemoryBooks(register, Directory(), DAY)
    found = [batch.ref for batch in books.batches(Ask(period=EVER, order=("-found",)))]
    sums = books.sums(BY, EVER)
    if db:
        db.close()
    return found, sums


def truth(folder: Path) -> tuple[list[str], object]:
    """The same from the batches."""
    books = MemoryBooks(open_file(folder), Directory(), DAY)
    return [batch.ref for batch in books.batches(Ask(order=("-found",)))], books.sums(BY, EVER)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a register of some batches, with an index that stands where it stands."""
    folder = tmp_path / "home"
    folder.mkdir()
    register = open_file(folder)
    for office in ("5320", "5301", "5320", "5304"):
        record(register, office=office)
    assert told(folder) == truth(folder)
    return folder


def truncated(index: Path) -> None:
    os.truncate(index, index.stat().st_size // 2)


def emptied(index: Path) -> None:
    index.write_bytes(b"")


def made_a_folder(index: Path) -> None:
    index.unlink()
    index.mkdir()


def made_a_link(index: Path) -> None:
    index.rename(index.with_name("elsewhere"))
    index.symlink_to("elsewhere")


def made_a_pipe(index: Path) -> None:
    index.unlink()
    os.mkfifo(index)


def of_other_rules(index: Path) -> None:
    with sqlite3.connect(index) as db:
        db.execute("UPDATE meta SET value = 'older' WHERE key = 'rules'")
        db.execute("DELETE FROM batches")


def without_a_table(index: Path) -> None:
    with sqlite3.connect(index) as db:
        db.execute("DROP TABLE batches")
        db.execute("UPDATE meta SET value = '0' WHERE key = 'seq'")


def of_another_register(index: Path) -> None:
    other = index.parent.parent / "other"
    other.mkdir()
    register = open_file(other)
    for _ in range(5):
        record(register, office="5399")
    told(other)
    shutil.copy(other / "register.index", index)


def overwritten(index: Path) -> None:
    index.write_bytes(b"SQLite format 3\0" + b"x" * 9000)


@pytest.mark.parametrize(
    "harm",
    [truncated, emptied, made_a_folder, made_a_link, made_a_pipe, of_other_rules, without_a_table, of_another_register,
     overwritten],
)  # fmt: skip
def test_an_index_that_is_no_good_is_not_believed(home: Path, harm: Callable[[Path], None]) -> None:
    harm(home / "register.index")
    assert told(home) == truth(home)
    record(open_file(home), office="5316")
    assert told(home) == truth(home)


def test_an_index_is_its_owners_alone_and_leaves_nothing_beside_it(home: Path) -> None:
    assert stat.S_IMODE((home / "register.index").stat().st_mode) == 0o600
    assert list(home.glob("register.index-*")) == []


def test_an_index_made_before_a_restore_of_an_older_state_is_made_anew(home: Path) -> None:
    older = {name: (home / name).read_bytes() for name in ("register.json", "register.journal")}
    register = open_file(home)
    record(register, office="5302")
    assert told(home) == truth(home)
    for name, data in older.items():
        (home / name).write_bytes(data)
    assert told(home) == truth(home)
    record(open_file(home), office="5303")
    assert told(home) == truth(home)


def test_an_index_of_a_state_whose_acts_were_replaced_by_others_is_made_anew(home: Path) -> None:
    """The journal grows past the place at which the index stands, and never was what the index has seen."""
    older = {name: (home / name).read_bytes() for name in ("register.json", "register.journal")}
    record(open_file(home), office="5302")
    told(home)
    for name, data in older.items():
        (home / name).write_bytes(data)
    for _ in range(3):
        record(open_file(home), office="5305")
    assert told(home) == truth(home)


def test_a_reader_that_was_overtaken_looks_again(home: Path) -> None:
    slow = open_file(home)
    assert slow.snapshot.seq == 4
    record(open_file(home), office="5302")
    told(home)  # the index has seen an act that the slow reader has not
    db = opened(slow.store, slow.look)
    assert db is not None
    assert slow.snapshot.seq == 5
    assert len(list(IndexedBooks(slow, db, Directory(), DAY).batches(Ask(limit=9)))) == 5


def test_an_index_that_another_process_reads_is_caught_up_for_one_process_alone(home: Path) -> None:
    reader = sqlite3.connect(home / "register.index", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM batches").fetchone()
    record(open_file(home), office="5302")
    assert told(home) == truth(home)
    assert reader.execute("SELECT count(*) FROM batches").fetchone() == (4,)
    reader.close()
    assert told(home) == truth(home)


def test_an_index_that_another_process_keeps_for_itself_is_not_waited_for_long(home: Path) -> None:
    """One that could not put in its place what it caught up, for a third one read: nobody else can begin to read."""
    reader = sqlite3.connect(home / "register.index", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM batches").fetchone()
    record(open_file(home), office="5302")
    keeping = open_file(home)
    own = opened(keeping.store, keeping.look)
    assert own
    record(open_file(home), office="5303")
    another = open_file(home)
    assert opened(another.store, another.look) is None
    own.close()
    reader.close()
    assert told(home) == truth(home)


def test_a_register_lets_go_of_its_index_while_the_answer_is_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Register, "is_in_parts", True)
    register = open_file(home)
    books = register.books(Directory, DAY)
    assert len(list(books.batches(Ask(limit=9)))) == 4
    register.let_go()
    writer = sqlite3.connect(home / "register.index", isolation_level=None, timeout=0)
    writer.execute("BEGIN EXCLUSIVE")
    writer.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind this user")
def test_where_no_index_can_be_written_the_batches_answer(home: Path) -> None:
    record(open_file(home), office="5302")
    home.chmod(0o500)
    try:
        assert told(home) == truth(home)
    finally:
        home.chmod(0o700)


def test_where_no_lock_can_be_had_the_batches_answer(home: Path) -> None:
    record(open_file(home), office="5302")
    (home / "register.indexing").unlink()
    (home / "register.indexing").mkdir()
    assert told(home) == truth(home)


def test_a_damaged_page_is_told_by_the_batches_and_the_index_is_taken_away(home: Path) -> None:
    index = home / "register.index"
    books = indexed(home)
    assert books is not None
    data = bytearray(index.read_bytes())
    for place in range(4096, len(data)):
        data[place] ^= 0xFF
    index.write_bytes(data)
    fresh = told(home)
    assert fresh == truth(home)


def test_remarks_are_caught_up_by_their_words_alone(home: Path) -> None:
    """Beside them a batch that is changed in other ways too, one that comes with a remark, and one that goes."""
    register = open_file(home)
    refs = list(register.refs())
    note = Note(on=DAY, by=("Li Wei",), text="weighed again")

    def remarked(batch: Batch, **fields: Any) -> Batch:
        return replace(batch, notes=(*batch.notes, note), **fields)

    for day in ("2019-07-02", "2019-07-02", "2019-06-30"):
        register.do("note", lambda act, day=day: act.put(remarked(act.batch(refs[0]), found_on=day)))  # type: ignore[misc]
        register.do("note", lambda act: act.put(remarked(act.batch(refs[1]))))
    register.do("note", lambda act: act.put(remarked(act.batch(refs[2]))))
    register.do("import", lambda act: act.remove(act.batch(refs[2])))
    register.do("import", lambda act: act.put(remarked(phone_cases("2019-5399-000001"))))
    assert told(home) == truth(home)
    books = indexed(home)
    assert books
    found = books.batches(Ask(words=("weighed",)))
    assert [batch.ref for batch in found] == ["2019-5301-000001", "2019-5304-000001", "2019-5399-000001"]
    assert proven(open_file(home).store) == Proven(open_file(home).snapshot.seq, 4, ())


def _write(folder: str, office: str, count: int) -> None:
    for _ in range(count):
        record(Register(FileStore(Path(folder) / "register.json", timeout=60), clock=lambda: NOON), office=office)


def _read(folder: str, rounds: int, answers: "multiprocessing.Queue[object]") -> None:
    for _ in range(rounds):
        found, sums = told(Path(folder))
        total = sums.total.recorded  # type: ignore[attr-defined]
        if len(found) != len(set(found)) or total < len(found):
            answers.put((len(found), total))
    answers.put("done")


@pytest.mark.parametrize("harmed", ["amounts = '{'", "amounts = NULL", """amounts = '{"pcs":"x"}'""", "batches = 'x'"])
@pytest.mark.parametrize("is_behind", [False, True], ids=["asked", "caught up"])
def test_a_sum_of_the_store_that_is_none_is_told_by_the_batches(home: Path, harmed: str, is_behind: bool) -> None:
    with sqlite3.connect(home / "register.index") as db:
        db.execute(f"UPDATE stock SET {harmed}")
    db.close()
    if is_behind:
        record(open_file(home))
    for _ in range(2):  # damaged, and made anew
        books = indexed(home)
        assert books
        assert books.stored() == MemoryBooks(open_file(home), Directory(), DAY).stored()
        books._db.close()
    db = sqlite3.connect(home / "register.index")
    assert not db.execute(f"SELECT 1 FROM stock WHERE {harmed.replace(' = NULL', ' IS NULL')}").fetchone()
    db.close()


def test_eight_writers_and_four_readers_keep_one_index_right(home: Path) -> None:
    context = multiprocessing.get_context("fork")
    answers: multiprocessing.Queue[object] = context.Queue()
    offices = [f"53{number:02}" for number in range(30, 38)]
    writers = [context.Process(target=_write, args=(str(home), office, 6)) for office in offices]
    readers = [context.Process(target=_read, args=(str(home), 8, answers)) for _ in range(4)]
    for process in (*writers, *readers):
        process.start()
    for process in (*writers, *readers):
        process.join(120)
        assert process.exitcode == 0
    assert [answers.get(timeout=5) for _ in readers] == ["done"] * 4
    found, _ = told(home)
    assert len(found) == 4 + 8 * 6
    assert told(home) == truth(home)


def test_a_reader_killed_while_it_catches_up_harms_nobody(home: Path) -> None:
    context = multiprocessing.get_context("fork")
    for wait in (0.0, 0.002, 0.004, 0.008, 0.016, 0.03, 0.06):
        register = open_file(home)
        register.do("import", lambda act: [act.put(phone_cases(act.next_ref(2019, "5320"))) for _ in range(40)])
        reader = context.Process(target=told, args=(home,))
        reader.start()
        time.sleep(wait)
        assert reader.pid
        os.kill(reader.pid, signal.SIGKILL)
        reader.join()
        assert told(home) == truth(home), wait


def test_an_import_of_many_is_caught_up_in_bulk_and_taken_back_again(home: Path) -> None:
    register = open_file(home)
    register.do(
        "import", lambda act: [act.put(phone_cases(act.next_ref(2019, f"53{number % 30:02}"))) for number in range(300)]
    )
    assert told(home) == truth(home)
    month = parse_period("2019-07", today=DAY)
    books = indexed(home)
    assert books is not None
    assert books.sums_over([month])[0].recorded == 304
