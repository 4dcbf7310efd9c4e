"""Several registers taken in one after another, and again: what was proved is not proved twice, a forgery is found."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from copying import copied
from msgspec.structs import replace

from customs_cli.domain.batch.batch import Batch, Line, Note
from customs_cli.domain.batch.document import Document
from customs_cli.domain.batch.proceeding_record import MarkState, Proceeding
from customs_cli.domain.record import Record
from customs_cli.domain.rights.holder import Holder
from customs_cli.domain.rights.trademark import Trademark
from customs_cli.domain.time.workdays import WorkingCalendar
from customs_cli.errors import Damaged
from customs_cli.register.file.checkpoint import from_line, to_line
from customs_cli.register.file.files import FileStore
from customs_cli.register.register import Register
from customs_cli.register.undo import reversal
from customs_cli.services.acts.act_context import Duty
from customs_cli.services.exchange.merges.noted import Notes, files_of
from customs_cli.services.exchange.merges.planned import Plan
from customs_cli.services.exchange.merges.several import Several
from customs_cli.services.exchange.merging import Merged, merge, plan

COMM, VIVO = Holder(code="VIVO-COMM", name="vivo Mobile"), Trademark(code="VIVO", name="vivo", holder="VIVO-COMM")
NOON = datetime(2019, 7, 10, 12, tzinfo=UTC)
SEEN = Note(on=date(2019, 7, 9), by=("Li Wei",), text="seen")


def duty(folder: Path) -> Duty:
    folder.mkdir(exist_ok=True)
    times = (NOON + timedelta(seconds=n) for n in range(10**6))
    register = Register(FileStore(folder / "register.json"), clock=lambda: next(times))
    return Duty(register, ("Li Wei",), date(2019, 7, 10), WorkingCalendar)


def batch(ref: str, number: str = "") -> Batch:
    lines = (Line(no=1, goods="phones", quantity=10, marks=("VIVO",)),)
    own = {"VIVO-COMM": Proceeding(holder="VIVO-COMM", marks={"VIVO": MarkState()})}
    document = Document(kind="waybill", number=number) if number else None
    return Batch(ref=ref, office=ref[5:9], found_on="2019-07-01", lines=lines, proceedings=own, document=document)


def put(own: Duty, *records: Record) -> None:
    own.do("test", lambda act: [act.put(record) for record in records])


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Three offices' registers; two of them have batches of one waybill."""
    made = []
    for number, code in enumerate(("5304", "5320", "5345")):
        made.append(tmp_path / code)
        own = [batch(f"2019-{code}-00000{n}", "SF123456789" if n == 1 and number < 2 else "") for n in (1, 2, 3)]
        put(duty(made[-1]), COMM, VIVO, *own)
    return made


def taken_in(ours: Duty, folders: list[Path]) -> list[Plan]:
    """What each merge found, of several in one go."""
    several, found = Several(ours, [folder / "register.json" for folder in folders]), []
    for folder in folders:
        other = duty(folder).register
        found.append(several.plan(other))
        several.follow(merge(ours, other, None, found[-1], is_checked=True), other)
    several.keep()
    return found


def told(found: Plan) -> tuple[object, ...]:
    """What a plan says to its reader; counters that move up are not said."""
    differing = [(row.key, row.fields) for row in found.differing]
    return found.batches, found.names, found.joint, differing, [row.later for row in found.differing]


def is_known(ours: Duty, folder: Path) -> bool:
    return Notes(ours.register).proved(files_of(duty(folder).register.store)) is not None


def test_several_come_in_as_one_by_one_and_again_bring_nothing(tmp_path: Path, folders: list[Path]) -> None:
    ours, other = duty(tmp_path / "district"), duty(tmp_path / "one-by-one")
    found = taken_in(ours, folders)
    alone = [taken_in(other, [folder])[0] for folder in folders]
    assert [plan._replace(ours="") for plan in found] == [plan._replace(ours="") for plan in alone]
    assert [[joint[:3] for joint in plan.joint] for plan in found] == [
        [],
        [("2019-5320-000001", "2019-5304-000001", "document")],
        [],
    ]
    assert list(ours.register.batches()) == list(other.register.batches())
    again = taken_in(ours, folders)
    assert [(plan.new, plan.differing, plan.equal) for plan in again] == [((), (), 5)] * 3
    assert ours.register.snapshot.seq == 3
    assert [plan.is_noted for plan in again] == [True] * 3
    assert all(is_known(ours, folder) for folder in folders)


def test_several_that_are_only_tried_are_planned_as_they_would_come_in(tmp_path: Path, folders: list[Path]) -> None:
    twin = duty(tmp_path / "twin")
    put(twin, batch("2019-5304-000001", "530420190000000999"))
    further = duty(copied(folders[0], tmp_path / "further"))
    put(further, replace(next(iter(further.register.batches())), notes=(SEEN,)))
    ours, real = duty(tmp_path / "district"), duty(tmp_path / "real")
    several, tried = Several(ours, [folder / "register.json" for folder in folders]), []
    for folder in (*folders, tmp_path / "twin", tmp_path / "further"):
        other = duty(folder).register
        tried.append(several.plan(other))
        several.suppose(Merged(tried[-1], None, 0, 0), other)
    found = [*taken_in(real, folders), *(plan(real.register, one.register) for one in (twin, further))]
    assert [told(one) for one in tried] == [told(one) for one in found]
    assert [row.later for one in found for row in one.differing] == ["another batch", "theirs"]
    assert ours.register.snapshot.seq == 0


def _journal_byte(folder: Path) -> None:
    path = folder / "register.journal"
    path.write_bytes(path.read_bytes().replace(b"phones", b"radios", 1))


def _state(folder: Path, alter: Callable[[bytes], bytes]) -> None:
    """A line of the TinyDB file altered, with a checksum that fits."""
    path = folder / "register.json"
    lines = path.read_bytes().split(b"\n")
    place = next(n for n, line in enumerate(lines) if b"5304-000002" in line)
    row = from_line(lines[place])
    assert row
    lines[place] = to_line(row.id, alter(row.body)) + b"," * lines[place].endswith(b",")
    path.write_bytes(b"\n".join(lines))


@pytest.mark.parametrize(
    "forge",
    [
        _journal_byte,
        lambda folder: _state(folder, lambda body: body.replace(b"phones", b"radios")),
        lambda folder: _state(folder, lambda body: body.replace(b'"quantity":10', b'"quantity":99')),
        lambda folder: (folder / "register.journal").unlink(),
    ],
)
def test_a_register_forged_after_it_was_taken_in_is_refused_as_at_first(
    tmp_path: Path, folders: list[Path], forge: Callable[[Path], None]
) -> None:
    ours = duty(tmp_path / "district")
    taken_in(ours, folders)
    forge(folders[0])
    assert not is_known(ours, folders[0])
    with pytest.raises(Damaged):
        taken_in(ours, folders)


def test_a_kept_tree_of_theirs_is_not_believed(tmp_path: Path, folders: list[Path]) -> None:
    ours = duty(tmp_path / "district")
    taken_in(ours, folders)
    for _ in range(3):
        (folders[0] / "register.tree").write_bytes(b'{"format":1}')
        assert is_known(ours, folders[0])


def _altered(ours: Duty, ref: str) -> None:
    ours.do("correct", lambda act: act.put(replace(ours.register.batch(ref), notes=(SEEN,))))


@pytest.mark.parametrize(
    ("alter", "noted", "differing"),
    [
        (lambda ours: put(ours, batch("2019-5399-000001")), [True, True, True], 0),
        (lambda ours: _altered(ours, "2019-5304-000002"), [False, True, True], 1),
        (lambda ours: put(ours, Holder(code="OTHER", name="Other")), [False, False, False], 0),
        (lambda ours: (ours.register.store.path.parent / "register.merged").write_bytes(b"{}"), [False] * 3, 0),
    ],
    ids=["a batch of our own", "a batch of theirs", "a name", "no note"],
)
def test_what_ours_has_done_since_is_told_from_what_theirs_may_have(
    tmp_path: Path, folders: list[Path], alter: Callable[[Duty], object], noted: list[bool], differing: int
) -> None:
    ours = duty(tmp_path / "district")
    taken_in(ours, folders)
    alter(ours)
    several = Several(ours, [folder / "register.json" for folder in folders])
    found = [several.plan(duty(folder).register) for folder in folders]
    assert [plan.is_noted for plan in found] == noted
    assert sum(len(plan.differing) for plan in found) == differing


def test_what_was_taken_back_comes_in_once_more_after_it_was_proved_whole(tmp_path: Path, folders: list[Path]) -> None:
    ours = duty(tmp_path / "district")
    taken_in(ours, folders)
    last = list(ours.register.entries())[-1]
    ours.do("undo", lambda act: act.apply(reversal(last.entry)))
    assert [len(plan.batches) for plan in taken_in(ours, folders)] == [0, 0, 3]
