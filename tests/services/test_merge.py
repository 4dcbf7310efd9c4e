"""Two registers made one: what comes in, what is left, what is a conflict."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Evidence, Line, Note
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.batch.reference import Serial
from customs_cli.domain.record import Record
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.domain.values.party import Party
from customs_cli.errors import Conflict, Damaged, NotFound, UsageError
from customs_cli.register.file.files import FileStore
from customs_cli.register.proof.tree import root
from customs_cli.register.register import Register
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.merges.planned import Word
from customs_cli.services.exchange.merging import merge, opened, plan
from customs_cli.services.undo.undoing import undo

NOON = datetime(2019, 7, 10, 12, tzinfo=UTC)
VIVO = Trademark(code="VIVO", name="vivo", holder="VIVO-COMM")
COMM = Holder(code="VIVO-COMM", name="vivo Mobile")
REF = "2019-5320-000001"

Office = Callable[[str], Duty]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A register of its own for each name."""

    def call(name: str) -> Duty:
        (tmp_path / name).mkdir(exist_ok=True)
        times = (NOON + timedelta(seconds=n) for n in range(10**6))
        register = Register(FileStore(tmp_path / name / "register.json"), clock=lambda: next(times))
        return Duty(register, ("Li Wei",), date(2019, 7, 10), WorkingCalendar)

    return call


def put(duty: Duty, *records: Record) -> None:
    duty.do("test", lambda act: [act.put(record) for record in records])


def phones(ref: str = REF, **changes: Any) -> Batch:
    lines = (Line(no=1, goods="phones", quantity=10, marks=("VIVO",)),)
    own = {"VIVO-COMM": Proceeding(holder="VIVO-COMM", marks={"VIVO": MarkState()})}
    year, code, _ = ref.split("-")
    return replace(Batch(ref=ref, office=code, found_on=f"{year}-07-01", lines=lines, proceedings=own), **changes)


def noted(batch: Batch, text: str) -> Batch:
    return replace(batch, notes=(*batch.notes, Note(on=date(2019, 7, 9), by=("Li Wei",), text=text)))


def conflict(ours: Duty, theirs: Duty, word: Word | None = None) -> Conflict:
    """The refusal to merge, after which our register is as it was."""
    before = ours.register.snapshot.head
    with pytest.raises(Conflict) as refused:
        merge(ours, theirs.register, word)
    assert ours.register.snapshot.head == before
    return refused.value


def test_what_only_theirs_has_comes_in_by_one_act_that_names_their_register(office: Office, tmp_path: Path) -> None:
    ours, theirs = office("ours"), office("theirs")
    put(ours, COMM, VIVO, phones("2019-5304-000001"), Serial(code="2019-5304", last=1))
    put(theirs, COMM, VIVO, phones(), Serial(code="2019-5320", last=4))
    done = merge(ours, opened(ours, theirs.register))
    assert (done.plan.batches, done.plan.names, done.plan.equal) == ((REF,), (), 2)
    assert [batch.ref for batch in ours.register.batches()] == ["2019-5304-000001", REF]
    last = list(ours.register.entries())[-1].entry
    snapshot = theirs.register.snapshot
    assert (last.seq, last.act, last.by) == (2, "merge", ("Li Wei",))
    theirs_root = root(theirs.register.store, snapshot)
    file = hashlib.sha256((tmp_path / "theirs" / "register.json").read_bytes()).hexdigest()
    assert last.reason == f"register {snapshot.id}, act 1, hash {snapshot.head}, root {theirs_root}, file {file}"


def test_no_reference_is_given_again_after_a_merge(office: Office) -> None:
    ours, theirs = office("ours"), office("theirs")
    put(ours, Serial(code="2019-5320", last=2), Serial(code="2019-5304", last=9))
    put(theirs, Serial(code="2019-5320", last=7), Serial(code="2019-5304", last=3))
    merge(ours, theirs.register)
    refs = ours.do("record", lambda act: [act.next_ref(2019, code) for code in ("5320", "5304")])
    assert refs == ["2019-5320-000008", "2019-5304-000010"]


def test_a_second_merge_writes_nothing(office: Office) -> None:
    ours, theirs = office("ours"), office("theirs")
    put(theirs, COMM, VIVO, phones())
    assert (merge(ours, theirs.register).seq, merge(ours, theirs.register).seq) == (1, 0)


@pytest.mark.parametrize(
    ("mine", "other", "later", "why"),
    [
        ((), ("a",), "theirs", "they went on from what we had"),
        (("a",), (), "ours", "we went on from what they had"),
        (("a",), ("b",), "both", "both went on from the same"),
    ],
)
def test_a_batch_that_differs_is_a_conflict_that_says_who_went_on(
    office: Office, mine: tuple[str, ...], other: tuple[str, ...], later: str, why: str
) -> None:
    ours, theirs = office("ours"), office("theirs")
    for duty, texts in ((ours, mine), (theirs, other)):
        put(duty, COMM, VIVO, phones())
        for text in texts:
            put(duty, noted(duty.register.batch(REF), text))
    refused = conflict(ours, theirs)
    assert (refused.exit_code, refused.candidates) == (5, (REF,))
    assert [(row.table, row.key, row.later) for row in plan(ours.register, theirs.register).differing] == [
        ("batches", REF, later)
    ], why


@pytest.mark.parametrize(("word", "text"), [("ours", "mine"), ("theirs", "other")])
def test_the_officers_word_settles_what_differs(office: Office, word: Word, text: str) -> None:
    ours, theirs = office("ours"), office("theirs")
    for duty, own in ((ours, "mine"), (theirs, "other")):
        put(duty, COMM, VIVO, phones())
        put(duty, noted(duty.register.batch(REF), own))
    put(theirs, phones("2019-5304-000001"))
    merge(ours, theirs.register, word)
    assert [note.text for note in ours.register.batch(REF).notes] == [text]
    assert ours.register.batch("2019-5304-000001")


@pytest.mark.parametrize("word", [None, "ours", "theirs"])
def test_a_reference_of_two_different_batches_is_never_settled(office: Office, word: Word | None) -> None:
    ours, theirs = office("ours"), office("theirs")
    put(ours, COMM, VIVO, phones())
    put(theirs, COMM, VIVO, phones(found_on="2019-07-02"))
    assert "different records" in conflict(ours, theirs, word).message


def test_a_name_that_differs_is_a_conflict_value_by_value(office: Office) -> None:
    ours, theirs = office("ours"), office("theirs")
    put(ours, replace(COMM, country="HK"))
    put(theirs, replace(COMM, name="VIVO", country="CN"))
    conflict(ours, theirs)
    row = plan(ours.register, theirs.register).differing[0]
    assert (row.table, row.key) == ("holders", "VIVO-COMM")
    assert sorted(row.fields) == [("country", "HK", "CN"), ("name", "vivo Mobile", "VIVO")]


@pytest.mark.parametrize(("word", "holder"), [("ours", "VIVO-COMM"), ("theirs", "BBK")])
def test_every_batch_follows_the_holder_that_a_mark_has_in_the_end(office: Office, word: Word, holder: str) -> None:
    ours, theirs = office("ours"), office("theirs")
    put(ours, COMM, VIVO, phones("2019-5304-000001"))
    own = {"BBK": Proceeding(holder="BBK", marks={"VIVO": MarkState()})}
    put(theirs, Holder(code="BBK", name="BBK"), replace(VIVO, holder="BBK"), phones(proceedings=own))
    merge(ours, theirs.register, word)
    assert [list(batch.proceedings) for batch in ours.register.batches()] == [[holder], [holder]]


@pytest.mark.parametrize("word", ["ours", "theirs"])
def test_a_batch_keeps_its_holder_where_the_mark_has_none_in_the_end(office: Office, word: Word) -> None:
    nobody = replace(VIVO, holder="UNKNOWN")
    ours, theirs = office("ours"), office("theirs")
    put(ours, COMM, nobody if word == "ours" else VIVO, phones())
    put(theirs, COMM, VIVO if word == "ours" else nobody, phones("2019-5304-000001"))
    merge(ours, theirs.register, word)
    assert ours.register.find(Trademark, "VIVO") == nobody
    assert [list(batch.proceedings) for batch in ours.register.batches()] == [["VIVO-COMM"]] * 2


def test_one_declaration_under_two_references_is_a_hint_not_a_conflict(office: Office) -> None:
    ours, theirs = office("ours"), office("theirs")
    paper = Document(kind="declaration", number="530420190046041383")
    put(ours, COMM, VIVO, phones("2019-5304-000001", document=paper, source={"case_id": "C-1"}))
    put(theirs, COMM, VIVO, phones(document=paper), phones("2019-5320-000002", source={"case_id": "c 1"}))
    done = merge(ours, theirs.register)
    assert [tuple(row) for row in done.plan.joint] == [
        (REF, "2019-5304-000001", "document", "530420190046041383"),
        ("2019-5320-000002", "2019-5304-000001", "case", "c 1"),
    ]


def test_case_1_12_of_one_register_is_not_case_11_2_of_another(office: Office) -> None:
    ours, theirs = office("ours"), office("theirs")
    put(ours, COMM, VIVO, phones("2019-5304-000001", source={"case_id": "1-12"}))
    put(theirs, COMM, VIVO, phones(source={"case_id": "11-2"}), phones("2019-5320-000002", source={"case_id": "1/12"}))
    joint = [row.theirs for row in merge(ours, theirs.register).plan.joint]
    assert joint == ["2019-5320-000002"]


def test_evidence_files_come_along(office: Office, tmp_path: Path) -> None:
    ours, theirs = office("ours"), office("theirs")
    sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    (tmp_path / "theirs" / "evidence").mkdir()
    (tmp_path / "theirs" / "evidence" / sha256).write_bytes(b"test")
    piece = Evidence(name="photo.jpg", sha256=sha256, size=4, on=date(2019, 7, 9))
    put(theirs, COMM, VIVO, phones(evidence=(piece,)))
    assert merge(ours, opened(ours, theirs.register)).files == 1
    assert (tmp_path / "ours" / "evidence" / sha256).read_bytes() == b"test"


def test_a_register_that_does_not_verify_is_not_taken_from(office: Office, tmp_path: Path) -> None:
    ours, theirs = office("ours"), office("theirs")
    put(theirs, COMM, VIVO, phones())
    journal = tmp_path / "theirs" / "register.journal"
    journal.write_bytes(journal.read_bytes().replace(b"phones", b"phonez"))
    with pytest.raises(Damaged) as refused:
        opened(ours, office("theirs").register)
    assert (refused.value.exit_code, refused.value.at) == (7, "register.journal")


def test_a_register_is_not_merged_into_itself_nor_a_missing_one(office: Office) -> None:
    ours = office("ours")
    put(ours, COMM)
    with pytest.raises(UsageError):
        opened(ours, office("ours").register)
    with pytest.raises(NotFound):
        opened(ours, office("nobody").register)


def both(office: Office) -> tuple[Duty, Duty]:
    """Two registers that have the same batch, mark and holder."""
    ours, theirs = office("ours"), office("theirs")
    for duty in (ours, theirs):
        put(duty, COMM, VIVO, phones())
    return ours, theirs


def changed(duty: Duty, **changes: Any) -> None:
    put(duty, replace(duty.register.batch(REF), **changes))


def fields(ours: Duty, theirs: Duty) -> list[str]:
    return [path for row in plan(ours.register, theirs.register).differing for path, _, _ in row.fields]


LINE = Line(no=1, goods="phones", quantity=10, marks=("VIVO",))
OWN = Proceeding(holder="VIVO-COMM", marks={"VIVO": MarkState()})
FILLS: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    (
        "fields of a batch",
        {"destination": "NG", "containers": ("MSKU1",)},
        {"vehicle": "V1", "source": {"case_id": "C-1"}},
        {"destination": "NG", "containers": ("MSKU1",), "vehicle": "V1", "source": {"case_id": "C-1"}},
    ),
    (
        "fields of a line",
        {"lines": (replace(LINE, hs="851712"),)},
        {"lines": (replace(LINE, note="in boxes"),)},
        {"lines": (replace(LINE, hs="851712", note="in boxes"),)},
    ),
    (
        "a party",
        {"consignor": Party(name="Ace"), "consignee": Party(name="Bee", country="NG")},
        {"consignor": Party(name="Ace", address="Road 1"), "carrier": Party(name="Sea", names=("海",))},
        {
            "consignor": Party(name="Ace", address="Road 1"),
            "consignee": Party(name="Bee", country="NG"),
            "carrier": Party(name="Sea", names=("海",)),
        },
    ),
    (
        "fields of a proceeding",
        {"proceedings": {"VIVO-COMM": replace(OWN, notice_no="N-1")}},
        {"proceedings": {"VIVO-COMM": replace(OWN, notified_on=date(2019, 7, 2))}},
        {"proceedings": {"VIVO-COMM": replace(OWN, notice_no="N-1", notified_on=date(2019, 7, 2))}},
    ),
]


@pytest.mark.parametrize("word", [None, "ours", "theirs"])
@pytest.mark.parametrize(("mine", "other", "whole"), [row[1:] for row in FILLS], ids=[row[0] for row in FILLS])
def test_a_blank_of_either_side_gives_way_to_a_value_whoever_counts(
    office: Office, mine: dict[str, Any], other: dict[str, Any], whole: dict[str, Any], word: Word | None
) -> None:
    ours, theirs = both(office)
    changed(ours, **mine)
    changed(theirs, **other)
    merge(ours, theirs.register, word)
    kept = ours.register.batch(REF)
    assert {field: getattr(kept, field) for field in whole} == whole
    assert merge(ours, theirs.register, word).seq == 0


@pytest.mark.parametrize(("word", "name"), [("ours", "vivo Mobile"), ("theirs", "VIVO Ltd")])
def test_a_word_counts_for_what_contradicts_and_wipes_nothing(office: Office, word: Word, name: str) -> None:
    ours, theirs = office("ours"), office("theirs")
    put(ours, replace(COMM, country="CN", contacts=("1",)))
    put(theirs, replace(COMM, name="VIVO Ltd", name_zh="维沃"))
    conflict(ours, theirs)
    assert fields(ours, theirs) == ["name"]
    merge(ours, theirs.register, word)
    whole = replace(COMM, name=name, country="CN", contacts=("1",), name_zh="维沃")
    assert ours.register.find(Holder, "VIVO-COMM") == whole


DAY = date(2019, 7, 5)
CONTRADICTING: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "the number of another decision",
        {"proceedings": {"VIVO-COMM": replace(OWN, outcome="released", outcome_on=DAY)}},
        {"proceedings": {"VIVO-COMM": replace(OWN, outcome="confiscated", outcome_on=DAY, outcome_no="P")}},
    ),
    ("the address of another party", {"consignor": Party(name="Ace")}, {"consignor": Party(name="B", address="Road")}),
    (
        "a notification after the detention",
        {"proceedings": {"VIVO-COMM": replace(OWN, detained_on=DAY)}},
        {"proceedings": {"VIVO-COMM": replace(OWN, notified_on=date(2019, 7, 8))}},
    ),
]


@pytest.mark.parametrize(("mine", "other"), [row[1:] for row in CONTRADICTING], ids=[row[0] for row in CONTRADICTING])
def test_what_belongs_to_a_contradicted_value_goes_with_it(
    office: Office, mine: dict[str, Any], other: dict[str, Any]
) -> None:
    ours, theirs = both(office)
    changed(ours, **mine)
    changed(theirs, **other)
    before = ours.register.batch(REF)
    conflict(ours, theirs)
    merge(ours, theirs.register, "ours")
    assert ours.register.batch(REF) == before


@pytest.mark.parametrize("is_ours", [True, False])
def test_what_one_side_took_out_since_both_had_it_is_no_blank(office: Office, is_ours: bool) -> None:
    ours, theirs = both(office)
    for duty in (ours, theirs):
        changed(duty, destination="NG", vehicle="V1")
    changed(ours if is_ours else theirs, destination=None)
    conflict(ours, theirs)
    assert fields(ours, theirs) == ["destination"]
    merge(ours, theirs.register, "ours" if is_ours else "theirs")
    assert (ours.register.batch(REF).destination, ours.register.batch(REF).vehicle) == (None, "V1")


def test_what_came_in_for_a_blank_and_was_taken_out_does_not_come_again(office: Office) -> None:
    ours, theirs = both(office)
    changed(theirs, vehicle="V1")
    assert merge(ours, theirs.register).plan.batches == (REF,)
    changed(ours, vehicle=None)
    conflict(ours, theirs)
    merge(ours, theirs.register, "ours")
    assert merge(ours, theirs.register).seq == 0
    assert ours.register.batch(REF).vehicle is None


def test_what_was_decided_once_is_not_asked_again(office: Office) -> None:
    ours, theirs = both(office)
    changed(ours, destination="NG")
    changed(theirs, destination="GH")
    conflict(ours, theirs)
    assert merge(ours, theirs.register, "ours").seq
    assert merge(ours, theirs.register).seq == 0
    assert merge(ours, theirs.register, "ours").seq == 0
    put(theirs, noted(theirs.register.batch(REF), "seen"))
    put(theirs, phones("2019-5304-000001"))
    conflict(ours, theirs)
    assert fields(ours, theirs) == ["notes"]
    merge(ours, theirs.register, "theirs")
    kept = ours.register.batch(REF)
    assert (kept.destination, [note.text for note in kept.notes]) == ("NG", ["seen"])
    assert merge(ours, theirs.register).seq == 0
    changed(theirs, destination="CM")
    conflict(ours, theirs)
    assert fields(ours, theirs) == ["destination"]


def test_a_decision_falls_by_another_word_or_an_undo(office: Office) -> None:
    ours, theirs = both(office)
    changed(ours, destination="NG")
    changed(theirs, destination="GH", vehicle="V1")
    merge(ours, theirs.register, "ours")
    undo(ours)
    conflict(ours, theirs)
    assert fields(ours, theirs) == ["destination"]
    merge(ours, theirs.register, "ours")
    merge(ours, theirs.register, "theirs")
    assert ours.register.batch(REF).destination == "GH"
    assert merge(ours, theirs.register).seq == 0
