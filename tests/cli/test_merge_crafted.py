"""Registers that nobody made, through `merge`: refused by name, or taken in whole; afterwards every command works."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from copying import copied
from crafted_registers import Crafted, crafted, sound, with_act
from msgspec.structs import replace
from running import Customs, Result

from customs_cli.domain.batch.batch import Batch
from customs_cli.domain.batch.reference import Serial
from customs_cli.register.file.codec import TABLES
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register

QUICK = ("verify", "check", "list", "summary", "trend", "print daily -o day.txt")
EVERY = (
    *QUICK, "list --json", "show 2019-5320-000001", "show 2019-5320-000001 --json", "history", "today", "due", "rank",
    "summary --by holder --by category --json", "summary --sheet", "links", "search phone", "export -o out.csv",
    "holder list", "trademark list", "office list", "campaign list", "enterprise list", "list -o list.xlsx",
    "bundle 2019-5320-000001 -o b.zip", "undo", "redo", "record --office 5320 --found 2019-07-01 --goods x",
)  # fmt: skip
SHARES = 6
"""A run of 300 is cut in so many, of which every fourth one stands in the short form."""
EACH = [n if n == 4 else pytest.param(n, marks=pytest.mark.slow) for n in range(SHARES)]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sound register stays once the first test has made it."""
    return tmp_path_factory.mktemp("kept") / "sound"


@pytest.fixture
def theirs(customs: Customs, place: Path, kept: Path) -> Path:
    """A sound register of another office."""
    if not kept.exists():
        sound(customs, kept)
    return copied(kept, place / "theirs")


@pytest.fixture
def ours(customs: Customs, place: Path) -> Path:
    """Our own, of three batches."""
    (place / "ours").mkdir()
    for _ in range(3):
        on(customs, place / "ours", "record --office 5304 --found 2019-07-01 --goods bags --quantity 5")
    return place / "ours"


def on(customs: Customs, folder: Path, line: str) -> Result:
    """One command over the register of a folder."""
    return customs("--register", str(folder / "register.json"), *line.split())


def opened(folder: Path) -> Register:
    return Register(FileStore(folder / "register.json"), clock=lambda: datetime(2019, 7, 10, tzinfo=UTC))


def put_in_place(one: Crafted, theirs: Path, at: Path) -> Path:
    """A crafted register in a folder of its own, evidence with it."""
    copied(theirs, at)
    (at / "register.json").unlink()
    (at / "register.journal").write_bytes(one.journal)
    return at


def is_whole(ours: Path, theirs: Path) -> bool:
    """Whether ours has every record of theirs, as theirs has it."""
    mine, others = opened(ours), opened(theirs)
    return all(
        _read(mine.find(kind, getattr(record, "ref", None) or record.code)) == _read(record)  # type: ignore[attr-defined]
        for kind in TABLES.values()
        if kind is not Serial
        for record in others.all(kind)
    )


def _read(record: object) -> object:
    """A record but for the rules that a batch was counted by: it comes in counted anew by those of today."""
    return replace(record, law="", deadlines=()) if isinstance(record, Batch) else record


def is_refused_by_name_or_whole(
    customs: Customs, one: Crafted, theirs: Path, ours: Path, scratch: Path, commands: tuple[str, ...]
) -> bool:
    """Whether it came in; everything else is asserted."""
    their, mine = put_in_place(one, theirs, scratch / "their"), copied(ours, scratch / "mine")
    done = on(customs, mine, f"merge {their} --theirs")
    assert done.code in (0, 5, 6, 7), (one.name, done)
    if done.code:
        assert len(done.complaints) <= 2, (one.name, done.err)
        assert (mine / "register.journal").read_bytes() == (ours / "register.journal").read_bytes(), one.name
        return False
    assert is_whole(mine, their), one.name
    for line in commands:
        shown = on(customs, mine, line)
        assert shown.code == 0 or (line, shown.code) == ("check", 6), (one.name, line, shown.err)
    return True


@pytest.mark.parametrize("share", EACH)
def test_each_of_300_crafted_registers_is_refused_by_name_or_taken_in_whole(
    customs: Customs, theirs: Path, ours: Path, place: Path, share: int
) -> None:
    mine = crafted(theirs)[share::SHARES]
    came_in = [
        is_refused_by_name_or_whole(
            customs, one, theirs, ours, place / f"run{number}", QUICK if number % 3 == 0 else ()
        )
        for number, one in enumerate(mine)
    ]
    assert len(came_in) == 300 // SHARES
    assert 0 < sum(came_in) < len(came_in)


@pytest.mark.slow
def test_every_crafted_register_that_can_be_thought_of_leaves_every_command_working(
    customs: Customs, theirs: Path, ours: Path, place: Path
) -> None:
    for number, one in enumerate(crafted(theirs, None)):
        is_refused_by_name_or_whole(customs, one, theirs, ours, place / f"run{number}", EVERY)
        shutil.rmtree(place / f"run{number}", ignore_errors=True)


@pytest.mark.parametrize(
    ("path", "old", "new", "said", "where"),
    [
        (["found_on"], "2019-07-01", "zzz", "2019-5320-000001, found_on: 'zzz' is not a date",
         "Found"),
        (["lines", 0, "quantity"], 1200, -5, "2019-5320-000001, lines[0].quantity: quantity -5 is negative",
         "line 1, Quantity"),
        (["lines", 0, "quantity"], 1200, 10**400, "2019-5320-000001, lines[0].quantity: quantity 1.00000E+400 is too",
         "line 1, Quantity"),
        (["lines", 0, "hs"], "851712", "64.04 11", "2019-5320-000001, lines[0].hs: '64.04 11' is not an HS code",
         "line 1, HS code"),
        (["lines", 0, "category"], "electronics", "shoe", "2019-5320-000001, lines[0].category: no category 'shoe'",
         "line 1, Category"),
        (["origin"], "CN", "ZZ", "2019-5320-000001, origin: no country 'ZZ'",
         "Origin"),
        (["consignor"], {"name": "Sender"}, {}, "2019-5320-000001, consignor: an empty value is kept",
         "Consignor"),
        (["lines", 0, "value"], {"amount": "20000", "currency": "CNY"}, {"amount": "1e999999", "currency": "CNY"},
         "2019-5320-000001, lines[0].value: 1E+999999 is too large an amount",
         "line 1, Value"),
    ],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_a_value_that_record_refuses_is_refused_by_its_batch_its_place_and_its_name(
    customs: Customs, theirs: Path, ours: Path, path: list[object], old: object, new: object, said: str, where: str
) -> None:
    journal = theirs / "register.journal"
    changes = json.dumps([["batches", "2019-5320-000001", path, old, new]])
    journal.write_bytes(with_act(journal.read_bytes(), changes))
    done = on(customs, ours, f"merge {theirs}")
    what = said.partition(": ")[2]
    assert (done.code, f"2019-5320-000001, {where}: {what}" in done.err) == (6, True), done.err
    dry = on(customs, ours, f"merge {theirs} --dry-run --json")
    assert (dry.code, [f"{f['key']}, {f['path']}: {f['what']}"[: len(said)] for f in dry.answer["faults"]]) == (
        6,
        [said],
    )
    assert on(customs, ours, "list -q").lines == ["2019-5304-000001", "2019-5304-000002", "2019-5304-000003"]


def test_a_serial_that_leaps_uses_up_no_year(customs: Customs, theirs: Path, ours: Path) -> None:
    journal = theirs / "register.journal"
    leap = json.dumps([["serials", "2019-5320", ["last"], 2, 999_999]])
    journal.write_bytes(with_act(journal.read_bytes(), leap))
    done = on(customs, ours, f"merge {theirs} --json").answer
    assert done["serials_left"] == [{"code": "2019-5320", "last": 999_999, "batches": 2}]
    again = "record --office 5320 --found 2019-07-01 --goods x -q"
    assert on(customs, ours, again).lines == ["2019-5320-000003"]


def test_a_batch_whose_serial_leaps_comes_in_and_is_not_overwritten(customs: Customs, theirs: Path, ours: Path) -> None:
    batch = json.loads(opened(theirs).snapshot.body("batches", "2019-5320-000002") or b"")
    changes: list[object] = [
        ["batches", f"2019-5320-{n}", [], None, {**batch, "ref": f"2019-5320-{n}"}] for n in ("000003", "999999")
    ]
    journal = theirs / "register.journal"
    journal.write_bytes(
        with_act(journal.read_bytes(), json.dumps([*changes, ["serials", "2019-5320", ["last"], 2, 1]]))
    )
    assert on(customs, ours, f"merge {theirs}").code == 0
    again = "record --office 5320 --found 2019-07-01 --goods x -q"
    assert on(customs, ours, again).lines == ["2019-5320-000004"]
    assert len(on(customs, ours, "list --office 5320 -q").lines) == 5
    assert on(customs, ours, "verify").code == 0


def test_two_registers_of_20_and_40_batches_become_one_that_goes_on_after_both(customs: Customs, place: Path) -> None:
    for name, office, count in (("a", "5320", 20), ("b", "5304", 40)):
        (place / name).mkdir()
        rows = "".join(f"{n},{office},2019-07-01,bags,1\n" for n in range(count))
        (place / "rows.csv").write_text(f"case_id,office,found_on,goods,quantity\n{rows}", "utf-8")
        assert on(customs, place / name, "import rows.csv --again").code == 0
    assert on(customs, place / "a", f"merge {place / 'b'}").code == 0
    for office, serial in (("5320", "000021"), ("5304", "000041")):
        record = f"record --office {office} --found 2019-07-02 --goods x -q"
        assert on(customs, place / "a", record).lines == [f"2019-{office}-{serial}"]


def test_undo_turns_all_of_a_merge_back_and_redo_brings_all_of_it_again(
    customs: Customs, theirs: Path, ours: Path
) -> None:
    def state() -> dict[str, list[object]]:
        register = opened(ours)
        return {table: list(register.all(kind)) for table, kind in TABLES.items()}

    before = state()
    assert on(customs, ours, f"merge {theirs}").code == 0
    merged = state()
    assert on(customs, ours, "undo").code == 0
    assert state() == before
    assert on(customs, ours, "redo").code == 0
    assert state() == merged
    assert on(customs, ours, "undo").code == 0
    assert on(customs, ours, "record --office 5320 --found 2019-07-01 --goods x -q").lines == ["2019-5320-000001"]
    assert on(customs, ours, "verify").code == 0


def test_a_batch_that_was_taken_back_does_not_come_again_with_an_older_copy_unless_it_is_said_to(
    customs: Customs, ours: Path, place: Path
) -> None:
    older = copied(ours, place / "older")
    assert on(customs, ours, "undo").code == 0
    found = on(customs, ours, f"merge {older} --json")
    assert (found.code, found.error["candidates"]) == (5, ["2019-5304-000003"])
    assert "--ours keeps our records, which are later versions of theirs" in found.error["hint"]
    assert on(customs, ours, f"merge {older} --ours").code == 0
    assert on(customs, ours, "list -q").lines == ["2019-5304-000001", "2019-5304-000002"]
    assert on(customs, older, "note 3 seen").code == 0
    (row,) = on(customs, ours, f"merge {older} --ours --dry-run --json").answer["conflicts"]
    assert (row["key"], row["later"]) == ("2019-5304-000003", "both")
    for _ in range(2):
        assert on(customs, ours, f"merge {older} --theirs").code == 0
        assert on(customs, ours, "list -q").lines[-1] == "2019-5304-000003"
        assert on(customs, ours, "undo").code == 0


def test_a_merge_that_was_undone_may_be_done_again(customs: Customs, theirs: Path, ours: Path) -> None:
    assert on(customs, ours, f"merge {theirs}").code == 0
    merged = on(customs, ours, "list -q").lines
    assert on(customs, ours, "undo").code == 0
    assert on(customs, ours, f"merge {theirs}").code == 0
    assert on(customs, ours, "list -q").lines == merged


def test_a_serial_given_after_a_merge_stays_given_when_the_merge_is_undone(
    customs: Customs, theirs: Path, ours: Path
) -> None:
    record = "record --office 5320 --found 2019-07-01 --goods x -q"
    assert on(customs, ours, f"merge {theirs}").code == 0
    assert on(customs, ours, record).lines == ["2019-5320-000003"]
    assert on(customs, ours, "undo 4").code == 0
    assert on(customs, ours, record).lines == ["2019-5320-000004"]


def test_evidence_that_names_no_digest_is_not_looked_for_outside_its_folder(
    customs: Customs, theirs: Path, ours: Path
) -> None:
    batch = json.loads(opened(theirs).snapshot.body("batches", "2019-5320-000001") or b"")
    journal = theirs / "register.journal"
    place = ["batches", "2019-5320-000001", ["evidence", 0, "sha256"], batch["evidence"][0]["sha256"], "/dev/zero"]
    journal.write_bytes(with_act(journal.read_bytes(), json.dumps([place])))
    done = on(customs, ours, f"merge {theirs}")
    assert (done.code, "'/dev/zero' is not a SHA-256" in done.err) == (7, True), done.err


def test_a_number_without_end_in_a_whole_batch_is_refused_by_its_entry_through_every_door(
    customs: Customs, theirs: Path, ours: Path, place: Path
) -> None:
    named = {one.name: one for one in crafted(theirs)}
    their = put_in_place(named["a number without end, in a whole batch"], theirs, place / "their")
    for folder, line in ((ours, f"merge {their}"), (their, "verify"), (their, "list"), (their, "backup kept")):
        done = on(customs, folder, line)
        assert (done.code, "line 26: " in done.err + done.out) == (7, True), (line, done)
    assert customs("restore", str(their), "--register", str(place / "back" / "register.json")).code == 7
